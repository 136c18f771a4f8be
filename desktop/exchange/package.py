"""What is inside an .xlsx file, seen before a spreadsheet library may open it.

An .xlsx is a zip of XML parts. Every part is unpacked once through a counting reader, so that a
zip bomb, an entity bomb or a damaged part is refused while it is still small; on the way the
sheets give what the reading library keeps to itself: error cells, formulas without a value,
hidden rows, and stray cells far away that would make it fill a whole sheet with blanks.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree  # DTDs and entities are refused before anything is parsed

from desktop.problems import Refused
from desktop.words import _

MOST_PARTS = 10_000
MOST_UNPACKED = 400_000_000
MOST_CELLS = 20_000_000
MOST_EMPTY_ROWS = 1_000

_BLOCK = 1 << 20
_LAST_COLUMN = 256
_ENTITY = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_PREFIX = re.compile(rb"<(/?)\w+:")
_ROW_END = b"</row>"
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_FAR = re.compile(rb"r=[\"'](?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d")
_FAR_CELL = re.compile(
    rb"<c\b[^>]*\br=[\"'](?:[A-Z]{3}|[J-Z][A-Z]|I[W-Z])\d+[\"'][^>]*?(?:/>|>.*?</c>)", re.DOTALL
)
_SUSPECT = re.compile(rb"t=[\"']e[\"']|<f[ >/]|hidden=")
_FORMULA = re.compile(rb"<f\b")
_RESULT = re.compile(rb"<v\b[^>/]*>([^<]+)<")
_NUMBER = re.compile(rb"\br=[\"']([A-Z]*)(\d+)[\"']")
_ERROR_TYPE = re.compile(rb"\bt=[\"']e[\"']")
_TEXT_TYPE = re.compile(rb"\bt=[\"']str[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")


@dataclass
class SheetFacts:
    """What one sheet's XML says beside its values. Rows count from 1, columns from 0.

    `errors` maps row and column to the error shown there, "" for a formula that was never
    calculated; `cut_after` is the row after which a stray cell was left out, 0 when none was.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    cut_after: int = 0
    rows: int = 0


@dataclass(frozen=True)
class Package:
    """A checked .xlsx: its bytes, safe to hand to a reader, and the facts of each sheet by name."""

    data: bytes
    sheets: dict[str, SheetFacts]


