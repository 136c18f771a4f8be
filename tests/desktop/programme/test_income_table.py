"""The table of incomes: what goes in comes out, and every measure is what a person would count."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme import income_sums, incomes
from desktop.programme.income_groups import By, Classes, IncomeSummary, grouped, parts, summarise
from desktop.programme.income_table import FACTS, HouseholdIncome, IncomeTable, joined, table_of
from desktop.programme.incomes import measure
from tests.desktop.programme.counted_incomes import counted

LINE = 40_000_00
PLACES = ("70070601", "70070602", "70071001", "71010101")
NO_MONEY = st.none() | st.just(0)
MONEY = NO_MONEY | st.integers(1, 300) | st.integers(1, 100_000_000_00)


@st.composite
def households(draw: st.DrawFn, number: int) -> HouseholdIncome:
    money = {fact: draw(MONEY) for fact in FACTS[FACTS.index("before") :]}
    return HouseholdIncome(
        household=number,
        place=draw(st.sampled_from(PLACES)),
        person=draw(st.none() | st.integers(1, 99)),
        occupation=draw(st.none() | st.integers(1, 3)),
        trainer=draw(st.none() | st.integers(1, 2)),
        group=draw(st.none() | st.integers(1, 3)),
        fund=draw(st.none() | st.sampled_from(("กองทุนหมู่บ้าน", "กข.คจ."))),
        members=draw(st.none() | st.integers(0, 12)),
        practising=draw(st.none() | st.booleans()),
        **money,
    )


@st.composite
def villages(draw: st.DrawFn) -> list[HouseholdIncome]:
    count = draw(st.integers(0, 12))
    return [draw(households(number)) for number in draw(st.permutations(range(count)))]


def in_order(rows: Sequence[HouseholdIncome]) -> list[HouseholdIncome]:
    return sorted(rows, key=lambda one: (one.place, one.household))


@given(villages())
def test_what_goes_in_comes_out_in_the_order_of_places(rows: list[HouseholdIncome]) -> None:
    assert table_of(rows).households() == in_order(rows)


@given(villages())
def test_every_measure_is_what_a_person_would_count(rows: list[HouseholdIncome]) -> None:
    assert measure(table_of(rows), LINE) == counted(rows, LINE)


@given(villages(), st.sampled_from(("", "70", "7007", "700710", "70070602", "72")))
def test_a_place_has_the_households_of_its_villages(
    rows: list[HouseholdIncome], place: str
) -> None:
    here = [one for one in rows if one.place.startswith(place)]
    assert table_of(rows).within(place).households() == in_order(here)


@given(villages(), st.sampled_from(("occupation", "trainer", "group", "tambon", "village", "fund")))
def test_groups_are_all_the_households_once(rows: list[HouseholdIncome], by: str) -> None:
    found = list(parts(table_of(rows), by, Classes()))
    assert in_order([one for _key, part in found for one in part.households()]) == in_order(rows)
    for key, part in found:
        for one in part.households():
            own = one.place if by == "village" else one.place[:6]
            assert key == (own if by in ("village", "tambon") else str(getattr(one, by) or ""))


@given(villages(), st.sampled_from(("occupation", "trainer", "group", "village", "fund")))
def test_groups_measured_together_are_what_a_person_would_count_in_each(
    rows: list[HouseholdIncome], by: By
) -> None:
    table = table_of(rows)
    found = summarise(table, by, {}, Classes(), income_line=LINE, growth_percent=3).groups
    expected = {key: counted(part.households(), LINE) for key, part in parts(table, by, Classes())}
    assert {one.key: one.measures for one in found} == expected


@given(villages(), villages(), st.sets(st.integers(0, 12)))
def test_what_changed_takes_the_place_of_what_was(
    old: list[HouseholdIncome], newer: list[HouseholdIncome], gone: set[int]
) -> None:
    new = [one for one in newer if one.household in gone]
    kept = [one for one in old if one.household not in gone]
    table = table_of(old)
    found = table.replaced(table.rows_of(gone), table_of(new))
    assert found.households() == in_order([*kept, *new])
    assert measure(found, LINE) == counted([*kept, *new], LINE)


@given(villages(), villages())
def test_tables_joined_have_the_households_of_all(
    some: list[HouseholdIncome], others: list[HouseholdIncome]
) -> None:
    more = [replace(one, household=one.household + 100) for one in others]
    assert joined([table_of(some), table_of(more)]).households() == in_order([*some, *more])


@given(villages(), st.sampled_from(("occupation", "village", "fund")), st.integers(1, 5))
def test_measured_some_at_once_or_all_together_it_is_the_same(
    rows: list[HouseholdIncome], by: By, at_once: int
) -> None:
    def summary() -> IncomeSummary:
        return grouped(table_of(rows), by, Classes(), LINE, 3)

    with patch.object(incomes, "_AT_ONCE", at_once), patch.object(income_sums, "_LARGE", 0):
        some_at_once = summary()
    assert some_at_once == summary()


@given(villages(), st.randoms(use_true_random=False), st.integers(1, 5))
def test_parts_in_any_order_are_measured_by_the_line_of_each_household(
    rows: list[HouseholdIncome], random: Random, at_once: int
) -> None:
    table = table_of(rows)
    lines = np.array([random.choice((LINE, 1_00)) for _one in rows], np.int64)
    order = np.array(random.sample(range(len(rows)), len(rows)), np.intp)
    size = len(rows) // 3 or 1
    sizes = [len(order[at : at + size]) for at in range(0, len(order), size)]
    with patch.object(incomes, "_AT_ONCE", at_once):
        found = incomes.measure_each(table, sizes, lines, order)
    parts = [order[at : at + size] for at in range(0, len(order), size)]
    assert found == [measure(table[part], lines[part]) for part in parts]


def test_a_part_has_no_other_columns() -> None:
    with pytest.raises(AttributeError):
        table_of(()).profit  # noqa: B018


def test_an_empty_table_has_no_households() -> None:
    empty: IncomeTable = table_of(())
    assert (len(empty), empty.households(), empty.places) == (0, [], ())
