"""The editor of a text of several lines."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.programme.vocabulary import Field
from desktop.words import _
from ui.forms.keyboard import EntryKeys, is_enter

HEIGHT = 88  # pixels


class LongTextEditor(EntryKeys, QPlainTextEdit):
    """Several lines. Enter goes on as in every field; with Shift or Alt it begins a line."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)
        self.setPlaceholderText(_("Shift+Enter begins a new line"))
        self.textChanged.connect(self.edited)

    def raw(self) -> object:
        """The typed text."""
        return self.toPlainText()

    def text(self) -> str:
        """The typed text."""
        return self.toPlainText()

    def setText(self, text: str) -> None:  # noqa: N802  as the editors of one line
        """Write another text, as an edit that can be undone."""
        self.selectAll()
        self.insertPlainText(text)

    def put(self, value: object) -> None:
        """Show a text."""
        with QSignalBlocker(self):
            self.setPlainText(str(value or ""))

    def settle(self) -> None:
        """Nothing: a long text stays as it was typed until it is saved."""

    def problem(self) -> str:
        """Nothing: any text is a text."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Shift+Enter and Alt+Enter begin a line."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        new_line = (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier)
        if is_enter(event) and held in new_line:
            self.insertPlainText("\n")
            return
        super().keyPressEvent(event)
