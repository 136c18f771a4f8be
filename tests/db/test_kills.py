"""Programs killed at any moment: what was acknowledged is there, and nothing is there by half."""

import contextlib
import subprocess
import sys
from pathlib import Path
from random import Random
from textwrap import dedent

import pytest
import sqlcipher3

from db.connection import FILE_NAME, open_office
from db.errors import NewerOffice
from db.migrations import MIGRATIONS
from db.models import Person
from tests.db.samples import a_person, check_whole

ROOT = Path(__file__).parents[2]

SAVE_UNTIL_KILLED = """
    import sys
    from pathlib import Path
    from db.connection import open_office
    from db.models import Person
    from tests.db.samples import a_person
    def work(tx):
        first = tx.save(Person, a_person(1))
        tx.save(Person, {"phone": "1"}, id=first)
        tx.put_many(Person, [a_person(n) for n in range(3)])
        tx.delete(Person, first)
        return first
    with open_office(Path(sys.argv[1])) as office:
        while True:
            print(office.write("ก", "ส", work), flush=True)
"""


def kill_while_saving(folder: Path, chance: Random) -> None:
    """Start a program that saves and says so, kill it at a random moment, look at what is left."""
    with open_office(folder, read_only=True):
        before = Person.select().count()
    program = subprocess.Popen(
        [sys.executable, "-c", dedent(SAVE_UNTIL_KILLED), str(folder)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert program.stdout is not None
    told = chance.randint(1, 60)
    for _ in range(told):
        assert program.stdout.readline()
    program.kill()
    told += program.communicate(timeout=60)[0].count("\n")
    with open_office(folder) as office:
        check_whole(office)
        stored = Person.select().count() - before
        assert stored % 3 == 0
        assert stored >= told * 3


def kill_rounds(folder: Path, rounds: int) -> None:
    with open_office(folder, create=True):
        pass
    chance = Random(rounds)
    for _ in range(rounds):
        kill_while_saving(folder, chance)


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    kill_rounds(tmp_path, 3)


@pytest.mark.endurance
def test_nothing_acknowledged_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    kill_rounds(tmp_path, 200)


MIGRATE_UNTIL_KILLED = """
    import sys
    from pathlib import Path
    from types import ModuleType
    from db.connection import open_office
    from db.migrations import MIGRATIONS
    def up(database):
        print("begun", flush=True)
        for number in range(400):
            database.run(f'CREATE TABLE "t{number}" ("id" INTEGER PRIMARY KEY, "name" TEXT)')
            database.run(f'INSERT INTO "t{number}" ("name") SELECT "full_name" FROM "person"')
        database.run('DELETE FROM "person"')
    step = ModuleType("db.migrations.9001_next")
    step.up = up
    sys.modules[step.__name__] = step
    open_office(Path(sys.argv[1]), migrations=(*MIGRATIONS, "9001_next")).close()
    print("done", flush=True)
"""


def kill_while_migrating(folder: Path, chance: Random) -> bool:
    """Kill a program at a random moment of its migration; whether the step had been taken."""
    with open_office(folder, create=True) as office:
        people = [a_person(number) for number in range(200)]
        office.write("ก", "ส", lambda tx: tx.put_many(Person, people))
        tables = len(office.database.get_tables())
    program = subprocess.Popen(
        [sys.executable, "-c", dedent(MIGRATE_UNTIL_KILLED), str(folder)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline() == "begun\n"
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(chance.uniform(0, 0.4))
    program.kill()
    done = program.communicate(timeout=60)[0] == "done\n"
    try:
        with open_office(folder) as office:
            check_whole(office)
            assert Person.select().count() == 200
            assert len(office.database.get_tables()) == tables
            return False
    except NewerOffice:
        with sqlcipher3.connect(folder / FILE_NAME) as whole:
            assert whole.execute("SELECT count(*) FROM person").fetchone() == (0,)
            assert whole.execute("SELECT count(*) FROM t399").fetchone() == (200,)
        whole.close()
        return True
    finally:
        assert not done or office_version_of(folder) == len(MIGRATIONS) + 1


def office_version_of(folder: Path) -> int:
    with sqlcipher3.connect(folder / FILE_NAME) as file:
        number = int(file.execute("SELECT max(number) FROM migration").fetchone()[0])
    file.close()
    return number


def test_a_migration_that_is_killed_is_whole_or_not_at_all(tmp_path: Path) -> None:
    for number in range(3):
        kill_while_migrating(tmp_path / str(number), Random(number))


@pytest.mark.endurance
def test_fifty_killed_migrations_are_whole_or_not_at_all(tmp_path: Path) -> None:
    taken = [kill_while_migrating(tmp_path / str(n), Random(n)) for n in range(50)]
    assert not all(taken)
