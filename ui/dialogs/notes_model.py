"""What an import says of cells and rows: repaired, to correct, skipped, unusual."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.exchange.notes import Note
from desktop.words import N_, _
from ui import theme
from ui.tables.lines_model import LinesModel

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


class NotesModel(LinesModel[Line]):
    """One line a note, in the order of the file's rows, in the columns asked for."""

    def __init__(self, columns: Sequence[NoteColumn]) -> None:
        super().__init__([_(column.heading) for column in columns])
        self.columns = tuple(columns)

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines, sheet by sheet in the sheets' order, row by row."""
        every = list(lines)
        sheets = list(dict.fromkeys(line.note.sheet for line in every))
        super().show(sorted(every, key=lambda one: (sheets.index(one.note.sheet), one.note.row)))

    def text(self, line: Line, column: int) -> str:
        """What a column says of a note."""
        return self.columns[column].text(line)

    def colour(self, line: Line, column: int) -> str | None:
        """The outcome has its colour."""
        return _colour(line.outcome) if self.columns[column] is OUTCOME else None


def _colour(outcome: str) -> str:
    look = theme.current()
    colours = {HELD_BACK: look.bad, REPAIRED: look.good, UNUSUAL: look.warn}
    return colours.get(outcome, look.quiet)
