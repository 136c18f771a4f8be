"""Every measure that is built on household income, each defined once.

Money is satang; incomes are a year's. Nothing is averaged over percentages: a change in percent is
that of the sums. A household counts in a measure only where all that the measure needs is recorded,
and each measure says how many households it rests on.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from desktop.programme.income_marks import IncomeLine, IncomeMarks, Marks
from desktop.programme.income_sums import Parts, mean, median, median_percent
from desktop.programme.income_table import FACTS, IncomeTable, Narrow, Order, first_of_each, stretch

_WHO = ("household", "place", "person", "occupation", "trainer", "fund")  # no measure asks it
_MEASURED = tuple(fact for fact in FACTS if fact not in _WHO)
_AT_ONCE = 50_000  # households that are measured together: their columns stay near the processor


@dataclass(frozen=True, slots=True)
class Change:
    """How a sum of money of some households changed, and how many households it rests on."""

    households: int
    before: int
    after: int

    @property
    def gained(self) -> int:
        """Σ after - Σ before."""
        return self.after - self.before

    @property
    def percent(self) -> float | None:
        """(Σ after - Σ before) ÷ Σ before in percent; None where there was nothing before."""
        return self.gained * 100 / self.before if self.before else None

    def reaches(self, percent: int) -> bool:
        """Whether it grew by `percent` or more, counted exactly."""
        return bool(_reaches(self.before, self.after, percent))


@dataclass(frozen=True, slots=True)
class Practice:
    """How many households practise what they were trained in; the three add up to `trained`."""

    trained: int
    practising: int
    stopped: int

    @property
    def not_followed_up(self) -> int:
        """Households of which no visit says whether they practise."""
        return self.trained - self.practising - self.stopped

    @property
    def percent(self) -> float | None:
        """Practising ÷ trained; those not yet followed up stand beside it, never hidden."""
        return share(self.practising, self.trained)


@dataclass(frozen=True, slots=True)
class PerPerson:
    """Income a person: Σ income ÷ Σ members of households with members; satang, rounded.

    `members` is the number last recorded, for both incomes. None without such a household.
    """

    households: int
    people: int
    total_before: int
    total_after: int

    @property
    def before(self) -> int | None:
        """Satang a person before."""
        return mean(self.total_before, self.people)

    @property
    def after(self) -> int | None:
        """Satang a person after."""
        return mean(self.total_after, self.people)


@dataclass(frozen=True, slots=True)
class AgainstLine:
    """Households against the จปฐ line: at it or above by their own income a person, or below.

    Over households with both incomes and members. `rose` came from below, `fell` from above.
    """

    households: int
    above_before: int
    above_after: int
    rose: int
    fell: int

    @property
    def below_before(self) -> int:
        """Households below the line before."""
        return self.households - self.above_before

    @property
    def below_after(self) -> int:
        """Households below the line after."""
        return self.households - self.above_after


@dataclass(frozen=True, slots=True)
class Enough:
    """Households whose income exceeds what they spend (the measure of sufficiency).

    `asked` have both recorded at that time; of these `enough` have more than they spend.
    """

    asked_before: int
    enough_before: int
    asked_after: int
    enough_after: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Every measure of some target households.

    incomes: over households with both incomes; without_before, without_after are left out of it.
    new_income: of these, households with a baseline of 0, which no percentage counts;
    still_without_income: of these, those whose income is 0 after too.
    change: over households with both incomes and a baseline above 0; practising_change: over those
    of them that practise, the figure reported. median_percent is of the households' own changes.
    median_before, median_after: over `incomes`.
    per_person: over `incomes` with members; compared_per_person: over `change` with members.
    from_trained: over households with an income after that say how much of it comes from the
    occupation trained: `before` is that part, `after` the whole.
    saved, owed: over households that say so both times.
    """

    practice: Practice
    incomes: Change
    without_before: int
    without_after: int
    new_income: int
    still_without_income: int
    change: Change
    practising_change: Change
    median_percent: float | None
    median_before: int | None
    median_after: int | None
    per_person: PerPerson
    compared_per_person: PerPerson
    line: AgainstLine
    from_trained: Change
    enough: Enough
    saved: Change
    owed: Change

    @property
    def mean_before(self) -> int | None:
        """Satang a household before, over `incomes`."""
        return mean(self.incomes.before, self.incomes.households)

    @property
    def mean_after(self) -> int | None:
        """Satang a household after, over `incomes`."""
        return mean(self.incomes.after, self.incomes.households)

    @property
    def from_trained_percent(self) -> float | None:
        """How much of the income after comes from the occupation trained."""
        return share(self.from_trained.before, self.from_trained.after)


