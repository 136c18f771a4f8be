"""An office on a PostgreSQL server.

Imported only when there is one: the driver takes longer to load than a file to open.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import psycopg
from peewee import PostgresqlDatabase, Psycopg3Adapter

from db.engine import EMPTIED, FIXED_IN_THE_LOG, WAIT_SECONDS, OfficeDatabase, even
from db.fields import RECORD_ID

_WRITERS_LOCK = 0x534D4348  # the advisory lock that lets one program write at a time


class _Driver(Psycopg3Adapter):
    """Psycopg for Peewee, which was kept from looking for it itself."""

    def check_driver(self) -> None:
        """It is there: this module would not be otherwise."""

    def get_binary_type(self) -> Any:
        """What bytes are sent as."""
        return psycopg.Binary

    def connect(self, db: Any, **_: Any) -> Any:
        """A connection to the address."""
        return psycopg.connect(db.database)


class OfficeServer(OfficeDatabase, PostgresqlDatabase):
    """An office on a PostgreSQL server, named by its postgresql:// address."""

    kind = "postgresql"
    psycopg2_adapter = psycopg3_adapter = _Driver  # Peewee asks for the older one: it has neither
    field_types: Mapping[str, str] = {
        **PostgresqlDatabase.field_types,
        RECORD_ID: "BIGSERIAL PRIMARY KEY",
    }

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        self._prepare(read_only=read_only)
        super().__init__(address)

    def _open(self, *, writes: bool) -> Any:
        connection: Any = PostgresqlDatabase._connect(self)  # type: ignore[attr-defined]  # noqa: SLF001
        connection.execute(f"SET lock_timeout = {WAIT_SECONDS * 12_000}")
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
        fixed = "UPDATE" if table == "action" else f"UPDATE OF {FIXED_IN_THE_LOG}"
        name, body = f'"{table}_only_grows"', f"BEGIN RAISE EXCEPTION '{table} only grows'; END"
        function = f"EXECUTE FUNCTION {name}()"
        guards = [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
            f'CREATE TRIGGER "{table}_stays" BEFORE DELETE OR TRUNCATE ON "{table}" {function}',
            f'CREATE TRIGGER "{table}_fixed" BEFORE {fixed} ON "{table}" {function}',
        ]
        if table == "change":
            guards.append(
                'CREATE TRIGGER "change_emptied" BEFORE UPDATE ON "change"'
                f" FOR EACH ROW WHEN ({EMPTIED}) {function}"
            )
        return guards

    def search_index(self, table: str) -> list[str]:  # noqa: ARG002
        """Nothing: the server reads through the texts themselves."""
        return []

    def index_search_texts(
        self, table: str, gone: Sequence[tuple[int, str]], come: Sequence[tuple[int, str]]
    ) -> None:
        """Nothing: there is no index of texts."""

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

    def mark(self) -> None:
        """Nothing: the table of migrations is mark enough in a database of its own."""

    def is_marked(self) -> bool:
        """Whether the log is there too."""
        return "change" in self.get_tables()

    def keep_copy(self, version: int) -> None:
        """None: the server's own tools copy it."""

    def restore(self, copy: Path) -> None:
        """Nothing was kept."""
        raise NotImplementedError


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
