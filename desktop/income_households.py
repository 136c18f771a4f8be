"""The households behind a figure: who they are, and what they had before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from db.queries import listing
from desktop.incomes import table
from desktop.programme.income_table import USUAL, HouseholdIncome, Pair
from desktop.rounds import PLACE, Rounds
from desktop.views import Place, Scope

MOST = 5_000
"""Households that are listed; nobody reads more of them one by one."""

_WHO = (
    "id", "round", "representative.full_name", "wanted.name", *(f"village.{one}" for one in PLACE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """One household: its name with the title, its village, and its incomes in satang a year.

    None is what is not recorded.
    """

    id: int
    round: int
    name: str
    place: Place | None
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


def households(office: Rounds, ids: Sequence[int], pair: Pair = USUAL) -> tuple[BehindFigure, ...]:
    """The households with these ids, of whatever rounds, in that order; no more than MOST.

    Those that are gone are left out.
    """
    found = listing.rows("household", _WHO, list(ids[:MOST]))
    known: dict[int, HouseholdIncome] = {}
    for round_id in dict.fromkeys(row[1] for row in found):
        of_round = [row[0] for row in found if row[1] == round_id]
        known |= _incomes(office, round_id, of_round, pair)
    return tuple(_behind(row, known.get(row[0])) for row in found)


def _incomes(
    office: Rounds, round_id: int, ids: Iterable[int], pair: Pair
) -> dict[int, HouseholdIncome]:
    of_round = table(office, Scope(round_id), pair)
    chosen = of_round[np.isin(of_round.columns["household"], list(ids))]
    return {one.household: one for one in chosen.households()}


def _behind(row: tuple[Any, ...], income: HouseholdIncome | None) -> BehindFigure:
    id_, round_id, name, occupation, *place = row
    return BehindFigure(
        id=id_,
        round=round_id,
        name=name or "",
        place=Place(*place) if place[0] is not None else None,
        occupation=occupation or "",
        members=income.members if income else None,
        before=income.before if income else None,
        after=income.after if income else None,
        practising=income.practising if income else None,
    )
