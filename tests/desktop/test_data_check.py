"""The data check finds what is planted in a real office, and forgets what is no fault."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop import data_check
from desktop.data_check import Finding, accept, check_office, widest, withdraw
from desktop.merging import merge, plan_people, plan_records
from desktop.problems import Refused
from desktop.programme.cross_checks import FindingKind
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.roles import household, person, sage
from tests.desktop.village_round import VillageRound


@pytest.fixture
def made(tmp_path: Path) -> Iterator[VillageRound]:
    started = VillageRound(tmp_path / "office")
    yield started
    started.office.close()


def found(made: VillageRound, kind: FindingKind, scope: Scope | None = None) -> list[Finding]:
    findings = check_office(made.office, scope or Scope(made.round.id))
    return [one for one in findings if one.kind is kind]


def wrong(made: VillageRound) -> list[tuple[str, int | None, str]]:
    """Register, record and field of every contradiction and mistake."""
    kinds = (FindingKind.CONTRADICTION, FindingKind.MISTAKE)
    every = [one for kind in kinds for one in found(made, kind)]
    return [(one.register, one.record, one.field) for one in every]


def test_an_office_without_records_has_no_findings(made: VillageRound) -> None:
    assert check_office(made.office, Scope(None)) == ()


def test_people_of_one_sound_are_a_pair_that_can_be_merged(made: VillageRound) -> None:
    home = made.villages[0].id
    first = person(made, "สมศรี", title="นาง", village=home)
    other = person(made, "สมสี", title="นาง", village=home)
    sage(made, first)
    of_other = household(made, other)
    (pair,) = found(made, FindingKind.DUPLICATE)
    assert (pair.register, pair.record, pair.pair) == ("households", of_other, (first, other))
    assert pair.field == "representative.first_name"
    assert "ออกเสียง" in pair.sentence
    merge(made.office, plan_people(first, other), {})
    assert found(made, FindingKind.DUPLICATE) == []


def test_one_telephone_in_two_houses_is_a_pair_and_in_one_house_is_not(made: VillageRound) -> None:
    home = made.villages[0].id
    same = {"phone": "0811111111", "village": home}
    one = person(made, "สมศรี", house_no="1", **same)
    family = person(made, "มานพ", house_no="1", **same)
    other = person(made, "วิชัย", house_no="2", **same)
    for each in (one, family, other):
        household(made, each)
    pairs = {pair.pair for pair in found(made, FindingKind.DUPLICATE)}
    assert pairs == {(one, other), (family, other)}


def test_two_records_of_a_house_are_a_pair_of_records(made: VillageRound) -> None:
    first = household(made, person(made, "มานพ"), house_no="12/3")
    second = household(made, person(made, "วิชัย"), house_no="12/3")
    (pair,) = found(made, FindingKind.DUPLICATE)
    assert (pair.register, pair.pair, pair.of_people) == ("households", (first, second), False)
    merge(made.office, plan_records(register("households"), first, second), {})
    assert found(made, FindingKind.DUPLICATE) == []


def test_what_an_old_import_left_is_found_beside_its_field(made: VillageRound) -> None:
    young = sage(made, person(made, birth_date=date(2020, 1, 1)), years=3)
    unborn = sage(made, person(made, "ก", birth_date=date(2099, 1, 1)))
    mistyped = sage(made, person(made, "ข", national_id="9007000000018"))
    nobody = household(made, person(made, "ค"), members=0)
    assert {
        ("sages", young, "person.birth_date"),
        ("sages", unborn, "person.birth_date"),
        ("sages", mistyped, "person.national_id"),
        ("households", nobody, "members"),
    } <= set(wrong(made))


def test_missing_ids_and_telephones_are_one_finding_each(made: VillageRound) -> None:
    for number in range(3):
        sage(made, person(made, f"คน{number}", national_id=None))
    counted = [one for one in found(made, FindingKind.GAP) if one.key.startswith("people:")]
    assert {one.sentence for one in counted} == {
        "ไม่มีเลขประจำตัวประชาชน: 3 คน",
        "ไม่มีหมายเลขโทรศัพท์: 3 คน",
    }
    assert all(one.record is not None for one in counted)


def test_only_the_chosen_place_and_round_are_checked(made: VillageRound) -> None:
    sage(made, person(made), years=None)
    other = made.villages[1]
    inside = Scope(made.round.id, other.tambon_id, other.id)
    assert found(made, FindingKind.GAP, inside) == []
    assert found(made, FindingKind.GAP, Scope(made.round.id)) != []
    assert found(made, FindingKind.GAP, Scope(None)) != []


def test_what_is_no_fault_is_kept_with_who_and_when_until_the_value_changes(
    made: VillageRound,
) -> None:
    young = person(made, birth_date=date(2020, 1, 1))
    sage(made, young)
    (finding,) = found(made, FindingKind.CONTRADICTION)
    assert finding.accepted is None
    accept(made.office, [finding])
    (again,) = found(made, FindingKind.CONTRADICTION)
    assert again.accepted == ("สมใจ", made.office.today())
    withdraw(made.office, [again])
    assert found(made, FindingKind.CONTRADICTION)[0].accepted is None
    made.office.undo()
    assert found(made, FindingKind.CONTRADICTION)[0].accepted is not None
    made.office.write("x", lambda tx: tx.save("person", {"birth_date": "2019-01-01"}, id=young))
    assert found(made, FindingKind.CONTRADICTION)[0].accepted is None


def test_a_check_tells_how_far_it_is_and_can_be_stopped(made: VillageRound) -> None:
    told: list[tuple[int, int]] = []
    check_office(made.office, Scope(None), lambda done, of: told.append((done, of)))
    assert told == [(step, len(told)) for step in range(1, len(told) + 1)]
    assert check_office(made.office, Scope(None), cancelled=lambda: True) == ()
    assert len(data_check.REGISTERS) < len(told)


def test_a_large_office_is_checked_place_by_place(
    made: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in made.villages[:2]:
        household(made, person(made), village=place.id)
    place = made.villages[0]
    asked = Scope(made.round.id, place.tambon_id, place.id)
    assert widest(made.office, asked) == Scope(made.round.id)
    monkeypatch.setattr(data_check, "LARGEST", 1)
    assert widest(made.office, asked) == asked
    assert check_office(made.office, asked) != ()
    with pytest.raises(Refused):
        check_office(made.office, Scope(made.round.id))
