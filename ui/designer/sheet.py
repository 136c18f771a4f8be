"""The page on the screen: the true page, and over it what can be taken and moved."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.documents.design_edits import handles, shows
from desktop.documents.elements import Box
from desktop.documents.placing import Handle, Surroundings
from desktop.words import _
from ui.designer import sheet_painting as painting
from ui.designer.draft import Draft
from ui.designer.element_words import called
from ui.designer.gestures import Drawn, Framing, Gesture, Moving, Resizing
from ui.designer.rendering import PageRenderer
from ui.designer.sheet_keys import SheetKeys
from ui.shortcuts import install

EDGE = 20  # pixels around the page
NEAR = 7  # pixels from which a handle or a thin line is taken, and boxes are drawn to lines
LEAST_SCALE, MOST_SCALE = 1.0, 24.0  # pixels a millimetre

_CURSORS = {
    "n": Qt.CursorShape.SizeVerCursor,
    "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor,
    "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor,
    "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor,
    "sw": Qt.CursorShape.SizeBDiagCursor,
}


class Sheet(QWidget):
    """Shows the draft's page; `scale` is pixels a millimetre. `zoom_asked` carries a factor."""

    zoom_asked = Signal(float)
    writing_asked = Signal()

    def __init__(self, draft: Draft, renderer: PageRenderer) -> None:
        super().__init__()
        self.draft, self._renderer = draft, renderer
        self.scale = 3.0
        self.drawn = Drawn({})
        self.hovered: int | None = None
        self._gesture: Gesture | None = None
        self._pressed = QPointF()
        self._image = QImage()
        self._keys = SheetKeys(self)
        within = Qt.ShortcutContext.WidgetShortcut
        install(self, "Ctrl+C", self._keys.copy, within)
        install(self, "Ctrl+V", self._keys.paste, within)
        install(self, "Ctrl+D", self._keys.double, within)
        install(self, "Ctrl+A", self._keys.choose_all, within)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Page of the design"))
        draft.changed.connect(self._on_changed)
        draft.chosen_changed.connect(self._on_chosen)
        renderer.ready.connect(self._take_image)
        self.set_scale(self.scale)

    # Geometry

    def set_scale(self, scale: float) -> None:
        """Show a millimetre in so many pixels."""
        self.scale = max(LEAST_SCALE, min(scale, MOST_SCALE))
        self.setFixedSize(self.sizeHint())
        self._take_image()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The page and a little around it."""
        wide, high = self.draft.page
        return QSize(round(wide * self.scale) + 2 * EDGE, round(high * self.scale) + 2 * EDGE)

    def at(self, x: float, y: float) -> QPointF:
        """Where a point of the page, in millimetres, is in pixels."""
        return QPointF(EDGE + x * self.scale, EDGE + y * self.scale)

    def rect_of(self, box: Box) -> QRectF:
        """A box of the page in pixels."""
        return QRectF(self.at(box.x, box.y), self.at(box.x + box.w, box.y + box.h))

    def on_page(self, position: QPointF) -> QPointF:
        """Which point of the page, in millimetres, is at a pixel."""
        return (position - QPointF(EDGE, EDGE)) / self.scale

    def box(self, place: int) -> Box:
        """Where an element stands now, under way or not."""
        return self.drawn.boxes.get(place) or self.draft.box(place)

    def shown(self) -> Iterator[int]:
        """The elements on the page, as it is signed at the moment."""
        for place, element in enumerate(self.draft.design.elements):
            if shows(element, self._renderer.signatories):
                yield place

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The page, then what is chosen."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.page(painter, self.rect_of(Box(0, 0, *self.draft.page)), self._image)
        painting.overlay(painter, self)
        painter.end()

    def _take_image(self) -> None:
        """Draw the page's picture anew, as fine as the screen is."""
        wide, high = self.draft.page
        fine = self.devicePixelRatioF()
        size = QSize(round(wide * self.scale * fine), round(high * self.scale * fine))
        image = self._renderer.image(size)
        if not image.isNull():
            image.setDevicePixelRatio(fine)
        self._image = image
        self.update()

    def _on_changed(self) -> None:
        self.drawn = Drawn({})
        if self.size() != self.sizeHint():
            self.setFixedSize(self.sizeHint())
        self._say()
        self.update()

    def _on_chosen(self) -> None:
        self._say()
        self.update()

    def _say(self) -> None:
        """Tell a screen reader what is chosen."""
        names = [called(self.draft.design.elements[place]) for place in self.draft.chosen]
        self.setAccessibleDescription(", ".join(names))

    # The mouse

    def element_at(self, position: QPointF) -> int | None:
        """The smallest element at a pixel; one that is chosen already comes first."""
        found = [
            place
            for place in self.shown()
            if self.rect_of(self.draft.box(place)).adjusted(*self._slack(place)).contains(position)
        ]
        found.sort(key=lambda place: self.draft.box(place).w * self.draft.box(place).h)
        chosen = [place for place in found if place in self.draft.chosen]
        return next(iter((*chosen, *found)), None)

    def handle_at(self, position: QPointF) -> Handle | None:
        """The handle of the only chosen element at a pixel."""
        element = self.draft.element()
        if element is None:
            return None
        rect = self.rect_of(self.draft.box(self.draft.chosen[0]))
        for handle in handles(element):
            way = painting.handle_point(rect, handle) - position
            if max(abs(way.x()), abs(way.y())) <= NEAR:
                return handle
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Take a handle or an element, or begin a frame."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        start, handle = self.on_page(self._pressed), self.handle_at(self._pressed)
        if handle is not None:
            self._gesture = Resizing(self.draft, self.draft.chosen[0], handle, start)
            return
        place = self.element_at(self._pressed)
        more = event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        )
        if place is None:
            if not more:
                self.draft.choose(())
            self._gesture = Framing(start)
        elif more:
            self.draft.toggle(place)
        else:
            if place not in self.draft.chosen:
                self.draft.choose((place,))
            self._gesture = Moving(self.draft, start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Go on with what was begun; else show what could be taken."""
        position = event.position()
        if self._gesture is None:
            self._hover(position)
            return
        far = (position - self._pressed).manhattanLength() >= painting.BEGUN
        if not far and not self.drawn.boxes and self.drawn.frame is None:
            return
        modifiers = event.modifiers()
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        straight = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self.drawn = self._gesture.to(
            self.on_page(position), self.around(free=free), straight=straight
        )
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Let go: boxes stay where they are, a frame chooses what is in it."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        drawn, self._gesture = self.drawn, None
        self.drawn = Drawn({})
        if drawn.boxes:
            self.draft.put_boxes(drawn.boxes)
        elif drawn.frame is not None:
            self.draft.choose(self._within(drawn.frame))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Go to the words of a text."""
        super().mouseDoubleClickEvent(event)
        if self.draft.element() is not None:
            self.writing_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """With Ctrl, larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
            event.accept()
        else:
            event.ignore()

    def cancel(self) -> bool:
        """Give up what the mouse has begun; whether it had."""
        begun = self._gesture is not None
        self._gesture, self.drawn = None, Drawn({})
        self.update()
        return begun

    # The keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Move, remove, copy, zoom."""
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802  Qt's names
        """Tab goes through the elements, and after the last one on."""
        return self._keys.tab(forward=next) or super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show that the keys are for the page."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show that they no longer are."""
        super().focusOutEvent(event)
        self.update()

    def around(self, *, free: bool) -> Surroundings:
        """What the chosen boxes may stand in line with; nothing where they move freely."""
        others = [self.draft.box(one) for one in self.shown() if one not in self.draft.chosen]
        return Surroundings(self.draft.page, others, NEAR / self.scale, not free)

    def _within(self, frame: QRectF) -> list[int]:
        def rect(box: Box) -> QRectF:
            return QRectF(box.x, box.y, max(box.w, 0.01), max(box.h, 0.01))

        return [place for place in self.shown() if frame.contains(rect(self.draft.box(place)))]

    def _hover(self, position: QPointF) -> None:
        handle, place = self.handle_at(position), self.element_at(position)
        if handle is not None:
            self.setCursor(_CURSORS[handle])
        elif place is not None:
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()
        if place != self.hovered:
            self.hovered = place
            self.update()

    def _slack(self, place: int) -> tuple[int, int, int, int]:
        """A thin line is taken from a little beside it."""
        box = self.draft.box(place)
        across, down = (NEAR if side * self.scale < NEAR else 0 for side in (box.w, box.h))
        return -across, -down, across, down
