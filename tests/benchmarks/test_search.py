"""Search as you type, among the people of a district and of a nation, key by key.

The floor asks the index of texts by hand for one part of a name, and reads who it finds.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from desktop.office import Office
from desktop.search import search
from tests.benchmarks.measuring import (
    Figures,
    in_turns,
    percentile,
    raw,
    tell,
    tell_growth,
)
from tests.benchmarks.nation import DISTRICT, NATION, SMALL, Size, office_folder

PEOPLE = 40
BUDGET = 30  # times the floor, which is about a millisecond
FOUND = 200

_FLOOR = f"""SELECT t.id, t.full_name, t.search_text FROM person_search s
    JOIN person t ON t.id = s.rowid WHERE s.person_search MATCH ?
    ORDER BY s.rowid DESC LIMIT {FOUND}"""


def typed(connection: Any) -> Iterator[str]:
    """What people type who look for somebody: a name, a number, a village; and what is nobody."""
    random = Random("search")
    last = connection.execute("SELECT max(id) FROM person").fetchone()[0]
    for _ in range(PEOPLE):
        key = random.randrange(last) + 1
        first, surname, number, phone, house_no = connection.execute(
            "SELECT first_name, last_name, national_id, phone, house_no FROM person WHERE id = ?",
            (key,),
        ).fetchone()
        yield from (f"{first} {surname}", surname, f"{surname} {first[:3]}")
        yield from (f"{number[0]}-{number[1:5]}-{number[5:10]}", number[4:], phone, house_no)
    villages = connection.execute(
        "SELECT v.name, v.moo, t.name FROM village v JOIN tambon t ON t.id = v.tambon_id"
        " ORDER BY v.uid LIMIT ?",
        (PEOPLE // 2,),
    )
    for name, moo, tambon in villages.fetchall():
        yield from (name, f"หมู่ {moo} {tambon}")
    yield from ("ฮฮฮฮฮฮ", "นางสาวสมชาย", "กลุ่ม", "12/2569", "ฌฌ", "xx", "นาย", "ส" * 100)


def keys(texts: Iterator[str]) -> list[str]:
    """The text after each key, in a random order so that nothing is warm for its neighbour."""
    found = sorted({text[:end] for text in texts for end in range(1, len(text) + 1)})
    Random("keys").shuffle(found)
    return found[:2_000]


def measure(size: Size) -> Figures:
    """What each key takes in an office of `size`."""
    folder = office_folder(size)
    connection = raw(folder)
    pressed = keys(typed(connection))
    parts = [text[:3].replace('"', '""') for text in pressed if len(text) > 3]
    with Office.open(folder, read_only=True) as office:
        round_id = office.rounds()[0].id
        figures = in_turns(
            "search everywhere, one key",
            lambda number: search(office, round_id, pressed[number]),
            lambda number: connection.execute(
                _FLOOR, (f'"{parts[number % len(parts)]}"',)
            ).fetchall(),
            len(pressed),
        )
    connection.close()
    return figures


@pytest.mark.endurance
def test_a_key_among_a_district_and_among_a_nation() -> None:
    """Budget: thirty floors, at the median and at the 99th of a hundred keys alike."""
    district, nation = measure(DISTRICT), measure(NATION)
    tell([district, nation])
    tell_growth([district], [nation], NATION.all_households / DISTRICT.all_households)
    for one in (district, nation):
        assert one.ratio <= BUDGET, one.line()
        assert one.at(99) <= BUDGET * percentile(one.floors, 99), one.line()


def test_every_key_gets_an_answer_in_a_small_office() -> None:
    """The same keys, so that the benchmark itself is tried by every run."""
    folder = office_folder(SMALL)
    connection = raw(folder)
    pressed = keys(typed(connection))
    connection.close()
    with Office.open(folder, read_only=True) as office:
        found = [search(office, 1, text).groups for text in pressed[:200]]
    assert sum(map(bool, found)) > len(found) // 2
