"""What every workbook that the office writes has: text that stays text, and a page to print."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Tahoma"
"""On every Windows, with Thai letters."""


def write_text(cell: "Cell", text: str) -> None:
    """Write `text` as text: no ID loses a digit, nothing becomes a formula; "" leaves it blank."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = True


def on_a4(page: "Worksheet", heads: int) -> None:
    """Print `page` on A4 landscape, as wide as it is; row `heads` on each sheet, 0 for none."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    page.page_margins.left = page.page_margins.right = 0.4
    page.page_margins.top = page.page_margins.bottom = 0.5
    page.oddFooter.right.text = "&P/&N"
    if heads:
        page.print_title_rows = f"{heads}:{heads}"
