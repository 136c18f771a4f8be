"""A list of any length: an ordered array of ids, and the rows of what is in view.

Of a long list the beginning is there at once and the rest comes from the background.
"""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.vocabulary import Column, Kind, Register, Value
from desktop.views import Filter, Scope, Sort
from desktop.words import _
from ui.jobs import Job, Jobs
from ui.tables.shown_columns import ShownColumn, shown_columns

type Index = QModelIndex | QPersistentModelIndex

CHUNK = 128  # rows fetched together
FILLED_AFTER = 30  # milliseconds in which nothing else is asked for
KEPT = 64  # chunks kept

_ANSWERED = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
    }
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked to be listed."""

    scope: Scope
    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None


class RecordsModel(QAbstractTableModel):
    """The records of a register in a scope. Column 0 is ที่, the others are `columns`.

    With `jobs` a long list is filled in the background: `filling` comes before the rest of it is
    put in, `filled` after. `refused` says why the list cannot be sorted or filtered so; it stays
    in the order that it had.
    """

    filling = Signal()
    filled = Signal()
    refused = Signal(str)

    def __init__(self, office: Office, register: Register, jobs: Jobs | None = None) -> None:
        super().__init__()
        self.register = register
        self.read = register.columns
        self.columns = shown_columns(register)
        self._office = office
        self._ids: array[int] = array("q")
        self._chunks: OrderedDict[int, list[tuple[Value, ...]]] = OrderedDict()
        self._jobs = jobs
        self._job: Job | None = None
        self._later = QTimer(self, singleShot=True, interval=FILLED_AFTER)
        self._later.timeout.connect(self._read_all)
        self._asked = _Asked(Scope(None))
        self._sums: dict[str, int] | None = None
        self.is_whole = True

    # What is listed

    def load(self, scope: Scope, search: str = "", filters: Sequence[Filter] = ()) -> None:
        """List the records in `scope` that meet `search` and `filters`, in the present order.

        A long list that is only read again stays as it is until it is all there.
        """
        self._load(_Asked(scope, search.strip(), tuple(filters), self._asked.sort))

    def _load(self, asked: _Asked) -> None:
        try:
            found, whole = self._beginning(asked)
        except Refused as refusal:
            self.refused.emit(refusal.reason)
            if asked.sort != self._asked.sort:
                return
            if asked.sort is not None:
                self._asked = replace(self._asked, sort=None)
                self._load(replace(asked, sort=None))
                return
            found, whole = array("q"), True
        stays = not whole and asked == self._asked and len(self._ids) > len(found)
        self._stop()
        self._asked, self._sums = asked, None
        if stays:
            self._chunks.clear()
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))
        else:
            self._show(found)
        self.is_whole = whole
        if not whole:
            self._later.start()

    def _read_all(self) -> None:
        asked = self._asked
        if self._jobs is not None:
            self._job = self._jobs.read_long(
                lambda job: self._all(asked, job), self._fill, self._fail
            )

    def _beginning(self, asked: _Asked) -> "tuple[array[int], bool]":
        if self._jobs is None:
            return self._ids_of(asked), True
        return self._office.beginning(
            self.register,
            asked.scope,
            search=asked.search,
            filters=asked.filters,
            sort=asked.sort,
        )

    def _ids_of(self, asked: _Asked, job: Job | None = None) -> "array[int]":
        until = {"wanted": lambda: not job.cancelled()} if job is not None else {}
        return self._office.ids(
            self.register,
            asked.scope,
            search=asked.search,
            filters=asked.filters,
            sort=asked.sort,
            **until,
        )

    def _sums_of(self, asked: _Asked) -> dict[str, int]:
        return self._office.totals(
            self.register, asked.scope, search=asked.search, filters=asked.filters
        )

    def _all(self, asked: _Asked, job: Job | None = None) -> "tuple[array[int], dict[str, int]]":
        """The whole list and its sums; on a worker, which stops when the job is cancelled."""
        ids = array("q") if job is not None and job.cancelled() else self._ids_of(asked, job)
        return ids, {} if job is not None and job.cancelled() else self._sums_of(asked)

    def _fill(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        ids, self._sums = found
        self._job, self.is_whole = None, True
        self.filling.emit()
        there = len(self._ids)
        if there < len(ids) and ids[:there] == self._ids:
            self._chunks.pop(there // CHUNK, None)  # it may have been short
            self.beginInsertRows(QModelIndex(), there, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        elif ids != self._ids:
            self._show(ids)
        self.filled.emit()

    def _fail(self, refusal: Refused) -> None:
        self._job, self.is_whole = None, True
        self.refused.emit(refusal.reason)
        self.filled.emit()

    def _show(self, ids: "array[int]") -> None:
        self.beginResetModel()
        self._ids = ids
        self._chunks.clear()
        self.endResetModel()

    def _stop(self) -> None:
        """Let what is being read come to nothing."""
        self._later.stop()
        if self._job is not None:
            self._job.forget()
            self._job.cancel()
            self._job = None

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns; sorted by one that is shown no longer, the register's own order."""
        self.beginResetModel()
        self.read, self.columns = tuple(columns), shown_columns(self.register, columns)
        self._chunks.clear()
        self.endResetModel()
        if self.order and self.order.column not in {one.column.key for one in self.columns}:
            self.sort_by(None)

    def sort_by(self, sort: Sort | None) -> None:
        """List again in another order; None is the register's own."""
        self._load(replace(self._asked, sort=sort))

    @property
    def order(self) -> Sort | None:
        """What the list is sorted by; None for the register's own order."""
        return self._asked.sort

    def totals(self) -> dict[str, int]:
        """The sums of what is listed, by column key; none while the list is not whole."""
        if self._sums is None and self.is_whole:
            self._sums = self._sums_of(self._asked)
        return self._sums or {}

    def records(self) -> "array[int]":
        """The ids of all that is listed, in the list's order; waits for what is still to come."""
        if not self.is_whole:
            self._stop()
            self._fill(self._all(self._asked))
        return self._ids[:]

    def lists(self, record: int) -> bool:
        """Whether a record is listed, or will be when the list is whole."""
        if self.row_of(record) is not None:
            return True
        asked = self._asked
        return not self.is_whole and self._office.is_listed(
            self.register, record, asked.scope, search=asked.search, filters=asked.filters
        )

    def record(self, row: int) -> int:
        """The id of the record in `row`."""
        return self._ids[row]

    def row_of(self, record: int) -> int | None:
        """The row a record stands in; None when it is not listed, or not yet."""
        try:
            return self._ids.index(record)
        except ValueError:
            return None

    def text(self, row: int, place: int) -> str:
        """What a cell shows."""
        if place == 0:
            return f"{row + 1:,}"
        return self.column(place).text(self._values(row))

    def heading(self, place: int) -> str:
        """What stands above a column, on one line."""
        return _("No.") if place == 0 else _(self.column(place).column.label)

    def column(self, place: int) -> ShownColumn:
        """The column at `place` of the view, from 1."""
        return self.columns[place - 1]

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many records are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """ที่ and the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and how it stands."""
        if role not in _ANSWERED or not index.isValid():  # Qt asks for seven roles a cell
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and not self._is_text(index.column()):
            return None
        return self.text(index.row(), index.column())

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The labels of the columns, a unit in brackets on a line of its own."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section).replace(" (", "\n(")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """List again by another column; column 0 or none brings back the register's own order."""
        descending = order is Qt.SortOrder.DescendingOrder
        self.sort_by(Sort(self.column(column).column.key, descending) if column > 0 else None)

    def _alignment(self, place: int) -> Qt.AlignmentFlag:
        if place == 0 or self.column(place).is_number:
            return _RIGHT
        return _MIDDLE if self.column(place).column.kind is Kind.FLAG else _LEFT

    def _is_text(self, place: int) -> bool:
        return place > 0 and self.column(place).is_text

    def _values(self, row: int) -> tuple[Value, ...]:
        chunk = row // CHUNK
        if chunk not in self._chunks:
            start = chunk * CHUNK
            self._chunks[chunk] = self._office.rows(
                self.register, self._ids[start : start + CHUNK], self.read
            )
            if len(self._chunks) > KEPT:
                self._chunks.popitem(last=False)
        self._chunks.move_to_end(chunk)
        rows = self._chunks[chunk]
        place = row % CHUNK
        # Fewer rows than ids: another window deleted some, and this list will be told in a moment.
        return rows[place] if place < len(rows) else (None,) * len(self.read)
