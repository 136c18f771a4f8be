"""เปลี่ยนตัวผู้แทน: another sage of the village goes to the course, with the reason in writing."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QWidget

from desktop.problems import Refused
from desktop.programme.survey import WILLING
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.representatives import Change, Representative, change_of, change_representative
from desktop.words import _
from ui.notice import Notice
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.forms.record_editor import RecordEditor


class ChangeRepresentativeDialog(QDialog):
    """Who goes instead, and why; stored when both are said."""

    def __init__(self, session: Session, change: Change, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._change = session, change
        self.setWindowTitle(_("Change of representative"))
        self.setMinimumWidth(560)
        self.notice = Notice()
        self.sages = QComboBox()
        self.sages.setAccessibleName(_("Goes instead"))
        for one in change.others:
            self.sages.addItem(_described(one), one.sage)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(80)
        self.reason.setAccessibleName(_("Reason"))
        self.agree = button(_("Change the representative"), self.change, "primary")
        self.agree.setEnabled(bool(change.others))
        told = _(
            "The sage chosen here becomes the village's lead trainer and goes to the course; "
            "who could not attend stays recorded with the reason."
        )
        who = _("{name} of {village}, {course}")
        self.setLayout(
            column(
                label(
                    who.format(name=change.name, village=change.village, course=change.course),
                    "strong", wrap=True,
                ),
                label(told, "quiet", wrap=True), self.notice,
                label(_("Goes instead"), "label"), self.sages,
                label(_("Why {name} could not attend").format(name=change.name), "label"),
                self.reason,
                row(1, button(_("Cancel"), self.reject), self.agree), margins=2 * UNIT,
            )
        )  # fmt: skip
        if not change.others:
            self.notice.tell(_("No other sage of this village is recorded."), tone="warn")

    def change(self) -> None:
        """Store the change, unless something is missing."""
        sage, reason = self.sages.currentData(), self.reason.toPlainText().strip()
        if not reason:
            self.notice.tell(_("Write why the village sends somebody else."), tone="bad")
            self.reason.setFocus()
            return
        office, trainee = self._session.office, self._change.trainee
        self._session.jobs.write(
            _("Change of representative"),
            lambda: change_representative(office, trainee, sage, reason),
            self._on_done,
            self._on_refused,
        )

    def _on_done(self, _trainee: object) -> None:
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")


def ask(session: Session, trainee: int, parent: QWidget) -> ChangeRepresentativeDialog:
    """Open the question about a participant; Refused when they are gone, or hold a certificate."""
    dialog = ChangeRepresentativeDialog(session, change_of(trainee), parent)
    dialog.open()
    return dialog


def offer_change(editor: "RecordEditor", session: Session) -> None:
    """Put a link beside the heading of a form that asks it of the participant in the form."""

    def ask_here() -> None:
        if editor.record is None:
            editor.notice.tell(_("Save the participant first."), tone="warn")
            return
        try:
            ask(session, editor.record, editor.window())
        except Refused as refused:
            editor.notice.tell(refused.reason, tone="bad")

    link = button(_("Change the representative …"), ask_here, "link")
    editor.head.insertWidget(editor.head.count() - 1, link)


def _described(one: Representative) -> str:
    """A sage with what speaks for choosing them."""
    votes = _("{count} votes").format(count=one.votes) if one.votes is not None else ""
    willing = show_value(Kind.CHOICE, one.willing, WILLING)
    return " · ".join(part for part in (one.name, one.craft, votes, willing) if part)
