"""A figure in a tab, at the size it was drawn for, scrolled where the tab is smaller."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop.words import _


class _Canvas(FigureCanvasQTAgg):
    """Leaves the wheel to the scroll area around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Pass the wheel on."""
        event.ignore()


class ChartView(QScrollArea):
    """Shows one figure at a time, as wide as the tab allows and never flatter than it was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas: _Canvas | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(240)
        self.setAccessibleName(_("Chart"))

    @property
    def figure(self) -> Figure | None:
        """The figure in view."""
        return self._canvas.figure if self._canvas else None

    def show_figure(self, figure: Figure) -> None:
        """Show `figure` instead of the one before."""
        width, height = (int(inches * figure.dpi) for inches in figure.get_size_inches())
        self._canvas = _Canvas(figure)
        self._canvas.setMinimumSize(min(width, 640), height)
        self.setWidget(self._canvas)

    def copy(self) -> None:
        """Put the whole picture on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())
