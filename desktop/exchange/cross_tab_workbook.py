"""A cross-tab as a workbook: numbers to count with, as it is shown."""

from io import BytesIO
from typing import TYPE_CHECKING

from desktop.cross_tabs import Table
from desktop.exchange.workbook_cells import FONT, on_a4, write_text
from desktop.programme.income_figures import Figure, Number
from desktop.thai.line_breaking import in_two_lines
from desktop.words import _

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {"households": "#,##0", "baht": "#,##0", "percent": "0.0%", "growth": "+0.0%;-0.0%;0.0%"}
_HEADS = 4
"""The row of the headings; above it stand title, place and a blank."""


def cross_tab_workbook(table: Table) -> bytes:
    """An .xlsx with one sheet: title and place, the table, and what its figures mean."""
    import openpyxl

    book = openpyxl.Workbook()
    page: Worksheet = book.active
    page.title = _("Cross-tab")
    _line(page, 1, table.title, size=12, bold=True)
    _line(page, 2, table.where)
    _headings(page, table)
    for row in range(len(table.row_names)):
        _row(page, table, row)
    for at, note in enumerate(table.notes, _HEADS + len(table.row_names) + 2):
        _line(page, at, note, size=9)
    page.freeze_panes = page.cell(_HEADS + 1, 2)
    on_a4(page, heads=_HEADS)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _line(page: "Worksheet", row: int, words: str, *, size: int = 10, bold: bool = False) -> None:
    from openpyxl.styles import Font

    write_text(page.cell(row, 1), words)
    page.cell(row, 1).font = Font(name=FONT, size=size, bold=bold)


def _headings(page: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    for place, heading in enumerate([table.corner, *(one.heading for one in table.columns)], 1):
        cell, first = page.cell(_HEADS, place), place == 1
        write_text(cell, in_two_lines(heading))
        cell.font, cell.border = Font(name=FONT, size=10, bold=True), Border(bottom=Side("thin"))
        cell.alignment = Alignment("left" if first else "center", "center", wrap_text=True)
        page.column_dimensions[get_column_letter(place)].width = 30 if first else 15


def _row(page: "Worksheet", table: Table, row: int) -> None:
    from openpyxl.styles import Font

    at = _HEADS + 1 + row
    _line(page, at, table.row_names[row], bold=row == len(table.row_names) - 1)
    for column, shown in enumerate(table.columns):
        cell = page.cell(at, column + 2, _plain(shown.figure, table.value(row, column)))
        cell.number_format = _FORMATS[shown.figure.unit]
        cell.font = Font(name=FONT, size=10, bold=table.is_total(row, column))


def _plain(figure: Figure, value: Number) -> Number:
    """As Excel counts: baht, and percent as a share of one; blank where there is nothing."""
    if value is None or figure.unit == "households":
        return value
    return value / 100
