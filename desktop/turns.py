"""Long loops on a worker, in which the window gets its turns."""

import time
from collections.abc import Iterable, Iterator

_TURN = 0.001
_PAUSE = 0.00005


def in_turns[T](rows: Iterable[T]) -> Iterator[T]:
    """`rows`, pausing for a moment after each millisecond of work on them.

    Python would let another thread wait five milliseconds, each time that it wants to go on.
    """
    begun = time.perf_counter()
    for one in rows:
        yield one
        if time.perf_counter() - begun > _TURN:
            time.sleep(_PAUSE)
            begun = time.perf_counter()
