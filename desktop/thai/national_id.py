"""The 13-digit national ID: read, checked, written, and masked for those who need not see it."""

import re
from math import sumprod

from desktop.thai.numerals import to_arabic_digits
from desktop.thai.patterns import pattern
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import repair
from desktop.words import _

_SEPARATORS = pattern(r"[-–—−. ]")
_WEIGHTS = range(13, 1, -1)
_NOTHING = pattern(r"[-–—−. ]*|ไม่มี|ไม่ทราบ|ไม่ระบุ")


def check_digit(first12: str) -> str:
    """The 13th digit that belongs to the first twelve."""
    return str((11 - sumprod(map(int, first12), _WEIGHTS) % 11) % 10)


def parse_national_id(value: object) -> str | None:
    """The 13 digits, or None where there is none.

    A number cell of 12 digits whose check digit is right after a leading zero gets its zero back;
    text of 12 digits is refused. Raises NotUnderstood for all that is not a valid ID.
    """
    if value is None:
        return None
    digits = _written_digits(value) if isinstance(value, str) else _cell_digits(value)
    if digits is None:
        return None
    if len(digits) != 13:
        raise NotUnderstood(
            _("A national ID has 13 digits; this one has {count}. Check it with the card.").format(
                count=len(digits)
            )
        )
    if len(set(digits[:12])) == 1:
        raise NotUnderstood(_("A national ID is never one digit repeated. Check it with the card."))
    if check_digit(digits[:12]) != digits[12]:
        raise NotUnderstood(
            _("The check digit of {value} is wrong. Check each digit with the card.").format(
                value=format_national_id(digits)
            )
        )
    return digits


def format_national_id(digits: str) -> str:
    """The card's own spelling: "9-0070-01000-00-4"."""
    return "-".join((digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12:]))


def mask_national_id(digits: str) -> str:
    """Enough to tell two people apart and no more: "9-00xx-xxxxx-00-x"."""
    return format_national_id(f"{digits[:3]}xxxxxxx{digits[10:12]}x")


def _written_digits(value: str) -> str | None:
    if len(value) == 13 and value.isascii() and value.isdecimal():
        return value  # as nearly every register has it: nothing to repair
    text = to_arabic_digits(repair(value))
    if _NOTHING.fullmatch(text):
        return None
    if re.fullmatch(r"\d([.,]\d+)?[eE]\+?\d+", text):
        raise NotUnderstood(
            _("Excel has cut the digits of {value}. Type the ID again from the card.").format(
                value=shown(value)
            )
        )
    digits = _SEPARATORS.sub("", re.sub(r"^(\d{13})\.0+$", r"\1", text))
    if not re.fullmatch(r"[0-9]+", digits):
        raise _not_an_id(value)
    return digits


def _cell_digits(value: object) -> str:
    """A number cell's digits; Excel keeps fifteen, so thirteen are exact."""
    try:
        number = int(value)  # type: ignore[call-overload]
    except (TypeError, ValueError, OverflowError):
        raise _not_an_id(value) from None
    if isinstance(value, bool) or number != value or not 0 <= number < 10**15:
        raise _not_an_id(value)
    digits = str(number)
    padded = digits.zfill(13)
    return padded if len(digits) == 12 and check_digit(padded[:12]) == padded[12] else digits


def _not_an_id(value: object) -> NotUnderstood:
    return NotUnderstood(
        _("{value} is not a national ID. Write its 13 digits.").format(value=shown(value))
    )
