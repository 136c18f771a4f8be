"""The offices that the benchmarks run on are sound, varied, and always the same."""

from pathlib import Path

import pytest
import sqlcipher3

from desktop.office import Office
from desktop.programme.stages import register
from desktop.thai.text import repair
from desktop.views import Scope
from tests.benchmarks import nation, thai_names
from tests.benchmarks.nation import SMALL


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("nation") / "office"
    nation.make(made, SMALL)
    return made


def test_the_program_opens_it_and_finds_all_that_was_asked_for(folder: Path) -> None:
    with Office.open(folder) as office:
        everywhere = Scope(None)
        assert office.count(register("households"), everywhere) == SMALL.all_households == 5_000
        assert office.count(register("visits"), everywhere) == 4 * SMALL.all_households
        assert office.count(register("sages"), everywhere) == 10 * SMALL.villages_of_all_rounds
        assert len(office.rounds()) == SMALL.rounds
        assert len(office.villages()) == SMALL.villages


def test_it_is_sound(folder: Path) -> None:
    connection = sqlcipher3.connect(folder / "office.db")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_it_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    nation.make(tmp_path / "again", SMALL)
    tables = ("person", "household", "visit", "sage", "village")
    first, again = (
        [_rows(where / "office.db", table) for table in tables]
        for where in (folder, tmp_path / "again")
    )
    assert first == again


def test_names_are_as_varied_as_a_nations() -> None:
    random = nation.Random(1)
    firsts, lasts = thai_names.first_names(random), thai_names.surnames(random)
    assert len(firsts) >= 2_000
    assert len(lasts) >= 20_000
    assert [name for name in firsts + lasts if repair(name) != name] == []


def _rows(file: Path, table: str) -> list[tuple[object, ...]]:
    connection = sqlcipher3.connect(file)
    found = connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
    connection.close()
    return found
