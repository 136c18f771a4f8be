"""Long work fills the memory without Python searching all of it for garbage meanwhile.

Such a search holds every thread, the window's too: half a second for 50,000 rows of a grid.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_MANY = 20
"""Of so many young generations that stay, a search would be felt in the window."""

_NEVER = 1_000_000_000

_lock = Lock()
_under_way: list[tuple[int, int, int]] = []
"""The thresholds that were, once for each piece of work."""


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
    begun = gc.get_count()[2]
    try:
        yield
    finally:
        with _lock:
            if gc.get_count()[2] - begun > _MANY:
                gc.freeze()
            before = _under_way.pop()
            if not _under_way:
                gc.set_threshold(*before)
