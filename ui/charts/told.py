"""A sentence beside the mouse or a mark: what a bar, a point or a line stands for."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.theme import UNIT
from ui.widgets import WrappedLabel

_WIDEST = 440  # pixels


class Told(WrappedLabel):
    """Lies over a widget; the mouse does not meet it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("")
        self.setParent(over)
        self.setProperty("role", "told")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, text: str, at: QPoint) -> None:
        """Say `text` beside `at`, inside what is seen of the widget."""
        if text != self.text() or self.isHidden():
            self.setText(text)
            self.ensurePolished()
            self.setWordWrap(False)
            self.setWordWrap(self.sizeHint().width() > _WIDEST)
            size = self.sizeHint()
            if self.wordWrap():
                size = QSize(_WIDEST, self.heightForWidth(_WIDEST))
            self.resize(size)
        self.move(self._inside(at))
        self.show()
        self.raise_()

    def _inside(self, at: QPoint) -> QPoint:
        over = self.parentWidget()
        seen = over.visibleRegion().boundingRect() or over.rect()
        place = QRect(at + QPoint(2 * UNIT, UNIT), self.size())
        if place.right() > seen.right():
            place.moveRight(at.x() - UNIT)
        if place.bottom() > seen.bottom():
            place.moveBottom(at.y() - UNIT)
        place.moveLeft(max(place.left(), seen.left()))
        place.moveTop(max(place.top(), seen.top()))
        return place.topLeft()
