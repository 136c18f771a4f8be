"""What the mouse does on the page from press to release: moves, makes larger, draws a frame."""

from dataclasses import replace
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF

from desktop.documents.design_edits import least_size
from desktop.documents.elements import Box
from desktop.documents.placing import (
    Guide,
    Handle,
    Surroundings,
    around_all,
    moved,
    resized,
)
from ui.designer.draft import Draft


class Drawn(NamedTuple):
    """How far a gesture has come: boxes by element, the lines they stand on, or a frame."""

    boxes: dict[int, Box]
    guides: tuple[Guide, ...] = ()
    frame: QRectF | None = None


class Gesture(Protocol):
    """From press to release; positions are in millimetres of the page."""

    def to(self, at: QPointF, around: Surroundings, *, straight: bool) -> Drawn:
        """How it stands with the mouse at `at`; `straight` keeps to one direction."""


class Moving:
    """Moves all that is chosen as one."""

    def __init__(self, draft: Draft, start: QPointF) -> None:
        self._start = start
        self._boxes = {place: draft.box(place) for place in draft.chosen}

    def to(self, at: QPointF, around: Surroundings, *, straight: bool) -> Drawn:
        """Every box as far on as the mouse, drawn to what is near."""
        way = at - self._start
        if straight:
            across = abs(way.x()) >= abs(way.y())
            way = QPointF(way.x(), 0) if across else QPointF(0, way.y())
        whole = around_all(self._boxes.values())
        placed = moved(whole, way.x(), way.y(), around)
        box, guides = placed
        if straight:
            box = replace(box, y=whole.y) if way.y() == 0 else replace(box, x=whole.x)
            guides = tuple(one for one in guides if one.axis == ("x" if way.y() == 0 else "y"))
        dx, dy = box.x - whole.x, box.y - whole.y
        boxes = {
            place: replace(each, x=round(each.x + dx, 2), y=round(each.y + dy, 2))
            for place, each in self._boxes.items()
        }
        return Drawn(boxes, guides)


class Resizing:
    """Moves the sides of one element that a handle holds."""

    def __init__(self, draft: Draft, place: int, handle: Handle, start: QPointF) -> None:
        self._place, self._handle, self._start = place, handle, start
        self._box = draft.box(place)
        self._least = least_size(draft.design.elements[place])

    def to(self, at: QPointF, around: Surroundings, *, straight: bool) -> Drawn:  # noqa: ARG002
        """The box with those sides where the mouse is."""
        way = at - self._start
        box, guides = resized(self._box, self._handle, way.x(), way.y(), around, self._least)
        return Drawn({self._place: box}, guides)


class Framing:
    """Draws a frame; what lies wholly within is chosen at the end."""

    def __init__(self, start: QPointF) -> None:
        self._start = start

    def to(self, at: QPointF, around: Surroundings, *, straight: bool) -> Drawn:  # noqa: ARG002
        """The frame."""
        return Drawn({}, frame=QRectF(self._start, at).normalized())
