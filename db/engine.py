"""All that an office in a file and an office on a server have in common.

`db.file` and `db.server` hold what differs: both are Peewee databases with the same few verbs on
top. One thread of the program writes; the connections of all other threads cannot.
"""

import re
import threading
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from peewee import Database, Model

from db.errors import OfficeClosed, speaking_office

Row = dict[str, Any]
"""A row as it is stored: {column: value}."""

WAIT_SECONDS = 5
"""How long a connection waits for another program that is writing."""

FIXED_IN_THE_LOG = (
    '"seq", "action_id", "operation", "table_name", "row_id", "digest", "prev", "hash"'
)
"""The columns of a change that nobody may touch; its content may be emptied, for the law."""

EMPTIED = "NEW.before IS NOT NULL OR NEW.after IS NOT NULL"
"""When an update of a change does anything but empty it."""


def even(sql: str) -> str:
    """`sql` on one line, with spaces only where they part words."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


class OfficeDatabase(Database):
    """What the file and the server have in common: a connection a thread, one of which writes."""

    kind: str
    """"sqlite" or "postgresql"."""

    read_only: bool
    writer: int | None
    """The thread that writes; every other thread's connection refuses to."""

    has_key: bool
    """Whether it is opened with a key."""

    def _prepare(self, *, read_only: bool, has_key: bool = False) -> None:
        self.read_only = read_only
        self.has_key = has_key
        self.writer = None
        self._ended = False
        self._references: list[tuple[str, str, str]] | None = None
        self._open_connections: dict[int | None, Any] = {}
        self._registry = threading.Lock()

    def _connect(self) -> Any:
        thread = threading.get_ident()
        if self._ended:
            raise OfficeClosed(str(self.database))
        connection = self._open(writes=thread == self.writer and not self.read_only)
        with self._registry:
            if self._ended:  # while this one was being opened
                connection.close()
                raise OfficeClosed(str(self.database))
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

    def end(self) -> None:
        """Close the connections of every thread for good; what they still ask is refused."""
        with self._registry:
            self._ended = True
        self.close_all()

    def close_all(self) -> None:
        """Close the connections of every thread, so that a file can be moved or deleted."""
        with self._registry:
            writing = self._open_connections.pop(self.writer, None)
            for connection in self._open_connections.values():
                connection.close()
            if writing is not None:
                writing.close()  # last, and not interrupted: it leaves one file, whole
            self._open_connections.clear()
        if not self.is_closed():
            self.close()

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """As Peewee's, raising OfficeErrors."""
        with speaking_office():
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """The rows that `sql` (with ? for each value) finds, each as {column: value}."""
        cursor = self.run(sql, values)
        columns = [each[0] for each in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run `sql` (with ? for each value) and return the driver's cursor."""
        with speaking_office():
            cursor = self._cursor()
            cursor.execute(self._worded(sql), values)
            return cursor

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run `sql` once for each row of values."""
        with speaking_office():
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
            statements += self.guards(name) if name in ("action", "change") else []
            statements += self.search_index(name) if "search_text" in model._meta.fields else []  # noqa: SLF001
        return statements

    @abstractmethod
    def _table(self, create: str) -> str:
        """The CREATE TABLE statement as this engine wants it."""

    @abstractmethod
    def guards(self, table: str) -> list[str]:
        """The statements that let `table` only grow; the change log's content may be emptied."""

    @abstractmethod
    def search_index(self, table: str) -> list[str]:
        """The statements that create what finds the search texts of `table` fast."""

    @abstractmethod
    def index_search_texts(
        self, table: str, gone: Sequence[tuple[int, str]], come: Sequence[tuple[int, str]]
    ) -> None:
        """Let what `search_index` created follow: (key, text) of rows as they were, and are."""

    @abstractmethod
    def schema(self) -> dict[str, list[str]]:
        """Every table of the office with all that the engine knows of it, comparable line by line.

        The table of migrations is left out: it is not a model.
        """

    @abstractmethod
    def new_ids(self, table: str, count: int) -> list[int]:
        """`count` keys for `table` that no row of it ever had."""

    @abstractmethod
    def foreign_keys_aside(self) -> AbstractContextManager[None]:
        """Leave foreign keys unenforced, for a step that rebuilds tables."""

    @abstractmethod
    def check_foreign_keys(self) -> None:
        """Raise Damaged if a row points to a row that is not there."""

    @abstractmethod
    def mark(self) -> None:
        """Mark what is being created as an office; part of the first migration."""

    @abstractmethod
    def is_marked(self) -> bool:
        """Whether this is an office at all, given that it has a table of migrations."""

    @abstractmethod
    def keep_copy(self, version: int) -> Path | None:
        """Keep a checked copy before a migration; None where that is the server's business."""

    @abstractmethod
    def restore(self, copy: Path) -> None:
        """Put a kept copy in the office's place."""
