"""Statements that are worded once: Peewee takes longer to word a short one than it takes to answer.

What is asked again and again differs in its values alone. Its wording is kept by the shape of its
conditions, with slots into which the values go.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

from peewee import Value

from db.models.base import database
from db.queries.conditions import Condition
from db.queries.fetching import fetched
from db.queries.paths import Paths

_FEW = 20  # values of one condition; with more of them there are too many shapes

type Build = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a value among those of the conditions, and what makes it what is stored."""

    place: int
    stored: Callable[[Any], Any]


def rows_that_meet(
    conditions: Sequence[Condition], build: Build, table: str, *what: Hashable
) -> list[tuple[Any, ...]]:
    """The rows of the query that `build(Paths(table), conditions, *what)` makes, as stored."""
    shapes = tuple(map(_shape, conditions))
    if None in shapes:
        return fetched(build(Paths(table), conditions, *what))
    sql, parameters = _worded(database.kind, build, table, shapes, *what)
    values = [value for one in conditions for value in _values(one)]
    filled = [
        one.stored(values[one.place]) if isinstance(one, _Slot) else one for one in parameters
    ]
    return list(database.execute_sql(sql, filled).fetchall())


@lru_cache(maxsize=512)
def _worded(
    _kind: str, build: Build, table: str, shapes: tuple[Condition, ...], *what: Hashable
) -> tuple[str, list[Any]]:
    """The statement, and its parameters with a slot for each value of the conditions."""
    places, slots = count(), []
    for shape in shapes:
        column = Paths(table).column(shape.path)
        stored = getattr(column, "db_value", _as_it_is)
        own = [Value(_Slot(next(places), stored), converter=False) for _each in _values(shape)]
        single = own[0] if own else None
        slots.append(replace(shape, value=own if shape.operator == "in" else single))
    sql, parameters = build(Paths(table), slots, *what).sql()
    return sql, parameters


def _shape(condition: Condition) -> Condition | None:
    """`condition` with 0 for each of its values; None where its wording depends on them."""
    values = _values(condition)
    match condition.operator:
        case "=" | "!=" | ">=" | "<=":
            return replace(condition, value=0) if values else condition
        case "in" if len(values) <= _FEW and None not in values:
            return replace(condition, value=(0,) * len(values))
        case "blank" | "filled":
            return replace(condition, value=None)
    return None


def _values(condition: Condition) -> Sequence[Any]:
    """What a condition compares with."""
    if condition.operator == "in":
        return tuple(condition.value)
    return () if condition.value is None else (condition.value,)


def _as_it_is(value: Any) -> Any:
    return value
