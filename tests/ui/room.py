"""What has no room in a window: controls that overlap, stick out or are cut."""

from itertools import combinations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from ui.widgets import ElidedLabel

SHOWN = (QAbstractButton, QComboBox, QLabel, QLineEdit)
WHOLE = (QComboBox, QLineEdit, QTabBar, QAbstractButton)


def faults(top: QWidget) -> list[str]:
    """Each control without room, by its words; what can be scrolled to has all it needs."""
    shown = [one for one in top.findChildren(QWidget) if _counts(one, top)]
    rooms = {one: QRect(one.mapTo(top, one.rect().topLeft()), one.size()) for one in shown}
    found = [f"cut: {_words(one)}" for one in shown if _is_cut(one, rooms[one], top)]
    for one, other in combinations(shown, 2):
        if rooms[one].intersects(rooms[other]):
            found.append(f"overlap: {_words(one)}, {_words(other)}")
    return found


def _counts(one: QWidget, top: QWidget) -> bool:
    if not isinstance(one, SHOWN) or not one.isVisibleTo(top):
        return False
    if isinstance(one, QLabel) and not one.text():
        return False
    around = one.parentWidget()
    while around is not None and around is not top:
        if isinstance(around, (QAbstractScrollArea, *WHOLE)) or _is_folded(around):
            return False
        around = around.parentWidget()
    return True


def _is_folded(half: QWidget) -> bool:
    """Whether a splitter shows its other half only."""
    return half.x() + half.width() <= 0 and half.y() + half.height() <= 0


def _is_cut(one: QWidget, room: QRect, top: QWidget) -> bool:
    around = one.parentWidget()
    inside = QRect(one.pos(), one.size())
    return (
        not top.rect().contains(room)
        or not around.rect().contains(inside)
        or one.height() < _needed(one).height()
        or one.width() < _needed(one).width()
    )


def _needed(one: QWidget) -> QSize:
    if isinstance(one, QLabel) and one.wordWrap():
        return QSize(0, one.heightForWidth(one.width()))
    if isinstance(one, QLabel) and not isinstance(one, ElidedLabel):
        return one.sizeHint()
    least, given = one.minimumSizeHint(), one.minimumSize()
    width, height = given.width() or least.width(), given.height() or least.height()
    return least.boundedTo(QSize(width, height))


def _words(one: QWidget) -> str:
    words = one.currentText() if isinstance(one, QComboBox) else one.text()
    return f"{type(one).__name__} “{words or one.accessibleName()}”"
