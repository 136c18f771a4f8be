"""What a logged save costs, as a ratio to the least a disk can do in the same run."""

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from db import changes
from db.connection import open_office
from db.models import Person
from db.undo import undo
from tests.db.samples import a_person

SAVES = 200
ROWS = 20_000


def milliseconds(work: Callable[[int], object], number: int) -> float:
    begin = time.perf_counter()
    work(number)
    return (time.perf_counter() - begin) * 1000


def report(name: str, value: str) -> None:
    print(f"{name:<44} {value}")  # noqa: T201  a benchmark speaks


@pytest.mark.endurance
def test_one_save_against_a_raw_insert(tmp_path: Path) -> None:
    """Budget: 25 ms beside a bare INSERT of 4 ms that is as safe on the disk."""
    raw = sqlcipher3.connect(tmp_path / "raw.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT) STRICT")
    with open_office(tmp_path, create=True) as office:
        office.write("ก", "ส", lambda tx: tx.save(Person, a_person()))

        def save(number: int) -> None:
            values = {"phone": str(number)}
            office.write("ก", "ส", lambda tx: tx.save(Person, values, id=1))

        def floor(number: int) -> None:
            raw.execute("INSERT INTO person (name) VALUES (?)", (str(number),))

        # In turns, so that a busy disk is busy for both.
        pairs = [(milliseconds(floor, each), milliseconds(save, each)) for each in range(SAVES)]
    raw.close()
    floors, saves = (sorted(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(saves) / statistics.median(floors)
    report("raw INSERT, WAL + FULL, median ms", f"{statistics.median(floors):.2f}")
    report("logged save, median ms", f"{statistics.median(saves):.2f}")
    report("logged save, 99th of 100 ms", f"{saves[int(SAVES * 0.99)]:.2f}")
    report("ratio", f"{ratio:.1f}")
    assert ratio <= 25 / 4


@pytest.mark.endurance
def test_many_rows_against_a_raw_executemany(tmp_path: Path) -> None:
    """Budget: storing and logging may take forty times a bare executemany of the same rows."""
    rows = [a_person(number) for number in range(ROWS)]
    raw = sqlcipher3.connect(tmp_path / "raw.db", isolation_level=None)
    columns = ", ".join(f'"{name}"' for name in rows[0])
    raw.execute(f"CREATE TABLE person ({columns})")
    begin = time.perf_counter()
    raw.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * len(rows[0]))
    raw.executemany(f"INSERT INTO person VALUES ({marks})", [tuple(row.values()) for row in rows])
    raw.execute("COMMIT")
    with (tmp_path / "raw.db").open("rb+") as file:
        os.fsync(file.fileno())
    floor = time.perf_counter() - begin
    raw.close()
    with open_office(tmp_path, create=True) as office:
        begin = time.perf_counter()
        office.write("นำเข้า", "ส", lambda tx: tx.put_many(Person, rows), kind="import")
        stored = time.perf_counter() - begin
        begin = time.perf_counter()
        undo(office, changes.history(office.database, 1)[0].id, "ส")
        undone = time.perf_counter() - begin
        begin = time.perf_counter()
        changes.verify_chain(office.database)
        verified = time.perf_counter() - begin
    report("raw executemany, rows/s", f"{ROWS / floor:,.0f}")
    report("stored and logged, rows/s", f"{ROWS / stored:,.0f}")
    report("undone, rows/s", f"{ROWS / undone:,.0f}")
    report("chain verified, changes/s", f"{2 * ROWS / verified:,.0f}")
    report("ratio of storing", f"{stored / floor:.1f}")
    assert stored / floor <= 40
