"""Writing and taking back: every write is one logged action, told to who listens."""

from collections.abc import Callable
from datetime import date, datetime

from db import changes, undo
from db.connection import Connection
from db.transaction import Transaction
from desktop.problems import refusing
from desktop.views import ActionEntry

_LASTING = ("create", "demo", "rules")
"""Kinds of action that undo does not reach: they are not a person's work."""

type Work[T] = Callable[[Transaction], T]


class Journal:
    """The writing side of an open office.

    `changed` is called after each action is on the disk, in the thread that wrote.
    """

    def __init__(self, connection: Connection, who: str) -> None:
        self.connection = connection
        self.who = who
        self.today: Callable[[], date] = date.today
        self.changed: list[Callable[[ActionEntry], None]] = []

    def write[T](self, title: str, work: Work[T], kind: str = "edit") -> T:
        """Do `work` in one transaction that is logged as one action, and tell who listens."""
        with refusing():
            done = self.connection.write(title, self.who, work, kind=kind)
        self._tell()
        return done

    def _tell(self) -> None:
        for listener in self.changed:
            listener(self.history(1)[0])

    def undo(self) -> ActionEntry | None:
        """Take back the newest action that still holds; None when there is none."""
        return self._turn(changes.last_undoable(self.connection.database))

    def redo(self) -> ActionEntry | None:
        """Bring back what was undone last; None when something new was done since."""
        return self._turn(changes.last_redoable(self.connection.database))

    def undo_action(self, action_id: int) -> ActionEntry | None:
        """Take back one action, as long as nothing later stands on it."""
        with refusing():
            undo.undo(self.connection, action_id, self.who)
        self._tell()
        return self.history(1)[0]

    def _turn(self, action: changes.ActionRecord | None) -> ActionEntry | None:
        if action is None or action.kind in _LASTING:
            return None
        self.undo_action(action.id)
        return _action(action)

    def next_undo(self) -> ActionEntry | None:
        """What `undo` would take back."""
        action = changes.last_undoable(self.connection.database)
        return _action(action) if action and action.kind not in _LASTING else None

    def next_redo(self) -> ActionEntry | None:
        """What `redo` would bring back."""
        action = changes.last_redoable(self.connection.database)
        return _action(action) if action else None

    def history(self, limit: int = 100) -> list[ActionEntry]:
        """The newest actions, newest first."""
        return [_action(one) for one in changes.history(self.connection.database, limit)]


def _action(record: changes.ActionRecord) -> ActionEntry:
    at = datetime.fromisoformat(record.at_utc)
    return ActionEntry(record.id, at, record.who, record.kind, record.title, record.undone)
