"""A trainer course as its page shows it: half-days across, participants down, and its summary."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.attendance import Time, time_attended
from desktop.programme.course import SCORES
from desktop.programme.course_summary import Answered, Cost, CourseSummary, Took, summarise
from desktop.programme.passing import STANDING, Standing, suggested
from desktop.programme.rounds import RoundSettings
from desktop.thai.dates import format_range
from desktop.views import Option, Place
from desktop.words import _, current_language

_COURSE = ("round", "name", "starts_on", "ends_on", "days", "place", "organiser", "test_marks")
_PLACE = [f"sage.village.{path}" for path in ("id", "code", "moo", "name", "tambon", "tambon.name")]
_PERSON = ["id", "sage", "sage.person.full_name", "pre_test"]


@dataclass(frozen=True, slots=True)
class Session:
    """Half a day on which a course is held; hours are thousandths."""

    id: int
    on: date
    half: str
    hours: int


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody on a course; `there` says by half-day whether they came, as far as it is said."""

    id: int
    sage: int
    name: str
    pre_test: int | None
    village: Place
    standing: Standing
    there: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """A course with its half-days in order and its participants by village and name."""

    id: int
    round: RoundSettings
    name: str
    starts_on: date
    ends_on: date
    days: int
    place: str
    organiser: str
    test_marks: int | None
    sessions: tuple[Session, ...]
    people: tuple[Participant, ...]

    @property
    def hours(self) -> dict[int, int]:
        """The hours of each half-day."""
        return {one.id: one.hours for one in self.sessions}

    def time(self, there: Mapping[int, bool]) -> Time | None:
        """What somebody attended who was there on these half-days."""
        return time_attended(self.hours, there)

    def suggestion(self, one: Participant, time: Time | None) -> str | None:
        """The result of a participant with this `time` by the round's rule, None while open."""
        if time is None:
            return suggested(one.standing, self.round)
        standing = replace(one.standing, hours=time.hours, course_hours=time.held)
        return suggested(standing, self.round, time.open)


def courses(round_id: int) -> list[Option]:
    """The courses of a round, the first held first, each with its days."""
    found = listing.select(
        "course",
        ["id", "name", "starts_on", "ends_on"],
        [Condition("round", "=", round_id)],
        [Order("starts_on"), Order("sort_key")],
    )
    return [
        Option(one, f"{name} · {format_range(starts, ends, 'short', language=current_language())}")
        for one, name, starts, ends in found
    ]


def course_sheet(office: Office, course_id: int) -> CourseSheet:
    """A course as its attendance is written; Refused when it is gone."""
    found = listing.rows("course", _COURSE, [course_id])
    if not found:
        raise Refused(_("This course is gone."))
    values = dict(zip(_COURSE, found[0], strict=True))
    return CourseSheet(
        id=course_id,
        round=office.round(values.pop("round")).settings,
        sessions=sessions(course_id),
        people=_people(course_id),
        **values,
    )


def sessions(course_id: int) -> tuple[Session, ...]:
    """The half-days of a course in their order."""
    order = [Order("on"), Order("half", descending=True)]  # the morning before the afternoon
    found = listing.select(
        "course_session", ["id", "on", "half", "hours"], of_course(course_id), order
    )
    return tuple(Session(*row) for row in found)


def of_course(course_id: int, path: str = "course") -> list[Condition]:
    """The condition that keeps what belongs to a course by `path`."""
    return [Condition(path, "=", course_id)]


def _people(course_id: int) -> tuple[Participant, ...]:
    order = [Order("sage.village.code"), Order("sage.person.sort_key")]
    there: dict[int, dict[int, bool]] = defaultdict(dict)
    for session, trainee, present in listing.select(
        "session_attendance",
        ["session", "trainee", "present"],
        of_course(course_id, "session.course"),
    ):
        there[trainee][session] = present
    columns = [*_PERSON, *_PLACE, *STANDING]
    found = listing.select("trainee", columns, of_course(course_id), order)
    return tuple(_participant(row, there[row[0]]) for row in found)


def _participant(row: tuple[Any, ...], there: Mapping[int, bool]) -> Participant:
    trainee, sage, name, pre_test, *rest = row
    place, standing = rest[: len(_PLACE)], rest[len(_PLACE) :]
    return Participant(trainee, sage, name, pre_test, Place(*place), Standing(*standing), there)


def summary(office: Office, course_id: int) -> CourseSummary:
    """What a course comes to; Refused when it is gone."""
    found = listing.rows("course", ["round", "hours"], [course_id])
    if not found:
        raise Refused(_("This course is gone."))
    (round_id, held), within = found[0], of_course(course_id)
    people = listing.select("trainee", ["sage.village", "pre_test", *STANDING], within)
    questions = listing.select("course_question", ["question", *SCORES], within)
    return summarise(
        [Took(village, Standing(*standing), pre) for village, pre, *standing in people],
        [row[0] for row in listing.select("course_topic", ["hours"], within)],
        held,
        [Answered(question, tuple(answers)) for question, *answers in questions],
        [Cost(*row) for row in listing.select("course_cost", ["kind", "rate", "amount"], within)],
        office.round(round_id).settings,
    )
