"""The incomes of a round's target households, one row each: those that have a place."""

from collections.abc import Collection, Iterator
from typing import Any

from peewee import JOIN, Value, fn

from db.models.follow_up import Visit
from db.models.place import Village
from db.models.round import TargetVillage
from db.models.team import Household
from db.queries.fetching import streamed
from db.queries.last_visit import last_visit

_BEFORE = ("baseline_total", "expense_total", "savings", "debts")
_AFTER = ("income_total", "expenses", "savings", "debts")
"""An income, and what was spent, saved and owed: of a household, and of a visit."""


def incomes(
    round_id: int, before: int, after: int | None, *, targets_only: bool,
    households: Collection[int] | None = None,
) -> Iterator[tuple[Any, ...]]:  # fmt: skip
    """Each target household with a place in the round, or of `households` those that have one.

    (household, village code, representative, occupation wanted, responsible trainer, occupation
    group, fund, members, practising (1 or 0), income before, income after, of that from the
    occupation trained, spent before, spent after, saved before, saved after, owed before, owed
    after). Before is the survey (0) or the visit of that number; after is the visit of that number,
    or the last one that asked for the income (None), unless it was made before the survey.
    Practising is the last visit's that says so. `targets_only` leaves out villages that are not the
    round's.
    """
    first, last = Visit.alias(), Visit.alias()
    earlier: tuple[Any, ...] = tuple(getattr(Household, name) for name in _BEFORE)
    if before:
        earlier = tuple(getattr(first, name) for name in _AFTER)
    later = tuple(getattr(last, name) for name in _AFTER)
    told = [one for both in zip(earlier[1:], later[1:], strict=True) for one in both]
    query: Any = (
        Household.select(
            Household.id, Village.code, Household.representative, Household.wanted,
            Household.responsible, Household.group, Household.funds, Household.members,
            last_visit(Visit.practising, Visit.practising) == Value("practising"),
            earlier[0], later[0], last.income_trained, *told,
        )
        .join(Village)
        .switch(Household)
        .join(last, JOIN.LEFT_OUTER, on=last.id == _visit(after))
    )  # fmt: skip
    if before:
        numbered = (first.household == Household.id) & (first.number == before)
        query = query.switch(Household).join(first, JOIN.LEFT_OUTER, on=numbered)
    conditions = _of_round(round_id, targets_only=targets_only)
    if households is not None:
        conditions.append(Household.id.in_(list(households)))
    return streamed(query.where(*conditions).order_by(Household.id))  # as their visits stand


def visits(round_id: int) -> tuple[int, ...]:
    """The numbers of the visits that asked for an income in a round, in order."""
    query: Any = (
        Visit.select(Visit.number)
        .join(Household)
        .where(Household.round == round_id, ~Visit.income_total.is_null())
        .distinct()
        .order_by(Visit.number)
    )
    return tuple(number for (number,) in query.tuples())


def _visit(number: int | None) -> Any:
    """The visit of this number; without one the last that asked for the income after the survey."""
    visit: Any = Visit.alias()
    chosen = visit.select(visit.id).where(visit.household == Household.id)
    if number is not None:
        return chosen.where(visit.number == number)
    surveyed = fn.COALESCE(Household.baseline_on, "")
    asked = chosen.where(~visit.income_total.is_null(), visit.visited_on >= surveyed)
    return asked.order_by(visit.visited_on.desc(), visit.number.desc()).limit(1)


def _of_round(round_id: int, *, targets_only: bool) -> list[Any]:
    with_a_place = [Household.round == round_id, Household.status == "chosen"]
    # Asked of each household: to list the villages first takes its time for a single household too.
    chosen = TargetVillage.select(TargetVillage.id).where(
        TargetVillage.round == round_id, TargetVillage.village == Household.village
    )
    return [*with_a_place, fn.EXISTS(chosen)] if targets_only else with_a_place
