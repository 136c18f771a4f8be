"""The indicators of a round beside those of the round before it."""

from dataclasses import dataclass, replace
from typing import Literal

from desktop import incomes
from desktop.programme.income_table import IncomeTable
from desktop.programme.indicators import Indicator
from desktop.rounds import Rounds
from desktop.views import RoundEntry, Scope

Trend = Literal["up", "down", "level"]

_OF_HOUSEHOLDS = ("practising", "income_growth")
"""Indicators that can be counted over the same households in both rounds."""


@dataclass(frozen=True, slots=True)
class Fair:
    """Both rounds over the households that are in both, in percent."""

    last: float | None
    now: float | None


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator, and the last round's: None where that round has none or there is no such round.

    `fair` is None where no household is in both rounds, or the indicator does not count households.
    """

    now: Indicator
    last: Indicator | None = None
    fair: Fair | None = None

    @property
    def trend(self) -> Trend | None:
        """Where it went since the last round, as the figures read: to one decimal."""
        if self.last is None or self.now.percent is None or self.last.percent is None:
            return None
        now, last = round(self.now.percent, 1), round(self.last.percent, 1)
        if now == last:
            return "level"
        return "up" if now > last else "down"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The indicators of a round; `last` is the round before it of the same variant, if any.

    `same` are the households whose representative is in both rounds.
    """

    indicators: tuple[Compared, ...]
    last: RoundEntry | None = None
    same: int = 0


def compared(office: Rounds, scope: Scope) -> Comparison:
    """The indicators of a place in a round, with the same place's in the last round."""
    now = incomes.indicators(office, scope)
    earlier = incomes.rounds_until(office, scope)[:-1]
    if not earlier:
        return Comparison(tuple(Compared(one) for one in now))
    last = earlier[-1]
    before = replace(scope, round_id=last.id)
    then = {one.key: one for one in incomes.indicators(office, before)}
    tables = [incomes.table(office, one) for one in (before, scope)]
    theirs, ours = incomes.same_households(tables)
    fair = _fair(office, (before, theirs), (scope, ours)) if len(ours) else {}
    found = tuple(Compared(one, then.get(one.key), fair.get(one.key)) for one in now)
    return Comparison(found, last, len(ours))


def _fair(
    office: Rounds, last: tuple[Scope, IncomeTable], now: tuple[Scope, IncomeTable]
) -> dict[str, Fair]:
    then, ours = (
        {one.key: one.percent for one in incomes.indicators(office, *each)} for each in (last, now)
    )
    return {key: Fair(then.get(key), ours.get(key)) for key in _OF_HOUSEHOLDS}
