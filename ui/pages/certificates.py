"""ออกเกียรติบัตร: choose a kind and people, see the very PDF, issue, print, make void."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import (
    QHeaderView,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from desktop import certificates, counting
from desktop.certificates import Candidate
from desktop.problems import Refused
from desktop.programme.certificates import SAGE, CertificateKind, Thanks, thanks_in
from desktop.programme.vocabulary import Field, Kind
from desktop.withdrawal import shown_number
from desktop.words import N_, _
from ui.documents.output_dialog import Output, save_papers
from ui.documents.preview import Preview
from ui.forms.certificate_kinds import KindBox
from ui.forms.editors import line_editor
from ui.notice import Notice
from ui.pages.candidates_model import NAME, NUMBER, VILLAGE, CandidatesModel
from ui.pages.certificate_printing import CertificatePrinting
from ui.pages.reason_panel import ReprintPanel, VoidPanel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job

PREVIEW_AFTER = 200  # milliseconds after the last change of the choice
MOST_PAGES = 50
"""How many pages the preview draws; printing and saving know no such limit."""

NARROWEST = 480  # pixels of the list
THANKS_HIGH = 96  # pixels of the field for whom to thank

_ISSUED_ON = Field("issued_on", N_("Date of issue"), Kind.DATE, width=14)


class CertificatesPage(QWidget):
    """Who may hold a certificate of the chosen kind on the left, their pages on the right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: tuple[list[int], int] = ([], 0)
        self._job: Job | None = None
        self.kind_box = KindBox()
        self.model = CandidatesModel()
        self._make_list()
        self.unissued = _switch(_("Only not issued yet"))
        self.selected = _switch(_("Only selected sages"))
        self.selected.setChecked(True)
        self._make_thanks()
        self.preview = Preview()
        self.notice = Notice()
        self.issued_on = line_editor(_ISSUED_ON, session.office.today)
        self.issued_on.setAccessibleName(_("Date of issue"))
        self.issued_on.setMaximumWidth(140)
        self.issued_on.put(session.office.today())
        self._chosen = label(role="quiet")
        self.print_button = button("", self.issue_and_print, "primary")
        self.save_button = button(_("Save as PDF …"), self.save_pdf)
        self.void_button = button(_("Make void …"), self.ask_void)
        self.void_panel = VoidPanel()
        self.reprint_panel = ReprintPanel()
        self.setLayout(self._page())
        self._timer = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._timer.timeout.connect(self._ask_preview)
        self._connect()
        self.setFocusProxy(self.view)
        self._on_kind()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Put into a window, it is dressed: the columns need other widths."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.view.resizeColumnsToContents()

    @property
    def kind(self) -> CertificateKind:
        """The kind that is issued here."""
        return self.kind_box.kind

    def reload(self) -> None:
        """List who may hold one in the chosen place; the choice stays, else who waits is chosen."""
        before = {one.holder_id for one in self.chosen()}
        scope, office = self._session.scope, self._session.office
        if scope.round_id is None:
            return
        entitled = certificates.candidates(
            office, scope.round_id, self._village_ids(), self.kind.key
        )
        found = [one for one in entitled if self._is_listed(one)]
        self.model.show(found)
        self.view.resizeColumnsToContents()
        kept = before & {one.holder_id for one in found}
        waiting = {one.holder_id for one in found if one.number is None}
        self.choose(kept or waiting or {one.holder_id for one in found[:1]})
        self._on_choice()
        if not entitled:
            self.notice.tell(_(self.kind.nobody), tone="quiet")
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
        kind = certificates.kind_of(certificate)
        if kind is None:
            return False
        self.kind_box.choose(kind)
        self.unissued.setChecked(False)
        self.selected.setChecked(False)
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
        return [self.model.lines[line] for line in self.view.chosen_rows()]

    def thanked(self) -> tuple[Thanks, ...]:
        """Whom the clerk wrote to thank, where the kind is on no record."""
        return () if self.kind.link else thanks_in(self.thanks.toPlainText())

    def _whom(self) -> tuple[list[int], tuple[Thanks, ...]]:
        """Who is chosen; nobody where it is written whom to thank."""
        thanks = self.thanked()
        return [] if thanks else [one.holder_id for one in self.chosen()], thanks

    def issue_and_print(self) -> None:
        """Give a number to who has none, then print all; once more only with a reason."""
        before = [one for one in self.chosen() if one.printed_on is not None]
        if before and not self.thanked():
            self.reprint_panel.ask([shown_number(one.number or "") for one in before])
        else:
            self._issue_and_print()

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
        """Ask how the pages of all who are chosen are kept as files: in one, or one for each."""
        ids, thanks = self._whom()
        day, round_id, kind = self._day(), self._session.scope.round_id, self.kind.key
        if not (ids or thanks) or round_id is None or day is None:
            return
        office = self._session.office
        self._session.jobs.read(
            lambda: certificates.files(office, round_id, ids, day, kind, thanks),
            self._ask_where,
            self._refuse,
        )

    def _issue_and_print(self, reason: str = "") -> None:
        ids, thanks = self._whom()
        day, round_id, kind = self._day(), self._session.scope.round_id, self.kind.key
        if not (ids or thanks) or round_id is None or day is None:
            return
        office = self._session.office

        def work() -> list[int]:
            new = certificates.issue(office, round_id, ids, day, kind, thanks)
            return new if thanks else certificates.ids_of(office, round_id, ids, kind)

        self.notice.hide()  # what was in the way before is asked again
        substitute = bool(reason) and self.reprint_panel.substitute.isChecked()
        self._printing.after(work, reason, substitute=substitute)

    def _ask_where(self, files: object) -> None:
        if not isinstance(files, certificates.Files):
            return
        note = _("A file that is saved does not count as printed.")
        if files.waiting:
            told = _("Not issued yet: {count}; the number on such a page is not given to it yet.")
            note = f"{told.format(count=counting.certificates(files.waiting))}\n{note}"
        title = f"{_(self.kind.title)} {_(self.kind.label)}"
        output = Output(title, files.holders, files.whole, files.each, note)
        save_papers(self, self._session.jobs, output)

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

    def _is_listed(self, one: Candidate) -> bool:
        if self.unissued.isChecked() and self.kind.link and one.number is not None:
            return False
        return self.kind.key != SAGE or not self.selected.isChecked() or one.selected

    # What was heard

    def _on_kind(self) -> None:
        """Another kind has other people; a sage may be selected, whom to thank is written."""
        self.selected.setVisible(self.kind.key == SAGE)
        self.thanks.setVisible(not self.kind.link)
        self.view.setAccessibleName(_(self.kind.holders))
        self.unissued.setVisible(bool(self.kind.link))
        self.view.setColumnHidden(VILLAGE, not self.kind.link)
        mode = QHeaderView.ResizeMode
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(NAME, mode.Interactive if self.kind.link else mode.Stretch)
        self.view.clearSelection()
        self.reload()

    def _on_choice(self) -> None:
        chosen, thanks = self.chosen(), self.thanked()
        new = len(thanks) or sum(one.number is None for one in chosen)
        count = len(thanks) or len(chosen)
        self._chosen.setText(_("Chosen: {count}").format(count=counting.persons(count)))
        self.print_button.setText(self._issue_text(new) if new else _("Print"))
        self.print_button.setEnabled(bool(count))
        self.save_button.setEnabled(bool(count))
        self.void_button.setEnabled(any(one.number for one in chosen))
        self.void_panel.hide()
        self.reprint_panel.hide()
        self._timer.start()

    def _issue_text(self, count: int) -> str:
        """What the button does: the numbers that `count` certificates would get on the day."""
        day, round_id = self.issued_on.value(), self._session.scope.round_id
        if not isinstance(day, date) or round_id is None:
            return _("Issue and print")
        office, kind = self._session.office, self.kind.key
        numbers = certificates.next_numbers(office, round_id, day, kind).span(count)
        return _("Issue {numbers} and print").format(numbers=shown_number(numbers))

    def _preview_work(
        self, ids: list[int], day: object, shown: list[int] | None = None
    ) -> Callable[[], bytes] | None:
        """What draws the pages of these people, or of whom to thank; None for nobody."""
        thanks, round_id, kind = self.thanked(), self._session.scope.round_id, self.kind.key
        if not (ids or thanks) or round_id is None or not isinstance(day, date):
            return None
        office = self._session.office
        if thanks:
            ids, shown, thanks = [], None, thanks if shown is None else thanks[:MOST_PAGES]
        return lambda: certificates.preview(office, round_id, ids, day, shown, kind, thanks)

    def _ask_preview(self) -> None:
        if self._job is not None:
            self._job.forget()
        ids, shown = [one.holder_id for one in self.chosen()], self._pages_shown()
        work = self._preview_work(ids, self.issued_on.value(), shown)
        if work is None:
            self.preview.show_pdf(b"")
            return
        self._asked = shown, len(ids)
        self._job = self._session.jobs.read(work, self._show, self._refuse)

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
        return self.model.lines[index.row()].holder_id if index.isValid() else None

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

    # Making it

    def _make_list(self) -> None:
        self.view = TableView(self.model)
        self.view.horizontalHeader().setSortIndicator(NUMBER, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)
        self.view.horizontalHeader().setSectionResizeMode(VILLAGE, QHeaderView.ResizeMode.Stretch)

    def _make_thanks(self) -> None:
        self.thanks = QPlainTextEdit()
        self.thanks.setTabChangesFocus(True)
        self.thanks.setFixedHeight(THANKS_HIGH)
        self.thanks.setAccessibleName(_("Whom to thank, one a line"))
        self.thanks.setPlaceholderText(
            _("Whom to thank, one a line; behind a dash what for:\nWat Photharam – for the venue")
        )

    def _connect(self) -> None:
        session = self._session
        self._printing = CertificatePrinting(session, self.notice, self)
        self._printing.issued.connect(self.thanks.clear)
        self.view.selectionModel().selectionChanged.connect(lambda _on, _off: self._on_choice())
        self.issued_on.edited.connect(self._on_choice)
        self.thanks.textChanged.connect(self._on_choice)
        self.kind_box.changed.connect(self._on_kind)
        self.unissued.toggled.connect(lambda _on: self.reload())
        self.selected.toggled.connect(lambda _on: self.reload())
        self.void_panel.agreed.connect(self.void)
        self.reprint_panel.agreed.connect(self._issue_and_print)
        self.notice.passes_with(session.scope_changed, self.issued_on.edited, self.kind_box.changed)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)

    def _page(self) -> QLayout:
        day = row(label(_("Date of issue"), "label"), self.issued_on, 1, self.save_button)
        left = QWidget()
        inside = column(
            self.kind_box,
            row(self.unissued, self.selected, 1, self._chosen),
            self.notice,
            self.view,
            self.thanks,
            self.void_panel,
            self.reprint_panel,
            day,
            row(self.void_button, 1, self.print_button),
        )
        inside.setStretch(3, 1)
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
        return column(both)


def _switch(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setCheckable(True)
    made.setProperty("role", "switch")
    return made
