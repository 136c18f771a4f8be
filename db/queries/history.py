"""The change log as people look for it: the actions they mean, and rows as they were last known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from db.changes import ActionRecord, ChangeRecord, actions_where, read_change
from db.engine import OfficeDatabase, Row
from db.models import TABLES

_AT_ONCE = 500  # values in one statement
_SELDOM = 20_000  # changes that are found by their table faster than by their actions
_FIRST = 2**62
"""Above every key and every place in the log."""

type Key = tuple[str, int]
"""A row of the office: table and key."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions are meant; what is left blank narrows nothing.

    `since` and `until` (not included) are moments as ISO text in UTC. An action is meant by its
    `tables` or `rows` when it wrote one of them, by `text` when its title holds it or when it wrote
    one of the rows `naming` it.
    """

    who: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    tables: tuple[str, ...] = ()
    rows: tuple[Key, ...] = ()
    text: str = ""
    naming: tuple[Key, ...] = ()


def found_actions(
    database: OfficeDatabase, wanted: Wanted, before: int | None = None, limit: int = 100
) -> list[ActionRecord]:
    """The newest actions meant, newest first; `before` an action's id continues an earlier page."""
    conditions, values = _conditions(wanted)
    if wanted.tables:
        conditions.append(_wrote_tables(database, wanted.tables))
        values += wanted.tables
    conditions.append('a."id" < ?')
    return actions_where(database, " AND ".join(conditions), (*values, before or _FIRST), limit)


def changes_within(
    database: OfficeDatabase,
    action_id: int,
    after: int = 0,
    limit: int = 200,
    *,
    rows: Sequence[Key] = (),
    tables: Sequence[str] = (),
) -> list[ChangeRecord]:
    """What an action wrote, in order; only to `rows` or `tables` where they are given.

    `after` a place in the log continues an earlier page.
    """
    conditions = ['"action_id" = ?', '"seq" > ?']
    values: list[Any] = [action_id, after]
    if rows:
        condition, of_rows = _of_rows(rows)
        conditions.append(f"({condition})")
        values += of_rows
    if tables:
        conditions.append(f'"table_name" IN ({_marks(tables)})')
        values += tables
    sql = f'SELECT * FROM "change" WHERE {" AND ".join(conditions)} ORDER BY "seq" LIMIT ?'  # noqa: S608
    return [read_change(row) for row in database.rows(sql, (*values, limit))]


def changes_to_rows(
    database: OfficeDatabase, rows: Iterable[Key], before: int | None = None, limit: int = 200
) -> list[tuple[int, ChangeRecord]]:
    """(action id, change) of all that happened to these rows, newest first."""
    condition, values = _of_rows(rows)
    sql = (
        f'SELECT * FROM "change" WHERE ({condition}) AND "seq" < ?'  # noqa: S608
        ' ORDER BY "seq" DESC LIMIT ?'
    )
    found = database.rows(sql, (*values, before or _FIRST, limit))
    return [(row["action_id"], read_change(row)) for row in found]


def actions_by_id(database: OfficeDatabase, ids: Iterable[int]) -> dict[int, ActionRecord]:
    """Actions by their ids."""
    found: dict[int, ActionRecord] = {}
    for some in batched(ids, _AT_ONCE):
        within = f'a."id" IN ({_marks(some)})'
        found |= {one.id: one for one in actions_where(database, within, some, len(some))}
    return found


def people_who_wrote(database: OfficeDatabase) -> list[str]:
    """Everybody who ever did something, by name."""
    found = database.run('SELECT DISTINCT "who" FROM "action" ORDER BY "who"')
    return [row[0] for row in found.fetchall()]


def rows_present(database: OfficeDatabase, table: str, ids: Iterable[int]) -> dict[int, Row]:
    """Those of the rows with these keys that are there, as they are stored."""
    found: dict[int, Row] = {}
    for some in batched(ids, _AT_ONCE):
        sql = f'SELECT * FROM "{table}" WHERE "id" IN ({_marks(some)})'  # noqa: S608
        found |= {row["id"]: row for row in database.rows(sql, some)}
    return found


