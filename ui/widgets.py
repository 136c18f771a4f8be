"""The few small widgets every screen is made of, so that all of them look alike."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import UNIT


def column(*items: QWidget | QLayout | int, margins: int = 0, spacing: int = UNIT) -> QVBoxLayout:
    """Items below each other; a number is a stretch of that weight."""
    return _fill(QVBoxLayout(), items, margins, spacing)


def row(*items: QWidget | QLayout | int, margins: int = 0, spacing: int = UNIT) -> QHBoxLayout:
    """Items beside each other; a number is a stretch of that weight."""
    return _fill(QHBoxLayout(), items, margins, spacing)


def _fill[L: (QVBoxLayout, QHBoxLayout)](
    layout: L, items: tuple[QWidget | QLayout | int, ...], margins: int, spacing: int
) -> L:
    layout.setContentsMargins(margins, margins, margins, margins)
    layout.setSpacing(spacing)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


class WrappedLabel(QLabel):
    """Plain text over as many lines as it needs, Thai broken where a person would break it.

    Qt has no Thai dictionary on Windows, so the text is shown with a mark wherever a line may end;
    `text()` and the accessible name are without them.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._plain = ""
        self._marked = True
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def text(self) -> str:
        """What it says, without the marks."""
        return self._plain

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Say `text`."""
        self._plain = text
        self._marked = False
        self.setAccessibleName(text)
        super().setText(text)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self._mark()

    def event(self, event: QEvent) -> bool:
        """Before it is measured for the first time, mark the text: what is hidden costs nothing."""
        if event.type() is QEvent.Type.Polish:
            self._mark()
        return super().event(event)

    def _mark(self) -> None:
        if not self._marked and not self._plain.isascii():
            from desktop.thai.line_breaking import soft_breaks

            super().setText(soft_breaks(self._plain))
        self._marked = True


class ElidedLabel(QLabel):
    """One line of plain text that ends with dots, and is told whole, where it has no room."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A few letters."""
        return QSize(min(super().sizeHint().width(), 6 * UNIT), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """As much of the text as there is room for."""
        room = self.contentsRect()
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= room.width()
        self.setToolTip("" if fits else self.text())
        if fits:
            super().paintEvent(event)
            return
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.drawText(room, int(self.alignment()), shown)


class KeyButton(QPushButton):
    """A button that tells its key behind its words, as long as there is room for it."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__()
        self._short, self._key = False, key
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words, and the same key."""
        self._words = text
        self.setAccessibleName(text)
        self._show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for words and key."""
        return super().sizeHint() + QSize(self._key_room() if self._short else 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the words."""
        return self.sizeHint() - QSize(self._key_room(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Tell the key, or leave it out."""
        super().resizeEvent(event)
        short = self.width() < self.sizeHint().width()
        if short != self._short:
            self._short = short
            self._show()

    def _show(self) -> None:
        self.setText(self._words if self._short else f"{self._words}  {self._key}")
        self.setToolTip(self._key if self._short else "")

    def _key_room(self) -> int:
        return self.fontMetrics().horizontalAdvance(f"  {self._key}")


def label(text: str = "", role: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label; `role` is its place in the type scale, `tone` its colour."""
    return _worded(WrappedLabel(text) if wrap else QLabel(text), role, tone)


def elided(text: str = "", role: str = "", tone: str = "") -> ElidedLabel:
    """A line that gives way where there is no room for it."""
    return _worded(ElidedLabel(text), role, tone)


def _worded[L: QLabel](made: L, role: str, tone: str) -> L:
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, act: Callable[[], object], role: str = "", hint: str = "") -> QPushButton:
    """A push button that calls `act`; `hint` is its tooltip."""
    return _dressed(QPushButton(text), act, role, hint)


def key_button(text: str, key: str, act: Callable[[], object], role: str = "") -> KeyButton:
    """A push button that calls `act` and tells its key ("Ctrl S")."""
    return _dressed(KeyButton(text, key), act, role, "")


def _dressed[B: QPushButton](made: B, act: Callable[[], object], role: str, hint: str) -> B:
    made.setProperty("role", role)
    made.setAutoDefault(False)
    if hint:
        made.setToolTip(hint)
    made.clicked.connect(lambda: act())
    return made


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """Give `dialog` this size, or what the window has of it over which it opens."""
    size, over = QSize(width, height), dialog.parentWidget()
    if over is not None:
        size = size.boundedTo(over.window().size() - QSize(2 * UNIT, 4 * UNIT))
    dialog.resize(size)


def panel(layout: QLayout) -> QFrame:
    """A white sheet with a thin border around `layout`."""
    frame = QFrame()
    frame.setProperty("role", "panel")
    frame.setLayout(layout)
    return frame


def rule() -> QFrame:
    """A thin line across."""
    frame = QFrame()
    frame.setProperty("role", "rule")
    return frame


def retone(widget: QWidget, tone: str) -> None:
    """Give `widget` another tone and let the style sheet look again."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)


def make_primary(made: QPushButton, primary: bool) -> None:
    """Let a button be the next step, or one of the others."""
    made.setProperty("role", "primary" if primary else "")
    restyle(made)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the properties of `widget` again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take every item out of `layout` and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
