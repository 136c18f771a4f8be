"""The incomes of a round's target households, one row each."""

from collections.abc import Iterator
from typing import Any

from peewee import JOIN, fn

from db.models.follow_up import Visit
from db.models.person import OccupationKind
from db.models.place import Tambon, Village
from db.models.round import TargetVillage
from db.models.team import Household
from db.queries.fetching import fetched, streamed
from db.queries.last_visit import last_visit


def household_incomes(
    round_id: int, *, tambon_id: int | None = None, village_id: int | None = None,
    targets_only: bool = True,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Each target household with a place in the round, by village code.

    (household id, occupation, members, before, after, practising, village id, village code, moo,
    village name, tambon id, tambon name, tambon code). `before` and `after` are satang a year;
    `after` is the last visit's that asked, `practising` ("practising" or "stopped") the last
    visit's that says so. `targets_only` leaves out villages that are not the round's.
    """
    scope = _scope(round_id, tambon_id, village_id, targets_only=targets_only)
    query: Any = (
        Household.select(
            Household.id,
            fn.COALESCE(OccupationKind.name, ""),
            Household.members,
            Household.baseline_total,
            last_visit(Visit.income_total, Visit.income_total),
            last_visit(Visit.practising, Visit.practising),
            Village.id,
            Village.code,
            Village.moo,
            Village.name,
            Tambon.id,
            Tambon.name,
            Tambon.code,
        )
        .join(Village)
        .join(Tambon)
        .switch(Household)
        .join(OccupationKind, JOIN.LEFT_OUTER, on=Household.wanted)
        .where(*scope)
        .order_by(Village.code, Household.id)
    )
    return fetched(query)


def incomes_by_village(
    round_id: int, *, targets_only: bool = True
) -> Iterator[tuple[int, int | None, int | None, str | None]]:
    """(village id, before, after, practising) of each target household, by village.

    The same as in `household_incomes`, read one after the other: a round may have a million.
    """
    query: Any = (
        Household.select(
            Household.village,
            Household.baseline_total,
            last_visit(Visit.income_total, Visit.income_total),
            last_visit(Visit.practising, Visit.practising),
        )
        .where(*_of_round(round_id, targets_only=targets_only))
        .order_by(Household.village)
    )
    return streamed(query)


def _scope(
    round_id: int, tambon_id: int | None, village_id: int | None, *, targets_only: bool
) -> list[Any]:
    conditions = _of_round(round_id, targets_only=targets_only)
    if tambon_id is not None:
        conditions.append(Village.tambon == tambon_id)
    if village_id is not None:
        conditions.append(Household.village == village_id)
    return conditions


def _of_round(round_id: int, *, targets_only: bool) -> list[Any]:
    chosen = TargetVillage.select(TargetVillage.village).where(TargetVillage.round == round_id)
    of_round = (Household.round == round_id) & (Household.status == "chosen")
    return [of_round, Household.village.in_(chosen)] if targets_only else [of_round]
