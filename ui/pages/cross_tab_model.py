"""A cross-tab for a view: rows under their names, the total last."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop.cross_tabs import Table, figure_said
from desktop.thai.line_breaking import in_two_lines
from desktop.words import _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex


class CrossTabModel(QAbstractTableModel):
    """Shows a Table; empty before the first `show`."""

    def __init__(self) -> None:
        super().__init__()
        self.table: Table | None = None
        self._headings: list[str] = []

    def show(self, table: Table) -> None:
        """Show `table`."""
        self.beginResetModel()
        self.table = table
        self._headings = [in_two_lines(one.heading) for one in table.columns]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The groups and their total."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.table is None else len(self.table.row_names)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The groups, their total, and what stands beside it."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.table is None else len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; totals are bold, and a 0 is quiet."""
        if self.table is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.table.text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if self.table.is_total(row, column):
                return _bold()
            case Qt.ItemDataRole.BackgroundRole if self.table.is_total(row, column):
                return QColor(theme.current().header)
            case Qt.ItemDataRole.ForegroundRole if not self.table.value(row, column):
                return QColor(theme.current().quiet)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.table.told(row, column)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of rows and columns; a column tells its definition."""
        if self.table is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_head(self.table, section, role)
        shown = self.table.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                figure = figure_said(shown.figure, self.table.pair)
                return f"{shown.heading}\n{figure}: {_(shown.figure.definition)}"
        return None

    def _row_head(self, table: Table, row: int, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return table.row_names[row]
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole if row == len(table.row_names) - 1:
                return _bold()
        return None


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
