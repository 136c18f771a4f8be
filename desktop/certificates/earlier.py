"""The register of earlier years: read from a workbook or a pasted table, checked, stored at once.

Every row is checked before anything is stored; one with a problem is held back with its sentence,
and numbering goes on behind the highest number that was taken over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop.certificates.kinds import kind_settings
from desktop.exchange.cells import at, is_blank, shown_cell
from desktop.exchange.clipboard import read_table
from desktop.exchange.column_words import ColumnWords, person
from desktop.exchange.files import Cell, Sheet, open_workbook
from desktop.exchange.headings import Recognised, recognise
from desktop.exchange.sheet_kinds import SheetKind
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificate_numbers import CALENDAR, DEFAULT_PATTERN, FISCAL, parse_number
from desktop.programme.certificate_numbers import year_of as numbered_in
from desktop.programme.certificates import KINDS, kind_called
from desktop.thai.calendar import buddhist_year
from desktop.thai.date_reading import parse_date
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import fold, repair
from desktop.withdrawal import VOID
from desktop.words import LANGUAGES, N_, _

IMPORT = "import"

_SHEET = SheetKind(
    "certificates",
    N_("Register of certificates"),
    ("ทะเบียนคุม", "ทะเบียนเกียรติบัตร", "ทะเบียนคุมเกียรติบัตร", "ทะเบียนคุมวุฒิบัตร", "เกียรติบัตร"),
    (
        ColumnWords(
            "number",
            (
                *("เลขที่", "เลขที่เกียรติบัตร", "เลขที่วุฒิบัตร", "เลขที่ใบประกาศ", "ทะเบียนเลขที่"),
                *("เลขทะเบียน", "หมายเลข", "เลขเกียรติบัตร", "number", "certificate no", "เลขที่ทะเบียน"),
            ),
            3,
        ),
        *person("ผู้รับ", "ชื่อผู้รับ", "ผู้ได้รับ", "ผู้ได้รับเกียรติบัตร", "ชื่อผู้ได้รับ", "recipient"),
        ColumnWords(
            "issued_on",
            (
                *("วันที่", "วันที่ออก", "ให้ไว้ ณ วันที่", "ลงวันที่", "วันเดือนปี", "ว/ด/ป"),
                *("วันที่ออกเกียรติบัตร", "วัน เดือน ปี", "date", "issued on"),
            ),
            2,
        ),
        ColumnWords("kind", ("ประเภท", "ชนิด", "ประเภทเกียรติบัตร", "ชนิดเกียรติบัตร", "kind"), 1),
        ColumnWords("remark", ("หมายเหตุ", "เรื่อง", "รายการ", "หลักสูตร", "remark", "note"), 1),
    ),
    (frozenset({"number"}), frozenset({"name", "first_name"})),
)

_SHAPES = ("{serial}/{year}", "{serial}/{year2}", "{year}/{serial}", "{serial}-{year}")
_VOID_WORDS = ("ยกเลิก", "void")


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """One row of an earlier register; `problem` says why it is held back, "" when it is not."""

    line: int
    number: str
    recipient: str
    issued_on: date | None
    kind: str
    remark: str
    serial: int = 0
    year: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A register as it was read: every row, and what will be stored of it."""

    name: str
    rows: tuple[EarlierRow, ...]

    @property
    def sound(self) -> tuple[EarlierRow, ...]:
        """The rows that can be stored."""
        return tuple(one for one in self.rows if not one.problem)


def read_workbook(office: Office, path: Path | str, kind: str) -> Earlier:
    """The register in a workbook or CSV; `kind` is that of rows that name none.

    Refused when no sheet of it has the headings of a register.
    """
    workbook = open_workbook(path)
    return _read(office, workbook.name, workbook.sheets, kind)


def read_pasted(office: Office, text: str, kind: str) -> Earlier:
    """The register in a pasted table, with its headings."""
    return _read(office, _("Pasted table"), [Sheet("", source=read_table(text))], kind)


def store(office: Office, earlier: Earlier) -> int:
    """Store the sound rows as one action that one undo takes back; how many they were."""
    rows = [_row(one) for one in earlier.sound]
    if not rows:
        raise Refused(_("No row of this register can be stored."))

    def work(tx: Transaction) -> None:
        for one in _checked(earlier.sound):
            if one.problem:
                raise Refused(one.problem)
        tx.put_many("certificate", rows)

    title = _("Import the register of certificates: {file} ({count})")
    office.write(title.format(file=earlier.name, count=len(rows)), work, kind=IMPORT)
    return len(rows)


def _read(office: Office, name: str, sheets: Sequence[Sheet], kind: str) -> Earlier:
    for sheet in sheets:
        seen = recognise(sheet, (_SHEET,))
        if seen is not None:
            rows = [_read_row(office, line, found, kind) for line, found in _found(sheet, seen)]
            return Earlier(name, tuple(_checked(rows)))
    raise Refused(_("No headings of a register were found: it needs at least a number and a name."))


