"""A figure in a page, at the height it was drawn for."""

from matplotlib.backend_bases import PickEvent
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.widgets import clear, column

NARROWEST = 640  # pixels


class _Canvas(FigureCanvasQTAgg):
    """Leaves the wheel to the scroll area around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Pass the wheel on."""
        event.ignore()


class ChartView(QWidget):
    """Shows one figure at a time, as wide as the page allows.

    `drawn` comes when the figure has its place, `picked` with the gid of what was clicked.
    """

    drawn = Signal()
    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._canvas: _Canvas | None = None
        self._place = column()
        self.setLayout(self._place)
        self.setAccessibleName(_("Chart"))

    @property
    def figure(self) -> Figure | None:
        """The figure in view."""
        return self._canvas.figure if self._canvas else None

    def show_figure(self, figure: Figure) -> None:
        """Show `figure` instead of the one before."""
        width, height = (int(inches * figure.dpi) for inches in figure.get_size_inches())
        clear(self._place)
        self._canvas = _Canvas(figure)
        self._canvas.setMinimumWidth(min(width, NARROWEST))
        self._canvas.setFixedHeight(height)
        # At a fractional scale the picture can be a line short of what is erased below it.
        self._canvas.setPalette(QPalette(QColor(to_hex(figure.get_facecolor()))))
        self._canvas.mpl_connect("draw_event", lambda _event: self.drawn.emit())
        self._canvas.mpl_connect("pick_event", self._on_pick)
        self._place.addWidget(self._canvas)

    def copy(self) -> None:
        """Put the whole picture on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def _on_pick(self, event: PickEvent) -> None:
        gid = event.artist.get_gid()
        if gid:
            self.picked.emit(gid)
