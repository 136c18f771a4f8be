"""A list's scope, search, filters and order, in the terms of `db.queries.listing`."""

from array import array
from collections.abc import Collection, Sequence

from db.queries import listing
from db.queries.board import Part
from db.queries.listing import Condition, Order
from desktop.acts import leave_to_go_on
from desktop.facts import Unit, facts_of
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


def ordered_ids(register: Register, where: Sequence[Condition], sort: Sort | None) -> "array[int]":
    """The ids of the records that meet `where`, by `sort` and then in the register's own order.

    Text without a stored key in Thai order is read and ordered here, numbers in it by their size.
    """
    order = [Order(path) for path in register.order]
    column = column_called(register, sort.column) if sort else None
    if sort is None or column is None:
        return listing.ids(register.table, where, order)
    if is_sorted_by_reading(column):
        found = listing.select(register.table, ["id", column.key], where, order)
        return _by_reading(found, descending=sort.descending)
    first = Order(column.sort or column.key, sort.descending, _ranks(column))
    return listing.ids(register.table, where, [first, *order])


def _by_reading(found: Sequence[tuple[int, str | None]], *, descending: bool) -> "array[int]":
    keys = {text: numbered_sort_key(text) for text in {row[1] for row in found} if text}
    filled = [row for row in found if row[1]]
    filled.sort(key=lambda row: keys[row[1] or ""], reverse=descending)
    return array("q", [row[0] for row in (*filled, *(row for row in found if not row[1]))])


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
