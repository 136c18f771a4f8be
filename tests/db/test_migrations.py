"""From version to version: never half, never without a copy, never a newer office touched."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from db.connection import FILE_NAME, Connection, open_office
from db.engine import OfficeDatabase
from db.errors import Damaged, DiskFull, MigrationFailed, NewerOffice, OlderOffice
from db.file import OfficeFile
from db.migrations import MIGRATIONS, office_version
from db.migrations.rebuild import rebuild_table
from db.models import MODELS, Tambon, Village
from tests.db.samples import TAMBON, check_whole, everything, put_village

NEXT = (*MIGRATIONS, "9001_next")
Step = Callable[[OfficeDatabase], None]


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Step], None]:
    """Puts a migration of the test's own among the real ones."""

    def put(name: str, up: Step) -> None:
        module = ModuleType(f"db.migrations.{name}")
        module.up = up
        monkeypatch.setitem(sys.modules, module.__name__, module)

    return put


def test_every_script_is_listed_and_every_listed_one_is_there() -> None:
    folder = Path(sys.modules["db.migrations"].__path__[0])
    scripts = sorted(each.stem for each in folder.glob("[0-9]*.py"))
    assert tuple(scripts) == MIGRATIONS
    assert [int(name[:4]) for name in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_the_migrated_schema_is_the_models_own(office: Connection) -> None:
    database = office.database
    migrated = database.schema()

    def of_the_models() -> dict[str, list[str]]:
        with database.foreign_keys_aside(), database.atomic():
            if database.kind == "sqlite":
                for table in migrated:
                    database.run(f'DROP TABLE "{table}"')
            else:
                database.run("CREATE SCHEMA models")
                database.run("SET LOCAL search_path = models")
            for statement in database.create_statements(MODELS):
                database.run(statement)
            return database.schema()

    own = office._writer.submit(of_the_models).result()
    assert list(own) == list(migrated)
    for table in own:
        assert migrated[table] == own[table]


def test_opening_again_changes_nothing(location: Path | str) -> None:
    with open_office(location, create=True) as office:
        schema = office.database.schema()
        number = office_version(office.database)
    with open_office(location) as office:
        assert office.database.schema() == schema
        assert office_version(office.database) == number == len(MIGRATIONS)


def test_a_step_is_taken_once_and_counted(
    location: Path | str, step: Callable[[str, Step], None]
) -> None:
    with open_office(location, create=True) as office:
        put_village(office)
    taken = []

    def up(database: OfficeDatabase) -> None:
        taken.append(database.kind)
        database.run('ALTER TABLE "tambon" ADD COLUMN "note" TEXT')

    step("9001_next", up)
    for _ in range(2):
        with open_office(location, migrations=NEXT) as office:
            assert office_version(office.database) == len(NEXT)
            assert office.database.rows('SELECT "note" FROM "tambon"') == [{"note": None}]
    assert len(taken) == 1


def test_a_checked_copy_of_the_older_office_is_left_beside(
    tmp_path: Path, step: Callable[[str, Step], None]
) -> None:
    with open_office(tmp_path, create=True) as office:
        put_village(office)
        before = everything(office)
    step("9001_next", lambda database: database.run('DELETE FROM "village"'))
    with open_office(tmp_path, migrations=NEXT):
        assert Village.select().count() == 0
    copies = [each.name for each in tmp_path.glob("office-*")]
    assert copies == [f"office-version-{len(MIGRATIONS)}.db"]
    (tmp_path / "old").mkdir()
    (tmp_path / copies[0]).rename(tmp_path / "old" / FILE_NAME)
    with open_office(tmp_path / "old") as office:
        assert everything(office) == before


def test_a_failed_step_leaves_the_office_as_it_was(
    location: Path | str, step: Callable[[str, Step], None]
) -> None:
    with open_office(location, create=True) as office:
        put_village(office)
        before = everything(office), office.database.schema()

    def fail(database: OfficeDatabase) -> None:
        database.run('DELETE FROM "village"')
        database.run('ALTER TABLE "tambon" ADD COLUMN "note" TEXT')
        raise RuntimeError("half way")

    step("9001_next", fail)
    with pytest.raises(MigrationFailed) as failed:
        open_office(location, migrations=NEXT)
    assert failed.value.step == "9001_next"
    with open_office(location) as office:
        assert (everything(office), office.database.schema()) == before
        put_village(office, 2)


def test_when_a_later_step_fails_the_earlier_ones_go_too(
    tmp_path: Path, step: Callable[[str, Step], None]
) -> None:
    """So that the program that wrote the office still opens it."""
    with open_office(tmp_path, create=True) as office:
        put_village(office)

    def fail(_: OfficeDatabase) -> None:
        raise RuntimeError

    step("9001_next", lambda database: database.run('DELETE FROM "village"'))
    step("9002_last", fail)
    with pytest.raises(MigrationFailed):
        open_office(tmp_path, migrations=(*NEXT, "9002_last"))
    with open_office(tmp_path) as office:
        assert office_version(office.database) == len(MIGRATIONS)
        assert Village.select().count() == 1


def test_a_copy_is_not_put_under_the_log_of_another_file(tmp_path: Path) -> None:
    """SQLite would replay it into the copy, and damage that too."""
    log = tmp_path / f"{FILE_NAME}-wal"
    with open_office(tmp_path, create=True) as office:
        put_village(office)
        office.copy_to(tmp_path / "copy.db")
        put_village(office, 2)
        left_behind = log.read_bytes()
    log.write_bytes(left_behind)
    OfficeFile(tmp_path / FILE_NAME).restore(tmp_path / "copy.db")
    with open_office(tmp_path) as office:
        assert Village.select().count() == 1
        check_whole(office)


def test_a_step_that_leaves_orphans_fails(
    tmp_path: Path, step: Callable[[str, Step], None]
) -> None:
    with open_office(tmp_path, create=True) as office:
        put_village(office)
    step("9001_next", lambda database: database.run('DELETE FROM "tambon"'))
    with pytest.raises(Damaged):
        open_office(tmp_path, migrations=NEXT)
    with open_office(tmp_path):
        assert Tambon.select().count() == 1


def test_a_newer_office_is_not_touched(
    location: Path | str, step: Callable[[str, Step], None]
) -> None:
    step("9001_next", lambda database: None)
    with open_office(location, create=True, migrations=NEXT):
        pass
    for read_only in (False, True):
        with pytest.raises(NewerOffice) as refused:
            open_office(location, read_only=read_only)
        assert (refused.value.version, refused.value.known) == (len(NEXT), len(MIGRATIONS))


def test_an_older_office_is_not_brought_up_to_date_by_reading(
    tmp_path: Path, step: Callable[[str, Step], None]
) -> None:
    with open_office(tmp_path, create=True):
        pass
    step("9001_next", lambda database: None)
    with pytest.raises(OlderOffice):
        open_office(tmp_path, read_only=True, migrations=NEXT)


def test_a_missing_script_is_an_error_before_anything_is_done(tmp_path: Path) -> None:
    with open_office(tmp_path, create=True):
        pass
    with pytest.raises(ModuleNotFoundError):
        open_office(tmp_path, migrations=NEXT)
    assert not list(tmp_path.glob("office-*"))


def test_a_full_disk_stops_a_migration_before_it_begins(
    tmp_path: Path, step: Callable[[str, Step], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_office(tmp_path, create=True) as office:
        put_village(office)

    def full(self: OfficeFile, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(OfficeFile, "copy_to", full)
    step("9001_next", lambda database: database.run('DELETE FROM "village"'))
    with pytest.raises(DiskFull):
        open_office(tmp_path, migrations=NEXT)
    with open_office(tmp_path):
        assert Village.select().count() == 1


def test_a_rebuilt_table_keeps_rows_children_and_keys(
    tmp_path: Path, step: Callable[[str, Step], None]
) -> None:
    with open_office(tmp_path, create=True) as office:
        first, second = put_village(office, 1), put_village(office, 2)
        office.write("ลบ", "ส", lambda tx: tx.delete(Village, second))
        gone = office.write("ก", "ส", lambda tx: tx.save(Tambon, TAMBON | {"code": "700702"}))
        office.write("ลบ", "ส", lambda tx: tx.delete(Tambon, gone))
        statements = office.database.create_statements([Tambon])
        indexes = [one for one in statements[1:] if "VIRTUAL" not in one]
        others = {n: s for n, s in office.database.schema().items() if n != "tambon"}
        own = office.database.schema()["tambon"]

    def up(database: OfficeDatabase) -> None:
        assert isinstance(database, OfficeFile)
        names = [f'"{field.column_name}"' for field in Tambon._meta.sorted_fields]
        create = statements[0].replace(
            '"name" TEXT NOT NULL', """"name" TEXT NOT NULL CHECK ("name" <> '')"""
        )
        keep = {name: name for name in names} | {'"name_en"': "upper(\"name\" || 'x')"}
        rebuild_table(database, "tambon", create, keep, indexes)

    step("9001_next", up)
    with open_office(tmp_path, migrations=NEXT) as office:
        schema = office.database.schema()
        assert {name: each for name, each in schema.items() if name != "tambon"} == others
        assert schema["tambon"] == [
            line.replace('"name" TEXT NOT NULL', """"name" TEXT NOT NULL CHECK("name" <> '')""")
            for line in own
        ]
        assert Tambon.get_by_id(1).name_en == "โพธารามX"
        assert Village.get_by_id(first).tambon.name == "โพธาราม"
        office.write("ลบ", "ส", lambda tx: tx.delete(Village, first))
        office.write("ลบ", "ส", lambda tx: tx.delete(Tambon, 1))
        assert put_village(office) == second + 1
        assert Tambon.get().id == gone + 1


def test_a_rebuild_wants_the_tables_own_statement(file_office: Connection) -> None:
    with pytest.raises(ValueError, match="not the statement"):
        rebuild_table(file_office.database, "tambon", 'CREATE TABLE "village" (x) STRICT', {})
