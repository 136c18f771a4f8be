"""How a list stands: what is searched, filtered, sorted and shown; as data, and as JSON text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.list_filters import LONGEST_TEXT, is_valid
from desktop.programme.list_columns import (
    filter_columns,
    offered_columns,
)
from desktop.programme.vocabulary import Register, Value
from desktop.thai.text import repair
from desktop.views import Filter, FilterValue, Sort
from desktop.words import _


@dataclass(frozen=True, slots=True)
class ListView:
    """How a list stands. No `columns` are the register's own, no `sort` is its own order."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Sort | None = None
    columns: tuple[str, ...] = ()


def write_view(view: ListView) -> str:
    """`view` as JSON text; `read_view` reads it."""
    sort = [view.sort.column, view.sort.descending] if view.sort else None
    written = {
        "search": view.search,
        "filters": [[one.column, one.operator, _written(one.value)] for one in view.filters],
        "sort": sort,
        "columns": list(view.columns),
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def read_view(text: str, register: Register) -> tuple[ListView, tuple[str, ...]]:
    """The view that `text` describes, and a sentence for each part that no longer holds.

    What cannot be used is left out; any text gives a view.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        return ListView(), (_("The saved list cannot be read; everything is listed."),)
    dropped: list[str] = []
    search = found.get("search")
    view = ListView(
        search=repair(search)[:LONGEST_TEXT].strip() if isinstance(search, str) else "",
        filters=tuple(_filters(found.get("filters"), register, dropped)),
        sort=_sort(found.get("sort"), register, dropped),
        columns=_columns(found.get("columns"), register, dropped),
    )
    return view, tuple(dict.fromkeys(dropped))


def _written(value: FilterValue) -> object:
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _filters(found: object, register: Register, dropped: list[str]) -> Iterator[Filter]:
    allowed = {one.key: one for one in filter_columns(register)}
    for one in found if isinstance(found, list) else []:
        key, operator, value = one if isinstance(one, list) and len(one) == 3 else ("", "", None)
        column = allowed.get(key) if isinstance(key, str) else None
        if column is None or not isinstance(operator, str):
            dropped.append(_("A filter on a column that is gone was left out."))
            continue
        read = Filter(column.key, operator, _read(value))
        if is_valid(column, read):
            yield read
        else:
            dropped.append(_("The filter on {column} was left out.").format(column=_(column.label)))


def _read(value: object) -> FilterValue:
    if isinstance(value, list):
        return tuple(_one(each) for each in value)
    return _one(value)


def _one(value: object) -> Value:
    if isinstance(value, dict):
        day = value.get("day")
        try:
            return date.fromisoformat(day) if isinstance(day, str) else b""
        except ValueError:
            return b""
    return value if value is None or isinstance(value, str | int | bool) else b""


def _sort(found: object, register: Register, dropped: list[str]) -> Sort | None:
    if found is None:
        return None
    key, descending = found if isinstance(found, list) and len(found) == 2 else (None, None)
    offered = {one.key for one in offered_columns(register)}
    if isinstance(key, str) and key in offered and isinstance(descending, bool):
        return Sort(key, descending)
    dropped.append(_("The column that the list was sorted by is gone."))
    return None


def _columns(found: object, register: Register, dropped: list[str]) -> tuple[str, ...]:
    offered = {one.key for one in offered_columns(register)}
    named = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
    known = tuple(dict.fromkeys(one for one in named if one in offered))
    if len(known) < len(set(named)):
        dropped.append(_("A column that is gone was left out."))
    return known
