"""What an import would write: new rows and changed ones, table by table, before anything is stored.

New rows have ids below zero until they are stored; a link to one is put right then. Only what is
blank on record is ever filled, so that importing again changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import batched
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop.derived import derive
from desktop.exchange.differences import Comparison, compare
from desktop.exchange.tables import COLUMNS, LINKS
from desktop.programme.vocabulary import Value

NEW_ROUND = -1
"""The id of a round that the import itself will make."""

_AT_ONCE = 500


class Staged:
    """One table: the rows the office holds that matter here, and what becomes of them."""

    def __init__(self, table: str, next_id: Callable[[], int]) -> None:
        self.table = table
        self.rows: dict[int, dict[str, Any]] = {}
        self.inserts: dict[int, dict[str, Any]] = {}
        self.updates: dict[int, dict[str, Any]] = {}
        self._next_id = next_id

    def load(self, conditions: Sequence[Condition]) -> None:
        """Take in the stored rows that meet `conditions`."""
        columns = COLUMNS[self.table]
        for row_id, *values in listing.select(self.table, ["id", *columns], conditions):
            self.rows[row_id] = dict(zip(columns, values, strict=True))

    def load_any(
        self, column: str, values: Iterable[Any], conditions: Sequence[Condition] = ()
    ) -> None:
        """Take in the stored rows that have one of `values` in `column` and meet `conditions`."""
        for some in batched(sorted(set(values)), _AT_ONCE):
            self.load([*conditions, Condition(column, "in", some)])

    def add(self, values: Mapping[str, Value]) -> int:
        """A new row; its id for now."""
        row_id = self._next_id()
        row = {column: value for column, value in values.items() if value is not None}
        self.rows[row_id] = self.inserts[row_id] = row
        return row_id

    def merge(self, row_id: int, values: Mapping[str, Value]) -> Comparison:
        """Fill what the record leaves blank with what `values` say."""
        row = self.rows[row_id]
        compared = compare(row, values)
        if compared.filled:
            row.update(compared.filled)
            if row_id not in self.inserts:
                self.updates.setdefault(row_id, {}).update(compared.filled)
        return compared

    def is_new(self, row_id: int, column: str) -> bool:
        """Whether the import itself gave the record this value."""
        return row_id in self.inserts or column in self.updates.get(row_id, ())


class Staging:
    """Every table an import writes, in the order in which they are stored."""

    def __init__(self) -> None:
        self._last_id = NEW_ROUND
        self.tables = {table: Staged(table, self._next_id) for table in COLUMNS}

    def _next_id(self) -> int:
        self._last_id -= 1
        return self._last_id

    def __getitem__(self, table: str) -> Staged:
        return self.tables[table]

    @property
    def writes(self) -> int:
        """How many rows would be written."""
        return sum(len(one.inserts) + len(one.updates) for one in self.tables.values())

    def store(self, tx: Transaction, round_id: int, tick: Callable[[int], None]) -> None:
        """Write everything in `tx`; `tick` is told after each step how many rows were written."""
        stored = {NEW_ROUND: round_id}
        for staged in self.tables.values():
            for some in batched(staged.inserts.items(), _AT_ONCE):
                rows = [
                    _whole(staged.table, _linked(staged.table, row, stored)) for _id, row in some
                ]
                ids = tx.put_many(staged.table, rows)
                stored.update(zip((row_id for row_id, _row in some), ids, strict=True))
                tick(len(some))
            for row_id, changed in staged.updates.items():
                whole = _linked(staged.table, staged.rows[row_id], stored)
                changes = _linked(staged.table, changed, stored)
                tx.save(staged.table, {**changes, **derive(staged.table, whole)}, id=row_id)
                tick(1)


def _linked(table: str, row: Mapping[str, Any], stored: Mapping[int, int]) -> dict[str, Any]:
    """`row` with the stored ids of the rows it points at."""
    linked = dict(row)
    for column in LINKS[table]:
        if column in linked and linked[column] is not None:
            linked[column] = stored.get(linked[column], linked[column])
    return linked


def _whole(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table == "person":
        row = {"title": "", "first_name": "", "last_name": "", **row}
    return {**row, **derive(table, row)}
