"""A figure in a tab: drawn by Agg into a Qt widget, copied and saved as it is."""

from pathlib import Path

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.widgets import clear, column

SAVED_DPI = 200


class ChartView(QWidget):
    """Shows one figure at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._canvas: FigureCanvasQTAgg | None = None
        self.setLayout(column())
        self.setMinimumHeight(240)
        self.setAccessibleName(_("Chart"))

    @property
    def figure(self) -> Figure | None:
        """The figure in view."""
        return self._canvas.figure if self._canvas else None

    def show_figure(self, figure: Figure) -> None:
        """Show `figure` instead of the one before."""
        clear(self.layout())
        self._canvas = FigureCanvasQTAgg(figure)
        self.layout().addWidget(self._canvas)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self._canvas is not None:
            QGuiApplication.clipboard().setPixmap(self._canvas.grab())

    def save(self, file: Path) -> None:
        """Write the figure as PNG, SVG or PDF, by the file's ending. OSError when it cannot."""
        if self.figure is not None:
            self.figure.savefig(file, dpi=SAVED_DPI)
