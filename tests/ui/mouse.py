"""The mouse moves as the window system tells it: QTest has an idea of its own of what is held."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def move(
    widget: QWidget,
    at: QPoint,
    held: Qt.MouseButton = Qt.MouseButton.NoButton,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A move to a point of `widget`, with a button held and keys down or not."""
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton, held, modifiers,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
