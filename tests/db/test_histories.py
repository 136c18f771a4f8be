"""Whatever is done in whatever order, undoing all of it ends where it began.

A module of its own: its office stays open for all examples, and a program has one open at a time.
"""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import changes
from db.connection import Connection
from db.errors import RecordInUse, Refused
from db.models import Person, Tambon, Village
from db.transaction import Transaction
from db.undo import undo
from tests.db.samples import a_person, everything, put_village

Step = Callable[[Connection, int], None]


def _insert(office: Connection, pick: int) -> None:
    put_village(office, pick)


def _insert_many(office: Connection, pick: int) -> None:
    people = [a_person(number) for number in range(pick)]
    office.write("หลายคน", "ส", lambda tx: tx.put_many(Person, people))


def _change(office: Connection, pick: int) -> None:
    rows = list(Village.select())
    if rows:
        row = rows[pick % len(rows)]
        values = {"name": f"บ้าน {pick}", "moo": pick}
        office.write("แก้", "ส", lambda tx: tx.save(Village, values, id=row.id))


def _delete(office: Connection, pick: int) -> None:
    rows = [*Village.select(), *Tambon.select(), *Person.select()]
    if rows:
        row = rows[pick % len(rows)]
        office.write("ลบ", "ส", lambda tx: tx.delete(type(row), row.id))


def _several(office: Connection, pick: int) -> None:
    """Write one row several times in one action."""

    def work(transaction: Transaction) -> None:
        person = transaction.save(Person, a_person(pick))
        transaction.save(Person, {"phone": "1"}, id=person)
        transaction.save(Person, {"phone": "2"}, id=person)
        if pick % 2:
            transaction.delete(Person, person)

    office.write("หลายครั้ง", "ส", work)


def _undo(office: Connection, _: int) -> None:
    last = changes.last_undoable(office.database)
    if last is not None:
        undo(office, last.id, "ส")


def _redo(office: Connection, _: int) -> None:
    last = changes.last_redoable(office.database)
    if last is not None:
        undo(office, last.id, "ส")


STEPS = [_insert, _insert_many, _change, _delete, _several, _undo, _redo]


HISTORIES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 12)), max_size=25)


@given(HISTORIES)
def test_whatever_was_done_undoing_all_of_it_ends_at_the_start(
    standing_office: Connection, steps: list[tuple[Step, int]]
) -> None:
    do_and_undo(standing_office, steps)


@pytest.mark.endurance
@settings(settings.get_profile("endurance"), max_examples=500)
@given(HISTORIES)
def test_five_hundred_histories_end_where_they_began(
    standing_office: Connection, steps: list[tuple[Step, int]]
) -> None:
    do_and_undo(standing_office, steps)


def do_and_undo(office: Connection, steps: list[tuple[Step, int]]) -> None:
    begin = everything(office)
    last = changes.history(office.database, 1)
    for step, pick in steps:
        try:
            step(office, pick)
        except (Refused, RecordInUse):
            continue
    while (undoable := changes.last_undoable(office.database)) is not None:
        if last and undoable.id <= last[0].id:
            break
        undo(office, undoable.id, "ส")
    assert everything(office) == begin
    changes.verify_chain(office.database)
