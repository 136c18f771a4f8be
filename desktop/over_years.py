"""A household followed over years: its incomes in each round, side by side."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from db.queries import listing
from db.queries.conditions import Condition
from db.queries.incomes import incomes
from desktop.programme.income_table import HouseholdIncome, read_table
from desktop.rounds import Rounds
from desktop.views import RoundEntry


@dataclass(frozen=True, slots=True)
class YearOfHousehold:
    """A round in which a person's household had a place, and its incomes there."""

    round: RoundEntry
    income: HouseholdIncome


def over_years(
    office: Rounds, people: Collection[int]
) -> Mapping[int, tuple[YearOfHousehold, ...]]:
    """The rounds of each of `people` (ids of representatives), the oldest first.

    Of any variant: the household is the same. Who has a place in no round is left out.
    """
    homes: dict[int, list[int]] = defaultdict(list)
    represented = [Condition("representative", "in", people), Condition("status", "=", "chosen")]
    for round_id, household in listing.select("household", ["round", "id"], represented):
        homes[round_id].append(household)
    found: dict[int, list[YearOfHousehold]] = defaultdict(list)
    for entry in reversed(office.rounds()):
        if entry.id in homes:
            rows = incomes(entry.id, 0, None, targets_only=False, households=homes[entry.id])
            for one in read_table(rows).households():
                found[one.person or 0].append(YearOfHousehold(entry, one))
    return {person: tuple(years) for person, years in found.items()}
