"""The few small widgets every screen is made of, so that all of them look alike."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt
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


def label(text: str = "", role: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """A label; `role` is its place in the type scale, `tone` its colour."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
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
