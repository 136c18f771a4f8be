"""Which visit each household waits for on a day, and what is known of it before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import visit_day
from desktop.problems import Refused
from desktop.programme.last_income import Visited
from desktop.views import Scope
from desktop.visit_day import KnownIncome, NextVisit, known_income, next_visits
from tests.desktop.village_round import VillageRound

ENDED = date(2026, 3, 10)
JUNE = date(2026, 6, 9)


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", follow_up_months=(1, 3, 6, 12))
    with made.office:
        yield made


def trained(round_: VillageRound, at: int = 0) -> Scope:
    """A training that ended on the tenth of March; the village's scope."""
    village = round_.villages[at].id
    round_.put(
        "training", round=round_.round.id, village=village, curriculum="ทอผ้า",
        starts_on=date(2026, 3, 6), ends_on=ENDED, days=5,
    )  # fmt: skip
    return Scope(round_.round.id, village_id=village)


def test_who_waits_is_offered_the_next_number(round_: VillageRound) -> None:
    scope = trained(round_)
    here, there = round_.villages[:2]
    new, seen, gap, stopped, today, elsewhere = (
        round_.household(village) for village in (here,) * 5 + (there,)
    )
    round_.household(here, status="reserve")
    round_.visit(seen, 1, date(2026, 4, 9), practising="practising")
    round_.visit(gap, 2, date(2026, 4, 9))
    round_.visit(stopped, 1, date(2026, 4, 9), practising="stopped", stopped_reason="ย้าย")
    round_.visit(today, 1, JUNE)
    april, june = date(2026, 4, 10), date(2026, 6, 10)
    assert next_visits(round_.office, scope, JUNE) == (
        NextVisit(new, 1, april), NextVisit(seen, 2, june), NextVisit(gap, 3, june),
    )  # fmt: skip
    assert [one.is_due(JUNE) for one in next_visits(round_.office, scope, JUNE)] == [
        True, False, False,
    ]  # fmt: skip
    assert NextVisit(seen, 2, june).is_due(june)
    whole = next_visits(round_.office, Scope(round_.round.id), JUNE)
    assert NextVisit(elsewhere, 1, None) in whole  # nobody was trained there yet


def test_who_stopped_and_began_again_waits_too(round_: VillageRound) -> None:
    scope = trained(round_)
    home = round_.household(round_.villages[0])
    round_.visit(home, 2, date(2026, 5, 9), practising="practising")
    round_.visit(home, 1, date(2026, 4, 9), practising="stopped")
    assert [one.household for one in next_visits(round_.office, scope, JUNE)] == [home]


def test_after_the_last_visit_of_the_round_nothing_is_due(round_: VillageRound) -> None:
    scope = trained(round_)
    home = round_.household(round_.villages[0])
    for number, month in enumerate((4, 5, 6, 7), 1):
        round_.visit(home, number, date(2026, month, 1))
    assert next_visits(round_.office, scope, JUNE) == (NextVisit(home, 5, None),)


def test_a_cohort_waits_as_a_whole(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office", "cohort")
    with made.office:
        home = made.household(made.villages[2])
        made.put(
            "training", round=made.round.id, curriculum="ทอผ้า", starts_on=ENDED, ends_on=ENDED,
            days=1,
        )  # fmt: skip
        (found,) = next_visits(made.office, Scope(made.round.id), JUNE)
        assert (found.household, found.is_due(JUNE)) == (home, True)


def test_too_many_at_once_are_refused(
    round_: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit_day, "MOST", 1)
    for _home in range(2):
        round_.household(round_.villages[0])
    with pytest.raises(Refused):
        next_visits(round_.office, Scope(round_.round.id), JUNE)
    assert next_visits(round_.office, Scope(round_.round.id, village_id=-1), JUNE) == ()


def test_the_last_income_known_is_told_with_its_day(round_: VillageRound) -> None:
    asked = date(2026, 2, 1)
    home = round_.household(round_.villages[0], baseline_main=100, baseline_on=asked)
    first = round_.visit(home, 1, JUNE, income_other=120)
    second = Visited(2, date(2026, 7, 9), None)
    assert known_income(second, home, None) == KnownIncome(1, JUNE, 120)
    assert known_income(second, home, first) == KnownIncome(0, asked, 100)
    assert known_income(Visited(1, JUNE, 120), home, first) == KnownIncome(0, asked, 100)
    assert known_income(second, round_.household(round_.villages[0]), None) is None
