"""Why a village needs a visit, and which one first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from desktop import counting
from desktop.programme.gates import UnitFacts
from desktop.words import _


class Why(IntEnum):
    """Reasons for a visit, the most urgent first."""

    OVERDUE = 1
    DUE = 2
    NOT_FOLLOWED_UP = 3
    NO_INCOME = 4


@dataclass(frozen=True, slots=True)
class VisitNeed:
    """A reason, how many households it concerns, and by how many days the oldest is late."""

    why: Why
    households: int
    days: int = 0

    @property
    def text(self) -> str:
        """The reason in a short phrase."""
        count = counting.households(self.households)
        match self.why:
            case Why.OVERDUE:
                told = _("{households} late {days} d")
                return told.format(households=count, days=f"{self.days:,}")
            case Why.DUE:
                return _("visits due today: {households}").format(households=count)
            case Why.NOT_FOLLOWED_UP:
                return _("not followed up: {households}").format(households=count)
        return _("no income after: {households}").format(households=count)

    @property
    def urgency(self) -> tuple[int, int, int]:
        """Sorts the most urgent first: by reason, then the longest overdue, then the most."""
        return self.why, -self.days, -self.households


def visits_needed(facts: UnitFacts) -> tuple[VisitNeed, ...]:
    """Why a village needs a visit, the most urgent reason first; none where it needs none.

    A follow-up whose day has come is due, and overdue on the days after. Households are not
    followed up, if no visit says whether they practise although visits have begun in their village:
    before, none is late. No income after: visited households that were never asked for it.
    """
    return tuple(_needs(facts))


def _needs(facts: UnitFacts) -> Iterator[VisitNeed]:
    if facts.due and facts.due_since is not None:
        yield VisitNeed(Why.OVERDUE, facts.due, (facts.today - facts.due_since).days)
    elif facts.due:
        yield VisitNeed(Why.DUE, facts.due)
    unsaid = facts.households - facts.practising - facts.stopped
    if facts.visited and unsaid > 0:
        yield VisitNeed(Why.NOT_FOLLOWED_UP, unsaid)
    if facts.without_income:
        yield VisitNeed(Why.NO_INCOME, facts.without_income)
