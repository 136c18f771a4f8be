"""The board as a table: a row a village beside its tambon, a column a stage."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.board import Board, BoardRow
from desktop.programme.gates import Progress, State
from desktop.words import N_, _
from ui.titles import stage_title

type Index = QModelIndex | QPersistentModelIndex

TAMBON, VILLAGE, FIRST_STAGE = range(3)

_NUMBERS = {"survey": N_("surveyed → selected"), "team": N_("team · households")}
"""What the numbers in a stage's cells are, where the cells do not say it themselves."""


class BoardModel(QAbstractTableModel):
    """Shows a Board; empty before the first `show`."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self._rows: list[BoardRow] = []

    def show(self, board: Board, *, unfinished_only: bool = False) -> None:
        """Show `board`; with `unfinished_only`, without the villages that are done with all."""
        self.beginResetModel()
        self.board = board
        self._rows = [
            row
            for row in board.rows
            if not (unfinished_only and all(one.passed for one in row.progress))
        ]
        self.endResetModel()

    def row(self, place: int) -> BoardRow:
        """The village in a row."""
        return self._rows[place]

    def text(self, place: int, column: int) -> str:
        """What a cell says."""
        if column == TAMBON:
            return self._rows[place].tambon
        if column == VILLAGE:
            return self.name(place)
        return self._rows[place].progress[column - FIRST_STAGE].text

    def name(self, place: int) -> str:
        """How the village in a row is called."""
        village = self._rows[place].place
        return village.label if village else _("District cohort")

    def progress(self, index: Index) -> Progress | None:
        """The progress a cell shows; None in tambons and names."""
        if not index.isValid() or index.column() < FIRST_STAGE:
            return None
        return self._rows[index.row()].progress[index.column() - FIRST_STAGE]

    def first_unfinished(self) -> QModelIndex:
        """The first cell that needs attention, else the first not passed; none is not valid."""
        wanted = QModelIndex()
        for line, row in enumerate(self._rows):
            for place, progress in enumerate(row.progress):
                if progress.passed:
                    continue
                index = self.index(line, FIRST_STAGE + place)
                if progress.state is State.ATTENTION:
                    return index
                wanted = wanted if wanted.isValid() else index
        return wanted

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The villages."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Tambon, village and stages."""
        if self.board is None or (parent is not None and parent.isValid()):
            return 0
        return FIRST_STAGE + len(self.board.stages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tambons cannot be chosen."""
        if index.isValid() and index.column() == TAMBON:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name or a cell's text; for a screen reader the whole sentence."""
        if not index.isValid():
            return None
        progress = self.progress(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if progress and role in (
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        ):
            return progress.reason or None
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The stages' names, and under some what their numbers are."""
        if orientation is not Qt.Orientation.Horizontal or self.board is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return left if section < FIRST_STAGE else Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST_STAGE:
            return _("Village") if section == VILLAGE else _("Tambon")
        stage = self.board.stages[section - FIRST_STAGE]
        numbers = _NUMBERS.get(stage.key)
        return f"{stage_title(stage)}\n{_(numbers)}" if numbers else stage_title(stage)

    def begins_a_tambon(self, place: int) -> bool:
        """Whether a row is the first of its tambon."""
        return place == 0 or self._rows[place].tambon != self._rows[place - 1].tambon

    def ends_a_tambon(self, place: int) -> bool:
        """Whether a row is the last of its tambon."""
        return place + 1 == len(self._rows) or self.begins_a_tambon(place + 1)
