"""The values of a column, several at once, choices in an order of their own, on both engines."""

from datetime import date

import pytest

from db.connection import Connection
from db.queries import listing
from db.queries.conditions import CHUNK, Condition, Order
from db.transaction import Transaction
from tests.db.samples import TAMBON, a_person, a_village

BORN = date(1954, 1, 6)


@pytest.fixture(scope="module")
def people(standing_office: Connection) -> list[int]:
    """Five people: two of title นาง, two of นาย, one of none; two of them born on one day."""

    def work(tx: Transaction) -> list[int]:
        tambon = tx.save("tambon", {**TAMBON, "code": "700702"})
        village = tx.save("village", {**a_village(tambon, 7), "code": "70070207"})
        given = (
            {"title": "นาง", "village": village}, {"title": "นาย", "village": village},
            {"title": ""}, {"title": "นาง", "birth_date": BORN},
            {"title": "นาย", "birth_date": BORN},
        )  # fmt: skip
        return [
            tx.save("person", {**a_person(number), **more, "phone": "077"})
            for number, more in enumerate(given, 70)
        ]

    return standing_office.write("คน", "สมใจ", work)


THESE = Condition("phone", "=", "077")


def found(*conditions: Condition, order: Order | None = None) -> list[int]:
    return list(listing.ids("person", [THESE, *conditions], [order] if order else []))


def test_values_are_counted_most_frequent_first(people: list[int]) -> None:
    assert listing.values_of("person", "title", [THESE], 9) == [("นาง", 2), ("นาย", 2), ("", 1)]
    assert listing.values_of("person", "birth_date", [THESE], 9) == [(None, 3), (BORN, 2)]
    assert listing.values_of("person", "birth_date", [THESE], 1) == [(None, 3)]
    assert listing.values_of("person", "village.name", [THESE], 9) == [(None, 3), ("บ้านกลาง", 2)]


@pytest.mark.parametrize(
    ("path", "values", "places"),
    [
        ("title", ["นาง", None], [0, 2, 3]),
        ("title", [None], [2]),
        ("birth_date", [BORN, None], [0, 1, 2, 3, 4]),
        ("birth_date", (BORN,), [3, 4]),
        ("village", [], []),
        ("village.moo", [7, 8], [0, 1]),
    ],
)
def test_none_among_the_values_is_what_is_blank(
    people: list[int], path: str, values: list[object], places: list[int]
) -> None:
    assert found(Condition(path, "in", values)) == [people[place] for place in places]


def test_more_ids_than_an_engine_takes_as_parameters(people: list[int]) -> None:
    many = [*range(10**9, 10**9 + 70 * CHUNK), *people[1:3]]
    assert found(Condition("id", "in", many)) == people[1:3]


@pytest.mark.parametrize("descending", [False, True])
def test_ranked_values_stand_in_the_order_they_are_given(
    people: list[int], *, descending: bool
) -> None:
    ranked = found(order=Order("title", descending, ("นาย", "", "นาง")))
    titles = [row[0] for row in listing.rows("person", ["title"], ranked)]
    expected = ["นาย", "นาย", "", "นาง", "นาง"]
    assert titles == (expected[::-1] if descending else expected)
