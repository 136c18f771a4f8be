"""The way back: an action is undone by another that replays its changes from last to first.

Redo is the undo of an undo. Nothing is taken back over somebody's later work: each row must be as
the action left it, save for its version, or the whole undo is refused.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from db.changes import ActionRecord, ChangeRecord, Operation, changes_of
from db.engine import Row
from db.errors import Refused, UndoConflict, office_error

if TYPE_CHECKING:
    from db.connection import Connection
    from db.transaction import Transaction


def undo(connection: "Connection", action_id: int, who: str) -> int:
    """Take back an action; returns the id of the action that did.

    Its kind is "undo", or "redo" when what it takes back was an undo. Rows come back with their
    keys and uids and with a version that they never had. Raises UndoConflict where later work is
    in the way, or where the action was undone already.
    """
    database = connection.database
    found = database.rows('SELECT * FROM "action" WHERE "id" = ?', (action_id,))
    if not found:
        raise UndoConflict(action_id, "action", action_id, None)
    title, kind = found[0]["title"], "redo" if found[0]["kind"] == "undo" else "undo"

    def take_back(transaction: "Transaction") -> int:
        for run in _runs(reversed(changes_of(database, action_id))):
            _replay(transaction, action_id, run)
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


def _replay(transaction: "Transaction", action_id: int, run: list[ChangeRecord]) -> None:
    table = run[0].table
    present = transaction.rows(table, [change.row_id for change in run])
    for change in run:
        if _content(present.get(change.row_id)) != _content(change.after):
            raise UndoConflict(action_id, table, change.row_id, present.get(change.row_id))
    try:
        _turn(transaction, run, present)
    except Exception as error:
        if isinstance(office_error(error), Refused):
            raise UndoConflict(action_id, table, run[0].row_id, None) from error
        raise


def _turn(transaction: "Transaction", run: list[ChangeRecord], present: dict[int, Row]) -> None:
    """Do the opposite of each change, given the rows as they are."""
    table = run[0].table
    match run[0].operation:
        case Operation.INSERT:
            transaction.delete_rows(table, [present[change.row_id] for change in run])
        case Operation.UPDATE:
            now = [(present[change.row_id], change.before or {}) for change in run]
            transaction.update_rows(
                table, [(row, {**before, "version": row["version"] + 1}) for row, before in now]
            )
        case Operation.DELETE:
            transaction.insert_rows(table, [transaction.restored(change) for change in run])


def _content(row: Row | None) -> Row | None:
    return None if row is None else {**row, "version": None}


__all__ = ["ActionRecord", "undo"]
