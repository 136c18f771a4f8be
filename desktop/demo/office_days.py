"""The days an office works: weekdays that are no public holiday, October 2561 to August 2569."""

from datetime import date, timedelta

from desktop.thai.calendar import BUDDHIST_ERA

_EVERY_YEAR = (
    (1, 1), (4, 6), (4, 13), (4, 14), (4, 15), (5, 4), (6, 3), (7, 28), (8, 12), (10, 13),
    (10, 23), (12, 5), (12, 10), (12, 31),
)  # fmt: skip
# Makha, Visakha and Asalha Bucha and the first day of Lent follow the moon.
_MOON = (
    "2019-02-19 2019-05-20 2019-07-16 2019-07-17 2020-02-10 2020-05-06 2020-07-06 2020-07-07 "
    "2021-02-26 2021-05-26 2021-07-26 2022-02-16 2022-05-16 2022-07-13 2022-07-14 2023-03-06 "
    "2023-06-05 2023-08-01 2023-08-02 2024-02-26 2024-05-22 2024-07-22 2025-02-12 2025-05-12 "
    "2025-07-10 2025-07-11 2026-03-03 2026-06-01 2026-07-29 2026-07-30"
)
_BY_THE_MOON = frozenset(date.fromisoformat(day) for day in _MOON.split())


def is_office_day(day: date) -> bool:
    """Whether the office is open on `day`; a holiday at a weekend is made up for after it."""
    if day.weekday() >= 5 or day in _BY_THE_MOON or _is_fixed(day):
        return False
    weekend = (day - timedelta(days=1), day - timedelta(days=2))
    return not (day.weekday() == 0 and any(_is_fixed(one) for one in weekend))


def _is_fixed(day: date) -> bool:
    return (day.month, day.day) in _EVERY_YEAR


def office_day(day: date) -> date:
    """`day`, or the first office day after it."""
    while not is_office_day(day):
        day += timedelta(days=1)
    return day


def office_days_after(day: date, count: int) -> date:
    """The office day that is `count` office days after `day`; 0 is `day` or the next one."""
    day = office_day(day)
    for _ in range(count):
        day = office_day(day + timedelta(days=1))
    return day


def office_day_before(day: date) -> date:
    """`day`, or the last office day before it."""
    while not is_office_day(day):
        day -= timedelta(days=1)
    return day


def days_in_a_row(day: date, count: int) -> tuple[date, date]:
    """First and last of the next `count` office days from `day` on without a day off between."""
    while True:
        day = office_day(day)
        last = office_days_after(day, count - 1)
        if (last - day).days == count - 1:
            return day, last
        day += timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; a shorter month's last day where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise AssertionError("every month has 28 days")


def in_fiscal_year(year: int, month: int, day: int) -> date:
    """The day of that month in fiscal year `year` (B.E.), which begins in October."""
    return date(year - BUDDHIST_ERA - (month >= 10), month, day)
