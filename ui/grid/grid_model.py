"""The rows of a grid: stored records, read as they come into view, and what is typed over them.

The order is that in which the list stood; records that are stored from here keep their place. The
last row is always blank: whoever types in it begins a new record.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count, groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.checks import name_of
from desktop.drafts import new_uid
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Field, Kind, Problem, Register, Severity, Value
from desktop.thai.national_id import mask_national_id
from desktop.views import Entry
from desktop.words import _
from ui.grid.rows import Asked, GridRow, Typed
from ui.session import Session

type Index = QModelIndex | QPersistentModelIndex

CHUNK = 128  # rows read together
KEPT = 64 * CHUNK  # records kept
LONGEST = 300  # characters of a cell that are drawn
MOST_RUNS = 200  # runs of rows that are taken out one by one

TONE = Qt.ItemDataRole.UserRole + 1
"""The tone of a cell: "bad", "warn", "told" (repaired when pasted), "typed" or ""."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (Kind.COUNT, Kind.QUANTITY, Kind.MONEY)


class GridModel(QAbstractTableModel):
    """A register's fields across, its records and one blank row down.

    Where the first field says who a row is about, the row's number `names_rows` too.

    Rows come and go without a reset, so that a cell that is being typed in stays open; before one
    that cannot be helped comes `about_to_begin_anew`.
    """

    about_to_begin_anew = Signal()

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self.fields = register.fields
        self.names_rows = register.title.startswith(f"{register.fields[0].key}.")
        self.waiting: dict[int, GridRow] = {}
        self.asked: dict[int, Asked] = {}
        self._session, self._office = session, session.office
        self._keys: array[int] = array("q")
        self._entries: dict[int, Entry] = {}
        self._labels: dict[tuple[str, int], str] = {}
        self._numbers = count(-1, -1)
        self._stored_here: set[int] = set()

    # Which rows there are

    def load(self, records: Iterable[int]) -> None:
        """Show `records`, and below them what waits and is not among them."""
        self.about_to_begin_anew.emit()
        self.beginResetModel()
        self._keys = array("q", records)
        self._stored_here.clear()
        listed = set(self._keys)
        self._keys.extend(key for key in self.waiting if key not in listed)
        self._forget_read()
        self.endResetModel()

    def refresh(self, records: Sequence[int]) -> None:
        """Follow what was done meanwhile: the order stays, what is gone goes, new ones come last.

        What was typed over a record that is gone becomes a new row.
        """
        listed, present = set(records), set(self._keys)
        doubtful = {key for key in self._keys if key > 0 and key not in listed}
        kept = {key for key in doubtful if key in self._stored_here or key in self.waiting}
        there = {entry.id for entry in self._office.entries(self.register, sorted(kept))}
        gone = doubtful - there
        self._forget_read()
        for key in gone & self.asked.keys():
            del self.asked[key]
        for key in gone & self.waiting.keys():
            self._keys[self._keys.index(key)] = self._orphaned(key)
        self._take_out(gone)
        self._append([key for key in records if key not in present])
        self._redraw()

    def key(self, row: int) -> int | None:
        """The key of a row: a record's id, below zero for a new one, None for the blank row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def keys(self, first: int, last: int) -> list[int]:
        """The keys of the rows from `first` to `last`, the blank row left out."""
        return list(self._keys[first : last + 1])

    def records(self) -> list[int]:
        """The ids of the records shown."""
        return [key for key in self._keys if key > 0]

    def row_of(self, key: int) -> int | None:
        """The row that a record or a new row stands in."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def next_key(self) -> int:
        """The key of another new row. May be called from any thread."""
        return next(one for one in self._numbers if one not in self.waiting)

    def _append(self, keys: Sequence[int]) -> None:
        """More rows above the blank one, which the first of them was until now, with its cursor."""
        if keys:
            after = len(self._keys) + 1
            self.beginInsertRows(QModelIndex(), after, after + len(keys) - 1)
            self._keys.extend(keys)
            self.endInsertRows()

    def _take_out(self, keys: Collection[int]) -> None:
        """The rows of these keys go, from below."""
        rows = [row for row, key in enumerate(self._keys) if key in keys] if keys else []
        groups = groupby(enumerate(rows), lambda one: one[1] - one[0])  # by what comes before
        runs = [[row for _at, row in group] for _before, group in groups]
        if len(runs) > MOST_RUNS:
            self.about_to_begin_anew.emit()
            self.beginResetModel()
            self._keys = array("q", (key for key in self._keys if key not in keys))
            self.endResetModel()
            return
        for run in reversed(runs):
            self.beginRemoveRows(QModelIndex(), run[0], run[-1])
            del self._keys[run[0] : run[-1] + 1]
            self.endRemoveRows()

    # What stands in them

    def row(self, key: int) -> GridRow:
        """A row as it stands, typed in or not."""
        return self.waiting.get(key) or GridRow(key, self._entry(key))

    def new_row(self, key: int, above: GridRow | None = None) -> GridRow:
        """A row for a new record; what is sticky comes from the row above."""
        kept: dict[str, Value] = {
            one.key: above.was(one.key) if one.key not in above.typed else _value(above, one.key)
            for one in self.fields
            if one.sticky and above is not None
        }
        first = self._office.blank(self.register, self._session.scope, kept)
        return GridRow(key, first=first, uid=new_uid())

    def put(self, rows: Iterable[GridRow]) -> None:
        """Let `rows` stand as they are; new ones come at the end, those typed blank again go."""
        rows = list(rows)
        present = set(self._keys)
        new = [one.key for one in rows if one.key not in present]
        for one in rows:
            if one.typed or one.key < 0:
                self.waiting[one.key] = one
            else:
                self.waiting.pop(one.key, None)
        self._append(new)
        self._redraw()

    def take_away(self, keys: Iterable[int]) -> None:
        """Forget what is typed in these rows; new ones are gone."""
        self._take_out({key for key in keys if self.waiting.pop(key, None) and key < 0})
        self._redraw()

    def became(self, stored: Mapping[int, int]) -> None:
        """New rows are records now: key to id. They keep their place."""
        self._stored_here.update(stored.values())
        self._keys = array("q", (stored.get(key, key) for key in self._keys))
        self._forget_read()
        self._redraw()

    def ask(self, stored: Mapping[int, Asked]) -> None:
        """Records were stored from here: what is unusual about them stays marked."""
        for key, asked in stored.items():
            if asked.problems:
                self.asked[key] = asked
            else:
                self.asked.pop(key, None)

    def problem(self, key: int, field: str) -> Problem | None:
        """What is wrong with a cell that waits, or asked about one that was stored from here."""
        row = self.waiting.get(key)
        if row is not None:
            return row.problem(field)
        asked = self.asked.get(key)
        if asked is None or (entry := self._entry(key)) is None or entry.version != asked.version:
            return None  # it was changed elsewhere since
        return next((one for one in asked.problems if one.field == field), None)

    def text(self, key: int, field: Field) -> str:
        """What a cell says, as people read it."""
        return self.shown(field, self.row(key).value(field.key))

    def shown(self, field: Field, value: object) -> str:
        """A value or a typed text of `field` as people read it."""
        if field.kind is Kind.LINK and isinstance(value, int):
            return self._label(field, value)
        if isinstance(value, str) and not _is_stored_text(field, value):
            return value
        return show_value(field.kind, value, field.choices)  # type: ignore[arg-type]

    def field(self, column: int) -> Field:
        """The field of a column."""
        return self.fields[column]

    def named(self, key: int) -> str:
        """How the record of a row is named, "" where nothing names it yet."""
        row = self.row(key)
        values = {one.key: row.value(one.key) for one in self.fields}
        return name_of(self.register, values)  # type: ignore[arg-type]  # texts as typed

    def column_of(self, key: str) -> int:
        """The column of a field; 0 for what is of the whole record."""
        return next((at for at, one in enumerate(self.fields) if one.key == key), 0)

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The records, the new rows and the blank one."""
        return 0 if parent is not None and parent.isValid() else len(self._keys) + 1

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The register's fields."""
        return 0 if parent is not None and parent.isValid() else len(self.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen and edited."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.isValid() else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        field, key = self.fields[index.column()], self.key(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self._displayed(key, field) if key is not None else ""
                return text[:LONGEST].replace("\n", " ⏎ ")
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(field)
            case Qt.ItemDataRole.AccessibleDescriptionRole if key is not None:
                return self.remark(key, field)
            case Qt.ItemDataRole.ToolTipRole if key is not None:
                return self.remark(key, field) or self._displayed(key, field)[:LONGEST]
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self._displayed(key, field)[:LONGEST] if key is not None else ""
                return f"{_(field.label)}: {text or _('blank')}"
        return self._tone(key, field.key) if role == TONE and key is not None else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Labels with their units; numbers of the rows, marked where something is not stored."""
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(section, role)
        field = self.fields[section]
        if role == Qt.ItemDataRole.DisplayRole:
            name = f"{_(field.label)} *" if field.required else _(field.label)
            return f"{name}\n({_(field.unit)})" if field.unit else name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(field)
        return _(field.hint) if role == Qt.ItemDataRole.ToolTipRole and field.hint else None

    def remark(self, key: int, field: Field) -> str:
        """What there is to say of a cell: what is wrong with it, and how it was pasted."""
        row, problem = self.waiting.get(key), self.problem(key, field.key)
        cell = row.typed.get(field.key) if row is not None else None
        said = [problem.message] if problem else []
        if cell is not None and cell.pasted is not None:
            pasted = cell.pasted
            if pasted.note or pasted.text.strip() != self.shown(field, cell.raw):
                said.append(_("Pasted as “{text}”.").format(text=_short(pasted.text)))
            said += [pasted.note] if pasted.note else []
        return " ".join(said)

    def _displayed(self, key: int, field: Field) -> str:
        """What a cell shows: its text, a stored national ID masked as in every list."""
        row = self.row(key)
        value = row.value(field.key)
        if field.kind is Kind.NATIONAL_ID and value and field.key not in row.typed:
            return mask_national_id(str(value))
        return self.shown(field, value)

    def _tone(self, key: int, field: str) -> str:
        row, problem = self.waiting.get(key), self.problem(key, field)
        if problem is not None:
            return "bad" if problem.severity is Severity.ERROR else "warn"
        cell = row.typed.get(field) if row is not None else None
        if cell is None:
            return ""
        return "told" if cell.pasted is not None and cell.pasted.note else "typed"

    def _row_head(self, row: int, role: int) -> object:
        key = self.key(row)
        if role == Qt.ItemDataRole.DisplayRole:
            mark = "✎ " if self._waits(key) else ""
            name = self._linked_name(key) if key is not None and self.names_rows else ""
            return f"{mark}{row + 1:,}  {name}".rstrip() if key is not None else "+"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            waits = _("not saved") if self._waits(key) else ""
            return f"{row + 1:,} {waits}".strip() if key is not None else _("New row")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if self.names_rows else _RIGHT
        return None

    def _linked_name(self, key: int) -> str:
        """Who a row is about, of a register whose first field says so: seen in every column."""
        field = self.fields[0]
        name = self.shown(field, self.row(key).value(field.key))
        return name.partition(" · ")[0]  # without the place

    def _waits(self, key: int | None) -> bool:
        row = self.waiting.get(key or 0)
        return row is not None and row.waits

    # Reading

    def _entry(self, key: int) -> Entry | None:
        if key < 0:
            return None
        if key not in self._entries:
            row = self.row_of(key) or 0
            start = row - row % CHUNK
            wanted = [one for one in self._keys[start : start + CHUNK] if one > 0]
            self._read(wanted if key in wanted else [key])
        return self._entries.get(key)

    def _read(self, ids: list[int]) -> None:
        if len(self._entries) > KEPT:
            self._entries.clear()
        found = self._office.entries(self.register, ids)
        self._entries.update((entry.id, entry) for entry in found)
        for field in self.fields:
            if field.kind is Kind.LINK:
                linked = {one for entry in found if isinstance(one := entry.values[field.key], int)}
                named = self._office.labels(field, linked)
                self._labels.update(((field.key, one), text) for one, text in named.items())

    def _label(self, field: Field, target: int) -> str:
        key = (field.key, target)
        if key not in self._labels:
            self._labels[key] = self._office.labels(field, [target]).get(target, "")
        return self._labels[key]

    def _forget_read(self) -> None:
        self._entries.clear()
        self._labels.clear()

    def _orphaned(self, key: int) -> int:
        """What was typed over a record that is gone: as a new row; its key."""
        row, new = self.waiting.pop(key), self.next_key()
        first = dict(row.stored.values) if row.stored else {}
        self.waiting[new] = GridRow(new, first=first, typed=row.typed, uid=new_uid())
        return new

    def _redraw(self) -> None:
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)


def _alignment(field: Field) -> Qt.AlignmentFlag:
    if field.kind is Kind.FLAG:
        return Qt.AlignmentFlag.AlignCenter
    return _RIGHT if field.kind in _NUMBERS else _LEFT


def _value(row: GridRow, key: str) -> Value:
    """What was typed as a value; a text that still is to be read keeps nothing for the next row."""
    cell: Typed = row.typed[key]
    return None if cell.unread or isinstance(cell.raw, str) else cell.raw  # type: ignore[return-value]


def _is_stored_text(field: Field, value: str) -> bool:
    """Whether a text is a stored one that people read otherwise."""
    digits = {Kind.NATIONAL_ID: (13,), Kind.PHONE: (9, 10)}
    if field.kind in digits:
        return value.isdecimal() and len(value) in digits[field.kind]
    return field.kind is Kind.CHOICE and any(value == choice.key for choice in field.choices)


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 80 else f"{bare[:79]}…"
