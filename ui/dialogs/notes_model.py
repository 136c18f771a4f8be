"""What an import says of cells and rows: repaired, to correct, skipped, unusual."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.exchange.notes import Note
from desktop.words import N_, _
from ui import theme

type Index = QModelIndex | QPersistentModelIndex

HELD_BACK, REPAIRED, SKIPPED, UNUSUAL = (
    N_("Needs correction"),
    N_("Repaired"),
    N_("Skipped"),
    N_("Unusual"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A note, what became of its cell or row, whose row it is, what a repair stores."""

    outcome: str
    note: Note
    name: str = ""
    stored: str = ""


@dataclass(frozen=True, slots=True)
class NoteColumn:
    """A column of a list of notes; a `width` of 0 takes what is left."""

    heading: str
    width: int
    text: Callable[[Line], str]


OUTCOME = NoteColumn(N_("Outcome"), 128, lambda line: _(line.outcome))
SHEET = NoteColumn(N_("Sheet"), 140, lambda line: line.note.sheet)
ROW = NoteColumn(N_("Row"), 52, lambda line: str(line.note.row))
NAME = NoteColumn(N_("Full name"), 170, lambda line: line.name)
COLUMN = NoteColumn(N_("Column"), 172, lambda line: line.note.column)
IN_FILE = NoteColumn(N_("In the file"), 140, lambda line: line.note.value)
STORED = NoteColumn(N_("Stored as"), 140, lambda line: line.stored)
REASON = NoteColumn(N_("Reason"), 0, lambda line: line.note.reason)
TO_CORRECT = NoteColumn(N_("What to correct"), 0, lambda line: line.note.reason)


class NotesModel(QAbstractTableModel):
    """One line a note, in the order of the file's rows, in the columns asked for."""

    def __init__(self, columns: Sequence[NoteColumn]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._lines: list[Line] = []

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines, sheet by sheet in the sheets' order, row by row."""
        self.beginResetModel()
        every = list(lines)
        sheets = list(dict.fromkeys(line.note.sheet for line in every))
        self._lines = sorted(every, key=lambda line: (sheets.index(line.note.sheet), line.note.row))
        self.endResetModel()

    def line(self, row: int) -> Line:
        """All that is shown in a row."""
        return self._lines[row]

    def outcome(self, row: int) -> str:
        """What became of the cell or row of a line: one of this module's four words."""
        return self._lines[row].outcome

    def note(self, row: int) -> Note:
        """The note of a line."""
        return self._lines[row].note

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many notes."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """How many columns were asked for."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the outcome is coloured."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.ForegroundRole and column is OUTCOME:
            return QColor(_colour(line.outcome))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _(self.columns[section].heading) if role == Qt.ItemDataRole.DisplayRole else None


def _colour(outcome: str) -> str:
    look = theme.current()
    colours = {HELD_BACK: look.bad, REPAIRED: look.good, UNUSUAL: look.warn}
    return colours.get(outcome, look.quiet)
