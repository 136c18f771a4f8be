"""The sages of a village side by side: columns are sages, rows what they are compared by."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from desktop.programme.scoring import Criterion, most
from desktop.programme.survey import WILLING
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.scoring import Sage, Sheet
from desktop.words import N_, _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

_NOTHING = Sheet((), ())


class Row(Enum):
    """What a row of the sheet holds."""

    FACT = auto()
    POINTS = auto()
    TOTAL = auto()
    RANK = auto()
    VOTES = auto()
    CHOSEN = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it holds, its label, and the fact or the criterion that it is about."""

    row: Row
    label: str
    key: str = ""
    criterion: Criterion | None = None


_FACTS = (
    ("craft", N_("Craft")),
    ("years", N_("Experience (years)")),
    ("achievements", N_("Works and awards")),
    ("willing", N_("Willingness")),
)
TYPED = (Row.POINTS, Row.VOTES)
"""The rows that are typed in."""

_BOLD = (Row.TOTAL, Row.RANK, Row.CHOSEN)


class ScoringModel(QAbstractTableModel):
    """Shows a sheet; who is chosen is ticked in its last row, and stored by whoever asks."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = _NOTHING
        self.lines: tuple[Line, ...] = ()
        self.chosen: set[int] = set()

    def show(self, sheet: Sheet, chosen: set[int]) -> None:
        """Show `sheet` with these sages ticked; the cursor stays where the shape is the same."""
        lines = tuple(_lines(sheet))
        same = len(lines) == len(self.lines) and len(sheet.sages) == len(self.sheet.sages)
        if not same:
            self.beginResetModel()
        self.sheet, self.lines, self.chosen = sheet, lines, set(chosen)
        if same:
            self._redraw()
        else:
            self.endResetModel()

    def sage(self, column: int) -> Sage:
        """The sage of a column."""
        return self.sheet.sages[column]

    def line(self, row: int) -> Line:
        """What a row holds."""
        return self.lines[row]

    def value(self, index: Index) -> int | None:
        """The number that is typed in a cell."""
        line, sage = self.lines[index.row()], self.sheet.sages[index.column()]
        if line.criterion is not None:
            return sage.points.get(line.criterion.id)
        return sage.votes if line.row is Row.VOTES else None

    def tick(self, sage: int) -> None:
        """Choose a sage, or let it be chosen no more."""
        self.chosen ^= {sage}
        self._redraw()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """Facts, criteria, total, rank, votes, choice."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many sages."""
        return 0 if parent is not None and parent.isValid() else len(self.sheet.sages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Points and votes are typed."""
        flags = super().flags(index)
        if index.isValid() and self.lines[index.row()].row in TYPED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text, what a long one says whole, and how it stands out."""
        if not index.isValid():
            return None
        line, sage = self.lines[index.row()], self.sheet.sages[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.FontRole if line.row in _BOLD:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(line, sage)
            case Qt.ItemDataRole.ForegroundRole if line.key == "willing" and sage.willing == "no":
                return QColor(theme.current().bad)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The sages' names, and what each row is."""
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if across else left
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if not across:
            return self._heading(self.lines[section])
        name = self.sheet.sages[section].name
        return name.replace(" ", "\n", 1) if role == Qt.ItemDataRole.DisplayRole else name

    def _heading(self, line: Line) -> str:
        if line.criterion is not None:
            weight = f" × {line.criterion.weight}" if line.criterion.weight != 1 else ""
            return f"{line.label}  ({line.criterion.maximum}{weight})"
        if line.row is Row.TOTAL and self.sheet.criteria:
            return f"{_(line.label)}  ({most(self.sheet.criteria)})"
        return _(line.label)

    def _text(self, line: Line, column: int) -> str:
        sage = self.sheet.sages[column]
        match line.row:
            case Row.TOTAL:
                return _shown(self.sheet.totals[column])
            case Row.RANK:
                return _shown(self.sheet.ranks[column])
            case Row.VOTES:
                return _shown(sage.votes)
            case Row.CHOSEN:
                return "✓" if sage.id in self.chosen else ""
            case Row.POINTS if line.criterion is not None:
                return _shown(sage.points.get(line.criterion.id))
        value = getattr(sage, line.key)
        if line.key == "willing":
            return show_value(Kind.CHOICE, value, WILLING)
        return show_value(Kind.COUNT if isinstance(value, int) else Kind.TEXT, value)

    def _ground(self, line: Line, sage: Sage) -> QColor | None:
        look = theme.current()
        if sage.id in self.chosen:
            return QColor(look.good_soft)
        return QColor(look.header) if line.row in (Row.TOTAL, Row.RANK) else None

    def _redraw(self) -> None:
        if self.lines and self.sheet.sages:
            end = self.index(len(self.lines) - 1, len(self.sheet.sages) - 1)
            self.dataChanged.emit(self.index(0, 0), end)
        for across, last in (
            (Qt.Orientation.Horizontal, len(self.sheet.sages)),
            (Qt.Orientation.Vertical, len(self.lines)),
        ):
            if last:
                self.headerDataChanged.emit(across, 0, last - 1)


def _lines(sheet: Sheet) -> Iterator[Line]:
    for key, label in _FACTS:
        yield Line(Row.FACT, label, key)
    for one in sheet.criteria:
        yield Line(Row.POINTS, one.name, criterion=one)
    if sheet.criteria:
        yield Line(Row.TOTAL, N_("Total points"))
        yield Line(Row.RANK, N_("Rank"))
    yield Line(Row.VOTES, N_("Votes at the forum"))
    yield Line(Row.CHOSEN, N_("Selected"))


def _shown(number: int | None) -> str:
    return show_value(Kind.COUNT, number)
