"""Who a record that is being typed may be already, and that a clerk's word on it holds."""

import pytest

from desktop import duplicates
from desktop.duplicates import keep_apart, likely, set_apart
from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.village_records import HOUSEHOLDS, SAGES, add, household_of_han, village

TYPED = {"person.title": "นาง", "person.first_name": "สมสี", "person.last_name": "บุนยา"}


def somsi(office: Office, scope: Scope, at: int = 0, **more: str) -> int:
    """A sage called สมศรี บุญญา, of whom nothing else is known; the sage's id."""
    given = {
        "person__title": "นาง",
        "person__first_name": "สมศรี",
        "person__last_name": "บุญญา",
        "person__national_id": "",
        "person__birth_date": "",
        "years": "20",
    }
    return add(office, scope, at, **given | more)


def test_the_same_sound_in_the_tambon_is_told_with_its_roles(office: Office, scope: Scope) -> None:
    sage = somsi(office, scope)
    (one,) = likely(office, HOUSEHOLDS, renamed(TYPED | {"village": village(office, 1)}), scope)
    assert one.name == "นางสมศรี บุญญา"
    assert one.reasons == ("sound",)
    assert [(role.register, role.record, role.year) for role in one.roles] == [
        ("sages", sage, 2569)
    ]
    assert one.record is None
    assert "ปราชญ์" in one.sentence
    assert one.place is not None
    assert one.place.id == village(office)


def renamed(typed: dict[str, object]) -> dict[str, object]:
    """What was typed of a sage, as a household's form has it."""
    return {key.replace("person.", "representative."): value for key, value in typed.items()}


def test_another_tambon_is_another_person(office: Office, scope: Scope) -> None:
    far = next(one.id for one in office.villages() if one.tambon != office.villages()[0].tambon)
    somsi(office, scope)
    assert likely(office, SAGES, TYPED | {"village": far}, scope) == ()


def test_without_a_place_a_sound_alone_is_not_enough(office: Office, scope: Scope) -> None:
    somsi(office, scope)
    assert likely(office, SAGES, TYPED, scope) == ()


def test_the_record_of_the_same_round_is_named(office: Office, scope: Scope) -> None:
    sage = somsi(office, scope)
    (one,) = likely(office, SAGES, TYPED | {"village": village(office)}, scope)
    assert one.record == sage


def test_a_record_is_never_like_itself(office: Office, scope: Scope) -> None:
    sage = somsi(office, scope)
    assert likely(office, SAGES, TYPED | {"village": village(office)}, scope, sage) == ()


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({"person.phone": "086 054 5000"}, ("phone",)),
        ({"person.national_id": "9-0070-01000-00-4"}, ("national_id",)),
        ({"person.national_id": "9007001000005"}, None),
        ({"person.phone": "not a number"}, None),
        ({"person.first_name": "สมศรี"}, None),
        ({}, None),
    ],
)
def test_each_thing_that_agrees_is_a_reason(
    office: Office, scope: Scope, typed: dict[str, str], reasons: tuple[str, ...] | None
) -> None:
    somsi(office, scope, person__national_id="9-0070-01000-00-4", person__phone="0860545000")
    found = likely(office, SAGES, typed, scope)
    assert [one.reasons for one in found] == ([reasons] if reasons else [])


def test_two_national_ids_are_two_people(office: Office, scope: Scope) -> None:
    somsi(office, scope, person__national_id="9-0070-01000-00-4")
    typed = TYPED | {"village": village(office), "person.national_id": "9007000000019"}
    assert likely(office, SAGES, typed, scope) == ()


def test_who_is_kept_apart_is_not_asked_again_until_it_is_undone(
    office: Office, scope: Scope
) -> None:
    somsi(office, scope)
    second = somsi(office, scope, 1)
    typed = TYPED | {"village": village(office, 1)}
    assert len(likely(office, SAGES, typed, scope, second)) == 1
    one, other = (row["id"] for row in duplicates.people())
    keep_apart(office, one, other)
    assert likely(office, SAGES, typed, scope, second) == ()
    assert (set_apart(one, [other, 99]), set_apart(other, [one])) == ({other}, {one})
    keep_apart(office, other, one)
    office.undo()
    assert len(likely(office, SAGES, typed, scope, second)) == 1


