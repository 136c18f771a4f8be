"""Lists of any table: ids in order, the rows of some ids, sums. Filters and sorts come as data.

A path names a column through links: "household.village.tambon.name". Every link is joined once, and
a row whose link is empty is listed too. A list too long to be sorted is walked (`walks`).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from peewee import SQL, Value, fn

from db.fields import Bytes, Flag, IsoDate, Json
from db.models import TABLES
from db.models.base import database
from db.queries.conditions import CHUNK, Condition, Order, expression, expressions, sort_keys
from db.queries.paths import Paths, field_of
from db.queries.statements import rows_that_meet
from db.queries.walks import Walk, may_be_missing, walk_by

SORTED = 10_000
"""Rows that are sorted at once; longer lists are walked where there is a walk."""

_CONVERTED = (Bytes, Flag, IsoDate, Json)  # not stored as the values they stand for
_FETCHED = 2_000  # rows taken from the engine together

type Wanted = Callable[[], bool]

type _Converters = tuple[tuple[int, Callable[[Any], Any]], ...]


def always() -> bool:
    """What is read is wanted to the end."""
    return True


def ids(
    table: str,
    conditions: Sequence[Condition],
    order: Sequence[Order],
    limit: int | None = None,
    wanted: Wanted = always,
) -> "array[int]":
    """The ids of the rows that meet every condition, in `order`, then by id.

    Up to `limit` of them: who sets one knows that there are many. The reading stops half way as
    soon as it is no longer `wanted`.
    """
    walk = None if is_sought(conditions) else is_walked(table, conditions, order)
    if walk is None or (limit is None and not is_longer(table, conditions, SORTED)):
        return _sorted_ids(table, conditions, order, limit, wanted)
    found = _walked_ids(table, conditions, order, walk, limit, wanted)
    if may_be_missing(table, walk.key) and (limit is None or len(found) < limit):
        without = [*conditions, Condition(_missing_part(table, walk.key), "=", None)]
        rest = None if limit is None else limit - len(found)
        found += _sorted_ids(table, without, [Order("id", order[0].descending)], rest)
    return found


def is_sought(conditions: Sequence[Condition]) -> bool:
    """Whether a part of a text is looked for, in as many rows as there are."""
    return any(one.operator in ("search", "contains") for one in conditions)


def is_walked(table: str, conditions: Sequence[Condition], order: Sequence[Order]) -> Walk | None:
    """The walk by which a list of any length is read in `order`; None where it must be sorted."""
    if database.kind != "sqlite" or not order or order[0].ranks:
        return None  # the server's planner finds its ways by itself
    walk = walk_by(table, order[0].path)
    if walk is None or walk.link:
        return walk
    of_round = any(one.path == "round" and one.operator == "=" for one in conditions)
    return walk if of_round else None


def is_longer(table: str, conditions: Sequence[Condition], count: int) -> bool:
    """Whether more than `count` rows meet the conditions; no more are counted."""
    newest = TABLES[table].select(fn.MAX(TABLES[table].id)).tuples().get()[0]
    if (newest or 0) <= count:  # ids are never reused, so there are not more rows than that
        return False
    paths = Paths(table)
    where = expressions(paths, conditions)
    some = _where(paths.joined(paths.root.select(paths.root.id)), where).limit(count + 1)
    return bool(TABLES[table].select(fn.COUNT(SQL("*"))).from_(some).tuples().get()[0] > count)


def _sorted_ids(
    table: str,
    conditions: Sequence[Condition],
    order: Sequence[Order],
    limit: int | None,
    wanted: Wanted = always,
) -> "array[int]":
    paths = Paths(table)
    where = expressions(paths, conditions)
    keys = sort_keys(paths, order)
    query = paths.joined(paths.root.select(paths.root.id)).order_by(*keys, paths.root.id)
    return _first_column(_where(query, where).limit(limit), wanted)


def _walked_ids(
    table: str,
    conditions: Sequence[Condition],
    order: Sequence[Order],
    walk: Walk,
    limit: int | None,
    wanted: Wanted = always,
) -> "array[int]":
    """The ids of the rows that have a value at the walk's key."""
    paths = Paths(table)
    start = paths.column(f"{walk.link}.id".lstrip("."))
    where = [
        _seemingly_of(start, paths, one) if walk.link else expression(paths, one)
        for one in conditions
    ]
    first, *others = order
    key = paths.column(first.path)
    keys = [key.desc() if first.descending else key]
    if walk.alone:
        keys.append(paths.root.id.desc() if first.descending else paths.root.id)
    else:
        keys += sort_keys(paths, others)
        keys.append(paths.root.id)
    query = paths.walked(paths.root.select(paths.root.id), walk).order_by(*keys)
    if may_be_missing(table, walk.key):
        where.append(key.is_null(is_null=False))
    return _first_column(_where(query, where).limit(limit), wanted)


