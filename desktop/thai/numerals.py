"""Numbers and sums of money: read from what people write, and written as Thai offices do."""

import re
from decimal import Decimal

from desktop.thai.patterns import pattern
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import repair
from desktop.words import _

LARGEST_BAHT = 9_999_999_999

_TO_THAI = {0x30 + digit: 0x0E50 + digit for digit in range(10)}
_TO_ARABIC = {thai: arabic for arabic, thai in _TO_THAI.items()}

_NONE_AT_ALL = pattern(r"[-–—−]+|ไม่มี(รายได้)?|none", re.IGNORECASE)
_NUMBER = pattern(r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d*))?|\.(\d+)")
_MONEY_SIGNS = pattern(r"^(?:฿|THB|บาท)\s*|\s*(?:บาทถ้วน|บาท|บ\.|฿|THB|baht)$", re.IGNORECASE)
_NO_SATANG = pattern(r"(\d)\.\s*[-–—−]$")
_COUNTED = pattern(r"\s*(?:คน|ราย|ครัวเรือน|หมู่บ้าน|กลุ่ม|วัน|ชั่วโมง|ชม\.|ครั้ง|เดือน|ปี|คะแนน|เสียง|ชุด|อัน|ชิ้น)$")

_DIGIT_NAMES = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_NAMES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")


def to_thai_digits(value: str | int) -> str:
    """`value` with ๐ to ๙ for 0 to 9."""
    return str(value).translate(_TO_THAI)


def to_arabic_digits(text: str) -> str:
    """`text` with 0 to 9 for ๐ to ๙."""
    return text.translate(_TO_ARABIC)


def parse_count(value: object) -> int | None:
    """A whole number of 0 or more; None for blank. "-" and "ไม่มี" are 0.

    Raises NotUnderstood for anything else, 12.5 included.
    """
    number = _number(value, _COUNTED)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise NotUnderstood(
            _("{value} is not a whole number. Write it without decimals.").format(
                value=shown(value)
            )
        )
    return int(number)


def parse_baht(value: object) -> int | None:
    """A sum in baht as satang; None for blank (not asked). "-" and "ไม่มี" are 0.

    Raises NotUnderstood for anything else, and for more than two decimals.
    """
    if type(value) is int and 0 <= value <= LARGEST_BAHT:
        return value * 100
    number = _number(value, _MONEY_SIGNS)
    if number is None:
        return None
    satang = number * 100
    whole = satang.to_integral_value()
    # A workbook's own arithmetic leaves tails such as 36600.000000001; nobody typed those.
    if abs(satang - whole) > (Decimal("1e-4") if isinstance(value, float) else 0):
        raise NotUnderstood(
            _("{value} has more than two decimals. Write baht and satang as 1234.50.").format(
                value=shown(value)
            )
        )
    return int(whole)


def format_baht(satang: int, *, satang_shown: bool = False) -> str:
    """ "1,234", or "1,234.50" where there are satang or `satang_shown` asks for them."""
    baht, rest = divmod(abs(satang), 100)
    sign = "-" if satang < 0 else ""
    return f"{sign}{baht:,}.{rest:02}" if rest or satang_shown else f"{sign}{baht:,}"


def format_percent(value: float | None, *, signed: bool = False) -> str:
    """ "16.8%", a change that is `signed` "+16.8%"; a dash where there is nothing to tell."""
    if value is None:
        return "–"
    rounded = round(value, 1) or 0.0  # never "-0.0"
    return f"{rounded:+.1f}%" if signed and rounded else f"{rounded:.1f}%"


def baht_text(satang: int) -> str:
    """The sum in Thai words, as a receipt needs it: "หนึ่งพันบาทถ้วน"."""
    baht, rest = divmod(abs(satang), 100)
    words = "ลบ" if satang < 0 else ""
    if baht or not rest:
        words += _spelt(baht) + "บาท"
    return words + (_spelt(rest) + "สตางค์" if rest else "ถ้วน")


def _spelt(number: int) -> str:
    if number == 0:
        return "ศูนย์"
    millions, below = divmod(number, 1_000_000)
    words = _spelt(millions) + "ล้าน" if millions else ""
    for place in range(5, -1, -1):
        digit = below // 10**place % 10
        if place == 1 and digit in (1, 2):
            words += ("สิบ", "ยี่สิบ")[digit - 1]
        elif place == 0 and digit == 1 and number > 10:
            words += "เอ็ด"
        elif digit:
            words += _DIGIT_NAMES[digit] + _PLACE_NAMES[place]
    return words


def _number(value: object, decorations: re.Pattern[str]) -> Decimal | None:
    """The number that `value` is or writes, in range; `decorations` may stand around it."""
    if value is None:
        return None
    if isinstance(value, str):
        number = _written_number(value, decorations)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            raise _not_a_number(value)
    else:
        raise _not_a_number(value)
    if number is not None:
        _check_range(number, value)
    return number


def _written_number(value: str, decorations: re.Pattern[str]) -> Decimal | None:
    text = to_arabic_digits(repair(value))
    if not text:
        return None
    if _NONE_AT_ALL.fullmatch(text):
        return Decimal(0)
    if text.startswith("#"):
        raise NotUnderstood(
            _("{value} is an error of the workbook. Write the number itself.").format(
                value=shown(value)
            )
        )
    bare = _NO_SATANG.sub(r"\1", decorations.sub("", decorations.sub("", text)).strip())
    negative = bare[:1] in tuple("-−–(")
    bare = bare.strip("-−–()+ ") if negative else bare.removeprefix("+").strip()
    if len(bare) > 40 or _NUMBER.fullmatch(bare) is None:
        raise _not_a_number(value, grouped=re.fullmatch(r"[\d., ]*[., ][\d., ]*", bare) is not None)
    number = Decimal(bare.replace(",", "").replace(" ", ""))
    return -number if negative else number


def _check_range(number: Decimal, value: object) -> None:
    if number < 0:
        raise NotUnderstood(_("{value} is below zero. Write 0 or more.").format(value=shown(value)))
    if number > LARGEST_BAHT:
        raise NotUnderstood(
            _(
                "{value} is too large. Check the digits, and whether it is a month or a year."
            ).format(value=shown(value))
        )


def _not_a_number(value: object, *, grouped: bool = False) -> NotUnderstood:
    reason = (
        _("{value} has its commas or points in the wrong place. Write it as 1,234.50.")
        if grouped
        else _("{value} is not a number. Write digits only, such as 30,000.")
    )
    return NotUnderstood(reason.format(value=shown(value)))
