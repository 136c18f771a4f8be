"""Incomes by occupation, place, trainer, fund or group, and all of a part of a round together."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np

from desktop.programme.income_table import (
    FACTS,
    Column,
    IncomeTable,
    Narrow,
    Order,
    distinct,
    known,
    stretch,
)
from desktop.programme.incomes import (
    Measures,
    measure_each,
    measure_whole,
    villages_reaching,
)

Level = Literal["province", "district", "tambon", "village"]
By = Literal["occupation", "group_class", "bmn_class", "trainer", "fund", "group"] | Level

LEVELS: dict[Level, int] = {"province": 2, "district": 4, "tambon": 6, "village": 8}
"""How many digits of a village code name each place."""


class Groups(NamedTuple):
    """A number for each household, the numbers there are in order, and their groups' keys.

    The households of which none is recorded are in the group called "".
    """

    of: Narrow
    numbers: Narrow
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class Classes:
    """In which class each occupation is, by its id."""

    group_class: Mapping[int, str] = field(default_factory=dict)
    bmn_class: Mapping[int, str] = field(default_factory=dict)

    def of(self, by: By) -> tuple[tuple[int, str], ...]:
        """Each occupation with its class by this grouping; none by another grouping."""
        classes: Mapping[int, str] = getattr(self, by) if by in ("group_class", "bmn_class") else {}
        return tuple(sorted(classes.items()))


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """The measures of one group. `key` is "" for the households of which none is recorded."""

    key: str
    name: str
    measures: Measures


@dataclass(frozen=True, slots=True)
class IncomeSummary:
    """The measures of all households of a scope, and of each group they are in.

    Places are in the order of their codes, other groups by their households, most first.
    `villages_measured` have a practising household whose income can be compared; in
    `villages_reaching` of them the practising households reach the growth target.
    `income_line` is satang a person a year; `growth_percent` is the round's target.
    """

    measures: Measures
    by: By
    groups: tuple[GroupSummary, ...]
    villages_measured: int
    villages_reaching: int
    income_line: int
    growth_percent: int

    @property
    def villages(self) -> tuple[int, int]:
        """How many villages are measured, and how many of them reach the target."""
        return self.villages_measured, self.villages_reaching


def summarise(
    table: IncomeTable, by: By, names: Mapping[str, str], classes: Classes, *, income_line: int,
    growth_percent: int,
) -> IncomeSummary:  # fmt: skip
    """All measures of `table`; `names` are those of the groups, by key."""
    return named(grouped(table, by, classes, income_line, growth_percent), names)


def grouped(
    table: IncomeTable, by: By, classes: Classes, income_line: int, growth_percent: int,
    kept: IncomeSummary | None = None,
) -> IncomeSummary:  # fmt: skip
    """All measures of `table`, the groups called by their keys and in their order.

    What `kept` says of villages and of the groups it has is true; the others are counted.
    """
    had = kept.groups if kept else ()
    keys, order, sizes = _together(table, by, classes, {one.key for one in had})
    counted = map(GroupSummary, keys, keys, measure_each(table, sizes, income_line, order))
    groups = sorted((*had, *counted), key=lambda one: one.key)
    villages = kept.villages if kept else villages_reaching(table, growth_percent)
    return IncomeSummary(
        measure_whole(table, [one.measures for one in groups]),
        by, tuple(groups), *villages, income_line, growth_percent,
    )  # fmt: skip


def named(summary: IncomeSummary, names: Mapping[str, str]) -> IncomeSummary:
    """The summary with the groups called by `names`, by key, and in their order."""
    groups = [replace(one, name=names.get(one.key, one.key)) for one in summary.groups]
    if summary.by not in LEVELS:
        groups.sort(key=lambda one: (-one.measures.practice.trained, one.name))
    return replace(summary, groups=tuple(groups))


def level_of(table: IncomeTable) -> Level:
    """The widest places of which the households are in more than one: tambons of a district …"""
    ends = [table.code(row) for row in (0, -1)] if len(table) else ["", ""]
    several = (level for level, digits in LEVELS.items() if len({one[:digits] for one in ends}) > 1)
    return next(several, "village")


def places_of(table: IncomeTable, level: Level) -> list[str]:
    """The codes of a level's places that have households, in order."""
    return [code for code, _many in _places(table, level)]


def are_more(table: IncomeTable, by: By, most: int) -> bool:
    """Whether there may be more groups than `most`, without counting anything in them."""
    if by in LEVELS:
        return len(list(islice(_places(table, by), most + 1))) > most
    column = table.columns["occupation" if by in ("group_class", "bmn_class") else by]
    return len(distinct(column)) > most


def parts(
    table: IncomeTable, by: By, classes: Classes, facts: Sequence[str] = FACTS
) -> Iterator[tuple[str, IncomeTable]]:
    """The households of each group with its key, and their `facts`; those in no group under ""."""
    keys, order, sizes = _together(table, by, classes)
    for key, size, end in zip(keys, sizes.tolist(), np.cumsum(sizes).tolist(), strict=True):
        yield key, table.told(facts, stretch(order, end - size, end))


def keys_of(table: IncomeTable, by: By, classes: Classes) -> set[str]:
    """What the groups are called that households of `table` are in."""
    return set(groups_of(table, by, classes).keys)


def groups_of(table: IncomeTable, by: By, classes: Classes) -> Groups:
    """In which group each household of `table` is."""
    if by in LEVELS:
        return _by_place(table, by)
    if by in ("group_class", "bmn_class"):
        return _by_class(table, getattr(classes, by))
    of = table.columns[by]
    numbers = distinct(of)
    names = [table.funds[one] if by == "fund" else str(one) for one in numbers[known(numbers)]]
    return Groups(of, numbers, [""] * (len(numbers) - len(names)) + names)


def _together(
    table: IncomeTable, by: By, classes: Classes, but: Set[str] = frozenset()
) -> tuple[list[str], Order, Column]:
    """The groups' keys, the order in which each group is together, and their sizes.

    Without the groups called as in `but`.
    """
    groups = groups_of(table, by, classes)
    numbers = groups.numbers[[key not in but for key in groups.keys]]
    order = np.flatnonzero(np.isin(groups.of, numbers)) if but else None
    of = groups.of if order is None else groups.of[order]
    if by not in LEVELS and len(numbers) > 1:  # places are together as they are
        sorted_ = np.argsort(of, kind="stable")
        order, of = sorted_ if order is None else order[sorted_], of[sorted_]
    sizes: Column = np.diff(np.searchsorted(of, numbers), append=len(of))
    return [key for key in groups.keys if key not in but], order, sizes


def _places(table: IncomeTable, level: Level) -> Iterator[tuple[str, int]]:
    """Each place of a level that has households, and how many: found by leaps."""
    row = 0
    while row < len(table):
        code = table.code(row)[: LEVELS[level]]
        end = table.rows_within(code).stop
        yield code, end - row
        row = end


def _by_place(table: IncomeTable, level: Level) -> Groups:
    places = list(_places(table, level))
    numbers = np.arange(len(places), dtype=np.int32)
    return Groups(
        np.repeat(numbers, [many for _code, many in places]),
        numbers,
        [code for code, _many in places],
    )


def _by_class(table: IncomeTable, class_of: Mapping[int, str]) -> Groups:
    column = table.columns["occupation"]
    occupations = distinct(column)
    classes = [class_of.get(one, "") for one in occupations.tolist()]
    keys = sorted(set(classes))
    numbers = np.arange(len(keys), dtype=np.int16)
    of = np.array([keys.index(one) for one in classes], np.int16)
    return Groups(of[np.searchsorted(occupations, column)], numbers, keys)
