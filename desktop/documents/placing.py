"""Where a moved or resized box comes to stand: on the page, on the grid, in line with others.

Lengths are millimetres from the top left corner of the sheet, as in `elements`. What is asked for
is kept to a tenth of a millimetre; a line to stand on draws a box that comes near to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from desktop.documents.elements import Box

Axis = Literal["x", "y"]
Side = Literal["left", "centre", "right", "top", "middle", "bottom"]
Handle = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w"]
End = Literal["low", "high"] | None

MARGIN = 10.0
"""Millimetres from the page's edge to where boxes like to end."""

GRID = 1.0
_SAME = 0.01
LEAST = 3.0
"""The least width and height of a box, as designs are checked."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that a box has come to stand on: across the page at `at`, of that axis."""

    axis: Axis
    at: float


class Placement(NamedTuple):
    """Where a box came to stand, and the lines it stands on."""

    box: Box
    guides: tuple[Guide, ...] = ()


class Surroundings(NamedTuple):
    """What a box may stand in line with: the page's size and the other boxes.

    Lines draw from as far as `reach`; without `snaps` nothing does, and there is no grid.
    """

    page: tuple[float, float]
    others: Sequence[Box] = ()
    reach: float = 1.5
    snaps: bool = True


class _Span(NamedTuple):
    """One axis of a box."""

    at: float
    length: float

    @property
    def end(self) -> float:
        return self.at + self.length

    @property
    def middle(self) -> float:
        return self.at + self.length / 2


def moved(box: Box, dx: float, dy: float, around: Surroundings) -> Placement:
    """`box` moved by that much, drawn to what is near, whole on the page."""
    x, across = _moved(_Span(box.x, box.w), dx, _lines("x", around), around, 0)
    y, down = _moved(_Span(box.y, box.h), dy, _lines("y", around), around, 1)
    guides = [Guide("x", at) for at in across] + [Guide("y", at) for at in down]
    return Placement(Box(x, y, box.w, box.h), tuple(guides))


def resized(
    box: Box,
    handle: Handle,
    dx: float,
    dy: float,
    around: Surroundings,
    least: tuple[float, float] = (LEAST, LEAST),
) -> Placement:
    """`box` with the sides of `handle` moved by that much, no smaller than `least`."""
    x, on_x = _stretched(_Span(box.x, box.w), dx, _end(handle, "w", "e"), "x", around, least[0])
    y, on_y = _stretched(_Span(box.y, box.h), dy, _end(handle, "n", "s"), "y", around, least[1])
    guides = [Guide("x", at) for at in on_x] + [Guide("y", at) for at in on_y]
    return Placement(Box(x.at, y.at, x.length, y.length), tuple(guides))


def kept_on(box: Box, page: tuple[float, float]) -> Box:
    """`box` moved, and where need be made smaller, to lie on the page."""
    w, h = min(box.w, page[0]), min(box.h, page[1])
    return Box(_between(box.x, 0, page[0] - w), _between(box.y, 0, page[1] - h), w, h)


def around_all(boxes: Iterable[Box]) -> Box:
    """The smallest box around some others."""
    every = list(boxes)
    left, top = min(each.x for each in every), min(each.y for each in every)
    right = max(each.x + each.w for each in every)
    bottom = max(each.y + each.h for each in every)
    return Box(left, top, _exact(right - left), _exact(bottom - top))


def aligned(boxes: Sequence[Box], side: Side, page: tuple[float, float]) -> list[Box]:
    """The boxes in line by one of their sides or middles; a single one in line with the page."""
    whole = around_all(boxes) if len(boxes) > 1 else Box(0, 0, *page)
    match side:
        case "left":
            found = [replace(each, x=whole.x) for each in boxes]
        case "right":
            found = [replace(each, x=_exact(whole.x + whole.w - each.w)) for each in boxes]
        case "centre":
            found = [replace(each, x=_exact(whole.x + (whole.w - each.w) / 2)) for each in boxes]
        case "top":
            found = [replace(each, y=whole.y) for each in boxes]
        case "bottom":
            found = [replace(each, y=_exact(whole.y + whole.h - each.h)) for each in boxes]
        case "middle":
            found = [replace(each, y=_exact(whole.y + (whole.h - each.h) / 2)) for each in boxes]
    return [kept_on(each, page) for each in found]


