"""An office from before households had groups comes up whole, is searched, and still undoes."""

from pathlib import Path

import pytest

from db.connection import Connection, open_office
from db.errors import RecordInUse
from db.migrations import MIGRATIONS
from db.queries import listing
from db.queries.conditions import Condition
from db.undo import undo
from tests.db.samples import A_ROUND, TAMBON, a_person, a_village, insert

BEFORE = MIGRATIONS[: MIGRATIONS.index("0010_add_households_group")]


def filled(office: Connection) -> dict[str, int]:
    """A household that takes another's place, one of its members, and a group; their ids."""
    tambon = insert(office, "tambon", **TAMBON, name_en="")
    place = a_village(tambon) | {"name_en": "", "tambon_id": tambon}
    place.pop("tambon")
    village = insert(office, "village", **place)
    numbers = {"test_percent": 0, "quorum_percent": 0, "certificate_wording": ""}
    round_ = insert(office, "round", **A_ROUND, **numbers)
    of_round = {"round_id": round_, "village_id": village}
    blank = {"head_name": "", "house_no": "", "volunteered": 1, "ready_for_group": 0, "intent": "",
             "tools": "", "funds": "", "withdrawn_reason": ""}  # fmt: skip
    homes = []
    for number, status in ((1, "withdrawn"), (2, "chosen")):
        person = insert(office, "person", uid=f"person-{number}", house_no="", phone="",
                        **a_person(number))  # fmt: skip
        homes.append(
            insert(office, "household", uid=f"household-{number}", **of_round, **blank,
                   representative_id=person, status=status, replaces_id=homes[0] if homes else None)
        )  # fmt: skip
    group = insert(office, "occupation_group", **of_round, name="กลุ่มทอผ้า", phone="", chair="",
                   secretary="", treasurer="", has_rules=0, sort_key=b"1",
                   search_text="กลุมทอผา")  # fmt: skip
    return {"first": homes[0], "second": homes[1], "group": group}


def test_what_was_there_is_there_and_in_no_group(location: Path | str) -> None:
    with open_office(location, create=True, migrations=BEFORE) as office:
        ids = filled(office)
    with open_office(location) as office:
        rows = listing.select("household", ["id", "status", "replaces", "group"])
        assert sorted(rows) == [
            (ids["first"], "withdrawn", None, None), (ids["second"], "chosen", ids["first"], None)
        ]  # fmt: skip
        assert listing.rows("occupation_group", ["name", "households"], [ids["group"]]) == [
            ("กลุ่มทอผ้า", 0)
        ]
        if office.database.kind == "sqlite":
            assert office.database.rows("PRAGMA foreign_key_check") == []


def test_it_is_searched_and_linked(location: Path | str) -> None:
    with open_office(location, create=True, migrations=BEFORE) as office:
        ids = filled(office)
    with open_office(location) as office:
        sought = [Condition("representative.search_text", "search", "นางสมใจ ที่2")]
        assert listing.select("household", ["id"], sought) == [(ids["second"],)]
        joins = {"group": ids["group"]}
        office.write("เข้ากลุ่ม", "สมใจ", lambda tx: tx.save("household", joins, id=ids["second"]))
        within = [Condition("group", "=", ids["group"])]
        assert listing.select("household", ["id", "group.name"], within) == [
            (ids["second"], "กลุ่มทอผ้า")
        ]
        with pytest.raises(RecordInUse):
            office.write("ลบ", "สมใจ", lambda tx: tx.delete("occupation_group", ids["group"]))


def test_a_deletion_from_before_is_taken_back(location: Path | str) -> None:
    with open_office(location, create=True, migrations=BEFORE) as office:
        ids = filled(office)

        def delete(tx: object) -> int:
            tx.delete("household", ids["second"])  # type: ignore[attr-defined]
            return tx.action_id  # type: ignore[attr-defined]

        action = office.write("ลบ", "สมใจ", delete)
    with open_office(location) as office:
        undo(office, action, "สมใจ")
        assert listing.rows("household", ["status", "group"], [ids["second"]]) == [("chosen", None)]
