"""The households behind a figure, and which pairs of incomes a round has."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import income_households
from desktop.income_households import households
from desktop.income_pairs import pairs
from desktop.programme.income_table import Pair
from desktop.views import Scope
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


def test_a_household_is_told_with_its_village_and_both_incomes(round_: VillageRound) -> None:
    one = round_.household(round_.villages[0], baseline_main=200, members=3)
    two = round_.household(round_.villages[1])
    round_.visit(one, 1, date(2026, 3, 1), practising="practising", income_main=250)
    round_.visit(one, 2, date(2026, 6, 1), practising="stopped", income_main=100)
    second, first = households(round_.office, [two, one])
    assert (first.place, first.members) == (round_.villages[0], 3)
    assert (first.before, first.after, first.gained, first.percent) == (200, 100, -100, -50.0)
    assert first.practising is False
    assert (second.before, second.after, second.gained, second.percent) == (None,) * 4
    assert second.practising is None
    (between,) = households(round_.office, [one], Pair(1, 2))
    assert (between.before, between.after, between.percent) == (250, 100, -60.0)


def test_a_household_without_a_place_in_the_round_is_listed_without_incomes(
    round_: VillageRound,
) -> None:
    one = round_.household(round_.villages[0], baseline_main=200, status="reserve")
    (found,) = households(round_.office, [one])
    assert (found.id, found.before) == (one, None)


def test_those_that_are_gone_are_left_out_and_no_more_than_can_be_read_are_listed(
    round_: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [round_.household(round_.villages[0]) for _number in range(3)]
    assert [one.id for one in households(round_.office, [99_999, *ids])] == ids
    monkeypatch.setattr(income_households, "MOST", 2)
    assert [one.id for one in households(round_.office, ids)] == ids[:2]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ((), [Pair()]),
        ((2,), [Pair(), Pair(0, 2)]),
        ((1, 3), [Pair(), Pair(0, 1), Pair(0, 3), Pair(1, 3)]),
    ],
)
def test_only_visits_that_asked_for_the_income_are_compared(
    round_: VillageRound, asked: tuple[int, ...], wanted: list[Pair]
) -> None:
    one = round_.household(round_.villages[0], baseline_main=100)
    for number in (1, 2, 3):
        income = {"income_main": 150} if number in asked else {}
        round_.visit(one, number, date(2026, 3, number), practising="practising", **income)
    assert list(pairs(round_.office, Scope(round_.round.id))) == wanted
