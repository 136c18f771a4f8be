"""Half-days of a course: when it is held, who was there, and what that makes in hours and days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from desktop.programme.course import HALVES
from desktop.thai.dates import format_date
from desktop.words import _, current_language

HALF_DAY = 3_000
"""Hours of half a day in thousandths, unless the office says otherwise."""

LONGEST_HALF_DAY = 12_000


class HalfDay(NamedTuple):
    """The morning or the afternoon of a day."""

    on: date
    half: str


class Time(NamedTuple):
    """How much of a course somebody attended, in thousandths of an hour.

    `open` are the hours of half-days of which nobody has said whether they were there.
    """

    hours: int
    held: int
    open: int = 0

    @property
    def percent(self) -> int:
        """Of the course, rounded down: it never shows a mark that is not reached."""
        return self.hours * 100 // self.held if self.held else 0

    def reaches(self, percent: int) -> bool | None:
        """Whether it is at least so much of the course; None while it may still become so."""
        if self.hours * 100 >= self.held * percent:
            return True
        return None if (self.hours + self.open) * 100 >= self.held * percent else False

    def days(self, course_days: int) -> int:
        """Whole days: the same share of the course's days as of its hours, rounded down."""
        return course_days * self.hours // self.held if self.held else 0


def half_days(starts: date, ends: date) -> tuple[HalfDay, ...]:
    """Morning and afternoon of every day of a course."""
    days = range((ends - starts).days + 1)
    return tuple(HalfDay(starts + timedelta(one), half.key) for one in days for half in HALVES)


def time_attended(hours: Mapping[int, int], there: Mapping[int, bool]) -> Time | None:
    """The time of one participant; None while nobody has said anything about any half-day.

    `hours` are those of each half-day the course was held, `there` says where the participant was.
    """
    known = there.keys() & hours.keys()
    if not known:
        return None
    held = sum(hours.values())
    return Time(
        sum(hours[one] for one in known if there[one]),
        held,
        held - sum(hours[one] for one in known),
    )


def wrong_half_days(wanted: Mapping[HalfDay, int], starts: date, ends: date) -> Iterable[str]:
    """What is wrong with half-days that a course shall be held on, each with its hours."""
    for half_day, hours in wanted.items():
        if not starts <= half_day.on <= ends:
            yield _(
                "The course was not held on {day}; check the day, or the dates of the course."
            ).format(day=format_date(half_day.on, "short", language=current_language()))
        elif not 0 < hours <= LONGEST_HALF_DAY:
            yield _("Half a day has up to {most} hours; check {day}.").format(
                most=LONGEST_HALF_DAY // 1000,
                day=format_date(half_day.on, "short", language=current_language()),
            )


def mean(values: Sequence[float]) -> float | None:
    """The mean of some numbers; None without any."""
    return sum(values) / len(values) if values else None
