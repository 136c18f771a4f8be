"""Two entries become one with the values that were chosen; undo brings both back as they were."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.duplicates import people, roles_of
from desktop.merging import merge, plan_people, plan_records
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from tests.db.samples import everything
from tests.desktop.roles import household, person, sage
from tests.desktop.village_round import VillageRound

HOUSEHOLDS = register("households")


@pytest.fixture
def village_round(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office")
    yield made
    made.office.close()


def stored(office: Office) -> dict[str, Any]:
    return everything(office.connection)


def test_a_merge_chooses_field_by_field_and_takes_every_role_along(
    village_round: VillageRound,
) -> None:
    made, office = village_round, village_round.office
    kept = person(made, phone="0811111111", birth_date=date(1960, 5, 1))
    gone = person(made, "แก้วตา", phone="0822222222", national_id="9007000000019")
    sage(made, kept)
    of_gone = household(made, gone)
    member = made.put(
        "team_member", round=made.round.id, village=made.villages[0].id, person=gone, role="lead"
    )
    plan = plan_people(kept, gone)
    assert [one.field.key for one in plan.fields if one.differs] == [
        "first_name",
        "national_id",
        "birth_date",
        "phone",
    ]
    assert dict(plan.moved) == {"ครัวเรือนเป้าหมาย": 1, "ทีมวิทยากร": 1}
    before = stored(office)
    action = merge(office, plan, {"phone": "0822222222"})
    assert action.title == "รวม นายแก้ว ใจดี กับ นายแก้วตา ใจดี"
    (row,) = people()
    assert (row["id"], row["full_name"], row["phone"]) == (kept, "นายแก้ว ใจดี", "0822222222")
    assert (row["national_id"], row["birth_date"]) == ("9007000000019", date(1960, 5, 1))
    roles = roles_of([kept])[kept]
    assert {(role.register, role.record) for role in roles} >= {
        ("households", of_gone),
        ("team_members", member),
    }
    office.undo()
    assert stored(office) == before
    office.redo()
    assert len(people()) == 1


def test_two_records_of_one_round_become_one_where_nothing_contradicts(
    village_round: VillageRound,
) -> None:
    made, office = village_round, village_round.office
    kept, gone = person(made), person(made)
    stays, goes = household(made, kept, members=4), household(made, gone, house_no="7")
    made.visit(goes, 1, date(2026, 5, 1), income_main=100_00)
    plan = plan_people(kept, gone)
    assert plan.clashes == ()
    merge(office, plan, {})
    (one,) = stored(office)["household"]
    assert (one["id"], one["members"], one["house_no"]) == (stays, 4, "7")
    assert [visit["household_id"] for visit in stored(office)["visit"]] == [stays]


def test_what_contradicts_is_merged_by_choice_first(village_round: VillageRound) -> None:
    made, office = village_round, village_round.office
    kept, gone = person(made), person(made)
    first, second = household(made, kept, members=4), household(made, gone, members=5)
    plan = plan_people(kept, gone)
    (clash,) = plan.clashes
    assert (clash.register, clash.kept, clash.gone) == ("households", first, second)
    assert "สมาชิก" in clash.sentence
    before = stored(office)
    with pytest.raises(Refused) as refused:
        merge(office, plan, {})
    assert refused.value.reason == clash.sentence
    assert stored(office) == before
    records = plan_records(HOUSEHOLDS, first, second)
    assert records.clashes == ()
    merge(office, records, {"members": 5})
    assert [row["members"] for row in stored(office)["household"]] == [5]
    assert len(people()) == 1
    office.undo()
    assert stored(office) == before


def test_visits_of_the_same_number_that_differ_keep_two_households_apart(
    village_round: VillageRound,
) -> None:
    made = village_round
    first, second = household(made, person(made)), household(made, person(made))
    made.visit(first, 1, date(2026, 5, 1), income_main=100_00)
    made.visit(second, 1, date(2026, 6, 1), income_main=100_00)
    (clash,) = plan_records(HOUSEHOLDS, first, second).clashes
    assert clash.register == "visits"


def test_a_certificate_keeps_its_facts_and_follows_its_record(village_round: VillageRound) -> None:
    made, office = village_round, village_round.office
    kept, gone = person(made), person(made, "กล้า")
    course = made.put(
        "course", round=made.round.id, name="วิทยากร", starts_on=date(2026, 1, 5),
        ends_on=date(2026, 1, 8), days=4,
    )  # fmt: skip
    of_kept, of_gone = sage(made, kept), sage(made, gone)
    trainee = made.put("trainee", course=course, sage=of_gone, days_attended=4, result="passed")
    made.put(
        "certificate", round=made.round.id, trainee=trainee, year=2569, serial=1, number="๑/๒๕๖๙",
        issued_on=date(2026, 2, 1), recipient="นายกล้า ใจดี", facts={"recipient": "นายกล้า ใจดี"},
        design="plain", digest="00",
    )  # fmt: skip
    before = stored(office)["certificate"]
    merge(office, plan_people(kept, gone), {})
    assert stored(office)["certificate"] == before
    assert [row["sage_id"] for row in stored(office)["trainee"]] == [of_kept]


def test_who_was_changed_meanwhile_is_looked_at_again(village_round: VillageRound) -> None:
    made, office = village_round, village_round.office
    kept, gone = person(made), person(made)
    plan = plan_people(kept, gone)
    office.write("x", lambda tx: tx.save("person", {"phone": "0811111111"}, id=gone))
    with pytest.raises(Refused):
        merge(office, plan, {})
    with pytest.raises(Refused):
        plan_people(kept, kept)
    with pytest.raises(Refused):
        plan_people(kept, 999)


def test_records_of_two_rounds_stay_two(village_round: VillageRound) -> None:
    import dataclasses

    made, office = village_round, village_round.office
    other = office.add_round(dataclasses.replace(made.round.settings, year=2570))
    of = person(made)
    first = household(made, of)
    second = household(made, of, round=other.id)
    with pytest.raises(Refused):
        plan_records(HOUSEHOLDS, first, second)
    merge(office, plan_people(of, person(made)), {})


def test_a_house_recorded_with_two_people_keeps_the_one_who_is_chosen(
    village_round: VillageRound,
) -> None:
    made, office = village_round, village_round.office
    wife, husband = person(made, "มณี", title="นาง"), person(made, "หาญ")
    first = household(made, wife, house_no="7", members=4)
    second = household(made, husband, house_no="7")
    teaches = sage(made, husband)
    before = stored(office)
    plan = plan_records(HOUSEHOLDS, first, second)
    assert not plan.same_person
    assert [one.field.key for one in plan.fields if one.differs] == ["representative", "members"]
    merge(office, plan, {"representative": husband})
    assert [row["full_name"] for row in people()] == ["นายหาญ ใจดี"]
    assert roles_of([husband])[husband][0].record == teaches
    (house,) = stored(office)["household"]
    assert (house["id"], house["representative_id"], house["members"]) == (first, husband, 4)
    office.undo()
    assert stored(office) == before
    merge(office, plan_records(HOUSEHOLDS, first, second), {"representative": wife})
    assert {row["full_name"] for row in people()} == {"นางมณี ใจดี", "นายหาญ ใจดี"}
