"""The standing sheet: fine rules in maroon and gold, redented corners, a crest on every side."""

from functools import cache
from math import pi

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
from desktop.documents.paper import A4, Paper

MAROON = "#5F1829"
IVORY = "#FFFDF8"
WATERMARK = "#F8EFE2"
GOLD = Metal("#8A6420", "#BC9140", "#EFDDB2")

_EDGE = 26.0  # from the edge of the sheet to the outer rule, points
_PANEL = 45.0  # to the inner rule
_STEP = 11.0  # one step of a redented corner
_BRAID = (_EDGE + _PANEL) / 2


@cache
def standing_frame() -> str:
    """The operators of the whole ornament of a standing A4 sheet, worked out once."""
    paper = Paper(A4, "")
    width, height = A4
    paper.setFillColor(IVORY)
    paper.rect(0, 0, width, height, stroke=0, fill=1)
    paper.setStrokeColor(WATERMARK)
    paper.setLineWidth(0.55)
    lotus(paper, width / 2, height / 2 - 10, 176)
    _braid(paper)
    _rules(paper)
    for x, turn_x in ((0, 1), (width, -1)):
        for y, turn_y in ((0, 1), (height, -1)):
            paper.saveState()
            paper.translate(x, y)
            paper.scale(turn_x, turn_y)
            _corner(paper)
            paper.restoreState()
    _crests(paper)
    return paper.drawn()


def _braid(paper: Paper) -> None:
    """Fine waves between the rules, whole ones on every side, clear of the corners."""
    width, height = paper.sheet
    first = _PANEL + 2 * _STEP
    paper.setLineWidth(0.4)
    for x, y, length, along in (
        (first, _BRAID, width - 2 * first, True),
        (first, height - _BRAID, width - 2 * first, True),
        (_BRAID, first, height - 2 * first, False),
        (width - _BRAID, first, height - 2 * first, False),
    ):
        waves = round(length / 30)
        for number in range(6):
            paper.setStrokeColor(GOLD.body if number % 2 else GOLD.light)
            curve = wave(x, y, length, waves, number * pi / 3, 4.6, along=along)
            path(paper, curve, 0, 1, waves * 4)


def _rules(paper: Paper) -> None:
    width, height = paper.sheet
    for edge, thick, colour in ((_EDGE, 1.4, MAROON), (_EDGE + 3.4, 0.45, GOLD.body)):
        paper.setStrokeColor(colour)
        paper.setLineWidth(thick)
        paper.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)
    for edge, thick, colour in ((_PANEL, 1.0, MAROON), (_PANEL + 3.4, 0.45, GOLD.body)):
        paper.setStrokeColor(colour)
        paper.setLineWidth(thick)
        redented(paper, edge, _STEP)


def _corner(paper: Paper) -> None:
    """A maroon stone with a flower where two sides meet, and a bud that points inwards."""
    low, high = _EDGE + 3.4, _PANEL + _STEP - 3.4
    middle = (low + high) / 2
    paper.setFillColor(MAROON)
    paper.setStrokeColor(GOLD.body)
    for inset, thick in ((0.0, 1.0), (2.2, 0.4)):
        paper.setLineWidth(thick)
        side = high - low - 2 * inset
        paper.rect(low + inset, low + inset, side, side, stroke=1, fill=1)
    flower(paper, middle, middle, (high - low) * 0.4, GOLD)
    inner = _PANEL + 3.4
    paper.saveState()
    paper.translate(inner + _STEP, inner + _STEP)
    paper.rotate(45)
    paper.setStrokeColor(GOLD.deep)
    paper.setLineWidth(0.4)
    for length, spread, colour in ((27, 9, GOLD.light), (20, 5.6, IVORY), (15.5, 3.6, GOLD.body)):
        paper.setFillColor(colour)
        bud(paper, length, spread)
    paper.restoreState()


def _crests(paper: Paper) -> None:
    """In the middle of each side a flower on a lozenge, with a flame to each hand."""
    width, height = paper.sheet
    for x, y, turn in (
        (width / 2, _BRAID, 0),
        (width / 2, height - _BRAID, 180),
        (_BRAID, height / 2, 270),
        (width - _BRAID, height / 2, 90),
    ):
        paper.saveState()
        paper.translate(x, y)
        paper.rotate(turn)
        _crest(paper, leaf=turn in {0, 180})
        paper.restoreState()


def _crest(paper: Paper, *, leaf: bool) -> None:
    """The flower and its flames; with a leaf between them where no text comes near."""
    paper.setStrokeColor(GOLD.deep)
    base = _PANEL + 3.4 - _BRAID
    for side in (1, -1):
        for at, size in ((5.0, 0.6), (22.0, 0.45), (35.5, 0.34)):
            paper.saveState()
            paper.scale(side, 1)
            paper.translate(at, base)
            paper.scale(size, size)
            paper.setLineWidth(0.42 / size)
            paper.setFillColor(GOLD.light)
            flame(paper)
            paper.restoreState()
    paper.saveState()
    paper.translate(0, base)
    paper.rotate(90)
    paper.setLineWidth(0.4)
    for length, spread, colour in ((29, 9, GOLD.light), (22, 5.6, IVORY), (17, 3.6, GOLD.body)):
        paper.setFillColor(colour)
        bud(paper, length * (1 if leaf else 0.6), spread * (1 if leaf else 0.7))
    paper.restoreState()
    paper.saveState()
    paper.rotate(45)
    paper.setFillColor(MAROON)
    paper.setStrokeColor(GOLD.body)
    for half, thick in ((10.4, 1.0), (8.6, 0.4)):
        paper.setLineWidth(thick)
        paper.rect(-half, -half, 2 * half, 2 * half, stroke=1, fill=1)
    paper.restoreState()
    flower(paper, 0, 0, 10.8, GOLD)
