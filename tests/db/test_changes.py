"""The log: its chain shows every tampering, and the way back ends where it began."""

import pytest

from db import changes
from db.connection import Connection
from db.engine import Row
from db.errors import Damaged, Refused, UndoConflict
from db.models import Person, Tambon, Village
from db.transaction import Transaction
from db.undo import undo
from tests.db.samples import TAMBON, a_person, a_village, everything, put_tambon, put_village


def newest(office: Connection) -> int:
    return changes.history(office.database)[0].id


def test_undo_of_an_insert_deletes(office: Connection) -> None:
    put_tambon(office)
    undo(office, newest(office), "ส")
    assert Tambon.select().count() == 0
    assert changes.verify_chain(office.database) == 2


def test_undo_of_a_deletion_brings_back_the_key_the_uid_and_a_new_version(
    office: Connection,
) -> None:
    village = put_village(office)
    uid = Village.get_by_id(village).uid
    office.write("แก้", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    office.write("ลบ", "ส", lambda tx: tx.delete(Village, village))
    undo(office, newest(office), "ส")
    back = Village.get_by_id(village)
    assert (back.uid, back.moo, back.version) == (uid, 5, 3)


def test_undo_of_a_change_brings_back_the_old_values_under_a_new_version(
    office: Connection,
) -> None:
    village = put_village(office)
    office.write("แก้", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    undo(office, newest(office), "ส")
    back = Village.get_by_id(village)
    assert (back.moo, back.version) == (1, 3)


def test_a_version_is_never_had_twice(office: Connection) -> None:
    village = put_village(office)
    office.write("ลบ", "ส", lambda tx: tx.delete(Village, village))
    seen = {1}
    for _ in range(4):
        undo(office, newest(office), "ส")
        found = Village.get_or_none(Village.id == village)
        if found is not None:
            assert found.version not in seen
            seen.add(found.version)
    assert len(seen) == 3


def test_an_import_is_undone_and_redone_at_once(office: Connection) -> None:
    empty = everything(office)

    def store(transaction: Transaction) -> None:
        tambon = transaction.save(Tambon, TAMBON)
        transaction.put_many(Village, [a_village(tambon, number) for number in range(1, 41)])
        transaction.put_many(Person, [a_person(n) | {"village": None} for n in range(1200)])
        transaction.save(Tambon, {"name_en": "Photharam"}, id=tambon)

    office.write("นำเข้า", "ส", store, kind="import")
    full = everything(office)
    back = undo(office, newest(office), "ส")
    assert everything(office) == empty
    undo(office, back, "ส")
    assert everything(office) == full
    changes.verify_chain(office.database)


def test_undo_and_redo_walk_the_same_steps(office: Connection) -> None:
    put_village(office)
    for moo in (2, 3):
        office.write(f"หมู่ {moo}", "ส", lambda tx, moo=moo: tx.save(Village, {"moo": moo}, id=1))
    walked = []
    for _ in range(2):
        last = changes.last_undoable(office.database)
        assert last is not None
        undo(office, last.id, "ส")
        walked.append((last.title, Village.get_by_id(1).moo))
    for _ in range(2):
        last = changes.last_redoable(office.database)
        assert last is not None
        undo(office, last.id, "ส")
        walked.append((last.title, Village.get_by_id(1).moo))
    assert walked == [("หมู่ 3", 2), ("หมู่ 2", 1), ("หมู่ 2", 2), ("หมู่ 3", 3)]
    assert changes.last_redoable(office.database) is None
    assert not any(each.undone for each in changes.history(office.database) if each.kind == "edit")


def test_new_work_ends_redo(office: Connection) -> None:
    village = put_village(office)
    office.write("แก้", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    undo(office, newest(office), "ส")
    assert changes.last_redoable(office.database) is not None
    office.write("แก้", "ส", lambda tx: tx.save(Village, {"moo": 6}, id=village))
    assert changes.last_redoable(office.database) is None


def test_what_lasts_hides_neither_what_can_be_undone_nor_what_can_come_back(
    office: Connection,
) -> None:
    village = put_village(office)
    office.write("แก้", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    office.write("กติกาใหม่", "ส", lambda tx: tx.save(Village, {"moo": 7}, id=village), kind="rules")
    last = changes.last_undoable(office.database, "ส", ("rules",))
    assert last is not None
    assert last.title == "แก้"
    office.write("หมู่ 5", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village), kind="rules")
    undo(office, last.id, "ส")
    office.write("กติกาใหม่", "ส", lambda tx: tx.save(Village, {"moo": 7}, id=village), kind="rules")
    assert changes.last_redoable(office.database, "ส") is None
    back = changes.last_redoable(office.database, "ส", ("rules",))
    assert back is not None
    assert back.title == "แก้"


def test_each_undoes_their_own(office: Connection) -> None:
    put_tambon(office)
    office.write("ก", "สมศรี", lambda tx: tx.save(Person, a_person()))
    mine = changes.last_undoable(office.database, who="สมใจ")
    assert mine is not None
    assert mine.title == "ตำบล"
    assert changes.last_undoable(office.database, who="สมหมาย") is None


def derived(table: str, row: Row) -> Row:
    """What newer rules would compute of a person."""
    return {"sound_key": f"{row['first_name']}!"} if table == "person" else {}


def older(row: Row) -> Row:
    """A person as an office that knew no key of the sound has logged them."""
    return {column: value for column, value in row.items() if column != "sound_key"}


def test_what_was_deleted_before_a_column_was_there_comes_back_whole(office: Connection) -> None:
    person = office.write("เพิ่ม", "ส", lambda tx: tx.save(Person, a_person()))
    office.write(
        "ลบ", "ส", lambda tx: tx.delete_rows("person", [older(tx.rows("person", [person])[person])])
    )
    undo(office, newest(office), "ส", derived)
    assert Person.get_by_id(person).sound_key == "สมใจ!"


def test_what_was_changed_before_rules_were_new_is_undone_by_the_new_ones(
    office: Connection,
) -> None:
    person = office.write("เพิ่ม", "ส", lambda tx: tx.save(Person, a_person()))

    def rename(tx: Transaction) -> None:
        before = tx.rows("person", [person])[person]
        after = {**before, "first_name": "สมหมาย", "version": 2}
        tx.update_rows("person", [(older(before), older(after))])

    office.write("แก้", "ส", rename)
    renaming = newest(office)
    office.write("กฎใหม่", "", lambda tx: tx.save(Person, {"sound_key": "สมหมาย!"}, id=person))
    undo(office, renaming, "ส", derived)
    back = Person.get_by_id(person)
    assert (back.first_name, back.sound_key) == ("สมใจ", "สมใจ!")


def test_later_work_on_the_row_is_not_undone_with_it(office: Connection) -> None:
    village = put_village(office)
    office.write("ก", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    first = newest(office)
    office.write("ข", "ส", lambda tx: tx.save(Village, {"name": "บ้านใหม่"}, id=village))
    before = everything(office)
    with pytest.raises(UndoConflict) as refused:
        undo(office, first, "ส")
    assert (refused.value.table, refused.value.id) == ("village", village)
    assert refused.value.present is not None
    assert refused.value.present["name"] == "บ้านใหม่"
    assert everything(office) == before


def test_a_row_that_others_came_to_use_is_not_undone(office: Connection) -> None:
    put_tambon(office)
    first = newest(office)
    put_village(office)
    with pytest.raises(UndoConflict):
        undo(office, first, "ส")
    assert Village.select().count() == 1


def test_a_value_that_another_row_took_since_is_in_the_way(office: Connection) -> None:
    put_tambon(office)
    office.write("ลบ", "ส", lambda tx: tx.delete(Tambon, 1))
    deletion = newest(office)
    put_tambon(office)
    with pytest.raises(UndoConflict):
        undo(office, deletion, "ส")
    assert [row.id for row in Tambon.select()] == [2]


def test_nothing_is_undone_twice(office: Connection) -> None:
    village = put_village(office)
    office.write("ก", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    first = newest(office)
    undo(office, first, "ส")
    office.write("ข", "ส", lambda tx: tx.save(Village, {"moo": 5}, id=village))
    with pytest.raises(UndoConflict):
        undo(office, first, "ส")
    assert Village.get_by_id(village).moo == 5


def test_what_never_was_is_not_undone(office: Connection) -> None:
    with pytest.raises(UndoConflict):
        undo(office, 99, "ส")


TAMPERINGS: list[tuple[str, str]] = [
    ("content", """UPDATE "change" SET "after" = replace("after", '1', '2') WHERE "seq" = 2"""),
    ("row", """UPDATE "change" SET "row_id" = 9 WHERE "seq" = 2"""),
    ("table", """UPDATE "change" SET "table_name" = 'person' WHERE "seq" = 2"""),
    ("operation", """UPDATE "change" SET "operation" = 'delete' WHERE "seq" = 2"""),
    ("link", """UPDATE "change" SET "prev" = "hash" WHERE "seq" = 2"""),
    ("middle", """DELETE FROM "change" WHERE "seq" = 2"""),
    ("renumbered", """UPDATE "change" SET "seq" = 20 WHERE "seq" = 3"""),
    ("who", """UPDATE "action" SET "who" = 'อื่น' WHERE "id" = 2"""),
    ("when", """UPDATE "action" SET "at_utc" = '2020-01-01' WHERE "id" = 2"""),
    ("title", """UPDATE "action" SET "title" = 'อื่น' WHERE "id" = 2"""),
]  # fmt: skip


def tamper(office: Connection, statement: str) -> None:
    """Do what the guards forbid, as somebody with other tools could."""

    def strip_guards_and_alter(transaction: Transaction) -> None:
        for table in ("action", "change"):
            on = f' ON "{table}"' if office.database.kind == "postgresql" else ""
            for guard in ("stays", "fixed", "emptied")[: 3 if table == "change" else 2]:
                office.database.run(f'DROP TRIGGER "{table}_{guard}"{on}')
        office.database.run(statement)

    office.write("ปลอม", "ใคร", strip_guards_and_alter)


@pytest.mark.parametrize("statement", [s for _, s in TAMPERINGS], ids=[n for n, _ in TAMPERINGS])
def test_tampering_breaks_the_chain(office: Connection, statement: str) -> None:
    for number in (1, 2, 3):
        put_village(office, number)
    changes.verify_chain(office.database)
    tamper(office, statement)
    with pytest.raises(Damaged):
        changes.verify_chain(office.database)


def test_a_cut_end_shows_against_the_anchor(office: Connection) -> None:
    put_village(office)
    anchor = changes.chain_head(office.database)
    tamper(office, 'DELETE FROM "change" WHERE "seq" = 2')
    assert changes.verify_chain(office.database) == 1
    assert changes.chain_head(office.database) != anchor


@pytest.mark.parametrize(
    "statement",
    [
        'DELETE FROM "change"',
        """UPDATE "change" SET "after" = '{}'""",
        """UPDATE "change" SET "hash" = "prev" """,
        'DELETE FROM "action"',
        """UPDATE "action" SET "who" = 'อื่น'""",
    ],
)
def test_the_log_only_grows(office: Connection, statement: str) -> None:
    put_village(office)
    with pytest.raises(Refused) as refused:
        office.write("แก้", "ส", lambda _: office.database.run(statement))
    assert refused.value.rule == "log"
    changes.verify_chain(office.database)


def test_content_may_be_emptied_for_the_law_without_breaking_the_chain(office: Connection) -> None:
    person = office.write("ก", "ส", lambda tx: tx.save(Person, a_person()))
    office.write("ลบ", "ส", lambda tx: tx.delete(Person, person))
    deletion = newest(office)
    office.write(
        "ลบตามกฎหมาย",
        "ส",
        lambda _: office.database.run('UPDATE "change" SET "before" = NULL, "after" = NULL'),
    )
    assert changes.verify_chain(office.database) == 2
    with pytest.raises(UndoConflict):
        undo(office, deletion, "ส")
