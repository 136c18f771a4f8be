"""Every operator works on every kind of column, alike on both engines."""

from datetime import date
from typing import Any

import pytest

from db.connection import Connection
from db.queries import listing
from db.queries.conditions import OPERATORS, Condition
from db.transaction import Transaction
from tests.db.samples import TAMBON, a_person, a_village


@pytest.fixture(scope="module")
def people(standing_office: Connection) -> tuple[int, int]:
    """A person of whom everything is known, and one of whom only the name is."""

    def work(tx: Transaction) -> tuple[int, int]:
        village = tx.save("village", a_village(tx.save("tambon", TAMBON)))
        known = {"birth_date": date(1954, 1, 6), "national_id": "9007001000004", "phone": "081"}
        return (
            tx.save("person", {**a_person(1), **known, "village": village}),
            tx.save("person", a_person(2)),
        )

    return standing_office.write("คน", "สมใจ", work)


VALUES: dict[str, Any] = {
    "birth_date": date(1954, 1, 6),
    "phone": "081",
    "national_id": "9007001000004",
    "village": 1,
    "village.moo": 1,
}


@pytest.mark.parametrize("path", VALUES)
def test_blank_and_filled_part_the_rows(people: tuple[int, int], path: str) -> None:
    known, unknown = people
    assert found(Condition(path, "filled")) == [known]
    assert found(Condition(path, "blank")) == [unknown]


@pytest.mark.parametrize("operator", [one for one in OPERATORS if one != "search"])
@pytest.mark.parametrize("path", VALUES)
def test_every_operator_reads_every_kind_of_column(
    people: tuple[int, int], path: str, operator: str
) -> None:
    known, _unknown = people
    value = [VALUES[path]] if operator == "in" else VALUES[path]
    assert (known in found(Condition(path, operator, value))) == (operator not in ("!=", "blank"))


def test_search_is_an_operator_too(people: tuple[int, int]) -> None:
    assert "search" in OPERATORS
    assert found(Condition("full_name|phone", "search", "081 สมใจ")) == [people[0]]


def test_an_operator_that_is_none_is_an_error(people: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="like"):
        found(Condition("phone", "like", "0"))


def found(condition: Condition) -> list[int]:
    return list(listing.ids("person", [condition], []))
