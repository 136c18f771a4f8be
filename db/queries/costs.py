"""What materials cost, household by household."""

from collections.abc import Iterator
from typing import Any

from peewee import Case, Value, fn

from db.models.materials import MaterialNeed
from db.models.team import Household
from db.queries.fetching import streamed


def material_costs(round_id: int, unpriced: int) -> Iterator[tuple[int, int]]:
    """(household, satang) of each target household that needs something.

    `unpriced` stands for the sum where one of its needs has no cost.
    """
    known = fn.COUNT(MaterialNeed.cost) == fn.COUNT(MaterialNeed.id)
    total: Any = Case(None, [(known, fn.SUM(MaterialNeed.cost))], Value(unpriced))
    query: Any = (
        MaterialNeed.select(MaterialNeed.household, total)
        .join(Household)
        .where(Household.round == round_id, Household.status == "chosen")
        .group_by(MaterialNeed.household)
    )
    return ((household, int(cost)) for household, cost in streamed(query))
