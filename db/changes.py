"""The log of every change: a chain that cannot be altered unseen, and the way back.

Each row of `change` holds one row of the office as it was before and after. Its `hash` covers the
hash before it, the action (who, when, what) and a digest of its content; whoever keeps the newest
(seq, hash) elsewhere can tell whether anything older was touched.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from db.engine import OfficeDatabase, Row
from db.errors import Damaged

_START = bytes(32)
_FLUSH_AT = 2000
_INSERT = (
    'INSERT INTO "change" ("seq", "action_id", "operation", "table_name", "row_id", "before",'
    ' "after", "digest", "prev", "hash") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
)


class Operation(StrEnum):
    """What was done to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True)
class ActionRecord:
    """One action of the log: `undone` if it was taken back for now, `changes` rows written.

    `last` is the newest of what undid it and did it again; its own id when nobody did.
    """

    id: int
    at_utc: str
    who: str
    kind: str
    title: str
    undoes: int | None
    undone: bool
    changes: int
    last: int


@dataclass(frozen=True)
class ChangeRecord:
    """One change of the log; `before` and `after` are {column: value}, or None."""

    seq: int
    operation: Operation
    table: str
    row_id: int
    before: Row | None
    after: Row | None


class Log:
    """The end of the chain, where one transaction appends. The first change makes the action."""

    def __init__(
        self,
        database: OfficeDatabase,
        *,
        at_utc: str,
        who: str,
        kind: str,
        title: str,
        undoes: int | None = None,
    ) -> None:
        self._database = database
        self._action = {
            "at_utc": at_utc, "who": who, "kind": kind, "title": title, "undoes_id": undoes
        }  # fmt: skip
        self._action_id: int | None = None
        self._seal = b""
        self._waiting: list[tuple[Any, ...]] = []
        self._in_part = False
        self._seq, self._head = chain_head(database)

    @property
    def action_id(self) -> int:
        """The key of the action."""
        if self._action_id is None:
            self._action_id = self._database.new_ids("action", 1)[0]
            row = {"id": self._action_id, **self._action}
            columns = ", ".join(f'"{column}"' for column in row)
            marks = ", ".join("?" * len(row))
            self._database.run(
                f'INSERT INTO "action" ({columns}) VALUES ({marks})',  # noqa: S608
                tuple(row.values()),
            )
            self._seal = _seal(row)
        return self._action_id

    def append(
        self, operation: Operation, table: str, rows: Iterable[tuple[int, Row | None, Row | None]]
    ) -> None:
        """Add (key, before, after) of rows that were just written."""
        action_id = self.action_id
        for row_id, before, after in rows:
            self._seq += 1
            old, new = _written(before), _written(after)
            digest = _digest(old, new)
            prev = self._head
            self._head = _link(prev, self._seal, self._seq, operation, table, row_id, digest)
            self._waiting.append(
                (self._seq, action_id, operation.value, table, row_id, old, new, digest, prev,
                 self._head)
            )  # fmt: skip
        self._flush_if_full()

    def _flush_if_full(self) -> None:
        if len(self._waiting) >= _FLUSH_AT and not self._in_part:
            self.flush()

    @contextmanager
    def part(self) -> Iterator[None]:
        """What is appended inside belongs together: if it raises, the chain ends where it did."""
        before = self._action_id, self._seal, self._seq, self._head
        waiting, self._in_part = len(self._waiting), True
        try:
            yield
        except BaseException:
            self._action_id, self._seal, self._seq, self._head = before
            del self._waiting[waiting:]
            raise
        finally:
            self._in_part = False
        self._flush_if_full()

    def flush(self) -> None:
        """Store what was appended; called before the transaction ends."""
        if self._waiting:
            self._database.run_many(_INSERT, self._waiting)
            self._waiting.clear()


def chain_head(database: OfficeDatabase) -> tuple[int, bytes]:
    """(seq, hash) of the newest change: the anchor to keep elsewhere; (0, zeros) at first."""
    row = database.run('SELECT "seq", "hash" FROM "change" ORDER BY "seq" DESC LIMIT 1').fetchone()
    return (row[0], bytes(row[1])) if row else (0, _START)


