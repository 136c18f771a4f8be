"""The modern sheet: much white, a woven band (ลายสาน) at the left, fine arcs in a corner."""

from functools import cache
from math import cos, pi, sin

from desktop.documents.ornaments.motifs import path
from desktop.documents.paper import A4_LANDSCAPE, Paper

TEAL = "#0B5D57"
WEFTS = ("#0F6F68", "#157D75", "#0D665F")
WARPS = ("#3F9A92", "#5FB0A8", "#4BA39B")
ARC = "#DCEBE9"

_BAND = 54.0  # width of the woven band, points
_CELL = 9.0  # one crossing of the weave
_ARCS = 26


@cache
def modern_sheet() -> str:
    """The operators of the whole ornament of an A4 landscape sheet, worked out once."""
    paper = Paper(A4_LANDSCAPE, "")
    _arcs(paper)
    _weave(paper)
    return paper.drawn()


def _weave(paper: Paper) -> None:
    """A twill of two over, two under: each bar runs over two crossings and under the next two."""
    _width, height = paper.sheet
    paper.setFillColor(TEAL)
    paper.rect(0, 0, _BAND, height, stroke=0, fill=1)
    columns, rows = round(_BAND / _CELL), round(height / _CELL) + 1
    for row in range(-1, rows):
        for column in range(-1, columns):
            x, y = column * _CELL, row * _CELL
            over = (row + column) % 4
            if over == 0:
                paper.setFillColor(WARPS[(row * 5 + column * 3) % 3])
                paper.roundRect(x + 0.9, y + 1.4, 2 * _CELL - 1.8, _CELL - 2.8, 2, 0, 1)
            if over == 2:
                paper.setFillColor(WEFTS[(row * 3 + column * 5) % 3])
                paper.roundRect(x + 1.4, y + 0.9, _CELL - 2.8, 2 * _CELL - 1.8, 2, 0, 1)
    paper.setFillColor("#FFFFFF")
    paper.rect(_BAND, 0, 2 * _CELL, height, stroke=0, fill=1)
    paper.setFillColor(TEAL)
    paper.rect(_BAND + 3, 0, 1.1, height, stroke=0, fill=1)


def _arcs(paper: Paper) -> None:
    """Quarter circles round the lower right corner, waving a little, as water round a stone."""
    width, _height = paper.sheet
    paper.setStrokeColor(ARC)
    paper.setLineWidth(0.55)
    for number in range(_ARCS):
        radius = 46 + number * 10.5
        swing = 3.4 * sin(pi * number / (_ARCS - 1))

        def curve(t: float, radius: float = radius, swing: float = swing) -> tuple[float, float]:
            distance = radius + swing * sin(14 * t)
            return width - distance * cos(t), distance * sin(t)

        path(paper, curve, 0, pi / 2, 28)
