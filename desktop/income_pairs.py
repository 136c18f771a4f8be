"""Which incomes of a round can be compared: those of the survey and of each visit."""

from itertools import combinations

from desktop.incomes import visits
from desktop.programme.income_table import USUAL, Pair
from desktop.rounds import Rounds
from desktop.views import Scope


def pairs(office: Rounds, scope: Scope) -> tuple[Pair, ...]:
    """Before → last visit, before → each visit, and each visit → each later one; the usual first.

    Only visits at which somebody was asked for the income. Refused without a round.
    """
    there = visits(office, scope)
    return (
        USUAL,
        *(Pair(0, number) for number in there),
        *(Pair(*both) for both in combinations(there, 2)),
    )
