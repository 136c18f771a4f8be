"""The days on which an office works."""

from datetime import date

import pytest

from desktop.demo.office_days import (
    days_in_a_row,
    in_fiscal_year,
    is_office_day,
    months_after,
    office_day,
    office_day_before,
    office_days_after,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-08-14", True),
        ("2026-08-15", False),  # Saturday
        ("2026-08-12", False),  # Mother's Day
        ("2026-03-03", False),  # Makha Bucha
        ("2025-12-05", False),
        ("2021-12-06", False),  # 5 December was a Sunday
        ("2022-01-03", False),  # 1 January was a Saturday
        ("2020-12-07", False),  # 5 December was a Saturday
    ],
)
def test_office_days(day: str, works: bool) -> None:
    assert is_office_day(date.fromisoformat(day)) is works


def test_going_on_and_back_over_days_off() -> None:
    assert office_day(date(2026, 4, 11)) == date(2026, 4, 16)
    assert office_day_before(date(2026, 8, 16)) == date(2026, 8, 14)
    assert office_days_after(date(2026, 4, 10), 1) == date(2026, 4, 16)
    assert office_days_after(date(2026, 4, 11), 0) == date(2026, 4, 16)


def test_a_course_is_not_torn_by_a_day_off() -> None:
    assert days_in_a_row(date(2025, 12, 3), 4) == (date(2025, 12, 15), date(2025, 12, 18))


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 1, 30), 3, date(2026, 4, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 11, 20), 12, date(2026, 11, 20)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
    ],
)
def test_months_after(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_a_fiscal_year_begins_in_october() -> None:
    assert in_fiscal_year(2569, 10, 1) == date(2025, 10, 1)
    assert in_fiscal_year(2569, 9, 30) == date(2026, 9, 30)
