"""The numbered steps from the first version of the office to this one.

Each step is one transaction, and the version is counted up inside it. Before the first of them a
checked copy is laid beside the file; when a step fails, the copy takes the file's place again.
"""

import datetime
import importlib
from pathlib import Path
from types import ModuleType

from db.engine import OfficeDatabase
from db.errors import (
    MigrationFailed,
    NewerOffice,
    NotAnOffice,
    OfficeError,
    OlderOffice,
    WrongKey,
    office_error,
)

MIGRATIONS = (
    "0001_create_office",
    "0002_add_saved_lists",
    "0003_add_sound_key",
    "0004_index_search_texts",
    "0005_index_orders",
    "0006_complete_first_stages",
    "0007_index_choices",
    "0008_complete_certificates",
    "0009_add_signatures",
    "0010_add_households_group",
)


def bring_up_to_date(
    database: OfficeDatabase, migrations: tuple[str, ...], *, create: bool = False
) -> None:
    """Take the office to the newest of `migrations`; nothing to do is the usual case.

    Raises NewerOffice or NotAnOffice for what must not be touched, OlderOffice if it is open for
    reading only, MigrationFailed after the office was put back as it was.
    """
    version = office_version(database, create=create)
    if version > len(migrations):
        raise NewerOffice(version, len(migrations))
    pending = migrations[version:]
    if pending and database.read_only:
        raise OlderOffice(version, len(migrations))
    if pending:
        steps = [importlib.import_module(f"db.migrations.{name}") for name in pending]
        copy = database.keep_copy(version)
        for number, step in enumerate(steps, start=version + 1):
            _take(database, number, step, copy)
        database.run("ANALYZE")


def office_version(database: OfficeDatabase, *, create: bool = False) -> int:
    """The number of the last step the office has taken; 0 for an empty one that is to be created.

    Raises NotAnOffice for anything else that has no such number.
    """
    try:
        tables = database.get_tables()
    except Exception as error:
        known = office_error(error)
        if isinstance(known, NotAnOffice) and database.has_key:
            raise WrongKey(str(database.database)) from error
        raise
    if "migration" in tables and database.is_marked():
        number = database.run('SELECT max("number") FROM "migration"').fetchone()[0]
        return int(number or 0)
    if tables or not create:
        raise NotAnOffice(str(database.database))
    return 0


def _take(database: OfficeDatabase, number: int, step: ModuleType, copy: Path | None) -> None:
    name = step.__name__.rpartition(".")[2]
    try:
        with database.foreign_keys_aside(), database.atomic():
            if number == 1:
                _begin_counting(database)
            step.up(database)
            database.check_foreign_keys()
            database.run(
                'INSERT INTO "migration" ("number", "name", "at_utc") VALUES (?, ?, ?)',
                (number, name, datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")),
            )
        database.schema_changed()
    except Exception as error:
        if copy is not None:
            database.restore(copy)
        known = office_error(error)
        if isinstance(known, OfficeError):
            raise known from error
        raise MigrationFailed(name) from error


def _begin_counting(database: OfficeDatabase) -> None:
    database.mark()
    strict = " STRICT" if database.kind == "sqlite" else ""
    database.run(
        'CREATE TABLE "migration" ("number" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL,'
        f' "at_utc" TEXT NOT NULL){strict}'
    )
