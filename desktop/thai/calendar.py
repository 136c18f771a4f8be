"""The Thai calendar: Buddhist-era years, fiscal years, names, and dates as people read them."""

from datetime import date
from typing import Literal

from desktop.thai.numerals import to_thai_digits

DateStyle = Literal["short", "long", "formal", "numeric"]
Digits = Literal["arabic", "thai"]

BUDDHIST_ERA = 543

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_name(month: int, *, short: bool = False, language: str = "th") -> str:
    """The name of month 1 to 12: "ธันวาคม", "ธ.ค.", "December", "Dec"."""
    if language == "en":
        return ENGLISH_MONTHS[month - 1][: 3 if short else None]
    return (SHORT_MONTHS if short else MONTHS)[month - 1]


def weekday_name(day: date, *, short: bool = False, language: str = "th") -> str:
    """The weekday of `day`: "จันทร์", "จ.", "Monday", "Mon"."""
    if language == "en":
        return ENGLISH_WEEKDAYS[day.weekday()][: 3 if short else None]
    return (SHORT_WEEKDAYS if short else WEEKDAYS)[day.weekday()]


def buddhist_year(day: date) -> int:
    """The Buddhist-era year of `day`, which begins on 1 January."""
    return day.year + BUDDHIST_ERA


def fiscal_year(day: date) -> int:
    """The Buddhist-era fiscal year of `day`: year N runs from 1 October N-1 to 30 September N."""
    return buddhist_year(day) + (day.month >= 10)


def fiscal_year_range(year: int) -> tuple[date, date]:
    """The first and the last day of Buddhist-era fiscal year `year`."""
    common = year - BUDDHIST_ERA
    return date(common - 1, 10, 1), date(common, 9, 30)


def quarter(day: date) -> int:
    """The quarter of the fiscal year, 1 (October to December) to 4."""
    return (day.month + 2) // 3 % 4 + 1


def age(birth: date, today: date) -> int:
    """Completed years; a birthday on 29 February is reached on 1 March of other years."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def format_date(
    day: date, style: DateStyle = "short", *, digits: Digits | None = None, language: str = "th"
) -> str:
    """`day` as people read it, in the Buddhist era in Thai and the common era in English.

    short "1 ธ.ค. 2569", long "1 ธันวาคม 2569", numeric "01/12/2569" and, in Thai digits unless
    told otherwise, formal "๑๕ มกราคม พุทธศักราช ๒๕๖๙".
    """
    if style == "numeric":
        text = f"{day:%d/%m}/{_year(day, style, language)}"
    else:
        text = f"{day.day} {_month(day, style, language)} {_year(day, style, language)}"
    return _in_digits(text, style, digits, language)


def format_range(
    start: date,
    end: date,
    style: DateStyle = "long",
    *,
    digits: Digits | None = None,
    language: str = "th",
) -> str:
    """The days from `start` to `end` as a certificate words them: "8 – 11 ธันวาคม 2568".

    What both days share is written once; one day is that day. Raises ValueError when `end` comes
    before `start`.
    """
    if end < start:
        raise ValueError(f"{end} comes before {start}")
    last = format_date(end, style, digits=digits, language=language)
    if start == end:
        return last
    if style == "numeric" or start.year != end.year:
        first = format_date(start, style, digits=digits, language=language)
    elif start.month != end.month:
        first = f"{start.day} {_month(start, style, language)}"
    else:
        first = str(start.day)
    return f"{_in_digits(first, style, digits, language)} – {last}"


def _month(day: date, style: DateStyle, language: str) -> str:
    return month_name(day.month, short=style == "short", language=language)


def _year(day: date, style: DateStyle, language: str) -> str:
    if language == "en":
        return str(day.year)
    return f"พุทธศักราช {buddhist_year(day)}" if style == "formal" else str(buddhist_year(day))


def _in_digits(text: str, style: DateStyle, digits: Digits | None, language: str) -> str:
    if digits is None:
        digits = "thai" if style == "formal" and language == "th" else "arabic"
    return to_thai_digits(text) if digits == "thai" else text
