"""A file becomes a workbook that is safe to read, or one clear sentence why it does not."""

import io
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from desktop.exchange.delimited import read_delimited
from desktop.exchange.package import MOST_CELLS, MOST_EMPTY_ROWS, SheetFacts, damaged, open_package
from desktop.problems import Refused
from desktop.words import _

LARGEST_FILE = 200_000_000

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!|\?xml|html|head|body|table|meta|div)", re.IGNORECASE
)
_TALLEST_MERGED = 10_000
_IN_USE = {32, 33}  # Windows: sharing violation, lock violation


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows an error of the workbook; `shown` is "" for a formula never calculated."""

    shown: str

    def __str__(self) -> str:
        return self.shown or "="


type Cell = str | int | float | bool | date | datetime | time | timedelta | CellError | None


@dataclass(frozen=True)
class Sheet:
    """One sheet. Row numbers are Excel's, from 1; columns count from 0.

    `merged` are ranges (first row, first column, last row, last column), inclusive.
    """

    name: str
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    facts: SheetFacts = field(default_factory=SheetFacts)
    source: Any = ()

    @property
    def height(self) -> int:
        """The number of the last row that holds a value."""
        return len(self.source) if isinstance(self.source, list) else self.facts.rows

    def under_merged(self) -> set[tuple[int, int]]:
        """(row, column) of every cell that lies under the first row of a merged one."""
        return {
            (row, column)
            for top, left, bottom, right in self.merged
            if bottom - top < _TALLEST_MERGED
            for row in range(top + 1, bottom + 1)
            for column in range(left, right + 1)
        }

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row with its number; a blank cell is "" or None. Ends at 1,000 empty rows."""
        errors, empty = self.facts.errors, 0
        for number, cells in enumerate(_fresh(self.source), 1):
            if number in errors:
                _put_errors(cells, errors[number])
            if any(cells) or any(cell not in ("", None) for cell in cells):
                empty = 0
            elif (empty := empty + 1) >= MOST_EMPTY_ROWS:
                return
            yield number, cells


@dataclass(frozen=True)
class Workbook:
    """A file's sheets in order; `encoding` is said of a CSV only."""

    name: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""


def _fresh(source: Any) -> Iterable[list[Cell]]:
    """The rows from the top: of a library's sheet, or of a list whose rows may not be altered."""
    read = getattr(source, "iter_rows", None)
    return read() if read else map(list, source)


def _put_errors(cells: list[Cell], errors: dict[int, str]) -> None:
    for column, shown in errors.items():
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = CellError(shown)


def open_workbook(path: Path | str) -> Workbook:
    """The workbook or CSV at `path`. Refused with the one reason that fits."""
    path = Path(path)
    data = _bytes_of(path)
    if not data.strip():
        raise Refused(_("The file is empty."))
    if data.startswith(_OLE):
        raise _old_or_locked(data)
    if data.startswith(b"PK"):
        return _xlsx(path.name, data)
    if _MARKUP.match(data[:1000]):
        raise Refused(
            _("This is a web page saved as if it were a workbook. Save it in Excel as .xlsx first.")
        )
    if path.suffix.lower() in {".csv", ".tsv", ".txt"}:
        return _csv(path.name, data)
    raise Refused(_("This file is not an Excel workbook (.xlsx)."))


def _bytes_of(path: Path) -> bytes:
    if _held_by_excel(path):
        raise _in_excel(path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refused(_("The file is larger than any register; it was not opened."))
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(_("There is no file {file}.").format(file=path.name)) from None
    except IsADirectoryError:
        raise Refused(_("This is a folder, not a workbook.")) from None
    except PermissionError as error:
        return _bytes_of_copy(path, error)
    except OSError as error:
        raise _unreadable(path) from error


def _bytes_of_copy(path: Path, error: PermissionError) -> bytes:
    """Windows lets a file that a program holds be copied more often than opened."""
    if path.is_dir():
        raise Refused(_("This is a folder, not a workbook.")) from None
    with tempfile.TemporaryDirectory() as folder, suppress(OSError):
        copy = Path(folder) / "copy"
        shutil.copy2(path, copy)
        return copy.read_bytes()
    if os.name == "nt" and getattr(error, "winerror", 0) not in _IN_USE:
        raise _unreadable(path) from error
    raise _in_excel(path) from error


def _held_by_excel(path: Path) -> bool:
    """Whether the note that Excel or Calc lays beside an open workbook is there and in use."""
    for note in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if note.exists():
            if os.name != "nt":
                return True
            try:
                note.open("r+b").close()
            except OSError:
                return True
    return False


def _in_excel(path: Path) -> Refused:
    return Refused(
        _(
            "{file} is open in another program. Save it and close it in Excel, then import it."
        ).format(file=path.name)
    )


def _unreadable(path: Path) -> Refused:
    return Refused(
        _("{file} cannot be read. Copy it to this computer and import the copy.").format(
            file=path.name
        )
    )


def _old_or_locked(data: bytes) -> Refused:
    if _ENCRYPTED in data:
        return Refused(_("The workbook is protected with a password. Save it without one first."))
    return Refused(_("This is a workbook of Excel 2003 or older (.xls). Save it as .xlsx first."))


def _xlsx(name: str, data: bytes) -> Workbook:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    package = open_package(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(package.data))
        sheets = []
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            source = book.get_sheet_by_name(about.name)
            if source.total_height * source.total_width > MOST_CELLS:
                raise Refused(_("The file is larger than any register; it was not opened."))
            sheets.append(
                Sheet(
                    about.name,
                    about.visible is not SheetVisibleEnum.Visible,
                    tuple(
                        (top + 1, left, bottom + 1, right)
                        for (top, left), (bottom, right) in source.merged_cell_ranges or ()
                    ),
                    package.sheets.get(about.name, SheetFacts()),
                    source,
                )
            )
    except CalamineError as error:
        raise damaged() from error
    return Workbook(name, tuple(sheets))


def _csv(name: str, data: bytes) -> Workbook:
    rows, encoding = read_delimited(data)
    sheet = Sheet(Path(name).stem, source=[list(row) for row in rows])
    return Workbook(name, (sheet,), encoding)
