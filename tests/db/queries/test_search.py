"""Each question of the search, answered alike by a file and by a server."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.connection import Connection, open_office
from db.queries import search
from db.transaction import Transaction
from tests.db.samples import A_ROUND, TAMBON, a_person, a_village

KEYS = {"sort_key": b"\x01", "search_text": "x"}


@pytest.fixture
def filled(office: Connection) -> Connection:
    """Two villages; three people, two of whom take part in round 1, one in all ways."""

    def fill(tx: Transaction) -> None:
        tambon = tx.save("tambon", TAMBON)
        for number in (1, 2):
            tx.save("village", a_village(tambon, number) | {"search_text": f"บานกลาง {number}"})
        rounds = [tx.save("round", A_ROUND | {"year": year}) for year in (2569, 2570)]
        for number, text in enumerate(("นายแกว ใจดี แกว ใจดี", "นายกมล กมล", "นายแกว แกว")):
            known: dict[str, Any] = {"search_text": text}
            if number == 0:
                known |= {"national_id": "9007001000004", "phone": "0860545000"}
            tx.save("person", a_person(number) | known)
        place = {"round": rounds[0], "village": 1}
        sage = tx.save("sage", {**place, "person": 1})
        dates = {"starts_on": "2026-01-01", "ends_on": "2026-01-04", "days": 4}
        course = tx.save("course", {"round": rounds[0], "name": "ก", **dates, **KEYS})
        trainee = tx.save("trainee", {"course": course, "sage": sage})
        tx.save("team_member", {**place, "person": 1})
        tx.save("household", {**place, "representative": 1})
        tx.save("household", {**place, "representative": 2})
        home = tx.save("household", {"round": rounds[1], "village": 1, "representative": 3})
        tx.save("household_member", {"household": home, "person": 2})
        for serial, status in ((1, "void"), (2, "issued")):
            tx.save("certificate", {
                "round": rounds[0], "trainee": trainee, "year": 2569, "serial": serial,
                "number": f"{serial}/2569", "issued_on": "2026-01-05", "recipient": "ก",
                "facts": {}, "design": "formal", "digest": "x", "status": status,
            })  # fmt: skip

    office.write("ก", "ส", fill)
    return office


@pytest.fixture
def in_thai_order(thai_server_address: str) -> Iterator[Connection]:
    """A server's office that sorts texts as people do, with a person and a village."""
    with open_office(thai_server_address, create=True) as office:
        person = a_person() | {"national_id": "9007001000004", "phone": "0860545000"}

        def fill(tx: Transaction) -> None:
            tx.save("village", a_village(tx.save("tambon", TAMBON), 2))
            tx.save("person", person)

        office.write("ก", "ส", fill)
        yield office


def ids(found: list[Any]) -> list[int]:
    return [one.id for one in found]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["แกว"], [3, 1]), (["ใจดี", "แกว"], [1]), ([" แก"], [3, 1]), ([" กว"], []),
        (["กว"], [3, 1]), (["%"], []), (["_"], []), (["แกวใจดี"], []), ([" ก", "มล"], [2]),
    ],
)  # fmt: skip
def test_every_part_is_held_newest_first(
    filled: Connection, parts: list[str], found: list[int]
) -> None:
    assert ids(search.matching("person", parts, 9)) == found


def test_no_more_than_asked_for(filled: Connection) -> None:
    assert ids(search.matching("person", ["แกว"], 1)) == [3]


def test_who_takes_part_in_a_round(filled: Connection) -> None:
    assert ids(search.people_in_round(["นาย"], 1, 9)) == [2, 1]
    assert ids(search.people_in_round(["แกว"], 2, 9)) == [3]
    assert ids(search.people_in_round(["กมล"], 2, 9)) == [2]
    assert ids(search.people_in_round(["แกว"], 3, 9)) == []


@pytest.mark.parametrize(
    ("digits", "found"),
    [("9", [1]), ("9007", [1]), ("9007001000004", [1]), ("90070010000041", []), ("086", [1]),
     ("86", [1]), ("0", [1]), ("545", []), ("7", [])],
)  # fmt: skip
def test_a_number_is_found_from_its_beginning(
    filled: Connection, digits: str, found: list[int]
) -> None:
    assert ids(search.people_by_number(digits, 9)) == found


@pytest.mark.parametrize("digits", ["9", "90070", "9007001000004", "086", "86"])
def test_a_number_is_found_in_whatever_order_a_server_sorts(
    in_thai_order: Connection, digits: str
) -> None:
    assert ids(search.people_by_number(digits, 9)) == [1]
    assert ids(search.villages([], 9, code="700701")) == [1]


def test_a_file_looks_a_number_up_in_its_indexes(
    file_office: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    run = file_office.database.run
    with monkeypatch.context() as patch:
        patch.setattr(file_office.database, "run", lambda *sql: asked.append(sql) or run(*sql))
        search.people_by_number("9007", 9)
        search.villages([], 9, code="7007")
    plans = [str(run(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()) for sql, values in asked]
    assert [plan.count("USING INDEX") for plan in plans] == [3, 1]


def test_every_role_is_told_once_and_no_void_certificate(filled: Connection) -> None:
    found = {(one.table, one.person_id, one.round_id, one.number) for one in search.roles([1, 3])}
    own = {(table, 1, 1, "") for table in ("sage", "trainee", "team_member", "household")}
    assert found == own | {("certificate", 1, 1, "2/2569"), ("household", 3, 2, "")}
    assert search.roles([]) == []


def test_a_member_of_a_household_is_told_with_the_household(filled: Connection) -> None:
    found = {(one.table, one.id, one.round_id) for one in search.roles([2])}
    assert found == {("household", 2, 1), ("household_member", 3, 2)}


@pytest.mark.parametrize(
    ("parts", "narrowed", "found"),
    [
        (["กลาง"], {}, [1, 2]), (["กล"], {}, [1, 2]), (["กลาง"], {"moo": 2}, [2]),
        ([], {"moo": 1}, [1]), ([], {"code": "70070102"}, [2]), ([], {"code": "700702"}, []),
        ([], {"tambons": [1]}, [1, 2]), (["กลาง"], {"tambons": [2]}, []), (["เหนือ"], {}, []),
    ],
)  # fmt: skip
def test_villages(
    filled: Connection, parts: list[str], narrowed: dict[str, Any], found: list[int]
) -> None:
    assert sorted(ids(search.villages(parts, 9, **narrowed))) == found
