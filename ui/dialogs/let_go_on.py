"""An officer lets a village go on although a stage is not done: with a reason, in writing."""

from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QWidget

from desktop.office import Office
from desktop.programme.office import OFFICERS
from desktop.views import Scope
from desktop.words import _
from ui.notice import Notice
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class LetGoOnDialog(QDialog):
    """Accepted with a `reason` and an `officer`, both written."""

    def __init__(self, office: Office, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Allow to proceed"))
        self.setMinimumWidth(520)
        self.notice = Notice()
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(96)
        self._reason.setAccessibleName(_("Reason"))
        self._officer = QComboBox()
        self._officer.setEditable(True)
        self._officer.setAccessibleName(_("Allowed by"))
        self._officer.lineEdit().setAccessibleName(_("Allowed by"))
        names = (values[0] for values in office.rows(OFFICERS, office.ids(OFFICERS, Scope(None))))
        self._officer.addItems(dict.fromkeys(str(name) for name in names))
        told = _("The reason is kept and listed for the head of the office.")
        agree = button(_("Allow to proceed"), self._agree, "primary")
        self.setLayout(
            column(
                label(what, "strong", wrap=True),
                label(told, "quiet", wrap=True),
                self.notice,
                label(_("Reason"), "label"),
                self._reason,
                label(_("Allowed by"), "label"),
                self._officer,
                row(1, button(_("Cancel"), self.reject), agree),
                margins=2 * UNIT,
            )
        )

    @property
    def reason(self) -> str:
        """Why the village may go on."""
        return self._reason.toPlainText().strip()

    @property
    def officer(self) -> str:
        """Who says so."""
        return self._officer.currentText().strip()

    def write(self, reason: str, officer: str) -> None:
        """Fill both in."""
        self._reason.setPlainText(reason)
        self._officer.setEditText(officer)

    def _agree(self) -> None:
        if self.reason and self.officer:
            self.accept()
        else:
            text = _("A village goes on only with a reason and an officer's name.")
            self.notice.tell(text, tone="bad")
