"""What an import says of cells and rows: repaired, held back, skipped, unusual."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.exchange.notes import Note
from desktop.words import N_, _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

HELD_BACK, REPAIRED, SKIPPED, UNUSUAL = (
    N_("Held back"),
    N_("Repaired"),
    N_("Skipped"),
    N_("Unusual"),
)
_COLUMNS = (N_("Outcome"), N_("Row"), N_("Column"), N_("In the file"), N_("Reason"))


class NotesModel(QAbstractTableModel):
    """One line a note, in the order of the file's rows."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[tuple[str, Note]] = []

    def show(self, notes: Iterable[tuple[str, Note]]) -> None:
        """Show notes, each with its outcome (one of this module's four words)."""
        self.beginResetModel()
        self._lines = sorted(notes, key=lambda line: (line[1].sheet, line[1].row))
        self.endResetModel()

    def outcome(self, row: int) -> str:
        """What became of the cell or row of a line."""
        return self._lines[row][0]

    def note(self, row: int) -> Note:
        """The note of a line."""
        return self._lines[row][1]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many notes."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Outcome, row, column, value, reason."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the outcome is coloured."""
        if not index.isValid():
            return None
        outcome, note = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            texts = (_(outcome), str(note.row), note.column, note.value, note.reason)
            return texts[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
            return QColor(_colour(outcome))
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


def _colour(outcome: str) -> str:
    look = theme.current()
    colours = {HELD_BACK: look.bad, REPAIRED: look.good, UNUSUAL: look.warn}
    return colours.get(outcome, look.quiet)
