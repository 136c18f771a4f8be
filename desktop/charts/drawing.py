"""What all charts share: a sheet with its title, legend and footer around one panel or several.

Lengths are points and stay so however large the figure is made. Nothing is transparent and every
text is level, so that paper can show it (desktop/charts/paper.py).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from desktop.charts.artists import Dot, Fill, Label, Line, Pen, Shape, Spot, Traced
from desktop.charts.chart import Chart, Look, Mark
from desktop.charts.look import FILES, REGULAR, STRONG, use_typefaces
from desktop.charts.panel import (
    COLUMN,
    FOOT,
    HEAD,
    ONE,
    PANEL,
    ROW,
    Grid,
    Margins,
    Panel,
    Point,
    Within,
)
from desktop.documents.typefaces import width
from desktop.words import N_

WIDTH = 740.0
EDGE = 18.0
TITLE, NAME, SMALL, SMALLEST = 14.0, 11.0, 9.0, 8.0
HATCH = "////"

_HEADER = 80.0
_TICKS = 26.0
_FOOTER_LINE = 14.0
_ENDS = 20

_LEGEND = -44.5
"""The baseline of the legend, from the top of the sheet."""
_KEY = 16.0
"""How wide a sample in the legend is, and how far apart the keys stand."""
_BEHIND = 0.5
"""The order of a grid: below all else."""

type Kind = Fill | Pen | Dot
"""How something is drawn."""


class Sheet:
    """A figure `WIDTH` wide whose label is its title.

    `left` and `right` are the margins beside the panels, `high` is the room for them; `below` them
    are ticks. `rests_on` is said at the foot: what the chart counts and what it leaves out.
    Everything stands in the first panel, where no other is named.
    """

    def __init__(
        self, look: Look, title: str, unit: str, rests_on: Iterable[str], *, high: float,
        left: float = EDGE, right: float = EDGE, below: float = _TICKS, grid: Grid = ONE,
    ) -> None:  # fmt: skip
        use_typefaces()
        self.wording, self.palette = look.wording, look.palette
        self.marks: dict[str, Mark] = {}
        self.drawn: dict[str, Traced] = {}
        footer = _lines(rests_on)
        bottom = below + EDGE + _FOOTER_LINE * len(footer)
        self.across = WIDTH - left - right
        self.figure = Figure(
            figsize=(WIDTH / 72, (_HEADER + high + bottom) / 72), facecolor=self.palette.ground
        )
        self.figure.set_label(title)
        margins = Margins(left, right, _HEADER, bottom)
        self.panels = [Panel(self.figure, margins, grid, one) for one in range(grid.filled)]
        self.panel = self.panels[0]
        self._head(title, unit)
        for number, line in enumerate(reversed(footer)):
            up = EDGE / 2 + _FOOTER_LINE * number + 4
            self.text(line, (EDGE, up), (0, 0), SMALL, self.palette.quiet, within=FOOT)

    def text(
        self, text: str, place: Point, offset: Point, size: float, colour: str,
        family: str = REGULAR, ha: str = "left", within: Within = ROW, panel: Panel | None = None,
        **more: Any,
    ) -> Label:  # fmt: skip
        """A line whose baseline is `offset` points from `place`."""
        return Label(
            panel or self.panel, text, place, offset, size, colour, family=family, ha=ha,
            within=within, **more,
        )  # fmt: skip

    def bar(
        self, corner: Point, size: Point, fill: Fill, panel: Panel | None = None, **more: Any
    ) -> Shape:
        """A filled rectangle in data units from its lower left `corner`."""
        (x, y), (wide, high) = corner, size
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
        return Shape(panel or self.panel, corners, fill, **more)

    def nothing(self) -> None:
        """Say in the middle that there is nothing to show yet."""
        said, quiet = self.wording.say(N_("Nothing to compare yet")), self.palette.quiet
        self.text(said, (0.5, 0.5), (0, 0), NAME, quiet, ha="center", within=PANEL)

    def line(
        self, across: Sequence[float], up: Sequence[float], pen: Pen, panel: Panel | None = None,
        **more: Any,
    ) -> Line:  # fmt: skip
        """A line through places, in data units."""
        return Line(panel or self.panel, across, up, pen, **more)

    def level(self, at: float, pen: Pen, panel: Panel | None = None, **more: Any) -> Line:
        """A line from the left end of a panel to the right one."""
        return self.line((0, 1), (at, at), pen, panel, within=ROW, **more)

    def upright(self, at: float, pen: Pen, panel: Panel | None = None, **more: Any) -> Line:
        """A line from the foot of a panel to its top."""
        return self.line((at, at), (0, 1), pen, panel, within=COLUMN, **more)

    def dot(self, place: Point, dot: Dot, panel: Panel | None = None, **more: Any) -> Spot:
        """A dot in data units."""
        return Spot(panel or self.panel, place, dot, **more)

    def mark(self, drawn: Traced, gid: str, told: str, households: Sequence[int] = ()) -> None:
        """Say what a drawn bar, point or line stands for."""
        drawn.set_gid(gid)
        self.drawn[gid] = drawn
        self.marks[gid] = Mark(told, households)

    def chart(self) -> Chart:
        """What was drawn so far."""
        return Chart(self.figure, self.marks, self.drawn)

    def money(self, axis: str, end: float, panel: Panel | None = None) -> None:
        """Whole baht from 0 to `end` satang along an axis ("x" or "y"), with a grid."""
        ticks = [tick * 100 for tick in _ticks(0, end / 100)]
        self._scale(axis, (0, end), ticks, [self.wording.baht(tick) for tick in ticks], panel)

    def percents(
        self, axis: str, low: float, high: float, panel: Panel | None = None, *, sign: bool = True
    ) -> None:
        """Whole percents from `low` to `high` along an axis ("x" or "y"), with a grid."""
        ticks = _ticks(low, high)
        texts = [f"{signed(tick) if sign else tick}%" for tick in ticks]
        self._scale(axis, (low, high), ticks, [self.wording.number(one) for one in texts], panel)

    def _scale(
        self, axis: str, ends: Point, ticks: list[int], labels: list[str], panel: Panel | None
    ) -> None:
        panel, pen, quiet = panel or self.panel, Pen(self.palette.grid, 0.8), self.palette.quiet
        if axis == "x":
            panel.across = ends
        else:
            panel.up = ends
        for tick, label in zip(ticks, labels, strict=True):
            if axis == "x":
                self.upright(tick, pen, panel, zorder=_BEHIND)
                self.text(
                    label, (tick, 0), (0, -16.2), SMALL, quiet, ha="center", within=COLUMN,
                    panel=panel,
                )  # fmt: skip
            else:
                self.level(tick, pen, panel, zorder=_BEHIND)
                self.text(label, (0, tick), (-6, -3.3), SMALL, quiet, ha="right", panel=panel)

    def legend(self, keys: Iterable[tuple[str, *tuple[Kind, ...]]]) -> None:
        """Say below the title what fillings, lines and dots stand for, each with its label."""
        x, size = EDGE, SMALL + 1
        for label, *kinds in keys:
            for kind in kinds:
                self._key(x, kind).set_label(label)
            x += _KEY + 5
            self.text(label, (x, _LEGEND), (0, 0), size, self.palette.quiet, within=HEAD)
            x += width(label, FILES[REGULAR], size) + _KEY

    def _key(self, x: float, kind: Kind) -> Traced:
        """A small sample of how something is drawn."""
        place: dict[str, Any] = {"within": HEAD, "clipped": False}
        match kind:
            case Fill():
                return self.bar((x, _LEGEND - 0.7), (_KEY, 8.3), kind, **place)
            case Pen():
                return self.line((x, x + _KEY), (_LEGEND + 3.8,) * 2, kind, **place)
            case Dot():
                return self.dot((x + _KEY / 2, _LEGEND + 3.8), kind, **place)

    def _head(self, title: str, unit: str) -> None:
        after = EDGE + width(title, FILES[STRONG], TITLE) + 8
        for text, x, size, colour, family in (
            (title, EDGE, TITLE, self.palette.ink, STRONG),
            (unit, after, SMALL + 1, self.palette.quiet, REGULAR),
        ):
            if text:
                self.text(text, (x, -26), (0, 0), size, colour, family, within=HEAD)


def span(percents: Sequence[float]) -> Point:
    """From where to where an axis shows percentages, with room at both ends.

    The ends of a box plot: one village with a tenfold income does not press all others into a
    corner. What lies beyond is drawn as an arrow at the end of the axis.
    """
    ordered = sorted(percents)
    lower, upper = ordered[len(ordered) // 4], ordered[len(ordered) * 3 // 4]
    beyond = 3 * max(upper - lower, 5)
    low = max(ordered[0], lower - beyond)
    high = min(ordered[-1], upper + beyond)
    room = max(high - low, 5) * 0.06
    return low - room if low < 0 else low, high + room


def signed(percent: int) -> str:
    """ "+3", "−25", "0"."""
    return f"{'+' if percent > 0 else '−' if percent < 0 else ''}{abs(percent)}"


def _ticks(low: float, high: float) -> list[int]:
    """Round whole numbers between two."""
    steps = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10], integer=True)
    return [round(tick) for tick in steps.tick_values(low, high) if low <= tick <= high]


def size_within(text: str, family: str, size: float, room: float) -> float:
    """The size, at most `size`, at which a text is no wider than `room`."""
    return min(size, size * room / max(width(text, FILES[family], size), 1))


def both_ends(count: int) -> list[int]:
    """Which of so many, the best first, a chart shows: all, or of many the first and the last."""
    if count <= 2 * _ENDS:
        return list(range(count))
    return [*range(_ENDS), *range(count - _ENDS, count)]


def _lines(sentences: Iterable[str]) -> list[str]:
    """Sentences in lines as wide as a sheet; a long enumeration is broken behind a comma."""
    lines = [""]
    for sentence in sentences:
        between = " · "
        for part in re.split(r"(?<=,) ", sentence):
            longer = between.join(filter(None, (lines[-1], part)))
            if lines[-1] and width(longer, FILES[REGULAR], SMALL) > WIDTH - 2 * EDGE:
                lines.append(part)
            else:
                lines[-1] = longer
            between = " "
    return lines
