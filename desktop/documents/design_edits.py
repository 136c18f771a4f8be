"""What can be done to a design and its elements: each answers a new design. Pure.

An element is named by its place in the order in which a design is drawn.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from desktop.documents.designs import PAGES, Background, Design, Page, shipped
from desktop.documents.elements import Box, Element, Line, Picture, Qr, Signature
from desktop.documents.placing import LEAST, Handle, kept_on

type Size = tuple[float, float]

CORNERS: tuple[Handle, ...] = ("nw", "n", "ne", "e", "se", "s", "sw", "w")


def bounds(element: Element) -> Box:
    """The box that an element fills."""
    if not isinstance(element, Line):
        return element.box
    left, top = min(element.x1, element.x2), min(element.y1, element.y2)
    return Box(left, top, abs(element.x2 - element.x1), abs(element.y2 - element.y1))


def placed(element: Element, box: Box) -> Element:
    """The element filling another box; a line runs on the same way."""
    box = Box(round(box.x, 2), round(box.y, 2), round(box.w, 2), round(box.h, 2))
    if not isinstance(element, Line):
        if isinstance(element, Signature):
            element = replace(element, room=min(element.room, round(box.h - LEAST, 2)))
        return replace(element, box=box)
    x1, x2 = box.x, round(box.x + box.w, 2)
    y1, y2 = box.y, round(box.y + box.h, 2)
    if element.x1 > element.x2:
        x1, x2 = x2, x1
    if element.y1 > element.y2:
        y1, y2 = y2, y1
    return replace(element, x1=x1, y1=y1, x2=x2, y2=y2)


def handles(element: Element) -> tuple[Handle, ...]:
    """Where an element is taken to make it larger: a line at its two ends."""
    if not isinstance(element, Line):
        return CORNERS
    box = bounds(element)
    if box.h == 0 or box.w == 0:
        return ("w", "e") if box.h == 0 else ("n", "s")
    falls = (element.x1 < element.x2) == (element.y1 < element.y2)
    return ("nw", "se") if falls else ("ne", "sw")


def least_size(element: Element) -> tuple[float, float]:
    """The least width and height that an element may be given."""
    return (0, 0) if isinstance(element, Line) else (LEAST, LEAST)


def with_elements(design: Design, changed: Mapping[int, Element]) -> Design:
    """The design with these elements in the places of others."""
    elements = tuple(changed.get(place, each) for place, each in enumerate(design.elements))
    return replace(design, elements=elements)


def with_boxes(design: Design, boxes: Mapping[int, Box]) -> Design:
    """The design with these elements filling other boxes."""
    return with_elements(
        design, {place: placed(design.elements[place], box) for place, box in boxes.items()}
    )


def with_more(design: Design, elements: Iterable[Element]) -> Design:
    """The design with these elements drawn over all others, kept on its page."""
    page = PAGES[design.page]
    more = tuple(placed(each, kept_on(bounds(each), page)) for each in elements)
    return replace(design, elements=(*design.elements, *more))


def without(design: Design, places: Collection[int]) -> Design:
    """The design without these elements."""
    left = tuple(each for place, each in enumerate(design.elements) if place not in places)
    return replace(design, elements=left)


def shifted(design: Design, place: int, to: int) -> Design:
    """The design with one element drawn at another place of the order."""
    elements = list(design.elements)
    elements.insert(to, elements.pop(place))
    return replace(design, elements=tuple(elements))


def on_page(design: Design, page: Page) -> Design:
    """The design on a sheet that lies or stands, all of it on the sheet as it was on the other.

    Turned back, it is what it was.
    """
    before, after = PAGES[design.page], PAGES[page]
    elements = tuple(_turned(each, before, after) for each in design.elements)
    background = design.background if design.background in backgrounds(page) else ""
    return replace(design, page=page, background=background, elements=elements)


def _turned(element: Element, before: Size, after: Size) -> Element:
    """The element as far across and down a sheet as on another, and stretched as the sheet is.

    A picture and a code keep their size where the sheet holds it: a smaller code is not read.
    """
    across, down = after[0] / before[0], after[1] / before[1]
    box = bounds(element)
    wide, high = box.w * across, box.h * down
    if isinstance(element, Picture | Qr) and box.w <= after[0] and box.h <= after[1]:
        wide, high = box.w, box.h
    elif not isinstance(element, Line):
        wide, high = max(wide, LEAST), max(high, LEAST)
    x, y = (box.x + box.w / 2) * across - wide / 2, (box.y + box.h / 2) * down - high / 2
    if isinstance(element, Signature):
        element = replace(element, room=round(element.room * down, 2))
    return placed(element, kept_on(Box(x, y, wide, high), after))


def backgrounds(page: Page) -> dict[Background, str]:
    """The backgrounds for a sheet that lies or stands, and what each is called."""
    return {
        each.background: each.name for each in shipped() if each.background and each.page == page
    }


def shows(element: Element, signatories: int) -> bool:
    """Whether an element is drawn on a certificate that so many sign."""
    return not isinstance(element, Signature) or element.of == signatories
