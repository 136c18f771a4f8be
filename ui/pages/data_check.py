"""ตรวจข้อมูล: every duplicate, gap, contradiction and mistake, each one key from its fix."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QProgressBar,
    QStackedLayout,
    QWidget,
)

from desktop.data_check import Finding, accept, check_office, widest, withdraw
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register as register_called
from desktop.views import ActionEntry, Scope
from desktop.words import _
from ui.dialogs.merge import MergeDialog, ask_merge
from ui.moments import moment
from ui.notice import Notice
from ui.pages import findings_output
from ui.pages.findings_filter import FindingsFilter
from ui.pages.findings_model import COLUMNS, SENTENCE, FindingsModel
from ui.record_page import RecordPage
from ui.session import Session
from ui.shortcuts import install
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

if TYPE_CHECKING:
    from ui.jobs import Job

ANEW_AFTER = 600  # milliseconds after a change, while the page is in view
CHARACTER = 8  # pixels of the list's font, on the average


class DataCheckPage(QWidget):
    """Checks when first shown, and again after what was changed; the list follows the place.

    Enter opens the record with the cursor in the field, or the comparison of a duplicate.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._findings: tuple[Finding, ...] = ()
        self._covers = Scope(None)
        self._job: Job | None = None
        self._stale = True
        self.notice = Notice()
        self.filter = FindingsFilter()
        self.model = FindingsModel()
        self.view = TableView(self.model)
        self.view.setAccessibleName(_("Data check"))
        self._said = label(role="quiet")
        self._count = label(role="quiet")
        self._make_head()
        self._make_foot()
        self._anew = QTimer(self, singleShot=True, interval=ANEW_AFTER)
        self._anew.timeout.connect(self.check)
        page = column(self._head(), self.filter, self.notice, self._body(), self._foot())
        page.setStretch(3, 1)
        self.setLayout(page)
        self.setFocusProxy(self.view)
        self._set_up_columns()
        self._connect()

    @property
    def checking(self) -> bool:
        """Whether a check is under way."""
        return self._job is not None

    def check(self) -> None:
        """Check the round, or the whole office, beside everything else."""
        self._anew.stop()
        if self._job is not None:
            self._job.forget()
            self._job.cancel()
        self._stale = False
        office, here = self._session.office, self._session.scope
        asked = Scope(self._round(), here.tambon_id, here.village_id)
        self._job = self._session.jobs.read_long(
            partial(_checked, office, asked), self._on_checked, self._on_failed
        )
        self._job.progressed.connect(self._on_progress)
        self._show_state()

    def stop(self) -> None:
        """Leave the check as it was before."""
        if self._job is not None:
            self._job.forget()
            self._job.cancel()
            self._job = None
            self._stale = True
            self._show_state()

    def chosen(self) -> list[Finding]:
        """The findings that are chosen in the list."""
        return [self.model.lines[place] for place in self.view.chosen_rows()]

    def open(self) -> None:
        """Go to where the first chosen finding is put right."""
        for one in self.chosen()[:1]:
            if one.pair is not None:
                self.compare()
            else:
                self._open_record(one)

    def compare(self) -> MergeDialog | None:
        """Compare the two of the first chosen finding, and merge them if they are one."""
        for one in self.chosen()[:1]:
            if one.pair is not None:
                register = None if one.of_people else register_called(one.register)
                return ask_merge(self._session, one.pair, self, self.notice, register)
        return None

    def accept(self) -> None:
        """Let the chosen findings stand, or accepted ones be faults again."""
        chosen = self.chosen()
        if not chosen:
            return
        office = self._session.office
        if chosen[0].accepted is None:
            self._write(_("Not a fault"), partial(accept, office, chosen))
        else:
            self._write(_("To be corrected"), partial(withdraw, office, chosen))

    def print(self) -> None:
        """Typeset the list in the background, then ask for a printer."""
        findings, place = self.model.lines, self._session.office.profile.name
        self._session.jobs.read(
            lambda: findings_output.paper(findings, place), self._on_paper, self._on_failed
        )

    def ask_file(self) -> None:
        """Ask where the workbook goes."""
        name = _("Data check") + ".xlsx"
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel"), name, "Excel (*.xlsx)"
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write the list to an .xlsx at `path`, all of it or nothing."""
        findings = self.model.lines
        self._session.jobs.read(
            lambda: findings_output.export(findings, path), self._on_exported, self._on_failed
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Check what was not checked since the last change."""
        super().showEvent(event)
        if self._stale:
            self.check()

    # What was heard

    def _on_checked(self, result: tuple[Scope, tuple[Finding, ...]]) -> None:
        self._job = None
        self._covers, self._findings = result
        now = datetime.now().astimezone()
        self._said.setText(_("Checked at {time}").format(time=moment(now, now.date())))
        self._list()
        self._show_state()

    def _on_failed(self, refused: Refused) -> None:
        self._job = None
        self.notice.tell(refused.reason, tone="bad")
        self._show_state()

    def _on_progress(self, done: int, of_all: int) -> None:
        self.progress.setRange(0, of_all)
        self.progress.setValue(done)

    def _on_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._anew.start()

    def _on_scope(self) -> None:
        """Another place needs no new check, unless the office is too large for one check."""
        if self._covers.tambon_id is None and self._findings:
            self._list()
        else:
            self._on_change()

    def _on_written(self, action: object) -> None:
        if isinstance(action, ActionEntry):
            self.notice.tell(action.title, tone="good")

    def _on_exported(self, said: object) -> None:
        self.notice.tell(str(said))

    def _on_paper(self, pdf: object) -> None:
        from ui.documents.printing import print_pdf

        if isinstance(pdf, bytes):
            print_pdf(self, pdf, _("Data check"))

    def _write(self, title: str, work: Callable[[], object]) -> None:
        self._session.jobs.write(title, work, self._on_written, self._on_failed)

    # What is shown

    def _list(self) -> None:
        here = [one for one in self._findings if self._in_place(one)]
        self.filter.count(here)
        listed = [one for one in here if self.filter.passes(one)]
        place, chosen = self.view.currentIndex().row(), [one.key for one in self.chosen()[:1]]
        self.model.show(listed)
        again = (row for row, one in enumerate(listed) if one.key in chosen)
        if listed:
            self.view.selectRow(next(again, min(max(place, 0), len(listed) - 1)))
        self._sheets.setCurrentIndex(0 if listed else 1)
        self._count.setText(_("{count} records").format(count=f"{len(listed):,}"))
        self._show_chosen()

    def _in_place(self, one: Finding) -> bool:
        scope = self._session.scope
        if one.place is None:
            return True
        if scope.village_id is not None:
            return one.place.id == scope.village_id
        return scope.tambon_id in (None, one.place.tambon_id)

    def _show_state(self) -> None:
        busy = self.checking
        self.check_button.setVisible(not busy)
        self.stop_button.setVisible(busy)
        self.progress.setVisible(busy)
        self._empty.setText(
            _("Checking …") if busy else _("Nothing found. Every record agrees with the others.")
        )

    def _show_chosen(self) -> None:
        chosen = self.chosen()
        pair = bool(chosen) and chosen[0].pair is not None
        for one in (self.open_button, self.accept_button):
            one.setEnabled(bool(chosen))
        self.compare_button.setEnabled(pair)
        let_stand = bool(chosen) and chosen[0].accepted is not None
        self.accept_button.setText(_("To be corrected") if let_stand else _("Not a fault"))

    def _round(self) -> int | None:
        return None if self.whole.currentData() else self._session.scope.round_id

    def _open_record(self, one: Finding) -> None:
        """Bring the record into view and put the cursor into the field."""
        window, session = self.window(), self._session
        if one.round_id not in (None, session.scope.round_id):
            session.choose_round(one.round_id)
        session.open_record.emit(one.register, one.record)
        for page in window.findChildren(RecordPage):
            if page.register.key == one.register and page.editor.record == one.record:
                form = page.editor.form
                form.go_to(one.field) if one.field in form.boxes else form.go_to_first()

    # Making it

    def _make_head(self) -> None:
        self.check_button = button(_("Check the data") + "  F5", self.check, "primary")
        self.stop_button = button(_("Stop"), self.stop)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Checking …"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(20 * UNIT)
        self.whole = QComboBox()
        self.whole.setAccessibleName(_("What is checked"))
        self.whole.addItem(_("This round"), False)  # noqa: FBT003  the item's data
        self.whole.addItem(_("All rounds"), True)  # noqa: FBT003
        self.whole.currentIndexChanged.connect(self.check)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setLayout(
            row(self.check_button, self.stop_button, self.progress, self.whole, self._said, 1)
        )
        return head

    def _body(self) -> QWidget:
        self._sheets = QStackedLayout()
        self._sheets.addWidget(self.view)
        self._empty = label(role="quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheets.addWidget(panel(column(1, self._empty, 2, margins=3 * UNIT)))
        body = QWidget()
        body.setLayout(self._sheets)
        return body

    def _make_foot(self) -> None:
        self.open_button = button(_("Open") + "  ↵", self.open)
        self.compare_button = button(_("Compare and merge"), self.compare)
        self.accept_button = button(_("Not a fault"), self.accept)

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setLayout(
            row(
                self._count, 1, self.open_button, self.compare_button, self.accept_button,
                button(_("Export to Excel"), self.ask_file),
                button(_("Print register"), self.print),
            )
        )  # fmt: skip
        return foot

    def _set_up_columns(self) -> None:
        header = self.view.horizontalHeader()
        for place, one in enumerate(COLUMNS):
            header.resizeSection(place, one.width * CHARACTER + 2 * UNIT)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.filter.changed.connect(self._list)
        self.view.enter_pressed.connect(self.open)
        self.view.doubleClicked.connect(self.open)
        self.view.delete_pressed.connect(self.accept)
        self.view.selectionModel().selectionChanged.connect(self._show_chosen)
        self._session.changed.connect(self._on_change)
        self._session.round_changed.connect(self._on_change)
        self._session.scope_changed.connect(self._on_scope)
        self.notice.passes_with(self._session.scope_changed)
        install(self, "F5", self.check)


def _checked(office: Office, asked: Scope, job: "Job") -> tuple[Scope, tuple[Finding, ...]]:
    """What was checked and what was found; called on the worker."""
    scope = widest(office, asked)
    return scope, check_office(office, scope, job.report, job.cancelled)
