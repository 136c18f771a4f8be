"""A household withdraws: asked inside its form when and why, and told who takes the place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from desktop.problems import Refused
from desktop.programme.vocabulary import Field, Kind
from desktop.reserve import Withdrawal, move_up, withdraw
from desktop.words import N_, _
from ui.forms.editors import line_editor
from ui.forms.record_editor import RecordEditor
from ui.notice import Notice
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, key_button, label, row

KEY = "F9"
_ON = Field("withdrawn_on", N_("Withdrew on"), Kind.DATE, width=14)
_REASON = Field("withdrawn_reason", N_("Why it withdrew"), width=48)


class WithdrawPanel(QFrame):
    """Hidden until it asks about the household in `editor`; `notice` tells what came of it.

    Of a household that has withdrawn already, it gives the place to the first of the reserve.
    """

    def __init__(self, editor: RecordEditor, session: Session, notice: Notice) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self._editor, self._session, self._notice = editor, session, notice
        self._asked: int | None = None
        self._question = label(wrap=True)
        self.on = line_editor(_ON, session.office.today)
        self.on.setAccessibleName(_(_ON.label))
        self.on.setMaximumWidth(140)
        self.reason = line_editor(_REASON, session.office.today)
        self.reason.setAccessibleName(_(_REASON.label))
        self.reason.setPlaceholderText(_("e.g. moved away to work"))
        self.reason.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.agree = button(_("Withdraw"), self._withdraw, "danger")
        self.keep = key_button(_("Cancel"), "Esc", self._leave)
        for one in (self.agree, self.keep):
            one.setAutoDefault(True)  # Enter presses it
        fields = row(self.on, self.reason, self.agree, self.keep)
        fields.setStretch(1, 1)
        self.setLayout(column(self._question, fields, margins=UNIT))
        self.hide()
        self.offer = key_button(_("Withdraw …"), KEY, self.ask, "link")
        editor.head.insertWidget(editor.head.count() - 1, self.offer)
        editor.layout().insertWidget(1, self)

    def ask(self) -> None:
        """Ask about the household in the form; or let the reserve move up where it has gone."""
        record, editor = self._editor.record, self._editor
        if record is None:
            self._notice.tell(_("Choose a household first."), tone="warn")
            return
        if editor.unsaved:
            self._notice.tell(_("Save what is typed first, or take it back."), tone="warn")
            return
        household = self._session.office.entry(editor.register, record)
        if household.values["status"] == "withdrawn":
            office = self._session.office
            self._write(_("Move up"), lambda: move_up(office, record))
            return
        self._asked = record
        name = self._session.office.title(editor.register, record)
        told = _("{name} withdraws. The first of the reserve takes the place.")
        self._question.setText(told.format(name=name))
        self.on.put(self._session.office.today())
        self.reason.put("")
        self.agree.setEnabled(False)
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Esc is for this panel before it is for the form around it."""
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.hide()
        self._editor.setFocus()

    def _withdraw(self) -> None:
        household, day = self._asked, self.on.value()
        if household is None or self._editor.record != household:
            self.hide()
            return
        if day is None:
            self._notice.tell(_("Write the day of the withdrawal."), tone="bad")
            return
        office, reason = self._session.office, self.reason.text()
        self._write(_("Withdraw"), lambda: withdraw(office, household, reason, day))

    def _write(self, title: str, work: Callable[[], Withdrawal]) -> None:
        self._session.jobs.write(title, work, self._on_done, self._refuse)

    def _on_done(self, done: object) -> None:
        if not isinstance(done, Withdrawal):
            return
        self.hide()
        if done.successor:
            said = _("{name} withdrew; {successor} takes the place.")
        else:
            said = _("{name} withdrew. Nobody waits in the reserve.")
        self._notice.tell(
            said.format(name=done.name, successor=done.successor),
            (_("Undo"), lambda: self._undo(done.action_id)),
        )

    def _undo(self, action: int) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Undo"),
            lambda: office.undo_action(action),
            lambda _none: self._notice.hide(),
            self._refuse,
        )

    def _refuse(self, refused: Refused) -> None:
        self._notice.tell(refused.reason, tone="bad")
