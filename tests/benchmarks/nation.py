"""Offices of any size for the benchmarks: made once, always the same, kept out of the repository.

The schema is the program's own. Rows go in by executemany and INSERT … SELECT on the bare
connection, with the indexes laid aside meanwhile; derived columns are computed from cached parts of
names, and compared with `desktop.derived` on a sample before an office is handed out. The change
log is skipped: an office made here has no history, and its first undo is that of the first save.
Courses, materials, purchases and certificates are left out.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path
from random import Random
from typing import Any

import platformdirs
import sqlcipher3

from db.migrations import MIGRATIONS
from desktop.derived import DERIVED, RULES_VERSION, derive
from desktop.office import Office
from desktop.places import District
from desktop.programme.rounds import preset
from desktop.thai import order, sound
from desktop.thai.national_id import check_digit
from desktop.thai.text import search_text
from tests.benchmarks import nation_tables, thai_names
from tests.benchmarks.nation_tables import uid

# Found before any test is given a home of its own.
CACHE = Path(
    os.environ.get("SAMMACHIP_BENCHMARKS", platformdirs.user_cache_path("sammachip-benchmarks"))
)
FIRST_YEAR = 2560
TEAM = 5
OFFICERS = 20
SAMPLE = 997  # every how many rows the derived columns are compared
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Size:
    """How much an office holds. Sages and households are of one round and one village."""

    name: str
    tambons: int
    villages: int
    rounds: int
    sages: int
    households: int
    visits: int = 4
    occupations: int = 120

    @property
    def villages_of_all_rounds(self) -> int:
        """Target villages, each counted once a round."""
        return self.villages * self.rounds

    @property
    def all_households(self) -> int:
        """The households of all rounds."""
        return self.villages_of_all_rounds * self.households


SMALL = Size("small", tambons=5, villages=25, rounds=10, sages=10, households=20)
DISTRICT = Size("district", tambons=19, villages=250, rounds=10, sages=10, households=20)
NATION = Size("nation", tambons=7_500, villages=75_000, rounds=1, sages=10, households=20)
"""1.5 million households with 6 million visits."""


def office_folder(size: Size) -> Path:
    """The folder of an office of `size`, made if there is none yet. It must not be written to."""
    folder = CACHE / _version() / size.name
    if not folder.exists():
        part = folder.with_name(f"{size.name}.{os.getpid()}.part")
        shutil.rmtree(part, ignore_errors=True)
        make(part, size)
        try:
            part.rename(folder)
        except OSError:  # another run of the tests was quicker
            shutil.rmtree(part)
    return folder


def copied(size: Size, target: Path) -> Path:
    """A copy of an office of `size` at `target`, to write to."""
    shutil.copytree(office_folder(size), target)
    return target


def make(folder: Path, size: Size) -> None:
    """Make an office of `size` in a new folder."""
    with Office.create(folder, District("9999", "ตัวอย่าง", "ตัวอย่าง", (), ()), who="สมศรี") as office:
        for number in range(size.rounds):
            office.add_round(preset(FIRST_YEAR + number))
    connection = sqlcipher3.connect(folder / "office.db", isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    filler = _Filler(connection, size)
    connection.execute("BEGIN IMMEDIATE")
    indexes = filler.indexes_aside()
    filler.fill()
    for statement in indexes:
        connection.execute(statement)
    filler.index_search_texts()
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    filler.compare()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


class _Filler:
    """Fills the tables of a new office."""

    def __init__(self, connection: Any, size: Size) -> None:
        self._db = connection
        self._size = size
        self._random = Random(f"{size.name} {RULES_VERSION}")
        self._first = thai_names.first_names(self._random)
        self._last = thai_names.surnames(self._random)

    def indexes_aside(self) -> list[str]:
        """Drop the indexes of the tables that are filled; the statements that bring them back."""
        found = self._db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND tbl_name NOT IN ('action', 'change', 'round', 'office', 'migration')"
        ).fetchall()
        for name, _sql in found:
            self._db.execute(f'DROP INDEX "{name}"')
        return [sql for _name, sql in found]

    def fill(self) -> None:
        """Every table, those that others point to first."""
        size = self._size
        self._put("tambon", self._tambons())
        self._put("village", self._villages())
        self._put("officer", self._officers())
        self._put("occupation_kind", self._occupations())
        self._put("person", self._people())
        self._put("training", self._trainings())
        self._put("occupation_group", self._groups())
        numbers = {
            "villages": size.villages, "rounds": size.rounds, "sages": size.sages, "team": TEAM,
            "households": size.households, "occupations": size.occupations,
            "visits": size.visits, "officers": OFFICERS, "first_year": FIRST_YEAR - 543,
        }  # fmt: skip
        for table, statement in nation_tables.STATEMENTS:
            self._db.execute(statement, numbers)
            self._count_on(table)

    def index_search_texts(self) -> None:
        """Read every table that has a search text into its index."""
        searched = "SELECT name FROM pragma_table_list WHERE type = 'virtual'"
        for (index,) in self._db.execute(searched).fetchall():
            self._db.execute(f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')')

    def compare(self) -> None:
        """See on a sample that the derived columns are what `desktop.derived` computes."""
        for table in DERIVED:
            cursor = self._db.execute(f'SELECT * FROM "{table}" WHERE id % {SAMPLE} = 1')
            columns = [one[0] for one in cursor.description]
            for values in cursor:
                row = dict(zip(columns, values, strict=True))
                wanted = derive(table, row)
                found = {column: row[column] for column in wanted}
                assert found == wanted, (table, found, wanted)

    def _put(self, table: str, rows: Iterator[dict[str, Any]]) -> None:
        first = next(rows)
        columns = ", ".join(f'"{name}"' for name in ("id", "uid", "version", *first))
        marks = ", ".join("?" * (len(first) + 3))
        insert = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'
        self._db.execute(insert, (1, uid(table, 1), 1, *first.values()))
        number = 1
        while some := list(islice(rows, AT_ONCE)):
            self._db.executemany(
                insert,
                [(n, uid(table, n), 1, *row.values()) for n, row in enumerate(some, number + 1)],
            )
            number += len(some)
        self._count_on(table)

    def _count_on(self, table: str) -> None:
        """Let keys go on after the last."""
        self._db.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        self._db.execute(
            f'INSERT INTO sqlite_sequence SELECT ?, coalesce(max(id), 0) FROM "{table}"', (table,)
        )

    def _tambons(self) -> Iterator[dict[str, Any]]:
        for number in range(self._size.tambons):
            row = {"code": f"{100_000 + number}", "name": self._place(), "name_en": ""}
            yield row | derive("tambon", row)

    def _villages(self) -> Iterator[dict[str, Any]]:
        size = self._size
        for number in range(size.villages):
            tambon = number * size.tambons // size.villages
            moo = number - -(-tambon * size.villages // size.tambons) + 1
            row = {
                "tambon_id": tambon + 1, "code": f"{100_000 + tambon}{moo:02d}", "moo": moo,
                "name": f"บ้าน{self._place()}", "name_en": "",
            }  # fmt: skip
            yield row | derive("village", row)

    def _officers(self) -> Iterator[dict[str, Any]]:
        for _number in range(OFFICERS):
            name = f"นาย{self._first_name()} {self._last_name()}"
            row = {"full_name": name, "position": "นักวิชาการพัฒนาชุมชน", "phone": ""}
            yield row | derive("officer", row)

    def _occupations(self) -> Iterator[dict[str, Any]]:
        what = ("ทอ", "เลี้ยง", "ปลูก", "แปรรูป", "จักสาน", "ทำ", "เพาะ", "ตัดเย็บ", "ประดิษฐ์", "ขาย")
        for number in range(self._size.occupations):
            row = {
                "name": f"{what[number % len(what)]}{self._last[number]}",
                "group_class": "agriculture", "bmn_class": "other",
            }  # fmt: skip
            yield row | derive("occupation_kind", row)

    def _people(self) -> Iterator[dict[str, Any]]:
        """The sages of every village, the same in all rounds, then a person a household."""
        size = self._size
        sages, random = size.villages * size.sages, self._random
        for number in range(sages + size.all_households):
            title = ("นาย", "นาง", "นางสาว")[int(random.random() * 3)]
            first, last = self._first_name(), self._last_name()
            national_id = f"9{number:011d}"
            national_id += check_digit(national_id)
            draw = int(random.random() * 2**30)
            house_no = f"{draw % 300 + 1}"
            phone = f"08{draw % 10**8:08d}" if draw % 20 < 17 else ""
            yield {
                "title": title, "first_name": first, "last_name": last,
                "full_name": f"{title}{first} {last}", "national_id": national_id,
                "birth_date": f"{1945 + draw % 55}-{draw % 12 + 1:02d}-{draw % 28 + 1:02d}",
                "house_no": house_no, "village_id": number % size.villages + 1,
                "phone": phone, "sort_key": _name_key(first, last),
                "search_text": _name_text(title, first, last, house_no, national_id, phone),
                "sound_key": f"{_sound(first)} {_sound(last)}",
            }  # fmt: skip

    def _trainings(self) -> Iterator[dict[str, Any]]:
        for number, (round_id, village) in enumerate(self._rounds_and_villages()):
            starts_on = f"{FIRST_YEAR - 543 + round_id}-0{number % 9 + 1}-1{number % 9}"
            row = {
                "round_id": round_id, "village_id": village, "place": "ศาลาประชาคม", "days": 5,
                "curriculum": self._place(), "starts_on": starts_on, "ends_on": starts_on,
            }  # fmt: skip
            yield row | derive("training", row)

    def _groups(self) -> Iterator[dict[str, Any]]:
        for number, (round_id, village) in enumerate(self._rounds_and_villages()):
            row = {
                "round_id": round_id, "village_id": village, "name": f"กลุ่ม{self._place()}",
                "occupation_id": number % self._size.occupations + 1, "phone": "",
                "members": number % 20 + 3, "chair": "ก", "secretary": "ข", "treasurer": "ค",
                "has_rules": 1, "fund": 1_000_000,
            }  # fmt: skip
            yield row | derive("occupation_group", row)

    def _rounds_and_villages(self) -> Iterator[tuple[int, int]]:
        """Every target village of every round."""
        size = self._size
        return product(range(1, size.rounds + 1), range(1, size.villages + 1))

    def _first_name(self) -> str:
        """A first name; some are far commoner than others."""
        return self._first[int(self._random.random() ** 2 * len(self._first))]

    def _last_name(self) -> str:
        return self._last[int(self._random.random() ** 1.5 * len(self._last))]

    def _place(self) -> str:
        return self._last[int(self._random.random() * len(self._last))]


@cache
def _levels(name: str) -> tuple[bytes, bytes, bytes]:
    return order._levels(name.encode("cp874"))


def _name_key(first: str, last: str) -> bytes:
    """`order.sort_key` of both: its levels are those of the parts, one after another."""
    ahead, behind = _levels(first), _levels(last)
    return order._joined(ahead[0] + behind[0], ahead[1] + behind[1], ahead[2] + behind[2])


@cache
def _sound(name: str) -> str:
    return sound._sound(name)


@cache
def _searchable(text: str) -> str:
    return search_text(text)


def _name_text(title: str, first: str, last: str, *known: str) -> str:
    full = f"{_searchable(title + first)} {_searchable(last)}"
    parts = (full, _searchable(first), _searchable(last), *known)
    return " ".join(filter(None, parts))


@cache
def _version() -> str:
    """Other makers of offices, or other rules, make other offices. Migrations bring them along."""
    sources = (nation_tables.__file__, thai_names.__file__, __file__)
    told = hashlib.sha256(b"".join(Path(one).read_bytes() for one in sources))
    return f"{told.hexdigest()[:12]}-{len(MIGRATIONS)}-{RULES_VERSION}"
