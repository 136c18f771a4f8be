"""Rows made in memory that point at one another, and are stored table by table at the end."""

from collections import defaultdict
from typing import Any

from db.transaction import Transaction
from desktop.derived import derive

TABLES = (
    "officer", "responsibility", "occupation_kind", "person", "sage", "forum", "course", "trainee",
    "team_member", "household", "purchase", "purchase_step", "material_need", "training",
    "attendance", "occupation_group", "visit", "course_session", "session_attendance",
    "course_topic", "course_question", "course_cost",
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
            rows = self.rows[table]
            values = [_plain(row, everywhere if table in _OF_A_ROUND else {}) for row in rows]
            ids = tx.put_many(table, [{**one, **derive(table, one)} for one in values])
            for row, row_id in zip(rows, ids, strict=True):
                row.id = row_id


_OF_A_ROUND = {
    "sage", "forum", "course", "team_member", "household", "purchase", "training",
    "occupation_group",
}  # fmt: skip


def _plain(row: Row, everywhere: dict[str, Any]) -> dict[str, Any]:
    plain = {
        column: value.id if isinstance(value, Row) else value
        for column, value in row.values.items()
    }
    return plain | everywhere
