"""The way back and forth through what was done: which actions a jump takes along. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.views import ActionEntry

ISSUE = "issue"
"""The kind of action that issues certificates."""

KEY = "key"
"""The kind of action that makes or changes a key that signs: without it, what it signed is lost."""

LASTING = ("create", "demo", "rules", KEY)
"""Kinds of action that undo does not reach: most are not a person's work."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, once in the list however often it was undone and done again.

    `rows` is how many rows it wrote; `last` the action whose undoing turns it: itself, or the
    newest of its undos and redos.
    """

    action: ActionEntry
    rows: int
    last: int

    @property
    def undone(self) -> bool:
        """Whether it is taken back for now."""
        return self.action.undone

    @property
    def lasting(self) -> bool:
        """Whether no undo reaches it."""
        return self.action.kind in LASTING

    @property
    def voids(self) -> bool:
        """Whether its undoing makes certificates void."""
        return self.action.kind == ISSUE and not self.undone


@dataclass(frozen=True, slots=True)
class Jump:
    """How far a jump came: what was turned, and at which step it stopped for which reason."""

    turned: tuple[Step, ...]
    stopped: Step | None = None
    reason: str = ""


def steps_to(steps: Iterable[Step], chosen: int) -> tuple[Step, ...]:
    """What a jump to the action `chosen` turns, in the order in which it is done.

    Back: all that holds, from the newest to it. Forth: it, and what was done before it and undone
    after it, for it may stand on that; the last undone comes back first.
    """
    listed = sorted(steps, key=lambda one: -one.action.id)
    aim = next((one for one in listed if one.action.id == chosen), None)
    if aim is None or aim.lasting:
        return ()
    if not aim.undone:
        newer = [one for one in listed if one.action.id >= chosen]
        return tuple(one for one in newer if not one.undone and not one.lasting)
    before = [one for one in listed if one.action.id <= chosen and one.undone]
    return tuple(sorted((one for one in before if one.last >= aim.last), key=lambda one: -one.last))
