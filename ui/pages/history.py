"""ประวัติการแก้ไข: who changed what when, in the whole office or of one record."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from desktop import history
from desktop.history import Wanted
from desktop.problems import Refused
from desktop.programme.vocabulary import Field, Kind, Register, Value
from desktop.steps import ISSUE
from desktop.words import N_, _
from ui.forms.editors import make_editor
from ui.notice import Notice
from ui.pages import history_output
from ui.pages.history_tree import HistoryTree
from ui.session import Session
from ui.shortcuts import install
from ui.widgets import button, column, label, row

AFTER = 300  # milliseconds without a key, after which the list follows the filter

_SINCE = Field("since", N_("From"), Kind.DATE)
_UNTIL = Field("until", N_("Until"), Kind.DATE)


class HistoryPage(QWidget):
    """A row of filters, the list, and what can be done with the line under the cursor.

    With `record` it tells of that one record only, and there is nothing to filter.
    """

    def __init__(self, session: Session, record: tuple[Register, int] | None = None) -> None:
        super().__init__()
        self._session = session
        self._record = record
        self.notice = Notice()
        self.tree = HistoryTree(session)
        self._count = label(role="quiet")
        self._make_filters()
        self._make_buttons()
        page = column(self._filters(), self.notice, self.tree, self._footer())
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setFocusProxy(self.tree)
        self._timer = QTimer(self, singleShot=True, interval=AFTER)
        self._timer.timeout.connect(self.search)
        self._stale = True
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """What the filters ask for."""
        return Wanted(
            who=self.who.currentData() or "",
            kind=self.kind.currentData() or "",
            since=_day(self.since.value()),
            until=_day(self.until.value()),
            subject=self.subject.currentData() or "",
            text=self.text.text().strip(),
            record=self._record,
        )

    def search(self) -> None:
        """List what the filters ask for."""
        self._timer.stop()
        self.tree.show_wanted(self.wanted)

    def undo(self) -> None:
        """Take back the action under the cursor, or say why it cannot be.

        One that makes certificates void says so first.
        """
        line = self.tree.line()
        if line is None or line.held is None:
            return
        held = line.held
        if line.action.kind == ISSUE:
            said = _("Certificates that become void, with their numbers: {count}")
            act = (_("Undo all the same"), lambda: self._undo(held))
            self.notice.tell(said.format(count=line.rows), act, tone="warn")
        else:
            self._undo(held)

    def _undo(self, action_id: int) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Undo"), lambda: office.undo_action(action_id), self._on_undone, self._refuse
        )

    def check(self) -> None:
        """Follow the whole log and say whether it is as it was written."""
        office = self._session.office
        self.notice.tell(_("Checking the history …"), tone="quiet")
        self._session.jobs.read(lambda: history.check_log(office), self._on_checked, self._refuse)

    def print(self) -> None:
        """Typeset what is listed, then ask for a printer."""
        office, wanted = self._session.office, self.wanted
        self._session.jobs.read(
            lambda: history_output.paper(office, wanted), self._on_paper, self._refuse
        )

    def ask_file(self) -> None:
        """Ask where the workbook goes."""
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Export to Excel"), _("History of changes") + ".xlsx", "Excel (*.xlsx)"
        )
        if chosen:
            self.export(Path(chosen))

    def export(self, path: Path) -> None:
        """Write what is listed to an .xlsx at `path`, all of it or nothing."""
        office, wanted = self._session.office, self.wanted
        self._session.jobs.read(
            lambda: history_output.export(office, wanted, path), self._on_exported, self._refuse
        )

    # What is heard

    def _connect(self) -> None:
        for box in (self.who, self.kind, self.subject):
            box.activated.connect(self.search)
        self.text.textChanged.connect(lambda: self._timer.start())
        for day in (self.since, self.until):
            day.edited.connect(self._timer.start)
        self.tree.found.connect(self._show_count)
        self.notice.passes_with(self.tree.currentItemChanged)
        self.tree.refused.connect(self._refuse)
        self.tree.currentItemChanged.connect(self._show_buttons)
        self.tree.opened.connect(self._session.open_record)
        self._session.changed.connect(self._follow)
        install(self, "Ctrl+F", self.text.setFocus)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """What happened while nobody looked is read now."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.search()
            self._ask_people()

    def _follow(self) -> None:
        """Read again after an action; later, when nobody looks."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.tree.reload()
            self._ask_people()

    def _ask_people(self) -> None:
        office = self._session.office
        self._session.jobs.read(lambda: history.people(office), self._show_people)

    def _show_people(self, people: object) -> None:
        chosen = self.who.currentData()
        named = [(one, one) for one in people if one] if isinstance(people, list) else []
        _fill(self.who, _("Everybody"), named)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))

    def _show_count(self, count: int) -> None:
        more = "" if self.tree.whole else "+"
        self._count.setText(_("Actions listed: {count}").format(count=f"{count:,}{more}"))
        if not count:
            self._count.setText(_("Nothing was found. Ask for less, or for other days."))
        self._show_buttons()

    def _show_buttons(self) -> None:
        line, change = self.tree.line(), self.tree.change()
        self.undo_button.setEnabled(line is not None and line.held is not None)
        self.open_button.setEnabled(change is not None and change.opens is not None)

    def _on_undone(self, _none: object) -> None:
        self.notice.tell(_("Undone; the list shows it as a line of its own."), tone="good")

    def _on_checked(self, said: object) -> None:
        self.notice.tell(str(said), tone="good")

    def _on_exported(self, said: object) -> None:
        self.notice.tell(str(said))

    def _on_paper(self, pdf: object) -> None:
        from ui.documents.printing import print_pdf  # brings the PDF reader and the printers

        if isinstance(pdf, bytes):
            print_pdf(self, pdf, _("History of changes"))

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    # How it is made

    def _make_filters(self) -> None:
        self.who, self.kind, self.subject = (
            _box(_("By")), _box(_("Kind of action")), _box(_("Kind of record"))
        )  # fmt: skip
        _fill(self.kind, _("Every action"), history.KINDS)
        _fill(self.subject, _("Every kind of record"), history.subjects_named())
        self.since = make_editor(_SINCE, self._session)
        self.until = make_editor(_UNTIL, self._session)
        for editor, name in ((self.since, _("From")), (self.until, _("Until"))):
            editor.setAccessibleName(name)
            editor.setPlaceholderText(_("day"))
            editor.setFixedWidth(140)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("Name, number or words"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setClearButtonEnabled(True)

    def _filters(self) -> QWidget:
        line = row(
            self.text, self.who, self.kind, self.subject,
            label(_("From"), "label"), self.since, label(_("Until"), "label"), self.until,
        )  # fmt: skip
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        holder.setVisible(self._record is None)
        return holder

    def _make_buttons(self) -> None:
        self.open_button = button(_("Open the record") + "  ↵", self.tree.open_current)
        self.undo_button = button(_("Undo this action"), self.undo)
        self.export_button = button(_("Excel"), self.ask_file, hint=_("Export to Excel"))
        self.print_button = button(_("Print"), self.print)
        self.check_button = button(
            _("Check the history"), self.check, hint=_("Whether anything in it was altered")
        )
        self.check_button.setVisible(self._record is None)

    def _footer(self) -> QWidget:
        footer = QWidget()
        footer.setLayout(
            row(
                self._count, 1, self.check_button, self.export_button, self.print_button,
                self.undo_button, self.open_button,
            )
        )  # fmt: skip
        return footer


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(190)
    return box


def _fill(box: QComboBox, every: str, choices: Sequence[tuple[str, str]]) -> None:
    box.clear()
    box.addItem(every, "")
    for key, name in choices:
        box.addItem(_(name), key)


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None
