"""The households behind a figure: who they are, and what they had before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from db.queries import listing
from desktop.incomes import table
from desktop.programme.income_table import HouseholdIncome, Pair
from desktop.rounds import Rounds
from desktop.views import Scope

_USUAL = Pair()

MOST = 5_000
"""Households that are listed; nobody reads more of them one by one."""

_WHO = (
    "id", "round", "representative.full_name", "village.moo", "village.name",
    "village.tambon.name", "wanted.name",
)  # fmt: skip


class _Who(NamedTuple):
    id: int
    round: int
    name: str | None
    moo: int | None
    village: str | None
    tambon: str | None
    occupation: str | None


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """One household: its name with the title, where it is, and its incomes in satang a year.

    None is what is not recorded.
    """

    id: int
    round: int
    name: str
    moo: int | None
    village: str
    tambon: str
    occupation: str
    members: int | None
    before: int | None
    after: int | None
    practising: bool | None

    @property
    def gained(self) -> int | None:
        """After - before."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def percent(self) -> float | None:
        """The change in percent; None without both, or where there was nothing before."""
        return self.gained * 100 / self.before if self.gained is not None and self.before else None


def households(
    office: Rounds, ids: Sequence[int], pair: Pair = _USUAL
) -> tuple[BehindFigure, ...]:  # fmt: skip
    """The households with these ids, of whatever rounds, in that order; no more than MOST.

    Those that are gone are left out.
    """
    found = [_Who(*row) for row in listing.rows("household", _WHO, list(ids[:MOST]))]
    known: dict[int, HouseholdIncome] = {}
    for round_id in dict.fromkeys(one.round for one in found):
        known |= _incomes(
            office, round_id, [one.id for one in found if one.round == round_id], pair
        )
    return tuple(_behind(one, known.get(one.id)) for one in found)


def _incomes(
    office: Rounds, round_id: int, ids: Iterable[int], pair: Pair
) -> dict[int, HouseholdIncome]:
    of_round = table(office, Scope(round_id), pair)
    chosen = of_round[np.isin(of_round.columns["household"], list(ids))]
    return {one.household: one for one in chosen.households()}


def _behind(who: _Who, income: HouseholdIncome | None) -> BehindFigure:
    return BehindFigure(
        id=who.id,
        round=who.round,
        name=who.name or "",
        moo=who.moo,
        village=who.village or "",
        tambon=who.tambon or "",
        occupation=who.occupation or "",
        members=income.members if income else None,
        before=income.before if income else None,
        after=income.after if income else None,
        practising=income.practising if income else None,
    )
