"""All that differs between an office in a file (SQLite by sqlcipher3) and on a server (PostgreSQL).

`OfficeFile` and `OfficeServer` are Peewee databases with the same few verbs on top. One thread of
the program writes; the connections of all other threads cannot.
"""

import contextlib
import os
import re
import threading
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3
from peewee import Database, Model, PostgresqlDatabase, SqliteDatabase

from db.errors import Damaged, DiskFailed, Replaced
from db.fields import RECORD_ID

APPLICATION_ID = 0x534D4348  # "SMCH" in the header of every office file
_WRITERS_LOCK = 0x534D4348  # the server's advisory lock that lets one program write at a time
_GUARDED = ("action", "change")
_WAIT_MS = 5000

Row = dict[str, Any]


class OfficeDatabase(Database):
    """What the file and the server have in common: a connection a thread, one of which writes."""

    kind: str
    """"sqlite" or "postgresql"."""

    read_only: bool
    writer: int | None
    """The thread that writes; every other thread's connection refuses to."""

    def _prepare(self, *, read_only: bool) -> None:
        self.read_only = read_only
        self.writer = None
        self._references: list[tuple[str, str, str]] | None = None
        self._open_connections: dict[int, Any] = {}
        self._registry = threading.Lock()

    def _connect(self) -> Any:
        thread = threading.get_ident()
        connection = self._open(writes=thread == self.writer and not self.read_only)
        with self._registry:
            alive = {each.ident for each in threading.enumerate()}
            for gone in [ident for ident in self._open_connections if ident not in alive]:
                self._open_connections.pop(gone).close()
            self._open_connections[thread] = connection
        return connection

    @abstractmethod
    def _open(self, *, writes: bool) -> Any:
        """A connection of the driver, set up and checked."""

    def _close(self, conn: Any) -> None:
        with self._registry:
            self._open_connections.pop(threading.get_ident(), None)
        conn.close()

    def close_all(self) -> None:
        """Close the connections of every thread, so that a file can be moved or deleted."""
        with self._registry:
            for connection in self._open_connections.values():
                connection.close()
            self._open_connections.clear()
        if not self.is_closed():
            self.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows that `sql` (with ? for each value) finds, each as {column: value}."""
        cursor = self.run(sql, values)
        columns = [each[0] for each in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run `sql` (with ? for each value) and return the driver's cursor."""
        cursor = self._cursor()
        cursor.execute(self._worded(sql), values)
        return cursor

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run `sql` once for each row of values."""
        self._cursor().executemany(self._worded(sql), rows)

    def _cursor(self) -> Any:
        return self.cursor()  # type: ignore[no-untyped-call]  # Peewee's stubs leave it open

    def _worded(self, sql: str) -> str:
        return sql.replace("?", self.param)

    def references_to(self, table: str) -> list[tuple[str, str]]:
        """(table, column) of every foreign key that points to `table`."""
        if self._references is None:
            self._references = [
                (child, key.column, key.dest_table)
                for child in self.get_tables()
                for key in self.get_foreign_keys(child)
            ]
        return [(child, column) for child, column, parent in self._references if parent == table]

    def schema_changed(self) -> None:
        """Forget what was read of the schema: a migration changed it."""
        self._references = None

    def create_statements(self, models: Iterable[type[Model]]) -> list[str]:
        """The statements that create the tables of `models`, their indexes and their guards."""
        statements = []
        for model in models:
            schema: Any = model._schema  # type: ignore[attr-defined]  # noqa: SLF001  Peewee's DDL
            with model.bind_ctx(self, bind_refs=False, bind_backrefs=False):
                table = schema._create_table(safe=False).query()[0]  # noqa: SLF001
                indexes = [each.query()[0] for each in schema._create_indexes(safe=False)]  # noqa: SLF001
            name = model._meta.table_name  # noqa: SLF001
            statements += [self._table(table), *dict.fromkeys(indexes)]
            statements += self.guards(name) if name in _GUARDED else []
        return statements

    @abstractmethod
    def _table(self, create: str) -> str:
        """The CREATE TABLE statement as this engine wants it."""

    @abstractmethod
    def guards(self, table: str) -> list[str]:
        """The statements that let `table` only grow; the change log's content may be emptied."""

    @abstractmethod
    def schema(self) -> dict[str, list[str]]:
        """Every table of the office with all that the engine knows of it, comparable line by line.

        The table of migrations is left out: it is not a model.
        """

    @abstractmethod
    def new_ids(self, table: str, count: int) -> list[int]:
        """`count` keys for `table` that no row of it ever had."""

    @abstractmethod
    def foreign_keys_aside(self) -> contextlib.AbstractContextManager[None]:
        """Leave foreign keys unenforced, for a step that rebuilds tables."""

    @abstractmethod
    def check_foreign_keys(self) -> None:
        """Raise Damaged if a row points to a row that is not there."""


