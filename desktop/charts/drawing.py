"""What all charts share: a sheet with its title, legend and footer around one axes or several.

Lengths are points and stay so however large the figure is made. Nothing is transparent and every
text is level, so that paper can show it (desktop/charts/paper.py).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.layout_engine import LayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from desktop.charts.chart import Chart, Look, Mark
from desktop.charts.look import FILES, REGULAR, STRONG, use_typefaces
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

ROW = ("axes fraction", "data")
"""Where the texts of a row stand: beside the axes, at the row."""

type Point = tuple[float, float]


class Fill(NamedTuple):
    """How something is filled. Its hatch is of its edge's colour, without an edge of the ground."""

    colour: str
    hatch: str | None = None
    edge: str = ""


class Grid(NamedTuple):
    """How many axes stand beside and below each other, how far apart, and how many there are."""

    columns: int = 1
    rows: int = 1
    across: float = 0
    down: float = 0
    filled: int = 1


_ONE = Grid()


class Sheet:
    """A figure `WIDTH` wide whose label is its title.

    `left` and `right` are the margins beside the axes, `high` is the room for them; `below` them
    are ticks. `rests_on` is said at the foot: what the chart counts and what it leaves out.
    """

    def __init__(
        self, look: Look, title: str, unit: str, rests_on: Iterable[str], *, high: float,
        left: float = EDGE, right: float = EDGE, below: float = _TICKS, grid: Grid = _ONE,
    ) -> None:  # fmt: skip
        use_typefaces()
        self.wording, self.palette = look.wording, look.palette
        self.marks: dict[str, Mark] = {}
        footer = _lines(rests_on)
        bottom = below + EDGE + _FOOTER_LINE * len(footer)
        self.across = WIDTH - left - right
        self.figure = Figure(
            figsize=(WIDTH / 72, (_HEADER + high + bottom) / 72),
            facecolor=self.palette.ground,
            layout=_Margins((left, right, _HEADER, bottom), grid),
        )
        self.figure.set_label(title)
        for _number in range(grid.filled):
            self._add_axes()
        self.axes: Any = self.figure.axes[0]
        self._head(title, unit)
        for number, line in enumerate(reversed(footer)):
            up = EDGE / 2 + _FOOTER_LINE * number + 4
            self.text(line, (0, 0), (EDGE, up), SMALL, self.palette.quiet, within="figure fraction")

    def text(
        self, text: str, point: Point, offset: Point, size: float, colour: str,
        family: str = REGULAR, ha: str = "left", within: Any = ROW, axes: Any = None,
    ) -> Any:  # fmt: skip
        """A line whose baseline is `offset` points from `point`."""
        return (axes or self.axes).annotate(
            text, point, xycoords=within, xytext=offset, textcoords="offset points",
            annotation_clip=False, ha=ha, va="baseline", size=size, color=colour, family=[family],
        )  # fmt: skip

    def bar(self, corner: Point, size: Point, fill: Fill, axes: Any = None) -> Any:
        """A filled rectangle in data units from its lower left `corner`."""
        return (axes or self.axes).add_artist(Rectangle(corner, *size, **self.filled(fill)))

    def nothing(self) -> None:
        """Say in the middle that there is nothing to show yet."""
        said, quiet = self.wording.say(N_("Nothing to compare yet")), self.palette.quiet
        self.text(said, (0.5, 0.5), (0, 0), NAME, quiet, ha="center", within="axes fraction")

    def line(
        self, across: Sequence[float], up: Sequence[float], axes: Any = None, **pen: Any
    ) -> Line2D:
        """A line through points, or dots at them, in data units."""
        line = Line2D(across, up, **pen)
        (axes or self.axes).add_artist(line)
        return line

    def mark(self, artist: Any, gid: str, told: str, households: Sequence[int] = ()) -> None:
        """Say what a drawn bar, point or line stands for."""
        artist.set_gid(gid)
        artist.set_picker(True)
        self.marks[gid] = Mark(told, households)

    def chart(self) -> Chart:
        """What was drawn so far."""
        return Chart(self.figure, self.marks)

    def money(self, axis: str, end: float, axes: Any = None) -> None:
        """Whole baht from 0 to `end` satang along an axis ("x" or "y"), with a grid."""
        ticks = [tick * 100 for tick in _ticks(0, end / 100)]
        self._scale(axis, (0, end), ticks, [self.wording.baht(tick) for tick in ticks], axes)

    def percents(
        self, axis: str, low: float, high: float, axes: Any = None, *, sign: bool = True
    ) -> None:
        """Whole percents from `low` to `high` along an axis ("x" or "y"), with a grid."""
        ticks = _ticks(low, high)
        texts = [f"{signed(tick) if sign else tick}%" for tick in ticks]
        self._scale(axis, (low, high), ticks, [self.wording.number(one) for one in texts], axes)

    def _scale(
        self, axis: str, ends: Point, ticks: list[int], labels: list[str], axes: Any
    ) -> None:
        axes = axes or self.axes
        axes.grid(axis=axis, color=self.palette.grid, linewidth=0.8)
        axes.set(**{f"{axis}ticks": ticks, f"{axis}ticklabels": labels, f"{axis}lim": ends})
        self.tick_labels(getattr(axes, f"{axis}axis"))

    def legend(self, handles: Sequence[Any]) -> None:
        """Say below the title what `handles`, each with a label, stand for."""
        figure = self.figure
        figure.legend(
            handles=handles, loc="lower left", bbox_to_anchor=(0, 1),
            bbox_transform=figure.transFigure
            + ScaledTranslation(EDGE / 72, -50 / 72, figure.dpi_scale_trans),
            ncols=len(handles), frameon=False, borderpad=0, borderaxespad=0, handlelength=1.6,
            handleheight=0.9, columnspacing=1.6, handletextpad=0.5,
            prop={"family": [REGULAR], "size": SMALL + 1}, labelcolor=self.palette.quiet,
        )  # fmt: skip

    def swatch(self, label: str, fill: Fill) -> Patch:
        """What a filling stands for, for the legend."""
        return Patch(label=label, **self.filled(fill))

    def stroke(self, label: str, **pen: Any) -> Line2D:
        """What a line stands for, for the legend."""
        return Line2D([], [], label=label, **pen)

    def dot(self, label: str, colour: str, fill: str, size: float) -> Line2D:
        """What a dot stands for, for the legend."""
        return Line2D(
            [], [], marker="o", markersize=size, color=colour, markerfacecolor=fill,
            markeredgewidth=1.8, linestyle="none", label=label,
        )  # fmt: skip

    def filled(self, fill: Fill) -> dict[str, Any]:
        """What Matplotlib calls a filling."""
        edge = {"edgecolor": fill.edge, "linewidth": 0.8} if fill.edge else {"linewidth": 0}
        hatched = {"hatch": fill.hatch, "hatchcolor": fill.edge or self.palette.ground}
        return {"facecolor": fill.colour, **hatched, **edge}

    def tick_labels(self, axis: Any, *, pad: float = 6) -> None:
        """Small quiet labels without ticks on an axis of some axes."""
        axis.set_tick_params(length=0, pad=pad, labelsize=SMALL, labelcolor=self.palette.quiet)
        for label in axis.get_ticklabels():
            label.set_family([REGULAR])

    def _add_axes(self) -> None:
        axes = self.figure.add_subplot(label=str(len(self.figure.axes)))
        axes.set_facecolor(self.palette.ground)
        axes.set_axisbelow(True)
        axes.spines[:].set_visible(False)
        axes.set_xticks([])
        axes.set_yticks([])

    def _head(self, title: str, unit: str) -> None:
        after = EDGE + width(title, FILES[STRONG], TITLE) + 8
        for text, x, size, colour, family in (
            (title, EDGE, TITLE, self.palette.ink, STRONG),
            (unit, after, SMALL + 1, self.palette.quiet, REGULAR),
        ):
            self.text(text, (0, 1), (x, -26), size, colour, family, within="figure fraction")


class _Margins(LayoutEngine):
    """Keeps fixed margins around the axes, however large the figure is made."""

    _adjust_compatible = True
    _colorbar_gridspec = False

    def __init__(self, around: tuple[float, float, float, float], grid: Grid) -> None:
        super().__init__()
        self._around, self._grid = around, grid

    def execute(self, fig: Figure) -> None:
        """Place the axes, row by row."""
        across, high = (length * 72 for length in fig.get_size_inches())
        left, right, top, bottom = self._around
        grid = self._grid
        wide = (across - left - right + grid.across) / grid.columns - grid.across
        tall = (high - top - bottom + grid.down) / grid.rows - grid.down
        for number, axes in enumerate(fig.axes):
            row, column = divmod(number, grid.columns)
            x = left + column * (wide + grid.across)
            y = high - top - row * (tall + grid.down) - tall
            axes.set_position(
                (x / across, y / high, max(wide / across, 0.02), max(tall / high, 0.02))
            )


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
