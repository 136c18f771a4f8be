"""The royal sheet: a deep blue border with a chain of gold flowers round a panel of ivory.

The panel's corners are redented as those of a Thai chedi (ย่อมุม); flames grow from them inwards.
"""

from functools import cache

from desktop.documents.ornaments.motifs import (
    Metal,
    bud,
    flame,
    flower,
    lotus,
    path,
    redented,
    wave,
)
from desktop.documents.paper import A4_LANDSCAPE, Paper

BLUE = "#0E2250"
IVORY = "#FFFCF3"
GOLD = Metal("#7A5A14", "#C39A3C", "#F1DFAC")
WATERMARK = "#F6EDD6"

_EDGE = 17.0  # from the edge of the sheet to the outer gold rule, points
_PANEL = 47.0  # from the edge of the sheet to the panel
_STEP = 15.0  # one step of a redented corner
_CHAIN = (_EDGE + _PANEL) / 2 + 0.5  # from the edge of the sheet to the middle of the chain


@cache
def royal_frame() -> str:
    """The operators of the whole ornament of an A4 landscape sheet, worked out once."""
    paper = Paper(A4_LANDSCAPE, "")
    width, height = A4_LANDSCAPE
    paper.setFillColor(BLUE)
    paper.rect(0, 0, width, height, stroke=0, fill=1)
    paper.setStrokeColor(GOLD.body)
    for edge, thick in ((_EDGE - 4, 0.4), (_EDGE, 1.3)):
        paper.setLineWidth(thick)
        paper.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)
    _panel(paper)
    _chains(paper, width, height)
    for x, turn_x in ((0, 1), (width, -1)):
        for y, turn_y in ((0, 1), (height, -1)):
            paper.saveState()
            paper.translate(x, y)
            paper.scale(turn_x, turn_y)
            _corner(paper)
            paper.restoreState()
    return paper.drawn()


def _panel(paper: Paper) -> None:
    paper.setFillColor(IVORY)
    paper.setStrokeColor(GOLD.body)
    for inset, thick, fill in ((-3.6, 0.5, 0), (0, 1.5, 1), (4.2, 0.5, 0)):
        paper.setLineWidth(thick)
        redented(paper, _PANEL + inset, _STEP, fill=fill)
    paper.setStrokeColor(WATERMARK)
    paper.setLineWidth(0.55)
    width, height = paper.sheet
    lotus(paper, width / 2, height / 2 - 6, 186)


def _chains(paper: Paper, width: float, height: float) -> None:
    """The four sides' chains of flowers, whole links between the corners, a medallion in each."""
    first = _PANEL + 2 * _STEP
    for middle, length, turn in (
        ((width / 2, _CHAIN), width, 0),
        ((width / 2, height - _CHAIN), width, 180),
        ((_CHAIN, height / 2), height, 270),
        ((width - _CHAIN, height / 2), height, 90),
    ):
        paper.saveState()
        paper.translate(*middle)
        paper.rotate(turn)
        _chain(paper, length / 2 - first)
        paper.restoreState()


def _chain(paper: Paper, reach: float) -> None:
    """A chain that far to the left and the right of its medallion."""
    links = round(reach / 29)
    step = reach / links
    for side in (1, -1):
        for number in range(1, links + 1):
            at = side * number * step
            _stem(paper, at - side * step, at)
            if number < links:
                flower(paper, at, 0, 8.4, GOLD)
    _medallion(paper)


def _stem(paper: Paper, start: float, end: float) -> None:
    """Two crossing waves and a bud to each side: what ties one flower to the next."""
    length = end - start
    paper.setStrokeColor(GOLD.body)
    paper.setLineWidth(0.7)
    for swing in (5.2, -5.2):
        path(paper, wave(start, 0, length, 0.5, 0, swing, along=True), 0, 1, 4)
    paper.setFillColor(GOLD.body)
    paper.setStrokeColor(GOLD.deep)
    paper.setLineWidth(0.3)
    for turn in (90, -90):
        paper.saveState()
        paper.translate((start + end) / 2, 4.6 if turn == 90 else -4.6)
        paper.rotate(turn)
        bud(paper, 6.4, 2.5)
        paper.restoreState()
    paper.setFillColor(GOLD.light)
    paper.circle((start + end) / 2, 0, 1.5, stroke=0, fill=1)


def _medallion(paper: Paper) -> None:
    """A large flower on a blue lozenge with a gold rim, over the border of the panel."""
    paper.saveState()
    paper.rotate(45)
    paper.setFillColor(BLUE)
    paper.setStrokeColor(GOLD.body)
    for half, thick in ((14.0, 1.2), (11.6, 0.4)):
        paper.setLineWidth(thick)
        paper.rect(-half, -half, 2 * half, 2 * half, stroke=1, fill=1)
    paper.restoreState()
    flower(paper, 0, 0, 14.6, GOLD)


def _corner(paper: Paper) -> None:
    """A great flower in the corner that the steps leave, and flames along the panel's inside."""
    middle = _EDGE + (_PANEL + _STEP - _EDGE) / 2 + 1
    paper.saveState()
    paper.translate(middle, middle)
    paper.setStrokeColor(GOLD.deep)
    paper.setLineWidth(0.35)
    for turn in range(0, 360, 45):
        paper.saveState()
        paper.rotate(turn)
        paper.setFillColor(GOLD.body if turn % 90 else GOLD.light)
        paper.translate(9, 0)
        bud(paper, 12.5 if turn % 90 else 11, 4.6)
        paper.restoreState()
    paper.restoreState()
    flower(paper, middle, middle, 15, GOLD)
    inner = _PANEL + 4.2
    for mirrored in (False, True):
        paper.saveState()
        if mirrored:
            paper.transform(0, 1, 1, 0, 0, 0)
        for at, size in ((2 * _STEP + 4, 0.8), (2 * _STEP + 29, 0.62), (2 * _STEP + 49, 0.47)):
            paper.saveState()
            paper.translate(inner + at, inner + 1.2)
            paper.scale(size, size)
            paper.setLineWidth(0.42 / size)
            paper.setFillColor(GOLD.light)
            paper.setStrokeColor(GOLD.deep)
            flame(paper)
            paper.restoreState()
        paper.restoreState()
    paper.saveState()
    paper.translate(inner + _STEP, inner + _STEP)
    paper.rotate(45)
    paper.setStrokeColor(GOLD.deep)
    for length, spread, colour in ((34, 11, GOLD.light), (26, 7, IVORY), (20, 4.6, GOLD.body)):
        paper.setFillColor(colour)
        paper.setLineWidth(0.42)
        bud(paper, length, spread)
    paper.restoreState()
