"""Sages of earlier rounds come into a new one as the same people, never twice."""

from dataclasses import replace

import pytest

from desktop import earlier_sages
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.rounds import preset
from desktop.views import Scope
from tests.desktop.village_records import SAGES, add, village


@pytest.fixture
def next_round(office: Office) -> int:
    return office.add_round(preset(2571), [village(office)]).id


@pytest.fixture
def sages(office: Office, scope: Scope) -> list[int]:
    return [
        add(
            office, scope, person__first_name=name, person__national_id="", years="35",
            achievements="รางวัลผ้าทอ", votes="12", consent_on="1/11/2568", consent_text="1",
        )
        for name in ("กมล", "ขวัญ")
    ]  # fmt: skip


def test_they_are_offered_and_come_as_the_same_people(
    office: Office, scope: Scope, sages: list[int], next_round: int
) -> None:
    offered = earlier_sages.earlier(office, next_round, village(office))
    assert [(one.id, one.name, one.craft, one.year) for one in offered] == [
        (sages[0], "นายกมล ศรีสุวรรณ", "ทอผ้า", 2569),
        (sages[1], "นายขวัญ ศรีสุวรรณ", "ทอผ้า", 2569),
    ]
    assert earlier_sages.take_over(office, next_round, sages[:1]) == 1
    (new,) = office.entries(SAGES, list(office.ids(SAGES, Scope(next_round))))
    kept = {key: new.values[key] for key in ("person.first_name", "craft.name", "achievements")}
    assert list(kept.values()) == ["กมล", "ทอผ้า", "รางวัลผ้าทอ"]
    assert new.values["years"] == 37
    anew = ("votes", "consent_on", "surveyed_on", "willing")
    assert [new.values[key] for key in anew] == [None] * 4
    assert new.values["consent_text"] == ""
    assert new.values["selected"] is False
    left = earlier_sages.earlier(office, next_round, village(office))
    assert [one.id for one in left] == sages[1:]
    office.undo()
    assert len(earlier_sages.earlier(office, next_round, village(office))) == 2


def test_nobody_comes_twice(
    office: Office, scope: Scope, sages: list[int], next_round: int
) -> None:
    assert earlier_sages.take_over(office, next_round, [sages[0], sages[0]]) == 1
    assert earlier_sages.take_over(office, next_round, sages) == 1
    assert len(office.ids(SAGES, Scope(next_round))) == 2
    with pytest.raises(Refused):
        earlier_sages.take_over(office, next_round, [])


def test_only_earlier_rounds_and_their_newest_record_are_offered(
    office: Office, scope: Scope, sages: list[int], next_round: int
) -> None:
    earlier_sages.take_over(office, next_round, sages[:1])
    newest = office.add_round(replace(preset(2572), name="ใหม่"), [village(office)]).id
    offered = earlier_sages.earlier(office, newest, village(office))
    assert [(one.name, one.year) for one in offered] == [
        ("นายกมล ศรีสุวรรณ", 2571),
        ("นายขวัญ ศรีสุวรรณ", 2569),
    ]
    assert earlier_sages.earlier(office, scope.round_id or 0, village(office)) == ()
    assert earlier_sages.earlier(office, newest, village(office, 1)) == ()
