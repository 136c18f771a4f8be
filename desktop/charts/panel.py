"""Where things stand on a chart: panels with scales of their own, on a sheet of fixed margins."""

from functools import lru_cache
from typing import Literal, NamedTuple

from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

type Point = tuple[float, float]
type Unit = Literal["data", "panel", "sheet", "top"]
type Within = tuple[Unit, Unit]
"""What a place is measured in, across and up: `data` by the panel's scales, `panel` in parts of
the panel, `sheet` in points from the sheet's lower left corner, `top` in points from its top.
"""

DATA: Within = ("data", "data")
PANEL: Within = ("panel", "panel")
ROW: Within = ("panel", "data")
COLUMN: Within = ("data", "panel")
HEAD: Within = ("sheet", "top")
FOOT: Within = ("sheet", "sheet")


class Margins(NamedTuple):
    """The points beside, above and below all panels of a sheet."""

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


class Grid(NamedTuple):
    """How many panels stand beside and below each other, how far apart, and how many there are."""

    columns: int = 1
    rows: int = 1
    across: float = 0
    down: float = 0
    filled: int = 1


ONE = Grid()
_NONE = Margins()


class Axis(NamedTuple):
    """How numbers become pixels: `start` is the pixel of 0, `each` the pixels of 1."""

    start: float
    each: float

    def at(self, value: float) -> float:
        """The pixel of a number."""
        return self.start + value * self.each


class Panel:
    """The `number`-th panel of a figure, row by row. Its margins stay, however large that is made.

    `across` and `up` are the ends of its scales.
    """

    def __init__(
        self, figure: Figure, margins: Margins = _NONE, grid: Grid = ONE, number: int = 0
    ) -> None:
        self.figure = figure
        self.across: Point = (0, 1)
        self.up: Point = (0, 1)
        self._place = margins, grid, number

    @property
    def scale(self) -> float:
        """The pixels of a point."""
        return self.figure.dpi / 72

    def box(self) -> Bbox:
        """Where it is, in pixels."""
        return _box(*self._sheet(), self.scale, *self._place)

    def axes(self, within: Within) -> tuple[Axis, Axis]:
        """How places become pixels, across and up."""
        (x0, y0), (x1, y1) = self.box().get_points().tolist()
        across, up = within
        return (
            self._axis(across, x0, x1 - x0, self.across),
            self._axis(up, y0, y1 - y0, self.up),
        )

    def _axis(self, unit: Unit, start: float, length: float, ends: Point) -> Axis:
        match unit:
            case "data":
                each = length / ((ends[1] - ends[0]) or 1)  # 0…0 where every income is 0
                return Axis(start - ends[0] * each, each)
            case "panel":
                return Axis(start, length)
            case "sheet":
                return Axis(0, self.scale)
            case "top":
                return Axis(self._sheet()[1] * self.scale, self.scale)

    def _sheet(self) -> Point:
        """How wide and how high the figure is, in points."""
        wide, high = self.figure.bbox_inches.get_points()[1].tolist()
        return wide * 72, high * 72


@lru_cache(maxsize=1024)
def _box(wide: float, high: float, scale: float, margins: Margins, grid: Grid, number: int) -> Bbox:
    """Where a panel is in a figure of so many points, in pixels of `scale`. Asked over and over."""
    left, right, top, bottom = margins
    row, column = divmod(number, grid.columns)
    own_wide = max((wide - left - right + grid.across) / grid.columns - grid.across, 1)
    own_high = max((high - top - bottom + grid.down) / grid.rows - grid.down, 1)
    x = left + column * (own_wide + grid.across)
    y = high - top - row * (own_high + grid.down) - own_high
    return Bbox.from_bounds(*(length * scale for length in (x, y, own_wide, own_high)))
