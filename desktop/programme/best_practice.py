"""Who has something to show: practising households whose incomes rose most, on firm ground.

Only households count that practise and have an income before above 0 and one after, as in the
growth that is reported; what rests on few of them is no example.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from desktop.programme.income_groups import Classes, parts
from desktop.programme.income_table import MISSING, Column, IncomeTable
from desktop.programme.incomes import Change

AT_LEAST_IN_VILLAGE = 5
"""Households on which the growth of a village must rest to be shown."""
AT_LEAST_OF_TRAINER = 3
"""Households on which that of a trainer must rest: each looks after four as a rule."""

Kind = Literal["village", "trainer", "household"]


@dataclass(frozen=True, slots=True)
class Example:
    """A village (`key` its code), a trainer or a household (`key` the id), and how incomes changed.

    `occupation` and `trainer` are ids: those of most of the households, None where none has one.
    """

    kind: Kind
    key: str
    change: Change
    occupation: int | None
    trainer: int | None


def comparable(table: IncomeTable) -> IncomeTable:
    """The practising households with an income before above 0 and one after."""
    return table[(table.before > 0) & (table.after != MISSING) & (table.practising == 1)]


def best_villages(table: IncomeTable, growth: int, most: int) -> tuple[Example, ...]:
    """The villages whose incomes grew most, by `growth` percent or more."""
    return _largest(_groups(table, "village", AT_LEAST_IN_VILLAGE), growth, most)


def best_trainers(table: IncomeTable, growth: int, most: int) -> tuple[Example, ...]:
    """The trainers whose households' incomes grew most, by `growth` percent or more."""
    return _largest(_groups(table, "trainer", AT_LEAST_OF_TRAINER), growth, most)


def best_households(table: IncomeTable, growth: int, most: int) -> tuple[Example, ...]:
    """The households that gained the most money, and grew by `growth` percent or more.

    Not ordered by percent: it is the largest where there was hardly an income before. Households
    that say that nothing came from the occupation trained are no example of it.
    """
    shown = comparable(table)
    shown = shown[shown.from_trained != 0]
    gained = shown.after - shown.before
    grown = np.flatnonzero(gained * 100 >= growth * shown.before)
    grown = grown[gained[grown] > 0]
    chosen = grown[np.lexsort((shown.household[grown], -gained[grown]))][:most]
    return tuple(
        _of("household", str(shown.household[at]), shown[at : at + 1]) for at in map(int, chosen)
    )


def _groups(table: IncomeTable, by: Literal["village", "trainer"], least: int) -> Iterator[Example]:
    for key, part in parts(comparable(table), by, Classes()):
        if key and len(part) >= least:
            yield _of(by, key, part)


def _largest(found: Iterator[Example], growth: int, most: int) -> tuple[Example, ...]:
    grown = [one for one in found if one.change.reaches(growth) and one.change.gained > 0]
    grown.sort(key=lambda one: (-(one.change.percent or 0), one.key))
    return tuple(grown[:most])


def _of(kind: Kind, key: str, part: IncomeTable) -> Example:
    change = Change(len(part), int(part.before.sum()), int(part.after.sum()))
    return Example(kind, key, change, _most(part.occupation), _most(part.trainer))


def _most(column: Column) -> int | None:
    """What stands most often in `column`; of equals the least."""
    found, counts = np.unique(column[column != MISSING], return_counts=True)
    return int(found[counts.argmax()]) if found.size else None
