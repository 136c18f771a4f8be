"""Stage ๒: the selected sages are trained as trainers."""

from collections.abc import Iterable, Iterator
from math import ceil

from desktop.programme.course import COSTS, QUESTIONS, TOPICS, course_field
from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.options import OPTIONS
from desktop.programme.people import name_column, village_columns
from desktop.programme.period import PERIOD_COLUMNS, PERIOD_RULES, days_within, period_fields
from desktop.programme.rounds import RoundSettings
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
        Field("test_marks", N_("Full marks of the tests"), Kind.COUNT, _COURSE, width=8),
    ),
    columns=(
        Column("name", N_("Course"), sort="sort_key", width=24),
        *PERIOD_COLUMNS,
        Column("place", N_("Place"), width=24),
    ),
    rules=PERIOD_RULES,
)


def passed(
    result: str | None, days: int | None, course_days: int | None, round_: RoundSettings
) -> bool:
    """Whether somebody passed a course: the result says so and the days reach the pass mark.

    The one definition: a certificate, the board and the working lists ask here. Days that are not
    recorded reach no mark.
    """
    return result == "passed" and attended_enough(days, course_days, round_)


_BODIES = ("ศูนย์", "สำนักงาน", "วิทยาลัย", "มหาวิทยาลัย", "สถาบัน")


def held_by(organiser: str, place: str, office: str) -> tuple[str, str]:
    """Who held a course, and where as far as that says more.

    A course without an organiser was held by the body that housed it (a training centre, a
    college), else by the `office`. The place is "" where the organiser names it already.
    """
    if not organiser:
        organiser = place if place.startswith(_BODIES) else office
    return organiser, "" if place in organiser else place


def attended_enough(days: int | None, course_days: int | None, round_: RoundSettings) -> bool:
    """Whether `days` of a course of `course_days` reach the round's pass mark."""
    if days is None or course_days is None:
        return False
    return days * 100 >= course_days * round_.attendance_percent


def _passes_with_attendance(values: Values, context: Context) -> Iterable[Problem]:
    days, course = values.get("days_attended"), values.get("course.days")
    if values.get("result") != "passed":
        return
    if days is None:
        yield Problem("days_attended", _("Record the days attended of who passed."))
    elif not isinstance(days, int) or not isinstance(course, int):
        return
    elif not attended_enough(days, course, context.round):
        yield Problem(
            "result",
            _(
                "Passing needs {mark}% attendance, and {days} of {course} days were attended; "
                "check the days or the result."
            ).format(mark=context.round.attendance_percent, days=days, course=course),
        )


def _marks_within_the_test(values: Values, _context: Context) -> Iterable[Problem]:
    full = values.get("course.test_marks")
    for key in ("pre_test", "post_test"):
        marks = values.get(key)
        if isinstance(full, int) and isinstance(marks, int) and marks > full:
            yield Problem(key, _("The test has {full} marks; write no more.").format(full=full))


def enough_marks(marks: int | None, full: int | None, round_: RoundSettings) -> bool:
    """Whether `marks` of a test of `full` marks reach what the round asks for; nothing: always."""
    if not round_.test_percent or not full:
        return True
    return marks is not None and marks * 100 >= full * round_.test_percent


def _passes_with_marks(values: Values, context: Context) -> Iterable[Problem]:
    marks, full = values.get("post_test"), values.get("course.test_marks")
    if values.get("result") != "passed" or not isinstance(full, int):
        return
    if not enough_marks(marks if isinstance(marks, int) else None, full, context.round):
        yield Problem(
            "result",
            _(
                "Passing needs {percent}% of the {full} marks of the test after; check the marks "
                "or the result."
            ).format(percent=context.round.test_percent, full=full),
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
        _marks_within_the_test,
        _passes_with_attendance,
        _passes_with_marks,
    ),
    lookups=("course.days", "course.test_marks"),
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
    return (
        _("Every selected sage on a course; the preset is {days} days.").format(
            days=round_.course_days
        ),
        _("At least {percent}% of the days attended (of {days} days: {least}).").format(
            percent=round_.attendance_percent, days=round_.course_days, least=days
        ),
        _("The result “passed”; then a certificate can be issued."),
    )


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
