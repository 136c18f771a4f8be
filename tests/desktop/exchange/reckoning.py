"""Reckons the formulas that the office writes, as Excel does: a few functions, nothing more."""

import re
from collections.abc import Callable
from operator import eq, ge, gt, le, lt
from statistics import median
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

_RANGE = re.compile(r"'([^']+)'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)")
_JOINED = re.compile(r"&\$?([A-Z]{1,2})\$?(\d+)\b")
_CELL = re.compile(r"\$?\b([A-Z]{1,2})\$?(\d+)\b")
_LITERAL = re.compile(r'("[^"]*")')


class Reckoner:
    """The results of a workbook's formulas, each reckoned when it is first asked for."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._known: dict[tuple[str, str], Any] = {}

    def value(self, sheet: str, cell: str) -> Any:
        """What a cell shows: its result, "" and the dash of a fault among them."""
        if (sheet, cell) not in self._known:
            self._known[sheet, cell] = self._value(self.book[sheet], cell)
        return self._known[sheet, cell]

    def _value(self, page: Worksheet, cell: str) -> Any:
        found = page[cell].value
        formula = found.text if isinstance(found, ArrayFormula) else found
        if not isinstance(formula, str) or page[cell].data_type == "s":
            return formula
        return self._reckon(page, formula.removeprefix("="))

    def _reckon(self, page: Worksheet, formula: str) -> Any:
        """What fails is its last part: of IFERROR as in Excel, of an IF because Excel never comes
        to the branch that Python reckons in vain.
        """
        parts = _LITERAL.split(formula)
        parts[::2] = [_plain(one) for one in parts[::2]]
        known: dict[str, Callable[..., Any]] = {
            "cell": lambda at: self.value(page.title, at),
            "column": lambda *where: self._column(*where),
            **_FUNCTIONS,
        }
        try:
            return eval("".join(parts), {"__builtins__": {}, "str": str}, known)
        except (ZeroDivisionError, TypeError):
            return parts[-2].strip('"')

    def _column(self, sheet: str, letter: str, first: int, last: int) -> "Column":
        return Column(self.value(sheet, f"{letter}{row}") for row in range(first, last + 1))


def _plain(part: str) -> str:
    """A part of a formula outside of quotes, as Python writes it."""
    put_away: list[str] = []

    def later(words: str) -> Callable[[re.Match[str]], str]:
        def put(found: re.Match[str]) -> str:
            put_away.append(words.format(*found.groups()))
            return f"@{len(put_away) - 1}@"

        return put

    for pattern, words in (
        (_RANGE, "column('{}', '{}', {}, {})"),
        (_JOINED, "+str(cell('{}{}'))"),
        (_CELL, "cell('{}{}')"),
    ):
        part = pattern.sub(later(words), part)
    part = re.sub(r"(?<![<>])=", "==", part).replace("IF(", "IF_(")
    return re.sub(r"@(\d+)@", lambda at: put_away[int(at[1])], part)


class Column(list[Any]):
    """The values of a range; compared with a value it marks those that are alike."""

    def __eq__(self, other: object) -> Any:
        return [str(one).casefold() == str(other).casefold() for one in self]

    __hash__ = None  # type: ignore[assignment]


class Criterion(str):
    """What a condition of Excel asks for: "=…", ">0", "<…", or a value."""

    def meets(self, value: Any) -> bool:
        found = re.fullmatch(r"(>=|<=|>|<|=|)(.*)", self)
        assert found is not None
        sign, asked = found.groups()
        if isinstance(value, str):
            pattern = re.sub(r"\\~(\\.)|\\(\*)|\\(\?)", _wildcard, re.escape(asked))
            return sign in ("", "=") and bool(re.fullmatch(pattern, value, re.IGNORECASE))
        if value is None:
            return False
        if not re.fullmatch(r"-?[\d.]+", asked):
            return False
        compare: dict[str, Callable[..., bool]] = {">=": ge, "<=": le, ">": gt, "<": lt}
        return compare.get(sign, eq)(value, float(asked))


def _wildcard(found: re.Match[str]) -> str:
    return found[1] or (".*" if found[2] else ".")


def _rows(conditions: tuple[Any, ...]) -> list[int]:
    pairs = list(zip(conditions[::2], map(Criterion, map(str, conditions[1::2])), strict=True))
    return [
        row
        for row in range(len(conditions[0]))
        if all(asked.meets(column[row]) for column, asked in pairs)
    ]


def _sum(column: Column, *conditions: Any) -> float:
    return sum(column[row] or 0 for row in _rows(conditions))


def _if(asked: Any, then: Any, otherwise: Any = False) -> Any:
    if isinstance(asked, list):
        return [one if yes else False for yes, one in zip(asked, then, strict=True)]
    return then if asked else otherwise


def _median(values: list[Any]) -> Any:
    numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
    if not numbers:
        raise ZeroDivisionError
    return median(numbers)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "COUNTIFS": lambda *conditions: len(_rows(conditions)),
    "SUMIFS": _sum,
    "MEDIAN": _median,
    "IFERROR": lambda value, _fault: value,
    "IF_": _if,
    "AND": lambda *all_: all(all_),
    "ISNUMBER": lambda value: isinstance(value, int | float),
    "N": lambda value: value or 0,
}
