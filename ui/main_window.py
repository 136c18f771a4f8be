"""The window: header, tabs, status bar. Tabs are built when they are first shown.

What only a tab or a dialog needs is imported with it, so that the window is there sooner.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Register, Stage
from desktop.views import ActionEntry
from desktop.words import LANGUAGES, _, current_language, use_language
from ui import theme
from ui.closing import Closing
from ui.header import Header
from ui.moments import moment
from ui.notice import Notice
from ui.opening import Opener
from ui.pages.overview import OverviewPage
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.titles import stage_title
from ui.typing_undo import TypingUndo
from ui.undoing import Undoing
from ui.unfinished import UnfinishedForms
from ui.widgets import column

if TYPE_CHECKING:
    from ui.dialogs.help import HelpDialog
    from ui.record_page import RecordPage
    from ui.stage_page import StagePage

type Build = Callable[[], QWidget]

SMALLEST = (896, 440)  # pixels: what 1366 × 768 leaves at 150 %, beside the taskbar
LOW = 560  # pixels

TAB_KEYS = "1234567890="
"""The keys, with Alt, of the tabs from left to right: the top row of the keyboard.

Not "-", which is the Thai layout's 3.
"""


class MainWindow(QMainWindow):
    """One office. Everything it shows is built again when the language or the stages change."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme.dress(self)
        self._session = session
        self._builders: dict[QWidget, Build] = {}
        self.stages: dict[str, QWidget] = {}
        self._saved = QLabel()
        self._queue = QLabel()
        self._counts = QLabel()
        self._keys = QLabel()
        self._closing = Closing(session, self)
        self.unfinished = UnfinishedForms(session, self)
        self.undoing = Undoing(session, self)
        self._typing_undo = TypingUndo(self)
        self._opener = Opener(session, self)
        self.setMinimumSize(*SMALLEST)
        self.resize(1366, 768)
        self._make_status_bar()
        self.build()
        self._make_shortcuts()
        session.changed.connect(self._on_change)
        session.round_changed.connect(self._on_round)
        session.open_record.connect(self.open_record)
        session.import_wanted.connect(self.import_workbook)
        session.history_wanted.connect(self.show_history)
        session.jobs.queue_changed.connect(self._queue.setText)
        if session.settings is not None:
            geometry = session.settings.value("geometry", QByteArray())
            self.restoreGeometry(QByteArray(geometry))
        self.unfinished.offer()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """In a low window, forms need the line of the status bar more."""
        super().resizeEvent(event)
        self.statusBar().setVisible(self.height() >= LOW)

    # What is shown

    def build(self) -> None:
        """Make header and tabs anew, in the current language and for the current round."""
        self._shape = _shape_of(self._session)
        self._builders.clear()
        self.stages.clear()
        overview = self._build_overview()  # reads the board while the rest is made
        self.header = Header(self._session)
        self.notice = Notice()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("main")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self._add_tabs(overview)
        inside: QVBoxLayout = column(self.header, self.notice, self.tabs, spacing=0)
        inside.setStretch(2, 1)
        middle = QWidget()
        middle.setObjectName("ground")
        self.setCentralWidget(middle)  # before it is filled: each widget is styled once
        middle.setLayout(inside)
        self.header.undo_pressed.connect(self.undoing.undo)
        self.header.undo_list_pressed.connect(self.undoing.show_list)
        self.header.language_pressed.connect(self.switch_language)
        self.header.search.chosen.connect(self._opener.open)
        self.header.search.list_wanted.connect(self._opener.list_all)
        self.header.search.scanned.connect(self._opener.check_certificate)
        self.tabs.currentChanged.connect(self._show_tab)
        self.page(0).setFocus()
        self.setWindowTitle(_("Sammachip") + " – " + self._session.office.profile.name)
        self._show_counts()
        self._show_saved(self._session.last_action or self._session.office.history(1)[0])
        self._keys.setText(_("F1 help on this page"))

    def page(self, place: int) -> QWidget:
        """The page of tab `place`, built if it has not been shown yet."""
        holder = self.tabs.widget(place)
        build = self._builders.pop(holder, None)
        if build is not None:
            made = build()
            holder.layout().addWidget(made)
            made.show()
        return holder.layout().itemAt(0).widget()

    def go_to_tab(self, place: int) -> None:
        """Bring a tab into view and put the cursor into its page."""
        if place < self.tabs.count():
            self.tabs.setCurrentIndex(place)
            self.page(place).setFocus()

    def show_stage(self, stage: str, wanted: str = "") -> "StagePage":
        """Bring a stage's tab into view, and one of its registers or of the pages beside them."""
        from ui.stage_page import StagePage

        place = self.tabs.indexOf(self.stages[stage])
        self.tabs.setCurrentIndex(place)
        page = self.page(place)
        assert isinstance(page, StagePage)  # noqa: S101  what the builder made
        page.bring(wanted)
        return page

    def show_register(self, key: str) -> "RecordPage | None":
        """Bring the page of a register into view, wherever it is; None when no tab has it."""
        from ui.stage_page import RegistersPage

        for place in range(self.tabs.count()):
            holder = self.tabs.widget(place)
            stage = next((k for k, w in self.stages.items() if w is holder), None)
            if stage is None and holder in self._builders:
                continue
            page = self.page(place)
            registers = page if isinstance(page, RegistersPage) else page.findChild(RegistersPage)
            if registers is not None and registers.has(key):
                self.tabs.setCurrentIndex(place)
                return registers.show_register(key)
        return None

    def open_record(self, register: str, record: object) -> None:
        """Show one record on its tab; the place is widened when it hides the record."""
        page = self.show_register(register)
        if page is None or not isinstance(record, int):
            return
        if not page.list.model.lists(record):
            self._session.choose_place()
        page.open(record)

    def show_certificate(self, certificate: int) -> None:
        """Bring one issued certificate of the round into view, among the others."""
        place = self.tabs.indexOf(self._certificates)
        self.tabs.setCurrentIndex(place)
        page = self.page(place)
        if not page.show_certificate(certificate):
            self._session.choose_place()
            page.show_certificate(certificate)

    def show_officers(self) -> None:
        """Bring the office's own people into view."""
        place = self.tabs.count() - 1
        self.tabs.setCurrentIndex(place)
        self.page(place).show_officers()

    # What is done

    def import_workbook(self) -> QDialog:
        """Open the import of a workbook."""
        from ui.dialogs.import_workbook import ImportDialog  # brings the workbook readers

        dialog = ImportDialog(self._session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def show_history(self, register: Register, record: int, title: str) -> None:
        """Open the history of one record."""
        from ui.pages.record_history import RecordHistoryDialog

        RecordHistoryDialog(self._session, register, record, title, self).open()

    def show_first_steps(self, step: str = "") -> QDialog:
        """Lead through what a new office needs, from `step` or the first that is missing."""
        from ui.pages.first_steps import FirstStepsDialog

        dialog = FirstStepsDialog(self._session, self, step)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.import_wanted.connect(self._session.import_wanted)
        dialog.typing_wanted.connect(self.begin_typing)
        dialog.open()
        return dialog

    def begin_typing(self) -> None:
        """Go to the first stage and begin a record; without a round, to where one is made."""
        if not self.stages:
            self.tabs.setCurrentIndex(self.tabs.count() - 1)
            return
        page = self.show_stage(next(iter(self.stages)))
        if page.current is not None:
            page.current.begin()

    def help(self) -> "HelpDialog":
        """Open the help of the page in view."""
        from ui.dialogs.help import HelpDialog

        place = self.tabs.currentIndex()
        dialog = HelpDialog(self._session, self.page(place), self.tabs.tabText(place), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def switch_language(self) -> None:
        """Show everything in the other language; what is typed stays as drafts."""
        self._put_away()
        here, shown = self.tabs.currentIndex(), self._register_in_view()
        self._session.left_pages = {one.register.key: one.leave() for one in self.record_pages()}
        use_language(next(one for one in LANGUAGES if one != current_language()))
        if self._session.settings is not None:
            self._session.settings.setValue("language", current_language())
        self.build()
        self.tabs.setCurrentIndex(here)
        if shown:
            self.show_register(shown)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Ask once, inside the window, when something typed is not saved."""
        self._put_away()
        if not self._closing.may_close():
            event.ignore()
            return
        if self._session.settings is not None:
            self._session.settings.setValue("geometry", self.saveGeometry())
        self._session.close()
        event.accept()
        self.closed.emit()

    def record_pages(self) -> "list[RecordPage]":
        """Every record page built so far."""
        from ui.record_page import RecordPage

        return self.findChildren(RecordPage)

    def _register_in_view(self) -> str:
        return next((page.register.key for page in self.record_pages() if page.isVisible()), "")

    def _put_away(self) -> None:
        for page in self.record_pages():
            page.put_away()
        self._session.drafts.wanted.emit()

    # Tabs

    def _add_tabs(self, overview: QWidget) -> None:
        session = self._session
        self._add_tab(_("Overview"), lambda: overview)
        if session.round is not None:
            for stage in stages_of(session.round.settings):
                self.stages[stage.key] = self._add_tab(
                    stage_title(stage), lambda stage=stage: self._build_stage(stage)
                )
            self._add_tab(_("Incomes"), self._build_incomes)
            self._certificates = self._add_tab(_("Certificates"), self._build_certificates)
        self._add_tab(_("Data"), self._build_data)
        self._add_tab(_("Settings"), self._build_settings)

    def _add_tab(self, title: str, build: Build) -> QWidget:
        holder = QWidget()
        holder.setLayout(column())
        self._builders[holder] = build
        self.tabs.addTab(holder, title)
        return holder

    def _build_stage(self, stage: Stage) -> QWidget:
        from ui.special_pages import special_pages
        from ui.stage_page import StagePage

        return StagePage(stage, self._session, special_pages(stage.key))

    def _build_overview(self) -> QWidget:
        page = OverviewPage(self._session)
        page.stage_chosen.connect(lambda stage, key: self.show_stage(stage, key).setFocus())
        page.list_wanted.connect(self._opener.list_filtered)
        page.settings_wanted.connect(lambda: self.tabs.setCurrentIndex(self.tabs.count() - 1))
        page.step_wanted.connect(self.show_first_steps)
        return page

    def _build_incomes(self) -> QWidget:
        from ui.pages.incomes_tab import IncomesTab

        page = IncomesTab(self._session)
        page.wanted.connect(self._opener.open)
        page.list_wanted.connect(self._opener.list_filtered)
        return page

    def _build_certificates(self) -> QWidget:
        from ui.pages.certificates_tab import CertificatesTab

        return CertificatesTab(self._session)

    def _build_data(self) -> QWidget:
        from ui.pages.data import DataPage

        return DataPage(self._session)

    def _build_settings(self) -> QWidget:
        from ui.pages.settings import SettingsPage

        return SettingsPage(self._session)

    def _show_tab(self, place: int) -> None:
        if place >= 0:
            self.page(place)

    # What is heard

    def _on_change(self, action: ActionEntry) -> None:
        self._show_saved(action)
        self._show_counts()

    def _on_round(self) -> None:
        if self._shape == _shape_of(self._session):
            return
        self._put_away()
        here = self.tabs.currentIndex()
        self.build()
        self.tabs.setCurrentIndex(min(here, self.tabs.count() - 1))

    def _show_saved(self, action: ActionEntry) -> None:
        today = datetime.now().astimezone().date()
        self._saved.setText(_("Last saved {time}").format(time=moment(action.at, today)))
        self._saved.setToolTip(action.title)

    def _show_counts(self) -> None:
        round_ = self._session.round
        if round_ is None:
            self._counts.setText("")
            return
        targets = self._session.office.target_count(round_.id)
        self._counts.setText(_("{count} target villages").format(count=targets))

    def _make_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(UNIT, 0, UNIT, 0)
        for one in (self._counts, self._saved, self._queue):
            bar.addWidget(one)
        bar.addPermanentWidget(self._keys)

    def _make_shortcuts(self) -> None:
        anywhere = Qt.ShortcutContext.WindowShortcut
        install(self, "Ctrl+K", lambda: self.header.search.begin(), anywhere)
        install(self, "Ctrl+Z", self.undoing.undo, anywhere)
        install(self, "Ctrl+Y", self.undoing.redo, anywhere)
        install(self, "Ctrl+Shift+Z", self.undoing.redo, anywhere)
        install(self, "Ctrl+Alt+Z", self.undoing.show_list, anywhere)
        install(self, "Ctrl+I", self.import_workbook, anywhere)
        install(self, "F1", self.help, anywhere)
        install(self, "F9", self._opener.check_certificate, anywhere)
        for place, key in enumerate(TAB_KEYS):
            install(self, f"Alt+{key}", lambda p=place: self.go_to_tab(p), anywhere)


def _shape_of(session: Session) -> object:
    """What the tabs depend on: another round, or other stages of it, need other tabs."""
    round_ = session.round
    return None if round_ is None else (round_.id, round_.settings.stages)
