"""The villages on the left of the team's page: how many households wait in each."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.team_shares import VillageTeam
from desktop.words import N_, _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (N_("Village"), N_("Households"), N_("With nobody"))
WITHOUT = 2


class TeamVillagesModel(QAbstractTableModel):
    """A row a village: its households, and those without anyone."""

    def __init__(self) -> None:
        super().__init__()
        self.teams: list[VillageTeam] = []

    def show(self, teams: Sequence[VillageTeam]) -> None:
        """Show these villages."""
        same = [one.place for one in teams] == [one.place for one in self.teams]
        if not same:
            self.beginResetModel()
        self.teams = list(teams)
        if not same:
            self.endResetModel()
        elif self.teams:
            last = self.index(len(self.teams) - 1, len(_COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The villages."""
        return 0 if parent is not None and parent.isValid() else len(self.teams)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The village and its counts."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; who has nobody is red."""
        if not index.isValid():
            return None
        team = self.teams[index.row()]
        without = len(team.homes_of(None))
        if role == Qt.ItemDataRole.DisplayRole:
            return (team.place.label, str(len(team.homes)), str(without))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{team.place.label} ต.{team.place.tambon}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == WITHOUT and without:
            return QColor(theme.current().bad)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_COLUMNS[section])
        return None
