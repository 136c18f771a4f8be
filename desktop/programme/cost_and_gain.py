"""What the demonstration materials of households cost, and what income was gained."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from desktop.programme.income_groups import Classes, parts
from desktop.programme.income_table import MISSING, Column, IncomeTable

UNPRICED = -1
"""What stands in a column of costs where a household needs something that has no price yet."""


@dataclass(frozen=True, slots=True)
class CostAndGain:
    """Materials and income of some target households; money is satang, incomes are a year's.

    costed: households of which every need has a price, and something was paid; `cost` is theirs.
    unpriced: households that need something of which no price is recorded, left out of the cost.
    measured: households with both incomes; `gained` is Σ after - Σ before of theirs.
    matched: households that are both costed and measured, with their cost and their gain: what a
    baht brought in is told of the same households above the line and below.
    """

    trained: int
    costed: int
    cost: int
    unpriced: int
    measured: int
    gained: int
    matched: int
    matched_cost: int
    matched_gained: int

    @property
    def cost_each(self) -> int | None:
        """Satang of materials a household, over `costed`."""
        return round(self.cost / self.costed) if self.costed else None

    @property
    def gained_each(self) -> int | None:
        """Satang of income a year that a household gained, over `measured`."""
        return round(self.gained / self.measured) if self.measured else None

    @property
    def per_baht(self) -> float | None:
        """Baht of income a year gained for every baht of materials, over `matched`."""
        return self.matched_gained / self.matched_cost if self.matched_cost else None


def cost_column(table: IncomeTable, costs: Iterable[tuple[int, int]]) -> Column:
    """`costs` of (household, satang or UNPRICED) in the order of `table`, MISSING elsewhere."""
    known = np.fromiter((one for pair in costs for one in pair), np.int64).reshape(-1, 2)
    found = np.full(len(table), MISSING, np.int64)
    _both, here, there = np.intersect1d(table.household, known[:, 0], return_indices=True)
    found[here] = known[there, 1]
    return found


def cost_and_gain(table: IncomeTable, costs: Column) -> CostAndGain:
    """Cost and gain of the households of `table`; `costs` is a column of theirs."""
    before, after = table.before, table.after
    costed, measured = costs > 0, (before != MISSING) & (after != MISSING)
    matched = costed & measured
    return CostAndGain(
        trained=len(table),
        costed=int(costed.sum()),
        cost=int(costs[costed].sum()),
        unpriced=int((costs == UNPRICED).sum()),
        measured=int(measured.sum()),
        gained=int((after[measured] - before[measured]).sum()),
        matched=int(matched.sum()),
        matched_cost=int(costs[matched].sum()),
        matched_gained=int((after[matched] - before[matched]).sum()),
    )


def by_village(table: IncomeTable, costs: Column) -> Iterator[tuple[str, IncomeTable, CostAndGain]]:
    """The households of each village by its code, with their cost and gain."""
    rows = {one: at for at, one in enumerate(table.household.tolist())}
    for code, part in parts(table, "village", Classes()):
        theirs = costs[[rows[one] for one in part.household.tolist()]]
        yield code, part, cost_and_gain(part, theirs)