def test_a_house_of_the_round_is_recorded_once(office: Office, scope: Scope) -> None:
    house = {
        "village": village(office), "house_no": "12/3", "representative.title": "นาย",
        "representative.first_name": "แก้ว", "representative.last_name": "ใจดี",
    }  # fmt: skip
    saved = office.save(HOUSEHOLDS, house, scope)
    other = house | {"representative.first_name": "มณี"}
    (one,) = likely(office, HOUSEHOLDS, other, scope)
    assert (one.reasons, one.record) == (("house",), saved.id)
    assert likely(office, HOUSEHOLDS, house, scope, saved.id) == ()


def test_a_house_of_another_year_is_told_with_its_year(office: Office, scope: Scope) -> None:
    house = {
        "village": village(office), "house_no": "12/3", "representative.title": "นาย",
        "representative.first_name": "แก้ว", "representative.last_name": "ใจดี",
    }  # fmt: skip
    stored = office.save(HOUSEHOLDS, house, scope)
    later = Scope(office.add_round(preset(2570)).id)
    other = house | {"representative.first_name": "มณี"}
    (one,) = likely(office, HOUSEHOLDS, other, later)
    assert (one.reasons, one.record) == (("house",), None)
    assert [(role.record, role.round_id) for role in one.roles] == [(stored.id, scope.round_id)]
    assert "2569" in one.sentence
    (person,) = (row["id"] for row in duplicates.people())
    again = office.save(HOUSEHOLDS, house | {"representative": person}, later)
    assert likely(office, HOUSEHOLDS, house, later, again.id) == ()


def test_a_member_of_a_household_who_has_a_role_is_told(office: Office, scope: Scope) -> None:
    sage = somsi(office, scope, person__national_id="9-0070-01000-00-4")
    typed = {"person.first_name": "ศรี", "person.national_id": "9007001000004"}
    (one,) = likely(office, register("household_members"), typed, scope)
    assert [(role.register, role.record) for role in one.roles] == [("sages", sage)]


def test_who_is_a_member_of_a_household_is_told_as_such(office: Office, scope: Scope) -> None:
    home = household_of_han(office, scope)
    lives_there = {"household": home, **TYPED, "person.phone": "0860545000"}
    assert office.save(register("household_members"), lives_there, scope).id
    typed = renamed(TYPED | {"village": village(office), "person.phone": "0860545000"})
    (one,) = likely(office, HOUSEHOLDS, typed, scope)
    assert [(role.register, role.record, role.label) for role in one.roles] == [
        ("households", home, "สมาชิกครัวเรือน ปี 2569")
    ]
    assert one.record is None


def test_a_register_without_names_has_no_likeness(office: Office, scope: Scope) -> None:
    assert likely(office, register("forums"), {"village": village(office)}, scope) == ()


def test_a_record_is_stored_about_the_person_who_was_meant(office: Office, scope: Scope) -> None:
    somsi(office, scope)
    (one,) = likely(office, SAGES, TYPED | {"village": village(office)}, scope)
    raw = renamed(TYPED | {"village": village(office)}) | {
        "representative.first_name": "สมศรี", "representative.last_name": "บุญญา",
        "representative.phone": "0860545000", "representative": one.person,
    }  # fmt: skip
    saved = office.save(HOUSEHOLDS, raw, scope)
    assert saved.id is not None, saved.problems
    (person,) = duplicates.people()
    assert person["phone"] == "0860545000"
    assert len(duplicates.roles_of([one.person])[one.person]) == 2


def test_a_stored_record_moves_to_the_person_who_was_meant(office: Office, scope: Scope) -> None:
    somsi(office, scope)
    household = office.save(HOUSEHOLDS, renamed(TYPED | {"village": village(office)}), scope)
    assert household.id is not None
    (one,) = likely(
        office, HOUSEHOLDS, office.entry(HOUSEHOLDS, household.id).values, scope, household.id
    )
    saved = office.save(
        HOUSEHOLDS, {"representative": one.person}, scope, id=household.id,
        version=household.version,
    )  # fmt: skip
    assert saved.id is not None, saved.problems
    assert [row["id"] for row in duplicates.people()] == [one.person]
