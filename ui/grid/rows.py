"""A row of the grid in which something stands that is not stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.batch import Edit
from desktop.programme.vocabulary import Problem, Severity, Value
from desktop.views import Entry

if TYPE_CHECKING:
    from desktop.exchange.pasted import PastedCell

NOTHING: Mapping[str, object] = {}


class Typed(NamedTuple):
    """What one cell shall hold: typed text or a value, and how it came there.

    `unread` says why it can mean nothing; `pasted` is the cell that it was pasted from.
    """

    raw: object
    unread: str = ""
    pasted: "PastedCell | None" = None


class Asked(NamedTuple):
    """What is asked about a record as it was stored from here in this version."""

    version: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """What was typed or pasted into one row and is not stored.

    `key` is the record's id, or below zero for a new record. `stored` is the record as it was read,
    `first` what a new one begins with. `theirs` is the record as somebody else left it meanwhile.
    `wrong` is how many of its fields have an error. An `offered` row stands ready for a new record
    and stays until something is typed in it.
    """

    key: int
    stored: Entry | None = None
    first: Mapping[str, Value] = field(default_factory=dict)
    typed: Mapping[str, Typed] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    theirs: Entry | None = None
    uid: str = ""
    offered: bool = False
    wrong: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Count what is wrong, where the row is made: the window counts many of them at once."""
        if self.problems:
            object.__setattr__(self, "wrong", len({one.field for one in self.errors}))

    def value(self, key: str) -> object:
        """What stands in a cell."""
        if key in self.typed:
            return self.typed[key].raw
        return self.was(key)

    def was(self, key: str) -> Value:
        """What stood in a cell before anything was typed."""
        return self.stored.values.get(key) if self.stored else self.first.get(key)

    def with_cells(self, cells: Mapping[str, Typed]) -> "GridRow":
        """This row with `cells` typed into it; what is as it was before counts as not typed."""
        typed = {**self.typed, **cells}
        kept = {
            key: cell
            for key, cell in typed.items()
            if cell.unread or not _same(cell.raw, self.was(key))
        }
        return replace(self, typed=kept)

    def onto(self, stored: Entry) -> "GridRow":
        """What was typed, over a newer state of the record."""
        row = replace(self, key=stored.id, stored=stored, theirs=None, problems=())
        return row.with_cells({})

    def clashes(self, theirs: Entry) -> list[str]:
        """The fields that were typed here and that somebody else has changed meanwhile."""
        before = self.stored.values if self.stored else {}
        return [
            key for key in self.typed if key in before and theirs.values.get(key) != before[key]
        ]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is typed in it at all."""
        return not any(cell.unread or cell.raw not in (None, "") for cell in self.typed.values())

    @property
    def waits(self) -> bool:
        """Whether there is anything in it to be stored, or to be put right."""
        return not (self.offered and self.is_blank)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being stored."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def edit(self) -> Edit:
        """The row as it goes to be checked and stored."""
        typed = {key: cell.raw for key, cell in self.typed.items()}
        unread = {key: cell.unread for key, cell in self.typed.items() if cell.unread}
        if self.key > 0:
            version = self.stored.version if self.stored else None
            return Edit(typed, self.key, version, unread)
        return Edit({**self.first, **typed}, unread=unread, uid=self.uid)

    def problem(self, key: str) -> Problem | None:
        """What is wrong with a cell, errors before warnings."""
        found = [one for one in self.problems if one.field == key]
        found.sort(key=lambda one: one.severity is Severity.WARNING)
        return found[0] if found else None


def _same(one: object, other: object) -> bool:
    return one == other or (one in (None, "", False) and other in (None, "", False))