class OfficeFile(OfficeDatabase, SqliteDatabase):
    """An office in one file."""

    kind = "sqlite"
    field_types: Mapping[str, str] = {
        **SqliteDatabase.field_types,
        RECORD_ID: "INTEGER PRIMARY KEY AUTOINCREMENT",
    }

    def __init__(self, file: Path, *, key: bytes | None = None, read_only: bool = False) -> None:
        self.file = file
        self._key = key
        self._identity: tuple[int, int] | None = None
        self._prepare(read_only=read_only)
        super().__init__(str(file), lock_type="IMMEDIATE")

    @property
    def has_key(self) -> bool:
        """Whether the file is to be opened with a key."""
        return self._key is not None

    def _open(self, *, writes: bool) -> Any:
        connection = _sqlite_connection(self._address(), self._key)
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

    def forget_identity(self) -> None:
        """Accept the file that lies there now: we put it there ourselves."""
        self._identity = None

    def _table(self, create: str) -> str:
        return f"{create} STRICT"

    def guards(self, table: str) -> list[str]:
        """Triggers that abort."""
        abort = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
        fixed = "UPDATE" if table == "action" else f"UPDATE OF {', '.join(_FIXED_IN_THE_LOG)}"
        guards = [
            f'CREATE TRIGGER "{table}_stays" BEFORE DELETE ON "{table}" {abort}',
            f'CREATE TRIGGER "{table}_fixed" BEFORE {fixed} ON "{table}" {abort}',
        ]
        if table == "change":
            emptied = "NEW.before IS NOT NULL OR NEW.after IS NOT NULL"
            guards.append(
                f'CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change" WHEN {emptied} {abort}'
            )
        return guards

    def schema(self) -> dict[str, list[str]]:
        """The CREATE statements, word for word, with spaces evened out."""
        found: dict[str, list[str]] = {}
        for row in self.rows(
            "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE"
            " 'sqlite_%' AND tbl_name <> 'migration' ORDER BY tbl_name, type DESC, name"
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
            copy = _sqlite_connection(f"{part.absolute().as_uri()}?mode=rwc", self._key)
            try:
                self.connection().backup(copy)  # type: ignore[no-untyped-call]
                copy.execute("PRAGMA journal_mode = DELETE")
                check_file(copy, encrypted=self._key is not None)
            finally:
                copy.close()
            put_in_place(part, target)
        finally:
            part.unlink(missing_ok=True)


_FILE_PRAGMAS = (
    ("busy_timeout", _WAIT_MS),
    ("foreign_keys", "ON"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("journal_size_limit", 32 * 1024 * 1024),
    ("temp_store", "MEMORY"),
    ("mmap_size", 0),
    ("secure_delete", "ON"),
)
_FIXED_IN_THE_LOG = (
    '"seq"', '"action_id"', '"operation"', '"table_name"', '"row_id"', '"digest"', '"prev"',
    '"hash"',
)  # fmt: skip


def _sqlite_connection(address: str, key: bytes | None) -> Any:
    connection = sqlcipher3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=_WAIT_MS / 1000
    )
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


def even(sql: str) -> str:
    """`sql` on one line, with spaces only where they part words."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


class OfficeServer(OfficeDatabase, PostgresqlDatabase):
    """An office on a PostgreSQL server, named by its postgresql:// address."""

    kind = "postgresql"
    field_types: Mapping[str, str] = {
        **PostgresqlDatabase.field_types,
        RECORD_ID: "BIGSERIAL PRIMARY KEY",
    }

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        self._prepare(read_only=read_only)
        super().__init__(address, prefer_psycopg3=True)

    def _open(self, *, writes: bool) -> Any:
        connection: Any = PostgresqlDatabase._connect(self)  # type: ignore[attr-defined]  # noqa: SLF001
        connection.execute(f"SET lock_timeout = {_WAIT_MS * 12}")
        if not writes:
            connection.execute("SET default_transaction_read_only = on")
        return connection

    def begin(self, isolation_level: Any = None) -> None:
        """BEGIN, and wait for other programs to finish writing."""
        begin = super().begin

        def begin_alone() -> None:
            begin(isolation_level)
            if threading.get_ident() == self.writer:
                self._cursor().execute(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")

        self._held(begin_alone)

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """As Peewee's, on a connection that holds."""
        execute: Callable[..., Any] = super().execute_sql
        return self._held(lambda: execute(sql, params))

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """As every office's, on a connection that holds."""
        run = super().run
        return self._held(lambda: run(sql, values))

    def _held(self, call: Callable[[], Any]) -> Any:
        """What `call` answers; once more on a new connection if the server dropped this one.

        Inside a transaction there is no once more: what was written before would be missing.
        """
        try:
            return call()
        except Exception:
            if self.in_transaction() or self.is_closed() or not self._state.conn.closed:  # type: ignore[attr-defined]
                raise
            self.close()
            return call()

    def _table(self, create: str) -> str:
        return create

    def guards(self, table: str) -> list[str]:
        """Triggers that raise."""
        fixed = "UPDATE" if table == "action" else f"UPDATE OF {', '.join(_FIXED_IN_THE_LOG)}"
        name, body = f'"{table}_only_grows"', f"BEGIN RAISE EXCEPTION '{table} only grows'; END"
        function = f"EXECUTE FUNCTION {name}()"
        guards = [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f'CREATE TRIGGER "{table}_stays" BEFORE DELETE OR TRUNCATE ON "{table}" {function}',
            f'CREATE TRIGGER "{table}_fixed" BEFORE {fixed} ON "{table}" {function}',
        ]
        if table == "change":
            emptied = "NEW.before IS NOT NULL OR NEW.after IS NOT NULL"
            guards.append(
                'CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change"'
                f" FOR EACH ROW WHEN ({emptied}) {function}"
            )
        return guards

    def schema(self) -> dict[str, list[str]]:
        """Columns, constraints, indexes and triggers as the server describes them."""
        found: dict[str, list[str]] = {}
        own = str(self.run("SELECT current_schema()").fetchone()[0]) + "."
        for row in self.rows(_DESCRIBE):
            found.setdefault(row["name"], []).append(even(row["line"]).replace(own, ""))
        return found

    def new_ids(self, table: str, count: int) -> list[int]:
        """The next keys of the table's sequence."""
        cursor = self.run(
            "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)",
            (f'"{table}"', count),
        )
        return [row[0] for row in cursor.fetchall()]

    @contextlib.contextmanager
    def foreign_keys_aside(self) -> Iterator[None]:
        """Nothing: the server alters tables in place, and checks what is altered."""
        yield

    def check_foreign_keys(self) -> None:
        """Nothing: the server's foreign keys were enforced throughout."""


_DESCRIBE = """
SELECT name, line FROM (
    SELECT t.oid, t.relname AS name, 1 AS part, a.attnum AS position,
        a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
        || COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0
        AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
    UNION ALL
    SELECT t.oid, t.relname, 2, 0, c.conname || ' ' || pg_get_constraintdef(c.oid)
    FROM pg_class t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype <> 'n'
    UNION ALL
    SELECT t.oid, t.relname, 3, 0, pg_get_indexdef(i.indexrelid)
    FROM pg_class t JOIN pg_index i ON i.indrelid = t.oid
    UNION ALL
    SELECT t.oid, t.relname, 4, 0, pg_get_triggerdef(g.oid)
    FROM pg_class t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
) described JOIN pg_class USING (oid)
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND name <> 'migration'
ORDER BY name, part, position, line
"""
