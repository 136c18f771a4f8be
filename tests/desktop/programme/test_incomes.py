"""Every measure of income, counted by hand."""

import pytest

from desktop.programme.income_groups import By, Classes, IncomeSummary, level_of, summarise
from desktop.programme.income_parts import total
from desktop.programme.income_table import HouseholdIncome, table_of
from desktop.programme.incomes import Change

LINE = 40_000_00


def household(
    number: int,
    before: int | None,
    after: int | None,
    *,
    members: int | None = 1,
    practising: bool | None = True,
    occupation: int | None = 1,
    village: int = 1,
    tambon: str = "700706",
    **more: int,
) -> HouseholdIncome:
    """A household whose incomes are given in whole baht."""
    return HouseholdIncome(
        household=number,
        place=f"{tambon}{village:02}",
        occupation=occupation,
        members=members,
        before=None if before is None else before * 100,
        after=None if after is None else after * 100,
        practising=practising,
        **{fact: baht * 100 for fact, baht in more.items()},
    )


def summary(*rows: HouseholdIncome, by: By = "occupation") -> IncomeSummary:
    names = {"1": "ทอผ้า", "2": "โฮมสเตย์"}
    return summarise(table_of(rows), by, names, Classes(), income_line=LINE, growth_percent=3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"x_main": None, "x_other": None}, None),
        ({"x_main": 0}, 0),
        ({"x_main": 100, "x_secondary": None, "x_other": 20, "x_own_use": 3}, 123),
        ({"main": 100}, None),
    ],
)
def test_a_total_is_of_what_was_asked(values: dict[str, int | None], expected: int | None) -> None:
    assert total(values, "x_") == expected


@pytest.mark.parametrize(
    ("change", "percent", "reaches_3"),
    [
        (Change(0, 0, 0), None, False),
        (Change(1, 100, 100), 0, False),
        (Change(2, 100_00, 103_00), 3, True),
        (Change(2, 100_00, 102_99), 2.99, False),
        (Change(1, 100, 90), -10, False),
        (Change(1, 100, 0), -100, False),
    ],
)
def test_a_change_is_that_of_the_sums(
    change: Change, percent: float | None, reaches_3: bool
) -> None:
    assert change.percent == percent
    assert change.reaches(3) is reaches_3


def test_nothing_recorded_gives_no_number() -> None:
    measures = summary().measures
    assert (
        measures.practice.trained,
        measures.incomes.households,
        measures.per_person.households,
    ) == (0, 0, 0)
    assert measures.change.percent is None
    assert measures.practising_change.percent is None
    assert measures.practice.percent is None
    assert measures.median_percent is None
    assert (measures.per_person.before, measures.per_person.after) == (None, None)


def test_totals_are_over_households_with_both_incomes() -> None:
    measures = summary(
        household(1, 10_000, 12_000),
        household(2, None, 50_000),
        household(3, 70_000, None),
        household(4, None, None),
    ).measures
    assert measures.practice.trained == 4
    assert measures.incomes == Change(1, 10_000_00, 12_000_00)
    assert (measures.without_before, measures.without_after) == (2, 1)
    assert measures.incomes.households + measures.without_before + measures.without_after == 4
    assert measures.change == Change(1, 10_000_00, 12_000_00)


def test_a_baseline_of_nothing_is_new_income_and_in_no_percentage() -> None:
    measures = summary(
        household(1, 0, 30_000), household(2, 0, 0), household(3, 20_000, 25_000)
    ).measures
    assert (measures.incomes.households, measures.new_income) == (3, 2)
    assert measures.still_without_income == 1
    assert measures.change == Change(1, 20_000_00, 25_000_00)
    assert (measures.change.percent, measures.median_percent) == (25, 25)
    assert measures.incomes.after == 55_000_00


def test_the_change_is_not_the_mean_of_changes_and_the_median_stands_beside() -> None:
    measures = summary(
        household(1, 10_000, 20_000),  # +100 %
        household(2, 100_000, 101_000),  # +1 %
        household(3, 90_000, 81_000),  # -10 %
    ).measures
    assert measures.change.percent == 1
    assert measures.median_percent == 1
    even = summary(household(1, 100, 110), household(2, 100, 121)).measures
    assert even.median_percent == 15.5


