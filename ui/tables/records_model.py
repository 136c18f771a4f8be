"""A list of any length: an ordered array of ids, and the rows of what is in view."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.office import Office
from desktop.programme.vocabulary import Column, Kind, Register, Value
from desktop.views import Filter, Scope, Sort
from desktop.words import _
from ui.tables.shown_columns import ShownColumn, shown_columns

type Index = QModelIndex | QPersistentModelIndex

CHUNK = 128  # rows fetched together
KEPT = 64  # chunks kept

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class RecordsModel(QAbstractTableModel):
    """The records of a register in a scope. Column 0 is ที่, the others are `columns`."""

    def __init__(self, office: Office, register: Register) -> None:
        super().__init__()
        self.register = register
        self.read = register.columns
        self.columns = shown_columns(register)
        self._office = office
        self._ids: array[int] = array("q")
        self._chunks: OrderedDict[int, list[tuple[Value, ...]]] = OrderedDict()
        self._scope = Scope(None)
        self._search = ""
        self._filters: tuple[Filter, ...] = ()
        self._sort: Sort | None = None

    # What is listed

    def load(self, scope: Scope, search: str = "", filters: Sequence[Filter] = ()) -> None:
        """List the records in `scope` that meet `search` and `filters`, in the present order."""
        self.beginResetModel()
        self._scope, self._search, self._filters = scope, search, tuple(filters)
        self._ids = self._office.ids(
            self.register, scope, search=search, filters=filters, sort=self._sort
        )
        self._chunks.clear()
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns; sorted by one that is shown no longer, the register's own order."""
        self.beginResetModel()
        self.read, self.columns = tuple(columns), shown_columns(self.register, columns)
        self._chunks.clear()
        self.endResetModel()
        if self._sort and self._sort.column not in {one.column.key for one in self.columns}:
            self.sort_by(None)

    def sort_by(self, sort: Sort | None) -> None:
        """List again in another order; None is the register's own."""
        self._sort = sort
        self.load(self._scope, self._search, self._filters)

    @property
    def order(self) -> Sort | None:
        """What the list is sorted by; None for the register's own order."""
        return self._sort

    def totals(self) -> dict[str, int]:
        """The sums of what is listed, by column key."""
        return self._office.totals(
            self.register, self._scope, search=self._search, filters=self._filters
        )

    def records(self) -> "array[int]":
        """The ids of all that is listed, in the list's order."""
        return self._ids[:]

    def record(self, row: int) -> int:
        """The id of the record in `row`."""
        return self._ids[row]

    def row_of(self, record: int) -> int | None:
        """The row a record stands in, None when it is not listed."""
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
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and self._is_text(index.column()):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

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
