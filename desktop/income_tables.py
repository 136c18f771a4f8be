"""The incomes of an office's rounds, kept in memory and right: what was written is read again.

A table is read once. Before it is used again, the change log says which households were written
since, by this window or another, by a save, an undo or an import; they alone are read anew.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from db.changes import ChangeRecord, chain_head, written_since
from db.engine import OfficeDatabase
from db.queries.incomes import incomes, visits
from desktop.programme.income_table import USUAL, Pair, read_table
from desktop.programme.kept_incomes import Kept

_FOLLOWED = 5_000  # changes from which on everything is read again
_KEPT = 2_000_000  # households of tables that are kept at the same time
_ROWS = ("household", "visit")
_WHOLE = ("target_village", "village", "round")
"""Tables of which a change may concern every household."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which table is meant: the households of a round, of its target villages only, at two times.

    `targets_only` leaves out those of other villages.
    """

    round: int
    targets_only: bool
    pair: Pair = USUAL


class IncomeTables:
    """The tables of one office. They may be asked for from any thread."""

    def __init__(self, database: OfficeDatabase) -> None:
        self._database = database
        self._kept: dict[Asked, Kept] = {}
        self._visits: dict[int, tuple[int, tuple[int, ...]]] = {}
        self._reading = Lock()

    def table(self, asked: Asked) -> Kept:
        """The table as the office stands now, and up to which change."""
        with self._reading:
            kept = self._kept.pop(asked, None)
            now = self._read(asked) if kept is None else self._followed(asked, kept)
            self._kept[asked] = now  # the one used last stands last
            self._let_go()
            return now

    def visits(self, round_id: int) -> tuple[int, ...]:
        """The numbers of the visits that asked for an income in a round, in order."""
        seq = chain_head(self._database)[0]
        with self._reading:
            known = self._visits.get(round_id)
            if known is None or written_since(self._database, known[0], _ROWS, 1):
                known = seq, visits(round_id)
            self._visits[round_id] = seq, known[1]
            return known[1]

    def _read(self, asked: Asked) -> Kept:
        """Read before the log's end is known, a change would be missed; after it, read twice."""
        seq = chain_head(self._database)[0]
        return Kept(seq, read_table(_rows(asked)))

    def _followed(self, asked: Asked, kept: Kept) -> Kept:
        seq = chain_head(self._database)[0]
        if seq == kept.seq:
            return kept
        found = written_since(self._database, kept.seq, (*_ROWS, *_WHOLE), _FOLLOWED + 1)
        households = _households(found)
        if households is None or len(found) > _FOLLOWED:
            return self._read(asked)
        if not households:
            return replace(kept, seq=seq)
        new = read_table(_rows(asked, households))
        return kept.replaced(seq, households, new)

    def _let_go(self) -> None:
        """Forget what was not used for longest, as long as too much is kept."""
        while len(self._kept) > 1 and sum(len(one.table) for one in self._kept.values()) > _KEPT:
            del self._kept[next(iter(self._kept))]


def _rows(asked: Asked, households: Iterable[int] | None = None) -> Iterable[tuple[Any, ...]]:
    chosen = None if households is None else list(households)
    return incomes(asked.round, *asked.pair, targets_only=asked.targets_only, households=chosen)


def _households(written: Iterable[ChangeRecord]) -> set[int] | None:
    """The households that changes concern; None where that may be all of them."""
    found: set[int] = set()
    for change in written:
        if change.table in _WHOLE:
            return None
        if change.table == "household":
            found.add(change.row_id)
            continue
        told = [row["household_id"] for row in (change.before, change.after) if row]
        if not told:
            return None
        found.update(told)
    return found
