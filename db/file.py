"""An office in one file: SQLite by sqlcipher3, which is its own modern SQLite on every PC."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3
from peewee import SqliteDatabase

from db import full_text
from db.driver import Connection
from db.engine import EMPTIED, FIXED_IN_THE_LOG, WAIT_SECONDS, OfficeDatabase, even
from db.errors import Damaged, DiskFailed, Replaced
from db.fields import RECORD_ID

_APPLICATION_ID = 0x534D4348  # "SMCH" in the header of every office file
_FILE_PRAGMAS = (
    ("busy_timeout", WAIT_SECONDS * 1000),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("journal_size_limit", 32 * 1024 * 1024),
    ("temp_store", "MEMORY"),
    ("mmap_size", 0),
    ("secure_delete", "ON"),
)
_NO_TABLES_OF_ROWS = "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')"


class OfficeFile(OfficeDatabase, SqliteDatabase):
    """An office in one file."""

    kind = "sqlite"
    field_types: Mapping[str, str] = {
        **SqliteDatabase.field_types,
        RECORD_ID: "INTEGER PRIMARY KEY AUTOINCREMENT",
    }

    def __init__(self, file: Path, *, key: bytes | None = None, read_only: bool = False) -> None:
        self.file = file
        self.key = key
        self._identity: tuple[int, int] | None = None
        self._prepare(read_only=read_only, has_key=key is not None)
        super().__init__(str(file), lock_type="IMMEDIATE")

    def _open(self, *, writes: bool) -> Any:
        connection = sqlite_connection(self._address(), self.key)
        try:
            self._set_up(connection, writes=writes)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # Peewee's functions
        except BaseException:
            connection.close()
            raise
        return connection

    def _address(self) -> str:
        """The file as a URI. A file whose folder refuses the log beside it is read as it lies."""
        address = self.file.absolute().as_uri()
        if not self.read_only:
            return f"{address}?mode=rw"
        log = self.file.with_name(self.file.name + "-wal")
        lies_still = not os.access(self.file.parent, os.W_OK) and not (
            log.exists() and log.stat().st_size
        )
        return f"{address}?mode=ro&immutable=1" if lies_still else f"{address}?mode=ro"

    def _set_up(self, connection: Any, *, writes: bool) -> None:
        """Ask for what keeps data safe, and see that it was granted: pragmas fail silently."""
        for name, value in _FILE_PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
        if writes:
            wal = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] == "wal"
            if not wal:
                connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(f"PRAGMA synchronous = {'FULL' if wal else 'EXTRA'}")
            granted = connection.execute("PRAGMA synchronous").fetchone()[0]
            if granted != (2 if wal else 3):
                raise DiskFailed(f"synchronous is {granted}")
        else:
            connection.execute("PRAGMA query_only = ON")
        if connection.execute("PRAGMA foreign_keys").fetchone()[0] != 1:
            raise Damaged("foreign keys are not enforced")

    def begin(self, lock_type: str | None = None) -> None:
        """BEGIN IMMEDIATE, after a look whether the file is still the one that was opened."""
        self._see_that_the_file_stays()
        super().begin(lock_type)

    def _see_that_the_file_stays(self) -> None:
        found = self.file.stat()
        identity = (found.st_dev, found.st_ino)
        if self._identity not in (None, identity):
            raise Replaced(str(self.file))
        self._identity = identity

    def _table(self, create: str) -> str:
        return f"{create} STRICT"

    def guards(self, table: str) -> list[str]:
        """Triggers that abort."""
        abort = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        fixed = "UPDATE" if table == "action" else f"UPDATE OF {FIXED_IN_THE_LOG}"
        guards = [
            f'CREATE TRIGGER "{table}_stays" BEFORE DELETE ON "{table}" {abort}',
            f'CREATE TRIGGER "{table}_fixed" BEFORE {fixed} ON "{table}" {abort}',
        ]
        if table == "change":
            guards.append(
                f'CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change" WHEN {EMPTIED} {abort}'
            )
        return guards

    def search_index(self, table: str) -> list[str]:
        """A full-text index of trigrams."""
        return [full_text.create_index(table)]

    def index_search_texts(
        self, table: str, gone: Sequence[full_text.Text], come: Sequence[full_text.Text]
    ) -> None:
        """Take texts out of the index of `table` and put others in."""
        if gone:
            full_text.forget(self, table, gone)
        if come:
            full_text.learn(self, table, come)

    def get_tables(self, schema: str | None = None) -> list[str]:
        """The tables of rows, without the search indexes and what SQLite keeps them in."""
        names = super().get_tables(schema)
        kept_in = {row[0] for row in self.run(_NO_TABLES_OF_ROWS).fetchall()}
        return [name for name in names if name not in kept_in]

    def schema(self) -> dict[str, list[str]]:
        """The CREATE statements, word for word, with spaces evened out."""
        found: dict[str, list[str]] = {}
        for row in self.rows(
            "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE"
            " 'sqlite_%' AND tbl_name <> 'migration' AND tbl_name NOT IN (SELECT name FROM"
            " pragma_table_list WHERE type = 'shadow') ORDER BY tbl_name, type DESC, name"
        ):
            found.setdefault(row["tbl_name"], []).append(even(row["sql"]))
        return found

    def new_ids(self, table: str, count: int) -> list[int]:
        """The next keys after the highest that AUTOINCREMENT remembers."""
        row = self.run("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        first = (row[0] if row else 0) + 1
        return list(range(first, first + count))

    @contextlib.contextmanager
    def foreign_keys_aside(self) -> Iterator[None]:
        """PRAGMA foreign_keys, which must be set outside of a transaction."""
        self.run("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self.run("PRAGMA foreign_keys = ON")

    def check_foreign_keys(self) -> None:
        """PRAGMA foreign_key_check."""
        broken = self.run("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise Damaged(f"{broken[0]} row {broken[1]} points to a {broken[2]} that is not there")

    def copy_to(self, target: Path) -> None:
        """Copy the whole office to `target`: checked, on the disk, and there entire or not at all.

        The copy is encrypted with the same key. Raises Damaged if the copy does not check out.
        """
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            copy = sqlite_connection(f"{part.absolute().as_uri()}?mode=rwc", self.key)
            try:
                self.connection().backup(copy)  # type: ignore[no-untyped-call]
                copy.execute("PRAGMA journal_mode = DELETE")
                check_file(copy, encrypted=self.has_key)
            finally:
                copy.close()
            put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)

    def mark(self) -> None:
        """By the header's application_id."""
        self.run(f"PRAGMA application_id = {_APPLICATION_ID}")

    def is_marked(self) -> bool:
        """By the header's application_id."""
        return bool(self.application_id == _APPLICATION_ID)

    def keep_copy(self, version: int) -> Path | None:
        """Beside the file, unless it is about to be created."""
        if version == 0:
            return None
        copy = self.file.with_name(f"office-version-{version}.db")
        self.copy_to(copy)
        return copy

    def restore(self, copy: Path) -> None:
        """Put a copy in the file's place; the file's log goes first, or it would be replayed."""
        self.close_all()
        for suffix in ("-wal", "-shm"):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
        part = self.file.with_name(self.file.name + ".part")
        shutil.copyfile(copy, part)
        put_in_place(part, self.file)
        self._identity = None


def sqlite_connection(address: str, key: bytes | None) -> Any:
    """A connection of the driver to the file at a URI, opened with `key`; nothing is set yet."""
    connection = sqlcipher3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT_SECONDS,
        factory=Connection,
    )  # fmt: skip
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def check_file(connection: Any, *, encrypted: bool) -> None:
    """Raise Damaged unless every page and every reference of the open file is sound."""
    faults = connection.execute("PRAGMA quick_check").fetchall()
    if encrypted:
        faults += connection.execute("PRAGMA cipher_integrity_check").fetchall()
    faults += connection.execute("PRAGMA foreign_key_check").fetchall()
    if faults != [("ok",)]:
        raise Damaged(str(faults[:3]))


def put_in_place(part: Path, target: Path) -> None:
    """Move a finished file over `target` so that after a power cut one of both is there, whole."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
