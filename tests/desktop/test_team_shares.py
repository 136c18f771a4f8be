"""Teams and their households as an office holds them: shown, suggested, given, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.office import Office
from desktop.problems import Refused
from desktop.team_shares import VillageTeam, give, suggestion, village_teams, wish_of
from desktop.views import Place, Scope
from tests.desktop.village_round import VillageRound


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    with made.office:
        yield made


@pytest.fixture
def office(round_: VillageRound) -> Office:
    return round_.office


@pytest.fixture
def scope(round_: VillageRound) -> Scope:
    return Scope(round_.round.id)


def member(round_: VillageRound, village: Place, role: str = "member", craft: str = "") -> int:
    """A team member, who is a sage of a craft where one is given."""
    person = round_.person()
    if craft:
        kind = round_.put("occupation_kind", name=craft)
        round_.put("sage", round=round_.round.id, village=village.id, person=person, craft=kind)
    return round_.put(
        "team_member", round=round_.round.id, village=village.id, person=person, role=role
    )


def here(office: Office, scope: Scope) -> VillageTeam:
    return village_teams(office, scope)[0]


def test_a_village_shows_its_team_and_who_has_which_household(
    round_: VillageRound, office: Office, scope: Scope
) -> None:
    village = round_.villages[0]
    weaver = member(round_, village, craft="ทอผ้า")
    lead = member(round_, village, "lead")
    (weaving,) = (one.trainer.craft for one in here(office, scope).members if one.craft)
    homes = [round_.household(village, responsible=weaver, wanted_second=weaving)]
    homes += [round_.household(village, responsible=weaver) for _ in range(2)]
    alone = round_.household(village)
    round_.household(village, status="reserve")
    round_.household(village, status="withdrawn", responsible=lead)
    team = here(office, scope)
    assert [one.id for one in team.members] == [lead, weaver]
    assert {one.id for one in team.homes_of(weaver)} == {*homes}
    assert [one.id for one in team.homes_of(None)] == [alone]
    assert team.homes_of(lead) == ()
    assert len(team.homes_of(weaver)) > team.fair == 2  # what the page marks as overload
    (met,) = (one for one in team.homes if one.wishes)
    assert (met.wishes, wish_of(met, team.members[1])) == (("ทอผ้า",), 2)
    assert wish_of(met, team.members[0]) is None


def test_the_villages_are_those_of_the_scope(
    round_: VillageRound, office: Office, scope: Scope
) -> None:
    first, *others = round_.villages
    assert [one.place for one in village_teams(office, scope)] == [first, *others]
    only = Scope(scope.round_id, village_id=others[0].id)
    assert [one.place for one in village_teams(office, only)] == [others[0]]
    elsewhere = office.villages()[50]
    assert elsewhere.tambon_id != first.tambon_id
    round_.household(elsewhere)  # no target village
    in_tambon = Scope(scope.round_id, tambon_id=elsewhere.tambon_id)
    assert [one.place for one in village_teams(office, in_tambon)] == [elsewhere]
    assert village_teams(office, Scope(None)) == ()


def test_a_trainer_of_another_village_is_nobody_here(
    round_: VillageRound, office: Office, scope: Scope
) -> None:
    away = member(round_, round_.villages[1])
    own = member(round_, round_.villages[0])
    home = round_.household(round_.villages[0], responsible=away)
    assert [one.id for one in here(office, scope).homes_of(None)] == [home]
    assert suggestion([here(office, scope)]) == {home: own}


def test_the_suggestion_is_stored_as_one_action_and_taken_back(
    round_: VillageRound, office: Office, scope: Scope
) -> None:
    village = round_.villages[0]
    one, other = (member(round_, village) for _ in range(2))
    homes = [round_.household(village) for _ in range(5)]
    assert sorted(suggestion(village_teams(office, scope))) == homes
    action = give(office, suggestion(village_teams(office, scope)))
    counts = sorted(len(here(office, scope).homes_of(who)) for who in (one, other))
    assert counts == [2, 3]
    assert suggestion(village_teams(office, scope)) == {}
    office.undo_action(action)
    assert len(here(office, scope).homes_of(None)) == 5


def test_who_is_left_out_gets_none(round_: VillageRound, office: Office, scope: Scope) -> None:
    village = round_.villages[0]
    one, other = (member(round_, village) for _ in range(2))
    homes = [round_.household(village, responsible=other) for _ in range(3)]
    teams = village_teams(office, scope)
    assert suggestion(teams, left_out=[other]) == {}
    assert suggestion(teams, anew=True, left_out=[other]) == dict.fromkeys(homes, one)


def test_nobody_is_given_what_they_cannot_have(round_: VillageRound, office: Office) -> None:
    own, away = member(round_, round_.villages[0]), member(round_, round_.villages[1])
    home = round_.household(round_.villages[0])
    person = office.write("", lambda tx: tx.row("household", home) or {})["representative_id"]
    office.write("", lambda tx: tx.save("team_member", {"person": person}, id=own))
    before = len(office.history())
    for shares in ({home: own}, {home: away}, {home: 99}, {99: own}, {}):
        with pytest.raises(Refused):
            give(office, shares)
    assert len(office.history()) == before
