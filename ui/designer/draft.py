"""The design under work: how it is now, what of it is chosen, and every step back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.documents import design_edits as edits
from desktop.documents.designs import PAGES, Background, Design, Page
from desktop.documents.elements import Box, Element
from desktop.documents.placing import Axis, Side, aligned, distributed

STEPS = 200
"""Steps that can be taken back."""

PASTED = 5.0
"""Millimetres by which a copy stands away from what it is a copy of."""


class Draft(QObject):
    """A design that is changed step by step.

    `changed` comes after each change of the design, `chosen_changed` after each of the choice.
    """

    changed = Signal()
    chosen_changed = Signal()

    def __init__(self, design: Design, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.design = design
        self.chosen: tuple[int, ...] = ()
        self._kept = design
        self._back: list[Design] = []
        self._forth: list[Design] = []
        self._last = ""

    @property
    def unsaved(self) -> bool:
        """Whether it differs from what was stored last."""
        return self.design != self._kept

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet in millimetres."""
        return PAGES[self.design.page]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to bring back."""
        return bool(self._forth)

    def element(self) -> Element | None:
        """The only element that is chosen, None where there are none or several."""
        return self.design.elements[self.chosen[0]] if len(self.chosen) == 1 else None

    def box(self, place: int) -> Box:
        """The box that an element fills."""
        return edits.bounds(self.design.elements[place])

    def choose(self, places: Iterable[int]) -> None:
        """Choose these elements and no others."""
        chosen = tuple(dict.fromkeys(places))
        self._last = ""
        if chosen != self.chosen:
            self.chosen = chosen
            self.chosen_changed.emit()

    def toggle(self, place: int) -> None:
        """Choose one element more, or one less."""
        if place in self.chosen:
            self.choose(one for one in self.chosen if one != place)
        else:
            self.choose((*self.chosen, place))

    def step(self, design: Design, name: str = "", chosen: Iterable[int] | None = None) -> None:
        """Change the design; steps of the same `name` behind each other are one."""
        if design != self.design:
            if not name or name != self._last:
                self._back = [*self._back, self.design][-STEPS:]
            self._forth.clear()
            self.design = design
        self._choose_within(self.chosen if chosen is None else chosen)
        self._last = name
        self.changed.emit()

    def undo(self) -> None:
        """Take back the last step."""
        self._turn(self._back, self._forth)

    def redo(self) -> None:
        """Bring back the step that was taken back last."""
        self._turn(self._forth, self._back)

    def kept(self, design: Design) -> None:
        """It was stored as `design`, which may have got another name on the way."""
        if replace(self.design, name=design.name) == design:
            self.design = design
        self._kept = design
        self.changed.emit()

    # Steps

    def put(self, place: int, element: Element, name: str = "") -> None:
        """Change one element."""
        self.step(edits.with_elements(self.design, {place: element}), name)

    def put_boxes(self, boxes: Mapping[int, Box], name: str = "") -> None:
        """Let elements fill other boxes."""
        self.step(edits.with_boxes(self.design, boxes), name)

    def add(self, elements: Iterable[Element]) -> None:
        """Draw more elements over the others, and choose them."""
        design = edits.with_more(self.design, elements)
        self.step(design, chosen=range(len(self.design.elements), len(design.elements)))

    def remove(self) -> None:
        """Take away what is chosen."""
        if self.chosen:
            self.step(edits.without(self.design, self.chosen), chosen=())

    def copies(self) -> list[Element]:
        """What is chosen, a little further, to be added."""
        elements = [self.design.elements[place] for place in sorted(self.chosen)]
        return [further(each) for each in elements]

    def shift(self, by: int) -> None:
        """Draw the chosen element earlier or later than another."""
        if len(self.chosen) == 1:
            to = self.chosen[0] + by
            if 0 <= to < len(self.design.elements):
                self.step(edits.shifted(self.design, self.chosen[0], to), chosen=(to,))

    def align(self, side: Side) -> None:
        """Put what is chosen in line; a single element in line with the page."""
        if self.chosen:
            boxes = aligned([self.box(place) for place in self.chosen], side, self.page)
            self.put_boxes(dict(zip(self.chosen, boxes, strict=True)))

    def distribute(self, axis: Axis) -> None:
        """Spread what is chosen evenly."""
        boxes = distributed([self.box(place) for place in self.chosen], axis)
        self.put_boxes(dict(zip(self.chosen, boxes, strict=True)))

    def rename(self, name: str) -> None:
        """Call the design otherwise."""
        self.step(replace(self.design, name=name), "name")

    def turn(self, page: Page) -> None:
        """Let the sheet lie or stand."""
        self.step(edits.on_page(self.design, page))

    def decorate(self, background: Background) -> None:
        """Give the page another background."""
        self.step(replace(self.design, background=background))

    def _turn(self, source: list[Design], target: list[Design]) -> None:
        if source:
            target.append(self.design)
            self.design = source.pop()
            self._last = ""
            self._choose_within(self.chosen)
            self.changed.emit()

    def _choose_within(self, places: Iterable[int]) -> None:
        count = len(self.design.elements)
        self.choose(place for place in places if place < count)


def further(element: Element) -> Element:
    """The element a little to the right and below."""
    box = edits.bounds(element)
    return edits.placed(element, replace(box, x=box.x + PASTED, y=box.y + PASTED))
