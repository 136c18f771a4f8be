"""Which of a few labels a typed part means: as typed, or as the keys read in the other layout."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from desktop.thai.keyboard import to_latin_layout, to_thai_layout
from desktop.thai.names import parse_name
from desktop.thai.text import fold, search_text

_LEADING_VOWELS = "เแโใไ"
_TOP_ROW = frozenset("ๅ/-ภถุึคตจ")
_CONSONANTS_OF_IT = frozenset("ภถคตจ")


class Fit(IntEnum):
    """How well a part fits a label, the best first."""

    WHOLE = 0
    WORD = 1
    BEGINS = 2
    INITIAL = 3
    LATER_WORD = 4
    INSIDE = 5


def fit(label: str, part: str) -> Fit | None:
    """How `part` is found in `label`, whatever the tone marks; None where it is not.

    A name is begun by its first name too ("กมล" of นายกมล ใจดี), a word by its first consonant
    ("ม" of ไม่ผ่าน), and a number is one of the label's words ("3" of หมู่ที่ 3).
    """
    sought, whole = fold(part), fold(label)
    if not sought or sought not in whole:
        return None
    words = [fold(word) for word in search_text(label).split()]
    if sought == whole:
        return Fit.WHOLE
    if sought in words:
        return Fit.WORD
    if any(start.startswith(sought) for start in (whole, fold(parse_name(label).first))):
        return Fit.BEGINS
    if whole.lstrip(_LEADING_VOWELS).startswith(sought):
        return Fit.INITIAL
    if any(word.startswith(sought) for word in words):
        return Fit.LATER_WORD
    return Fit.INSIDE


def ranked[T](found: Iterable[T], part: str, label: Callable[[T], str]) -> list[T]:
    """`found` with the best fits of `part` first, else in the order in which it came."""
    worst = max(Fit) + 1

    def place(one: T) -> int:
        how = fit(label(one), part)
        return worst if how is None else how

    return sorted(found, key=place)


def readings(part: str) -> tuple[str, ...]:
    """What the keys of `part` may have been meant to write, the likeliest first.

    As it stands; as digits where only keys of the Thai layout's top row were typed ("ภ" for 4),
    before it where no name can begin so; in the other layout.
    """
    typed = part.strip()
    if not typed or typed.isdecimal():
        return (typed,) if typed else ()
    thai = any("ก" <= one <= "๛" for one in typed)
    other = to_latin_layout(typed) if thai else to_thai_layout(typed)
    if set(typed) <= _TOP_ROW:
        digits = to_latin_layout(typed)
        return (typed, digits) if set(typed) <= _CONSONANTS_OF_IT else (digits,)
    return (typed, other) if other.strip() and other != typed else (typed,)