def distributed(boxes: Sequence[Box], axis: Axis) -> list[Box]:
    """The boxes with the same gap from each to the next; the outer ones stay where they are."""
    spans = [_Span(each.x, each.w) if axis == "x" else _Span(each.y, each.h) for each in boxes]
    order = sorted(range(len(boxes)), key=lambda place: spans[place].middle)
    if len(order) < 3:
        return list(boxes)
    first, last = spans[order[0]], spans[order[-1]]
    between = sum(spans[place].length for place in order[1:-1])
    gap = (last.at - first.end - between) / (len(order) - 1)
    found, at = list(boxes), first.end + gap
    for place in order[1:-1]:
        found[place] = replace(found[place], **{axis: _exact(max(at, 0))})
        at += spans[place].length + gap
    return found


def _lines(axis: Axis, around: Surroundings) -> list[float]:
    """What there is to stand in line with: the page's margins and middle, other boxes."""
    if not around.snaps:
        return []
    place = 0 if axis == "x" else 1
    length = around.page[place]
    found = [length / 2, MARGIN, length - MARGIN]
    for each in around.others:
        span = _Span(each.x, each.w) if axis == "x" else _Span(each.y, each.h)
        found += [span.middle, span.at, span.end]
    return found


def _moved(
    span: _Span, delta: float, lines: Sequence[float], around: Surroundings, place: int
) -> tuple[float, list[float]]:
    """Where a moved span begins, and the lines it stands on."""
    most = around.page[place] - span.length
    asked = _Span(_between(span.at + delta, 0, most), span.length)
    pull = _pull((asked.middle, asked.at, asked.end), lines, around.reach)
    if pull is not None and 0 <= asked.at + pull <= most:
        at = _exact(asked.at + pull)
        return at, _met(_Span(at, span.length), lines)
    return _between(_stepped(asked.at, around), 0, _exact(most)), []


def _end(handle: Handle, low: str, high: str) -> End:
    """Which end of an axis a handle moves."""
    return "low" if low in handle else "high" if high in handle else None


def _stretched(
    span: _Span, delta: float, end: End, axis: Axis, around: Surroundings, least: float
) -> tuple[_Span, list[float]]:
    """A span with one of its ends moved, and the lines that end stands on."""
    page = around.page[0 if axis == "x" else 1]
    low, high = (0, span.end - least) if end == "low" else (span.at + least, page)
    if end is None or high < low:
        return span, []
    lines = _lines(axis, around)
    asked = _between((span.at if end == "low" else span.end) + delta, low, high)
    pull = _pull((asked,), lines, around.reach)
    drawn = pull is not None and low <= asked + pull <= high
    at = _exact(asked + (pull or 0)) if drawn else _between(_stepped(asked, around), low, high)
    made = _Span(at, _exact(span.end - at)) if end == "low" else span._replace(length=at - span.at)
    found = [line for line in dict.fromkeys(lines) if drawn and abs(line - at) < _SAME]
    return made._replace(length=_exact(made.length)), found


def _pull(points: Sequence[float], lines: Sequence[float], reach: float) -> float | None:
    """The shortest way from one of these points to a line within reach; None where none is."""
    ways = [line - point for point in points for line in lines]
    nearest = min(ways, key=abs, default=None)
    return nearest if nearest is not None and abs(nearest) <= reach else None


def _met(span: _Span, lines: Sequence[float]) -> list[float]:
    points = (span.at, span.middle, span.end)
    return [
        line for line in dict.fromkeys(lines) if any(abs(line - point) < _SAME for point in points)
    ]


def _stepped(at: float, around: Surroundings) -> float:
    step = GRID if around.snaps else 0.1
    return round(round(at / step) * step, 2)


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high))


def _exact(value: float) -> float:
    """To a hundredth, as designs are stored."""
    return round(value, 2)
