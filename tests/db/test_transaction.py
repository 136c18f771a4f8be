"""Saving: whole or not at all, never over somebody else's work, and only what the tables allow."""

import datetime

import pytest

from db import changes
from db.connection import Connection
from db.errors import RecordChanged, RecordInUse, Refused
from db.models import Person, Tambon, Village
from db.transaction import Transaction
from tests.db.samples import A_ROUND, TAMBON, a_person, a_village, put_tambon, put_village


def test_an_insert_fills_the_defaults(office: Connection) -> None:
    village = put_village(office)
    stored = Village.get_by_id(village)
    assert (stored.version, stored.name_en, stored.moo) == (1, "", 1)
    assert len(stored.uid) == 32
    assert stored.sort_key == b"\x02\x00\xff"


def test_a_change_touches_only_the_given_columns_and_counts_the_version(office: Connection) -> None:
    village = put_village(office)
    office.write("ชื่อ", "สมใจ", lambda tx: tx.save(Village, {"name": "บ้านใหม่"}, id=village))
    stored = Village.get_by_id(village)
    assert (stored.name, stored.code, stored.version) == ("บ้านใหม่", "70070101", 2)


def test_a_save_that_changes_nothing_leaves_no_trace(office: Connection) -> None:
    village = put_village(office)
    before = changes.chain_head(office.database), len(changes.history(office.database))
    office.write("เหมือนเดิม", "สมใจ", lambda tx: tx.save(Village, {"moo": 1}, id=village))
    assert (changes.chain_head(office.database), len(changes.history(office.database))) == before
    assert Village.get_by_id(village).version == 1


def test_a_save_over_somebody_elses_is_refused_and_shows_theirs(office: Connection) -> None:
    village = put_village(office)
    office.write("ก", "สมใจ", lambda tx: tx.save(Village, {"moo": 2}, id=village, version=1))
    with pytest.raises(RecordChanged) as refused:
        office.write("ข", "สมศรี", lambda tx: tx.save(Village, {"moo": 3}, id=village, version=1))
    assert refused.value.present is not None
    assert (refused.value.present["moo"], refused.value.present["version"]) == (2, 2)
    assert Village.get_by_id(village).moo == 2


def test_a_save_of_a_deleted_row_says_so(office: Connection) -> None:
    with pytest.raises(RecordChanged) as refused:
        office.write("ก", "สมใจ", lambda tx: tx.save(Village, {"moo": 2}, id=99, version=1))
    assert refused.value.present is None


def test_a_part_that_raises_takes_back_itself_alone(office: Connection) -> None:
    """Three parts; the second breaks a rule after its first row: only it is gone, log and all."""

    def two_of_one_code(transaction: Transaction) -> None:
        with transaction.part():
            transaction.save(Tambon, {**TAMBON, "code": "700702", "name": "สอง"})
            transaction.save(Tambon, TAMBON)

    def three(transaction: Transaction) -> None:
        with transaction.part():
            transaction.save(Tambon, TAMBON)
        with pytest.raises(Refused):
            two_of_one_code(transaction)
        with transaction.part():
            transaction.save(Tambon, {**TAMBON, "code": "700703", "name": "สาม"})

    office.write("สามส่วน", "สมใจ", three)
    assert [one.code for one in Tambon.select().order_by(Tambon.code)] == ["700701", "700703"]
    action = changes.history(office.database)[0]
    logged = changes.changes_of(office.database, action.id)
    assert [one.after["code"] for one in logged if one.after] == ["700701", "700703"]
    assert changes.verify_chain(office.database) == len(logged)


def test_what_raises_takes_everything_back(office: Connection) -> None:
    def half(transaction: Transaction) -> None:
        transaction.save(Tambon, TAMBON)
        raise RuntimeError("ไฟดับ")

    with pytest.raises(RuntimeError, match="ไฟดับ"):
        office.write("ครึ่งเดียว", "สมใจ", half)
    assert Tambon.select().count() == 0
    assert changes.history(office.database) == []
    assert changes.chain_head(office.database)[0] == 0


def test_a_row_in_use_is_not_deleted(office: Connection) -> None:
    put_village(office)
    with pytest.raises(RecordInUse) as refused:
        office.write("ลบ", "สมใจ", lambda tx: tx.delete(Tambon, 1))
    assert refused.value.used_by == {"village": 1}
    assert Tambon.select().count() == 1


def test_deletion_is_real_children_first(office: Connection) -> None:
    village = put_village(office)

    def delete(transaction: Transaction) -> None:
        transaction.delete(Village, village, version=1)
        transaction.delete(Tambon, 1)

    office.write("ลบ", "สมใจ", delete)
    assert (Village.select().count(), Tambon.select().count()) == (0, 0)
    last = changes.changes_of(office.database, changes.history(office.database)[0].id)
    assert [(each.table, each.operation, each.after) for each in last] == [
        ("village", "delete", None),
        ("tambon", "delete", None),
    ]
    assert last[0].before is not None
    assert last[0].before["sort_key"] == b"\x02\x00\xff"


