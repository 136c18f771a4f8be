"""A cross-tab as a workbook: numbers to count with, as it is shown."""

from io import BytesIO

from desktop.cross_tabs import Table
from desktop.exchange.workbook_cells import FONT, on_a4, write_text
from desktop.programme.income_figures import Figure, Number
from desktop.thai.line_breaking import in_two_lines
from desktop.words import _

_FORMATS = {"households": "#,##0", "baht": "#,##0", "percent": "0.0%", "growth": "+0.0%;-0.0%;0.0%"}
_HEADS = 4
"""The row of the headings; above it stand title, place and a blank."""


def cross_tab_workbook(table: Table) -> bytes:
    """An .xlsx with one sheet: title and place, the table, and what its figures mean."""
    import openpyxl
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    page = book.active
    page.title = _("Cross-tab")
    plain, bold = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
    line = Border(bottom=Side("thin", "999999"))
    write_text(page.cell(1, 1), table.title)
    page.cell(1, 1).font = Font(name=FONT, size=12, bold=True)
    write_text(page.cell(2, 1), table.where)
    page.cell(2, 1).font = plain
    for place, heading in enumerate([table.corner, *(one.heading for one in table.columns)], 1):
        cell = page.cell(_HEADS, place)
        write_text(cell, in_two_lines(heading))
        cell.font, cell.border = bold, line
        cell.alignment = Alignment("left" if place == 1 else "center", "center", wrap_text=True)
        page.column_dimensions[get_column_letter(place)].width = 30 if place == 1 else 15
    for row, name in enumerate(table.row_names):
        first = page.cell(_HEADS + 1 + row, 1)
        write_text(first, name)
        first.font = bold if row == len(table.row_names) - 1 else plain
        for column, shown in enumerate(table.columns):
            cell = page.cell(
                _HEADS + 1 + row, column + 2, _plain(shown.figure, table.value(row, column))
            )
            cell.number_format = _FORMATS[shown.figure.unit]
            cell.font = bold if table.is_total(row, column) else plain
    below = _HEADS + len(table.row_names) + 2
    for at, figure in enumerate(table.figures):
        write_text(page.cell(below + at, 1), f"{_(figure.label)}: {_(figure.definition)}")
        page.cell(below + at, 1).font = Font(name=FONT, size=9, color="666666")
    page.freeze_panes = page.cell(_HEADS + 1, 2)
    on_a4(page, heads=_HEADS)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _plain(figure: Figure, value: Number) -> Number:
    """As Excel counts: baht, and percent as a share of one; blank where there is nothing."""
    if value is None or figure.unit == "households":
        return value
    return value / 100
