"""What charts are made of: filled shapes, lines, dots and labels, each in a panel.

Matplotlib's own can be anything; these are what a chart of ours needs, and are made and drawn many
times as fast. Nothing is transparent and every label is level.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Bbox, IdentityTransform
from numpy.typing import NDArray

from desktop.charts.look import FILES, REGULAR
from desktop.charts.panel import DATA, ROW, Panel, Point, Within
from desktop.documents.typefaces import width

_NEAR = 5.0
"""Points around a line or a dot that still mean it."""
_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
"""The part of a text that stands before its anchor."""
_AS_IT_IS = IdentityTransform()


class Fill(NamedTuple):
    """How a shape is filled. Its hatch is of its edge's colour, without an edge of the ground."""

    colour: str
    hatch: str | None = None
    edge: str = ""


class Pen(NamedTuple):
    """How a line is drawn; `dashes` are on and off, in widths of the line."""

    colour: str
    wide: float
    dashes: tuple[float, ...] = ()


class Dot(NamedTuple):
    """A circle ("o"), a rhombus ("D") or an arrowhead (">", "<") with its edge, in points."""

    colour: str
    fill: str
    size: float
    edge: float = 1.8
    shape: str = "o"


class Drawn(Artist):
    """Something in a panel; `within` is what its places are measured in.

    What is clipped ends where its panel ends.
    """

    def __init__(self, panel: Panel, within: Within, zorder: float, *, clipped: bool) -> None:
        super().__init__()
        self.panel, self.within, self.clipped = panel, within, clipped
        self.zorder = zorder
        self.set_transform(_AS_IT_IS)
        panel.figure.add_artist(self)

    def box(self) -> Bbox:
        """The room it takes, in pixels."""
        raise NotImplementedError

    def draw(self, renderer: Any) -> None:
        """Draw it, by any renderer of Matplotlib's kind."""
        name = type(self).__name__.lower()
        renderer.open_group(name, self.get_gid())
        gc = renderer.new_gc()
        if self.clipped:
            gc.set_clip_rectangle(self.panel.box())
        self._draw(renderer, gc)
        gc.restore()
        renderer.close_group(name)

    def _draw(self, renderer: Any, gc: Any) -> None:
        raise NotImplementedError


class Traced(Drawn):
    """Something that goes through places, and can be met there."""

    def corners(self) -> NDArray[np.float64]:
        """The pixels of its places."""
        raise NotImplementedError

    def meets(self, place: Point) -> bool:
        """Whether a pixel means it."""
        raise NotImplementedError

    def outline(self) -> Outline:
        """The way through its pixels."""
        return Outline(self.corners())

    def box(self) -> Bbox:
        """The room it takes, in pixels."""
        corners = self.corners()
        return Bbox([corners.min(axis=0), corners.max(axis=0)])

    def _pixels(self, across: Sequence[float], up: Sequence[float]) -> NDArray[np.float64]:
        x, y = self.panel.axes(self.within)
        return np.array([[x.at(one) for one in across], [y.at(one) for one in up]]).T


class Shape(Traced):
    """A filled outline through `places`; `codes` are Matplotlib's, of a polygon None."""

    def __init__(
        self, panel: Panel, places: Sequence[Point], fill: Fill, within: Within = DATA, *,
        codes: Sequence[Any] | None = None, clipped: bool = True, zorder: float = 1,
    ) -> None:  # fmt: skip
        super().__init__(panel, within, zorder, clipped=clipped)
        self.places, self.fill, self._codes = places, fill, codes

    def corners(self) -> NDArray[np.float64]:
        """The pixels of its edge, which ends where it begins."""
        return self._pixels(*zip(*self.places, self.places[0], strict=True))

    def outline(self) -> Outline:
        """Its edge, filled."""
        return Outline(self.corners(), self._codes, closed=self._codes is None)

    def meets(self, place: Point) -> bool:
        """Whether a pixel is inside."""
        return self.outline().contains_point(place)

    def _draw(self, renderer: Any, gc: Any) -> None:
        fill = self.fill
        gc.set_joinstyle("miter")
        gc.set_linewidth(0.8 if fill.edge else 0)
        gc.set_foreground(fill.edge or fill.colour)
        if fill.hatch:
            gc.set_hatch(fill.hatch)
            gc.set_hatch_color(to_rgba(fill.edge or self.panel.figure.get_facecolor()))
        renderer.draw_path(gc, self.outline(), _AS_IT_IS, to_rgba(fill.colour))


