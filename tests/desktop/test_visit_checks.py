"""A visit beside the other visits of its household: stored, and about to be stored with it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.batch import Edit, check_many
from desktop.data_check import check_office
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import Checked, Scope
from tests.desktop.village_round import VillageRound

VISITS = register("visits")
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


def home(round_: VillageRound) -> int:
    return round_.household(round_.villages[0], baseline_main=8_400_000)


def visit(household: int, number: int, on: date, **typed: Any) -> dict[str, Any]:
    return {"household": household, "number": number, "visited_on": on, **typed}


def said(checked: Checked) -> list[tuple[str, Severity]]:
    return [(one.field, one.severity) for one in checked.problems]


def checked_alike(round_: VillageRound, raw: dict[str, Any], id: int | None = None) -> Checked:  # noqa: A002
    """The same is said whether one is checked or many."""
    scope = Scope(round_.round.id)
    alone = round_.office.check(VISITS, raw, scope, id)
    (among,) = check_many(round_.office, VISITS, [Edit(raw, id)], scope)
    assert among.problems == alone.problems
    return alone


JUNE, JULY = date(2026, 6, 9), date(2026, 7, 9)


def test_a_visit_is_compared_with_the_one_before_and_not_with_itself(round_: VillageRound) -> None:
    household = home(round_)
    first = round_.visit(household, 1, JUNE, income_main=900_000_000)
    second = visit(household, 2, JULY, income_main=800_000_000)
    assert said(checked_alike(round_, second)) == [("income_main", WARNING)]  # high by itself
    assert said(checked_alike(round_, {"income_main": 8_000_000}, first)) == []
    assert said(checked_alike(round_, {**second, "income_main": 8_000_000})) == [
        ("income_main", WARNING)
    ]


def test_visits_that_are_stored_together_are_compared_with_each_other(
    round_: VillageRound,
) -> None:
    household = home(round_)
    rows = [
        visit(household, 2, JULY, income_main=9_000_000),
        visit(household, 1, JUNE, income_main=90_000_000),
        visit(household, 3, JULY),
    ]
    checked = check_many(round_.office, VISITS, [Edit(row) for row in rows], Scope(round_.round.id))
    assert [said(one) for one in checked] == [
        [("income_main", WARNING), ("visited_on", WARNING)],
        [("income_main", WARNING)],
        [("visited_on", WARNING)],
    ]


def test_a_correction_of_the_visit_before_counts_at_once(round_: VillageRound) -> None:
    household = home(round_)
    first = round_.visit(household, 1, JUNE, income_main=90_000_000)
    edits = [
        Edit({"income_main": 9_000_000}, first),
        Edit(visit(household, 2, JULY, income_main=9_100_000)),
    ]
    checked = check_many(round_.office, VISITS, edits, Scope(round_.round.id))
    assert [said(one) for one in checked] == [[], []]


def test_a_number_that_is_taken_is_told_with_the_next(round_: VillageRound) -> None:
    household = home(round_)
    stored = round_.visit(household, 2, JUNE)
    told = checked_alike(round_, visit(household, 2, JULY))
    assert said(told) == [("number", ERROR)]
    assert "3" in told.problems[0].message
    assert said(checked_alike(round_, {"advice": "ขายออนไลน์"}, stored)) == []


def test_the_data_check_asks_the_same_of_stored_visits(round_: VillageRound) -> None:
    household = home(round_)
    round_.visit(household, 1, JUNE, income_main=90_000_000, practising="practising")
    round_.visit(household, 2, JUNE, income_main=91_000_000, practising="practising")
    found = check_office(round_.office, Scope(round_.round.id))
    of_visits = {(one.record, one.field) for one in found if one.register == "visits"}
    assert of_visits == {(1, "income_main"), (2, "visited_on")}
