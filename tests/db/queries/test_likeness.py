"""Whom a name may be is found alike on both engines."""

from typing import Any

from db.connection import Connection
from db.queries import likeness
from db.queries.references import clash, references_to
from tests.db.samples import A_ROUND, a_person, put_village

SOMSI = {"sound_key": "สมสิ บุนยา", "phone": "0811111111", "national_id": "9007000000019"}


def put(office: Connection, table: str, **values: Any) -> int:
    return office.write(table, "สมใจ", lambda tx: tx.save(table, values))


def ids(rows: list[dict[str, Any]]) -> list[int]:
    return [row["id"] for row in rows]


def test_people_are_found_by_each_thing_that_agrees(office: Connection) -> None:
    village = put_village(office)
    here = put(office, "person", **a_person(1) | SOMSI, village=village, birth_date="1960-05-01")
    nowhere = put(office, "person", **a_person(2) | {"sound_key": SOMSI["sound_key"]})
    other = put(office, "person", **a_person(3) | {"phone": SOMSI["phone"]})
    (tambon,) = {row["village.tambon"] for row in likeness.people_with([here])}
    assert ids(likeness.people_like("", "", SOMSI["sound_key"], tambon, 9)) == [here, nowhere]
    assert ids(likeness.people_like("", "", SOMSI["sound_key"], tambon + 1, 9)) == [nowhere]
    assert ids(likeness.people_like("", "", SOMSI["sound_key"], None, 1)) == [here]
    assert ids(likeness.people_like("", SOMSI["phone"], "", tambon, 9)) == [here, other]
    assert ids(likeness.people_like(SOMSI["national_id"], "", "", None, 9)) == [here]
    assert likeness.people_like("", "", "", tambon, 9) == []
    (row,) = likeness.people_with([here])
    assert row["birth_date"].isoformat() == "1960-05-01"
    assert (row["village"], row["village.tambon.name"]) == (village, "โพธาราม")
    assert ids(likeness.everybody()) == [here, nowhere, other]


def test_roles_and_houses_are_told_by_round(office: Connection) -> None:
    village, person = put_village(office), put(office, "person", **a_person(1))
    old = put(office, "round", **A_ROUND | {"year": 2568})
    new = put(office, "round", **A_ROUND)
    sage = put(office, "sage", round=old, village=village, person=person)
    house = put(
        office, "household", round=new, village=village, representative=person, house_no="7"
    )
    assert [(row["table"], row["id"], row["year"]) for row in likeness.roles([person])] == [
        ("household", house, 2569),
        ("sage", sage, 2568),
    ]
    assert likeness.roles([]) == []
    (found,) = likeness.houses(new, village, "7", 4)
    assert (found["household"], found["id"], found["village"]) == (house, person, village)
    before = put(
        office, "household", round=old, village=village, representative=person, house_no="7"
    )
    found = likeness.houses(old, village, "7", 4)
    assert [(row["household"], row["year"]) for row in found] == [(before, 2568), (house, 2569)]
    assert ids(likeness.houses(new, village, "7", 1)) == [person]
    assert likeness.houses(new, village, "8", 4) == []


def test_what_points_at_a_row_and_where_it_would_clash(office: Connection) -> None:
    village = put_village(office)
    one, other = (put(office, "person", **a_person(number)) for number in (1, 2))
    round_ = put(office, "round", **A_ROUND)
    first = put(office, "sage", round=round_, village=village, person=one)
    second = put(office, "sage", round=round_, village=village, person=other)
    house = put(office, "household", round=round_, village=village, representative=other)
    found = references_to("person", other)
    assert {(reference.table, reference.id, reference.link) for reference in found} == {
        ("sage", second, "person"),
        ("household", house, "representative"),
    }
    by_table = {reference.table: reference for reference in found}
    assert clash(by_table["sage"], one) == first
    assert clash(by_table["sage"], one, without=[first]) is None
    assert clash(by_table["household"], one) is None
