"""How the page and what is chosen on it are painted."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.documents.design_edits import handles
from desktop.documents.elements import Box
from desktop.documents.placing import Handle
from ui import theme
from ui.designer.draft import Draft
from ui.designer.gestures import Drawn

BEGUN = 4  # pixels after which a press has become a drag
HANDLE = 8  # pixels of a handle's side
GUIDE = QColor("#d6246e")
CHOSEN = QColor(theme.LIGHT.accent)  # on white paper, whatever the window's look
QUIET = QColor("#7f93ab")


class Shown(Protocol):
    """What is asked of the page over which is painted."""

    draft: Draft
    drawn: Drawn
    hovered: int | None

    def hasFocus(self) -> bool:  # noqa: N802  Qt's name
        """Whether the keys are for the page."""

    def rect(self) -> QRect:
        """All of it, in pixels."""

    def at(self, x: float, y: float) -> QPointF:
        """Where a point of the page, in millimetres, is in pixels."""

    def rect_of(self, box: Box) -> QRectF:
        """A box of the page in pixels."""

    def box(self, place: int) -> Box:
        """Where an element stands now, under way or not."""

    def shown(self) -> Iterator[int]:
        """The elements on the page."""


def page(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """The sheet of paper with what is printed on it."""
    painter.fillRect(rect.translated(2, 3), QColor(0, 0, 0, 40))
    painter.fillRect(rect, Qt.GlobalColor.white)
    if not image.isNull():
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, image)
    painter.setPen(QPen(QColor(0, 0, 0, 50), 1))
    painter.drawRect(rect)


def overlay(painter: QPainter, sheet: Shown) -> None:
    """Outlines of all elements, of those chosen with handles, and the lines they stand on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    focused = sheet.hasFocus()
    for place in sheet.shown():
        chosen = place in sheet.draft.chosen
        pen = QPen(CHOSEN if chosen else QUIET, 2 if chosen and focused else 1)
        if not chosen:
            pen.setStyle(Qt.PenStyle.DotLine if place != sheet.hovered else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawRect(sheet.rect_of(sheet.box(place)))
    _handles(painter, sheet)
    _guides(painter, sheet)
    _measures(painter, sheet)
    if focused and not sheet.draft.chosen:
        painter.setPen(QPen(CHOSEN, 2))
        painter.drawRect(QRectF(sheet.rect()).adjusted(2, 2, -2, -2))


def handle_point(rect: QRectF, handle: Handle) -> QPointF:
    """Where a handle of a box is."""
    x = rect.left() if "w" in handle else rect.right() if "e" in handle else rect.center().x()
    y = rect.top() if "n" in handle else rect.bottom() if "s" in handle else rect.center().y()
    return QPointF(x, y)


def _handles(painter: QPainter, sheet: Shown) -> None:
    element = sheet.draft.element()
    if element is None:
        return
    rect = sheet.rect_of(sheet.box(sheet.draft.chosen[0]))
    painter.setPen(QPen(CHOSEN, 1.5))
    painter.setBrush(Qt.GlobalColor.white)
    for handle in handles(element):
        square = QRectF(0, 0, HANDLE, HANDLE)
        square.moveCenter(handle_point(rect, handle))
        painter.drawRect(square)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _guides(painter: QPainter, sheet: Shown) -> None:
    wide, high = sheet.draft.page
    painter.setPen(QPen(GUIDE, 1))
    for guide in sheet.drawn.guides:
        if guide.axis == "x":
            painter.drawLine(sheet.at(guide.at, 0), sheet.at(guide.at, high))
        else:
            painter.drawLine(sheet.at(0, guide.at), sheet.at(wide, guide.at))
    if sheet.drawn.frame is not None:
        frame = sheet.drawn.frame
        painter.setPen(QPen(CHOSEN, 1, Qt.PenStyle.DashLine))
        painter.drawRect(
            QRectF(sheet.at(frame.left(), frame.top()), sheet.at(frame.right(), frame.bottom()))
        )


def _measures(painter: QPainter, sheet: Shown) -> None:
    """Where the box under way stands, in millimetres, beside it."""
    if len(sheet.drawn.boxes) != 1:
        return
    box = next(iter(sheet.drawn.boxes.values()))
    text = f"{box.x:.1f}, {box.y:.1f}   {box.w:.1f} × {box.h:.1f}"
    rect = sheet.rect_of(box)
    metrics = painter.fontMetrics()
    room = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 4)
    below = rect.bottom() + 10 + room.height() < sheet.rect().height()
    top = rect.bottom() + 8 if below else rect.top() - 8 - room.height()
    room.moveTopLeft(QPointF(max(2, min(rect.left(), sheet.rect().width() - room.width())), top))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(20, 28, 40, 220))
    painter.drawRoundedRect(room, 3, 3)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)
