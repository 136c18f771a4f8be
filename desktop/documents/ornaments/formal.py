"""The formal sheet: a guilloche between gold rules, flames in the corners, a rosette behind."""

from functools import cache
from math import pi

from desktop.documents.ornaments.motifs import (
    DEEP_GOLD,
    GOLD,
    NAVY,
    PALE_GOLD,
    bud,
    flame,
    flower,
    path,
    trochoid,
    wave,
)
from desktop.documents.paper import A4_LANDSCAPE, Paper

WARM_WHITE = "#FFFDF5"
WATERMARK = "#F7EFDA"

_BAND = 13.0  # thickness of the guilloche, points
_INSET = 30.0  # from the edge of the sheet to the middle of the guilloche
_FRAME = 45.0  # from the edge of the sheet to the navy rule
_GAP = 5.4  # from the navy rule to the flames inside it


@cache
def formal_frame() -> str:
    """The operators of the whole ornament of an A4 landscape sheet, worked out once."""
    paper = Paper(A4_LANDSCAPE, "")
    _formal_frame(paper)
    return paper.drawn()


def _formal_frame(paper: Paper) -> None:
    width, height = A4_LANDSCAPE
    paper.setFillColor(WARM_WHITE)
    paper.rect(0, 0, width, height, stroke=0, fill=1)
    _watermark(paper, width / 2, height / 2 - 8)
    _guilloche(paper, width, height)
    _rules(paper, width, height)
    for x, turn_x in ((_FRAME, 1), (width - _FRAME, -1)):
        for y, turn_y in ((_FRAME, 1), (height - _FRAME, -1)):
            paper.saveState()
            paper.translate(x, y)
            paper.scale(turn_x, turn_y)
            _corner(paper)
            paper.restoreState()
    for x, y in ((width / 2, _INSET), (width / 2, height - _INSET)):
        _medallion(paper, x, y, 10.5)
    for x, y in ((_INSET, height / 2), (width - _INSET, height / 2)):
        _medallion(paper, x, y, 10.5)


def _watermark(paper: Paper, x: float, y: float) -> None:
    paper.setStrokeColor(WATERMARK)
    paper.setLineWidth(0.5)
    for turns, radius, depth, loops in (
        (7, 178.0, 0.34, 36),
        (5, 178.0, 0.52, 36),
        (11, 140.0, 0.50, 30),
        (7, 104.0, 0.62, 24),
        (5, 66.0, 0.70, 16),
    ):
        trochoid(paper, x, y, radius, turns, depth, loops)


def _guilloche(paper: Paper, width: float, height: float) -> None:
    """A braid of waves between two gold rules, whole waves on every side."""
    paper.setLineWidth(0.36)
    sides = (
        (_INSET, _INSET, width - 2 * _INSET, True),
        (_INSET, height - _INSET, width - 2 * _INSET, True),
        (_INSET, _INSET, height - 2 * _INSET, False),
        (width - _INSET, _INSET, height - 2 * _INSET, False),
    )
    for x, y, length, along in sides:
        waves = round(length / 21)
        for number in range(8):
            paper.setStrokeColor(GOLD if number % 2 else PALE_GOLD)
            for swing in (_BAND / 2, _BAND / 3.6):
                curve = wave(x, y, length, waves, number * pi / 4, swing, along=along)
                path(paper, curve, 0, 1, waves * 4)
    paper.setStrokeColor(DEEP_GOLD)
    for away, thick in ((_BAND / 2 + 1.2, 0.9), (-_BAND / 2 - 1.2, 0.9), (_BAND / 2 + 3.2, 0.3)):
        paper.setLineWidth(thick)
        edge = _INSET - away
        paper.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)


def _rules(paper: Paper, width: float, height: float) -> None:
    """The navy rule of the frame and the hairlines beside it."""
    for colour, thick, edge in ((NAVY, 1.6, _FRAME), (GOLD, 0.5, _FRAME + 3.4)):
        paper.setStrokeColor(colour)
        paper.setLineWidth(thick)
        paper.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)


def _medallion(paper: Paper, x: float, y: float, radius: float) -> None:
    """A prachamyam flower on a navy lozenge, over the guilloche."""
    paper.saveState()
    paper.translate(x, y)
    paper.rotate(45)
    half = radius * 0.92
    paper.setFillColor(NAVY)
    paper.setStrokeColor(GOLD)
    paper.setLineWidth(1)
    paper.rect(-half, -half, 2 * half, 2 * half, stroke=1, fill=1)
    paper.restoreState()
    flower(paper, x, y, radius * 0.92)


def _corner(paper: Paper) -> None:
    """Flames along both sides of a corner whose inner side is up and to the right."""
    paper.setStrokeColor(DEEP_GOLD)
    for mirrored in (False, True):
        paper.saveState()
        if mirrored:
            paper.transform(0, 1, 1, 0, 0, 0)
        for at, size in ((97, 0.34), (83, 0.44), (65, 0.56), (43, 0.70), (17, 0.86)):
            paper.saveState()
            paper.translate(at, _GAP)
            paper.scale(size, size)
            paper.setLineWidth(0.42 / size)
            paper.setFillColor(PALE_GOLD)
            flame(paper)
            paper.restoreState()
        paper.restoreState()
    paper.saveState()
    paper.translate(_GAP, _GAP)
    paper.rotate(45)
    for length, spread, colour in ((42, 14.5, PALE_GOLD), (32, 9.6, WARM_WHITE), (26, 6.4, GOLD)):
        paper.setFillColor(colour)
        paper.setLineWidth(0.42)
        bud(paper, length, spread)
    paper.restoreState()
    _corner_stone(paper)


def _corner_stone(paper: Paper) -> None:
    """The navy square with its flower, where the bands of two sides meet."""
    low, high = _INSET - _BAND / 2 - 1.2 - _FRAME, _GAP - 0.6
    side, middle = high - low, (low + high) / 2
    paper.setFillColor(NAVY)
    paper.setStrokeColor(GOLD)
    paper.setLineWidth(1.1)
    paper.rect(low, low, side, side, stroke=1, fill=1)
    paper.setLineWidth(0.4)
    paper.rect(low + 2.2, low + 2.2, side - 4.4, side - 4.4, stroke=1, fill=0)
    flower(paper, middle, middle, side * 0.4)
