"""The few small widgets every screen is made of, so that all of them look alike."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMargins, Qt
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

NO_MARGINS = QMargins(0, 0, 0, 0)


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


def label(text: str = "", role: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label; `role` is its place in the type scale, `tone` its colour."""
    made = WrappedLabel(text) if wrap else QLabel(text)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def button(text: str, act: Callable[[], object], role: str = "", hint: str = "") -> QPushButton:
    """A push button that calls `act`; `hint` is its tooltip."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    made.setToolTip(hint)
    made.clicked.connect(lambda: act())
    return made


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
