"""Figures on a screen: Matplotlib draws by Agg, and our own typesetting writes every text.

A label is shaped as on paper and drawn as one outline, many times as fast as Matplotlib's own text.
"""

from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from desktop.charts.paper import face_of
from desktop.documents.typefaces import shape, typeface


class ScreenRenderer(RendererAgg):
    """Agg with our texts. They are set level: no chart turns one."""

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float,  # noqa: ARG002
        ismath: Any = False, mtext: Any = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """Write one line from `x` on the baseline `y`, which Agg counts from above."""
        size = prop.get_size_in_points() * self.dpi / 72
        place = Affine2D().scale(size / 1000).translate(round(x), self.height - round(y))
        colour = gc.get_rgb()
        gc.set_linewidth(0)
        super().draw_path(gc, _line(s, face_of(prop)), place, colour)  # type: ignore[no-untyped-call]


class ScreenCanvas(FigureCanvasAgg):
    """Draws its figure by a `ScreenRenderer`."""

    _size: tuple[float, ...] = ()

    def get_renderer(self) -> Any:
        """The renderer of the figure's present size, the same one as long as it stays."""
        size = *self.figure.bbox.size, self.figure.dpi
        if self._size != size:
            self._size, self.renderer = size, ScreenRenderer(*size)  # type: ignore[no-untyped-call]
        return self.renderer


@lru_cache(maxsize=2048)
def _line(text: str, face: str) -> Outline:
    """The outline of a line, in thousandths of the type size."""
    pen, corners, codes = 0.0, [np.empty((0, 2))], [np.empty(0, np.uint8)]
    for number, dx, dy, advance in shape(text, face).glyphs:
        where, drawn = _glyph(number, face)
        corners.append(where + np.array((pen + dx, dy)))
        codes.append(drawn)
        pen += advance
    return Outline(np.concatenate(corners), np.concatenate(codes))


@lru_cache(maxsize=4096)
def _glyph(number: int, face: str) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """The corners of a glyph's outline, in thousandths of the type size, and what leads there."""
    corners: list[tuple[float, float]] = []
    codes: list[Any] = []

    def add(code: Any, *points: tuple[float, float]) -> None:
        corners.extend(points)
        codes.extend([code] * len(points))

    class Pen:
        """What HarfBuzz tells an outline to."""

        def moveTo(self, at: tuple[float, float]) -> None:  # noqa: N802  HarfBuzz's names
            add(Outline.MOVETO, at)

        def lineTo(self, at: tuple[float, float]) -> None:  # noqa: N802
            add(Outline.LINETO, at)

        def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
            add(Outline.CURVE3, *points)

        def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
            add(Outline.CURVE4, *points)

        def closePath(self) -> None:  # noqa: N802
            add(Outline.CLOSEPOLY, (0, 0))

    known = typeface(face)
    known.font.draw_glyph_with_pen(number, Pen())
    return np.array(corners, float).reshape(-1, 2) * known.scale, np.array(codes, np.uint8)
