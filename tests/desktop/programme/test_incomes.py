"""Every measure of income, counted by hand."""

import pytest

from desktop.programme.income_parts import total
from desktop.programme.incomes import Change, HouseholdIncome, IncomeSummary, summarise

LINE = 40_000_00


def household(
    number: int,
    before: int | None,
    after: int | None,
    *,
    members: int | None = 1,
    practising: bool | None = True,
    occupation: str = "ทอผ้า",
    village: int = 1,
    tambon: str = "700706",
) -> HouseholdIncome:
    """A household whose incomes are given in whole baht."""
    return HouseholdIncome(
        household_id=number,
        occupation=occupation,
        tambon_code=tambon,
        tambon=f"ตำบล {tambon}",
        village_id=village,
        village=f"หมู่ที่ {village}",
        members=members,
        before=None if before is None else before * 100,
        after=None if after is None else after * 100,
        practising=practising,
    )


def summary(*rows: HouseholdIncome) -> IncomeSummary:
    return summarise(rows, income_line=LINE, growth_percent=3)


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
    assert (measures.trained, measures.households, measures.per_person.households) == (0, 0, 0)
    assert measures.change_percent is None
    assert measures.practising_change_percent is None
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
    assert (measures.trained, measures.households) == (4, 1)
    assert (measures.before_total, measures.after_total) == (10_000_00, 12_000_00)
    assert (measures.without_before, measures.without_after) == (2, 1)
    assert measures.households + measures.without_before + measures.without_after == 4
    assert measures.change == Change(1, 10_000_00, 12_000_00)


def test_a_baseline_of_nothing_is_new_income_and_in_no_percentage() -> None:
    measures = summary(
        household(1, 0, 30_000), household(2, 0, 0), household(3, 20_000, 25_000)
    ).measures
    assert (measures.households, measures.new_income_households) == (3, 2)
    assert measures.still_without_income == 1
    assert measures.change == Change(1, 20_000_00, 25_000_00)
    assert (measures.change_percent, measures.median_percent) == (25, 25)
    assert measures.after_total == 55_000_00


def test_the_change_is_not_the_mean_of_changes_and_the_median_stands_beside() -> None:
    measures = summary(
        household(1, 10_000, 20_000),  # +100 %
        household(2, 100_000, 101_000),  # +1 %
        household(3, 90_000, 81_000),  # -10 %
    ).measures
    assert measures.change_percent == 1
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
    assert measures.practising_change_percent == 20
    assert measures.change_percent == 60


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
    found = summary(household(1, before, after, members=members)).measures.per_person
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
    assert [one.key for one in found.by_village] == ["1", "2", "3", "4"]
    assert [one.key for one in found.villages_measured] == ["1", "2"]
    assert [one.key for one in found.villages_reaching] == ["1"]


def test_groups_hold_the_same_measures_of_their_part() -> None:
    found = summary(
        household(1, 10_000, 12_000, occupation="โฮมสเตย์", tambon="700709"),
        household(2, 10_000, 11_000, occupation="ทอผ้า", tambon="700706"),
        household(3, 10_000, 11_000, occupation="ทอผ้า", tambon="700706"),
        household(4, 10_000, 9_000, occupation="", tambon="700706"),
    )
    assert [(one.name, one.measures.trained) for one in found.by_occupation] == [
        ("ทอผ้า", 2), ("", 1), ("โฮมสเตย์", 1),
    ]  # fmt: skip
    assert [one.measures.change_percent for one in found.by_occupation] == [10, -10, 20]
    assert [one.key for one in found.by_tambon] == ["700709", "700706"]
    for groups in (found.by_occupation, found.by_tambon, found.by_village):
        assert sum(one.measures.after_total for one in groups) == found.measures.after_total
