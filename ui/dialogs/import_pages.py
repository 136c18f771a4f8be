"""The pages of the import dialog: work under way, what was understood, what was stored."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLabel, QProgressBar, QSplitter, QWidget

from desktop.exchange.notes import Note
from desktop.exchange.workbook_import import ImportResult, Preview, SheetPreview
from desktop.words import _
from ui.dialogs.held_row import HeldRowDialog, filled
from ui.dialogs.notes_model import HELD_BACK, REPAIRED, SKIPPED, UNUSUAL, NotesModel
from ui.dialogs.sheets_list import SheetsList
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTHS = (96, 52, 150, 150)


class WorkPage(QWidget):
    """A progress bar and a button that stops."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        super().__init__()
        self._text = label(role="heading")
        self._count = label(role="quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.cancel_button = button(_("Stop"), cancel)
        self.setLayout(
            column(
                1,
                self._text,
                self.bar,
                row(self._count, 1, self.cancel_button),
                2,
                margins=UNIT * 8,
            )
        )

    def begin(self, text: str) -> None:
        """Say what is done from now on; how much it is is not known yet."""
        self._text.setText(text)
        self._count.setText("")
        self.bar.setRange(0, 0)

    def advance(self, done: int, of_all: int) -> None:
        """So many rows of all are done."""
        self.bar.setRange(0, max(of_all, 1))
        self.bar.setValue(done)
        self._count.setText(_("{done} of {all} rows").format(done=f"{done:,}", all=f"{of_all:,}"))


class NotesView(TableView):
    """Notes with wide reasons; Enter or a double click on a held-back row opens its form.

    `read` carries the whole reason of the note under the cursor.
    """

    correct = Signal(object)
    read = Signal(str)

    def __init__(self) -> None:
        self.notes = NotesModel()
        super().__init__(self.notes)
        self.setAccessibleName(_("What was found in the rows"))
        header = self.horizontalHeader()
        for place, width in enumerate(WIDTHS):
            self.setColumnWidth(place, width)
        header.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        self.enter_pressed.connect(self._open)
        self.doubleClicked.connect(lambda _index: self._open())
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _tell(self) -> None:
        index = self.currentIndex()
        self.read.emit(self.notes.note(index.row()).reason if index.isValid() else "")

    def _open(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.notes.outcome(index.row()) == HELD_BACK:
            self.correct.emit(self.notes.note(index.row()))


class Corrections:
    """Opens held-back rows as filled forms, and remembers which were saved."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent
        self.preview: Preview | None = None
        self.corrected: set[tuple[str, int]] = set()
        self.dialog: HeldRowDialog | None = None

    def open(self, note: Note, done: Callable[[], None]) -> None:
        """Show the form of the row `note` is about; `done` is called once it is saved."""
        if self.preview is None:
            return
        register, raw = filled(self._session.office, self.preview, note.sheet, note.row)
        reasons = [
            f"{one.column}: {one.reason}" if one.column else one.reason
            for one in self.preview.held_back
            if (one.sheet, one.row) == (note.sheet, note.row)
        ]
        self.dialog = HeldRowDialog(self._session, register, raw, "\n".join(reasons), self._parent)

        def accepted() -> None:
            self.corrected.add((note.sheet, note.row))
            done()

        self.dialog.accepted.connect(accepted)
        self.dialog.open()


class PreviewPage(QWidget):
    """Sheet by sheet: what was recognised, repaired, held back and skipped, and why."""

    store_pressed = Signal()
    save_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.sheets = SheetsList()
        self.sheets.chosen.connect(self._show_sheet)
        self.columns = label(role="quiet", wrap=True)
        self.view = NotesView()
        self._summary = label(role="heading", wrap=True)
        self._title = label(role="strong")
        self.save_button = button(_("Save the rows held back …"), self.save_pressed.emit)
        self.store_button = button(_("Import"), self.store_pressed.emit, "primary")
        self.reason = label(wrap=True)
        self.view.read.connect(self.reason.setText)
        right = QWidget()
        inside = column(self._title, self.columns, self.view, self.reason)
        inside.setStretch(2, 1)
        right.setLayout(inside)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(2 * UNIT)
        both.setChildrenCollapsible(False)
        both.addWidget(self.sheets)
        both.addWidget(right)
        both.setSizes([240, 880])
        page = column(self._summary, both, row(self.save_button, 1, self.store_button))
        page.setStretch(1, 1)
        self.setLayout(page)

    def show_preview(self, preview: Preview) -> None:
        """Show what was understood of a workbook."""
        held = sum(len(one.held_rows) for one in preview.sheets)
        told = [
            _("{file}: {rows} new or changed rows").format(
                file=preview.file, rows=f"{sum(preview.stored.values()):,}"
            )
        ]
        if preview.same:
            told.append(_("{count} stored already").format(count=f"{preview.same:,}"))
        if held:
            told.append(_("{count} rows held back").format(count=f"{held:,}"))
        self._summary.setText(" · ".join(told))
        self.save_button.setVisible(held > 0)
        self.store_button.setEnabled(preview.storable)
        self.store_button.setText(_("Import") if preview.storable else _("Nothing new to import"))
        self.sheets.show_sheets(preview.sheets)
        self.store_button.setFocus()

    def _show_sheet(self, sheet: SheetPreview) -> None:
        self._title.setText(f"{sheet.name} – {_(sheet.label)}" if sheet.kind else sheet.name)
        known = ", ".join(f"{one.letter} {one.heading}" for one in sheet.columns)
        unused = ", ".join(f"{one.letter} {one.heading}" for one in sheet.unused)
        told = [_("Read: {columns}").format(columns=known)] if known else [sheet.reason]
        if unused:
            told.append(_("Not read: {columns}").format(columns=unused))
        self.columns.setText("\n".join(told))
        self.view.notes.show(_notes(sheet))
        if self.view.notes.rowCount():
            self.view.selectRow(0)
        else:
            self.reason.clear()


class ResultPage(QWidget):
    """What was stored; the held-back rows wait to be corrected; one button takes all back."""

    undo_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.corrections = Corrections(session, self)
        self._title = label(role="heading", tone="good")
        self._counts = QLabel()
        self._held = label(role="strong")
        self.view = NotesView()
        self.view.correct.connect(self._correct)
        self.correct_button = button(_("Correct the chosen row …"), self._correct_current)
        self.undo_button = button(_("Undo this import"), self.undo_pressed.emit)
        close = button(_("Close"), self.close_pressed.emit, "primary")
        page = column(
            self._title, self._counts, self._held, self.view,
            row(self.undo_button, self.correct_button, 1, close),
        )  # fmt: skip
        page.setStretch(3, 1)
        self.setLayout(page)

    def show_result(self, preview: Preview, result: ImportResult) -> None:
        """Show what became of a workbook."""
        self.corrections.preview = preview
        self._title.setText(_("{file} is imported").format(file=preview.file))
        self._counts.setText("\n".join(result.lines()[: len(result.stored) + 1]))
        self.undo_button.setEnabled(True)
        self._show_held()

    def show_undone(self) -> None:
        """Say that nothing of the import is left."""
        self._title.setText(_("The import is taken back."))
        self.undo_button.setEnabled(False)
        self.correct_button.setEnabled(False)

    def _show_held(self) -> None:
        preview = self.corrections.preview
        held = preview.held_back if preview else ()
        left = [note for note in held if (note.sheet, note.row) not in self.corrections.corrected]
        rows = len({(note.sheet, note.row) for note in left})
        self._held.setText(
            _("{count} rows wait to be corrected").format(count=rows)
            if rows
            else _("No row is held back.")
        )
        self.view.notes.show((HELD_BACK, note) for note in left)
        self.view.setVisible(bool(left))
        self.correct_button.setVisible(bool(left))
        if left:
            self.view.selectRow(0)

    def _correct_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._correct(self.view.notes.note(index.row()))

    def _correct(self, note: Note) -> None:
        self.corrections.open(note, self._show_held)


def _notes(sheet: SheetPreview) -> list[tuple[str, Note]]:
    return [
        (outcome, note)
        for outcome, notes in (
            (HELD_BACK, sheet.held_back),
            (REPAIRED, sheet.repaired),
            (SKIPPED, sheet.skipped),
            (UNUSUAL, sheet.warnings),
        )
        for note in notes
    ]
