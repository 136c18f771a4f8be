"""The way back: an action is undone by another that replays its changes from last to first.

Redo is the undo of an undo. Nothing is taken back over somebody's later work: each row must be as
the action left it, or the whole undo is refused. Its version does not count, nor do columns that
are computed from others: newer rules may have computed them again. An action that was logged before
a column was there says nothing about it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from db.changes import ActionRecord, ChangeRecord, Operation, changes_of
from db.engine import Row
from db.errors import Refused, UndoConflict, office_error

if TYPE_CHECKING:
    from db.connection import Connection
    from db.transaction import Transaction

_LASTING = frozenset(("picture",))
"""Tables whose rows stay: what was printed names them by their digest, which no key guards."""

type Derive = Callable[[str, Row], Row]
"""The computed columns of a whole row of a table."""


def _nothing(_table: str, _row: Row) -> Row:
    return {}


def undo(connection: "Connection", action_id: int, who: str, derive: Derive = _nothing) -> int:
    """Take back an action; returns the id of the action that did.

    Its kind is "undo", or "redo" when what it takes back was an undo. Rows come back with their
    keys and uids, with a version that they never had, and with what `derive` computes for them
    now. Raises UndoConflict where later work is in the way, or where the action was undone already.
    """
    database = connection.database
    found = database.rows('SELECT * FROM "action" WHERE "id" = ?', (action_id,))
    if not found:
        raise UndoConflict(action_id, "action", action_id, None)
    title, kind = found[0]["title"], "redo" if found[0]["kind"] == "undo" else "undo"

    def take_back(transaction: "Transaction") -> int:
        for run in _runs(reversed(changes_of(database, action_id))):
            _replay(transaction, action_id, run, derive)
        return transaction.action_id

    return connection.submit(title, who, take_back, kind=kind, undoes=action_id).result()


def _runs(changes: Iterable[ChangeRecord]) -> Iterator[list[ChangeRecord]]:
    """Neighbouring changes for one statement: one table, one operation, each row once."""
    run: list[ChangeRecord] = []
    rows: set[int] = set()
    for change in changes:
        fits = run and (change.table, change.operation) == (run[0].table, run[0].operation)
        if not fits or change.row_id in rows:
            if run:
                yield run
            run, rows = [], set()
        run.append(change)
        rows.add(change.row_id)
    if run:
        yield run


def _replay(
    transaction: "Transaction", action_id: int, run: list[ChangeRecord], derive: Derive
) -> None:
    table = run[0].table
    present = transaction.rows(table, [change.row_id for change in run])
    for change in run:
        row = present.get(change.row_id)
        emptied = change.before is None and change.after is None
        if emptied or not _is_as_left(row, change.after, derive(table, row) if row else {}):
            raise UndoConflict(action_id, table, change.row_id, row)
    try:
        _turn(transaction, run, present, derive)
    except Exception as error:
        if isinstance(office_error(error), Refused):
            raise UndoConflict(action_id, table, run[0].row_id, None) from error
        raise


def _turn(
    transaction: "Transaction", run: list[ChangeRecord], present: dict[int, Row], derive: Derive
) -> None:
    """Do the opposite of each change, given the rows as they are."""
    table = run[0].table

    def whole(row: Row) -> Row:
        return {**row, **derive(table, row)}

    match run[0].operation:
        case Operation.INSERT if table in _LASTING:
            pass
        case Operation.INSERT:
            transaction.delete_rows(table, [present[change.row_id] for change in run])
        case Operation.UPDATE:
            now = [(present[change.row_id], change.before or {}) for change in run]
            transaction.update_rows(
                table, [(row, whole(_back(row, before))) for row, before in now]
            )
        case Operation.DELETE:
            transaction.insert_rows(table, [whole(transaction.restored(one)) for one in run])


def _is_as_left(row: Row | None, after: Row | None, computed: Row) -> bool:
    """Whether a row is still what an action made of it."""
    if row is None or after is None:
        return row is after
    told = (row.keys() & after.keys()) - computed.keys() - {"version"}
    return all(row[column] == after[column] for column in told)


def _back(row: Row, before: Row) -> Row:
    """`row` with all that the log says of how it was, in a version that it never had."""
    told = {column: value for column, value in before.items() if column in row}
    return {**row, **told, "version": row["version"] + 1}


__all__ = ["ActionRecord", "undo"]
