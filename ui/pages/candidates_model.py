"""Who may hold a certificate, and the number of it once it is issued."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.certificates import Candidate
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.numerals import to_thai_digits
from desktop.words import N_, _, current_language
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (N_("Number"), N_("Name"), N_("Village"), N_("Status"))
_STATUS = len(_COLUMNS) - 1


class CandidatesModel(QAbstractTableModel):
    """One row a person who passed the course."""

    def __init__(self) -> None:
        super().__init__()
        self._candidates: tuple[Candidate, ...] = ()

    def show(self, candidates: Sequence[Candidate]) -> None:
        """Show these."""
        self.beginResetModel()
        self._candidates = tuple(candidates)
        self.endResetModel()

    def candidate(self, row: int) -> Candidate:
        """The person in `row`."""
        return self._candidates[row]

    def rows_of(self, trainee_ids: set[int]) -> list[int]:
        """The rows of these people, from top to bottom."""
        return [row for row, one in enumerate(self._candidates) if one.trainee_id in trainee_ids]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many people."""
        return 0 if parent is not None and parent.isValid() else len(self._candidates)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Number, name, village, status."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the status is coloured."""
        if not index.isValid():
            return None
        one = self._candidates[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._texts(one)[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _STATUS:
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

    def _texts(self, one: Candidate) -> tuple[str, ...]:
        number = one.number or "–"
        thai = current_language() == "th"
        return (
            to_thai_digits(number) if thai else number,
            one.name,
            f"{one.village.label} {one.village.tambon}",
            _("issued {date}").format(date=show_value(Kind.DATE, one.issued_on))
            if one.number
            else _("no number yet"),
        )
