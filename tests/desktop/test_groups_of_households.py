"""Households in their occupation groups: joined, counted, let go of, and found by a sheet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.models.base import database
from db.queries import listing
from desktop import incomes
from desktop.batch import Edit, check_many
from desktop.data_check import check_office
from desktop.programme.stages import register
from desktop.programme.vocabulary import Register, Severity
from desktop.views import Scope
from tests.desktop.village_round import VillageRound

HOUSEHOLDS, GROUPS = register("households"), register("groups")


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


def group(round_: VillageRound, name: str = "กลุ่มทอผ้า", at: int = 0, **more: Any) -> int:
    where = {"round": round_.round.id, "village": round_.villages[at].id}
    return round_.put("occupation_group", name=name, **where, **more)


def told(
    round_: VillageRound, about: Register, record: int, **raw: object
) -> list[tuple[str, Severity]]:
    """The fields that are pointed at; the same, whether one is checked or many."""
    scope = Scope(round_.round.id)
    checked = round_.office.check(about, raw, scope, record)
    (again,) = check_many(round_.office, about, [Edit(raw, record)], scope)
    assert again.problems == checked.problems
    return [(one.field, one.severity) for one in checked.problems]


def test_a_group_of_another_village_is_asked_about(round_: VillageRound) -> None:
    home = round_.household(round_.villages[0])
    here, there = group(round_), group(round_, at=1)
    assert told(round_, HOUSEHOLDS, home, group=here) == []
    assert told(round_, HOUSEHOLDS, home, group=there) == [("group", Severity.WARNING)]
    saved = round_.office.save(HOUSEHOLDS, {"group": there}, Scope(round_.round.id), id=home)
    assert saved.id == home
    found = check_office(round_.office, Scope(round_.round.id))
    assert [(one.field, one.record) for one in found if one.field == "group"] == [("group", home)]


def test_a_group_is_offered_in_its_village_and_found_by_its_name(round_: VillageRound) -> None:
    here, there = group(round_), group(round_, "กลุ่มจักสาน", at=1)
    field, office = HOUSEHOLDS.field("group"), round_.office
    of_village = Scope(round_.round.id, village_id=round_.villages[0].id)
    assert [one.id for one in office.options(field, of_village)] == [here]
    everywhere = Scope(round_.round.id)
    assert [one.id for one in office.options(field, everywhere)] == [here, there]
    assert [one.id for one in office.options(field, everywhere, "จักสาน")] == [there]
    home_there = office.options(field, everywhere, village=round_.villages[1].id)
    assert [one.id for one in home_there] == [there, here]
    assert office.option(field, here).label == f"กลุ่มทอผ้า · {round_.villages[0].in_full}"


def test_more_households_than_the_group_has_members(round_: VillageRound) -> None:
    joined = group(round_, members=6)
    for _home in range(7):
        round_.household(round_.villages[0], group=joined)
    assert listing.rows("occupation_group", ["households"], [joined]) == [(7,)]
    assert told(round_, GROUPS, joined) == [("members", Severity.WARNING)]
    assert told(round_, GROUPS, joined, members="7") == []


def test_many_groups_are_counted_with_one_question(
    round_: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = [Edit({}, group(round_, f"กลุ่ม{number}", members=6)) for number in range(9)]
    for _home in range(7):
        round_.household(round_.villages[0], group=edits[-1].id)
    asked: list[str] = []
    ask = type(database.obj).execute_sql

    def noted(self: object, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return ask(self, sql, *rest)

    monkeypatch.setattr(type(database.obj), "execute_sql", noted)
    checked = check_many(round_.office, GROUPS, edits, Scope(round_.round.id))
    assert [one.field for each in checked for one in each.problems] == ["members"]
    assert len([sql for sql in asked if 'FROM "household"' in sql]) == 1


@pytest.mark.parametrize("status", ["withdrawn", "reserve"])
def test_a_group_counts_only_the_households_that_are_chosen(
    round_: VillageRound, status: str
) -> None:
    joined = group(round_, members=6)
    for one in (*["chosen"] * 6, status):
        round_.household(round_.villages[0], group=joined, status=one)
    assert listing.rows("occupation_group", ["households"], [joined]) == [(6,)]
    assert told(round_, GROUPS, joined) == []


def test_a_group_that_is_deleted_lets_its_households_go(round_: VillageRound) -> None:
    joined, office = group(round_, members=6), round_.office
    home = round_.household(round_.villages[0], group=joined, baseline_main=100_00)
    assert [one.key for one in by_group(round_)] == [str(joined)]
    office.delete(GROUPS, [joined])
    assert listing.rows("household", ["group"], [home]) == [(None,)]
    assert [one.key for one in by_group(round_)] == [""]
    office.undo()
    assert listing.rows("household", ["group"], [home]) == [(joined,)]
    assert [(one.key, one.name) for one in by_group(round_)] == [(str(joined), "กลุ่มทอผ้า")]


def by_group(round_: VillageRound) -> tuple[incomes.GroupSummary, ...]:
    return incomes.summary(round_.office, Scope(round_.round.id), "group").groups


def test_groups_of_one_name_are_told_apart_by_their_village(round_: VillageRound) -> None:
    twice = [group(round_), group(round_, at=1)]
    for at, joined in enumerate((*twice, group(round_, "กลุ่มจักสาน", at=2))):
        round_.household(round_.villages[at], group=joined)
    assert {one.name for one in by_group(round_)} == {
        "กลุ่มจักสาน", *(f"กลุ่มทอผ้า · {one.in_full}" for one in round_.villages[:2])
    }  # fmt: skip
