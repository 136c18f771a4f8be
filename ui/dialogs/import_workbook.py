"""Import of an office's workbook: choose it, see what is understood, store it, take it back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QStackedWidget, QWidget

from desktop.exchange.held_back import write_held_back
from desktop.exchange.workbook_import import ImportResult, Preview, read_workbook, store
from desktop.problems import Refused
from desktop.programme.rounds import PRESETS, RoundSettings, preset
from desktop.thai.dates import fiscal_year
from desktop.views import ActionEntry, RoundEntry
from desktop.words import _
from ui.dialogs.import_pages import PreviewPage, ResultPage, WorkPage
from ui.dialogs.steps import Steps
from ui.jobs import Job
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, resize_within, row

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv")
FILES = f"Excel, CSV ({' '.join(f'*{one}' for one in SUFFIXES)})"

_CHOOSE, _WORK, _PREVIEW, _RESULT = range(4)
_CHOOSING, _CHECKING, _IMPORTING = range(3)


class ImportDialog(QDialog):
    """Four pages, one after the other; nothing is stored before the third."""

    read_ready = Signal()
    stored = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.preview: Preview | None = None
        self.outcome: ImportResult | None = None
        self._action: ActionEntry | None = None
        self.setWindowTitle(_("Import from Excel"))
        resize_within(self, 1160, 680)
        install(self, "F1", self.help)
        self.notice = Notice()
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(_("Import into the round"))
        self._fill_rounds()
        self.working = WorkPage(self.cancel)
        self.preview_page = PreviewPage(session)
        self.preview_page.store_pressed.connect(self.store)
        self.preview_page.save_pressed.connect(self._ask_held_back_file)
        self.preview_page.back_pressed.connect(self.choose_another)
        self.preview_page.cancel_pressed.connect(self.reject)
        self.result_page = ResultPage(session)
        self.result_page.undo_pressed.connect(self.undo)
        self.result_page.save_pressed.connect(self._ask_held_back_file)
        self.result_page.close_pressed.connect(self.accept)
        self.pages = QStackedWidget()
        self.steps = Steps((_("Choose a file"), _("Check"), _("Import")))
        inside = column(self.steps, self.notice, self.pages, margins=2 * UNIT)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        for page in (self._choose_page(), self.working, self.preview_page, self.result_page):
            self.pages.addWidget(page)  # where it is dressed already, and so measured right
        self.setAcceptDrops(True)
        self._go_to(_CHOOSE)

    def read(self, file: Path) -> None:
        """Read `file` and show what it would store; nothing is written."""
        settings, office = self.rounds.currentData(), self._session.office
        self.notice.hide()
        self._work(_("Reading {file}").format(file=file.name))

        def work(job: Job) -> Preview:
            return read_workbook(
                file, office, settings, progress=job.report, cancelled=job.cancelled
            )

        self._follow(self._session.jobs.read_long(work, self._on_read, self._on_refused))

    def store(self) -> None:
        """Store everything that is not held back, as one action."""
        preview, office = self.preview, self._session.office
        if preview is None:
            return
        self._work(_("Storing {file}").format(file=preview.file))

        def work(job: Job) -> ImportResult:
            return store(office, preview, progress=job.report, cancelled=job.cancelled)

        title = _("Import {file}").format(file=preview.file)
        self._follow(self._session.jobs.write_long(title, work, self._on_stored, self._on_refused))

    def choose_another(self) -> None:
        """Go back to the first page; what was read is let go."""
        self.preview = None
        self._go_to(_CHOOSE)

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is stored."""
        if self._job is not None:
            self._job.cancel()

    def undo(self) -> None:
        """Take the whole import back, and only it."""
        office, action = self._session.office, self._action
        if action is not None:
            self._session.jobs.write(
                _("Undo"), lambda: office.undo_action(action.id), self._on_undone, self._on_refused
            )

    def write_held_back(self, file: Path) -> None:
        """Write the held-back rows to a workbook of their own."""
        if self.preview is None:
            return
        try:
            count = write_held_back(self.preview, file)
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
        else:
            text = _("{count} rows written to {file}; correct them there and import it.")
            self.notice.tell(text.format(count=count, file=file.name), tone="good")

    def reject(self) -> None:
        """Closing stops what is under way first."""
        self.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """A workbook may be dropped as long as one may be chosen."""
        if self.pages.currentIndex() == _CHOOSE and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Read the workbook that was dropped."""
        file = _dropped(event)
        if self.pages.currentIndex() == _CHOOSE and file is not None:
            event.acceptProposedAction()
            self.read(file)

    def _go_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        storing = page == _WORK and self.preview is not None
        if page == _RESULT or storing:
            self.steps.go_to(_IMPORTING)
        else:
            self.steps.go_to(_CHOOSING if page == _CHOOSE else _CHECKING)

    def _work(self, text: str) -> None:
        self.working.begin(text)
        self._go_to(_WORK)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.progressed.connect(self.working.advance)

    def _on_read(self, preview: object) -> None:
        self._job = None
        if isinstance(preview, Preview):
            self.preview = preview
            self.preview_page.show_preview(preview)
            self._go_to(_PREVIEW)
            self.read_ready.emit()

    def _on_stored(self, result: object) -> None:
        self._job = None
        if isinstance(result, ImportResult) and self.preview is not None:
            self.outcome = result
            self._action = self._session.office.history(1)[0]
            self._go_to_round(self.preview.settings)
            self.result_page.show_result(self.preview, result)
            self._go_to(_RESULT)
            self.stored.emit()

    def _on_undone(self, _none: object) -> None:
        self.result_page.show_undone()

    def _on_refused(self, refused: Refused) -> None:
        self._job = None
        self.notice.tell(refused.reason, tone="bad")
        if self.outcome is not None:
            self._go_to(_RESULT)
        else:
            self._go_to(_CHOOSE if self.preview is None else _PREVIEW)

    def _go_to_round(self, settings: RoundSettings) -> None:
        """Show the round that was imported into; corrections of rows are saved there."""
        for one in self._session.office.rounds():
            same = (one.settings.year, one.settings.variant) == (settings.year, settings.variant)
            if same and one.id != self._session.scope.round_id:
                self._session.choose_round(one.id)

    def help(self) -> None:
        """Open the help of the import."""
        from ui.dialogs.help import HelpDialog

        HelpDialog(self._session, self, self.windowTitle(), self).open()

    def _fill_rounds(self) -> None:
        entries: list[tuple[str, RoundSettings]] = [
            (one.label, one.settings) for one in self._session.office.rounds()
        ]
        have = {(one.year, one.variant) for _label, one in entries}
        year = fiscal_year(self._session.office.today())
        for settings in (preset(y, one.variant) for y in (year, year - 1) for one in PRESETS):
            if (settings.year, settings.variant) not in have:
                text = _("New round: {name}").format(name=RoundEntry(0, 0, settings).label)
                entries.append((text, settings))
        for text, settings in entries:
            self.rounds.addItem(text, settings)
        here = self._session.round
        if here is not None:
            self.rounds.setCurrentText(here.label)

    def _choose_page(self) -> QWidget:
        choose = button(_("Choose a workbook …"), self._ask_file, "primary")
        choose.setDefault(True)
        told = _(
            "Sheets and columns are recognised by their headings. "
            "You see what was understood before anything is stored."
        )
        here = panel(
            column(
                label(_("Drop a workbook here, or"), "quiet"),
                row(choose, 1),
                label(_("Excel (.xlsx, .xlsm) or CSV"), "small"),
                margins=2 * UNIT,
            )
        )
        sheet = column(
            label(_("Import from Excel"), "heading"),
            label(told, "quiet", wrap=True),
            label(_("Import into the round"), "label"),
            row(self.rounds, 1),
            here,
            margins=2 * UNIT,
            spacing=UNIT + 4,
        )
        page = QWidget()
        page.setLayout(column(panel(sheet), 1, row(1, button(_("Cancel"), self.reject))))
        return page

    def _ask_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Choose a workbook"), "", FILES)
        if chosen:
            self.read(Path(chosen))

    def _ask_held_back_file(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the rows to correct"), _("rows to correct") + ".xlsx", "Excel (*.xlsx)"
        )
        if chosen:
            self.write_held_back(Path(chosen))


def _dropped(event: QDropEvent) -> Path | None:
    """The workbook that is being dropped, if it is one and one only."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].suffix.casefold() in SUFFIXES:
        return files[0]
    return None