def verify_chain(database: OfficeDatabase) -> int:
    """Follow the whole chain; returns how many changes it has.

    Raises Damaged at the first change that is missing, altered, or moved.
    """
    seq, head = 0, _START
    for row in _chained(database):
        seq += 1
        old, new = row["before"], row["after"]
        emptied = old is None and new is None
        digest = bytes(row["digest"])
        link = _link(
            head, _seal({name: row[name] for name in _ACTION}), seq, row["operation"],
            row["table_name"], row["row_id"], digest,
        )  # fmt: skip
        whole = emptied or digest == _digest(old, new)
        if row["seq"] != seq or bytes(row["hash"]) != link or bytes(row["prev"]) != head:
            raise Damaged(f"the change log is broken at {seq}")
        if not whole:
            raise Damaged(f"the content of change {seq} was altered")
        head = link
    return seq


_ACTION = ("action_id", "at_utc", "who", "kind", "title", "undoes_id")
_CHAIN = (
    'SELECT c.*, a."at_utc", a."who", a."kind", a."title", a."undoes_id" FROM "change" c'
    ' JOIN "action" a ON a."id" = c."action_id" WHERE c."seq" > ? ORDER BY c."seq" LIMIT 5000'
)


def _chained(database: OfficeDatabase) -> Iterator[Row]:
    last = 0
    while rows := database.rows(_CHAIN, (last,)):
        yield from rows
        last = rows[-1]["seq"]


def history(
    database: OfficeDatabase, limit: int = 100, before: int | None = None
) -> list[ActionRecord]:
    """The newest actions, newest first; `before` an action's id continues an earlier page."""
    return actions_where(database, 'a."id" < ?', (before or 2**62,), limit)


def first_done(
    database: OfficeDatabase, limit: int = 100, before: int | None = None
) -> list[ActionRecord]:
    """As `history`, without the undos and redos: what was done, once each."""
    return actions_where(
        database, 'a."undoes_id" IS NULL AND a."id" < ?', (before or 2**62,), limit
    )


def last_undoable(
    database: OfficeDatabase, who: str | None = None, lasting: Sequence[str] = ()
) -> ActionRecord | None:
    """What undo would take back next: the newest action (of `who`) that still holds.

    Actions of the kinds `lasting` are passed over.
    """
    return _newest(database, _HOLDS, who, ("undo", *lasting))


def last_redoable(
    database: OfficeDatabase, who: str | None = None, lasting: Sequence[str] = ()
) -> ActionRecord | None:
    """What redo would bring back next: the newest undo, unless something new was done since.

    Actions of the kinds `lasting` do not count as new.
    """
    undo = _newest(database, f"{_HOLDS} AND a.\"kind\" = 'undo'", who)
    if undo is None:
        return None
    newer = _newest(database, "true", who, ("undo", "redo", *lasting))
    return undo if newer is None or newer.id < undo.id else None


def changes_of(database: OfficeDatabase, action_id: int) -> list[ChangeRecord]:
    """Everything an action wrote, in order."""
    rows = database.rows(
        'SELECT * FROM "change" WHERE "action_id" = ? ORDER BY "seq"', (action_id,)
    )
    return [read_change(row) for row in rows]


def written_since(
    database: OfficeDatabase, seq: int, tables: Sequence[str], limit: int
) -> list[ChangeRecord]:
    """What was written to `tables` after the change `seq`, in order; the first `limit` of it."""
    marks = ", ".join("?" * len(tables))
    rows = database.rows(
        f'SELECT * FROM "change" WHERE "seq" > ? AND "table_name" IN ({marks})'  # noqa: S608
        ' ORDER BY "seq" LIMIT ?',
        (seq, *tables, limit),
    )
    return [read_change(row) for row in rows]


def last_action_on(database: OfficeDatabase, table: str, row_id: int) -> ActionRecord | None:
    """The newest action that wrote a row."""
    condition = (
        'a."id" = (SELECT max("action_id") FROM "change" WHERE "table_name" = ? AND "row_id" = ?)'
    )
    return next(iter(actions_where(database, condition, (table, row_id), 1)), None)


