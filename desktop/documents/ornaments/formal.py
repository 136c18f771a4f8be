"""The ornament of a formal certificate, drawn as vectors: guilloche, Thai corner flames, rosette.

A guilloche is a braid of fine waves that a copier cannot redraw; the corners carry prachamyam, the
four-petalled flower of Thai ornament, with kranok flames growing along both sides.
"""

from collections.abc import Callable
from functools import cache
from math import cos, gcd, pi, sin

from desktop.documents.paper import A4_LANDSCAPE, Paper

WARM_WHITE = "#FFFDF5"
NAVY = "#14295C"
GOLD = "#B08A2E"
DEEP_GOLD = "#8C6A16"
PALE_GOLD = "#E4D3A0"
WATERMARK = "#F7EFDA"

Curve = Callable[[float], tuple[float, float]]

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


def rosette(paper: Paper, x: float, y: float, radius: float) -> None:
    """Draw the flower that stands where an office has set no emblem of its own."""
    paper.setLineWidth(0.45)
    paper.setStrokeColor(GOLD)
    for turns, depth in ((7, 0.36), (9, 0.30), (5, 0.44)):
        _trochoid(paper, x, y, radius * 0.98, turns, depth)
    paper.setStrokeColor(DEEP_GOLD)
    paper.setLineWidth(0.8)
    paper.circle(x, y, radius, stroke=1, fill=0)
    paper.setLineWidth(0.4)
    paper.circle(x, y, radius * 1.07, stroke=1, fill=0)
    _flower(paper, x, y, radius * 0.44)


def _path(paper: Paper, curve: Curve, start: float, end: float, steps: int) -> None:
    """Stroke `curve` as Bézier arcs through `steps` + 1 points, smooth at every one."""
    step = (end - start) / steps
    tiny = step / 1000

    def at(t: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = curve(t - tiny), curve(t + tiny)
        x, y = curve(t)
        third = step / (6 * tiny)
        return x, y, (x1 - x0) * third, (y1 - y0) * third

    x, y, dx, dy = at(start)
    operators = [f"{x:.2f} {y:.2f} m"]
    for number in range(1, steps + 1):
        nx, ny, ndx, ndy = at(start + number * step)
        operators.append(
            f"{x + dx:.2f} {y + dy:.2f} {nx - ndx:.2f} {ny - ndy:.2f} {nx:.2f} {ny:.2f} c"
        )
        x, y, dx, dy = nx, ny, ndx, ndy
    paper.operate(" ".join([*operators, "S"]))


def _trochoid(
    paper: Paper, x: float, y: float, radius: float, turns: int, depth: float, loops: int = 16
) -> None:
    """A closed ring of `loops` loops wound in `turns` turns, `depth` of the radius deep."""
    middle = radius * (1 - depth / 2)
    swing = radius * depth / 2
    rounds = turns // gcd(turns, loops)

    def curve(t: float) -> tuple[float, float]:
        distance = middle + swing * cos(loops * t / rounds)
        return x + distance * cos(t), y + distance * sin(t)

    _path(paper, curve, 0, 2 * pi * rounds, loops * 6 + rounds * 8)


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
        _trochoid(paper, x, y, radius, turns, depth, loops)


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
                wave = _wave(x, y, length, waves, number * pi / 4, swing, along=along)
                _path(paper, wave, 0, 1, waves * 4)
    paper.setStrokeColor(DEEP_GOLD)
    for away, thick in ((_BAND / 2 + 1.2, 0.9), (-_BAND / 2 - 1.2, 0.9), (_BAND / 2 + 3.2, 0.3)):
        paper.setLineWidth(thick)
        edge = _INSET - away
        paper.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1, fill=0)


def _wave(
    x: float, y: float, length: float, waves: int, phase: float, swing: float, *, along: bool
) -> Curve:
    def curve(t: float) -> tuple[float, float]:
        forward, aside = t * length, swing * sin(2 * pi * waves * t + phase)
        return (x + forward, y + aside) if along else (x + aside, y + forward)

    return curve


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
    _flower(paper, x, y, radius * 0.92)


def _flower(paper: Paper, x: float, y: float, radius: float) -> None:
    """Four pointed petals, four small ones between them, and a round heart."""
    paper.saveState()
    paper.translate(x, y)
    paper.setLineWidth(0.35)
    paper.setStrokeColor(DEEP_GOLD)
    for length, spread, colour, turn in ((0.72, 0.30, GOLD, 45), (1.0, 0.40, PALE_GOLD, 0)):
        paper.saveState()
        paper.rotate(turn)
        paper.setFillColor(colour)
        for _petal in range(4):
            _leaf(paper, radius * length, radius * spread)
            paper.rotate(90)
        paper.restoreState()
    paper.setFillColor(GOLD)
    paper.circle(0, 0, radius * 0.2, stroke=1, fill=1)
    paper.restoreState()


def _leaf(paper: Paper, length: float, spread: float) -> None:
    """A petal from the origin to the right, with an ogee point."""
    path = paper.beginPath()
    path.moveTo(0, 0)
    path.curveTo(length * 0.15, spread * 1.1, length * 0.62, spread * 1.15, length, 0)
    path.curveTo(length * 0.62, -spread * 1.15, length * 0.15, -spread * 1.1, 0, 0)
    paper.drawPath(path, stroke=1, fill=1)


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
            _flame(paper)
            paper.restoreState()
        paper.restoreState()
    paper.saveState()
    paper.translate(_GAP, _GAP)
    paper.rotate(45)
    for length, spread, colour in ((42, 14.5, PALE_GOLD), (32, 9.6, WARM_WHITE), (26, 6.4, GOLD)):
        paper.setFillColor(colour)
        paper.setLineWidth(0.42)
        _bud(paper, length, spread)
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
    _flower(paper, middle, middle, side * 0.4)


def _bud(paper: Paper, length: float, spread: float) -> None:
    """A krachang: the upright leaf of Thai borders, broad at its foot and drawn to a point."""
    path = paper.beginPath()
    path.moveTo(0, 0)
    path.curveTo(
        length * 0.02, spread * 0.9, length * 0.36, spread * 1.25, length * 0.56, spread * 0.5
    )
    path.curveTo(length * 0.68, spread * 0.12, length * 0.8, spread * 0.06, length, 0)
    path.curveTo(
        length * 0.8, -spread * 0.06, length * 0.68, -spread * 0.12, length * 0.56, -spread * 0.5
    )
    path.curveTo(length * 0.36, -spread * 1.25, length * 0.02, -spread * 0.9, 0, 0)
    paper.drawPath(path, stroke=1, fill=1)


def _flame(paper: Paper) -> None:
    """One kranok: a leaf that leans along the side, curled at its foot, its tip a flame."""
    paper.setFillColor(PALE_GOLD)
    path = paper.beginPath()
    path.moveTo(0, 0)
    path.curveTo(-6, 9, 0, 20, 9, 19.5)
    path.curveTo(17, 19, 19, 10, 12.5, 9)
    path.curveTo(9, 8.6, 7.6, 12, 10, 13.4)
    path.curveTo(5.5, 14.6, 3.2, 9.8, 6.4, 6.4)
    path.curveTo(10.6, 2, 18.5, 4, 21.5, 10.5)
    path.curveTo(24.5, 17, 25.5, 24, 36, 29)
    path.curveTo(32, 22, 34.5, 14, 31, 7)
    path.curveTo(29, 2.6, 26, 0.4, 22, 0)
    path.close()
    paper.drawPath(path, stroke=1, fill=1)
