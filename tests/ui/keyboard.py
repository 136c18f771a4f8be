"""Typing as a keyboard does, Thai too: QTest itself knows only ASCII."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def type_keys(widget: QWidget, text: str) -> None:
    """One key press and release for each character of `text`."""
    for character in text:
        press(widget, ord(character.upper()[0]), text=character)


def press(
    widget: QWidget,
    key: Qt.Key | int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    text: str = "",
) -> None:
    """One key, as the window system hands it to the focused widget."""
    code = key.value if isinstance(key, Qt.Key) else key
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(widget, QKeyEvent(kind, code, modifiers, text))