def last_version(database: OfficeDatabase, table: str, row_id: int) -> int:
    """The version of a deleted row when it went; it has had none above."""
    found = database.run(
        'SELECT "before" FROM "change" WHERE "table_name" = ? AND "row_id" = ? AND "operation" ='
        " 'delete' ORDER BY \"seq\" DESC LIMIT 1",
        (table, row_id),
    ).fetchone()
    row = _read(found[0]) if found else None
    return int(row["version"]) if row else 0


def actions_where(
    database: OfficeDatabase, condition: str, values: Sequence[Any], limit: int
) -> list[ActionRecord]:
    """The newest actions "a" that meet an SQL condition, newest first."""
    rows = database.rows(
        f'SELECT a.*, {_WRITTEN} AS "changes" FROM "action" a'  # noqa: S608
        f' WHERE {condition} ORDER BY a."id" DESC LIMIT ?',
        (*values, limit),
    )
    undone_by = _links(database, rows[-1]["id"]) if rows else {}
    found = []
    for row in rows:
        last, undone = _last(row["id"], undone_by)
        found.append(
            ActionRecord(
                row["id"], row["at_utc"], row["who"], row["kind"], row["title"], row["undoes_id"],
                undone, row["changes"], last,
            )
        )  # fmt: skip
    return found


_HOLDS = 'NOT EXISTS (SELECT 1 FROM "action" u WHERE u."undoes_id" = a."id")'
_EDGE = 'SELECT "seq" FROM "change" c WHERE c."action_id" = a."id" ORDER BY "seq"'
_WRITTEN = f"coalesce(({_EDGE} DESC LIMIT 1) - ({_EDGE} LIMIT 1) + 1, 0)"
"""How many rows an action wrote: they stand behind each other in the chain, however many."""


def _newest(
    database: OfficeDatabase, condition: str, who: str | None, passed: Sequence[str] = ()
) -> ActionRecord | None:
    """The newest action (of `who`) that meets a condition; the kinds `passed` are left out."""
    if passed:
        condition += f' AND a."kind" NOT IN ({", ".join("?" * len(passed))})'
    own, values = (' AND a."who" = ?', (who,)) if who is not None else ("", ())
    return next(iter(actions_where(database, condition + own, (*passed, *values), 1)), None)


def _links(database: OfficeDatabase, oldest: int) -> dict[int, int]:
    """What was undone by what, from action `oldest` on."""
    links = database.run('SELECT "undoes_id", "id" FROM "action" WHERE "undoes_id" >= ?', (oldest,))
    return dict(links.fetchall())


def _last(action_id: int, undone_by: Mapping[int, int]) -> tuple[int, bool]:
    """The end of the chain of undo and redo that begins at an action, and whether it is undone."""
    undone = False
    while action_id in undone_by:
        action_id, undone = undone_by[action_id], not undone
    return action_id, undone


def read_change(row: Row) -> ChangeRecord:
    """A row of the log as it is read from the table."""
    return ChangeRecord(
        row["seq"], Operation(row["operation"]), row["table_name"], row["row_id"],
        _read(row["before"]), _read(row["after"]),
    )  # fmt: skip


def _written(row: Row | None) -> str | None:
    return None if row is None else _CANONICAL.encode(row)


def _read(text: str | None) -> Row | None:
    return None if text is None else json.loads(text, object_hook=_bytes_back)


def _hexed(value: Any) -> dict[str, str]:
    return {"hex": bytes(value).hex()}


def _bytes_back(value: dict[str, Any]) -> Any:
    return bytes.fromhex(value["hex"]) if value.keys() == {"hex"} else value


_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_hexed
)


def _seal(action: Row) -> bytes:
    """What of an action every one of its changes vouches for."""
    return hashlib.sha256(_CANONICAL.encode(list(action.values())).encode()).digest()


def _digest(old: str | None, new: str | None) -> bytes:
    return hashlib.sha256(f"{old or ''}\n{new or ''}".encode()).digest()


def _link(
    prev: bytes, seal: bytes, seq: int, operation: str, table: str, row_id: int, digest: bytes
) -> bytes:
    place = f"{seq}\n{operation}\n{table}\n{row_id}\n".encode()
    return hashlib.sha256(prev + seal + digest + place).digest()
