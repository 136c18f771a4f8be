"""The round's indicators against its targets."""

import dataclasses

import pytest

from desktop.programme.income_groups import Classes, IncomeSummary, summarise
from desktop.programme.income_table import HouseholdIncome, table_of
from desktop.programme.indicators import Indicator, indicators
from desktop.programme.rounds import COHORT, preset
from desktop.words import use_language

ROUND = preset(2569)


def village(number: int, before: int, after: int, practising: bool | None) -> HouseholdIncome:
    return HouseholdIncome(
        number, f"700706{number:02}", before=before, after=after, practising=practising
    )


def summary(*rows: HouseholdIncome) -> IncomeSummary:
    line = ROUND.income_line
    return summarise(table_of(rows), "tambon", {}, Classes(), income_line=line, growth_percent=3)


def by_key(found: tuple[Indicator, ...]) -> dict[str, Indicator]:
    return {one.key: one for one in found}


def test_practising_counts_all_trained_households_and_names_the_unfollowed() -> None:
    use_language("en")
    rows = [village(number, 100, 110, practising=True) for number in range(17)]
    rows += [village(17, 100, 110, practising=False), village(18, 100, 110, practising=None)]
    rows += [village(19, 100, 110, practising=None)]
    one = by_key(indicators(summary(*rows), groups=0, targets=20, round_=ROUND))["practising"]
    assert (one.have, one.of, one.percent, one.target, one.reached) == (17, 20, 85, 85, True)
    assert (
        one.detail == "17 of 20 households · 2 not followed up yet · of the 18 followed up: 94.4%"
    )


@pytest.mark.parametrize(("after", "reached"), [(10_299, False), (10_300, True)])
def test_growth_is_judged_by_the_sums(after: int, reached: bool) -> None:
    rows = summary(village(1, 10_000, after, True), village(2, 0, 99, True))  # noqa: FBT003
    found = by_key(indicators(rows, groups=0, targets=2, round_=ROUND))
    growth = found["income_growth"]
    assert (growth.reached, growth.have, growth.of) == (reached, 1, 2)
    assert (found["villages_growing"].have, found["villages_growing"].of) == (int(reached), 1)


@pytest.mark.parametrize(
    ("groups", "targets", "percent", "reached"),
    [(0, 20, 0, False), (1, 20, 5, False), (2, 20, 10, True), (1, 0, None, None)],
)
def test_groups_are_counted_against_target_villages(
    groups: int, targets: int, percent: float | None, reached: bool | None
) -> None:
    found = by_key(indicators(summary(), groups=groups, targets=targets, round_=ROUND))["groups"]
    assert (found.percent, found.reached) == (percent, reached)


def test_nothing_recorded_reaches_nothing() -> None:
    found = indicators(summary(), groups=0, targets=0, round_=ROUND)
    assert [one.percent for one in found] == [None] * 4
    assert [one.reached for one in found] == [None] * 4


def test_a_cohort_has_no_villages_to_count() -> None:
    round_ = dataclasses.replace(ROUND, variant=COHORT)
    found = indicators(summary(), groups=1, targets=0, round_=round_)
    assert [one.key for one in found] == ["practising", "income_growth"]
