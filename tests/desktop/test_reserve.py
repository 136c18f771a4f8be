"""Withdrawing: the first of the reserve takes the place, and only who has a place counts."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.queries import listing
from desktop import incomes
from desktop.facts import facts_of
from desktop.problems import Refused
from desktop.reserve import move_up, replaced_by, withdraw
from desktop.views import Scope
from tests.desktop.village_round import TODAY, VillageRound

REASON = "ย้ายไปทำงานต่างจังหวัด"


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", households=2)
    with made.office:
        yield made


@pytest.fixture
def cohort(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", "cohort", households=2)
    with made.office:
        yield made


def stands(household: int, *columns: str) -> tuple[Any, ...]:
    return listing.rows("household", columns or ["status"], [household])[0]


def test_the_first_of_the_reserve_takes_the_place(round_: VillageRound) -> None:
    here, elsewhere = round_.villages[:2]
    home = round_.household(here)
    round_.household(elsewhere, status="reserve", reserve_rank=1)
    unranked = round_.household(here, status="reserve")
    second = round_.household(here, status="reserve", reserve_rank=2)
    first = round_.household(here, status="reserve", reserve_rank=1)
    done = withdraw(round_.office, home, f" {REASON} ", TODAY)
    assert stands(home, "status", "withdrawn_on", "withdrawn_reason") == (
        "withdrawn", TODAY, REASON,
    )  # fmt: skip
    assert stands(first, "status", "replaces", "reserve_rank") == ("chosen", home, None)
    assert [stands(one) for one in (second, unranked)] == [("reserve",), ("reserve",)]
    assert done.successor == replaced_by(home) != ""
    withdraw(round_.office, first, REASON, TODAY)
    assert stands(second, "status", "replaces") == ("chosen", first)
    withdraw(round_.office, second, REASON, TODAY)
    assert stands(unranked, "status", "replaces") == ("chosen", second)
    assert withdraw(round_.office, unranked, REASON, TODAY).successor == ""


def test_one_undo_takes_both_back(round_: VillageRound) -> None:
    home = round_.household(round_.villages[0])
    waits = round_.household(round_.villages[0], status="reserve", reserve_rank=1)
    done = withdraw(round_.office, home, REASON, TODAY)
    round_.office.undo_action(done.action_id)
    assert stands(home, "status", "withdrawn_on", "withdrawn_reason") == ("chosen", None, "")
    assert stands(waits, "status", "replaces", "reserve_rank") == ("reserve", None, 1)


def test_who_waits_in_the_reserve_leaves_no_place(round_: VillageRound) -> None:
    leaves, waits = (
        round_.household(round_.villages[0], status="reserve", reserve_rank=at) for at in (1, 2)
    )
    assert withdraw(round_.office, leaves, REASON, TODAY).successor == ""
    assert stands(leaves, "status", "reserve_rank") == ("withdrawn", None)
    assert stands(waits) == ("reserve",)


def test_in_a_cohort_the_whole_district_waits_together(cohort: VillageRound) -> None:
    home = cohort.household(cohort.villages[0])
    waits = cohort.household(cohort.villages[2], status="reserve", reserve_rank=1)
    withdraw(cohort.office, home, REASON, TODAY)
    assert stands(waits, "status", "replaces") == ("chosen", home)


@pytest.mark.parametrize("own", [False, True])
def test_who_moves_up_gets_the_trainer_but_never_themselves(
    round_: VillageRound, own: bool
) -> None:
    here = round_.villages[0]
    waits = round_.household(here, status="reserve", reserve_rank=1)
    person = stands(waits, "representative")[0] if own else round_.person()
    member = round_.put("team_member", round=round_.round.id, village=here.id, person=person)
    home = round_.household(here, responsible=member)
    withdraw(round_.office, home, REASON, TODAY)
    assert stands(waits, "responsible") == (None if own else member,)
    assert stands(home, "responsible") == (member,)


@pytest.mark.parametrize(
    ("status", "reason", "on"),
    [
        ("chosen", "  ", TODAY),
        ("chosen", REASON, TODAY + timedelta(1)),
        ("withdrawn", REASON, TODAY),
    ],
)
def test_what_is_refused_changes_nothing(
    round_: VillageRound, status: str, reason: str, on: date
) -> None:
    home = round_.household(round_.villages[0], status=status, withdrawn_reason="เดิม")
    before = len(round_.office.history())
    with pytest.raises(Refused):
        withdraw(round_.office, home, reason, on)
    with pytest.raises(Refused):
        withdraw(round_.office, home + 100, REASON, TODAY)
    assert len(round_.office.history()) == before


def test_the_place_of_who_withdrew_before_can_be_filled_once(round_: VillageRound) -> None:
    here = round_.villages[0]
    home = round_.household(here, status="withdrawn", withdrawn_reason=REASON)
    with pytest.raises(Refused):  # nobody waits
        move_up(round_.office, home)
    waits = round_.household(here, status="reserve")
    move_up(round_.office, home)
    assert stands(waits, "status", "replaces") == ("chosen", home)
    round_.household(here, status="reserve")
    for taken_or_chosen in (home, waits):
        with pytest.raises(Refused):
            move_up(round_.office, taken_or_chosen)


def test_only_who_has_a_place_counts(round_: VillageRound) -> None:
    here = round_.villages[0]
    member = round_.put(
        "team_member", round=round_.round.id, village=here.id, person=round_.person()
    )
    training = round_.put(
        "training", round=round_.round.id, village=here.id, curriculum="ทอผ้า",
        starts_on=date(2026, 3, 2), days=1,
    )  # fmt: skip
    for status in ("chosen", "reserve", "withdrawn"):
        home = round_.household(
            here, status=status, volunteered=True, baseline_main=100_00, responsible=member
        )
        round_.put("material_need", household=home, item="กี่", quantity=1000, unit="ชุด",
                   unit_price=50_00, received_on=TODAY)  # fmt: skip
        round_.put("attendance", training=training, household=home, days_attended=1)
        round_.visit(home, 1, date(2026, 6, 1), practising="practising", income_main=200_00)
    settings = round_.round.settings
    found = facts_of(round_.round.id, settings, [here.id], TODAY)[here.id]
    assert (found.households, found.volunteers, found.with_baseline) == (1, 1, 1)
    assert (found.with_responsible, found.attended, found.practising) == (1, 1, 1)
    assert (found.households_with_needs, found.needs, found.material_cost) == (1, 1, 50_00)
    assert len(incomes.table(round_.office, Scope(round_.round.id))) == 1
