"""Whatever is done in whatever order, the index finds what reading every text would find.

A module of its own: its office stays open for all examples, and a program has one open at a time.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import changes
from db.connection import Connection
from db.errors import Refused
from db.models import Person
from db.queries import search
from db.transaction import Transaction
from db.undo import undo
from tests.db.samples import a_person, check_search_index

SYLLABLES = st.sampled_from(
    ["สม", "ชาย", "ศรี", "กา", "า", " ", "12", "/", "%", "_", '"', "'", "😀"]
)
TEXTS = st.lists(SYLLABLES, max_size=6).map("".join)
PARTS = st.lists(SYLLABLES, min_size=1, max_size=3).map("".join)


def people(texts: list[str]) -> list[dict[str, Any]]:
    return [a_person(number) | {"search_text": text} for number, text in enumerate(texts)]


def one_of(pick: int) -> int:
    ids = [row.id for row in Person.select(Person.id)]
    return ids[pick % len(ids)] if ids else 0


def _put(tx: Transaction, texts: list[str], _pick: int) -> None:
    tx.put_many(Person, people(texts))


def _change(tx: Transaction, texts: list[str], pick: int) -> None:
    if key := one_of(pick):
        for text in texts:
            tx.save(Person, {"search_text": text}, id=key)


def _delete(tx: Transaction, _texts: list[str], pick: int) -> None:
    if key := one_of(pick):
        tx.delete(Person, key)


def _put_in_vain(tx: Transaction, texts: list[str], _pick: int) -> None:
    """Part of an action is taken back, the rest is stored."""
    national_id = {"national_id": "9007001000004"}
    twice = [*people(texts), a_person() | national_id, a_person() | national_id]
    with pytest.raises(Refused), tx.part():
        _put_each(tx, twice)
    tx.put_many(Person, people(texts[:1]))


def _put_each(tx: Transaction, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        tx.save(Person, row)


def _undo(office: Connection) -> None:
    last = changes.last_undoable(office.database)
    if last is not None:
        undo(office, last.id, "ส")


def _redo(office: Connection) -> None:
    last = changes.last_redoable(office.database)
    if last is not None:
        undo(office, last.id, "ส")


WRITES = [_put, _change, _delete, _put_in_vain]
STEPS = st.tuples(
    st.sampled_from([*WRITES, _undo, _redo]), st.lists(TEXTS, max_size=4), st.integers(0, 50)
)
HISTORIES = st.lists(STEPS, max_size=12)


@given(HISTORIES, st.lists(PARTS, min_size=1, max_size=3))
def test_the_index_finds_what_reading_finds(
    standing_office: Connection,
    steps: list[tuple[Callable[..., None], list[str], int]],
    parts: list[str],
) -> None:
    do_and_look(standing_office, steps, parts)


@pytest.mark.endurance
@settings(settings.get_profile("endurance"), max_examples=1_000)
@given(HISTORIES, st.lists(PARTS, min_size=1, max_size=3))
def test_after_a_thousand_histories_it_still_does(
    standing_office: Connection,
    steps: list[tuple[Callable[..., None], list[str], int]],
    parts: list[str],
) -> None:
    do_and_look(standing_office, steps, parts)


def do_and_look(
    office: Connection,
    steps: list[tuple[Callable[..., None], list[str], int]],
    parts: list[str],
) -> None:
    for step, texts, pick in steps:
        if step in WRITES:
            office.write("ก", "ส", lambda tx: step(tx, texts, pick))  # noqa: B023  run at once
        else:
            step(office)
    read = {row.id for row in Person.select() if all(one in row.search_text for one in parts)}
    found = {one.id for one in search.matching("person", parts, len(read) + 1)}
    assert found == read
    check_search_index(office)
