"""Which rows of a sheet are records, and which are only there for the eye."""

import re
from collections.abc import Sequence
from enum import StrEnum

from desktop.exchange.cells import is_blank
from desktop.exchange.files import Cell
from desktop.exchange.headings import Recognised, text_of
from desktop.thai.names import parse_name
from desktop.words import N_

_TOTAL = re.compile(
    r"\s*[-–(]?\s*(?:รวม|ยอดรวม|ผลรวม|เฉลี่ย|ค่าเฉลี่ย|ทั้งสิ้น|grand total|total|sum)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^\s*\(?\s*ลงชื่อ|[._]{6,}|…{2,}")
_EMPTY = ("", None)
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
        self._headings: set[Cell] = set()
        self._signing = False

    def learn_headings(self, cells: Sequence[Cell]) -> None:
        """A row of the headings themselves, to know it when it is repeated."""
        self._headings.update(cell for cell in cells if isinstance(cell, str) and cell)

    def of(self, cells: Sequence[Cell]) -> RowKind:
        """The kind of the next row."""
        width = len(cells)
        filled = [i for i in self._columns if i < width and cells[i] not in _EMPTY]
        # Most rows are full of values; only the others need a closer look.
        if len(filled) * 2 > len(self._columns) and not _is_total(cells[0], cells[filled[0]]):
            self._signing = False
            return RowKind.HEADINGS if self._repeats_headings(cells, filled) else RowKind.DATA
        filled = [index for index in filled if not is_blank(cells[index])]
        texts = [text for cell in cells if (text := text_of(cell))]
        if any(map(_SIGNATURE.search, texts)):
            self._signing = True
            return RowKind.SIGNATURE
        named = [i for i in filled if i in self._identity and not _is_total(cells[i])]
        if not named and _is_total(*cells):
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
        if self._headings.isdisjoint(cells):
            return False
        alike = sum(cells[index] in self._headings for index in filled)
        return alike >= max(2, len(filled) * _ALIKE)

    def _is_title(self, cell: Cell, column: int) -> bool:
        """One text alone in its row: a title, unless it names a person."""
        return isinstance(cell, str) and not (column in self._names and parse_name(cell).title)


def _is_total(*cells: Cell) -> bool:
    """Whether one of `cells` is the label of a row of totals."""
    return any(isinstance(cell, str) and _TOTAL.match(cell) for cell in cells)