class Line(Traced):
    """A line through places."""

    def __init__(
        self, panel: Panel, across: Sequence[float], up: Sequence[float], pen: Pen,
        within: Within = DATA, *, clipped: bool = True, zorder: float = 2,
    ) -> None:  # fmt: skip
        super().__init__(panel, within, zorder, clipped=clipped)
        self.across, self.up, self.pen = across, up, pen

    def corners(self) -> NDArray[np.float64]:
        """The pixels of its places."""
        return self._pixels(self.across, self.up)

    def meets(self, place: Point) -> bool:
        """Whether a pixel is on it or beside it."""
        corners = self.corners()
        start, way = corners[:-1], np.diff(corners, axis=0)
        length = np.maximum((way**2).sum(axis=1), 1e-9)
        share = (((place - start) * way).sum(axis=1) / length).clip(0, 1)
        apart = start + share[:, None] * way - place
        return bool((np.hypot(*apart.T) <= _NEAR * self.panel.scale).any())

    def _draw(self, renderer: Any, gc: Any) -> None:
        pen = self.pen
        gc.set_linewidth(pen.wide)
        gc.set_foreground(pen.colour)
        gc.set_capstyle("butt" if pen.dashes else "projecting")
        if pen.dashes:
            gc.set_dashes(0, [length * pen.wide for length in pen.dashes])
        renderer.draw_path(gc, self.outline(), _AS_IT_IS)


class Spot(Traced):
    """A dot at a place."""

    def __init__(
        self, panel: Panel, place: Point, dot: Dot, within: Within = DATA, *,
        clipped: bool = True, zorder: float = 2,
    ) -> None:  # fmt: skip
        super().__init__(panel, within, zorder, clipped=clipped)
        self.place, self.dot = place, dot

    def corners(self) -> NDArray[np.float64]:
        """The pixel of its middle."""
        return self._pixels(self.place[:1], self.place[1:])

    def box(self) -> Bbox:
        """The room it takes, in pixels."""
        return super().box().padded(self.dot.size / 2 * self.panel.scale)

    def meets(self, place: Point) -> bool:
        """Whether a pixel is near its middle."""
        apart = self.corners()[0] - place
        return bool(np.hypot(*apart) <= _NEAR * self.panel.scale)

    def _draw(self, renderer: Any, gc: Any) -> None:
        dot, style = self.dot, _marker(self.dot.shape)
        size = dot.size * self.panel.scale
        gc.set_linewidth(dot.edge)
        gc.set_foreground(dot.colour)
        gc.set_snap(size >= (style.get_snap_threshold() or np.inf))
        gc.set_joinstyle(style.get_joinstyle())
        gc.set_capstyle(style.get_capstyle())
        form = style.get_transform() + Affine2D().scale(size)
        renderer.draw_markers(
            gc, style.get_path(), form, self.outline(), _AS_IT_IS, to_rgba(dot.fill)
        )


class Label(Drawn):
    """One line of text whose baseline is `offset` points from `place`.

    `ground` is the colour of the box behind it, "" for none.
    """

    def __init__(
        self, panel: Panel, text: str, place: Point, offset: Point, size: float, colour: str, *,
        family: str = REGULAR, ha: str = "left", within: Within = ROW, ground: str = "",
        zorder: float = 3,
    ) -> None:  # fmt: skip
        super().__init__(panel, within, zorder, clipped=False)
        self.text, self.place, self.offset, self.ha = text, place, offset, ha
        self.size, self.colour, self.family, self.ground = size, colour, family, ground

    def anchor(self) -> Point:
        """The pixel on the baseline where the text starts, ends, or has its middle."""
        across, up = self.panel.axes(self.within)
        scale = self.panel.scale
        return (
            across.at(self.place[0]) + self.offset[0] * scale,
            up.at(self.place[1]) + self.offset[1] * scale,
        )

    def box(self) -> Bbox:
        """The room it takes, in pixels; the height is the same for every text of a size."""
        size = self.size * self.panel.scale
        wide = width(self.text, FILES[self.family], size)
        x, y = self.anchor()
        x -= wide * _BEFORE[self.ha]
        return Bbox([[x, y - 0.22 * size], [x + wide, y + 0.73 * size]])

    def _draw(self, renderer: Any, gc: Any) -> None:
        box = self.box()
        if self.ground:
            behind = box.padded(0.5 * self.panel.scale).corners()[[0, 1, 3, 2]]
            gc.set_linewidth(0)
            renderer.draw_path(gc, Outline(behind), _AS_IT_IS, to_rgba(self.ground))
        up = self.anchor()[1]
        if renderer.flipy():
            up = renderer.get_canvas_width_height()[1] - up
        gc.set_foreground(self.colour)
        prop = _properties(self.family, self.size)
        renderer.draw_text(gc, box.x0, up, self.text, prop, 0, mtext=self)

    # What Matplotlib's SVG asks a text to set it where it stands

    def get_unitless_position(self) -> Point:
        """The pixel that it is aligned to."""
        return self.anchor()

    def get_ha(self) -> str:
        """What of it stands there."""
        return self.ha


@lru_cache
def _marker(shape: str) -> MarkerStyle:
    return MarkerStyle(shape)


@lru_cache(maxsize=256)
def _properties(family: str, size: float) -> FontProperties:
    return FontProperties(family=[family], size=size)
