"""Incomes crossed: rows × columns, in each cell the measures of the households that are in both.

A total is measured over its households, like a cell; it is never made of the cells' percentages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

import numpy as np

from desktop.programme.income_figures import Figure, Number
from desktop.programme.income_groups import (
    LEVELS,
    By,
    Classes,
    groups_of,
)
from desktop.programme.income_marks import IncomeLine, IncomeMarks, Marks
from desktop.programme.income_table import MISSING, Column, IncomeTable
from desktop.programme.incomes import Measures, measure_each
from desktop.words import _

Standing = Literal["practice", "crossing", "line_before", "line_after", "change"]
"""How a household stands; what it is counted in follows from its own incomes."""

ALL = -1
"""The place of a total among rows and columns."""

_TIMES = (2, 3, 4)
"""Where bands against the line begin: once, 1.5 times and twice the line, in halves of it."""
_STEPS = (10, 20, 50)
"""Where bands of change begin, in percent, beside 0 and the round's target."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row or a column; `key` is "" for the households of which nothing is recorded."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Split:
    """Households parted: for each of them the place of its head in `heads`."""

    heads: tuple[Head, ...]
    of: Column


@dataclass(frozen=True, slots=True)
class CrossTab:
    """Households parted twice and measured. ALL stands for a total, of a row or of a column."""

    rows: Split
    columns: Split
    cells: Mapping[tuple[int, int], Measures]
    households: Column
    known: IncomeMarks
    nothing: Measures

    def value(self, row: int, column: int, figure: Figure) -> Number:
        """What a cell or a total says."""
        return figure.of(self.cells.get((row, column), self.nothing))

    def behind(self, row: int, column: int, figure: Figure) -> tuple[int, ...]:
        """The ids of the households that `figure` rests on there."""
        chosen = figure.counted(self.known).copy()
        for split, place in ((self.rows, row), (self.columns, column)):
            if place != ALL:
                chosen &= split.of == place
        return tuple(self.households[chosen].tolist())


def cross(table: IncomeTable, line: IncomeLine, rows: Split, columns: Split) -> CrossTab:
    """Every cell and every total that has households."""
    width = len(columns.heads) + 1
    whole = np.full(len(table), ALL)
    cells: dict[tuple[int, int], Measures] = {}
    for row, column in product((rows.of, whole), (columns.of, whole)):
        numbers = (row - ALL) * width + column - ALL
        order = np.argsort(numbers, kind="stable")
        found, sizes = np.unique(numbers, return_counts=True)
        measured = measure_each(table, sizes, line, order)
        for number, measures in zip(found.tolist(), measured, strict=True):
            cells[number // width + ALL, number % width + ALL] = measures
    (nothing,) = measure_each(table[:0], [0], 0)
    return CrossTab(rows, columns, cells, table.household, IncomeMarks(table, line), nothing)


def undivided(table: IncomeTable) -> Split:
    """All households together: a table whose columns are figures alone."""
    return Split((Head("", ""),), np.zeros(len(table), np.int64))


def by_group(
    table: IncomeTable, by: By, classes: Classes, names: Mapping[str, str], nothing: str
) -> Split:
    """Households by what is recorded of them: places by code, others by households, most first.

    Those of which none is recorded come last and are called `nothing`.
    """
    groups = groups_of(table, by, classes)
    of = np.searchsorted(groups.numbers, groups.of)
    sizes = np.bincount(of, minlength=len(groups.keys))
    heads = [Head(key, names.get(key, key) if key else nothing) for key in groups.keys]

    def rank(at: int) -> tuple[object, ...]:
        head = heads[at]
        return not head.key, *((head.key,) if by in LEVELS else (-sizes[at], head.name))

    order = sorted(range(len(heads)), key=rank)
    places = np.empty(len(heads), np.int64)
    places[order] = np.arange(len(heads))
    return Split(tuple(heads[at] for at in order), places[of])


def by_standing(
    table: IncomeTable, line: IncomeLine, standing: Standing, growth_percent: int
) -> Split:
    """Households by how they stand; of `change` one band begins at the target `growth_percent`."""
    known = IncomeMarks(table, line)
    match standing:
        case "practice":
            return _practice(known)
        case "crossing":
            return _crossing(known)
        case "change":
            return _changes(table, known, growth_percent)
    income = table.before if standing == "line_before" else table.after
    return _against_line(table, income, line)


def _practice(known: IncomeMarks) -> Split:
    return _marked(
        [
            ("practising", _("Practising"), known.practising),
            ("stopped", _("Stopped"), known.stopped),
        ],
        _("Not followed up yet"),
    )


def _crossing(known: IncomeMarks) -> Split:
    below = known.placed & ~known.above_before
    return _marked(
        [
            ("rose", _("Crossed the line"), known.rose),
            ("above", _("Above it before and after"), known.above_before & known.above_after),
            ("below", _("Still below"), below & ~known.above_after),
            ("fell", _("Fell below"), known.fell),
        ],
        _("Income or members not recorded"),
    )


def _against_line(table: IncomeTable, income: Column, line: IncomeLine) -> Split:
    told = (income != MISSING) & (table.members > 0)
    needed = line * np.where(told, table.members, 0)
    reached = [told & (2 * income >= halves * needed) for halves in _TIMES]
    between = [more & ~most for more, most in pairwise(reached)]
    names = (_("Below the line"), _("1 to 1.5 times"), _("1.5 to 2 times"), _("Twice or more"))
    bands = (told & ~reached[0], *between, reached[-1])
    keys = ("below", *map(str, _TIMES))
    return _marked(list(zip(keys, names, bands, strict=True)), _("Income or members not recorded"))


def _changes(table: IncomeTable, known: IncomeMarks, growth_percent: int) -> Split:
    """A change is compared with the bands exactly, as with the target."""
    before = np.where(known.compared, table.before, 0)
    gained = np.where(known.compared, table.after, 0) - before
    steps = sorted({0, growth_percent, *_STEPS})
    reached = [known.compared & (gained * 100 >= step * before) for step in steps]
    bands = [("fell", _("Decreased"), known.compared & ~reached[0])]
    for (low, high), (more, most) in zip(pairwise(steps), pairwise(reached), strict=True):
        name = _("Up {low} to under {high}%") if low else _("Same, or up less than {high}%")
        bands.append((str(low), name.format(low=low, high=high), more & ~most))
    bands.append((str(steps[-1]), _("Up {low}% or more").format(low=steps[-1]), reached[-1]))
    bands.append(("new", _("None before"), known.new_income))
    return _marked(bands, _("An income not recorded"))


def _marked(bands: Sequence[tuple[str, str, Marks]], nothing: str) -> Split:
    """Bands that exclude each other, all of them shown; the rest last, where there is any."""
    places = np.select([own for *_, own in bands], range(len(bands)), len(bands))
    heads = [Head(key, name) for key, name, _own in bands]
    if len(bands) in places:
        heads.append(Head("", nothing))
    return Split(tuple(heads), places)
