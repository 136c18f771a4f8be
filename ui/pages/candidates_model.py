"""Who may hold a certificate, and the number of it once it is issued."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.certificates import Candidate
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.order import sort_key
from desktop.withdrawal import shown_number
from desktop.words import N_, _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (N_("Number"), N_("Name"), N_("Village"), N_("Issued on"))
NUMBER, NAME, VILLAGE, ISSUED_ON = range(4)


class CandidatesModel(QAbstractTableModel):
    """One row a person who passed the course: who waits first, then by number."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: tuple[Candidate, ...] = ()
        """Everybody by village and name: the order in which numbers are given and pages printed."""
        self._candidates: tuple[Candidate, ...] = ()
        self._column, self._order = NUMBER, Qt.SortOrder.AscendingOrder

    def show(self, candidates: Sequence[Candidate]) -> None:
        """Show these in the order that was chosen last."""
        self.beginResetModel()
        self.listed = tuple(candidates)
        self._candidates = self._sorted()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of `column`."""
        self._column, self._order = column, order
        self.layoutAboutToBeChanged.emit()
        moving = self.persistentIndexList()
        held = [self._candidates[one.row()] for one in moving]
        self._candidates = self._sorted()
        places = {one.holder_id: place for place, one in enumerate(self._candidates)}
        for before, one in zip(moving, held, strict=True):
            after = self.index(places[one.holder_id], before.column())
            self.changePersistentIndex(before, after)
        self.layoutChanged.emit()

    def candidate(self, row: int) -> Candidate:
        """The person in `row`."""
        return self._candidates[row]

    def rows_of(self, holder_ids: set[int]) -> list[int]:
        """The rows of these people, from top to bottom."""
        return [row for row, one in enumerate(self._candidates) if one.holder_id in holder_ids]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many people."""
        return 0 if parent is not None and parent.isValid() else len(self._candidates)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Number, name, village, day of issue."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the day of issue is coloured."""
        if not index.isValid():
            return None
        one = self._candidates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == ISSUED_ON:
            look = theme.current()
            return QColor(look.good if one.number else look.warn)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _(_COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _sorted(self) -> tuple[Candidate, ...]:
        backwards = self._order == Qt.SortOrder.DescendingOrder
        return tuple(sorted(self.listed, key=_KEYS[self._column], reverse=backwards))

    def _texts(self, one: Candidate) -> tuple[str, ...]:
        return (
            shown_number(one.number) if one.number else "–",
            one.name,
            f"{one.village.label} {one.village.tambon}" if one.village else "",
            show_value(Kind.DATE, one.issued_on) if one.number else _("not issued yet"),
        )


_KEYS = {
    NUMBER: lambda one: one.serial,
    NAME: lambda one: sort_key(one.name),
    VILLAGE: lambda one: one.village.code if one.village else "",
    ISSUED_ON: lambda one: one.issued_on.isoformat() if one.issued_on else "",
}
