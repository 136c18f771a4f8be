"""The verbs that write: every row they touch is in the change log before the transaction ends."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import batched
from typing import Any

from peewee import Field, Model

from db.changes import ChangeRecord, Log, Operation, last_version
from db.engine import OfficeDatabase, Row
from db.errors import RecordChanged, RecordInUse
from db.full_text import SEARCHED
from db.models import TABLES

_AT_ONCE = 500  # rows read by one statement


class Transaction:
    """One action of one person: all of it is stored, or nothing.

    A table is named by its model, or by its name for the layers that know no models. Values are
    what the model's attributes hold: text, whole numbers, `datetime.date` (or its ISO
    text), bool, bytes, ids for foreign keys; keys are field or column names.
    """

    def __init__(self, database: OfficeDatabase, log: Log) -> None:
        self._database = database
        self._log = log

    @property
    def action_id(self) -> int:
        """The key of the action that this transaction is logged as."""
        return self._log.action_id

    def row(self, model: type[Model] | str, id: int) -> Row | None:  # noqa: A002
        """The row with key `id` as it is stored now, {column: value}; None if there is none."""
        return self.rows(_Table.of(model).name, [id]).get(id)

    def save(
        self,
        model: type[Model] | str,
        values: Mapping[str, Any],
        *,
        id: int | None = None,  # noqa: A002
        version: int | None = None,
    ) -> int:
        """Insert a row, or with `id` change the given columns of one; returns its key.

        An insert fills what is not given with the model's defaults. A change that says which
        `version` it read raises RecordChanged if the row has another one now, or is gone. Raises
        Refused when a value breaks a rule of the table.
        """
        if id is None:
            return self.put_many(model, [values])[0]
        table = _Table.of(model)
        present = self.rows(table.name, [id]).get(id)
        if present is None or version not in (None, present["version"]):
            raise RecordChanged(table.name, id, present)
        given = table.stored(values)
        changed = {column: value for column, value in given.items() if present[column] != value}
        if changed:
            after = {**present, **changed, "version": present["version"] + 1}
            self.update_rows(table.name, [(present, after)])
        return id

    def delete(self, model: type[Model] | str, id: int, *, version: int | None = None) -> None:  # noqa: A002
        """Delete a row for good (the log keeps what it was).

        Raises RecordInUse while other rows point to it, RecordChanged if it is gone or no longer
        has the `version` that was read.
        """
        name = _Table.of(model).name
        present = self.rows(name, [id]).get(id)
        if present is None or version not in (None, present["version"]):
            raise RecordChanged(name, id, present)
        used_by = self._used_by(name, id)
        if used_by:
            raise RecordInUse(name, id, used_by)
        self.delete_rows(name, [present])

    def put_many(self, model: type[Model] | str, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert many rows at once; returns their keys in the same order."""
        if not rows:
            return []
        table = _Table.of(model)
        ids = self._database.new_ids(table.name, len(rows))
        self.insert_rows(
            table.name, [table.new_row(id_, row) for id_, row in zip(ids, rows, strict=True)]
        )
        return ids

    @contextmanager
    def part(self) -> Iterator[None]:
        """What is written inside is stored whole or, if it raises, not at all; the rest stands."""
        with self._log.part(), self._database.savepoint():
            yield

    # What undo builds on: rows as they are stored, by the name of their table.

    def rows(self, table: str, ids: Iterable[int]) -> dict[int, Row]:
        """The rows with these keys that exist, by key."""
        found: dict[int, Row] = {}
        for some in batched(ids, _AT_ONCE):
            marks = ", ".join("?" * len(some))
            sql = f'SELECT * FROM "{table}" WHERE "id" IN ({marks})'  # noqa: S608  names are ours
            found.update((row["id"], row) for row in self._database.rows(sql, some))
        return found

    def insert_rows(self, table: str, rows: Sequence[Row]) -> None:
        """Insert rows that have the same columns, key and all."""
        columns = ", ".join(f'"{column}"' for column in rows[0])
        marks = ", ".join("?" * len(rows[0]))
        sql = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
        self._database.run_many(sql, (tuple(row.values()) for row in rows))
        self._index(table, [({}, row) for row in rows])
        self._log.append(Operation.INSERT, table, ((row["id"], None, row) for row in rows))

    def update_rows(self, table: str, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Bring rows from what they are (read in this transaction) to what they shall be."""
        columns = list(pairs[0][1])
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        sql = f'UPDATE "{table}" SET {settings} WHERE "id" = ?'  # noqa: S608
        self._database.run_many(sql, ((*after.values(), after["id"]) for _, after in pairs))
        self._index(table, pairs)
        self._log.append(
            Operation.UPDATE, table, ((after["id"], before, after) for before, after in pairs)
        )

    def delete_rows(self, table: str, rows: Sequence[Row]) -> None:
        """Delete rows that were read in this transaction."""
        sql = f'DELETE FROM "{table}" WHERE "id" = ?'  # noqa: S608
        self._database.run_many(sql, ((row["id"],) for row in rows))
        self._index(table, [(row, {}) for row in rows])
        self._log.append(Operation.DELETE, table, ((row["id"], row, None) for row in rows))

    def _index(self, table: str, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Let the search index follow from what rows were to what they are now."""
        if not any(SEARCHED in row for row in pairs[0]):
            return
        texts = [
            ((before or after)["id"], before.get(SEARCHED), after.get(SEARCHED))
            for before, after in pairs
        ]
        gone = [(key, old) for key, old, new in texts if old is not None and old != new]
        come = [(key, new) for key, old, new in texts if new is not None and old != new]
        self._database.index_search_texts(table, gone, come)

    def restored(self, change: ChangeRecord) -> Row:
        """The row that `change` deleted, with a version that it never had.

        Columns that came later stand at their defaults.
        """
        version = last_version(self._database, change.table, change.row_id) + 1
        row = _Table.of(change.table).completed(change.before or {})
        return {**row, "version": version}

    def _used_by(self, table: str, id_: int) -> dict[str, int]:
        """How many rows of which tables point to the row."""
        counts: dict[str, int] = {}
        for child, column in self._database.references_to(table):
            sql = f'SELECT count(*) FROM "{child}" WHERE "{column}" = ?'  # noqa: S608
            number = self._database.run(sql, (id_,)).fetchone()[0]
            if number:
                counts[child] = counts.get(child, 0) + number
        return counts


@dataclass(frozen=True)
class _Table:
    """What writing needs of a model: its columns, how each is stored, and the defaults."""

    name: str
    columns: tuple[tuple[str, Field, Callable[[], Any]], ...]
    """(column, field, default) of every column but the key."""

    fields: Mapping[str, Field]
    """By the field's and by the column's name."""

    @staticmethod
    @cache
    def of(model: type[Model] | str) -> "_Table":
        model = TABLES[model] if isinstance(model, str) else model
        meta = model._meta  # noqa: SLF001  Peewee's name for what it knows of a model
        columns = tuple(
            (field.column_name, field, field.default if callable(field.default) else _always(field))
            for field in meta.sorted_fields
            if not field.primary_key
        )
        return _Table(meta.table_name, columns, meta.combined)

    def stored(self, values: Mapping[str, Any]) -> Row:
        """`values` by column, as they are stored."""
        row = {}
        for name, value in values.items():
            field = self.fields[name]
            row[field.column_name] = _stored(field, value)
        return row

    def new_row(self, id_: int, values: Mapping[str, Any]) -> Row:
        """A whole row to insert."""
        given = self.stored(values)
        row: Row = {"id": id_}
        for column, field, default in self.columns:
            row[column] = given[column] if column in given else _stored(field, default())
        return row

    def completed(self, row: Row) -> Row:
        """A stored row as the table has it today: what it lacks at its default."""
        whole: Row = {"id": row["id"]}
        for column, field, default in self.columns:
            whole[column] = row[column] if column in row else _stored(field, default())
        return whole


def _always(field: Field) -> Callable[[], Any]:
    return lambda: field.default


def _stored(field: Field, value: Any) -> Any:
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(value, Model):
        return value.get_id()  # type: ignore[no-untyped-call]
    return field.db_value(value)  # type: ignore[no-untyped-call]


def now_utc() -> str:
    """This moment as ISO text in UTC, to the millisecond."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
