"""The rows of a query as the engine gives them: for many rows of plain values.

Texts and whole numbers are what they are; nothing else is converted.
"""

from collections.abc import Iterator
from typing import Any

from db.models.base import database

_AT_ONCE = 1_000


def fetched(query: Any) -> list[tuple[Any, ...]]:
    """All rows of `query` at once."""
    return list(_asked(query).fetchall())


def streamed(query: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of `query` one after the other, never all of them in memory."""
    cursor = _asked(query)
    while rows := cursor.fetchmany(_AT_ONCE):
        yield from rows


def _asked(query: Any) -> Any:
    return database.execute_sql(*query.sql())
