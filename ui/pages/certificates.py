"""เกียรติบัตร: choose people, see the very PDF, issue, print."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLayout, QSplitter, QWidget

from desktop import certificates
from desktop.certificates import Candidate
from desktop.problems import Refused
from desktop.programme.vocabulary import Field, Kind
from desktop.words import N_, _
from ui.documents import printing
from ui.documents.preview import Preview
from ui.forms.editors import LineEditor
from ui.notice import Notice
from ui.pages.candidates_model import CandidatesModel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job

PREVIEW_AFTER = 200  # milliseconds after the last change of the choice
VILLAGE_WIDTH = 176  # pixels; the whole name stands in the tooltip

_ISSUED_ON = Field("issued_on", N_("Date of issue"), Kind.DATE, width=14)


class CertificatesPage(QWidget):
    """People who passed on the left, their certificates on the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.model = CandidatesModel()
        self.view = TableView(self.model)
        self.view.setAccessibleName(_("People who passed the course"))
        self.preview = Preview()
        self.notice = Notice()
        self.issued_on = LineEditor(_ISSUED_ON, session.office.today)
        self.issued_on.setAccessibleName(_("Date of issue"))
        self.issued_on.setMaximumWidth(140)
        self.issued_on.put(session.office.today())
        self._chosen = label(role="quiet")
        self.print_button = button("", self.issue_and_print, "primary")
        self.save_button = button(_("Save as PDF"), self.save_pdf)
        self.setLayout(self._page())
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._timer.timeout.connect(self._ask_preview)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._on_choice())
        self.issued_on.edited.connect(self._timer.start)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self.setFocusProxy(self.view)
        self.reload()

    def reload(self) -> None:
        """List who passed in the chosen place; who was chosen stays chosen, else who waits."""
        before = {one.trainee_id for one in self.chosen()}
        scope, office = self._session.scope, self._session.office
        if scope.round_id is None:
            return
        found = certificates.candidates(office, scope.round_id, self._village_ids())
        self.model.show(found)
        self.view.resizeColumnsToContents()
        self.view.setColumnWidth(2, min(self.view.columnWidth(2), VILLAGE_WIDTH))
        self.view.horizontalHeader().setStretchLastSection(True)
        kept = before & {one.trainee_id for one in found}
        waiting = {one.trainee_id for one in found if one.number is None}
        self.choose(kept or waiting or {one.trainee_id for one in found[:1]})
        if not found:
            self.notice.tell(_("Nobody has passed the trainer course here yet."), tone="quiet")
            self._on_choice()
        elif self.notice.property("tone") == "quiet":
            self.notice.hide()

    def choose(self, trainee_ids: set[int]) -> None:
        """Choose these people and no others."""
        chosen = QItemSelection()
        for line in self.model.rows_of(trainee_ids):
            chosen.select(self.model.index(line, 0), self.model.index(line, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def chosen(self) -> list[Candidate]:
        """The chosen people, from top to bottom."""
        return [self.model.candidate(line) for line in self.view.chosen_rows()]

    def issue_and_print(self) -> None:
        """Give a number to who has none, then print all that is chosen."""
        ids, round_id = [one.trainee_id for one in self.chosen()], self._session.scope.round_id
        day = self._day()
        if not ids or round_id is None or day is None:
            return
        office = self._session.office

        def work() -> bytes:
            certificates.issue(office, round_id, ids, day)
            return certificates.pdf(office, round_id, ids)

        self._session.jobs.write(_("Issue certificates"), work, self._print, self._refuse)

    def save_pdf(self) -> None:
        """Save what the preview shows as a file."""
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), _("certificates") + ".pdf", "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, file: Path) -> None:
        """Write what the preview shows to `file`."""
        try:
            file.write_bytes(self.preview.pdf)
        except OSError:
            self.notice.tell(_("{file} cannot be written.").format(file=file.name), tone="bad")
        else:
            self.notice.tell(_("Saved: {file}").format(file=file.name), tone="good")

    def _print(self, pdf: object) -> None:
        if isinstance(pdf, bytes):
            printing.print_pdf(self, pdf, _("Certificates"))

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _day(self) -> date | None:
        day = self.issued_on.value()
        if isinstance(day, date):
            return day
        self.notice.tell(_("Write the date of issue, for example 15 ม.ค. 2569."), tone="bad")
        return None

    def _village_ids(self) -> list[int] | None:
        scope = self._session.scope
        if scope.village_id is not None:
            return [scope.village_id]
        if scope.tambon_id is not None:
            return [place.id for place in self._session.office.villages(scope.tambon_id)]
        return None

    def _on_choice(self) -> None:
        chosen = self.chosen()
        new = sum(one.number is None for one in chosen)
        self._chosen.setText(_("{count} persons chosen").format(count=len(chosen)))
        text = _("Issue {count} and print").format(count=new) if new else _("Print")
        self.print_button.setText(text)
        self.print_button.setEnabled(bool(chosen))
        self.save_button.setEnabled(bool(chosen))
        self._timer.start()

    def _ask_preview(self) -> None:
        ids, round_id = [one.trainee_id for one in self.chosen()], self._session.scope.round_id
        day = self.issued_on.value()
        if self._job is not None:
            self._job.forget()
        if not ids or round_id is None or not isinstance(day, date):
            self.preview.show_pdf(b"")
            return
        office = self._session.office
        self._job = self._session.jobs.read(
            lambda: certificates.preview(office, round_id, ids, day), self._show, self._refuse
        )

    def _show(self, pdf: object) -> None:
        if isinstance(pdf, bytes):
            self.preview.show_pdf(pdf)

    def _page(self) -> QLayout:
        day = row(label(_("Date of issue"), "label"), self.issued_on, 1, self._chosen)
        left = QWidget()
        inside = column(self.notice, self.view, day, row(1, self.save_button, self.print_button))
        inside.setStretch(1, 1)
        left.setLayout(inside)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(2 * UNIT)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self.preview)
        both.setSizes([600, 740])
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        page = column(both)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        return page