def _seemingly_of(start: Any, paths: Paths, condition: Condition) -> Any:
    """The condition that a link is `value`, worded as if it hung on the row the walk is at.

    SQLite would else read all that has this value into a filter before the first step.
    """
    if condition.operator == "=" and isinstance(condition.value, int):
        return paths.column(condition.path) == Value(condition.value) + start - start
    return expression(paths, condition)


def _missing_part(table: str, path: str) -> str:
    """The first link or column of `path` that may be empty."""
    names = path.split(".")
    ends = (".".join(names[: end + 1]) for end in range(len(names)))
    return next(one for one in ends if may_be_missing(table, one))


def _first_column(query: Any, wanted: Wanted) -> "array[int]":
    """The first column of all rows, taken from the engine in large parts while `wanted`."""
    cursor = database.execute_sql(*query.sql())
    found = array("q")
    while wanted() and (some := cursor.fetchmany(_FETCHED)):
        found.extend([row[0] for row in some])
    cursor.close()
    return found


def rows(table: str, columns: Sequence[str], chosen: Sequence[int]) -> list[tuple[Any, ...]]:
    """`columns` of the rows with the `chosen` ids, in that order; rows that are gone left out."""
    read, found = tuple(columns), {}
    converters = _converters(table, read)
    for start in range(0, len(chosen), CHUNK):
        part = chosen[start : start + CHUNK]
        sql = _rows_statement(database.kind, table, read, len(part))
        for row in database.execute_sql(sql, list(part)).fetchall():
            found[row[0]] = _converted(row[1:], converters)
    return [found[one] for one in chosen if one in found]


@lru_cache(maxsize=256)
def _rows_statement(_kind: str, table: str, columns: tuple[str, ...], count: int) -> str:
    """The statement that reads `columns` of `count` ids."""
    paths = Paths(table)
    selected = [paths.column(path) for path in columns]
    query = paths.joined(paths.root.select(paths.root.id, *selected))
    sql, _ids = query.where(paths.root.id.in_(list(range(count)))).sql()
    return str(sql)


@lru_cache(maxsize=256)
def _converters(table: str, columns: tuple[str, ...]) -> _Converters:
    """What makes plain values of those columns that are stored otherwise, by place."""
    fields = (field_of(Paths(table).column(path)) for path in columns)
    return tuple(
        (place, field.python_value)
        for place, field in enumerate(fields)
        if isinstance(field, _CONVERTED)
    )


def _converted(row: tuple[Any, ...], converters: _Converters) -> tuple[Any, ...]:
    if not converters:
        return row
    values = list(row)
    for place, convert in converters:
        values[place] = convert(values[place])
    return tuple(values)


def totals(
    table: str, columns: Sequence[str], conditions: Sequence[Condition]
) -> tuple[int, dict[str, int]]:
    """How many rows meet the conditions, and the sum of each of `columns` over them."""
    [(count, *values)] = rows_that_meet(conditions, _sums, table, tuple(columns))
    return int(count), {path: int(value) for path, value in zip(columns, values, strict=True)}


def _sums(paths: Paths, conditions: Sequence[Condition], columns: tuple[str, ...]) -> Any:
    where = expressions(paths, conditions)
    sums = [fn.COALESCE(fn.SUM(paths.column(path)), 0) for path in columns]
    return _where(paths.joined(paths.root.select(fn.COUNT(paths.root.id), *sums)), where)


def select(
    table: str, columns: Sequence[str], conditions: Sequence[Condition] = (),
    order: Sequence[Order] = (), limit: int | None = None,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """`columns` of the rows that meet every condition, in `order`."""
    read = tuple(columns)
    found = rows_that_meet(conditions, _selection, table, read, tuple(order), limit)
    converters = _converters(table, read)
    return [_converted(row, converters) for row in found] if converters else found


def _selection(
    paths: Paths,
    conditions: Sequence[Condition],
    columns: tuple[str, ...],
    order: tuple[Order, ...],
    limit: int | None,
) -> Any:
    selected = [paths.column(path) for path in columns]
    where, keys = expressions(paths, conditions), sort_keys(paths, order)
    query = paths.joined(paths.root.select(*selected)).order_by(*keys, paths.root.id)
    return _where(query, where).limit(limit)


def values_of(
    table: str, column: str, conditions: Sequence[Condition], limit: int
) -> list[tuple[Any, int]]:
    """Up to `limit` different values of `column` where the conditions hold, most frequent first.

    Each with the number of rows that have it.
    """
    paths = Paths(table)
    value, count = paths.column(column), fn.COUNT(paths.root.id)
    where = expressions(paths, conditions)
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
