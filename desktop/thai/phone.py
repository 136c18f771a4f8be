"""Thai telephone numbers: read as people and Excel write them, and written with dashes."""

import re

from desktop.thai.numerals import to_arabic_digits
from desktop.thai.patterns import pattern
from desktop.thai.problems import NotUnderstood, shown
from desktop.thai.text import repair
from desktop.words import _

_LABEL = pattern(r"^(?:โทรศัพท์|โทร|มือถือ|เบอร์|tel|phone|mobile)[.:\s]*", re.IGNORECASE)
_BETWEEN = pattern(r"[,;/]|\bหรือ\b|และ|หรือ")
_NOTHING = pattern(r"[-–—−. ]*|ไม่มี|ไม่ทราบ|ไม่ระบุ")
_MOBILE = pattern(r"0[689]\d{8}")
_LANDLINE = pattern(r"0[2-57]\d{7}")


def parse_phone(value: object) -> str | None:
    """The first number of `value` as 9 or 10 digits; None where there is none.

    Gives back the 0 that Excel drops. Raises NotUnderstood when any part is not a number.
    """
    numbers = parse_phones(value)
    return numbers[0] if numbers else None


def parse_phones(value: object) -> tuple[str, ...]:
    """Every number of `value`, in order and none twice, each as `parse_phone` gives it."""
    if value is None:
        return ()
    if isinstance(value, str) and value.isascii() and _MOBILE.fullmatch(value):
        return (value,)  # as most registers have it: nothing to repair
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise _not_a_phone(value)
    if isinstance(value, float):
        if not value.is_integer():
            raise _not_a_phone(value)
        value = int(value)
    if isinstance(value, int) and abs(value) >= 10**15:
        raise _not_a_phone("…")
    text = _LABEL.sub("", to_arabic_digits(repair(str(value))))
    if _NOTHING.fullmatch(text):
        return ()
    parts = (part.strip() for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(_one(part, value) for part in parts if part))


def format_phone(digits: str) -> str:
    """ "086-054-5000" for a mobile, "02-123-4567" for Bangkok, "032-123-456" elsewhere."""
    if len(digits) == 10:
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if digits.startswith("02"):
        return f"{digits[:2]}-{digits[2:5]}-{digits[5:]}"
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def _one(part: str, value: object) -> str:
    digits = re.sub(r"[-–—−.() ]", "", part)
    digits = re.sub(r"^\+?66(?=[2-9]\d{7,8}$)", "0", digits)
    if re.fullmatch(r"[689]\d{8}|[2-57]\d{7}", digits):
        digits = "0" + digits
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return digits
    raise _not_a_phone(value)


def _not_a_phone(value: object) -> NotUnderstood:
    return NotUnderstood(
        _(
            "{value} is not a telephone number. "
            "Write 10 digits for a mobile phone or 9 for a landline, beginning with 0."
        ).format(value=shown(value))
    )
