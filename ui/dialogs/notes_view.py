"""The list of an import's notes, and the forms in which rows that wait are corrected."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.exchange.notes import Note
from desktop.exchange.particulars import names_of_held
from desktop.exchange.workbook_import import Preview
from desktop.words import _
from ui.dialogs.held_row import HeldRowDialog, filled
from ui.dialogs.notes_model import HELD_BACK, Line, NoteColumn, NotesModel
from ui.session import Session
from ui.tables.table_view import TableView


class NotesView(TableView):
    """Notes with wide reasons; Enter or a double click on a row to correct opens its form.

    `read` carries the whole reason of the note under the cursor.
    """

    correct = Signal(object)
    read = Signal(str)

    def __init__(self, columns: Sequence[NoteColumn]) -> None:
        self.notes = NotesModel(columns)
        super().__init__(self.notes)
        self.setAccessibleName(_("What was found in the rows"))
        header = self.horizontalHeader()
        for place, one in enumerate(columns):
            if one.width:
                self.setColumnWidth(place, one.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.enter_pressed.connect(self._open)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _tell(self) -> None:
        index = self.currentIndex()
        self.read.emit(self.notes.lines[index.row()].note.reason if index.isValid() else "")

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.notes.lines[index.row()].outcome == HELD_BACK:
            self.correct.emit(self.notes.lines[index.row()].note)


class Corrections:
    """Opens held-back rows as filled forms, and remembers which were saved."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self._names: dict[tuple[str, int], str] = {}
        self.preview: Preview | None = None
        self.corrected: set[tuple[str, int]] = set()
        self.dialog: HeldRowDialog | None = None

    def take(self, preview: Preview) -> None:
        """The held-back rows are those of `preview` from now on."""
        self.preview = preview
        self.corrected.clear()
        self._names = names_of_held(preview)

    def left(self) -> list[Line]:
        """A line for each note of a row that is not corrected yet."""
        notes = self.preview.held_back if self.preview else ()
        return [
            Line(HELD_BACK, note, self._names.get((note.sheet, note.row), ""))
            for note in notes
            if (note.sheet, note.row) not in self.corrected
        ]

    def rows_left(self) -> int:
        """How many rows are not corrected yet."""
        return len({(line.note.sheet, line.note.row) for line in self.left()})

    def open(self, note: Note, done: Callable[[bool], None]) -> None:
        """Show the form of the row `note` is about.

        `done` is called once it is saved, and told whether the next row is wanted at once.
        """
        if self.preview is None:
            return
        name = self._names.get((note.sheet, note.row), "")
        held = filled(self._session.office, self.preview, note.sheet, note.row, name)
        dialog = HeldRowDialog(self._session, held, self._parent, last=self.rows_left() == 1)

        def accepted() -> None:
            self.corrected.add((note.sheet, note.row))
            done(dialog.go_on)

        self.dialog = dialog
        dialog.accepted.connect(accepted)
        dialog.open()
