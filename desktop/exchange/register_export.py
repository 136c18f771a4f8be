"""A list of the window as a workbook: numbers to count with, days as people read them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from desktop.exchange.workbook_cells import write_text
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Column, Kind, Value
from desktop.words import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_SCALES = {Kind.COUNT: 1, Kind.QUANTITY: 1000, Kind.MONEY: 100}
_FORMATS = {Kind.COUNT: "#,##0", Kind.QUANTITY: "#,##0.###", Kind.MONEY: "#,##0.00"}
_LONGEST_NAME = 31  # characters Excel allows the name of a sheet


def register_workbook(
    title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> bytes:
    """An .xlsx with one sheet called `title`: ที่, then `columns`, one line for each of `rows`.

    Counts, quantities and money (baht) are numbers. A day is text in the era people read; all else
    is text too, so that no ID loses a digit and no cell becomes a formula. National IDs are whole:
    whoever put that column into the list needs it for the forms of the province.
    """
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    page: Worksheet = book.active
    page.title = title[:_LONGEST_NAME]
    for index, heading in enumerate([_("No."), *(_(one.label) for one in columns)], 1):
        write_text(page.cell(1, index), heading)
        page.cell(1, index).font = Font(bold=True)
    for number, values in enumerate(rows, 1):
        page.cell(number + 1, 1, number)
        for index, (column, value) in enumerate(zip(columns, values, strict=True), 2):
            _write(page.cell(number + 1, index), column, value)
    _set_widths(page, columns)
    page.freeze_panes = "A2"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(cell: "Cell", column: Column, value: Value) -> None:
    scale = _SCALES.get(column.kind)
    if scale is not None and isinstance(value, int):
        cell.value = value if scale == 1 else Decimal(value) / scale
        cell.number_format = _FORMATS[column.kind]
    else:
        write_text(cell, show_value(column.kind, value, column.choices))


def _set_widths(page: "Worksheet", columns: Sequence[Column]) -> None:
    from openpyxl.utils import get_column_letter

    page.column_dimensions["A"].width = 6
    for index, column in enumerate(columns, 2):
        page.column_dimensions[get_column_letter(index)].width = max(column.width, 8) + 4
