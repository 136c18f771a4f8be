"""What the recorded half-days of a course say against it, and against who attended it."""

from collections.abc import Iterable, Mapping
from datetime import date

from db.queries import listing
from db.queries.conditions import Condition
from desktop.lookups import Lookups
from desktop.programme.attendance import time_attended
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Problem, Register, Severity, Values
from desktop.words import _


def between_records_and_half_days(
    register: Register,
    values: Values,
    id: int | None,  # noqa: A002  the column's name
    known: Lookups,
) -> Iterable[Problem]:
    """Where a stored course, or a participant of one, is told otherwise than by the half-days."""
    if id is None:
        return
    if register.table == "course":
        yield from _of_the_course(values, id, known)
    elif register.table == "trainee":
        yield from _of_a_participant(values, id, known)


def _of_the_course(values: Values, course: int, known: Lookups) -> Iterable[Problem]:
    """Dates and hours of a course are those of its half-days, where it has any."""
    starts, ends, hours = (values.get(key) for key in ("starts_on", "ends_on", "hours"))
    held = known.half_days(course)
    if isinstance(starts, date) and isinstance(ends, date):
        outside = sum(not starts <= day <= ends for _id, day, _hours in held)
        if outside:
            sentence = _("Half-days outside these dates: {count}; say again when it is held.")
            yield Problem("ends_on", sentence.format(count=outside), Severity.WARNING)
    together = sum(each for _id, _day, each in held)
    if held and hours != together:
        sentence = _("The half-days have {hours} hours together.")
        told = sentence.format(hours=show_value(Kind.QUANTITY, together))
        yield Problem("hours", told, Severity.WARNING)


def _of_a_participant(values: Values, trainee: int, known: Lookups) -> Iterable[Problem]:
    """Hours and days follow from the half-days on which it is recorded whether somebody came."""
    course = values.get("course")
    if not isinstance(course, int):
        return
    hours = {one: each for one, _day, each in known.half_days(course)}
    time = time_attended(hours, _there(trainee, course, known))
    if time is None:
        return
    if values.get("hours_attended") != time.hours:
        sentence = _("The recorded half-days make {hours} hours; check both.")
        told = sentence.format(hours=show_value(Kind.QUANTITY, time.hours))
        yield Problem("hours_attended", told, Severity.WARNING)
    days = known.behind("course.days", course)
    if isinstance(days, int) and values.get("days_attended") != time.days(days):
        sentence = _("The recorded half-days make {days} days; check both.")
        told = sentence.format(days=time.days(days))
        yield Problem("days_attended", told, Severity.WARNING)


def _there(trainee: int, course: int, known: Lookups) -> Mapping[int, bool]:
    """Whether a participant came, by half-day as far as it is recorded."""
    if known.are_many:  # then one question for the whole course
        within = Condition("session.course", "=", course)
    else:
        within = Condition("trainee", "=", trainee)
    marks = known.once(
        ("marks", course),
        lambda: listing.select("session_attendance", ["trainee", "session", "present"], [within]),
    )
    return {session: present for one, session, present in marks if one == trainee}
