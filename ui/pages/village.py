"""The sheet of one village: every stage at once, what is missing, and the way to each next step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.papers.village import paper
from desktop.problems import Refused
from desktop.programme.progress import stage_name
from desktop.village import StageSheet, VillageSheet, village_sheet
from desktop.words import _
from ui.notice import Notice
from ui.pages.leave import Leave
from ui.pages.village_html import LEAVE, RECORD, STEP, WITHDRAW, sheet_html
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job


class SheetText(QTextBrowser):
    """Rich text whose marks, at which a line may end, are left behind when it is copied."""

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802  Qt's name
        """The chosen text alone: it is pasted into letters and workbooks."""
        copied = QMimeData()
        copied.setText(self.chosen())
        return copied

    def chosen(self) -> str:
        """The chosen text as it was recorded."""
        text = self.textCursor().selection().toPlainText()
        return text.replace("\u200b", "").replace("\u00a0", " ")


class VillagePage(QWidget):
    """Shows the village that is chosen in the header, of a cohort's round the cohort.

    `step_wanted` carries the Progress whose next step shall be taken; `closed` comes when the board
    is wanted again, also because no village is chosen any more.
    """

    step_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.sheet: VillageSheet | None = None
        self.notice = Notice()
        self._leave = Leave(session, self, self.notice)
        self.title = label(role="heading")
        self.text = SheetText()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(_("Village page"))
        self.text.document().setDocumentMargin(UNIT)
        self.text.anchorClicked.connect(self._follow)
        self.print_button = button(_("Print A4"), self.print)
        self.back_button = button("‹ " + _("Overview") + "  Esc", self.closed.emit)
        head = row(self.back_button, self.title, 1, self.print_button)
        page = column(head, self.notice, self.text)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setFocusProxy(self.text)
        install(self, "Ctrl+P", self.print)
        session.changed.connect(self._on_change)
        session.scope_changed.connect(self._on_scope)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc leads back, wherever the cursor is on the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def reload(self) -> None:
        """Read the sheet again; where it stands in the text is kept."""
        scope, office = self._session.scope, self._session.office
        if self._job is not None:
            self._job.forget()
        if scope.round_id is None:
            self.closed.emit()
            return
        round_id, village = scope.round_id, scope.village_id
        self._job = self._session.jobs.read(
            lambda: village_sheet(office, round_id, village), self._show, self._refuse
        )

    def print(self) -> None:
        """Show the sheet on paper, then print it."""
        if self.sheet is not None:
            shown = self.sheet
            self._session.jobs.read(lambda: paper(shown), self._show_paper, self._refuse)

    def _show(self, sheet: object) -> None:
        if not isinstance(sheet, VillageSheet):
            return
        same = self.sheet is not None and self.sheet.place == sheet.place
        before = self.text.verticalScrollBar().value() if same else 0
        self.sheet = sheet
        self.notice.hide()
        self.title.setText(f"{sheet.name} · {sheet.round.label}")
        self.text.setHtml(sheet_html(sheet))
        self.text.verticalScrollBar().setValue(before)

    def _show_paper(self, pdf: object) -> None:
        from ui.documents.paper_dialog import PaperDialog  # brings the PDF reader

        if isinstance(pdf, bytes) and self.sheet is not None:
            PaperDialog(pdf, self.sheet.name, self).open()

    def _refuse(self, refused: Refused) -> None:
        self.sheet = None
        self.text.clear()
        self.title.clear()
        self.notice.tell(refused.reason, tone="warn", lasting=True)

    def _follow(self, url: QUrl) -> None:
        """Do what a link says."""
        what, _colon, of = url.toString().partition(":")
        if what == STEP and self.sheet is not None:
            self.step_wanted.emit(self._stage(of).progress)
        elif what == RECORD:
            register, _colon, record = of.partition(":")
            self._session.open_record.emit(register, int(record))
        elif self.sheet is not None and what in (LEAVE, WITHDRAW):
            place = self.sheet.place
            unit = (self.sheet.round.id, place.id if place else None, of)
            if what == WITHDRAW:
                self._leave.withdraw(unit)
            else:
                self._leave.ask(self._told(of), unit)

    def _told(self, stage: str) -> str:
        """Which stage of which village it is, and what is missing."""
        assert self.sheet is not None  # noqa: S101  `_follow` asked
        one = self._stage(stage)
        return f"{self.sheet.name} · {stage_name(one.stage)}: {one.progress.reason}"

    def _stage(self, key: str) -> StageSheet:
        assert self.sheet is not None  # noqa: S101  `_follow` asked
        return next(one for one in self.sheet.stages if one.stage.key == key)

    def _on_change(self) -> None:
        if self.isVisible():
            self.reload()

    def _on_scope(self) -> None:
        """Follow to another village; to the board where none is chosen."""
        if not self.isVisible():
            return
        round_ = self._session.round
        cohort = round_ is not None and round_.settings.variant == "cohort"
        if self._session.scope.village_id is None and not cohort:
            self.closed.emit()
        else:
            self.reload()
