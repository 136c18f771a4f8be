"""The pages of the import dialog: work under way, what was understood, what was stored."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QProgressBar, QSplitter, QWidget

from desktop.exchange.notes import Note
from desktop.exchange.particulars import stored_of_repaired
from desktop.exchange.workbook_import import ImportResult, Preview, SheetPreview
from desktop.words import _
from ui.dialogs.import_counts import beside_told, records_told
from ui.dialogs.notes_model import (
    COLUMN,
    HELD_BACK,
    IN_FILE,
    NAME,
    OUTCOME,
    REASON,
    REPAIRED,
    ROW,
    SHEET,
    SKIPPED,
    STORED,
    TO_CORRECT,
    UNUSUAL,
    Line,
)
from ui.dialogs.notes_view import Corrections, NotesView
from ui.dialogs.sheets_list import SheetsList
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, make_primary, row


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


class PreviewPage(QWidget):
    """Sheet by sheet: what was recognised, repaired, left to correct and skipped, and why."""

    store_pressed = Signal()
    save_pressed = Signal()
    back_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stored: dict[tuple[str, int, str], str] = {}
        self.sheets = SheetsList()
        self.sheets.chosen.connect(self._show_sheet)
        self.columns = label(role="quiet", wrap=True)
        self.view = NotesView((OUTCOME, ROW, COLUMN, IN_FILE, STORED, REASON))
        self._summary = label(role="heading", wrap=True)
        self.counts = label(wrap=True)
        self._title = label(role="strong")
        self.save_button = button(_("Save the rows to correct as a file …"), self.save_pressed.emit)
        self.store_button = button(_("Import"), self.store_pressed.emit, "primary")
        self.reason = label(wrap=True)
        self.view.read.connect(self.reason.setText)
        page = column(self._summary, self.counts, self._middle(), self._buttons())
        page.setStretch(2, 1)
        self.setLayout(page)

    def show_preview(self, preview: Preview) -> None:
        """Show what was understood of a workbook."""
        places = {one.id: f"{one.label} {one.tambon}" for one in self._session.office.villages()}
        self._stored = stored_of_repaired(preview, places)
        held = sum(len(one.held_rows) for one in preview.sheets)
        rows = f"{sum(one.rows for one in preview.sheets) - preview.same:,}"
        told = [_("{file}: {rows} new or changed rows").format(file=preview.file, rows=rows)]
        if preview.same:
            told.append(_("{count} stored already").format(count=f"{preview.same:,}"))
        if held:
            told.append(_("Rows to correct: {count}").format(count=f"{held:,}"))
        self._summary.setText(" · ".join(told))
        counts = [text for text in (records_told(preview), beside_told(preview)) if text]
        self.counts.setText("\n".join(counts))
        self.counts.setVisible(bool(counts))
        self.save_button.setVisible(held > 0)
        self.store_button.setEnabled(preview.storable)
        self.store_button.setText(_store_text(preview, rows, held))
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
        self.view.notes.show(self._lines(sheet))
        self.view.setColumnHidden(self.view.notes.columns.index(STORED), not sheet.repaired)
        if self.view.notes.rowCount():
            self.view.selectRow(0)
        else:
            self.reason.clear()

    def _lines(self, sheet: SheetPreview) -> list[Line]:
        by_outcome = (
            (HELD_BACK, sheet.held_back),
            (REPAIRED, sheet.repaired),
            (SKIPPED, sheet.skipped),
            (UNUSUAL, sheet.warnings),
        )
        return [
            Line(outcome, note, stored=self._stored_as(note) if outcome == REPAIRED else "")
            for outcome, notes in by_outcome
            for note in notes
        ]

    def _stored_as(self, note: Note) -> str:
        return self._stored.get((note.sheet, note.row, note.column), "")

    def _middle(self) -> QWidget:
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
        return both

    def _buttons(self) -> QLayout:
        back = button(_("Back"), self.back_pressed.emit)
        cancel = button(_("Cancel"), self.cancel_pressed.emit)
        return row(self.save_button, 1, back, cancel, self.store_button)


class ResultPage(QWidget):
    """What was stored; the rows left out wait to be corrected; one button takes all back."""

    undo_pressed = Signal()
    save_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.corrections = Corrections(session, self)
        self._title = label(role="heading", tone="good")
        self.counts = label(wrap=True)
        self._held = label(role="strong")
        self.view = NotesView((SHEET, ROW, NAME, COLUMN, IN_FILE, TO_CORRECT))
        self.view.correct.connect(self._correct)
        self.correct_button = button(_("Correct the chosen row …"), self._correct_current)
        self.save_button = button(_("Save the rows to correct as a file …"), self.save_pressed.emit)
        self.undo_button = button(_("Undo this import"), self.undo_pressed.emit)
        self.close_button = button(_("Close"), self.close_pressed.emit)
        page = column(
            self._title, self.counts, self._held, self.view,
            row(self.save_button, self.undo_button, 1, self.close_button, self.correct_button),
        )  # fmt: skip
        page.setStretch(3, 1)
        self.setLayout(page)

    def show_result(self, preview: Preview, result: ImportResult) -> None:
        """Show what became of a workbook."""
        self.corrections.take(preview)
        self._title.setText(_("{file} is imported").format(file=preview.file))
        told = [records_told(result), beside_told(result)]
        if result.same:
            told.append(_("{count} stored already").format(count=f"{result.same:,}"))
        self.counts.setText("\n".join(text for text in told if text))
        self.undo_button.setEnabled(True)
        self._show_held(0)

    def show_undone(self) -> None:
        """Say that nothing of the import is left."""
        self._title.setText(_("The import is taken back."))
        self.undo_button.setEnabled(False)
        self.correct_button.setEnabled(False)

    def _show_held(self, current: int) -> None:
        left, rows = self.corrections.left(), self.corrections.rows_left()
        self._held.setText(
            _("Rows that wait to be corrected: {count}").format(count=f"{rows:,}")
            if rows
            else _("No row is left to correct.")
        )
        self.view.notes.show(left)
        for one in (self.view, self.correct_button, self.save_button):
            one.setVisible(bool(left))
        make_primary(self.correct_button, bool(left))
        make_primary(self.close_button, not left)
        if left:
            self.view.selectRow(min(current, len(left) - 1))

    def _correct_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._correct(self.view.notes.lines[index.row()].note)

    def _correct(self, note: Note) -> None:
        here = next(
            place
            for place in range(self.view.notes.rowCount())
            if (self.view.notes.lines[place].note.sheet, self.view.notes.lines[place].note.row)
            == (note.sheet, note.row)
        )

        def corrected(go_on: bool) -> None:
            self._show_held(here)
            if go_on:
                self._correct_current()

        self.corrections.open(note, corrected)


def _store_text(preview: Preview, rows: str, held: int) -> str:
    if not preview.storable:
        return _("Nothing new to import")
    if held:
        text = _("Import {rows} records (leaving {held} rows to correct)")
        return text.format(rows=rows, held=f"{held:,}")
    return _("Import {rows} records").format(rows=rows)
