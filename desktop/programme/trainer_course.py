"""Stage ๒: the selected sages are trained as trainers."""

from collections.abc import Iterable, Iterator
from math import ceil

from desktop.programme.course import COSTS, QUESTIONS, TOPICS, course_field
from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.options import OPTIONS
from desktop.programme.passing import attended_enough, enough_marks, standing_of
from desktop.programme.people import name_column, village_columns
from desktop.programme.period import PERIOD_COLUMNS, PERIOD_RULES, days_within, period_fields
from desktop.programme.rounds import RoundSettings
from desktop.programme.values import show_value
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Stage,
    Values,
)
from desktop.words import N_, _

_COURSE = N_("Course")
_RESULT = N_("Result")

RESULTS = (Choice("passed", N_("Passed")), Choice("failed", N_("Not passed")))


COURSES = Register(
    key="courses",
    label=N_("Courses"),
    one=N_("Course"),
    table="course",
    title="name",
    order=("starts_on", "sort_key"),
    search=("search_text",),
    village="",
    hint=N_("Record the course first, then who attended it."),
    fields=(
        Field(
            "name", N_("Course"), section=_COURSE, required=True, suggest="course.name", width=36
        ),
        *period_fields(_COURSE, "course.place"),
        Field(
            "organiser", N_("Organised by"), section=_COURSE, suggest="course.organiser", width=36
        ),
        Field("hours", N_("Hours in all"), Kind.QUANTITY, _COURSE, width=8, maximum=999_000),
        Field("test_marks", N_("Full marks of the tests"), Kind.COUNT, _COURSE, width=8),
    ),
    columns=(
        Column("name", N_("Course"), sort="sort_key", width=24),
        *PERIOD_COLUMNS,
        Column("place", N_("Place"), width=24),
    ),
    rules=PERIOD_RULES,
)


_BODIES = ("ศูนย์", "สำนักงาน", "วิทยาลัย", "มหาวิทยาลัย", "สถาบัน")


def held_by(organiser: str, place: str, office: str) -> tuple[str, str]:
    """Who held a course, and where as far as that says more.

    A course without an organiser was held by the body that housed it (a training centre, a
    college), else by the `office`. The place is "" where the organiser names it already.
    """
    if not organiser:
        organiser = place if place.startswith(_BODIES) else office
    return organiser, "" if place in organiser else place


def _passes_with_attendance(values: Values, context: Context) -> Iterable[Problem]:
    standing = standing_of(values)
    if standing.result != "passed" or attended_enough(standing, context.round):
        return
    if standing.days is None and standing.hours is None:
        yield Problem("days_attended", _("Record the days attended of who passed."))
    elif None not in (standing.hours, standing.course_hours):
        yield Problem(
            "result",
            _(
                "Passing needs {mark}% attendance, and {hours} of {course} hours were attended; "
                "check the hours or the result."
            ).format(
                mark=context.round.attendance_percent,
                hours=show_value(Kind.QUANTITY, standing.hours),
                course=show_value(Kind.QUANTITY, standing.course_hours),
            ),
        )
    elif None not in (standing.days, standing.course_days):
        yield Problem(
            "result",
            _(
                "Passing needs {mark}% attendance, and {days} of {course} days were attended; "
                "check the days or the result."
            ).format(
                mark=context.round.attendance_percent,
                days=standing.days,
                course=standing.course_days,
            ),
        )


def _hours_within_the_course(values: Values, _context: Context) -> Iterable[Problem]:
    hours, held = values.get("hours_attended"), values.get("course.hours")
    if isinstance(hours, int) and isinstance(held, int) and hours > held:
        yield Problem(
            "hours_attended",
            _("The course had {hours} hours; write no more than that.").format(
                hours=show_value(Kind.QUANTITY, held)
            ),
        )


def _marks_within_the_test(values: Values, _context: Context) -> Iterable[Problem]:
    full = values.get("course.test_marks")
    for key in ("pre_test", "post_test"):
        marks = values.get(key)
        if isinstance(full, int) and isinstance(marks, int) and marks > full:
            yield Problem(key, _("The test has {full} marks; write no more.").format(full=full))


def _passes_with_marks(values: Values, context: Context) -> Iterable[Problem]:
    standing = standing_of(values)
    if standing.result == "passed" and not enough_marks(standing, context.round):
        yield Problem(
            "result",
            _(
                "Passing needs {percent}% of the {full} marks of the test after; check the marks "
                "or the result."
            ).format(percent=context.round.test_percent, full=standing.full_marks),
        )


