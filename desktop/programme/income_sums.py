"""Counts, sums and medians of parts of a table of incomes, which lie behind each other."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from desktop.programme.income_marks import Marks
from desktop.programme.income_table import Narrow

_LARGE = 1_000  # households of parts that are counted one by one


class Parts:
    """Counts and sums over each of the parts of a table, which lie behind each other."""

    def __init__(self, sizes: ArrayLike) -> None:
        households = np.asarray(sizes, np.int64)
        self._starts = np.cumsum(households) - households

    def counts(self, rows: Marks) -> list[int]:
        """How many households of each part are marked."""
        if len(rows) <= _LARGE * len(self._starts):
            return self.sums(rows, rows)
        parts = np.split(rows, self._starts[1:])  # one by one they are counted many times as fast
        return [int(np.count_nonzero(part)) for part in parts]

    def sums(self, column: Narrow, rows: Marks) -> list[int]:
        """The sum over the marked households of each part."""
        if not len(column):
            return [0] * len(self._starts)
        found = np.add.reduceat(column * rows, self._starts, dtype=np.int64)
        sums: list[int] = found.tolist()
        return sums

    def each[T](self, tell: Callable[..., T], rows: Marks, *columns: Narrow) -> list[T]:
        """What `tell` says of the marked entries of `columns` in each part."""
        counts = self.counts(rows)
        starts = np.cumsum(counts) - counts
        split = [np.split(column[rows], starts)[1:] for column in columns]
        return [tell(*part) for part in zip(*split, strict=True)]


def mean(total: int, of: int) -> int | None:
    """Of a total, rounded half up; None of nothing."""
    return (2 * total + of) // (2 * of) if of else None


def _middle(values: NDArray[Any]) -> tuple[Any, Any]:
    """The two in the middle of their order; of an odd number the same twice."""
    at = values.size // 2
    ordered = np.partition(values, at)  # at one place it takes a fifth of what it takes at two
    return (ordered[at] if values.size % 2 else ordered[:at].max()), ordered[at]


def median(money: Narrow) -> int | None:
    """The median of money, rounded half up; None of nothing."""
    return mean(sum(map(int, _middle(money))), 2) if money.size else None


def median_percent(before: Narrow, after: Narrow) -> float | None:
    """The median of the changes in percent, none of them from 0; None of nothing."""
    if not before.size:
        return None
    times = after / before  # ordered by decimals, taken exactly in the middle
    at = [int(np.argmax(times == one)) for one in _middle(times)]
    changes = (Fraction(int(after[one]) - int(before[one]), int(before[one])) for one in at)
    return float(sum(changes) * 50)
