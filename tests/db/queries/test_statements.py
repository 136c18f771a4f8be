"""A statement whose wording is kept finds what one that is worded anew finds, on both engines."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from db.connection import Connection
from db.queries.conditions import Condition, expressions
from db.queries.fetching import fetched
from db.queries.paths import Paths
from db.queries.statements import rows_that_meet
from db.transaction import Transaction
from tests.db.samples import TAMBON, a_person, a_village

BORN = [date(1954, 1, 6), date(1960, 2, 29), None, date(1954, 1, 6)]


@pytest.fixture(scope="module")
def people(standing_office: Connection) -> Connection:
    """Four people in two villages, one of them without a day of birth."""

    def work(tx: Transaction) -> None:
        tambon = tx.save("tambon", TAMBON)
        villages = [tx.save("village", a_village(tambon, moo)) for moo in (1, 2)]
        for number, born in enumerate(BORN, start=1):
            place = {"village": villages[number % 2], "birth_date": born}
            tx.save("person", {**a_person(number), **place})

    standing_office.write("คน", "สมใจ", work)
    return standing_office


def build(paths: Paths, conditions: Sequence[Condition], column: str) -> Any:
    """The ids and one column of the people that meet the conditions."""
    where = expressions(paths, conditions)
    query = paths.joined(paths.root.select(paths.root.id, paths.column(column)))
    for one in where:
        query = query.where(one)
    return query.order_by(paths.root.id)


CASES: list[tuple[Condition, ...]] = [
    (),
    (Condition("birth_date", "=", date(1954, 1, 6)),),
    (Condition("birth_date", "=", date(1960, 2, 29)),),  # the same shape, another value
    (Condition("birth_date", "=", "1960-02-29"),),
    (Condition("birth_date", "=", None),),
    (Condition("birth_date", "!=", date(1954, 1, 6)),),
    (Condition("birth_date", ">=", date(1955, 1, 1)), Condition("village.moo", "<=", 1)),
    (Condition("village.moo", "in", (1,)), Condition("birth_date", "in", (date(1954, 1, 6),))),
    (Condition("village.moo", "in", (2,)), Condition("birth_date", "in", (date(1960, 2, 29),))),
    (Condition("village.moo", "in", {1, 2}),),
    (Condition("village.moo", "in", ()),),
    (Condition("birth_date", "in", (None, date(1960, 2, 29))),),
    (Condition("id", "in", range(1, 60)),),
    (Condition("birth_date", "blank"),),
    (Condition("birth_date", "filled", "no matter"),),
    (Condition("full_name", "contains", "1"),),
    (Condition("full_name|phone", "search", "สมใจ"), Condition("village.moo", "=", 2)),
]


@pytest.mark.parametrize("conditions", CASES, ids=str)
@pytest.mark.parametrize("column", ["full_name", "village.tambon.name"])
def test_kept_or_not_it_finds_the_same(
    people: Connection, conditions: tuple[Condition, ...], column: str
) -> None:
    anew = fetched(build(Paths("person"), conditions, column))
    assert rows_that_meet(conditions, build, "person", column) == anew
    assert rows_that_meet(conditions, build, "person", column) == anew


def test_the_cases_tell_people_apart(people: Connection) -> None:
    found = {len(rows_that_meet(one, build, "person", "full_name")) for one in CASES}
    assert found == {0, 1, 2, 3, 4}


def test_one_wording_serves_every_value(people: Connection) -> None:
    built = []

    def counted(paths: Paths, conditions: Sequence[Condition]) -> Any:
        built.append(conditions)
        return build(paths, conditions, "full_name")

    for moo in (1, 2, 3):
        rows_that_meet([Condition("village.moo", "=", moo)], counted, "person")
    assert len(built) == 1
    for names in (["ก"], ["ก", "ข"], ["ค", "ง"]):
        rows_that_meet([Condition("first_name", "in", names)], counted, "person")
    assert len(built) == 3