def _found(sheet: Sheet, seen: Recognised) -> Iterator[tuple[int, dict[str, Cell]]]:
    """Every row under the headings that says something, by column."""
    for line, cells in sheet.rows():
        if line <= seen.last_row:
            continue
        found = {key: at(cells, column.index) for key, column in seen.columns.items()}
        if not all(is_blank(cell) for cell in found.values()):
            yield line, found


def _read_row(office: Office, line: int, cells: dict[str, Cell], default: str) -> EarlierRow:
    texts = {key: repair(shown_cell(cell)) for key, cell in cells.items()}
    kind, problem = default, ""
    if texts.get("kind"):
        kind = _kind_named(texts["kind"]) or default
    try:
        issued_on = parse_date(cells.get("issued_on"), today=office.today())
    except NotUnderstood as unread:
        issued_on, problem = None, unread.reason
    row = EarlierRow(
        line,
        " ".join(to_arabic_digits(texts.get("number", "")).split()),
        _recipient(texts),
        issued_on,
        kind,
        texts.get("remark", ""),
        problem=problem,
    )
    return _numbered(office, row)


def _recipient(texts: dict[str, str]) -> str:
    if texts.get("name"):
        return texts.get("title", "") + texts["name"]
    first = texts.get("title", "") + texts.get("first_name", "")
    return " ".join(filter(None, (first, texts.get("last_name", ""))))


def _kind_named(text: str) -> str:
    """The kind that a cell names, by what it is called in either language; "" for none."""
    named = fold(text)
    for one in KINDS:
        if any(fold(_(one.label, language)) in named for language in LANGUAGES):
            return one.key
    return "household" if "วุฒิบัตร" in text else ""


def _numbered(office: Office, row: EarlierRow) -> EarlierRow:
    """The row with the serial and year that its number says, or with what is wrong with it."""
    problem = row.problem
    if not problem and not row.number:
        problem = _("The number is missing.")
    if not problem and not row.recipient:
        problem = _("The name is missing.")
    if not problem and row.issued_on is None:
        problem = _("The date of issue is missing.")
    if problem or row.issued_on is None:
        return replace(row, problem=problem)
    if row.issued_on > office.today():
        return replace(row, problem=_("The date of issue is still to come; check the year."))
    read = _said_by(row, row.issued_on)
    if read is None:
        return replace(
            row, problem=_("The number “{number}” cannot be read.").format(number=row.number)
        )
    serial, year = read
    fits = {numbered_in(row.issued_on, by) for by in (CALENDAR, FISCAL)}
    if year not in fits:
        said = _("The number is of {year}, the date of issue of {date_year}; check both.")
        problem = said.format(year=year, date_year=buddhist_year(row.issued_on))
    elif serial < 1:
        problem = _("The number “{number}” cannot be read.").format(number=row.number)
    return replace(row, serial=serial, year=year, problem=problem)


def _said_by(row: EarlierRow, issued_on: date) -> tuple[int, int] | None:
    """Serial and year by the office's pattern, else by a usual shape; a bare serial by its date."""
    settings = kind_settings(row.kind)
    patterns = ((settings.pattern or DEFAULT_PATTERN, settings.office_code),)
    for pattern, code in (*patterns, *((shape, "") for shape in _SHAPES)):
        read = parse_number(pattern, row.number, code)
        if read is not None:
            return read
    if row.number.isdecimal() and len(row.number) <= 6:
        return int(row.number), numbered_in(issued_on, settings.counts_by or CALENDAR)
    return None


def _checked(rows: Sequence[EarlierRow]) -> list[EarlierRow]:
    """The rows, those held back that repeat a number of the register or of a row above."""
    kinds = tuple({one.kind for one in rows})
    within = [Condition("kind", "in", kinds)]
    stored = listing.select("certificate", ["kind", "year", "serial", "recipient"], within)
    taken = {tuple(place): recipient for *place, recipient in stored}
    lines: dict[tuple[str, int, int], int] = {}
    checked = []
    for one in rows:
        place = (one.kind, one.year, one.serial)
        if not one.problem and place in taken:
            said = _("Number {number} is in the register already, for {name}.")
            one = replace(one, problem=said.format(number=one.number, name=taken[place]))
        elif not one.problem and place in lines:
            said = _("Row {line} has the same number.")
            one = replace(one, problem=said.format(line=lines[place]))
        elif not one.problem:
            lines[place] = one.line
        checked.append(one)
    return checked


def _row(one: EarlierRow) -> dict[str, object]:
    """What is stored: no page, and void where the remark says so."""
    is_void = any(word in one.remark.lower() for word in _VOID_WORDS)
    return {
        "kind": kind_called(one.kind).key,
        "year": one.year,
        "serial": one.serial,
        "number": one.number,
        "issued_on": one.issued_on,
        "recipient": one.recipient,
        "facts": {"remark": one.remark} if one.remark else {},
        "design": "",
        "digest": "",
        "status": VOID if is_void else "issued",
        "void_reason": one.remark if is_void else "",
    }
