"""Lists saved under a name, for everybody in the office: each write is logged and can be undone."""

from dataclasses import dataclass

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import records
from desktop.list_views import ListView, read_view, write_view
from desktop.problems import Refused
from desktop.programme.vocabulary import Register
from desktop.rounds import Rounds
from desktop.thai.text import fold, repair
from desktop.views import ActionEntry
from desktop.words import _

TABLE = "saved_list"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class SavedList:
    """A saved list; `dropped` says in sentences what of it no longer holds."""

    id: int
    version: int
    name: str
    view: ListView
    dropped: tuple[str, ...] = ()


def saved_lists(register: Register) -> tuple[SavedList, ...]:
    """The lists of `register` that were saved in the open office, in Thai dictionary order."""
    found = listing.select(
        TABLE,
        ["id", "version", "name", "definition"],
        [Condition("register", "=", register.key)],
        [Order("sort_key")],
    )
    return tuple(SavedList(row[0], row[1], row[2], *read_view(row[3], register)) for row in found)


def save_list(
    office: Rounds, register: Register, name: str, view: ListView, replaced: SavedList | None = None
) -> SavedList:
    """Save `view` under `name`, in the place of `replaced` where one is given.

    Refused without a name, when another list of the register has it, and when somebody changed
    `replaced` meanwhile.
    """
    called = _checked(register, name, replaced)
    values = {"register": register.key, "name": called, "definition": write_view(view)}

    def work(tx: Transaction) -> int:
        if replaced is None:
            return records.put(tx, TABLE, values)
        records.change(tx, TABLE, replaced.id, values, replaced.version)
        return replaced.id

    stored = office.write(_("Save the list {name}").format(name=called), work)
    return next(one for one in saved_lists(register) if one.id == stored)


def delete_list(office: Rounds, saved: SavedList) -> ActionEntry:
    """Delete a saved list; the records in it stay. Undo brings it back."""

    def work(tx: Transaction) -> int:
        if tx.row(TABLE, saved.id) is None:
            raise Refused(_("This list is gone."))
        tx.delete(TABLE, saved.id)
        return tx.action_id

    deletion = office.write(_("Delete the list {name}").format(name=saved.name), work)
    return next(one for one in office.history() if one.id == deletion)


def _checked(register: Register, name: str, replaced: SavedList | None) -> str:
    called = repair(name)[:LONGEST_NAME].strip()
    if not called:
        raise Refused(_("Give the list a name."))
    for one in saved_lists(register):
        if fold(one.name) == fold(called) and (replaced is None or one.id != replaced.id):
            raise Refused(_("There is a list called {name} already.").format(name=one.name))
    return called
