"""The register of certificates, one line each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.certificates.register import COLUMNS, HANDED, UNPRINTED, Entry, shown
from desktop.thai.order import sort_key
from desktop.withdrawal import VOID
from desktop.words import _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

NUMBER, RECIPIENT, KIND, ISSUED_ON, STATE = range(5)

_KEYS: dict[int, Callable[[Entry], object]] = {
    NUMBER: lambda one: (one.year, one.kind, one.serial),
    RECIPIENT: lambda one: sort_key(one.recipient),
    ISSUED_ON: lambda one: one.issued_on,
}


class RegisterModel(QAbstractTableModel):
    """The certificates that were found, in the order that was asked for last."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show(self, entries: Sequence[Entry]) -> None:
        """List these; by year, kind and number until another order is asked for."""
        self.beginResetModel()
        self.entries = tuple(entries)
        if self._sorted_by is not None:
            self._put_in_order(*self._sorted_by)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the lines in the order of `column`; by name it is seen who holds what."""
        if column < 0:
            return
        self._sorted_by = column, order
        self.beginResetModel()
        self._put_in_order(column, order)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many certificates."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Number, name, kind, and where the paper is."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the state has its colour."""
        if not index.isValid():
            return None
        one = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATE:
            look = theme.current()
            colours = {HANDED: look.good, UNPRINTED: look.warn, VOID: look.bad}
            return QColor(colours[one.state]) if one.state in colours else None
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _(COLUMNS[section].label) if role == Qt.ItemDataRole.DisplayRole else None

    def _put_in_order(self, column: int, order: Qt.SortOrder) -> None:
        key = _KEYS.get(column, lambda one: sort_key(shown(one)[column]))
        backwards = order == Qt.SortOrder.DescendingOrder
        self.entries = tuple(sorted(self.entries, key=key, reverse=backwards))
