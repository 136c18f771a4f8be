"""Acts on certificates that want a reason, inside the page: which ones, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class ReasonPanel(QFrame):
    """Hidden until it asks; `agreed` carries the reason. Esc leaves everything as it is."""

    agreed = Signal(str)

    def __init__(self, agree: str, keep: str, example: str, *more: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self._which = label(wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(example)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._agree)
        self.agree = button(agree, self._agree)
        self.keep = button(keep, self.hide)
        fields = row(label(_("Reason"), "label"), self.reason, self.agree, self.keep)
        fields.setStretch(1, 1)
        self.setLayout(column(self._which, *more, fields, margins=UNIT))
        self.hide()

    def open(self, text: str) -> None:
        """Say what is about to be done, and ask why."""
        self._which.setText(text)
        self.reason.clear()
        self.agree.setEnabled(False)
        self.show()
        self.reason.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _agree(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.hide()
            self.agreed.emit(reason)


class VoidPanel(ReasonPanel):
    """Makes certificates void."""

    def __init__(self) -> None:
        super().__init__(_("Make void"), _("Keep them"), _("e.g. the name was misspelt"))

    def ask(self, numbers: Sequence[str]) -> None:
        """Ask why the certificates with these numbers become void."""
        text = _("Make void: {numbers}. The numbers stay in the register and are not given again.")
        self.open(text.format(numbers=", ".join(numbers)))


class ReprintPanel(ReasonPanel):
    """Prints certificates once more, marked as substitutes if wished."""

    def __init__(self) -> None:
        self.substitute = QCheckBox(_("Write “substitute” on the page"))
        super().__init__(
            _("Print once more"), _("Do not print"), _("e.g. the paper was lost"), self.substitute
        )

    def ask(self, numbers: Sequence[str]) -> None:
        """Ask why the certificates with these numbers are printed once more."""
        self.substitute.setChecked(False)
        self.open(_("Printed before: {numbers}.").format(numbers=", ".join(numbers)))


class CorrectPanel(ReasonPanel):
    """Takes the facts of a certificate anew; who is on no record is written anew here."""

    def __init__(self) -> None:
        self.name, self.what_for = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(_("Name"))
        self.what_for.setAccessibleName(_("What for"))
        self._typed = QWidget()
        self._typed.setLayout(
            row(label(_("Name"), "label"), self.name, label(_("What for"), "label"), self.what_for)
        )
        super().__init__(
            _("Correct it"), _("Leave it"), _("e.g. the name was misspelt"), self._typed
        )

    def ask(self, number: str, recipient: str, *, on_record: bool) -> None:
        """Ask why the certificate is corrected, and for the words of one that is on no record."""
        self._typed.setVisible(not on_record)
        self.name.setText(recipient)
        self.what_for.clear()
        told = _(
            "{number} takes name and facts anew from the records; the number stays, and it is "
            "printed anew."
        )
        typed = _("{number} is written anew; the number stays, and it is printed anew.")
        self.open((told if on_record else typed).format(number=number))
