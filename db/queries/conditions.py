"""What listed rows meet and how they are ordered: said as data, worded for Peewee here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from peewee import SQL, Case, Value

from db.fields import Text
from db.queries.paths import Paths, field_of

CHUNK = 500
"""Ids asked for in one statement: well under every engine's limit on parameters."""

OPERATORS = ("=", "!=", ">=", "<=", "in", "contains", "search", "blank", "filled")


@dataclass(frozen=True, slots=True)
class Condition:
    """One restriction: a path, one of OPERATORS, and a value in the form it is stored in.

    "in" takes many values. "search" takes several paths ("a|b|c") and finds each word of the value
    in one of them.
    """

    path: str
    operator: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Order:
    """One key a list is sorted by. Rows without a value come last either way.

    `ranks` are values in the order that they shall stand in, where it is not their own.
    """

    path: str
    descending: bool = False
    ranks: tuple[str, ...] = ()


def expressions(paths: Paths, conditions: Iterable[Condition]) -> list[Any]:
    """What a query with the links of `paths` must meet, part by part."""
    return [expression(paths, one) for one in conditions]


def sort_keys(paths: Paths, order: Iterable[Order]) -> list[Any]:
    """What a query with the links of `paths` is sorted by."""
    return [key for one in order for key in _keys(paths, one)]


def expression(paths: Paths, condition: Condition) -> Any:
    """What a query with the links of `paths` must meet for one condition."""
    if condition.operator == "search":
        return _any_contains(paths, condition)
    column = paths.column(condition.path)
    match condition.operator:
        case "=":
            return column.is_null() if condition.value is None else column == condition.value
        case "!=":
            return column.is_null(is_null=False) & (column != condition.value)
        case ">=":
            return column >= condition.value
        case "<=":
            return column <= condition.value
        case "contains":
            text = column if _holds_text(column) else column.cast("TEXT")
            return text.contains(str(condition.value))
        case "in":
            return _one_of(column, condition.value)
        case "blank":
            return _blank(column)
        case "filled":
            return ~_blank(column)
    raise ValueError(f"no such operator: {condition.operator}")


def _keys(paths: Paths, order: Order) -> list[Any]:
    column = paths.column(order.path)
    key = column
    if order.ranks:
        key = Case(column, [(value, Value(place)) for place, value in enumerate(order.ranks)])
    directed = key.desc() if order.descending else key
    return [column.is_null(), directed] if paths.may_be_missing(order.path) else [directed]


def _one_of(column: Any, values: Iterable[Any]) -> Any:
    """Whether one of `values` stands there; None among them means that nothing does."""
    wanted = list(values)
    some = [one for one in wanted if one is not None]
    if len(some) > CHUNK and all(isinstance(one, int) for one in some):
        some = [SQL(str(int(one))) for one in some]  # ids, more than an engine takes as parameters
    among = column.in_(some)
    return among if len(some) == len(wanted) else among | _blank(column)


def _blank(column: Any) -> Any:
    """Whether nothing stands there: no value, or where text is kept an empty one."""
    missing = column.is_null()
    return missing | (column == "") if _holds_text(column) else missing


def _holds_text(column: Any) -> bool:
    return isinstance(field_of(column), Text)


def _any_contains(paths: Paths, condition: Condition) -> Any:
    """Every word of the value is in one of the paths ("a|b|c")."""
    columns = [paths.column(path) for path in condition.path.split("|")]
    matches: Any = None
    for word in str(condition.value).split():
        somewhere: Any = None
        for column in columns:
            one = column.contains(word)
            somewhere = one if somewhere is None else somewhere | one
        matches = somewhere if matches is None else matches & somewhere
    return Value(1) == Value(1) if matches is None else matches
