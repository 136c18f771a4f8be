"""A chart as a picture of the size that a screen has for it, made on a worker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.backend_bases import MouseEvent
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainterPath

from desktop.charts.chart import Chart
from desktop.charts.screen import ScreenCanvas
from desktop.problems import Refused
from desktop.words import _

DPI = 100
"""Pixels of an inch of a figure, of the screen's independent ones."""
HIGHEST = 24_000
"""Pixels that a chart may be high: more memory than a nation needs, and more than anybody reads."""

_NEAR = 3.0
"""Pixels around a mark that still mean it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a chart has: how wide in independent pixels, and how many real ones each is."""

    width: int
    scale: float


@dataclass(frozen=True, slots=True)
class Raster:
    """A chart as it is painted, and where each of its marks is, in the order they are read."""

    chart: Chart
    frame: Frame
    image: QImage
    boxes: Mapping[str, QRectF]

    @property
    def size(self) -> QSize:
        """In independent pixels."""
        return self.image.deviceIndependentSize().toSize()

    def under(self, point: QPointF) -> str:
        """The gid of the mark under a point, of several the one drawn last; "" for none."""
        near = [gid for gid, box in self.boxes.items() if box.contains(point)]
        if not near:
            return ""
        scale, height = self.frame.scale, self.image.height()
        event = MouseEvent(
            "motion_notify_event", self.chart.figure.canvas, point.x() * scale,
            height - point.y() * scale,
        )  # fmt: skip
        artists = _artists(self.chart)
        hit = [gid for gid in near if any(one.contains(event)[0] for one in artists[gid])]
        return max(hit, key=lambda gid: artists[gid][0].get_zorder(), default="")

    def outline(self, gid: str) -> QPainterPath:
        """The edge of a mark."""
        edge = QPainterPath()
        for artist in _artists(self.chart)[gid]:
            if isinstance(artist, (Patch, Line2D)) and len(artist.get_path().vertices) > 1:
                edge.addPath(self._along(artist))
            else:
                edge.addRoundedRect(self.boxes[gid], _NEAR, _NEAR)
        return edge

    def _along(self, artist: Patch | Line2D) -> QPainterPath:
        height, scale = self.image.height(), self.frame.scale
        edge = QPainterPath()
        path = artist.get_path().transformed(artist.get_transform())
        for corners in path.to_polygons(closed_only=False):
            points = [QPointF(x / scale, (height - y) / scale) for x, y in corners]
            edge.moveTo(points[0])
            for point in points[1:]:
                edge.lineTo(point)
        return edge


def rasterised(chart: Chart, frame: Frame) -> Raster:
    """The picture of a chart as wide as `frame`, as high as it was made.

    Refused for one that is too high. Nobody else may touch the figure meanwhile.
    """
    figure = chart.figure
    high = figure.get_size_inches()[1]
    if high * DPI > HIGHEST:
        raise Refused(
            _("These are too many groups for a chart; choose a smaller place, or other groups.")
        )
    figure.set_dpi(DPI * frame.scale)
    figure.set_size_inches(frame.width / DPI, high)
    canvas = ScreenCanvas(figure)
    canvas.draw()
    width, height = canvas.get_width_height(physical=True)
    drawn = QImage(
        canvas.buffer_rgba(), width, height, 4 * width, QImage.Format.Format_RGBA8888
    )  # fmt: skip
    image = drawn.copy()  # the canvas's own memory is drawn into again
    image.setDevicePixelRatio(frame.scale)
    return Raster(chart, frame, image, dict(_boxes(chart, height, frame.scale)))


def _artists(chart: Chart) -> dict[str, list[Artist]]:
    """What was drawn for each mark."""
    found: dict[str, list[Artist]] = {}
    for axes in chart.figure.axes:
        for artist in axes.get_children():
            gid = artist.get_gid()
            if gid in chart.marks:
                found.setdefault(gid, []).append(artist)
    return found


def _boxes(chart: Chart, height: int, scale: float) -> Iterator[tuple[str, QRectF]]:
    """Where each mark is that was drawn, in the order of the marks."""
    found = _artists(chart)
    renderer = chart.figure.canvas.get_renderer()
    for gid in (one for one in chart.marks if one in found):
        box = QRectF()
        for artist in found[gid]:
            around = artist.get_window_extent(renderer)
            box |= QRectF(around.x0, height - around.y1, around.width, around.height)
        own = QRectF(box.topLeft() / scale, box.size() / scale)
        yield gid, own.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
