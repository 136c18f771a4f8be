"""When Python searches for garbage: in the window's thread alone, and not while long work fills it.

A search runs in whatever thread happens to want memory, and a widget that is destroyed outside of
the window's thread ends the program. A search of everything holds every thread, the window's too:
half a second for 50,000 rows of a grid.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from PySide6.QtCore import QObject, QTimer

SWEEP_EVERY = 1_000
"""Milliseconds between two looks at whether a search is due."""

_MANY = 20
"""Of so many young generations that stay, a search would be felt in the window."""

_NEVER = 1_000_000_000

_lock = Lock()
_under_way: list[tuple[int, int, int]] = []
"""The thresholds that were, once for each piece of work."""


class Sweeper(QObject):
    """Searches for garbage in the thread of its parent, as often as Python would by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=SWEEP_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Search as far as is due."""
        due = [age for age, most in enumerate(gc.get_threshold()) if gc.get_count()[age] > most]
        if due:
            gc.collect(max(due))


@contextmanager
def unswept() -> Iterator[None]:
    """Within it only young objects are searched; the many that it leaves never are.

    They are no garbage: what they hold is freed as soon as nobody wants it. May be used by several
    threads at once.
    """
    with _lock:
        _under_way.append(_under_way[0] if _under_way else gc.get_threshold())
        young, middle, _old = _under_way[0]
        gc.set_threshold(young, middle, _NEVER)
        many = _MANY * young * middle
    begun = gc.get_count()[2]
    try:
        yield
    finally:
        with _lock:
            if gc.get_count()[2] - begun > _MANY or gc.get_count()[0] > many:
                gc.freeze()
            before = _under_way.pop()
            if not _under_way:
                gc.set_threshold(*before)
