"""A chart as a picture of the size that a screen has for it, made on a worker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainterPath

from desktop.charts.artists import Spot
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
    pixels: object = field(repr=False)  # the image's memory, which is the canvas's
    boxes: Mapping[str, QRectF]

    @property
    def size(self) -> QSize:
        """In independent pixels."""
        return self.image.deviceIndependentSize().toSize()

    def under(self, point: QPointF) -> str:
        """The gid of the mark under a point, of several the one drawn last; "" for none."""
        scale, drawn = self.frame.scale, self.chart.drawn
        place = point.x() * scale, self.image.height() - point.y() * scale
        near = [gid for gid, box in self.boxes.items() if box.contains(point)]
        hit = [gid for gid in near if drawn[gid].meets(place)]
        return max(reversed(hit), key=lambda gid: drawn[gid].zorder, default="")

    def outline(self, gid: str) -> QPainterPath:
        """The edge of a mark."""
        edge, drawn = QPainterPath(), self.chart.drawn[gid]
        if isinstance(drawn, Spot):
            edge.addRoundedRect(self.boxes[gid], _NEAR, _NEAR)
            return edge
        height, scale = self.image.height(), self.frame.scale
        for corners in drawn.outline().to_polygons(closed_only=False):
            edge.addPolygon([QPointF(x / scale, (height - y) / scale) for x, y in corners])
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
    pixels = canvas.buffer_rgba()
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBX8888)
    image.setDevicePixelRatio(frame.scale)
    return Raster(chart, frame, image, pixels, dict(_boxes(chart, height, frame.scale)))


def _boxes(chart: Chart, height: int, scale: float) -> Iterator[tuple[str, QRectF]]:
    """Where each mark is that was drawn, in the order of the marks."""
    for gid in (one for one in chart.marks if one in chart.drawn):
        (left, bottom), (right, top) = chart.drawn[gid].box().get_points() / scale
        box = QRectF(left, height / scale - top, right - left, top - bottom)
        yield gid, box.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
