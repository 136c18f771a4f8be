"""Writing and taking back: every write is one logged action, told to who listens."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from db import changes, undo
from db.connection import Connection
from db.transaction import Transaction
from desktop import withdrawal
from desktop.derived import derive
from desktop.problems import Refused, refusing
from desktop.steps import ISSUE, LASTING, Jump, Step, steps_to
from desktop.views import ActionEntry
from desktop.words import _

REACH = 1000
"""Steps that a jump back or forth looks over at most."""

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
        self._told = self._newest()

    def write[T](self, title: str, work: Work[T], kind: str = "edit") -> T:
        """Do `work` in one transaction that is logged as one action, and tell who listens."""
        with refusing():
            done = self.connection.write(title, self.who, work, kind=kind)
        self._tell()
        return done

    def undo(self, *, asking: bool = False) -> ActionEntry | None:
        """Take back one's own newest action that still holds; None when there is none.

        Refused as `WouldVoid` when `asking` and it would make certificates void: to go on, undo
        that very action.
        """
        action = self.next_undo()
        if asking and action is not None and action.kind == ISSUE:
            withdrawal.ask_first(self.connection, action)
        return self._turn(action)

    def redo(self) -> ActionEntry | None:
        """Bring back what was undone last; None when something new was done since."""
        return self._turn(self.next_redo())

    def undo_action(self, action_id: int) -> None:
        """Take back one action, as long as nothing later stands on it.

        Certificates that it issued become void, with their numbers. Refused for what no person
        did: the making of the office, a change of rules.
        """
        self._take_back(action_id)
        self._tell()

    def steps(self, limit: int = 100, before: int | None = None) -> list[Step]:
        """What was done, newest first, each once; `before` an action's id goes on from there."""
        found = changes.first_done(self.connection.database, limit, before)
        return [Step(_action(one), one.changes, one.last) for one in found]

    def jump(self, action_id: int) -> Jump:
        """Undo everything from the newest action back to this one; or bring this undone one back.

        Stops at the first that cannot be turned: what came before it stays turned.
        """
        turned: list[Step] = []
        stopped, reason = None, ""
        for step in steps_to(self.steps(REACH), action_id):
            try:
                self._take_back(step.last)
            except Refused as refused:
                stopped, reason = step, refused.reason
                break
            turned.append(step)
        self._tell()
        return Jump(tuple(turned), stopped, reason)

    def next_undo(self) -> ActionEntry | None:
        """What `undo` would take back."""
        action = changes.last_undoable(self.connection.database, self.who, LASTING)
        return _action(action) if action else None

    def next_redo(self) -> ActionEntry | None:
        """What `redo` would bring back."""
        action = changes.last_redoable(self.connection.database, self.who, LASTING)
        return _action(action) if action else None

    def history(self, limit: int = 100) -> list[ActionEntry]:
        """The newest actions, newest first."""
        return [_action(one) for one in changes.history(self.connection.database, limit)]

    def newest_on(self, rows: Iterable[tuple[str, int]]) -> ActionEntry | None:
        """The newest action that wrote one of these rows (table, key)."""
        database = self.connection.database
        found = [one for row in rows if (one := changes.last_action_on(database, *row))]
        return _action(max(found, key=lambda one: one.id)) if found else None

    def _turn(self, action: ActionEntry | None) -> ActionEntry | None:
        if action is not None:
            self.undo_action(action.id)
        return action

    def _take_back(self, action_id: int) -> None:
        found = changes.history(self.connection.database, 1, before=action_id + 1)
        if not found or found[0].id != action_id or found[0].kind in LASTING:
            raise Refused(_("This cannot be undone."))
        with refusing():
            if found[0].kind == ISSUE:
                self._withdraw(found[0])
            else:
                if found[0].kind == "undo":
                    withdrawal.refuse_second(self.connection, action_id)
                undo.undo(self.connection, action_id, self.who, derive)

    def _withdraw(self, action: changes.ActionRecord) -> None:
        reason = _("Issuing was undone")
        self.connection.submit(
            action.title,
            self.who,
            lambda tx: withdrawal.withdraw(self.connection, tx, action.id, reason),
            kind="undo",
            undoes=action.id,
        ).result()

    def _newest(self) -> int:
        newest = self.history(1)
        return newest[0].id if newest else 0

    def _tell(self) -> None:
        """Tell of the newest action, unless nothing was changed."""
        newest = self.history(1)[0]
        if newest.id != self._told:
            self._told = newest.id
            for listener in self.changed:
                listener(newest)


def several(names: Sequence[str]) -> str:
    """How an action on `names` is titled: by the first, and how many more there are."""
    if len(names) < 2:
        return "".join(names)
    return _("{name} and {more} more").format(name=names[0], more=len(names) - 1)


def _action(record: changes.ActionRecord) -> ActionEntry:
    at = datetime.fromisoformat(record.at_utc)
    return ActionEntry(record.id, at, record.who, record.kind, record.title, record.undone)
