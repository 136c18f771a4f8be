"""The papers of trainer courses, from what is recorded of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from db.queries import listing
from db.queries.conditions import Order
from desktop.problems import Refused
from desktop.programme.attendance import HalfDay, half_days
from desktop.programme.course import COST_KINDS, HALVES
from desktop.programme.course_summary import CourseSummary, KindOfCost
from desktop.programme.trainer_course import RESULTS, held_by
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.dates import format_date, format_range
from desktop.thai.numerals import baht_text, format_baht
from desktop.trainer_course import (
    CourseSheet,
    Participant,
    course_sheet,
    courses,
    of_course,
    summary,
)  # fmt: skip
from desktop.views import Scope
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.sheets import Item
    from desktop.documents.trainer_course import Attendee, CourseFacts, Day, Outcome
    from desktop.office import Office


def sign_in_sheets(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The sign-in sheets of courses, a day a page; without any, a blank one."""
    from desktop.documents.trainer_course import CourseFacts, Day
    from desktop.documents.trainer_course import sign_in_sheets as sheets

    def of(sheet: CourseSheet) -> "Iterator[Item]":
        return sheets(_facts(office, sheet), list(_days(sheet)), _attendees(sheet))

    title = _("Sign-in sheet of participants")
    if not ids:
        blank = Day("", tuple(_(half.label) for half in HALVES))
        return _pdf(
            office, title, [], lambda _sheet: iter(()), [sheets(CourseFacts(), [blank], [])]
        )
    return _pdf(office, title, _sheets(office, scope, ids), of)


