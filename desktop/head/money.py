"""The money spent on each household against the income it gained, village by village."""

from dataclasses import dataclass

from db.queries import listing
from db.queries.conditions import Condition
from db.queries.costs import material_costs
from desktop import incomes
from desktop.programme.cost_and_gain import (
    UNPRICED,
    CostAndGain,
    by_village,
    cost_and_gain,
    cost_column,
)
from desktop.programme.income_table import IncomeTable
from desktop.programme.incomes import Measures, measure
from desktop.programme.rounds import COHORT
from desktop.rounds import Rounds
from desktop.views import Place, RoundEntry, Scope

MOST_VILLAGES = 200
"""Villages that are told one by one: a district has fewer; of more, only the whole is told."""


@dataclass(frozen=True, slots=True)
class VillageMoney:
    """A village with target households: its measures, and what its materials brought in."""

    place: Place
    measures: Measures
    worth: CostAndGain


@dataclass(frozen=True, slots=True)
class Money:
    """The whole place, and each village by code.

    `course_cost` (satang) is what the trainer courses of the round cost together, None where
    nothing is recorded or only a part of the round is looked at: a course is held for all villages.
    """

    whole: CostAndGain
    course_cost: int | None
    villages: tuple[VillageMoney, ...]

    @property
    def course_cost_each(self) -> int | None:
        """Satang of the trainer courses a target household."""
        if self.course_cost is None or not self.whole.trained:
            return None
        return round(self.course_cost / self.whole.trained)


def money(office: Rounds, entry: RoundEntry, scope: Scope, households: IncomeTable) -> Money:
    """What was spent on the households of a place, and what they gained."""
    costs = cost_column(households, material_costs(entry.id, UNPRICED))
    places = {one.code: one for one in _places(office, entry, scope)}
    line = entry.settings.income_line
    villages = () if len(places) > MOST_VILLAGES else tuple(
        VillageMoney(places[code], measure(part, line), worth)
        for code, part, worth in by_village(households, costs)
        if code in places
    )  # fmt: skip
    whole = cost_and_gain(households, costs)
    all_of_it = scope.tambon_id is None and scope.village_id is None
    return Money(whole, _course_cost(entry.id) if all_of_it else None, villages)


def _places(office: Rounds, entry: RoundEntry, scope: Scope) -> tuple[Place, ...]:
    return office.villages() if entry.settings.variant == COHORT else incomes.places(office, scope)


def _course_cost(round_id: int) -> int | None:
    told = [Condition("course.round", "=", round_id), Condition("amount", "filled")]
    count, sums = listing.totals("course_cost", ["amount"], told)
    return sums["amount"] if count else None
