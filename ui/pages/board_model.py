"""The board as a table: a row a village under its tambon, a column a stage."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.board import Board, BoardRow
from desktop.programme.gates import Progress
from desktop.words import _
from ui.titles import stage_title

type Index = QModelIndex | QPersistentModelIndex

PROGRESS = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: a village of the board, or the heading of a tambon."""

    row: BoardRow | None
    tambon: str


class BoardModel(QAbstractTableModel):
    """Shows a Board; empty before the first `show`."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self._lines: list[Line] = []

    def show(self, board: Board, *, unfinished_only: bool = False) -> None:
        """Show `board`; with `unfinished_only`, without the villages that are done with all."""
        self.beginResetModel()
        self.board = board
        self._lines = []
        tambon = ""
        for row in board.rows:
            if unfinished_only and all(one.passed for one in row.progress):
                continue
            if row.place is not None and row.tambon != tambon:
                tambon = row.tambon
                self._lines.append(Line(None, tambon))
            self._lines.append(Line(row, row.tambon))
        self.endResetModel()

    def line(self, row: int) -> Line:
        """What stands in a row."""
        return self._lines[row]

    def headings(self) -> list[int]:
        """The rows that are tambons."""
        return [place for place, line in enumerate(self._lines) if line.row is None]

    def progress(self, index: Index) -> Progress | None:
        """The progress a cell shows; None in headings and names."""
        line = self._lines[index.row()] if index.isValid() else None
        if line is None or line.row is None or index.column() == 0:
            return None
        return line.row.progress[index.column() - 1]

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Villages and tambons."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The village and its stages."""
        if self.board is None or (parent is not None and parent.isValid()):
            return 0
        return 1 + len(self.board.stages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self._lines[index.row()].row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name or a cell's text; for a screen reader the whole sentence."""
        if not index.isValid():
            return None
        line, progress = self._lines[index.row()], self.progress(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return progress.text if progress else self._name(line) if index.column() == 0 else None
        if role == PROGRESS:
            return progress
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        if progress and role in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        ):
            return progress.reason or None
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The stages' names."""
        if orientation is not Qt.Orientation.Horizontal or self.board is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if section else left
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Village")
        return stage_title(self.board.stages[section - 1])

    def _name(self, line: Line) -> str:
        if line.row is None:
            return _("Tambon {tambon}").format(tambon=line.tambon)
        return line.row.place.label if line.row.place else _("District cohort")