def test_each_trained_household_practises_or_stopped_or_was_not_followed_up() -> None:
    measures = summary(
        household(1, 10_000, 12_000, practising=True),
        household(2, 10_000, 20_000, practising=False),
        household(3, 10_000, None, practising=None),
        household(4, 0, 5_000, practising=True),
        household(5, None, 5_000, practising=True),
    ).measures
    practice = measures.practice
    assert (practice.practising, practice.stopped, practice.not_followed_up) == (3, 1, 1)
    assert measures.practice.percent == 60
    assert measures.practising_change == Change(1, 10_000_00, 12_000_00)
    assert measures.practising_change.percent == 20
    assert measures.change.percent == 60


def test_income_a_person_leaves_out_households_without_members() -> None:
    per_person = summary(
        household(1, 30_000, 60_000, members=1),
        household(2, 120_000, 120_000, members=4),
        household(3, 900_000, 900_000, members=None),
        household(4, 900_000, 900_000, members=0),
        household(5, 900_000, None, members=1),
    ).measures.per_person
    assert (per_person.households, per_person.people) == (2, 5)
    assert (per_person.before, per_person.after) == (30_000_00, 36_000_00)


def test_a_chart_compares_the_same_households_as_the_percentage() -> None:
    measures = summary(
        household(1, 20_000, 30_000, members=2),
        household(2, 0, 90_000, members=1),
        household(3, 50_000, 60_000, members=None),
    ).measures
    assert (measures.per_person.before, measures.per_person.after) == (6_666_67, 40_000_00)
    found = measures.compared_per_person
    assert (found.households, found.before, found.after) == (1, 10_000_00, 15_000_00)
    assert measures.change.households == 2


@pytest.mark.parametrize(
    ("before", "after", "members", "above", "rose", "fell"),
    [
        (40_000, 40_000, 1, (1, 1), 0, 0),
        (39_999, 40_000, 1, (0, 1), 1, 0),
        (80_000, 79_999, 2, (1, 0), 0, 1),
        (79_999, 79_998, 2, (0, 0), 0, 0),
        (0, 40_000, 1, (0, 1), 1, 0),
    ],
)
def test_the_line_is_reached_at_the_line(
    before: int, after: int, members: int, above: tuple[int, int], rose: int, fell: int
) -> None:
    found = summary(household(1, before, after, members=members)).measures.line
    assert (found.above_before, found.above_after, found.rose, found.fell) == (*above, rose, fell)
    assert (found.below_before, found.below_after) == (1 - above[0], 1 - above[1])


def test_villages_are_measured_by_their_practising_households() -> None:
    found = summary(
        household(1, 10_000, 10_300, village=1),
        household(2, 10_000, 90_000, village=1, practising=False),
        household(3, 10_000, 10_299, village=2),
        household(4, 10_000, 90_000, village=3, practising=None),
        household(5, 0, 90_000, village=4),
    )
    assert (found.villages_measured, found.villages_reaching) == (2, 1)


