"""Cells of workbooks that the office writes: text that stays text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell


def write_text(cell: "Cell", text: str) -> None:
    """Write `text` as text: no ID loses a digit, nothing becomes a formula; "" leaves it blank."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = True
