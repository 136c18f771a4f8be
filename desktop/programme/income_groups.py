"""Incomes by occupation, place, trainer, fund or group, and all of a part of a round together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from desktop.programme.income_table import MISSING, Column, IncomeTable
from desktop.programme.incomes import (
    Change,
    Measures,
    measure,
    measure_each,
    practising_changes,
)

Level = Literal["province", "district", "tambon", "village"]
By = Literal["occupation", "group_class", "bmn_class", "trainer", "fund", "group"] | Level

LEVELS: dict[Level, int] = {"province": 2, "district": 4, "tambon": 6, "village": 8}
"""How many digits of a village code name each place."""

type Groups = tuple[Column, Callable[[int], str]]
"""A number for each household, MISSING where it is in no group, and the key of a number's group."""


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


def summarise(
    table: IncomeTable, by: By, names: Mapping[str, str], classes: Classes, *, income_line: int,
    growth_percent: int,
) -> IncomeSummary:  # fmt: skip
    """All measures of `table`; `names` are those of the groups, by key."""
    return named(grouped(table, by, classes, income_line, growth_percent), names)


def grouped(
    table: IncomeTable, by: By, classes: Classes, income_line: int, growth_percent: int
) -> IncomeSummary:
    """All measures of `table`, the groups called by their keys."""
    villages: list[Change] = list(practising_changes(table))
    keys, together, sizes = _together(table, by, classes)
    measured = measure_each(together, sizes, income_line)
    return IncomeSummary(
        measures=measure(table, income_line),
        by=by,
        groups=tuple(map(GroupSummary, keys, keys, measured)),
        villages_measured=len(villages),
        villages_reaching=sum(one.reaches(growth_percent) for one in villages),
        income_line=income_line,
        growth_percent=growth_percent,
    )


def named(summary: IncomeSummary, names: Mapping[str, str]) -> IncomeSummary:
    """The summary with the groups called by `names`, by key, and in their order."""
    groups = [replace(one, name=names.get(one.key, one.key)) for one in summary.groups]
    if summary.by not in LEVELS:
        groups.sort(key=lambda one: (-one.measures.practice.trained, one.name))
    return replace(summary, groups=tuple(groups))


def level_of(table: IncomeTable) -> Level:
    """The widest places of which the households are in more than one: tambons of a district …"""
    codes = _places(table)
    return next(
        (level for level, digits in LEVELS.items() if len({code[:digits] for code in codes}) > 1),
        "village",
    )


def places_of(table: IncomeTable, level: Level) -> list[str]:
    """The codes of a level's places that have households, in order."""
    return list(dict.fromkeys(code[: LEVELS[level]] for code in _places(table)))


def count_groups(table: IncomeTable, by: By) -> int:
    """How many groups there are at most, without counting anything in them."""
    if by in LEVELS:
        return len({code[: LEVELS[by]] for code in _places(table)})
    column = table.columns["occupation" if by in ("group_class", "bmn_class") else by]
    return len(np.unique(column))


def parts(table: IncomeTable, by: By, classes: Classes) -> Iterator[tuple[str, IncomeTable]]:
    """The households of each group with its key, those in no group under ""."""
    keys, together, sizes = _together(table, by, classes)
    for key, size, end in zip(keys, sizes, np.cumsum(sizes), strict=True):
        yield key, together[int(end - size) : int(end)]


def _together(
    table: IncomeTable, by: By, classes: Classes
) -> tuple[list[str], IncomeTable, Column]:
    """The groups' keys, the households so sorted that each group is together, and their sizes."""
    numbers, key = groups_of(table, by, classes)
    found, sizes = np.unique(numbers, return_counts=True)
    keys = ["" if number == MISSING else key(number) for number in found.tolist()]
    in_order = by in LEVELS
    return keys, table if in_order else table[np.argsort(numbers, kind="stable")], sizes


def _places(table: IncomeTable) -> list[str]:
    """The codes of the villages that have households, in order."""
    return [table.places[number] for number in np.unique(table.columns["place"])]


def groups_of(table: IncomeTable, by: By, classes: Classes) -> Groups:
    """In which group each household of `table` is."""
    match by:
        case "fund":
            return table.fund, lambda number: table.funds[number]
        case "trainer" | "occupation" | "group":
            return getattr(table, by), str
        case "group_class" | "bmn_class":
            return _by_class(table, getattr(classes, by))
    keys = sorted({code[: LEVELS[by]] for code in table.places})
    number = {key: at for at, key in enumerate(keys)}
    of = np.array([number[code[: LEVELS[by]]] for code in table.places], np.int64)
    return of[table.columns["place"]], lambda number: keys[number]


def _by_class(table: IncomeTable, class_of: Mapping[int, str]) -> Groups:
    keys = sorted(set(class_of.values()))
    occupations, where = np.unique(table.occupation, return_inverse=True)
    numbers = [keys.index(class_of[one]) if one in class_of else MISSING for one in occupations]
    return np.array(numbers, np.int64)[where], lambda number: keys[number]
