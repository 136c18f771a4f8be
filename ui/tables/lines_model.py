"""A table that is read and never typed in: a line of it for each of some things."""

from collections.abc import Container, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from ui.tables.headings import in_two_lines

type Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LinesModel[Line](QAbstractTableModel):
    """`lines` below `headings`; the columns that are `numbers` stand at the right.

    Who inherits it says in `text` what a cell says, and besides, where there is more to see than
    text, in `told`, `colour` and `is_strong`. Headings of `narrow` columns stand in two lines.
    """

    def __init__(
        self, headings: Sequence[str], numbers: Container[int] = (), *, narrow: bool = False
    ) -> None:
        super().__init__()
        self.headings = tuple(headings)
        self.numbers = numbers
        self._narrow = narrow
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Iterable[Line], headings: Sequence[str] | None = None) -> None:
        """Show these lines instead; None keeps the headings."""
        self.beginResetModel()
        self.lines = tuple(lines)
        if headings is not None:
            self.headings = tuple(headings)
        self.endResetModel()

    def reorder(self, lines: Iterable[Line]) -> None:
        """Put the very same lines in another order; cursor and selection stay on theirs."""
        self.layoutAboutToBeChanged.emit()
        moving = self.persistentIndexList()
        held = [self.lines[one.row()] for one in moving]
        self.lines = tuple(lines)
        rows = {id(line): row for row, line in enumerate(self.lines)}
        for before, line in zip(moving, held, strict=True):
            self.changePersistentIndex(before, self.index(rows[id(line)], before.column()))
        self.layoutChanged.emit()

    def text(self, line: Line, column: int) -> str:
        """What a cell says."""
        raise NotImplementedError

    def told(self, line: Line, column: int) -> str:
        """What a cell tells the mouse: all of its text, which a narrow column may cut."""
        return self.text(line, column)

    def colour(self, _line: Line, _column: int) -> str | None:
        """The colour of a cell's text; None for that of all."""
        return None

    def is_strong(self, _line: Line, _column: int) -> bool:
        """Whether a cell's text is bold."""
        return False

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802  Qt's name
        """How many headings there are."""
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text and how it looks."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self.told(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(column)
            case Qt.ItemDataRole.ForegroundRole if colour := self.colour(line, column):
                return QColor(colour)
            case Qt.ItemDataRole.FontRole if self.is_strong(line, column):
                return _bold()
        return None

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings, at the side where their columns stand."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole if self._narrow:
                return in_two_lines(self.headings[section])
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.headings[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if column in self.numbers else _LEFT


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