def open_package(data: bytes) -> Package:
    """The .xlsx in `data`, checked. Refused when it is no workbook, damaged, or dangerous."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _checked(data, archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError, ValueError,
            NotImplementedError, EOFError) as error:  # fmt: skip
        raise damaged() from error


def damaged() -> Refused:
    """The refusal of a file that was cut short or altered on its way."""
    return Refused(
        _("The workbook is damaged or cut short. Open it in Excel, save it again, then import it.")
    )


def _checked(data: bytes, archive: zipfile.ZipFile) -> Package:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    _check_kind(names)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(_("The workbook is protected with a password. Save it without one first."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _too_large()
    sheets = _sheet_parts(data, archive)
    facts: dict[str, SheetFacts] = {}
    trimmed: dict[str, bytes] = {}
    for part in parts:
        name = part.filename
        if name not in sheets.values():
            _read_part(data, part, _PartReader())
            continue
        reader = _SheetReader()
        _read_part(data, part, reader)
        facts[name] = reader.facts
        if reader.strays:
            trimming = _SheetReader(keep=True)
            _read_part(data, part, trimming)
            trimmed[name] = trimming.kept()
    if trimmed:
        data = _rewritten(archive, trimmed)
    return Package(data, {name: facts[part] for name, part in sheets.items() if part in facts})


def _read_part(data: bytes, part: zipfile.ZipInfo, reader: "_PartReader") -> None:
    for block in _unpacked(data, part):
        reader.take(block)


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Refused(_("This is an Excel binary workbook (.xlsb). Save it as .xlsx first."))
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refused(_("This file is not an Excel workbook (.xlsx)."))


def _too_large() -> Refused:
    return Refused(
        _("The workbook unpacks to far more than any register holds, so it was not opened.")
    )


def _unpacked(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes, block by block: what is really there, whatever the directory says."""
    at = part.header_offset
    if data[at : at + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(part.filename)
    name_length, extra_length = struct.unpack("<HH", data[at + 26 : at + 30])
    start = at + 30 + name_length + extra_length
    packed = memoryview(data)[start : start + part.compress_size]
    if len(packed) != part.compress_size:
        raise zipfile.BadZipFile(part.filename)
    size = checksum = 0
    for block in _inflated(packed, part.compress_type):
        size, checksum = size + len(block), zlib.crc32(block, checksum)
        if size > part.file_size:
            raise _too_large()
        yield block
    if size != part.file_size or checksum != part.CRC:
        raise zipfile.BadZipFile(part.filename)


def _inflated(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(packed), _BLOCK):
            yield bytes(packed[start : start + _BLOCK])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("method")
    engine = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    while not engine.eof:
        block = engine.decompress(rest, _BLOCK)
        rest = engine.unconsumed_tail
        if not block and not rest:
            break
        yield block
    if not engine.eof:
        raise zipfile.BadZipFile("cut short")


class _PartReader:
    """Looks through any part for what no workbook of ours needs: document types and entities."""

    def __init__(self) -> None:
        self._tail = b""

    def take(self, block: bytes) -> None:
        """One block of the part, in order."""
        seen = self._tail + block
        if _ENTITY.search(seen.replace(b"\0", b"") if b"\0" in seen else seen):
            raise Refused(
                _("The workbook carries instructions that no register needs, so it was not opened.")
            )
        self._tail = seen[-32:]


class _SheetReader(_PartReader):
    """Reads a sheet's rows for their facts; with `keep` also keeps the XML without stray cells."""

    def __init__(self, *, keep: bool = False) -> None:
        super().__init__()
        self.facts = SheetFacts()
        self.strays = False
        self._keep = keep
        self._pieces: list[bytes] = []
        self._rest = b""
        self._row = 0

    def take(self, block: bytes) -> None:
        """One block of the sheet, in order."""
        super().take(block)
        text = self._rest + block
        cut = text.rfind(_ROW_END)
        if cut < 0:
            self._rest = text
            return
        text, self._rest = text[:cut], text[cut + len(_ROW_END) :]
        if b":row" in text:
            text = _PREFIX.sub(rb"<\1", text)
        far = _FAR.search(text) is not None
        suspect = _SUSPECT.search(text) is not None
        for piece in text.split(_ROW_END):
            self._take_row(_FAR_CELL.sub(b"", piece) if far else piece, suspect=suspect)
        self.strays = self.strays or far

    def kept(self) -> bytes:
        """The sheet without its stray cells, once the last block was taken."""
        return b"".join((*self._pieces, self._rest))

    def _take_row(self, piece: bytes, *, suspect: bool) -> None:
        start = piece.rfind(b"<row")
        end = piece.find(b">", start)
        if start < 0 or end < 0:
            raise zipfile.BadZipFile("row")
        number = _NUMBER.search(piece, start, end)
        self._row = int(number[2]) if number else self._row + 1
        facts = self.facts
        if not facts.cut_after and (b"<v" in piece or b"<is" in piece):
            if self._row - facts.rows > MOST_EMPTY_ROWS:
                facts.cut_after, self.strays = facts.rows or 1, True
            else:
                facts.rows = self._row
        if self._keep:
            # What stands before the row (the opening of the sheet) is kept for a well-formed part.
            self._pieces.append(piece[:start] if facts.cut_after else piece + _ROW_END)
        elif suspect and not facts.cut_after and _SUSPECT.search(piece, start):
            if _HIDDEN.search(piece, start, end):
                facts.hidden_rows.add(self._row)
            self._note_errors(piece[end + 1 :])

    def _note_errors(self, cells: bytes) -> None:
        column = -1
        for cell in _CELL.finditer(cells):
            attributes, content = cell[1], cell[2] or b""
            number = _NUMBER.search(attributes)
            column = _column(number[1]) if number else column + 1
            result = _RESULT.search(content)
            if _ERROR_TYPE.search(attributes):
                shown = result[1].decode("ascii", "replace") if result else "#N/A"
                self._note_error(column, shown)
            elif _FORMULA.search(content) and not result and not _TEXT_TYPE.search(attributes):
                self._note_error(column, "")

    def _note_error(self, column: int, shown: str) -> None:
        self.facts.errors.setdefault(self._row, {})[column] = shown


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _sheet_parts(data: bytes, archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet and the part that holds it."""

    def root(name: str) -> ElementTree.Element:
        reader, blocks = _PartReader(), []
        for block in _unpacked(data, archive.getinfo(name)):
            reader.take(block)
            blocks.append(block)
        return ElementTree.fromstring(b"".join(blocks))  # noqa: S314

    try:
        book, links = root("xl/workbook.xml"), root("xl/_rels/workbook.xml.rels")
    except KeyError:
        raise Refused(_("This file is not an Excel workbook (.xlsx).")) from None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {}
    for element in book.iter():
        if element.tag.endswith("}sheet"):
            keys = (key for key in element.keys() if key.endswith("}id"))  # noqa: SIM118
            target = targets.get(element.get(next(keys, ""), ""), "")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            sheets[element.get("name", "")] = part
    return sheets


def _rewritten(archive: zipfile.ZipFile, replaced: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for part in archive.infolist():
            content = replaced.get(part.filename)
            copy.writestr(part.filename, archive.read(part) if content is None else content)
    return out.getvalue()
