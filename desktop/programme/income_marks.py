"""Which households each measure of incomes counts: the one place that says so."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.programme.income_table import Column, IncomeTable, Narrow, known

type Marks = NDArray[np.bool_]
"""For each household whether something holds."""
type IncomeLine = int | Column
"""The จปฐ line, satang a person a year: one for all, or that of each household."""


class IncomeMarks:
    """For each household of a table what it is counted in: marked when it is first asked for.

    Without `income_line` whatever does not ask for it.
    """

    def __init__(self, table: IncomeTable, income_line: IncomeLine = 0) -> None:
        self._line = income_line
        # As narrow as they are: to widen them would take most of the time.
        self._told: dict[str, NDArray[np.signedinteger[Any]]] = table.columns
        self._before, self._after = self._told["before"], self._told["after"]

    @cached_property
    def trained(self) -> Marks:
        """All of them: each practises, stopped, or is not followed up."""
        return np.ones(len(self._before), np.bool_)

    @cached_property
    def practising(self) -> Marks:
        """Who practises."""
        return _equal(self._told["practising"], 1)

    @cached_property
    def stopped(self) -> Marks:
        """Who does not any more."""
        return _equal(self._told["practising"], 0)

    @cached_property
    def not_followed_up(self) -> Marks:
        """Of whom no visit says whether they practise."""
        return ~known(self._told["practising"])

    @cached_property
    def both(self) -> Marks:
        """Who has both incomes."""
        return known(self._before) & known(self._after)

    @cached_property
    def without_before(self) -> Marks:
        """Who has no income before."""
        return ~known(self._before)

    @cached_property
    def without_after(self) -> Marks:
        """Who has one before, and none after."""
        return known(self._before) & ~known(self._after)

    @cached_property
    def compared(self) -> Marks:
        """Of both, who had an income above 0 before: whose change counts."""
        return (self._before > 0) & known(self._after)

    @cached_property
    def compared_practising(self) -> Marks:
        """Of those compared, who practises: whose change is reported."""
        return self.compared & self.practising

    @cached_property
    def new_income(self) -> Marks:
        """Of both, who had none before."""
        return self.both & _equal(self._before, 0)

    @cached_property
    def still_without_income(self) -> Marks:
        """Of those, who has none after either."""
        return self.new_income & _equal(self._after, 0)

    @cached_property
    def peopled(self) -> Marks:
        """Who has members."""
        return self._told["members"] > 0

    @cached_property
    def placed(self) -> Marks:
        """Of both, who has members, and so can be held against the line."""
        return self.both & self.peopled

    @cached_property
    def compared_peopled(self) -> Marks:
        """Of those compared, who has members."""
        return self.compared & self.peopled

    @cached_property
    def above_before(self) -> Marks:
        """Of those placed, who was at the line or above it."""
        return self.placed & (self._before >= self._needed)

    @cached_property
    def above_after(self) -> Marks:
        """Of those placed, who is at the line or above it."""
        return self.placed & (self._after >= self._needed)

    @cached_property
    def rose(self) -> Marks:
        """Who came from below the line."""
        return self.above_after & ~self.above_before

    @cached_property
    def fell(self) -> Marks:
        """Who came from above it."""
        return self.above_before & ~self.above_after

    @cached_property
    def told_part(self) -> Marks:
        """Who says how much of the income after comes from the occupation trained."""
        return known(self._after) & known(self._told["from_trained"])

    @cached_property
    def asked_before(self) -> Marks:
        """Who says what was spent, beside the income before."""
        return known(self._before) & known(self._told["spent_before"])

    @cached_property
    def enough_before(self) -> Marks:
        """Of those, who spent less."""
        return self.asked_before & (self._before > self._told["spent_before"])

    @cached_property
    def asked_after(self) -> Marks:
        """Who says what is spent, beside the income after."""
        return known(self._after) & known(self._told["spent_after"])

    @cached_property
    def enough_after(self) -> Marks:
        """Of those, who spends less."""
        return self.asked_after & (self._after > self._told["spent_after"])

    @cached_property
    def saved_twice(self) -> Marks:
        """Who says both times what was saved."""
        return known(self._told["saved_before"]) & known(self._told["saved_after"])

    @cached_property
    def owed_twice(self) -> Marks:
        """Who says both times what was owed."""
        return known(self._told["owed_before"]) & known(self._told["owed_after"])

    @cached_property
    def _needed(self) -> Column:
        """What those placed need to be at the line."""
        return self._line * np.where(self.placed, self._told["members"], np.int64(0))


def _equal(column: Narrow, number: int) -> Marks:
    marks: Marks = column == number
    return marks
