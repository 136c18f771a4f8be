"""Saving, undoing and pasting in an office of 50,000 and of 1.5 million households.

The floor is a bare INSERT of as many rows, as safe on the disk as the office's own.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from desktop.batch import Edit, save_many
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope
from tests.benchmarks.measuring import Figures, in_turns, tell, tell_growth
from tests.benchmarks.nation import DISTRICT, NATION, Size, copied

HOUSEHOLDS = register("households")
PASTED = 1_000
TIMES = 40
SAVE, UNDO, PASTE = 25.0, 40.0, 400.0  # times a floor that is under a millisecond on a fast disk


class Floor:
    """A bare file beside the office."""

    def __init__(self, folder: Path) -> None:
        self.db: Any = sqlcipher3.connect(folder / "floor.db", isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            self.db.execute(f"PRAGMA {pragma}")
        self.db.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, name TEXT, much INTEGER) STRICT")

    def insert(self, number: int, rows: int = 1) -> None:
        """Store rows in one transaction."""
        self.db.execute("BEGIN IMMEDIATE")
        values = [(f"ครัวเรือน {number} {row}", row) for row in range(rows)]
        self.db.executemany("INSERT INTO row (name, much) VALUES (?, ?)", values)
        self.db.execute("COMMIT")

    def insert_many(self, number: int) -> None:
        """Store as many rows as are pasted."""
        self.insert(number, PASTED)


class Clerk:
    """Types, undoes and pastes households in an open office."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.scope = Scope(office.rounds()[0].id)
        self.villages = [place.id for place in office.villages(1)]
        self.records = office.ids(HOUSEHOLDS, Scope(self.scope.round_id, 1))
        self._names = count(1)

    def save(self, number: int) -> None:
        """Store a change of one household, as the form does."""
        record = self.records[number % len(self.records)]
        version = self.office.entry(HOUSEHOLDS, record).version
        raw = {"head_name": f"หัวหน้า {next(self._names)}"}
        saved = self.office.save(HOUSEHOLDS, raw, self.scope, id=record, version=version)
        assert saved.id == record, saved

    def undo(self, _number: int) -> None:
        """Take back the newest action."""
        assert self.office.undo() is not None

    def paste(self, _number: int) -> None:
        """Check and store a thousand new households, as the grid does."""
        edits = [Edit(self._household()) for _row in range(PASTED)]
        batch = save_many(self.office, HOUSEHOLDS, edits, self.scope, "วาง {count} รายการ")
        assert batch.stored == PASTED, [one.problems for one in batch.saved if one.problems][:2]

    def _household(self) -> dict[str, object]:
        number = next(self._names)
        return {
            "representative.title": "นาย",
            "representative.first_name": f"ทดลอง{chr(0x0E01 + number % 40)}",
            "representative.last_name": f"วาง{number}",
            "village": self.villages[number % len(self.villages)],
            "house_no": f"{number}/1", "members": "4", "volunteered": True,
            "baseline_on": "1/3/2569", "baseline_main": "120,000",
        }  # fmt: skip


@contextmanager
def clerk(size: Size, folder: Path) -> Iterator[Clerk]:
    """A clerk in a copy of an office of `size`, which goes again."""
    kept = copied(size, folder / size.name)
    try:
        with Office.open(kept, who="สมศรี") as office:
            office.today = lambda: date(2027, 12, 31)  # after all that was recorded
            yield Clerk(office)
    finally:
        shutil.rmtree(kept)


def measured(made: Clerk, floor: Floor, times: int) -> list[Figures]:
    """Every figure of one office."""
    return [
        in_turns("save one record", made.save, floor.insert, times),
        in_turns("undo", made.undo, floor.insert, times // 2),
        in_turns(f"paste of {PASTED:,} rows", made.paste, floor.insert_many, max(2, times // 8)),
    ]


def hold(found: list[Figures], slack: float = 1.0) -> None:
    """See that the ratios are what they should be."""
    for one, most in zip(found, (SAVE, UNDO, PASTE), strict=True):
        assert one.ratio <= most * slack, one.line()


@pytest.mark.endurance
def test_work_in_a_district_and_in_a_nation(tmp_path: Path) -> None:
    floor = Floor(tmp_path)
    found: dict[str, list[Figures]] = {}
    for size in (DISTRICT, NATION):
        with clerk(size, tmp_path) as made:
            found[size.name] = measured(made, floor, TIMES)
        print(f"\n{size.all_households:,} households")  # noqa: T201  a benchmark speaks
        tell(found[size.name])
    tell_growth(found["district"], found["nation"], NATION.all_households / DISTRICT.all_households)
    for one in found.values():
        hold(one)
