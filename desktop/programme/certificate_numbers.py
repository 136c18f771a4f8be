"""How certificates are numbered: a template that the office writes, and its way back. Pure.

`{serial}` counts within the kind and the year, `{serial:3}` with zeros before it; `{year}` and
`{year2}` are the year of the Buddhist era, `{code}` the office's own.
"""

import re
from datetime import date

from desktop.thai.calendar import buddhist_year, fiscal_year
from desktop.thai.numerals import to_arabic_digits
from desktop.words import _

DEFAULT_PATTERN = "{serial}/{year}"
SLOTS = ("serial", "serial:3", "year", "year2", "code")
"""What the settings offer to insert."""

CALENDAR, FISCAL = "calendar", "fiscal"

LONGEST = 60
"""Letters of a pattern, and of a number."""

_CENTURY = 2500
_SLOT = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"serial(?::([1-9]))?")
_PLAIN = ("year", "year2", "code")


def year_of(day: date, counts_by: str) -> int:
    """The year (B.E.) that a certificate issued on `day` is numbered in."""
    return fiscal_year(day) if counts_by == FISCAL else buddhist_year(day)


def pattern_fault(pattern: str, code: str = "") -> str:
    """What is wrong with a pattern, in one sentence; "" when numbers can be made by it."""
    if len(pattern) > LONGEST or len(code) > LONGEST:
        return _("The pattern is longer than a number can be; make it shorter.")
    if not (pattern + code).isprintable():
        return _("The pattern must be one line of letters, digits and signs.")
    if set("{}") & set(_SLOT.sub("", pattern) + code):
        return _("A brace is opened and not closed, or closed and not opened.")
    return _slot_fault(_slots(pattern), code)


def _slot_fault(slots: list[str], code: str) -> str:
    serials = [slot for slot in slots if _SERIAL.fullmatch(slot)]
    for slot in slots:
        if slot not in _PLAIN and slot not in serials:
            return _("{slot} does not exist in a number.").format(slot=f"{{{slot}}}")
    if not serials:
        return _(
            "The pattern needs {slot}: without it every certificate had the same number."
        ).format(slot="{serial}")
    if len(serials) > 1:
        return _("Write {slot} only once.").format(slot="{serial}")
    if not {"year", "year2"} & set(slots):
        return _(
            "The pattern needs {slot}: counting begins anew each year, and without the year next "
            "year's numbers would repeat this year's."
        ).format(slot="{year}")
    if "code" in slots and not code.strip():
        return _("Write the code of the office, or take {slot} out of the pattern.").format(
            slot="{code}"
        )
    return ""


def format_number(
    pattern: str, serial: int, year: int, code: str = "", last: int | None = None
) -> str:
    """The number that a sound pattern makes, in Arabic digits; all up to `last` as one text."""

    def value(found: re.Match[str]) -> str:
        slot = found[1]
        if (counted := _SERIAL.fullmatch(slot)) is not None:
            ends = (serial,) if last in (None, serial) else (serial, last)
            return "–".join(f"{one:0{counted[1] or 1}d}" for one in ends)
        return {"year": f"{year:04d}", "year2": f"{year % 100:02d}", "code": code.strip()}[slot]

    return to_arabic_digits(_SLOT.sub(value, to_arabic_digits(pattern)))


def parse_number(pattern: str, number: str, code: str = "") -> tuple[int, int] | None:
    """The serial and the year (B.E.) that a number says, in digits of either kind; None if none.

    Zeros before the serial may be missing, and spaces around the signs.
    """
    if len(number) > 2 * LONGEST or pattern_fault(pattern, code):
        return None
    found = re.fullmatch(_reading(pattern, code), "".join(to_arabic_digits(number).split()))
    if found is None:
        return None
    said = found.groupdict()
    year = int(said["year"]) if said.get("year") else _CENTURY + int(said["year2"])
    if said.get("year2") and year % 100 != int(said["year2"]):
        return None
    return int(said["serial"]), year


def _reading(pattern: str, code: str) -> str:
    """The expression that reads numbers of a sound pattern, without their spaces."""
    reading, at, seen = "", 0, set[str]()
    spaceless = "".join(to_arabic_digits(pattern).split())
    for found in _SLOT.finditer(spaceless):
        slot = found[1]
        reading += re.escape(spaceless[at : found.start()])
        at = found.end()
        if slot == "code":
            reading += re.escape("".join(to_arabic_digits(code).split()))
        elif slot in seen:
            reading += f"(?P={slot})"
        elif slot in _PLAIN:
            reading += rf"(?P<{slot}>[0-9]{{{4 if slot == 'year' else 2}}})"
        else:
            reading += "(?P<serial>[0-9]{1,9})"
        seen.add(slot)
    return reading + re.escape(spaceless[at:])


def _slots(pattern: str) -> list[str]:
    return _SLOT.findall(to_arabic_digits(pattern))
