"""Which households each measure of incomes counts: the one place that says so."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.programme.income_table import Column, IncomeTable, known

type Marks = NDArray[np.bool_]
"""For each household whether something holds."""
type IncomeLine = int | Column
"""The จปฐ line, satang a person a year: one for all, or that of each household."""


@dataclass(frozen=True, slots=True)
class IncomeMarks:
    """For each household of a table what it is counted in.

    Each of `trained` (all of them) practises, stopped, or is `not_followed_up`. `both` have both
    incomes; of the others some are `without_before`, and the rest `without_after`. Of `both`,
    `compared` had an income above 0, `new_income` had none, and of these some are
    `still_without_income`. `peopled` have members; `placed` are those of `both` that are, which
    can be held against the จปฐ line: `above` it (or at it) before and after; those who `rose`
    came from below, those who `fell` from above. `told_part` say how much of the income after
    comes from the occupation trained. `asked` say what they spend beside that income; of these
    `enough` spend less.
    """

    trained: Marks
    practising: Marks
    stopped: Marks
    not_followed_up: Marks
    both: Marks
    without_before: Marks
    without_after: Marks
    compared: Marks
    new_income: Marks
    still_without_income: Marks
    peopled: Marks
    placed: Marks
    above_before: Marks
    above_after: Marks
    rose: Marks
    fell: Marks
    told_part: Marks
    asked_before: Marks
    enough_before: Marks
    asked_after: Marks
    enough_after: Marks


def marks(table: IncomeTable, income_line: IncomeLine) -> IncomeMarks:
    """What each household of `table` is counted in."""
    columns = table.columns  # as narrow as they are: to widen them would take most of the time
    before, after, members = columns["before"], columns["after"], columns["members"]
    had, has, both = known(before), known(after), known(before) & known(after)
    placed = both & (members > 0)
    needed = income_line * np.where(placed, members, np.int64(0))
    above_before, above_after = placed & (before >= needed), placed & (after >= needed)
    spent_before, spent_after = columns["spent_before"], columns["spent_after"]
    asked_before, asked_after = had & known(spent_before), has & known(spent_after)
    return IncomeMarks(
        trained=np.ones(len(table), np.bool_),
        practising=columns["practising"] == 1,
        stopped=columns["practising"] == 0,
        not_followed_up=~known(columns["practising"]),
        both=both,
        without_before=~had,
        without_after=had & ~has,
        compared=both & (before > 0),
        new_income=both & (before == 0),
        still_without_income=both & (before == 0) & (after == 0),
        peopled=members > 0,
        placed=placed,
        above_before=above_before,
        above_after=above_after,
        rose=above_after & ~above_before,
        fell=above_before & ~above_after,
        told_part=has & known(columns["from_trained"]),
        asked_before=asked_before,
        enough_before=asked_before & (before > spent_before),
        asked_after=asked_after,
        enough_after=asked_after & (after > spent_after),
    )
