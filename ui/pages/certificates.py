"""เกียรติบัตร: choose people, see the very PDF, issue, print, make void."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHeaderView, QLayout, QPushButton, QSplitter, QWidget

from desktop import certificates, counting
from desktop.certificates import Candidate
from desktop.problems import Refused
from desktop.programme.vocabulary import Field, Kind
from desktop.withdrawal import shown_number
from desktop.words import N_, _
from ui.documents import printing
from ui.documents.preview import Preview
from ui.forms.editors import line_editor
from ui.notice import Notice
from ui.pages.candidates_model import NUMBER, VILLAGE, CandidatesModel
from ui.pages.void_panel import VoidPanel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job

PREVIEW_AFTER = 200  # milliseconds after the last change of the choice
MOST_PAGES = 50
NARROWEST = 480  # pixels of the list
"""How many pages the preview draws; printing and saving know no such limit."""

_ISSUED_ON = Field("issued_on", N_("Date of issue"), Kind.DATE, width=14)


class CertificatesPage(QWidget):
    """People who passed on the left, their certificates on the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: tuple[list[int], int] = ([], 0)
        self._job: Job | None = None
        self.model = CandidatesModel()
        self.view = TableView(self.model)
        self.view.setAccessibleName(_("People who passed the course"))
        self.view.horizontalHeader().setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSectionResizeMode(VILLAGE, QHeaderView.ResizeMode.Stretch)
        self.unissued = QPushButton(_("Only not issued yet"))
        self.unissued.setCheckable(True)
        self.unissued.setProperty("role", "switch")
        self.preview = Preview()
        self.notice = Notice()
        self.issued_on = line_editor(_ISSUED_ON, session.office.today)
        self.issued_on.setAccessibleName(_("Date of issue"))
        self.issued_on.setMaximumWidth(140)
        self.issued_on.put(session.office.today())
        self._chosen = label(role="quiet")
        self.print_button = button("", self.issue_and_print, "primary")
        self.save_button = button(_("Save as PDF"), self.save_pdf)
        self.void_button = button(_("Make void …"), self.ask_void)
        self.void_panel = VoidPanel()
        self.setLayout(self._page())
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._timer.timeout.connect(self._ask_preview)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._on_choice())
        self.issued_on.edited.connect(self._on_choice)
        self.unissued.toggled.connect(lambda _on: self.reload())
        self.void_panel.agreed.connect(self.void)
        self.notice.passes_with(session.scope_changed, self.issued_on.edited)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self.setFocusProxy(self.view)
        self.reload()

    def reload(self) -> None:
        """List who passed in the chosen place; who was chosen stays chosen, else who waits."""
        before = {one.holder_id for one in self.chosen()}
        scope, office = self._session.scope, self._session.office
        if scope.round_id is None:
            return
        passed = certificates.candidates(office, scope.round_id, self._village_ids())
        found = [one for one in passed if one.number is None or not self.unissued.isChecked()]
        self.model.show(found)
        self.view.resizeColumnsToContents()
        kept = before & {one.holder_id for one in found}
        waiting = {one.holder_id for one in found if one.number is None}
        self.choose(kept or waiting or {one.holder_id for one in found[:1]})
        self._on_choice()
        if not passed:
            self.notice.tell(_("Nobody has passed the trainer course here yet."), tone="quiet")
        elif self.notice.property("tone") == "quiet":
            self.notice.hide()

    def choose(self, holder_ids: set[int]) -> None:
        """Choose these people and no others."""
        chosen = QItemSelection()
        for line in self.model.rows_of(holder_ids):
            chosen.select(self.model.index(line, 0), self.model.index(line, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def show_certificate(self, certificate: int) -> bool:
        """Choose the holder of one certificate; False when it is not of the chosen place."""
        self.unissued.setChecked(False)
        holder = next((o for o in self.model.listed if o.certificate_id == certificate), None)
        if holder is None:
            return False
        self.choose({holder.holder_id})
        line = self.model.rows_of({holder.holder_id})[0]
        index = self.model.index(line, 0)
        self.view.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.view.scrollTo(index)
        self.view.setFocus()
        return True

    def chosen(self) -> list[Candidate]:
        """The chosen people, from top to bottom."""
        return [self.model.candidate(line) for line in self.view.chosen_rows()]

    def issue_and_print(self) -> None:
        """Give a number to who has none, then print all that is chosen."""
        ids, round_id = [one.holder_id for one in self.chosen()], self._session.scope.round_id
        day = self._day()
        if not ids or round_id is None or day is None:
            return
        office = self._session.office

        def work() -> bytes:
            certificates.issue(office, round_id, ids, day)
            return certificates.pdf(office, round_id, ids)

        self._session.jobs.write(_("Issue certificates"), work, self._print, self._refuse)

    def ask_void(self) -> None:
        """Ask for the reason why the chosen certificates become void."""
        self.void_panel.ask([shown_number(one.number) for one in self.chosen() if one.number])

    def void(self, reason: str) -> None:
        """Make the chosen certificates void."""
        held = [one.certificate_id for one in self.chosen() if one.certificate_id is not None]
        office = self._session.office
        self._session.jobs.write(
            _("Make void"),
            lambda: certificates.void(office, held, reason),
            lambda _none: self.notice.tell(_("The certificates are void."), tone="good"),
            self._refuse,
        )

    def save_pdf(self) -> None:
        """Save the pages of all who are chosen as a file."""
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save as PDF"), _("certificates") + ".pdf", "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, file: Path) -> None:
        """Write the pages of all who are chosen to `file`."""
        ids, round_id = [one.holder_id for one in self.chosen()], self._session.scope.round_id
        day, office = self._day(), self._session.office
        if not ids or round_id is None or day is None:
            return
        self._session.jobs.read(
            lambda: certificates.preview(office, round_id, ids, day),
            lambda pdf: self._write(file, pdf),
            self._refuse,
        )

    def _write(self, file: Path, pdf: object) -> None:
        if not isinstance(pdf, bytes):
            return
        try:
            file.write_bytes(pdf)
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
        self._chosen.setText(_("Chosen: {count}").format(count=counting.persons(len(chosen))))
        self.print_button.setText(self._issue_text(new) if new else _("Print"))
        self.print_button.setEnabled(bool(chosen))
        self.save_button.setEnabled(bool(chosen))
        self.void_button.setEnabled(len(chosen) > new)
        self.void_panel.hide()
        self._timer.start()

    def _issue_text(self, count: int) -> str:
        """What the button does: the numbers that `count` certificates would get on the day."""
        day, round_id = self.issued_on.value(), self._session.scope.round_id
        if not isinstance(day, date) or round_id is None:
            return _("Issue and print")
        numbers = certificates.next_numbers(self._session.office, round_id, day).span(count)
        return _("Issue {numbers} and print").format(numbers=shown_number(numbers))

    def _ask_preview(self) -> None:
        ids, round_id = [one.holder_id for one in self.chosen()], self._session.scope.round_id
        day = self.issued_on.value()
        if self._job is not None:
            self._job.forget()
        if not ids or round_id is None or not isinstance(day, date):
            self.preview.show_pdf(b"")
            return
        office, shown = self._session.office, self._pages_shown()
        self._asked = shown, len(ids)
        self._job = self._session.jobs.read(
            lambda: certificates.preview(office, round_id, ids, day, shown),
            self._show,
            self._refuse,
        )

    def _pages_shown(self) -> list[int]:
        """Whose pages the preview draws, in their order: the current one's always."""
        chosen = {one.holder_id for one in self.chosen()}
        pages = [one.holder_id for one in self.model.listed if one.holder_id in chosen]
        shown, current = pages[:MOST_PAGES], self._current()
        if current in chosen and current not in shown:
            shown[-1] = current
        return shown

    def _current(self) -> int | None:
        index = self.view.currentIndex()
        return self.model.candidate(index.row()).holder_id if index.isValid() else None

    def _show(self, pdf: object) -> None:
        if not isinstance(pdf, bytes):
            return
        shown, chosen = self._asked
        note, current = "", self._current()
        if len(shown) < chosen:
            note = _("Shown: {shown} of {count} pages. All are printed and saved.").format(
                shown=len(shown), count=chosen
            )
        self.preview.show_pdf(pdf, shown.index(current) if current in shown else 0, note)

    def _page(self) -> QLayout:
        day = row(label(_("Date of issue"), "label"), self.issued_on, 1, self.save_button)
        left = QWidget()
        inside = column(
            row(self.unissued, 1, self._chosen),
            self.notice,
            self.view,
            self.void_panel,
            day,
            row(self.void_button, 1, self.print_button),
        )
        inside.setStretch(2, 1)
        left.setLayout(inside)
        left.setMinimumWidth(NARROWEST)
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
