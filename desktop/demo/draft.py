"""Rows made in memory that point at one another, and are stored table by table at the end."""

from collections import defaultdict
from typing import Any

from db.transaction import Transaction
from desktop.derived import derive

TABLES = (
    "officer", "responsibility", "occupation_kind", "person", "picture", "criterion", "sage",
    "sage_score", "forum", "course",
    "course_topic", "course_session", "course_cost", "course_question", "trainee",
    "session_attendance", "occupation_option", "team_member", "occupation_group", "household",
    "household_member", "attachment", "purchase", "purchase_step", "material_need", "training",
    "attendance", "visit", "override",
)  # fmt: skip
"""The tables a draft may hold, each after those it points at."""


class Row:
    """A row to be stored. A value that is a Row stands for its id, known once it is stored."""

    def __init__(self, **values: Any) -> None:
        self.values = values
        self.id: int | None = None

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def __setitem__(self, column: str, value: Any) -> None:
        self.values[column] = value

    @property
    def points_at_stored(self) -> bool:
        """Whether every row that this one points at has its id."""
        return all(one.id is not None for one in self.values.values() if isinstance(one, Row))


class Draft:
    """The rows of one action of the office."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, **values: Any) -> Row:
        """A new row of `table`."""
        row = Row(**values)
        self.rows[table].append(row)
        return row

    def store(self, tx: Transaction, **everywhere: Any) -> None:
        """Store every row with its derived columns; `everywhere` goes into each of a round's."""
        for table in TABLES:
            waiting = self.rows[table]
            while waiting:  # rows that point at others of their table come after them
                ready = [row for row in waiting if row.points_at_stored]
                _store(tx, table, ready, everywhere if table in _OF_A_ROUND else {})
                waiting = [row for row in waiting if row.id is None]


def _store(tx: Transaction, table: str, rows: list[Row], everywhere: dict[str, Any]) -> None:
    values = [_plain(row, everywhere) for row in rows]
    ids = tx.put_many(table, [{**one, **derive(table, one)} for one in values])
    for row, row_id in zip(rows, ids, strict=True):
        row.id = row_id


_OF_A_ROUND = {
    "sage", "forum", "course", "team_member", "household", "purchase", "training",
    "occupation_group", "occupation_option", "criterion", "override",
}  # fmt: skip


def _plain(row: Row, everywhere: dict[str, Any]) -> dict[str, Any]:
    plain = {
        column: value.id if isinstance(value, Row) else value
        for column, value in row.values.items()
    }
    return plain | everywhere
