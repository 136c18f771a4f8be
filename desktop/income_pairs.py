"""Which incomes of a round can be compared: those of the survey and of each visit."""

from itertools import combinations

from db.queries import listing
from db.queries.conditions import Condition
from desktop.programme.income_table import Pair
from desktop.rounds import Rounds

_COUNTED = 200_000
"""Visits up to which it is looked up which there are; of more, the round's plan says it."""
_MOST = 12


def pairs(office: Rounds, round_id: int) -> tuple[Pair, ...]:
    """Before → last visit, before → each visit, and each visit → each later one; the usual first.

    Only visits that somebody was asked for the income at.
    """
    visits = _visits(office, round_id)
    return (
        Pair(),
        *(Pair(0, number) for number in visits),
        *(Pair(*both) for both in combinations(visits, 2)),
    )


def _visits(office: Rounds, round_id: int) -> list[int]:
    asked = [Condition("household.round", "=", round_id), Condition("income_total", "filled")]
    if listing.is_longer("visit", asked, _COUNTED):
        return [*range(1, len(office.round(round_id).settings.follow_up_months) + 1)]
    return sorted(number for number, _count in listing.values_of("visit", "number", asked, _MOST))
