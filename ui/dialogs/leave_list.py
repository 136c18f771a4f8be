"""The villages that go on by an officer's leave, for the head: read, printed, opened."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QWidget

from desktop.leave import LeaveEntry, leave_pdf
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.line_breaking import soft_breaks
from desktop.words import N_, _
from ui.session import Session
from ui.tables.lines_model import LinesModel
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

_HEADINGS = (N_("Village"), N_("Stage"), N_("Reason"), N_("Allowed by"), N_("Date"))
_VILLAGE, _REASON = 0, 2


class LeaveModel(LinesModel[LeaveEntry]):
    """A line a leave: village, stage, reason, officer, day."""

    def text(self, line: LeaveEntry, column: int) -> str:
        """The leave in words; a reason breaks between words."""
        day, reason = show_value(Kind.DATE, line.on), soft_breaks(line.reason)
        return (line.where, line.stage_name, reason, line.officer, day)[column]


class LeaveListDialog(QDialog):
    """Shows `entries`. `opened` carries the village's id (None: the cohort) and the stage."""

    opened = Signal(object, str)

    def __init__(
        self, session: Session, round_id: int, entries: Sequence[LeaveEntry], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._round_id = round_id
        self.setWindowTitle(_("Villages allowed to proceed"))
        self.resize(1100, 480)
        self.model = LeaveModel([_(heading) for heading in _HEADINGS])
        self.model.show(entries)
        self.view = TableView(self.model)
        self.view.setAccessibleName(self.windowTitle())
        self.view.setWordWrap(True)  # a reason is read in full
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (_VILLAGE, _REASON):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.view.doubleClicked.connect(self._open)
        self.view.enter_pressed.connect(lambda: self._open(self.view.currentIndex()))
        self.print_button = button(_("Print A4"), self.print)
        told = _("Leave changes nobody's attendance, result or right to a certificate.")
        self.setLayout(
            column(
                label(told, "quiet", wrap=True),
                self.view,
                row(1, self.print_button, button(_("Close"), self.accept, "primary")),
                margins=2 * UNIT,
            )
        )
        self.view.setCurrentIndex(self.model.index(0, 0))

    def print(self) -> None:
        """Show the list on paper, then print it."""
        office, round_id = self._session.office, self._round_id
        self._session.jobs.read(lambda: leave_pdf(office, round_id), self._show_paper)

    def _show_paper(self, pdf: object) -> None:
        from ui.documents.paper_dialog import PaperDialog  # brings the PDF reader

        if isinstance(pdf, bytes):
            PaperDialog(pdf, self.windowTitle(), self).open()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            one = self.model.lines[index.row()]
            self.accept()
            self.opened.emit(one.place.id if one.place else None, one.stage)
