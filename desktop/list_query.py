"""A list's scope, search, filters and order, in the terms of `db.queries.listing`."""

from array import array
from collections.abc import Collection, Sequence
from functools import lru_cache

from db.queries import listing
from db.queries.board import Part
from db.queries.conditions import Condition, Order
from db.queries.listing import Wanted
from db.queries.walks import NARROWED
from desktop.acts import leave_to_go_on
from desktop.facts import Unit, facts_of
from desktop.problems import Refused
from desktop.programme.list_columns import (
    STAGE_STATE,
    column_called,
    is_sorted_by_reading,
    stage_of,
)
from desktop.programme.progress import progress_of
from desktop.programme.rounds import COHORT
from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Column, Register
from desktop.rounds import Rounds
from desktop.thai.order import numbered_sort_key
from desktop.thai.text import search_text
from desktop.views import Filter, FilterValue, Scope, Sort
from desktop.words import _

TOO_LONG = 60_000
"""Records that are sorted and filtered by anything; more only by what they are indexed by."""


def conditions(
    office: Rounds, register: Register, scope: Scope, search: str, filters: Sequence[Filter]
) -> list[Condition]:
    """What every listed record meets."""
    found = []
    if register.round and scope.round_id is not None:
        found.append(Condition(register.round, "=", scope.round_id))
    if register.village and scope.village_id is not None:
        found.append(Condition(register.village, "=", scope.village_id))
    elif register.village and scope.tambon_id is not None:
        found.append(Condition(f"{register.village}.tambon", "=", scope.tambon_id))
    if search.strip():
        found.append(Condition("|".join(register.search), "search", search_text(search)))
    for one in filters:
        if one.column != STAGE_STATE:
            found.append(Condition(one.column, one.operator, one.value))
        elif scope.round_id is not None:
            found += _of_stage(office, register, scope.round_id, one.value)
    return found


def ordered_ids(
    register: Register,
    where: Sequence[Condition],
    sort: Sort | None,
    limit: int | None = None,
    wanted: Wanted = listing.always,
) -> array[int]:
    """The ids of the records that meet `where`, by `sort` and then in the register's own order.

    Text without a stored key in Thai order is read and ordered here, numbers in it by their size.
    In a long list records that are equal in what it is sorted by stand as they were made.
    """
    column = _read_column(register, sort)
    if sort is not None and column is not None:
        order = () if _is_long(register, where) else _order(register, None)
        found = listing.select(register.table, ["id", column.key], where, order)
        return _by_reading(found, descending=sort.descending)[:limit]
    order = _order(register, sort)
    if sort and not listing.is_walked(register.table, where, order) and _is_long(register, where):
        order = order[:1]
    return listing.ids(register.table, where, order, limit, wanted)


def refuse_too_long(
    office: Rounds,
    register: Register,
    scope: Scope,
    filters: Sequence[Filter],
    sort: Sort | None,
) -> None:
    """Refuse to sort or filter more records than can be, by what they are not indexed by."""
    indexed = NARROWED.get(register.table, ())
    unindexed = {one.column for one in filters} - {STAGE_STATE, *indexed}
    if sort is None and not unindexed:
        return
    narrower = [one for one in filters if one.column in indexed]
    within = conditions(office, register, scope, "", narrower)
    if not listing.is_longer(register.table, within, TOO_LONG):
        return
    if unindexed:
        raise Refused(_narrow(_("filter by {column}"), register, min(unindexed)))
    walked = listing.is_walked(register.table, within, _order(register, sort))
    if sort is not None and (walked is None or _read_column(register, sort) is not None):
        raise Refused(_narrow(_("sort by {column}"), register, sort.column))


def beginning(
    register: Register, where: Sequence[Condition], sort: Sort | None, count: int
) -> tuple[array[int], bool]:
    """The ids of `ordered_ids` as far as they are there at once, and whether those are all.

    The first `count` of a long list; none where they have to be looked for or read first.
    """
    if not _is_long(register, where):
        return ordered_ids(register, where, sort), True
    if listing.is_sought(where) or _read_column(register, sort) is not None:
        return array("q"), False
    return ordered_ids(register, where, sort, count), False


def _is_long(register: Register, where: Sequence[Condition]) -> bool:
    """Whether it takes long to sort what meets `where`, or to look for it."""
    if listing.is_sought(where):
        among = [one for one in where if not listing.is_sought([one])]
        return listing.is_longer(register.table, among, TOO_LONG)
    return listing.is_longer(register.table, where, listing.SORTED)


def _narrow(verb: str, register: Register, key: str) -> str:
    column = column_called(register, key)
    named = verb.format(column=_(column.label) if column else key)
    return _(
        "There are over {count} records here. Choose a tambon or a village first, then {verb}."
    ).format(count=f"{TOO_LONG:,}", verb=named)


def _read_column(register: Register, sort: Sort | None) -> Column | None:
    """The column that a list is sorted by if it has to be read for that."""
    column = column_called(register, sort.column) if sort else None
    return column if column is not None and is_sorted_by_reading(column) else None


def _order(register: Register, sort: Sort | None) -> list[Order]:
    order = [Order(path) for path in register.order]
    column = column_called(register, sort.column) if sort else None
    if sort is not None and column is not None:
        order.insert(0, Order(column.sort or column.key, sort.descending, _ranks(column)))
    return order


def _by_reading(found: Sequence[tuple[int, str | None]], *, descending: bool) -> array[int]:
    filled = [row for row in found if row[1]]
    filled.sort(key=lambda row: _key(row[1] or ""), reverse=descending)
    return array("q", [row[0] for row in (*filled, *(row for row in found if not row[1]))])


_key = lru_cache(1 << 15)(numbered_sort_key)


def _ranks(column: Column) -> tuple[str, ...]:
    """The choices of a column in the order of the work, not of their keys."""
    return tuple(one.key for one in column.choices)


def _of_stage(
    office: Rounds, register: Register, round_id: int, states: FilterValue
) -> list[Condition]:
    """The villages that stand in one of `states` in the register's stage; a cohort as a whole."""
    wanted = states if isinstance(states, tuple) else (states,)
    standing = _units_in(office, stage_of(register), round_id, wanted)
    if None in standing:
        return []
    return [Condition(register.village, "in", standing)]


def _units_in(office: Rounds, stage: str, round_id: int, states: Collection[object]) -> list[Unit]:
    settings = office.round(round_id).settings
    if stage not in settings.stages:
        return []
    units: list[Unit] = [None]
    if settings.variant != COHORT:
        units = [place.id for place in office.targets(round_id)]
    facts = facts_of(round_id, settings, units, office.today())
    leave = leave_to_go_on(Part(round_id))
    stages, place = stages_of(settings), settings.stages.index(stage)
    return [
        unit
        for unit in units
        if progress_of(stages, facts[unit], settings, leave.get(unit))[place].state in states
    ]