def roster(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """Who is on courses."""
    from desktop.documents.trainer_course import roster as set_roster

    return _pdf(
        office, _("List of participants"), _sheets(office, scope, ids),
        lambda sheet: set_roster(_facts(office, sheet), _attendees(sheet)),
    )  # fmt: skip


def results(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The results of courses."""
    from desktop.documents.trainer_course import results as set_results

    def of(sheet: CourseSheet) -> "Iterator[Item]":
        outcomes = [_outcome(one) for one in sheet.people]
        counted = _counted(summary(office, sheet.id))
        return set_results(_facts(office, sheet), _rule(sheet), outcomes, counted)

    return _pdf(office, _("Results of the training"), _sheets(office, scope, ids), of)


def curriculum(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The topics of courses, day by day."""
    from desktop.documents.trainer_course import Taught
    from desktop.documents.trainer_course import curriculum as set_curriculum

    def of(sheet: CourseSheet) -> "Iterator[Item]":
        columns = ["on", "topic", "hours", "speaker", "place"]
        found = listing.select(
            "course_topic", columns, of_course(sheet.id), [Order("on"), Order("id")]
        )
        topics = [
            Taught(
                show_value(Kind.DATE, on), topic, show_value(Kind.QUANTITY, hours), speaker, place
            )
            for on, topic, hours, speaker, place in found
        ]
        total = show_value(Kind.QUANTITY, sum(row[2] or 0 for row in found))
        return set_curriculum(_facts(office, sheet), topics, total)

    return _pdf(office, _("Timetable of the course"), _sheets(office, scope, ids), of)


def costs(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """What courses cost."""
    from desktop.documents.trainer_course import Spent
    from desktop.documents.trainer_course import costs as set_costs

    def of(sheet: CourseSheet) -> "Iterator[Item]":
        columns = ["kind", "payee", "rate", "quantity", "times", "amount", "note"]
        found = listing.select("course_cost", columns, of_course(sheet.id), [Order("id")])
        spent = [
            Spent(
                show_value(Kind.CHOICE, kind, COST_KINDS), payee, show_value(Kind.MONEY, rate),
                show_value(Kind.QUANTITY, quantity), show_value(Kind.COUNT, times),
                show_value(Kind.MONEY, amount), note,
            )
            for kind, payee, rate, quantity, times, amount, note in found
        ]  # fmt: skip
        numbers = summary(office, sheet.id)
        in_words = baht_text(numbers.spent) if current_language() == "th" else ""
        kinds = [_kind(one) for one in numbers.costs]
        facts = _facts(office, sheet)
        return set_costs(facts, spent, kinds, format_baht(numbers.spent), in_words)

    return _pdf(office, _("Summary of the course's costs"), _sheets(office, scope, ids), of)


def _pdf(
    office: "Office",
    title: str,
    sheets: Sequence[CourseSheet],
    of: "Callable[[CourseSheet], Iterator[Item]]",
    blank: "Sequence[Iterator[Item]]" = (),
) -> bytes:
    from desktop.documents.trainer_course import course_pdf

    language = current_language()
    places = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    names = {part for sheet in sheets for one in sheet.people for part in one.name.split()}
    return course_pdf(
        title,
        [*(of(sheet) for sheet in sheets), *blank],
        language=language,
        digits="thai" if language == "th" else "arabic",
        words=frozenset(name.removeprefix("บ้าน") or name for name in places | names),
    )


def _sheets(office: "Office", scope: Scope, ids: Sequence[int]) -> list[CourseSheet]:
    """The chosen courses, or all of the round; Refused where there is none."""
    chosen = list(ids) or [one.id for one in courses(scope.round_id or 0)]
    if not chosen:
        raise Refused(_("No course is recorded yet."))
    return [course_sheet(office, one) for one in chosen]


def _facts(office: "Office", sheet: CourseSheet) -> "CourseFacts":
    from desktop.documents.trainer_course import CourseFacts

    organiser, place = held_by(sheet.organiser, sheet.place, office.profile.name)
    days = format_range(sheet.starts_on, sheet.ends_on, "long", language=current_language())
    return CourseFacts(sheet.name, days, place, organiser)


def _days(sheet: CourseSheet) -> "Iterator[Day]":
    """The days on which the course is held; while that is not said, those of its dates."""
    from desktop.documents.trainer_course import Day

    held = [HalfDay(one.on, one.half) for one in sheet.sessions]
    halves = {half.key: _(half.label) for half in HALVES}
    by_day: dict[str, list[str]] = {}
    for one in held or half_days(sheet.starts_on, sheet.ends_on):
        day = format_date(one.on, "long", language=current_language())
        by_day.setdefault(day, []).append(halves[one.half])
    return (Day(day, tuple(of_day)) for day, of_day in by_day.items())


def _attendees(sheet: CourseSheet) -> "list[Attendee]":
    from desktop.documents.trainer_course import Attendee

    paths = ["sage.craft.name", "sage.person.phone"]
    more = listing.rows("trainee", paths, [one.id for one in sheet.people])
    return [
        Attendee(one.name, _village(one), craft or "", show_value(Kind.PHONE, phone))
        for one, (craft, phone) in zip(sheet.people, more, strict=True)
    ]


def _village(one: Participant) -> str:
    return _("{village}, Tambon {tambon}").format(
        village=one.village.label, tambon=one.village.tambon
    )


def _outcome(one: Participant) -> "Outcome":
    from desktop.documents.trainer_course import Outcome

    standing = one.standing
    return Outcome(
        one.name,
        _village(one),
        show_value(Kind.QUANTITY, standing.hours),
        show_value(Kind.COUNT, standing.percent),
        show_value(Kind.COUNT, one.pre_test),
        show_value(Kind.COUNT, standing.marks),
        show_value(Kind.CHOICE, standing.result, RESULTS),
    )


def _rule(sheet: CourseSheet) -> str:
    """What passing takes, in one sentence."""
    rule = _("To pass: at least {percent}% of the time attended").format(
        percent=sheet.round.attendance_percent
    )
    if not sheet.round.test_percent or not sheet.test_marks:
        return rule
    test = _("and {percent}% of {full} marks of the test after")
    return f"{rule} {test.format(percent=sheet.round.test_percent, full=sheet.test_marks)}"


def _counted(one: CourseSummary) -> str:
    told = _("Participants {people}: passed {passed}, not passed {failed}, no result yet {open}")
    open_ = one.people - one.passed - one.failed
    return told.format(people=one.people, passed=one.passed, failed=one.failed, open=open_)


def _kind(one: KindOfCost) -> tuple[str, str, str]:
    """What a kind of cost came to, and what is said of its ceiling."""
    told = ""
    if one.ceiling is not None:
        told = _("{amount} baht").format(amount=format_baht(one.ceiling))
        if one.over:
            told += " · " + _("{count} above it").format(count=one.over)
    return show_value(Kind.CHOICE, one.kind, COST_KINDS), format_baht(one.amount), told
