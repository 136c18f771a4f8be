"""The log is searched alike on both engines: by who, kind, moment, table, row and text."""

import pytest

from db.connection import Connection
from db.models import Person, Tambon
from db.queries import history
from db.queries.history import Wanted, changes_to_rows, changes_within, found_actions
from db.undo import undo
from tests.db.samples import TAMBON, a_person


@pytest.fixture(scope="module")
def busy(standing_office: Connection) -> Connection:
    """Five actions of two people: a tambon, three persons, a change, a deletion, its undo.

    The tests only read it.
    """
    office = standing_office
    office.write("เพิ่มตำบล", "สมศรี", lambda tx: tx.save(Tambon, TAMBON))
    people = [a_person(number) for number in range(3)]
    office.write("นำเข้า 100%", "วิชัย", lambda tx: tx.put_many(Person, people), kind="import")
    office.write("แก้คนแรก", "สมศรี", lambda tx: tx.save(Person, {"phone": "1"}, id=1))
    deletion = office.write("ลบคนที่สาม", "วิชัย", lambda tx: (tx.delete(Person, 3), tx.action_id)[1])
    undo(office, deletion, "วิชัย")
    office.write("ลบคนที่สอง", "วิชัย", lambda tx: tx.delete(Person, 2))
    return office


@pytest.mark.parametrize("seldom", [0, 20_000])
@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(who="สมศรี"), ["แก้คนแรก", "เพิ่มตำบล"]),
        (Wanted(kinds=("import",)), ["นำเข้า 100%"]),
        (Wanted(tables=("tambon",)), ["เพิ่มตำบล"]),
        (Wanted(tables=("person",), who="สมศรี"), ["แก้คนแรก"]),
        (Wanted(rows=(("person", 3),)), ["ลบคนที่สาม", "ลบคนที่สาม", "นำเข้า 100%"]),
        (Wanted(text="100%"), ["นำเข้า 100%"]),
        (Wanted(text="_"), []),
        (Wanted(text="ตำบล", naming=(("person", 1),)), ["แก้คนแรก", "นำเข้า 100%", "เพิ่มตำบล"]),
        (Wanted(since="2999"), []),
        (Wanted(until="2000"), []),
        (Wanted(since="2000", until="2999", text="ลบคนที่สอง"), ["ลบคนที่สอง"]),
    ],
)
def test_actions_are_found(
    busy: Connection,
    wanted: Wanted,
    titles: list[str],
    seldom: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history, "_SELDOM", seldom)
    assert [one.title for one in found_actions(busy.database, wanted)] == titles


def test_actions_say_how_many_rows_they_wrote_and_what_undid_them(busy: Connection) -> None:
    second, back, deletion, change, import_, tambon = found_actions(busy.database, Wanted())
    assert [one.changes for one in (second, import_, change)] == [1, 3, 1]
    assert (deletion.undone, deletion.last) == (True, back.id)
    assert (tambon.undone, tambon.last) == (False, tambon.id)
    assert found_actions(busy.database, Wanted(), before=import_.id) == [tambon]


def test_changes_are_read_page_by_page(busy: Connection) -> None:
    database = busy.database
    (import_,) = found_actions(database, Wanted(kinds=("import",)))
    first = changes_within(database, import_.id, limit=2)
    rest = changes_within(database, import_.id, first[-1].seq)
    assert [one.row_id for one in (*first, *rest)] == [1, 2, 3]
    only = changes_within(database, import_.id, rows=[("person", 2)], tables=["person"])
    assert [one.row_id for one in only] == [2]
    newest = changes_to_rows(database, [("person", 2)], limit=1)
    older = changes_to_rows(database, [("person", 2)], before=newest[0][1].seq)
    assert [one.operation for _action, one in (*newest, *older)] == ["delete", "insert"]


def test_rows_that_are_gone_are_known_as_they_were(busy: Connection) -> None:
    database = busy.database
    assert history.rows_present(database, "person", [1, 2, 3]).keys() == {1, 3}
    assert (
        history.rows_gone(database, "person", [2, 99])[2]["first_name"] == a_person(1)["first_name"]
    )
    assert history.people_who_wrote(database) == sorted(["สมศรี", "วิชัย"])
    assert history.links_of("sage")["person_id"] == "person"
    assert history.columns_of("override")["on"] == "on_date"
