"""Lists of any table: ids in order, the rows of some ids, sums. Filters and sorts come as data.

A path names a column through links: "household.village.tambon.name". Every link is joined once,
from the left, so that a row whose link is empty is still listed.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, SQL, Case, Value, fn

from db.fields import Text
from db.models import TABLES

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


class _Paths:
    """Joins the links that paths go through, each once."""

    def __init__(self, table: str) -> None:
        self.root = TABLES[table].alias("t")
        self._aliases: dict[str, Any] = {"": self.root}
        self._joins: list[tuple[Any, Any]] = []

    def column(self, path: str) -> Any:
        """The column at the end of `path`."""
        link, _, name = path.rpartition(".")
        alias = self._alias(link)
        return getattr(alias, name)

    def _alias(self, link: str) -> Any:
        if link not in self._aliases:
            before, _, name = link.rpartition(".")
            foreign_key = getattr(self._alias(before), name)
            target = _field(foreign_key).rel_model.alias("t_" + link.replace(".", "_"))
            self._aliases[link] = target
            self._joins.append((target, foreign_key == target.id))
        return self._aliases[link]

    def joined(self, query: Any) -> Any:
        """`query` with every link that was used."""
        for target, on in self._joins:
            query = query.join_from(self.root, target, JOIN.LEFT_OUTER, on=on)
        return query


def _field(attribute: Any) -> Any:
    """The field behind an alias's attribute."""
    return getattr(attribute, "field", attribute)


def ids(table: str, conditions: Sequence[Condition], order: Sequence[Order]) -> "array[int]":
    """The ids of the rows that meet every condition, in `order`, then by id."""
    paths = _Paths(table)
    where = [_expression(paths, condition) for condition in conditions]
    keys = [key for one in order for key in _keys(paths, one)]
    query = paths.joined(paths.root.select(paths.root.id)).order_by(*keys, paths.root.id)
    return array("q", (row[0] for row in _where(query, where).tuples().iterator()))


def rows(table: str, columns: Sequence[str], chosen: Sequence[int]) -> list[tuple[Any, ...]]:
    """`columns` of the rows with the `chosen` ids, in that order; rows that are gone left out."""
    found: dict[int, tuple[Any, ...]] = {}
    for start in range(0, len(chosen), CHUNK):
        paths = _Paths(table)
        selected = [paths.column(path) for path in columns]
        query = paths.joined(paths.root.select(paths.root.id, *selected))
        part = list(chosen[start : start + CHUNK])
        for row in query.where(paths.root.id.in_(part)).tuples():
            found[row[0]] = row[1:]
    return [found[one] for one in chosen if one in found]


def totals(
    table: str, columns: Sequence[str], conditions: Sequence[Condition]
) -> tuple[int, dict[str, int]]:
    """How many rows meet the conditions, and the sum of each of `columns` over them."""
    paths = _Paths(table)
    where = [_expression(paths, condition) for condition in conditions]
    sums = [fn.COALESCE(fn.SUM(paths.column(path)), 0) for path in columns]
    query = paths.joined(paths.root.select(fn.COUNT(paths.root.id), *sums))
    count, *values = _where(query, where).tuples().get()
    return int(count), {path: int(value) for path, value in zip(columns, values, strict=True)}


def select(
    table: str, columns: Sequence[str], conditions: Sequence[Condition] = (),
    order: Sequence[Order] = (), limit: int | None = None,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """`columns` of the rows that meet every condition, in `order`."""
    paths = _Paths(table)
    selected = [paths.column(path) for path in columns]
    where = [_expression(paths, condition) for condition in conditions]
    keys = [key for one in order for key in _keys(paths, one)]
    query = paths.joined(paths.root.select(*selected)).order_by(*keys, paths.root.id)
    return list(_where(query, where).limit(limit).tuples())


def values_of(
    table: str, column: str, conditions: Sequence[Condition], limit: int
) -> list[tuple[Any, int]]:
    """Up to `limit` different values of `column` where the conditions hold, most frequent first.

    Each with the number of rows that have it.
    """
    paths = _Paths(table)
    value, count = paths.column(column), fn.COUNT(paths.root.id)
    where = [_expression(paths, condition) for condition in conditions]
    query = _where(paths.joined(paths.root.select(value, count)), where)
    return list(query.group_by(value).order_by(count.desc(), value).limit(limit).tuples())


def distinct(table: str, column: str, part: str, limit: int) -> list[str]:
    """Up to `limit` different texts of `column` that contain `part`, most used first."""
    model = TABLES[table]
    field = getattr(model, column)
    query = (
        model.select(field)
        .where(field != "", field.contains(part))
        .group_by(field)
        .order_by(fn.COUNT(model.id).desc(), field)
        .limit(limit)
    )
    return [row[0] for row in query.tuples()]


def _where(query: Any, where: Iterable[Any]) -> Any:
    for condition in where:
        query = query.where(condition)
    return query


def _keys(paths: _Paths, order: Order) -> list[Any]:
    column = paths.column(order.path)
    key = column
    if order.ranks:
        key = Case(column, [(value, Value(place)) for place, value in enumerate(order.ranks)])
    return [column.is_null(), key.desc() if order.descending else key]


def _expression(paths: _Paths, condition: Condition) -> Any:
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
    return isinstance(_field(column), Text)


def _any_contains(paths: _Paths, condition: Condition) -> Any:
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
