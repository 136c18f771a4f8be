"""A scrolled page of rows that ends between two rows, never in the middle of one."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea


class RowScroll(QScrollArea):
    """Scrolls by whole rows; before it is scrolled, the last row in view is whole."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: Sequence[int] = ()
        self._spare = 0
        self.setWidgetResizable(True)
        self.setProperty("role", "reached")

    def set_rows(self, ends: Sequence[int]) -> None:
        """Say where each row ends, in pixels from the top of the page."""
        self._ends = ends
        if len(ends) > 1:
            self.verticalScrollBar().setSingleStep(ends[-1] - ends[-2])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Find the last whole row again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().height()
        whole = [end for end in self._ends if end <= room]
        spare = room - whole[-1] if whole and self._ends[-1] > room else 0
        if spare != self._spare:
            self._spare = spare
            self.setViewportMargins(0, 0, 0, spare)
