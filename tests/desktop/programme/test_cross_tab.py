"""Crossed incomes: cells and totals are what a person would count, and agree with each other."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.cross_tab import (
    ALL,
    CrossTab,
    Split,
    Standing,
    by_group,
    by_standing,
    cross,
    undivided,
)
from desktop.programme.income_figures import FIGURES, HOUSEHOLDS, ROSE, Figure
from desktop.programme.income_groups import By, Classes
from desktop.programme.income_table import HouseholdIncome, IncomeTable, table_of
from desktop.programme.incomes import measure
from tests.desktop.programme.counted_incomes import counted
from tests.desktop.programme.test_income_table import villages

LINE = 40_000_00
NOTHING = "ไม่ได้บันทึก"
GROUPED: tuple[By, ...] = (
    "occupation", "trainer", "group", "village", "tambon", "fund", "bmn_class"
)  # fmt: skip
STANDINGS: tuple[Standing, ...] = ("practice", "crossing", "line_before", "line_after", "change")
CLASSES = Classes({}, {1: "rice", 2: "trade"})


def split(table: IncomeTable, axis: str) -> Split:
    if axis in STANDINGS:
        return by_standing(table, LINE, axis, 3)  # type: ignore[arg-type]
    return by_group(table, axis, CLASSES, {}, NOTHING)  # type: ignore[arg-type]


def made(rows: list[HouseholdIncome], down: str, across: str) -> CrossTab:
    table = table_of(rows)
    return cross(table, LINE, split(table, down), split(table, across))


def places(made: CrossTab) -> list[tuple[int, int]]:
    return [
        *product((*range(len(made.rows.heads)), ALL), (*range(len(made.columns.heads)), ALL)),
    ]


@given(villages(), st.sampled_from((*GROUPED, *STANDINGS)), st.sampled_from(STANDINGS))
def test_each_cell_and_total_is_measured_over_its_own_households(
    rows: list[HouseholdIncome], down: str, across: str
) -> None:
    found = made(rows, down, across)
    by_id = {one.household: one for one in rows}
    for row, column in places(found):
        own = [by_id[one] for one in found.behind(row, column, HOUSEHOLDS)]
        for figure in FIGURES:
            assert found.value(row, column, figure) == figure.of(counted(own, LINE))


@given(villages(), st.sampled_from(GROUPED), st.sampled_from(STANDINGS))
def test_totals_agree(rows: list[HouseholdIncome], down: str, across: str) -> None:
    found = made(rows, down, across)
    assert found.cells.get((ALL, ALL), found.nothing) == measure(table_of(rows), LINE)
    counts = [one for one in FIGURES if one.unit == "households"]
    for figure, (row, column) in product(counts, places(found)):
        parts = [
            *([(one, column) for one in range(len(found.rows.heads))] if row == ALL else []),
            *([(row, one) for one in range(len(found.columns.heads))] if column == ALL else []),
        ]
        times = (row, column).count(ALL)
        summed = sum(found.value(*part, figure) or 0 for part in parts)
        assert times == 0 or summed == times * (found.value(row, column, figure) or 0)


@given(villages(), st.sampled_from(FIGURES))
def test_a_figure_that_counts_has_as_many_households_behind_it(
    rows: list[HouseholdIncome], figure: Figure
) -> None:
    found = made(rows, "tambon", "practice")
    for row, column in places(found):
        behind = found.behind(row, column, figure)
        if figure.unit == "households":
            assert len(behind) == found.value(row, column, figure)
        assert set(behind) <= set(found.behind(row, column, HOUSEHOLDS))


def one(number: int, before: int | None, after: int | None, members: int = 1) -> HouseholdIncome:
    """A household with incomes in baht."""
    money = [None if baht is None else baht * 100 for baht in (before, after)]
    return HouseholdIncome(number, "70070601", members=members, before=money[0], after=money[1])


@pytest.mark.parametrize(
    ("axis", "before", "after", "members", "expected"),
    [
        ("crossing", 39_999, 40_000, 1, "rose"),
        ("crossing", 80_000, 79_999, 2, "fell"),
        ("crossing", 40_000, 40_000, 1, "above"),
        ("crossing", 0, 39_999, 1, "below"),
        ("crossing", None, 50_000, 1, ""),
        ("crossing", 50_000, 50_000, 0, ""),
        ("line_before", 39_999, None, 1, "below"),
        ("line_before", 40_000, None, 1, "2"),
        ("line_before", 59_999, None, 1, "2"),
        ("line_before", 60_000, None, 1, "3"),
        ("line_before", 80_000, None, 1, "4"),
        ("line_before", None, 90_000, 1, ""),
        ("line_after", None, 240_000, 3, "4"),
        ("line_after", None, 239_999, 3, "3"),
        ("line_after", None, 90_000, 0, ""),
        ("change", 10_000, 9_999, 1, "fell"),
        ("change", 10_000, 10_000, 1, "0"),
        ("change", 10_000, 10_299, 1, "0"),
        ("change", 10_000, 10_300, 1, "3"),
        ("change", 10_000, 11_000, 1, "10"),
        ("change", 10_000, 12_000, 1, "20"),
        ("change", 10_000, 15_000, 1, "50"),
        ("change", 0, 15_000, 1, "new"),
        ("change", None, 15_000, 1, ""),
    ],
)
def test_how_a_household_stands(
    axis: Standing, before: int | None, after: int | None, members: int, expected: str
) -> None:
    found = by_standing(table_of([one(1, before, after, members)]), LINE, axis, 3)
    assert found.heads[int(found.of[0])].key == expected


@pytest.mark.parametrize("target", [0, 3, 10, 15, 75])
def test_a_band_of_change_begins_at_the_target(target: int) -> None:
    heads = by_standing(table_of([one(1, 10, 10)]), LINE, "change", target).heads
    assert str(target) in [head.key for head in heads]
    assert len({head.name for head in heads}) == len(heads)


def test_bands_are_shown_without_households_and_what_is_missing_only_with_some() -> None:
    practises = HouseholdIncome(1, "70070601", practising=True)
    table = table_of([practises])
    assert [head.key for head in by_standing(table, LINE, "practice", 3).heads] == [
        "practising", "stopped",
    ]  # fmt: skip
    both = table_of([practises, HouseholdIncome(2, "70070601")])
    assert [head.name for head in by_standing(both, LINE, "practice", 3).heads] == [
        "ประกอบอาชีพต่อเนื่อง", "เลิกประกอบอาชีพ", "ยังไม่ได้ติดตาม",
    ]  # fmt: skip


def test_groups_come_with_most_households_first_places_by_code_and_unknown_last() -> None:
    rows = [
        HouseholdIncome(1, "70071001", occupation=2),
        HouseholdIncome(2, "70071001", occupation=2),
        HouseholdIncome(3, "70070601", occupation=1),
        *(HouseholdIncome(number, "70070601") for number in range(4, 9)),
    ]
    table = table_of(rows)
    crafts = by_group(table, "occupation", CLASSES, {"1": "จักสาน", "2": "ทอผ้า"}, NOTHING)
    assert [head.name for head in crafts.heads] == ["ทอผ้า", "จักสาน", NOTHING]
    assert np.bincount(crafts.of).tolist() == [2, 1, 5]
    tambons = by_group(table, "tambon", CLASSES, {"700706": "ก", "700710": "ข"}, NOTHING)
    assert [head.name for head in tambons.heads] == ["ก", "ข"]


def test_a_line_of_its_own_for_each_household() -> None:
    table = table_of([one(1, 30_000, 39_000), one(2, 30_000, 39_000)])
    lines = np.array([38_000_00, 40_000_00])
    found = cross(table, lines, undivided(table), by_standing(table, lines, "crossing", 3))
    assert found.value(ALL, ALL, ROSE) == 1
    assert found.behind(0, 0, ROSE) == (1,)


def test_without_households_there_is_an_empty_table() -> None:
    found = made([], "occupation", "practice")
    assert found.rows.heads == ()
    assert found.value(ALL, ALL, HOUSEHOLDS) == 0
    assert found.behind(ALL, ALL, HOUSEHOLDS) == ()


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [
        ("households", 1234, "1,234"),
        ("households", 0, "0"),
        ("baht", 1_234_50, "1,235"),
        ("baht", -1_234_51, "-1,235"),
        ("percent", 60.0, "60.0%"),
        ("growth", 16.84, "+16.8%"),
        ("growth", -0.04, "0.0%"),
        ("growth", -2.44, "-2.4%"),
        ("growth", None, "–"),
    ],
)
def test_how_a_figure_is_written(unit: str, value: float | None, expected: str) -> None:
    figure = next(one for one in FIGURES if one.unit == unit)
    assert figure.text(value) == expected
