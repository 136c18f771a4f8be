"""Numbers grouped while they are typed: 1-2345-67890-12-3, 081-234-5678, 1,234,567.50.

Only separators come and go. The characters that a person typed stay, in their order, and the
cursor stays behind the same one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGIT = "[0-9๐-๙]"


@dataclass(frozen=True, slots=True)
class Typed:
    """A line and how many of its characters stand before the cursor."""

    text: str
    cursor: int


@dataclass(frozen=True, slots=True)
class Grouping:
    """How one kind of number is grouped: what separates, what can be grouped, and how."""

    separator: str
    groupable: re.Pattern[str]
    group: Callable[[str], str]

    def regroup(self, typed: Typed) -> Typed:
        """`typed` with its separators where they belong; as it is where it is no such number."""
        bare = typed.text.replace(self.separator, "")
        if self.groupable.fullmatch(bare) is None:
            return typed
        before = len(typed.text[: typed.cursor].replace(self.separator, ""))
        grouped = self.group(bare)
        return Typed(grouped, self._behind(grouped, before))

    def _behind(self, grouped: str, count: int) -> int:
        """The position behind the character number `count` that is no separator."""
        for place, character in enumerate(grouped):
            if count == 0:
                return place
            count -= character != self.separator
        return len(grouped)


def _parts(digits: str, *sizes: int) -> str:
    """`digits` in groups of `sizes`, joined by dashes; what is too many stays in the last one."""
    groups, start = [], 0
    for size in sizes[:-1]:
        groups.append(digits[start : start + size])
        start += size
    return "-".join(filter(None, [*groups, digits[start:]]))


def _national_id(digits: str) -> str:
    return _parts(digits, 1, 4, 5, 2, 1)


def _phone(digits: str) -> str:
    return _parts(digits, *((2, 3, 4) if digits[:2] in ("02", "๐๒") else (3, 3, 4)))


def _number(text: str) -> str:
    whole, point, decimals = text.partition(".")
    first = len(whole) % 3 or 3
    groups = [whole[:first], *(whole[at : at + 3] for at in range(first, len(whole), 3))]
    return ",".join(groups) + point + decimals


NATIONAL_ID = Grouping("-", re.compile(f"{_DIGIT}+"), _national_id)
PHONE = Grouping("-", re.compile(f"[0๐]{_DIGIT}*"), _phone)
NUMBER = Grouping(",", re.compile(rf"{_DIGIT}+(?:\.{_DIGIT}*)?"), _number)
