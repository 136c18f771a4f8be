"""Dates read in every spelling found in office workbooks.

The day always comes before the month. A date is never guessed: what can be read in two ways is
refused with both readings.
"""

import re
from datetime import date, timedelta

from desktop.thai.calendar import (
    BUDDHIST_ERA,
    ENGLISH_MONTHS,
    ENGLISH_WEEKDAYS,
    MONTHS,
    SHORT_MONTHS,
    WEEKDAYS,
    format_date,
    weekday_name,
)
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.patterns import pattern
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import repair
from desktop.words import _, current_language

_COMMON_YEARS = range(1900, 2101)
_BUDDHIST_YEARS = range(1900 + BUDDHIST_ERA, 2101 + BUDDHIST_ERA)
_SERIAL_EPOCH = date(1899, 12, 30)  # Excel's day 0, right from its day 61 on

_NOTHING = pattern(r"[-–—−. /]*|ไม่มี|ไม่ทราบ|ไม่ระบุ")
_WEEKDAY = pattern(
    r"^(?:วัน)?\s*(" + "|".join((*WEEKDAYS, "พฤหัส", *ENGLISH_WEEKDAYS)) + r")(?:ที่|,|\s)\s*",
    re.IGNORECASE,
)
_DAY_WORDS = pattern(r"^(?:ณ\s*)?(?:(?:เมื่อ)?วันที่|on|date)\s*:?\s*", re.IGNORECASE)
_ISO = pattern(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?")
_ERA = r"(?P<era>พ\.?\s?ศ\.?|พุทธศักราช|ค\.?\s?ศ\.?|คริสต์ศักราช|B\.?E\.?|A\.?D\.?|C\.?E\.?)?"
_YEAR = rf"(?:ปี)?\s*{_ERA}\s*'?(?P<year>\d+)"
_TIME = r"(?:\s+0?0:00(?::00)?)?"
_NUMERIC = pattern(
    rf"(?P<day>\d{{1,2}})\s*[-/.–\s]\s*(?P<month>\d{{1,2}})(?:\s*[-/.–\s]\s*{_YEAR})?{_TIME}",
    re.IGNORECASE,
)
_WORDED = pattern(
    r"(?P<day>\d{1,2})\s*(?:st|nd|rd|th)?\s*[-/.,]?\s*(?:เดือน)?\s*"
    rf"(?P<month>[^\W\d_][^\d]*?)\s*[-/,]?\s*(?:{_YEAR})?",
    re.IGNORECASE,
)


def _month_spellings() -> dict[str, int]:
    """Every spelling of a month, without dots, spaces and capitals, to its number."""
    found: dict[str, int] = {}
    names = zip(MONTHS, SHORT_MONTHS, ENGLISH_MONTHS, strict=True)
    for number, (thai, short, english) in enumerate(names, 1):
        stem = thai.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์")
        for spelling in (thai, stem, short.replace(".", ""), english.lower(), english[:3].lower()):
            found[spelling] = number
    return found | {"sept": 9, "กพ": 2, "กุมภาพันธุ์": 2, "พฤษจิกายน": 11, "พฤศจิกา": 11}


_MONTH_NUMBERS = _month_spellings()


def parse_date(value: object, *, today: date, past: bool = False) -> date | None:
    """The day that `value` is or writes; None for blank.

    A two-digit year is 25xx; with `past` (births) it is the latest such year not after `today`,
    and a day after `today` is refused. A date without its year or month is the nearest to
    `today`. Raises NotUnderstood with the reason.
    """
    day = _read(value, today, past)
    if day is not None and past and day > today:
        raise NotUnderstood(
            _("{date} has not come yet. Check the year.").format(
                date=format_date(day, "short", language=current_language())
            )
        )
    return day


def _read(value: object, today: date, past: bool) -> date | None:
    if value is None:
        return None
    if isinstance(value, date):
        return _day(value.day, value.month, _common_year(value.year, value), value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _not_a_date(value)
    if isinstance(value, float):
        if not 0 < value < 100_000_000:
            raise _not_a_date(value)
        value = int(value)
    if isinstance(value, int):
        if not 10_000 <= value < 100_000_000:
            raise _not_a_date(value)
        return _from_digits(str(value), value, today, past)
    return _from_text(value, today, past)


def _from_text(value: str, today: date, past: bool) -> date | None:
    text = to_arabic_digits(repair(value))
    if _NOTHING.fullmatch(text):
        return None
    if len(text) > 80:
        raise _not_a_date(value)
    text, weekday = _DAY_WORDS.sub("", text), None
    if named := _WEEKDAY.match(text):
        weekday, text = named[1], text[named.end() :]
    text = _DAY_WORDS.sub("", text).strip()
    if text.isdecimal():
        day = _from_digits(text, value, today, past)
    elif iso := _ISO.fullmatch(text):
        year, month, number = map(int, iso.groups())
        day = _day(number, month, _common_year(year, value), value)
    else:
        day = _from_parts(text, value, today, past)
    _check_weekday(weekday, day)
    return day


def _from_parts(text: str, value: object, today: date, past: bool) -> date:
    found = _NUMERIC.fullmatch(text) or _WORDED.fullmatch(text)
    if found is None:
        raise _not_a_date(value)
    written = found["month"]
    key = re.sub(r"[.\s]", "", written).lower()
    month = int(written) if written.isdecimal() else _MONTH_NUMBERS.get(key)
    if month is None:
        raise _not_a_date(value)
    if found["year"] is None:
        return _completed(int(found["day"]), month, value, today, past)
    year = _written_year(found["year"], found["era"], value)
    if year is None:
        return _in_short_year(int(found["day"]), month, int(found["year"]), value, today, past)
    return _day(int(found["day"]), month, year, value)


def _from_digits(text: str, value: object, today: date, past: bool) -> date:
    """Digits alone: a day, ddmm, ddmmyy, ddmmyyyy, yyyymmdd, or Excel's number of a day."""
    if len(text) <= 2:
        return _completed(int(text), None, value, today, past)
    if len(text) == 4 and int(text) not in _COMMON_YEARS and int(text) not in _BUDDHIST_YEARS:
        return _completed(int(text[:2]), int(text[2:]), value, today, past)
    if not 5 <= len(text) <= 8:
        raise _not_a_date(value)
    readings: list[date] = []
    problems: list[NotUnderstood] = []
    for read in (_packed, _year_first, _serial):
        try:
            readings.append(read(text, value, today, past))
        except NotUnderstood as problem:
            problems.append(problem)
    if len(set(readings)) > 1:
        both = [format_date(day, "short", language=current_language()) for day in readings]
        raise NotUnderstood(
            _("{value} may be {one} or {other}. Write the date in full.").format(
                value=shown(value), one=both[0], other=both[1]
            )
        )
    if not readings:
        raise problems[0]
    return readings[0]


def _packed(text: str, value: object, today: date, past: bool) -> date:
    """ddmmyy or ddmmyyyy, with or without the zero that a number cell drops."""
    text = text.zfill(6 if len(text) <= 6 else 8)
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
    if len(text) == 6:
        return _in_short_year(day, month, year, value, today, past)
    return _day(day, month, _common_year(year, value), value)


def _year_first(text: str, value: object, _today: date, _past: bool) -> date:
    if len(text) != 8:
        raise _not_a_date(value)
    year = _common_year(int(text[:4]), value)
    return _day(int(text[6:]), int(text[4:6]), year, value)


def _serial(text: str, value: object, _today: date, _past: bool) -> date:
    """Excel's number of a day, also of a day whose Buddhist year was stored as if common."""
    if text[0] == "0" or len(text) > (5 if isinstance(value, str) else 6):
        raise _not_a_date(value)
    stored = _SERIAL_EPOCH + timedelta(days=int(text))
    return _day(stored.day, stored.month, _common_year(stored.year, value), value)


def _completed(day: int, month: int | None, value: object, today: date, past: bool) -> date:
    """The nearest such day to `today`, or the latest one not after it."""
    for distance in range(4 * 366):
        for candidate in (today - timedelta(distance), today + timedelta(distance)):
            if past and candidate > today:
                continue
            if candidate.day == day and month in (None, candidate.month):
                return candidate
    raise _no_such_day(value)


def _in_short_year(day: int, month: int, year: int, value: object, today: date, past: bool) -> date:
    recent = _day(day, month, 2500 + year - BUDDHIST_ERA, value)
    if past and recent > today:
        return _day(day, month, 2400 + year - BUDDHIST_ERA, value)
    return recent


def _day(day: int, month: int, year: int, value: object) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(value) from None


def _check_weekday(named: str | None, day: date) -> None:
    names = (weekday_name(day), weekday_name(day, language="en").lower())
    if named is not None and not any(name.startswith(named.lower()) for name in names):
        raise NotUnderstood(
            _("{date} is a {weekday}. Check the day or the weekday.").format(
                date=format_date(day, "short", language=current_language()),
                weekday=weekday_name(day, language=current_language()),
            )
        )


def _written_year(digits: str, era: str | None, value: object) -> int | None:
    """The common-era year; None for a two-digit one, whose century the day decides."""
    common_era = era is not None and era[0].lower() in "คac"
    year = int(digits)
    if len(digits) == 2:
        return 2000 + year if common_era else None
    if len(digits) != 4 or (era and year not in (_COMMON_YEARS if common_era else _BUDDHIST_YEARS)):
        raise _not_a_year(value)
    return _common_year(year, value)


def _common_year(year: int, value: object) -> int:
    """`year` of either era in the common era; the two eras' plausible years never overlap."""
    if year in _BUDDHIST_YEARS:
        return year - BUDDHIST_ERA
    if year in _COMMON_YEARS:
        return year
    raise _not_a_year(value)


def _no_such_day(value: object) -> NotUnderstood:
    return NotUnderstood(
        _("{value} is not in the calendar. Check the day and the month.").format(
            value=_shown_date(value)
        )
    )


def _not_a_year(value: object) -> NotUnderstood:
    return NotUnderstood(
        _("The year of {value} is not plausible. Write a year such as 2569.").format(
            value=_shown_date(value)
        )
    )


def _not_a_date(value: object) -> NotUnderstood:
    return NotUnderstood(
        _("{value} is not a date. Write day/month/year, such as 1/12/2569.").format(
            value=_shown_date(value)
        )
    )


def _shown_date(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    return shown(value)
