"""The foot of a form: whether what is typed is saved, and the buttons that save or take back."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, key_button, label, retone, row

ONE_LINE = 800  # pixels


class Footer(QWidget):
    """One line of state above four buttons, each with its key; one signal a button."""

    cancelled = Signal()
    save_pressed = Signal()
    next_pressed = Signal()
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = label(role="small")
        self.cancel_button = key_button(_("Cancel changes"), "Esc", self.cancelled.emit)
        self.save_button = key_button(_("Save"), "Ctrl S", self.save_pressed.emit)
        self.next_button = key_button(
            _("Save and next"), "Ctrl ↵", self.next_pressed.emit, "primary"
        )
        self.delete_button = button(_("Delete"), self.delete_pressed.emit, "danger")
        in_order = (self.next_button, self.save_button, self.cancel_button, self.delete_button)
        for one in in_order:
            one.setAutoDefault(True)  # Enter presses it
        right = (self.cancel_button, self.save_button, self.next_button)
        self._lines = column(self._state, row(self.delete_button, 1, *right), spacing=UNIT // 2)
        self._lines.setContentsMargins(2 * UNIT, UNIT // 2, 2 * UNIT, UNIT + 4)
        self.setLayout(self._lines)
        for one, after in pairwise(in_order):
            QWidget.setTabOrder(one, after)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """In a wide form, which is a low one too, state and buttons share a line."""
        super().resizeEvent(event)
        wide = self.width() >= ONE_LINE
        direction = QBoxLayout.Direction
        self._lines.setDirection(direction.RightToLeft if wide else direction.TopToBottom)

    @property
    def state_text(self) -> str:
        """What stands above the buttons."""
        return self._state.text()

    def tell(self, text: str, tone: str) -> None:
        """Say whether what is typed is saved."""
        self._state.setText(text)
        retone(self._state, tone)

    def begin(self) -> None:
        """Stand on the button that saves and goes on: one more Enter presses it."""
        first = self.save_button if self.next_button.isHidden() else self.next_button
        first.setFocus(Qt.FocusReason.TabFocusReason)