def rows_gone(database: OfficeDatabase, table: str, ids: Iterable[int]) -> dict[int, Row]:
    """Rows that were deleted as they were when they went; what was erased is left out."""
    found: dict[int, Row] = {}
    for gone in ids:
        rows = database.rows(
            'SELECT * FROM "change" WHERE "table_name" = ? AND "row_id" = ?'
            ' ORDER BY "seq" DESC LIMIT 1',
            (table, gone),
        )
        last = read_change(rows[0]).before if rows else None
        if last is not None:
            found[gone] = last
    return found


def columns_of(table: str) -> dict[str, str]:
    """The columns of a table as they are stored, by the name that the layers above know."""
    fields = TABLES[table]._meta.sorted_fields  # noqa: SLF001  Peewee's name for what it knows
    return {field.name: field.column_name for field in fields}


def links_of(table: str) -> dict[str, str]:
    """The tables that the columns of a table point at."""
    keys = TABLES[table]._meta.refs  # noqa: SLF001
    return {key.column_name: key.rel_model._meta.table_name for key in keys}  # noqa: SLF001


def _conditions(wanted: Wanted) -> tuple[list[str], list[Any]]:
    parts: list[tuple[str, Sequence[Any]]] = []
    if wanted.who:
        parts.append(('a."who" = ?', [wanted.who]))
    if wanted.kinds:
        parts.append((f'a."kind" IN ({_marks(wanted.kinds)})', wanted.kinds))
    if wanted.since:
        parts.append(('a."at_utc" >= ?', [wanted.since]))
    if wanted.until:
        parts.append(('a."at_utc" < ?', [wanted.until]))
    if wanted.rows:
        parts.append(_wrote_one_of(wanted.rows))
    if wanted.text:
        named, rows = _wrote_one_of(wanted.naming)
        titled = "lower(a.\"title\") LIKE ? ESCAPE '!'"
        parts.append((f"({titled} OR {named})", [_like(wanted.text), *rows]))
    return [part[0] for part in parts], [value for part in parts for value in part[1]]


def _wrote_tables(database: OfficeDatabase, tables: Sequence[str]) -> str:
    """A condition on "action" that it wrote one of `tables`.

    Where they were seldom written, their few changes lead to the actions; where often, the newest
    actions are looked through, of which many did.
    """
    named = f'"table_name" IN ({_marks(tables)})'
    some = f'SELECT 1 FROM "change" WHERE {named} LIMIT {_SELDOM + 1}'  # noqa: S608
    count = database.run(f"SELECT count(*) FROM ({some}) AS s", tables).fetchone()[0]  # noqa: S608
    if count <= _SELDOM:
        return f'a."id" IN (SELECT "action_id" FROM "change" WHERE {named})'  # noqa: S608
    return f'EXISTS (SELECT 1 FROM "change" c WHERE c."action_id" = a."id" AND c.{named})'  # noqa: S608


def _wrote_one_of(rows: Iterable[Key]) -> tuple[str, list[Any]]:
    condition, values = _of_rows(rows)
    return f'a."id" IN (SELECT "action_id" FROM "change" WHERE {condition})', values  # noqa: S608


def _of_rows(rows: Iterable[Key]) -> tuple[str, list[Any]]:
    """A condition on "change" that finds these rows by its index, table by table."""
    by_table: dict[str, list[int]] = {}
    for table, row_id in rows:
        by_table.setdefault(table, []).append(row_id)
    parts = [f'("table_name" = ? AND "row_id" IN ({_marks(ids)}))' for ids in by_table.values()]
    values = [value for table, ids in by_table.items() for value in (table, *ids)]
    return " OR ".join(parts) or "1 = 0", values


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))


def _like(text: str) -> str:
    escaped = text.lower().replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped}%"
