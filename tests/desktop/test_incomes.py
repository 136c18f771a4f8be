"""The incomes of a stored office: which visits count, and which households."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.incomes import as_json, indicators, summary, table
from desktop.problems import Refused
from desktop.views import Scope
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


def test_the_last_visit_that_says_so_counts(round_: VillageRound) -> None:
    one = round_.household(round_.villages[0], baseline_main=100, members=2)
    round_.visit(one, 1, date(2026, 3, 1), practising="practising", income_main=150)
    round_.visit(one, 3, date(2026, 6, 1), practising="stopped", income_main=130, income_other=5)
    round_.visit(one, 2, date(2026, 5, 1), practising="practising", income_main=170)
    round_.visit(one, 4, date(2026, 8, 1), advice="มาใหม่")
    (found,) = table(round_.office, Scope(round_.round.id)).households()
    assert (found.before, found.after, found.practising, found.members) == (100, 135, False, 2)
    assert found.place == round_.villages[0].code


def test_a_household_without_visits_or_occupation_is_still_trained(round_: VillageRound) -> None:
    round_.household(round_.villages[1])
    (found,) = table(round_.office, Scope(round_.round.id)).households()
    assert (found.before, found.after, found.practising) == (None, None, None)
    assert found.occupation is None


def test_a_scope_narrows_to_tambon_and_village(round_: VillageRound) -> None:
    elsewhere = next(
        place
        for place in round_.office.villages()
        if place.tambon_id != round_.villages[0].tambon_id
    )
    round_.office.set_targets(round_.round.id, [*(p.id for p in round_.villages), elsewhere.id])
    for place in (*round_.villages, elsewhere):
        home = round_.household(place, baseline_main=1000)
        round_.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=1100)

    def count(**within: int) -> int:
        return summary(round_.office, Scope(round_.round.id, **within)).measures.incomes.households

    assert count() == 4
    assert count(tambon_id=round_.villages[0].tambon_id) == 3
    assert count(village_id=elsewhere.id) == 1


def test_only_the_rounds_own_villages_count(round_: VillageRound) -> None:
    first, second, _third = round_.villages
    round_.household(first, baseline_main=1000)
    round_.household(second, baseline_main=1000)
    round_.office.set_targets(round_.round.id, [first.id])
    assert summary(round_.office, Scope(round_.round.id)).measures.practice.trained == 1


def test_a_cohort_counts_everybody_wherever_they_live(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office", variant="cohort")
    with made.office as office:
        for place in made.villages:
            made.household(place, baseline_main=1000)
        assert summary(office, Scope(made.round.id)).measures.practice.trained == 3
        assert [one.key for one in indicators(office, Scope(made.round.id))] == [
            "practising",
            "income_growth",
        ]


def test_without_a_round_nothing_is_measured(round_: VillageRound) -> None:
    with pytest.raises(Refused):
        summary(round_.office, Scope(None))


def test_groups_of_other_villages_are_not_the_rounds(round_: VillageRound) -> None:
    for place in (round_.villages[0], round_.office.villages()[20]):
        round_.put("occupation_group", round=round_.round.id, village=place.id, name="กลุ่มทอผ้า")
    groups = indicators(round_.office, Scope(round_.round.id))[-1]
    assert (groups.key, groups.have, groups.of) == ("groups", 1, 3)


def test_json_is_in_baht_with_the_keys_that_are_promised(round_: VillageRound) -> None:
    kind = round_.put("occupation_kind", name="ทอผ้า")
    where = {"round": round_.round.id, "village": round_.villages[0].id}
    weavers = round_.put("occupation_group", name="กลุ่มทอผ้า", **where)
    for before, after in ((10_000_00, 11_234_50), (0, 500_00), (None, 700_00)):
        home = round_.household(
            round_.villages[0], baseline_main=before, wanted=kind, group=weavers
        )
        round_.visit(home, 1, date(2026, 3, 1), practising="practising", income_main=after)
    whole = Scope(round_.round.id)
    seen = (summary(round_.office, whole, by) for by in ("occupation", "tambon", "group"))
    plain = json.loads(json.dumps(as_json(*seen)))
    numbers = {
        "households": 2,
        "before_total": 10_000,
        "after_total": 11_734.5,
        "new_income_households": 1,
        "change_percent": 12.3,
        "trained": 3,
        "practising": 3,
        "practising_change_percent": 12.3,
    }
    tambon = round_.villages[0].tambon
    code = round_.villages[0].code[:6]
    assert plain == {
        **numbers,
        "by_occupation": [{"name": "ทอผ้า", **numbers}],
        "by_tambon": [{"code": code, "name": tambon, **numbers}],
        "by_group": [{"name": "กลุ่มทอผ้า", **numbers}],
    }