def test_groups_hold_the_same_measures_of_their_part() -> None:
    rows = (
        household(1, 10_000, 12_000, occupation=2, tambon="700709"),
        household(2, 10_000, 11_000, tambon="700706"),
        household(3, 10_000, 11_000, tambon="700706"),
        household(4, 10_000, 9_000, occupation=None, tambon="700706"),
    )
    found = summary(*rows)
    assert [(one.key, one.name, one.measures.practice.trained) for one in found.groups] == [
        ("1", "ทอผ้า", 2), ("", "", 1), ("2", "โฮมสเตย์", 1),
    ]  # fmt: skip
    assert [one.measures.change.percent for one in found.groups] == [10, -10, 20]
    tambons = summary(*rows, by="tambon")
    assert [one.key for one in tambons.groups] == ["700706", "700709"]
    for groups in (found.groups, tambons.groups):
        assert sum(one.measures.incomes.after for one in groups) == found.measures.incomes.after


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("group_class", [("agriculture", 2), ("", 1), ("processing", 1)]),
        ("bmn_class", [("rice", 2), ("", 1), ("own_business", 1)]),
        ("trainer", [("7", 3), ("8", 1)]),
        ("fund", [("กองทุนหมู่บ้าน", 2), ("", 1), ("กข.คจ.", 1)]),
        ("province", [("70", 3), ("71", 1)]),
        ("district", [("7007", 3), ("7101", 1)]),
        ("village", [("70070601", 2), ("70070602", 1), ("71010101", 1)]),
    ],
)
def test_every_way_of_grouping(by: By, expected: list[tuple[str, int]]) -> None:
    rows = (
        HouseholdIncome(1, "70070601", occupation=1, trainer=7, fund="กองทุนหมู่บ้าน"),
        HouseholdIncome(2, "70070601", occupation=2, trainer=7, fund="กองทุนหมู่บ้าน"),
        HouseholdIncome(3, "70070602", occupation=1, trainer=7, fund="กข.คจ."),
        HouseholdIncome(4, "71010101", trainer=8),
    )
    classes = Classes(
        {1: "agriculture", 2: "processing"}, {1: "rice", 2: "own_business", 3: "trade"}
    )
    found = summarise(table_of(rows), by, {}, classes, income_line=LINE, growth_percent=3)
    assert [(one.key, one.measures.practice.trained) for one in found.groups] == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ((), "village"),
        (("70070601",), "village"),
        (("70070601", "70070602"), "village"),
        (("70070601", "70070701"), "tambon"),
        (("70070601", "70080601"), "district"),
        (("70070601", "71070601"), "province"),
    ],
)
def test_without_a_choice_groups_are_the_widest_places(
    places: tuple[str, ...], expected: str
) -> None:
    rows = [HouseholdIncome(number, place) for number, place in enumerate(places)]
    assert level_of(table_of(rows)) == expected


def test_means_and_medians_are_of_a_household() -> None:
    measures = summary(
        household(1, 10_000, 10_000),
        household(2, 20_000, 60_000),
        household(3, 0, 500_000),
        household(4, 30_001, 30_000),
        household(5, 90_000, None),
    ).measures
    assert (measures.mean_before, measures.mean_after) == (15_000_25, 150_000_00)
    assert (measures.median_before, measures.median_after) == (15_000_00, 45_000_00)
    assert summary().measures.mean_before is None
    assert summary().measures.median_after is None


def test_one_household_with_a_hundred_million_moves_the_mean_and_not_the_median() -> None:
    usual = [household(number, 50_000, 55_000) for number in range(1, 5)]
    measures = summary(*usual, household(9, 50_000, 100_000_000)).measures
    assert measures.incomes == Change(5, 250_000_00, 100_220_000_00)
    assert (measures.mean_after, measures.median_after) == (20_044_000_00, 55_000_00)
    assert measures.median_percent == 10


def test_income_from_the_occupation_trained() -> None:
    measures = summary(
        household(1, 10_000, 20_000, from_trained=5_000),
        household(2, None, 30_000, from_trained=0),
        household(3, 10_000, 90_000),
        household(4, 10_000, None, from_trained=4_000),
    ).measures
    assert measures.from_trained == Change(2, 5_000_00, 50_000_00)
    assert measures.from_trained_percent == 10


def test_enough_is_more_than_what_is_spent() -> None:
    enough = summary(
        household(1, 10_000, 20_000, spent_before=9_999, spent_after=20_000),
        household(2, 10_000, 20_000, spent_before=10_000, spent_after=19_999),
        household(3, 10_000, 20_000, spent_before=0),
        household(4, None, None, spent_before=1, spent_after=1),
    ).measures.enough
    assert (enough.asked_before, enough.enough_before) == (3, 2)
    assert (enough.asked_after, enough.enough_after) == (2, 1)


def test_savings_and_debts_are_compared_where_they_were_told_twice() -> None:
    measures = summary(
        household(1, 1, 1, saved_before=0, saved_after=500, owed_before=9_000, owed_after=7_000),
        household(2, 1, 1, saved_before=100, owed_after=7_000),
        household(3, None, None, saved_before=100, saved_after=50),
    ).measures
    assert measures.saved == Change(2, 100_00, 550_00)
    assert measures.owed == Change(1, 9_000_00, 7_000_00)