_MEDIANS = ("median_percent", "median_before", "median_after")
"""The measures that no adding up of groups can tell."""


def share(part: int, whole: int) -> float | None:
    """`part` of `whole` in percent; None of nothing."""
    return part * 100 / whole if whole else None


def measure(table: IncomeTable, income_line: IncomeLine) -> Measures:
    """Every measure of the households of `table`."""
    return measure_each(table, [len(table)], income_line)[0]


def measure_each(
    table: IncomeTable, sizes: ArrayLike, income_line: IncomeLine, order: Order = None
) -> list[Measures]:
    """The measures of each of the parts `table` is made of, one behind the other in `order`.

    `sizes` are how many households they have, each at least one if there are any. Never are more
    than some of them copied at the same time.
    """
    measured: list[Measures] = []
    begin = 0
    for some in _blocks(np.asarray(sizes, np.int64).tolist()):
        rows = stretch(order, begin, begin := begin + sum(some))
        line = income_line if isinstance(income_line, int) else income_line[rows]
        if sum(some) <= _AT_ONCE:
            measured += _measured(table.told(_MEASURED, rows), some, line)
        elif isinstance(rows, slice):
            measured.append(_in_pieces(table[rows], some[0], line, None))
        else:
            measured.append(_in_pieces(table, some[0], income_line, rows))
    return measured


def measure_whole(table: IncomeTable, parts: Sequence[Measures], order: Order = None) -> Measures:
    """The measures of `table`, or of its rows in `order`; `parts` are those of all their groups.

    What adds up is added up; the medians alone are found among the households.
    """
    if not parts:
        return measure(table, 0)
    told = table.told(("before", "after"), slice(None) if order is None else order)
    medians = _Parts([len(told)]).medians(told, IncomeMarks(told))
    found = {key: one for key, (one,) in zip(_MEDIANS, medians, strict=True)}
    names = [one.name for one in fields(Measures) if one.name not in found]
    added = {name: _added([getattr(one, name) for one in parts]) for name in names}
    return Measures(**added, **found)


def compared(table: IncomeTable) -> Marks:
    """Which households' change counts: those with a baseline above 0 and an income after."""
    return IncomeMarks(table).compared


def villages_reaching(table: IncomeTable, percent: int) -> tuple[int, int]:
    """How many villages have a practising household to compare, and how many of them grew so much.

    Their practising households together grew by `percent` or more.
    """
    chosen = IncomeMarks(table).compared_practising
    first = first_of_each(table.columns["place"][chosen])
    if not first.size:
        return 0, 0
    before, after = (
        np.add.reduceat(table.columns[fact][chosen], first, dtype=np.int64)
        for fact in ("before", "after")
    )
    return first.size, int(np.count_nonzero(_reaches(before, after, percent)))


def _reaches[Money: (int, NDArray[np.int64])](before: Money, after: Money, percent: int) -> Any:
    """Whether money grew by `percent` or more, counted exactly; what was nothing did not."""
    return (before > 0) & ((after - before) * 100 >= percent * before)


