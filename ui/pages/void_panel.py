"""Making certificates void, inside the page: which ones, and the reason that stays on record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class VoidPanel(QFrame):
    """Hidden until it asks; `agreed` carries the reason. Esc keeps the certificates."""

    agreed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self._which = label(wrap=True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("e.g. the name was misspelt"))
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._agree)
        self.agree = button(_("Make void"), self._agree)
        self.keep = button(_("Keep them"), self.hide)
        fields = row(label(_("Reason"), "label"), self.reason, self.agree, self.keep)
        fields.setStretch(1, 1)
        self.setLayout(column(self._which, fields, margins=UNIT))
        self.hide()

    def ask(self, numbers: Sequence[str]) -> None:
        """Ask why the certificates with these numbers become void."""
        text = _("Make void: {numbers}. The numbers stay in the register and are not given again.")
        self._which.setText(text.format(numbers=", ".join(numbers)))
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
