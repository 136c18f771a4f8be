"""An office from before the first stages were complete comes up whole, and its log still undoes."""

from pathlib import Path

from db.connection import Connection, open_office
from db.migrations import MIGRATIONS
from db.models import TABLES
from db.undo import undo
from tests.db.samples import A_ROUND, TAMBON, a_person, a_village, check_whole, insert

BEFORE = MIGRATIONS[:5]


def filled(office: Connection) -> dict[str, int]:
    """One row in each table that gets new columns; their ids."""
    tambon = insert(office, "tambon", **TAMBON, name_en="")
    place = a_village(tambon) | {"name_en": "", "tambon_id": tambon}
    place.pop("tambon")
    village = insert(office, "village", **place)
    round_ = insert(office, "round", **A_ROUND, certificate_wording="")
    person = insert(office, "person", **a_person(), house_no="", phone="")
    of_round = {"round_id": round_, "village_id": village}
    blank = {"place": "", "chair": "", "resolution": ""}
    sage = insert(office, "sage", **of_round, person_id=person, achievements="", selected=1)
    insert(office, "forum", **of_round, **blank, accepted=1)
    course = insert(office, "course", round_id=round_, name="ก", starts_on="2025-11-10",
                    ends_on="2025-11-13", days=4, place="", organiser="", sort_key=b"1",
                    search_text="ก")  # fmt: skip
    insert(office, "trainee", course_id=course, sage_id=sage, note="")
    insert(office, "team_member", **of_round, person_id=person, role="lead", note="")
    household = insert(office, "household", **of_round, representative_id=person, head_name="",
                       house_no="", volunteered=1, ready_for_group=0)  # fmt: skip
    return {"household": household, "sage": sage}


def test_what_was_there_is_there_and_the_new_columns_stand_at_their_defaults(
    location: Path | str,
) -> None:
    with open_office(location, create=True, migrations=BEFORE) as office:
        filled(office)
    with open_office(location) as office:
        for table in ("round", "sage", "forum", "course", "trainee", "team_member", "household"):
            (row,) = office.database.rows(f'SELECT * FROM "{table}"')
            for field in TABLES[table]._meta.sorted_fields:
                if field.default in ("", 0, "chosen") and field.default is not None:
                    assert row[field.column_name] in (field.default, 1), (table, field.name)
        (household,) = office.database.rows('SELECT * FROM "household"')
        assert (household["status"], household["volunteered"]) == ("chosen", 1)
        if office.database.kind == "sqlite":
            assert office.database.rows("PRAGMA foreign_key_check") == []


def test_a_deletion_from_before_is_taken_back(location: Path | str) -> None:
    with open_office(location, create=True, migrations=BEFORE) as office:
        ids = filled(office)

        def delete(tx: object) -> int:
            tx.delete("household", ids["household"])  # type: ignore[attr-defined]
            return tx.action_id  # type: ignore[attr-defined]

        action = office.write("ลบ", "สมใจ", delete)
    with open_office(location) as office:
        undo(office, action, "สมใจ")
        (household,) = office.database.rows('SELECT * FROM "household"')
        assert (household["id"], household["status"]) == (ids["household"], "chosen")


def test_a_new_office_is_whole(file_office: Connection) -> None:
    check_whole(file_office)
