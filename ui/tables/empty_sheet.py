"""What stands in the place of a list with no records: how to begin, or what to clear."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class EmptySheet(QFrame):
    """Says why a list is empty, and offers the way out."""

    begin_pressed = Signal()
    clear_pressed = Signal()

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._register = register
        self._text = label(role="quiet", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._begin = button(
            _("Add the first: {what}").format(what=_(register.one)), self.begin_pressed.emit
        )
        self.clear_button = button(_("Show the whole list"), self.clear_pressed.emit)
        choice = row(1, self._begin, self.clear_button, 1)
        self.setLayout(column(2, self._text, choice, 3, margins=3 * UNIT))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def tell(self, sought: str, filters: Sequence[str]) -> None:
        """Name what was `sought` and the filters in words; where there is neither, how to begin."""
        narrowing = " · ".join(filters)
        if sought and narrowing:
            text = _("Nothing found for “{text}” among {filters}.")
        elif sought:
            text = _("Nothing found for “{text}”.")
        elif narrowing:
            text = _("No record meets the filters: {filters}.")
        else:
            text = _(self._register.hint)
        self._text.setText(text.format(text=sought, filters=narrowing))
        self._begin.setVisible(not (sought or narrowing))
        self.clear_button.setVisible(bool(sought or narrowing))
        self.setFocusProxy(self.clear_button if sought or narrowing else self._begin)
