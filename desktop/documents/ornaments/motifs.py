"""What ornaments are drawn from: guilloche curves, and the flowers and flames of Thai ornament.

A guilloche is a braid of fine waves that a copier cannot redraw. Prachamyam is a four-petalled
flower, krachang an upright leaf, kranok a flame.
"""

from collections.abc import Callable
from math import cos, gcd, pi, sin
from typing import NamedTuple

from desktop.documents.paper import Paper

NAVY = "#14295C"
GOLD = "#B08A2E"
DEEP_GOLD = "#8C6A16"
PALE_GOLD = "#E4D3A0"

Curve = Callable[[float], tuple[float, float]]


class Metal(NamedTuple):
    """The three tones that an ornament is modelled in: outline, body and light."""

    deep: str = DEEP_GOLD
    body: str = GOLD
    light: str = PALE_GOLD


OLD_GOLD = Metal()


def path(paper: Paper, curve: Curve, start: float, end: float, steps: int) -> None:
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


def trochoid(
    paper: Paper, x: float, y: float, radius: float, turns: int, depth: float, loops: int = 16
) -> None:
    """A closed ring of `loops` loops wound in `turns` turns, `depth` of the radius deep."""
    middle = radius * (1 - depth / 2)
    swing = radius * depth / 2
    rounds = turns // gcd(turns, loops)

    def curve(t: float) -> tuple[float, float]:
        distance = middle + swing * cos(loops * t / rounds)
        return x + distance * cos(t), y + distance * sin(t)

    path(paper, curve, 0, 2 * pi * rounds, loops * 6 + rounds * 8)


def wave(
    x: float, y: float, length: float, waves: float, phase: float, swing: float, *, along: bool
) -> Curve:
    """So many waves along a side of a frame that starts at (x, y), to the right or upwards."""

    def curve(t: float) -> tuple[float, float]:
        forward, aside = t * length, swing * sin(2 * pi * waves * t + phase)
        return (x + forward, y + aside) if along else (x + aside, y + forward)

    return curve


def rosette(paper: Paper, x: float, y: float, radius: float) -> None:
    """Draw the flower that stands where an office has set no emblem of its own."""
    paper.setLineWidth(0.45)
    paper.setStrokeColor(GOLD)
    for turns, depth in ((7, 0.36), (9, 0.30), (5, 0.44)):
        trochoid(paper, x, y, radius * 0.98, turns, depth)
    paper.setStrokeColor(DEEP_GOLD)
    paper.setLineWidth(0.8)
    paper.circle(x, y, radius, stroke=1, fill=0)
    paper.setLineWidth(0.4)
    paper.circle(x, y, radius * 1.07, stroke=1, fill=0)
    flower(paper, x, y, radius * 0.44)


def flower(paper: Paper, x: float, y: float, radius: float, metal: Metal = OLD_GOLD) -> None:
    """A prachamyam: four pointed petals, four small ones between them, and a round heart."""
    paper.saveState()
    paper.translate(x, y)
    paper.setLineWidth(0.35)
    paper.setStrokeColor(metal.deep)
    for length, spread, colour, turn in (
        (0.72, 0.30, metal.body, 45),
        (1.0, 0.40, metal.light, 0),
    ):
        paper.saveState()
        paper.rotate(turn)
        paper.setFillColor(colour)
        for _petal in range(4):
            leaf(paper, radius * length, radius * spread)
            paper.rotate(90)
        paper.restoreState()
    paper.setFillColor(metal.body)
    paper.circle(0, 0, radius * 0.2, stroke=1, fill=1)
    paper.restoreState()


def leaf(paper: Paper, length: float, spread: float) -> None:
    """A petal from the origin to the right, with an ogee point."""
    path = paper.beginPath()
    path.moveTo(0, 0)
    path.curveTo(length * 0.15, spread * 1.1, length * 0.62, spread * 1.15, length, 0)
    path.curveTo(length * 0.62, -spread * 1.15, length * 0.15, -spread * 1.1, 0, 0)
    paper.drawPath(path, stroke=1, fill=1)


def bud(paper: Paper, length: float, spread: float) -> None:
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


def flame(paper: Paper) -> None:
    """One kranok: a leaf that leans along the side, curled at its foot, its tip a flame."""
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


def redented(paper: Paper, edge: float, step: float, *, fill: int = 0) -> None:
    """Draw a panel that far from the edge of the sheet, each corner stepped twice (ย่อมุม)."""
    width, height = paper.sheet
    steps = [(2, 0), (2, 1), (1, 1), (1, 2), (0, 2)]
    near = [(edge + x * step, edge + y * step) for x, y in steps]
    far = [(x, height - y) for x, y in reversed(near)]
    left = [*near, *far]
    outline = paper.beginPath()
    outline.moveTo(*left[0])
    for corner in [*left[1:], *((width - x, y) for x, y in reversed(left))]:
        outline.lineTo(*corner)
    outline.close()
    paper.drawPath(outline, stroke=1, fill=fill)


def lotus(paper: Paper, x: float, y: float, radius: float) -> None:
    """A lotus seen from above: three rings of pointed petals in a ring of fine loops."""
    for turns in (7, 11):
        trochoid(paper, x, y, radius, turns, 0.16, 48)
    for petals, tip, heart in ((24, 0.82, 0.495), (16, 0.6, 0.31), (12, 0.387, 0.14)):
        for number in range(petals):
            turn = 2 * pi * number / petals
            petal(paper, x, y, heart * radius, tip * radius, turn, pi / petals)
    trochoid(paper, x, y, radius * 0.134, 5, 0.7, 12)


def petal(
    paper: Paper, x: float, y: float, heart: float, radius: float, turn: float, half: float
) -> None:
    """One petal of a lotus and the vein inside it, from one ring to another."""

    def at(distance: float, angle: float) -> tuple[float, float]:
        return x + distance * cos(turn + angle), y + distance * sin(turn + angle)

    for wide, tip in ((1.0, 1.0), (0.62, 0.9)):
        waist = heart + (radius - heart) * 0.55
        outline = paper.beginPath()
        outline.moveTo(*at(heart, -half * 0.7 * wide))
        outline.curveTo(
            *at(waist, -half * 1.35 * wide), *at(radius * 0.9 * tip, -half * 0.5 * wide),
            *at(radius * tip, 0),
        )  # fmt: skip
        outline.curveTo(
            *at(radius * 0.9 * tip, half * 0.5 * wide), *at(waist, half * 1.35 * wide),
            *at(heart, half * 0.7 * wide),
        )  # fmt: skip
        paper.drawPath(outline, stroke=1, fill=0)
