"""Whose incomes can be compared and whose cannot, and why: household by household."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.programme.income_marks import IncomeMarks
from desktop.programme.income_table import IncomeTable
from desktop.words import N_, _


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the households: `said` is a message id with a {count}; `households` are their ids."""

    key: str
    said: str
    households: Sequence[int]

    @property
    def sentence(self) -> str:
        """In words: "No income after yet: 12"."""
        return _(self.said).format(count=f"{len(self.households):,}")


def shares(table: IncomeTable) -> tuple[Share, ...]:
    """All households, those of them whose change counts, and the others by the reason why not.

    The last ones count but have no income a person. Nobody is told of reasons that nobody has.
    """
    known = IncomeMarks(table)
    told = (
        ("target", N_("Target households: {count}"), known.trained),
        ("counted", N_("incomes can be compared: {count}"), known.compared),
        ("without_after", N_("no income after yet: {count}"), known.without_after),
        ("without_before", N_("income before not recorded: {count}"), known.without_before),
        ("new_income", N_("none before (new income): {count}"), known.new_income),
        (
            "without_members",
            N_("can be compared, but without members: {count}"),
            known.compared & ~known.peopled,
        ),
    )
    return tuple(
        Share(key, said, memoryview(table.household[chosen]))
        for key, said, chosen in told
        if key in ("target", "counted") or np.any(chosen)
    )
