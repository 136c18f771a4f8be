"""The rows of a recognised sheet, read: records, what was repaired, what is held back and why."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.exchange.cells import (
    Reader,
    at,
    column_reader,
    eras_of,
    first_day,
    is_blank,
    last_day,
    shown_cell,
)
from desktop.exchange.columns import (
    POINTING,
    field_of,
    has_parts,
    register_of,
    texts_of,
)
from desktop.exchange.files import Cell, Sheet
from desktop.exchange.headings import Found, Recognised
from desktop.exchange.notes import Note
from desktop.exchange.records import HeldPerson, ReadRow, SheetRows, Who, identities
from desktop.exchange.row_kinds import REASONS, RowKind, RowKinds
from desktop.exchange.ticks import answer_no, choose_class
from desktop.exchange.village_columns import PLACE_KEYS, VillageReader
from desktop.exchange.villages import Gazetteer
from desktop.programme.rounds import RoundSettings
from desktop.programme.values import check_values
from desktop.programme.vocabulary import Context, Field, Kind, Severity, Value, Values
from desktop.thai.names import PersonName, name_key, parse_name, same_name
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import repair
from desktop.words import _

_HOUSE = re.compile(r"\s*(?:บ้าน)?(?:เลขที่)?\s*(\d{1,4}(?:/\d{1,4})?)(?=\s)")
_VISIT_NUMBER = re.compile(r"ครั้งที่\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class _Problem:
    column: str
    value: str
    reason: str


def read_rows(
    sheet: Sheet,
    recognised: Recognised,
    places: Gazetteer,
    settings: RoundSettings,
    today: date,
    tick: Callable[[int], None] = lambda _row: None,
) -> SheetRows:
    """Read every row of `sheet` below its headings; `tick` is told each row number."""
    return _SheetReader(sheet, recognised, places, settings, today).read(tick)


class _SheetReader:
    """Reads one sheet from its headings down."""

    def __init__(
        self,
        sheet: Sheet,
        recognised: Recognised,
        places: Gazetteer,
        settings: RoundSettings,
        today: date,
    ) -> None:
        self._sheet, self._recognised, self._places = sheet, recognised, places
        self._columns = recognised.columns
        self._register = register_of(recognised, settings)
        self._link = self._register.person_link
        self._context = Context(settings, today)
        self._pointing = dict.fromkeys(POINTING.get(self._register.key, ()), 0)
        self._judging = replace(
            self._register, fields=tuple(filter(_may_be_wrong, self._register.fields))
        )
        self._out = SheetRows(sheet.name, self._register.key)
        around = places.mentioned((*recognised.titles, sheet.name))
        needed = self._register.key not in POINTING
        self._village = VillageReader(sheet, self._columns, places, around, needed=needed)
        whole = f"{recognised.kind.incomes}whole"
        self._has_parts = has_parts(recognised)
        self._known: dict[tuple[object, ...], tuple[int, str | None, str]] = {}
        self._readers = self._make_readers()
        if whole in self._columns and not self._has_parts:
            reason = _("One figure of income: it is stored as that of the main occupation.")
            self._warn(self._columns[whole], reason)
        self._visit = next(
            (
                int(number[1])
                for title in (*recognised.titles, sheet.name)
                if (number := _VISIT_NUMBER.search(to_arabic_digits(title)))
            ),
            None,
        )

    def _make_readers(self) -> list[tuple[str, Found, Reader]]:
        """(key, column, reader) of every column that is read by itself."""
        fields = {
            key: found_field
            for key in self._columns
            if (found_field := field_of(self._register, key)) is not None
        }
        by_whole = {
            self._columns[key].index
            for key, one in fields.items()
            if one.kind in (Kind.DATE, Kind.FLAG, Kind.CHOICE)
        }
        texts = texts_of(self._sheet, self._recognised.last_row, by_whole)
        today, year = self._context.today, self._context.round.year
        readers = []
        for key, one in fields.items():
            column = self._columns[key]
            seen = texts.get(column.index, set())
            if one.kind is Kind.DATE and eras_of(seen) == {"be", "ce"}:
                self._warn(
                    column, _("Years of both eras stand in this column; each is read as it is.")
                )
            if column.factor % 12 == 0:
                self._warn(column, _("A month's money is stored as a year's: times 12."))
            read = column_reader(one, column, seen, today, year)
            if key == "course.starts_on" and "course.ends_on" not in self._columns:
                readers.append(("course.ends_on", column, last_day(read)))
                read = first_day(read)
            readers.append((key, column, read))
        return readers

    def _warn(self, column: Found, reason: str) -> None:
        row = self._recognised.last_row
        self._out.warnings.append(Note(self._sheet.name, row, column.heading, "", reason))

    def read(self, tick: Callable[[int], None]) -> SheetRows:
        """Every row."""
        self._out.carried = self._village.carried
        kinds = RowKinds(self._recognised)
        for number, cells in self._sheet.rows():
            if number <= self._recognised.last_row:
                if number >= self._recognised.first_row:
                    kinds.learn_headings(cells)
                continue
            tick(number)
            kind = kinds.of(cells)
            if kind is RowKind.DATA:
                self._out.read += 1
                self._read_row(number, cells)
            elif kind is not RowKind.BLANK:
                self._skip(number, kind, cells)
        if self._sheet.facts.cut_after:
            self._out.skipped.append(
                Note(
                    self._sheet.name, self._sheet.facts.cut_after + 1, "", "",
                    _("A thousand empty rows follow; what stands below them was not read."),
                )
            )  # fmt: skip
        return self._out

    def _skip(self, number: int, kind: RowKind, cells: Sequence[Cell]) -> None:
        told = " ".join(repair(cell) for cell in cells if isinstance(cell, str) and cell)
        if kind is RowKind.TITLE and self._village.begin_section(told):
            self._out.sections.add(number)
        note = Note(self._sheet.name, number, "", told[:80], _(REASONS[kind]))
        self._out.skipped.append(note)

    def _read_row(self, number: int, cells: Sequence[Cell]) -> None:
        problems: list[_Problem] = []
        repaired: list[_Problem] = []
        values = self._read_cells(cells, problems, repaired)
        for key, told in answer_no(values):
            reason = _("Both yes and no are ticked.")
            problems.append(_Problem(self._columns[key].heading, told, reason))
        unit, reason, cell = self._village.read(number, cells)
        if reason:
            (problems if unit is None else repaired).append(_Problem(*cell, reason))
        if unit is not None:
            values["village"] = unit.id
        self._house_of(values, cells)
        name = self._name(values)
        who = None
        if name is not None:
            national_id = values.get("national_id")
            village = unit.id if unit else None
            who = Who(str(national_id) if national_id else None, name, village, name_key(name))
        values = self._finished(values, name)
        if self._repeats(number, cells, values, who, problems):
            return
        self._judged(number, cells, values, problems)
        if problems:
            self._hold_back(number, problems, who)
            return
        self._note_all(self._out.repaired, number, repaired)
        village = unit.id if unit else None
        row = ReadRow(self._sheet.name, number, values, who, village, self._columns, cells)
        self._out.rows.append(row)

    def _read_cells(
        self, cells: Sequence[Cell], problems: list[_Problem], repaired: list[_Problem]
    ) -> dict[str, Value]:
        values: dict[str, Value] = {}
        width = len(cells)
        for key, column, read in self._readers:
            cell = cells[column.index] if column.index < width else None
            if cell is None or cell == "" or (cell.__class__ is str and is_blank(cell)):
                continue
            try:
                reading = read(cell)
            except NotUnderstood as problem:
                problems.append(_Problem(column.heading, shown_cell(cell), problem.reason))
                continue
            values[key] = reading.value
            if reading.repaired:
                repaired.append(_Problem(column.heading, shown_cell(cell), reading.repaired))
        return values

    def _house_of(self, values: dict[str, Value], cells: Sequence[Cell]) -> None:
        """The house number that begins an address, where it has no column of its own."""
        column = self._columns.get("village.address")
        if column is None or "house_no" in self._columns:
            return
        house = _HOUSE.match(to_arabic_digits(shown_cell(at(cells, column.index))))
        if house and self._link:
            values["house_no"] = house[1]

    def _name(self, values: dict[str, Value]) -> PersonName | None:
        """The person a row is about, from one column or from title, first name and surname."""
        if self._register.key == "groups":
            return None
        whole, title, first, last = (
            str(values.pop(key, None) or "") for key in ("name", "title", "first_name", "last_name")
        )
        name = parse_name(whole or f"{first} {last}")
        if not name.first and self._register.key in ("households", "participants"):
            name = parse_name(str(values.get("head_name") or ""))
        if title:
            known = parse_name(f"{title}กก ขข").title or title
            name = PersonName(known, name.first, name.last)
        return name

    def _finished(self, values: dict[str, Value], name: PersonName | None) -> dict[str, Value]:
        """The values under the register's own keys."""
        for link in ("responsible", "group"):
            if link in values:
                values[f"{link}.name"] = values.pop(link)
        prefix = self._recognised.kind.incomes
        whole = values.pop(f"{prefix}whole", None) if prefix else None
        if whole is not None and not self._has_parts:
            values[f"{prefix}main"] = whole
        choose_class(values)
        if self._register.key == "visits":
            values.setdefault("number", self._visit or 1)
        if self._register.key == "team_members":
            values.setdefault("role", "member")
        if not self._link or name is None:
            return values
        for key in ("national_id", "birth_date", "phone"):
            if key in values:
                values[f"{self._link}.{key}"] = values.pop(key)
        if self._register.key == "sages" and "house_no" in values:
            values["person.house_no"] = values.pop("house_no")
        values[f"{self._link}.title"] = name.title
        values[f"{self._link}.first_name"] = name.first
        values[f"{self._link}.last_name"] = name.last
        return values

    def _repeats(
        self,
        number: int,
        cells: Sequence[Cell],
        values: Values,
        who: Who | None,
        problems: list[_Problem],
    ) -> bool:
        """Whether the row says again what a row above says: then it is skipped and listed."""
        told = identities(self._register.key, values, who)
        for key in told:
            first = self._known.get(key)
            if first is None:
                continue
            row, national_id, name = first
            mine = who.national_id if who else None
            if key[0] == "name" and national_id and mine and national_id != mine:
                continue
            if key[0] == "name" and who and not same_name(name, who.name.full):
                continue
            if (
                key[0] == "id"
                and who
                and who.key
                and name_key(parse_name(name)) not in ("", who.key)
            ):
                column = self._columns["national_id"]
                reason = _("Row {row} has the same national ID with another name.").format(row=row)
                cell = shown_cell(at(cells, column.index))
                problems.append(_Problem(column.heading, cell, reason))
                return False
            column = self._columns.get("name") or next(iter(self._columns.values()))
            reason = _("The same as row {row}.").format(row=row)
            value = shown_cell(at(cells, column.index))
            self._out.skipped.append(Note(self._sheet.name, number, column.heading, value, reason))
            return True
        if not problems:
            about = (number, who.national_id, who.name.full) if who else (number, None, "")
            self._known.update(dict.fromkeys(told, about))
        return False

    def _judged(
        self, number: int, cells: Sequence[Cell], values: Values, problems: list[_Problem]
    ) -> None:
        """Add what the fields and rules of the register say, once for each cell.

        A cell that could not be read is not judged; a warning keeps no row from being stored.
        """
        told = {problem.column for problem in problems}
        whole = {**values, **self._pointing}
        for problem in check_values(self._judging, whole, self._context):
            column = self._column_of(problem.field)
            heading = column.heading if column else self._label(problem.field)
            if heading in told or (problem.field == "village" and told):
                continue
            value = shown_cell(at(cells, column.index)) if column else ""
            if problem.severity is Severity.ERROR:
                told.add(heading)
                problems.append(_Problem(heading, value, problem.message))
            else:
                note = Note(self._sheet.name, number, heading, value, problem.message)
                self._out.warnings.append(note)

    def _column_of(self, key: str) -> Found | None:
        """The column that gave the register's field `key`."""
        bare = key.removeprefix(f"{self._link}.") if self._link else key
        keys: tuple[str, ...] = PLACE_KEYS if key == "village" else (bare, key)
        if bare in ("first_name", "last_name"):
            keys = (bare, "name", "head_name")
        return next((self._columns[one] for one in keys if one in self._columns), None)

    def _label(self, key: str) -> str:
        return _(self._register.field(key).label) if key else ""

    def _hold_back(self, number: int, problems: Iterable[_Problem], who: Who | None) -> None:
        self._note_all(self._out.held_back, number, problems)
        if who is not None:
            held = HeldPerson(who, self._register.key, self._sheet.name, number)
            self._out.held_people.append(held)

    def _note_all(self, notes: list[Note], number: int, problems: Iterable[_Problem]) -> None:
        notes.extend(
            Note(self._sheet.name, number, one.column, one.value, one.reason) for one in problems
        )


def _may_be_wrong(one: Field) -> bool:
    """Whether a value that was read may still be refused by the field itself."""
    return one.required or one.minimum is not None or one.maximum is not None
