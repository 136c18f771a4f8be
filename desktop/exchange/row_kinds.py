"""Which rows of a sheet are records, and which are only there for the eye."""

import re
from collections.abc import Sequence
from enum import StrEnum

from desktop.exchange.cells import is_blank
from desktop.exchange.files import Cell
from desktop.exchange.headings import Recognised, text_of
from desktop.thai.names import parse_name
from desktop.thai.text import fold
from desktop.words import N_

_TOTAL = re.compile(
    r"\s*[-–(]?\s*(?:รวม|ยอดรวม|ผลรวม|เฉลี่ย|ค่าเฉลี่ย|ทั้งสิ้น|grand total|total|sum)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"\s*\(?\s*ลงชื่อ|[.…_]{6,}|…{2,}")
_ALIKE = 0.6
_IDENTITY = ("national_id", "village.moo", "village.tambon", "village.name", "village.code")
_NAMES = ("name", "first_name", "head_name", "item")


class RowKind(StrEnum):
    """What a row is; all but DATA and BLANK are skipped and listed."""

    BLANK = "blank"
    DATA = "data"
    TITLE = "title"
    HEADINGS = "headings"
    TOTAL = "total"
    SIGNATURE = "signature"


REASONS = {
    RowKind.TITLE: N_("A title row."),
    RowKind.HEADINGS: N_("The headings, repeated."),
    RowKind.TOTAL: N_("A row of totals."),
    RowKind.SIGNATURE: N_("A row for signatures."),
}


class RowKinds:
    """Tells the rows of one recognised sheet apart, from the top down."""

    def __init__(self, recognised: Recognised) -> None:
        found = recognised.columns
        self._columns = tuple(column.index for column in found.values())
        self._identity = tuple(found[key].index for key in _IDENTITY if key in found)
        self._names = tuple(found[key].index for key in _NAMES if key in found)
        self._headings = {
            column.index: fold(column.heading.rpartition(" / ")[2]) for column in found.values()
        }
        self._signing = False

    def of(self, cells: Sequence[Cell]) -> RowKind:
        """The kind of the next row."""
        width = len(cells)
        filled = [index for index in self._columns if index < width and not is_blank(cells[index])]
        # Most rows are full of values; only the others need a closer look.
        if len(filled) * 2 > len(self._columns):
            self._signing = False
            return RowKind.HEADINGS if self._repeats_headings(cells, filled) else RowKind.DATA
        texts = [text for cell in cells if (text := text_of(cell))]
        if any(_SIGNATURE.match(text) or _SIGNATURE.search(text) for text in texts):
            self._signing = True
            return RowKind.SIGNATURE
        named = any(index in self._identity for index in filled)
        if not named and any(_TOTAL.match(text) for text in texts):
            return RowKind.TOTAL
        if self._signing and len(texts) <= 2 and texts:
            return RowKind.SIGNATURE
        if not filled:
            return RowKind.TITLE if any(not text.isdecimal() for text in texts) else RowKind.BLANK
        if self._repeats_headings(cells, filled):
            return RowKind.HEADINGS
        return (
            RowKind.TITLE
            if len(filled) == 1 and self._is_title(cells[filled[0]], filled[0])
            else RowKind.DATA
        )

    def _repeats_headings(self, cells: Sequence[Cell], filled: Sequence[int]) -> bool:
        if not isinstance(cells[filled[0]], str):
            return False
        alike = sum(fold(text_of(cells[index])) == self._headings[index] for index in filled)
        return alike >= max(2, len(filled) * _ALIKE)

    def _is_title(self, cell: Cell, column: int) -> bool:
        """One text alone in its row: a title, unless it names a person."""
        return isinstance(cell, str) and not (column in self._names and parse_name(cell).title)