TRAINEES = Register(
    key="trainees",
    label=N_("Course participants"),
    one=N_("Course participant"),
    table="trainee",
    title="sage.person.full_name",
    order=("sage.village.code", "sage.person.sort_key"),
    search=("sage.person.search_text",),
    round="course.round",
    village="sage.village",
    hint=N_("Add the selected sages to the course; record their days and result."),
    fields=(
        course_field(_RESULT),
        Field("sage", N_("Sage"), Kind.LINK, _RESULT, required=True, target="sages", width=36),
        Field("days_attended", N_("Days attended"), Kind.COUNT, _RESULT, width=6, maximum=60),
        Field("hours_attended", N_("Hours attended"), Kind.QUANTITY, _RESULT, width=8),
        Field("pre_test", N_("Test before"), Kind.COUNT, _RESULT, width=8, unit=N_("marks")),
        Field("post_test", N_("Test after"), Kind.COUNT, _RESULT, width=8, unit=N_("marks")),
        Field("result", N_("Result"), Kind.CHOICE, _RESULT, choices=RESULTS, width=12),
        Field("note", N_("Note"), Kind.LONG_TEXT, _RESULT, width=48),
    ),
    columns=(
        name_column("sage.person"),
        *village_columns("sage.village"),
        Column("course.name", N_("Course"), sort="course.sort_key", width=20),
        Column("days_attended", N_("On the course (days)"), Kind.COUNT, width=6),
        Column("result", N_("Result"), Kind.CHOICE, width=10, choices=RESULTS),
    ),
    rules=(
        days_within("course"),
        _hours_within_the_course,
        _marks_within_the_test,
        _passes_with_attendance,
        _passes_with_marks,
    ),
    lookups=("course.days", "course.hours", "course.test_marks"),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when every selected sage attended enough of a course and passed it."""
    return first_missing(_missing(facts, round_), _("passed"), begun=facts.trainees > 0)


def _missing(facts: UnitFacts, round_: RoundSettings) -> Iterator[Missing]:
    need = max(facts.selected, round_.sages_selected)
    if facts.trained >= need:
        return
    if facts.short_of_days:
        name, days, course = facts.short_of_days[0]
        yield Missing(
            "trainees",
            _("{name} attended {days} of {course} days (pass mark {mark}%).").format(
                name=name, days=days, course=course, mark=round_.attendance_percent
            ),
            _("Record more days, or let the village send somebody else."),
            _("days missed: {missed}").format(missed=course - days),
            urgent=True,
        )
    if facts.short_of_marks:
        name, marks, full = facts.short_of_marks[0]
        yield Missing(
            "trainees",
            _("{name} has {marks} of {full} marks (pass mark {mark}%).").format(
                name=name, marks=marks, full=full, mark=round_.test_percent
            ),
            _("Let the test be taken again, or let the village send somebody else."),
            _("marks too few"),
            urgent=True,
        )
    if facts.failed:
        yield Missing(
            "trainees",
            _("{name} did not pass the course.").format(name=facts.failed[0]),
            _("Let the village send somebody else."),
            _("not passed"),
            urgent=True,
        )
    if facts.trainees > facts.trained:
        yield Missing(
            "trainees",
            _("The result of the course is not recorded."),
            _("Record days attended and the result."),
            _("on the course"),
        )
    yield Missing(
        "trainees",
        _("Selected sages who are on no course yet: {count}.").format(count=need - facts.trainees),
        _("Add the selected sage to a course."),
        f"{facts.trainees}/{need}" if facts.trainees else _("not begun"),
    )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    days = ceil(round_.course_days * round_.attendance_percent / 100)
    asked: tuple[str, ...] = (
        _("Every selected sage on a course; the preset is {days} days.").format(
            days=round_.course_days
        ),
        _("At least {percent}% of the days attended (of {days} days: {least}).").format(
            percent=round_.attendance_percent, days=round_.course_days, least=days
        ),
    )
    if round_.test_percent:
        test = _("At least {percent}% of the marks of the test after, where there is one.")
        asked = (*asked, test.format(percent=round_.test_percent))
    return (*asked, _("The result “passed”; then a certificate can be issued."))


STAGE = Stage(
    key="trainer_course",
    number="๒",
    label=N_("Trainer course"),
    tab=N_("Trainer course"),
    registers=(TRAINEES, COURSES, TOPICS, COSTS, QUESTIONS, OPTIONS),
    gate=gate,
    needs=needs,
    help=N_("The selected sage attends the trainer course; who passes can have a certificate."),
)
