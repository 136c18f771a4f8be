"""A small sheet that drops down below a button, and goes as soon as one clicks beside it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.theme import UNIT


class Popup(QDialog):
    """`width` is in units of the design; Escape leaves everything as it was."""

    def __init__(self, parent: QWidget, title: str, width: int) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(width * UNIT)

    def show_below(self, widget: QWidget) -> None:
        """Drop down below `widget`, as far inside the screen as it goes."""
        self.adjustSize()
        where = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        where.setX(max(room.left(), min(where.x(), room.right() - self.width())))
        where.setY(max(room.top(), min(where.y(), room.bottom() - self.height())))
        self.move(where)
        self.show()
