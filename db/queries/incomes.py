"""The incomes of a round's target households, one row each: those that have a place."""

from collections.abc import Sequence
from typing import Any

from peewee import JOIN, fn

from db.models.follow_up import Visit
from db.models.person import OccupationKind
from db.models.place import Tambon, Village
from db.models.round import TargetVillage
from db.models.team import Household
from db.queries.fetching import fetched


def household_incomes(
    round_id: int, *, tambon_id: int | None = None, village_id: int | None = None,
    targets_only: bool = True,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Each target household in the scope, by village code.

    (household id, occupation, members, before, after, practising, village id, village code, moo,
    village name, tambon id, tambon name, tambon code). `before` and `after` are satang a year;
    `after` is the last visit's that asked, `practising` ("practising" or "stopped") the last
    visit's that says so. `targets_only` leaves out villages that are not the round's.
    """
    scope = _scope(round_id, tambon_id, village_id, targets_only=targets_only)
    income = _last(Visit.income_total, scope).alias("income")
    state = _last(Visit.practising, scope).alias("state")
    query: Any = (
        Household.select(
            Household.id,
            fn.COALESCE(OccupationKind.name, ""),
            Household.members,
            Household.baseline_total,
            income.c.value,
            state.c.value,
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
        .join_from(Household, income, JOIN.LEFT_OUTER, on=_last_of(income))
        .join_from(Household, state, JOIN.LEFT_OUTER, on=_last_of(state))
        .where(*scope)
        .order_by(Village.code, Household.id)
    )
    return fetched(query)


def _scope(
    round_id: int, tambon_id: int | None, village_id: int | None, *, targets_only: bool
) -> list[Any]:
    conditions = [Household.round == round_id, Household.status == "chosen"]
    if targets_only:
        chosen = TargetVillage.select(TargetVillage.village).where(TargetVillage.round == round_id)
        conditions.append(Household.village.in_(chosen))
    if tambon_id is not None:
        conditions.append(Village.tambon == tambon_id)
    if village_id is not None:
        conditions.append(Household.village == village_id)
    return conditions


def _last(column: Any, scope: Sequence[Any]) -> Any:
    """The visits that filled `column`, ranked within their household, the last one first."""
    rank = fn.ROW_NUMBER().over(
        partition_by=[Visit.household], order_by=[Visit.visited_on.desc(), Visit.number.desc()]
    )
    return (
        Visit.select(Visit.household.alias("household"), column.alias("value"), rank.alias("rank"))
        .join(Household)
        .join(Village)
        .where(~column.is_null(), *scope)
    )


def _last_of(ranked: Any) -> Any:
    return (ranked.c.household == Household.id) & (ranked.c.rank == 1)