def test_a_changed_row_is_not_deleted_unseen(office: Connection) -> None:
    village = put_village(office)
    office.write("ก", "สมใจ", lambda tx: tx.save(Village, {"moo": 2}, id=village))
    with pytest.raises(RecordChanged):
        office.write("ลบ", "สมใจ", lambda tx: tx.delete(Village, village, version=1))


def test_keys_are_never_given_out_twice(office: Connection) -> None:
    tambon = put_tambon(office)
    first = office.write("ก", "ส", lambda tx: tx.put_many(Village, [a_village(tambon)]))
    office.write("ลบ", "ส", lambda tx: tx.delete(Village, first[0]))
    second = office.write("ข", "ส", lambda tx: tx.put_many(Village, [a_village(tambon)]))
    assert second[0] > first[0]


def test_many_rows_are_stored_and_logged_in_order(office: Connection) -> None:
    rows = [a_person(number) for number in range(3000)]
    ids = office.write("นำเข้า", "ส", lambda tx: tx.put_many(Person, rows), kind="import")
    assert len(set(ids)) == 3000
    assert [row.last_name for row in Person.select().order_by(Person.id)] == [
        row["last_name"] for row in rows
    ]
    (action,) = changes.history(office.database)
    assert (action.kind, action.title, action.who, action.changes) == (
        "import", "นำเข้า", "ส", 3000,
    )  # fmt: skip
    assert changes.verify_chain(office.database) == 3000


def test_no_rows_are_no_action(office: Connection) -> None:
    assert office.write("ว่าง", "ส", lambda tx: tx.put_many(Person, [])) == []
    assert changes.history(office.database) == []


@pytest.mark.parametrize(
    ("values", "rule", "columns"),
    [
        ({"national_id": "123"}, "check", ("national_id",)),
        ({"national_id": "12345678901๒๓"}, "check", ("national_id",)),
        ({"full_name": None}, "missing", ("full_name",)),
        ({"village": 99}, "reference", None),
    ],
)
def test_what_must_never_be_stored_is_refused(
    office: Connection, values: dict[str, object], rule: str, columns: tuple[str, ...] | None
) -> None:
    with pytest.raises(Refused) as refused:
        office.write("ผิด", "ส", lambda tx: tx.save(Person, {**a_person(), **values}))
    assert refused.value.rule == rule
    if columns is not None:
        assert refused.value.columns == columns
    assert Person.select().count() == 0


def test_a_repeated_value_is_refused_with_its_column(office: Connection) -> None:
    put_tambon(office)
    with pytest.raises(Refused) as refused:
        put_tambon(office)
    assert (refused.value.rule, refused.value.table, refused.value.columns) == (
        "unique", "tambon", ("code",),
    )  # fmt: skip


@pytest.mark.parametrize("of_the_cohort", [False, True])
def test_a_village_or_the_cohort_goes_on_once(office: Connection, *, of_the_cohort: bool) -> None:
    round_ = office.write("รอบ", "ส", lambda tx: tx.save("round", A_ROUND))
    village = None if of_the_cohort else put_village(office)
    values = {
        "round": round_, "village": village, "stage": "survey",
        "reason": "น้ำท่วม", "officer": "สมศรี", "on": "2026-01-05",
    }  # fmt: skip
    office.write("ข้าม", "ส", lambda tx: tx.save("override", values))
    with pytest.raises(Refused) as refused:
        office.write("ข้าม", "ส", lambda tx: tx.save("override", values))
    assert refused.value.rule == "unique"


def test_one_bad_row_keeps_all_of_them_out(office: Connection) -> None:
    rows = [a_person(1), a_person(2) | {"national_id": "x"}]
    with pytest.raises(Refused):
        office.write("นำเข้า", "ส", lambda tx: tx.put_many(Person, rows))
    assert Person.select().count() == 0
    assert office.write("นำเข้า", "ส", lambda tx: tx.put_many(Person, rows[:1]))


def test_dates_flags_and_json_come_back_as_they_went(office: Connection) -> None:
    day = datetime.date(2026, 2, 28)
    values = a_person() | {"birth_date": day}
    person = office.write("ก", "ส", lambda tx: tx.save(Person, values))
    assert Person.get_by_id(person).birth_date == day
    assert Person.get(Person.birth_date == day).id == person
    (change,) = changes.changes_of(office.database, changes.history(office.database, 1)[0].id)
    assert change.after is not None
    assert change.after["birth_date"] == "2026-02-28"


def test_dates_may_be_given_as_text_that_names_a_day(office: Connection) -> None:
    values = a_person() | {"birth_date": "2026-02-28"}
    person = office.write("ก", "ส", lambda tx: tx.save(Person, values))
    assert Person.get_by_id(person).birth_date == datetime.date(2026, 2, 28)
    with pytest.raises(ValueError, match="day is out of range"):
        office.write("ก", "ส", lambda tx: tx.save(Person, {"birth_date": "2026-02-30"}, id=person))


def test_an_unknown_column_is_an_error_of_the_program(office: Connection) -> None:
    with pytest.raises(KeyError):
        office.write("ก", "ส", lambda tx: tx.save(Person, {"nickname": "แดง"}))
