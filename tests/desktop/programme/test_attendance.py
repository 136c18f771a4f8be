"""Half-days of a course, and what being there makes in hours, days and percent."""

from datetime import date

import pytest

from desktop.programme.attendance import (
    HALF_DAY,
    HalfDay,
    Time,
    half_days,
    time_attended,
    wrong_half_days,
)
from desktop.words import use_language

FIRST, LAST = date(2025, 11, 10), date(2025, 11, 13)
HELD = dict.fromkeys(range(1, 9), HALF_DAY)


def test_a_course_of_four_days_has_eight_half_days() -> None:
    found = half_days(FIRST, LAST)
    assert len(found) == 8
    assert found[:2] == (HalfDay(FIRST, "morning"), HalfDay(FIRST, "afternoon"))
    assert found[-1] == HalfDay(LAST, "afternoon")
    assert half_days(LAST, FIRST) == ()


@pytest.mark.parametrize(
    ("held", "there", "time"),
    [
        (HELD, {}, None),
        (HELD, {99: True}, None),
        (HELD, {1: True}, Time(3_000, 24_000, 21_000)),
        (HELD, {1: False}, Time(0, 24_000, 21_000)),
        (HELD, dict.fromkeys(HELD, True), Time(24_000, 24_000, 0)),
        (HELD, {**dict.fromkeys(HELD, True), 3: False}, Time(21_000, 24_000, 0)),
        ({1: 3_500, 2: 2_000}, {1: True, 2: False}, Time(3_500, 5_500, 0)),
        ({}, {1: True}, None),
    ],
)
def test_hours_are_those_of_the_half_days_somebody_was_there(
    held: dict[int, int], there: dict[int, bool], time: Time | None
) -> None:
    assert time_attended(held, there) == time


@pytest.mark.parametrize(
    ("time", "course_days", "percent", "days"),
    [
        (Time(24_000, 24_000), 4, 100, 4),
        (Time(21_000, 24_000), 4, 87, 3),
        (Time(19_200, 24_000), 4, 80, 3),
        (Time(19_199, 24_000), 4, 79, 3),
        (Time(12_000, 24_000), 4, 50, 2),
        (Time(0, 24_000), 4, 0, 0),
        (Time(21_000, 21_000), 4, 100, 4),
        (Time(0, 0), 4, 0, 0),
        (Time(24_000, 24_000), 1, 100, 1),
        (Time(24_000, 24_000), 5, 100, 5),
    ],
)
def test_percent_and_days_are_one_share_rounded_down(
    time: Time, course_days: int, percent: int, days: int
) -> None:
    assert (time.percent, time.days(course_days)) == (percent, days)


@pytest.mark.parametrize(
    ("day", "hours", "told"),
    [
        (10, 3_000, ""),
        (13, 12_000, ""),
        (
            9,
            3_000,
            "The course was not held on 9 Nov 2025; check the day, or the dates of the course.",
        ),
        (
            14,
            3_000,
            "The course was not held on 14 Nov 2025; check the day, or the dates of the course.",
        ),
        (10, 0, "Half a day has up to 12 hours; check 10 Nov 2025."),
        (10, 12_001, "Half a day has up to 12 hours; check 10 Nov 2025."),
    ],
)
def test_a_half_day_lies_within_its_course(day: int, hours: int, told: str) -> None:
    use_language("en")
    wanted = {HalfDay(date(2025, 11, day), "morning"): hours}
    assert " ".join(wrong_half_days(wanted, FIRST, LAST)) == told
