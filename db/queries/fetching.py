"""All rows of a query at once, as the engine gives them: for many rows of plain values."""

from typing import Any

from db.models.base import database


def fetched(query: Any) -> list[tuple[Any, ...]]:
    """The rows of `query`. Texts and whole numbers are what they are; nothing else is converted."""
    return list(database.execute_sql(*query.sql()).fetchall())
