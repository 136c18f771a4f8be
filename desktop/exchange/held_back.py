"""The rows an import held back, as a workbook to correct and import again."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.exchange.column_words import PROBLEMS
from desktop.exchange.files import Cell, Sheet
from desktop.exchange.records import SheetRows
from desktop.exchange.workbook_import import Preview, SheetPreview
from desktop.problems import Refused
from desktop.words import _

if TYPE_CHECKING:
    from openpyxl.cell import Cell as PaperCell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH, _PROBLEM_WIDTH = 18, 60


def write_held_back(preview: Preview, path: Path) -> int:
    """Write every row that `preview` holds back to an .xlsx at `path`; how many there are.

    Each sheet keeps its name, titles, headings and columns, with what is wrong beside each row.
    Text is written as text: no cell becomes a formula. Refused when `path` cannot be written.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    rows = {one.sheet: one for one in preview.read}
    sources = {sheet.name: sheet for sheet in preview.workbook.sheets}
    count = 0
    for shown in preview.sheets:
        if shown.held_back:
            page = book.create_sheet(shown.name)
            count += _write_sheet(page, sources[shown.name], shown, rows[shown.name])
    if not count:
        raise Refused(_("No row is held back."))
    _save(book, path)
    return count


def _save(book: "openpyxl.Workbook", path: Path) -> None:  # type: ignore[name-defined]  # noqa: F821
    """All of the file or nothing of it."""
    try:
        handle, name = tempfile.mkstemp(suffix=".xlsx", dir=path.parent)
        os.close(handle)
        try:
            book.save(name)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise Refused(_("{file} cannot be written here.").format(file=path.name)) from error


def _write_sheet(page: "Worksheet", sheet: Sheet, shown: SheetPreview, rows: SheetRows) -> int:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    problems = {
        row: list(notes) for row, notes in groupby(shown.held_back, key=lambda note: note.row)
    }
    places = {column.heading: column.index for column in shown.columns}
    last_heading = shown.headings[1]
    faulty = PatternFill("solid", fgColor="FFF2CC")
    lines = list(_lines(sheet, shown, rows, set(problems)))
    width = max(len(cells) for _number, cells in lines)
    for line, (number, cells) in enumerate(lines, 1):
        for index, cell in enumerate(cells):
            _write(page.cell(line, index + 1), cell)
        if number <= last_heading:
            for written in page[line]:
                written.font = Font(bold=True)
        notes = problems.get(number, [])
        for note in notes:
            if note.column in places:
                page.cell(line, places[note.column] + 1).fill = faulty
        if notes:
            told = (
                f"{note.column}: {note.reason}" if note.column else note.reason for note in notes
            )
            _write(page.cell(line, width + 1), "\n".join(told))
    _write(page.cell(last_heading, width + 1), PROBLEMS)
    page.cell(last_heading, width + 1).font = Font(bold=True)
    for index in range(1, width + 1):
        page.column_dimensions[get_column_letter(index)].width = _WIDTH
    page.column_dimensions[get_column_letter(width + 1)].width = _PROBLEM_WIDTH
    page.freeze_panes = page.cell(last_heading + 1, 1)
    return len(problems)


def _lines(
    sheet: Sheet, shown: SheetPreview, rows: SheetRows, held: set[int]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Titles and headings, then each row held back below the section title it stands under."""
    section: tuple[int, Sequence[Cell]] | None = None
    for number, cells in sheet.rows():
        if number <= shown.headings[1]:
            yield number, cells
        elif number in rows.sections:
            section = number, cells
        elif number in held:
            if section is not None:
                yield section
                section = None
            for index, cell in rows.carried.get(number, {}).items():
                cells[index] = cell
            yield number, cells


def _write(place: "PaperCell", cell: Cell) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if cell is None or cell == "":
        return
    if isinstance(cell, bool | int | float | date | datetime | time | timedelta):
        place.value = cell
        return
    place.value = ILLEGAL_CHARACTERS_RE.sub("", str(cell))
    place.data_type = "s"
    place.number_format = "@"
    place.quotePrefix = True
