"""A scrolled page of rows that ends between two rows, never in the middle of one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea


class RowScroll(QScrollArea):
    """Scrolls by whole rows; before it is scrolled, the last row in view is whole.

    The bar is always there: a page that came to need it would be narrower, and its charts drawn
    twice.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends: Sequence[int] = ()
        self._spare = 0
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
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


def row_ends(places: Sequence[QRect]) -> list[int]:
    """Where each row of some marks ends: half way to the next one, and as far below the last.

    Marks beside each other, or one over the other, are one row; one row alone has no end.
    """
    rows: list[tuple[int, int]] = []
    for place in sorted(places, key=lambda one: one.top()):
        top, bottom = place.top(), place.bottom()
        if rows and top <= rows[-1][1]:
            rows[-1] = rows[-1][0], max(bottom, rows[-1][1])
        else:
            rows.append((top, bottom))
    if len(rows) < 2:
        return []
    ends = [(above[1] + below[0]) // 2 for above, below in pairwise(rows)]
    return [*ends, rows[-1][1] + ends[-1] - rows[-2][1]]
