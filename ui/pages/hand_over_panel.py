"""Handing certificates over, inside the page: on which day, and who received them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.programme.vocabulary import Field, Kind
from desktop.words import N_, _
from ui.forms.editors import line_editor
from ui.theme import UNIT
from ui.widgets import button, column, label, row

_DAY = Field("handed_on", N_("Handed over on"), Kind.DATE, width=14)


class HandOverPanel(QFrame):
    """Hidden until it asks; `agreed` carries the day and who received ("": the recipients)."""

    agreed = Signal(object, str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._today = today
        self._which = label(wrap=True)
        self.day = line_editor(_DAY, today)
        self.day.setAccessibleName(_("Handed over on"))
        self.day.setMaximumWidth(140)
        self.received_by = QLineEdit()
        self.received_by.setAccessibleName(_("Handed to"))
        self.received_by.setPlaceholderText(_("the recipients themselves"))
        self.received_by.returnPressed.connect(self._agree)
        self.agree = button(_("Handed over"), self._agree, "primary")
        self.day.edited.connect(lambda: self.agree.setEnabled(self._day() is not None))
        fields = row(
            label(_("Handed over on"), "label"), self.day, label(_("Handed to"), "label"),
            self.received_by, self.agree, button(_("Cancel"), self.hide),
        )  # fmt: skip
        fields.setStretch(3, 1)
        self.setLayout(column(self._which, fields, margins=UNIT))
        self.hide()

    def ask(self, numbers: Sequence[str]) -> None:
        """Ask when the certificates with these numbers were handed over, and to whom."""
        self._which.setText(_("Hand over: {numbers}").format(numbers=", ".join(numbers)))
        self.day.put(self._today())
        self.received_by.clear()
        self.show()
        self.received_by.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc changes nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _day(self) -> date | None:
        day = self.day.value()
        return day if isinstance(day, date) else None

    def _agree(self) -> None:
        day = self._day()
        if day is not None:
            self.hide()
            self.agreed.emit(day, self.received_by.text().strip())
