"""What materials cost and what income was gained, counted by hand."""

import pytest

from desktop.programme.cost_and_gain import UNPRICED, by_village, cost_and_gain, cost_column
from desktop.programme.income_table import MISSING, HouseholdIncome, table_of

type Row = tuple[int | None, int | None, int | None]
"""Baht before, baht after, and satang of materials (None: needs nothing)."""


def home(number: int, before: int | None, after: int | None, village: int = 1) -> HouseholdIncome:
    return HouseholdIncome(
        household=number, place=f"700706{village:02}",
        before=None if before is None else before * 100,
        after=None if after is None else after * 100,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "cost_each", "gained_each", "per_baht", "rests_on"),
    [
        ([], None, None, None, (0, 0, 0)),
        ([(100, 300, 50_00)], 50_00, 200_00, 4.0, (1, 1, 1)),
        ([(100, 50, 50_00)], 50_00, -50_00, -1.0, (1, 1, 1)),  # it lost
        ([(0, 30, 10_00)], 10_00, 30_00, 3.0, (1, 1, 1)),  # it had none before: a gain all the same
        ([(None, 300, 50_00)], 50_00, None, None, (1, 0, 0)),
        ([(100, 300, None)], None, 200_00, None, (0, 1, 0)),
        ([(100, 300, 0)], None, 200_00, None, (0, 1, 0)),  # materials for nothing divide nothing
        ([(100, 300, UNPRICED)], None, 200_00, None, (0, 1, 0)),
        ([(100, 300, 50_00), (100, None, 100_00), (100, 900, UNPRICED)],
         75_00, 500_00, 4.0, (2, 2, 1)),
    ],
)  # fmt: skip
def test_each_figure_rests_on_those_who_have_all_it_needs(
    rows: list[Row],
    cost_each: int | None,
    gained_each: int | None,
    per_baht: float | None,
    rests_on: tuple[int, int, int],
) -> None:
    table = table_of(home(at, before, after) for at, (before, after, _) in enumerate(rows))
    costs = [(at, cost) for at, (_, _, cost) in enumerate(rows) if cost is not None]
    found = cost_and_gain(table, cost_column(table, costs))
    assert (found.cost_each, found.gained_each, found.per_baht) == (
        cost_each, gained_each, per_baht,
    )  # fmt: skip
    assert (found.costed, found.measured, found.matched) == rests_on
    assert found.trained == len(rows)
    assert found.unpriced == sum(cost == UNPRICED for _, _, cost in rows)


def test_costs_stand_beside_their_own_households() -> None:
    table = table_of([home(7, 1, 2, village=2), home(9, 1, 2), home(3, 1, 2, village=2)])
    column = cost_column(table, [(3, 30), (8, 80), (9, 90)])
    assert dict(zip(table.household.tolist(), column.tolist(), strict=True)) == {
        9: 90, 3: 30, 7: MISSING,
    }  # fmt: skip
    assert {code: worth.cost for code, _part, worth in by_village(table, column)} == {
        "70070601": 90, "70070602": 30,
    }  # fmt: skip
