"""A chart in a page: read and drawn on a worker, painted here, its marks told and opened."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.charts.chart import Chart, Mark
from desktop.problems import Refused
from desktop.thai.line_breaking import soft_breaks
from desktop.words import _
from ui import theme
from ui.charts.raster import Frame, Raster, rasterised
from ui.charts.told import Told
from ui.theme import UNIT

if TYPE_CHECKING:
    from ui.jobs import Job, Jobs

type Steps = Callable[[], Iterator[Chart]]
"""Reads and draws a chart, in one step or with more of it at each."""

NARROWEST = 640  # pixels
LOWEST = 240  # pixels, before there is a chart
REST = 2.0
"""For how many times as long as a picture took, steps are drawn before the next picture."""
SETTLED = 60  # milliseconds after which a width is the one that stays

_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class ChartView(QWidget):
    """Shows one chart at a time, as wide as the page allows.

    The arrow keys walk over the marks, and what a mark stands for is told beside it; Enter and a
    click pick it. `drawn` comes when the whole chart has its place and width, or the sentence why
    there is none; `marked` with the place of the mark that the keys came to.
    """

    drawn = Signal()
    picked = Signal(object)
    marked = Signal(QRect)

    def __init__(self, jobs: "Jobs") -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._steps: Steps | None = None
        self._coming: list[Raster] = []
        self._raster: Raster | None = None
        self._gid = ""
        self._instead = ""
        self._told = Told(self)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Chart"))

    @property
    def chart(self) -> Chart | None:
        """The chart in view."""
        return self._raster.chart if self._raster else None

    @property
    def mark(self) -> Mark | None:
        """The mark that is told."""
        return self._raster.chart.marks[self._gid] if self._raster and self._gid else None

    @property
    def gid(self) -> str:
        """The gid of the mark that is told; "" for none."""
        return self._gid

    @property
    def told(self) -> str:
        """What is told of it."""
        return "" if self._told.isHidden() else self._told.text()

    def place_of(self, gid: str) -> QRect:
        """Where a mark is."""
        return self._raster.boxes[gid].toRect() if self._raster else QRect()

    @property
    def places(self) -> list[QRect]:
        """Where the marks are, in the order they are read."""
        return [box.toRect() for box in self._raster.boxes.values()] if self._raster else []

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """The chart's height."""
        return self._raster.size if self._raster else QSize(NARROWEST, LOWEST)

    def show_chart(self, steps: Steps) -> None:
        """Read and draw another chart; the one before stays until there is something of it."""
        self._steps = steps
        self._draw()

    def show_instead(self, sentence: str) -> None:
        """Say why there is no chart."""
        self._forget()
        self._steps = self._raster = None
        self._instead = sentence
        self.setAccessibleName(sentence)
        self._turn_to("")
        self.updateGeometry()
        self.update()
        self.drawn.emit()

    @property
    def sentence(self) -> str:
        """Why there is no chart; "" where there is one, or none yet."""
        return self._instead

    def step(self, by: int) -> None:
        """Go on by so many marks, or back; it is told, and said to a screen reader."""
        gids = list(self._raster.boxes) if self._raster and self._job is None else []
        if not gids:
            return
        at = gids.index(self._gid) + by if self._gid in gids else (0 if by > 0 else len(gids) - 1)
        self._turn_to(gids[max(0, min(at, len(gids) - 1))])
        mark = self.mark
        if self._raster is None or mark is None:
            return
        place = self._raster.boxes[self._gid].toRect()
        self.marked.emit(place)
        self._told.tell(mark.told, QPoint(place.right(), place.center().y()))
        self.setAccessibleDescription(mark.told)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, mark.told))

    # Drawing

    def _draw(self) -> None:
        """Draw anew; what was under way for another chart or another size is forgotten."""
        self._soon.stop()
        if self._steps is None:
            return
        self._forget()
        frame = Frame(max(self.width(), NARROWEST), self.devicePixelRatioF())
        self._coming = []  # the worker's own, which a forgotten one does not fill
        work = partial(_drawn, self._steps, frame, self._coming)
        self._job = self._jobs.read_long(work, self._on_drawn, self._on_refused)
        self._job.progressed.connect(self._on_progress)
        self._on_progress(0, 0)  # of what came before anybody was told

    def _forget(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job.forget()
            self._job, self._coming = None, []

    def _on_progress(self, _done: int, _of_all: int) -> None:
        if self._coming:  # else it is told of a chart that is no longer wanted
            self._show(self._coming[0])

    def _on_drawn(self, raster: object) -> None:
        self._job, self._coming = None, []
        if isinstance(raster, Raster):
            self._show(raster)
            if not self._soon.isActive():  # else this is the picture of a width that does not stay
                self.drawn.emit()

    def _on_refused(self, refused: Refused) -> None:
        self.show_instead(refused.reason)

    def _show(self, raster: Raster) -> None:
        self._raster, self._instead = raster, ""
        self._turn_to(self._gid if self._gid in raster.boxes else "")
        title = str(raster.chart.figure.get_label())
        self.setAccessibleName(_("Chart: {title}").format(title=title))
        self.updateGeometry()
        self.update()

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width needs another picture."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._steps is not None:
            self._soon.start(SETTLED)

    def event(self, event: QEvent) -> bool:
        """On a screen of another scale the picture has other pixels."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._soon.start(SETTLED)
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The picture, the edge of the mark that is told, and where the focus is."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), QColor(look.panel))
        if self._raster is not None:
            painter.drawImage(0, 0, self._raster.image)
        elif self._instead:
            inside = self.rect().adjusted(2 * UNIT, 2 * UNIT, -2 * UNIT, -2 * UNIT)
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.setPen(QColor(look.quiet))
            painter.drawText(inside, wrapped, soft_breaks(self._instead))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.text), 2))
        if self._raster is not None and self._gid and self._job is None:
            painter.drawPath(self._raster.outline(self._gid))
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 1))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Tell the mark under the mouse."""
        if self._raster is None or self._job is not None:
            return
        self._turn_to(self._raster.under(event.position()))
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self._gid else Qt.CursorShape.ArrowCursor
        )
        if self.mark is not None:
            self._told.tell(self.mark.told, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Pick the mark under the mouse."""
        self.mouseMoveEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """The mouse is gone, and what it told with it."""
        super().leaveEvent(event)
        self._turn_to("")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """What the keys told goes with the focus."""
        super().focusOutEvent(event)
        self._turn_to("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Walk over the marks, pick one, let go of it."""
        key = event.key()
        if key in _ON or key in _BACK:
            self.step(1 if key in _ON else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._turn_to("")
            self.step(1 if key == Qt.Key.Key_Home else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._gid:
            self._pick()
        elif key == Qt.Key.Key_Escape and self._gid:
            self._turn_to("")
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        mark = self.mark
        if mark is not None and self._job is None:
            self._told.hide()
            self.picked.emit(mark)

    def _turn_to(self, gid: str) -> None:
        if gid != self._gid:
            self._gid = gid
            self.update()
        if not gid:
            self._told.hide()


def _drawn(steps: Steps, frame: Frame, coming: list[Raster], job: "Job") -> Raster | None:
    """On the worker: as many steps as there is time for become pictures, and the last one does.

    None when it is no longer wanted.
    """
    raster, whole, due = None, None, 0.0
    for number, chart in enumerate(() if job.cancelled() else steps()):
        if job.cancelled():
            return None
        begun, whole = perf_counter(), chart
        if begun >= due:
            raster, whole = rasterised(chart, frame), None
            due = perf_counter() + REST * (perf_counter() - begun)
            coming[:] = [raster]  # the newest only: each is megabytes
            job.report(number, 0)
    return raster if whole is None else rasterised(whole, frame)