def _added(parts: Sequence[Any]) -> Any:
    """The sums of numbers, or one of a kind whose every number is the sum of theirs."""
    kind: Any = type(parts[0])
    if kind is int:
        return kind(sum(parts))
    names = [one.name for one in fields(kind)]
    return kind(*(sum(getattr(one, name) for one in parts) for name in names))


def _blocks(sizes: Iterable[int]) -> Iterator[list[int]]:
    """The sizes of parts, some together; a part larger than _AT_ONCE is by itself."""
    block: list[int] = []
    many = 0
    for size in sizes:
        if block and many + size > _AT_ONCE:
            yield block
            block, many = [], 0
        block.append(size)
        many += size
    yield block


def _in_pieces(table: IncomeTable, size: int, income_line: IncomeLine, order: Order) -> Measures:
    """The measures of many households: no more than some have all their columns copied."""
    sizes = np.diff([*range(0, size, _AT_ONCE), size])
    return measure_whole(table, measure_each(table, sizes, income_line, order), order)


def _measured(table: IncomeTable, sizes: Sequence[int], income_line: IncomeLine) -> list[Measures]:
    counted, parts = IncomeMarks(table, income_line), _Parts(sizes)
    told = table.columns  # as narrow as they are: to widen them would take most of the time
    before, after, members = told["before"], told["after"], told["members"]
    columns = (
        parts.practice(counted),
        parts.changes(before, after, counted.both),
        parts.counts(counted.without_before),
        parts.counts(counted.without_after),
        parts.counts(counted.new_income),
        parts.counts(counted.still_without_income),
        parts.changes(before, after, counted.compared),
        parts.changes(before, after, counted.compared_practising),
        *parts.medians(table, counted),
        parts.per_person(before, after, members, counted.placed),
        parts.per_person(before, after, members, counted.compared_peopled),
        parts.against_line(counted),
        parts.changes(told["from_trained"], after, counted.told_part),
        parts.enough(counted),
        parts.changes(told["saved_before"], told["saved_after"], counted.saved_twice),
        parts.changes(told["owed_before"], told["owed_after"], counted.owed_twice),
    )
    return [Measures(*each) for each in zip(*columns, strict=True)]


class _Parts(Parts):
    """What measures are made of, of each part of a table."""

    def changes(self, before: Narrow, after: Narrow, rows: Marks) -> list[Change]:
        """The change of the marked households of each part."""
        money = (self.sums(column, rows) for column in (before, after))
        return list(map(Change, self.counts(rows), *money))

    def medians(self, table: IncomeTable, counted: IncomeMarks) -> tuple[list[Any], ...]:
        """Of each part what _MEDIANS names."""
        before, after = table.columns["before"], table.columns["after"]
        return (
            self.each(median_percent, counted.compared, before, after),
            self.each(median, counted.both, before),
            self.each(median, counted.both, after),
        )

    def practice(self, counted: IncomeMarks) -> list[Practice]:
        """How each part practises."""
        counts = map(self.counts, (counted.trained, counted.practising, counted.stopped))
        return list(map(Practice, *counts))

    def per_person(
        self, before: Narrow, after: Narrow, members: Narrow, rows: Marks
    ) -> list[PerPerson]:
        """Income a person of the marked households of each part."""
        sums = (self.sums(column, rows) for column in (members, before, after))
        return list(map(PerPerson, self.counts(rows), *sums))

    def against_line(self, counted: IncomeMarks) -> list[AgainstLine]:
        """How each part stands against the line."""
        above = counted.above_before, counted.above_after
        return list(
            map(
                AgainstLine, *map(self.counts, (counted.placed, *above, counted.rose, counted.fell))
            )
        )

    def enough(self, counted: IncomeMarks) -> list[Enough]:
        """Who of each part has enough."""
        before = counted.asked_before, counted.enough_before
        after = counted.asked_after, counted.enough_after
        return list(map(Enough, *map(self.counts, (*before, *after))))
