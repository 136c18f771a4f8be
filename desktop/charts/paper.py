"""Figures on paper: Matplotlib draws, and our own typesetting writes every text.

Matplotlib's PDF repeats Thai text three times for whoever searches or copies it. Here each label
is one line of ours, exact to the eye and to search, so a chart can stand on any page of a report.
Text is set level; rotation, transparency and raster pictures are not drawn.
"""

import math
from typing import Any

from matplotlib.backend_bases import FigureCanvasBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Bbox

from desktop.charts.look import FILES, REGULAR
from desktop.documents.paper import Paper

_HATCH = 72.0
"""The side of the square in which Matplotlib repeats a hatch, in points."""


class PaperRenderer(RendererBase):
    """Draws a figure of `width` by `height` points with its lower left corner at the origin."""

    def __init__(self, paper: Paper, width: float, height: float) -> None:
        super().__init__()
        self._paper = paper
        self._size = width, height

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The figure's size in points."""
        return self._size

    def flipy(self) -> bool:
        """Paper counts from below."""
        return False

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float,  # noqa: ARG002
        ismath: Any = False, mtext: Any = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """Write one line from `x` on the baseline `y`."""
        colour = to_hex(gc.get_rgb())
        self._paper.write(s, x, y, face_of(prop), prop.get_size_in_points(), colour=colour)

    def draw_path(self, gc: Any, path: Outline, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """Fill, hatch and stroke an outline."""
        self._paper.saveState()
        self._clip(gc)
        outline = self._outline(path, transform)
        if rgbFace is not None:
            self._paper.setFillColor(to_hex(rgbFace))
            self._paper.drawPath(outline, stroke=0, fill=1)
        if gc.get_hatch():
            self._hatch(gc, outline, path.get_extents(transform))
        if gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0:
            self._pen(gc)
            self._paper.drawPath(self._outline(path, transform), stroke=1, fill=0)
        self._paper.restoreState()

    def _clip(self, gc: Any) -> None:
        box = gc.get_clip_rectangle()
        if box is not None:
            edge = self._paper.beginPath()
            edge.rect(*box.bounds)
            self._paper.clipPath(edge, stroke=0, fill=0)

    def _pen(self, gc: Any) -> None:
        self._paper.setStrokeColor(to_hex(gc.get_rgb()))
        self._paper.setLineWidth(gc.get_linewidth())
        self._paper.setLineCap({"butt": 0, "round": 1, "projecting": 2}[gc.get_capstyle()])
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            self._paper.setDash(list(dashes), offset or 0)

    def _hatch(self, gc: Any, outline: Any, extents: Bbox) -> None:
        """Repeat the hatch over the outline's box, clipped to the outline."""
        self._paper.saveState()
        self._paper.clipPath(outline, stroke=0, fill=0)
        self._paper.setStrokeColor(to_hex(gc.get_hatch_color()))
        self._paper.setLineWidth(gc.get_hatch_linewidth())
        for column in range(math.floor(extents.x0 / _HATCH), math.ceil(extents.x1 / _HATCH)):
            for row in range(math.floor(extents.y0 / _HATCH), math.ceil(extents.y1 / _HATCH)):
                place = Affine2D().scale(_HATCH).translate(column * _HATCH, row * _HATCH)
                strokes = self._outline(gc.get_hatch_path(), place)
                self._paper.drawPath(strokes, stroke=1, fill=0)
        self._paper.restoreState()

    def _outline(self, path: Outline, transform: Any) -> Any:
        """`path` as the paper's own outline, in points."""
        outline = self._paper.beginPath()
        here = (0.0, 0.0)
        for points, code in path.iter_segments(transform, simplify=False):
            corners = [(points[at], points[at + 1]) for at in range(0, len(points), 2)]
            match code:
                case Outline.MOVETO:
                    outline.moveTo(*corners[0])
                case Outline.LINETO:
                    outline.lineTo(*corners[0])
                case Outline.CURVE3:
                    outline.curveTo(*_cubic(here, *corners))
                case Outline.CURVE4:
                    outline.curveTo(*corners[0], *corners[1], *corners[2])
                case Outline.CLOSEPOLY:
                    outline.close()
                    continue
            here = corners[-1]
        return outline


def _cubic(
    start: tuple[float, float], control: tuple[float, float], end: tuple[float, float]
) -> tuple[float, ...]:
    """The cubic curve that is the quadratic one from `start`."""
    return (
        start[0] + (control[0] - start[0]) * 2 / 3,
        start[1] + (control[1] - start[1]) * 2 / 3,
        end[0] + (control[0] - end[0]) * 2 / 3,
        end[1] + (control[1] - end[1]) * 2 / 3,
        *end,
    )


def face_of(prop: Any) -> str:
    """The shipped typeface of a text, by its properties."""
    return next((FILES[name] for name in prop.get_family() if name in FILES), FILES[REGULAR])


def figure_pdf(figure: Figure, title: str, language: str) -> bytes:
    """`figure` as a PDF of its own size, every text in it searchable as it is read."""
    width, height = (float(length) * 72 for length in figure.get_size_inches())
    paper = Paper((width, height), title, language)
    canvas, dpi = figure.canvas, figure.dpi
    try:
        FigureCanvasBase(figure)
        figure.dpi = 72
        figure.draw(PaperRenderer(paper, width, height))
    finally:
        figure.dpi = dpi
        figure.set_canvas(canvas)
    paper.showPage()
    return paper.finished()
