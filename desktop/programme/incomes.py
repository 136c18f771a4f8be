"""Every measure that is built on household income, each defined once.

Money is satang; incomes are a year's. Nothing is averaged over percentages: a change in percent is
that of the sums. A household counts in a measure only where all that the measure needs is recorded,
and each measure says how many households it rests on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from desktop.programme.income_table import MISSING, IncomeTable, Narrow, known

type Marks = NDArray[np.bool_]
"""For each household whether something holds."""


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
        return bool(self.before) and self.gained * 100 >= percent * self.before


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
        return _mean(self.total_before, self.people)

    @property
    def after(self) -> int | None:
        """Satang a person after."""
        return _mean(self.total_after, self.people)


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
        return _mean(self.incomes.before, self.incomes.households)

    @property
    def mean_after(self) -> int | None:
        """Satang a household after, over `incomes`."""
        return _mean(self.incomes.after, self.incomes.households)

    @property
    def from_trained_percent(self) -> float | None:
        """How much of the income after comes from the occupation trained."""
        return share(self.from_trained.before, self.from_trained.after)


def share(part: int, whole: int) -> float | None:
    """`part` of `whole` in percent; None of nothing."""
    return part * 100 / whole if whole else None


def measure(table: IncomeTable, income_line: int) -> Measures:
    """Every measure of the households of `table`; `income_line` is satang a person a year."""
    columns = table.columns  # as narrow as they are: to widen them would take most of the time
    before, after, members = columns["before"], columns["after"], columns["members"]
    had, has = known(before), known(after)
    both = had & has
    compared, new = both & (before > 0), both & (before == 0)
    practising = columns["practising"] == 1
    peopled = both & (members > 0)
    return Measures(
        practice=Practice(len(table), _count(practising), _count(columns["practising"] == 0)),
        incomes=_change(before, after, both),
        without_before=_count(~had),
        without_after=_count(had & ~has),
        new_income=_count(new),
        still_without_income=_count(new & (after == 0)),
        change=_change(before, after, compared),
        practising_change=_change(before, after, compared & practising),
        median_percent=_median_percent(before[compared], after[compared]),
        median_before=_median(before[both]),
        median_after=_median(after[both]),
        per_person=_per_person(before, after, members, peopled),
        compared_per_person=_per_person(before, after, members, compared & peopled),
        line=_against(income_line, members[peopled], before[peopled], after[peopled]),
        from_trained=_told_twice(columns["from_trained"], after),
        enough=Enough(
            *_exceeds(before, columns["spent_before"]), *_exceeds(after, columns["spent_after"])
        ),
        saved=_told_twice(columns["saved_before"], columns["saved_after"]),
        owed=_told_twice(columns["owed_before"], columns["owed_after"]),
    )


def compared(table: IncomeTable) -> Marks:
    """Which households' change counts: those with a baseline above 0 and an income after."""
    counts: Marks = (table.before > 0) & (table.after != MISSING)
    return counts


def compared_changes(table: IncomeTable) -> NDArray[np.float64]:
    """The change in percent of each household whose change counts, in the table's order."""
    before, after = table.before, table.after
    chosen = compared(table)
    changes: NDArray[np.float64] = (after[chosen] - before[chosen]) * 100 / before[chosen]
    return changes


def practising_changes(table: IncomeTable) -> Iterator[Change]:
    """The change of practising households, of each village that has some to compare."""
    before, after, place = table.before, table.after, table.place
    chosen = (before > 0) & (after != MISSING) & (table.practising == 1)
    villages, first = np.unique(place[chosen], return_index=True)
    if not villages.size:
        return
    counts = np.diff(np.append(first, _count(chosen)))
    sums = (np.add.reduceat(income[chosen], first) for income in (before, after))
    for one in zip(counts, *sums, strict=True):
        yield Change(*map(int, one))


def _count(marks: Marks) -> int:
    return int(np.count_nonzero(marks))


def _sum(money: Narrow, rows: Marks) -> int:
    return int(money.sum(where=rows, dtype=np.int64))


def _change(before: Narrow, after: Narrow, rows: Marks) -> Change:
    return Change(_count(rows), _sum(before, rows), _sum(after, rows))


def _told_twice(before: Narrow, after: Narrow) -> Change:
    return _change(before, after, known(before) & known(after))


def _exceeds(income: Narrow, spent: Narrow) -> tuple[int, int]:
    """How many told both, and of how many the income is more."""
    told = known(income) & known(spent)
    return _count(told), _count(told & (income > spent))


def _per_person(before: Narrow, after: Narrow, members: Narrow, rows: Marks) -> PerPerson:
    money = _change(before, after, rows)
    return PerPerson(money.households, _sum(members, rows), money.before, money.after)


def _against(line: int, members: Narrow, before: Narrow, after: Narrow) -> AgainstLine:
    needed = line * members.astype(np.int64)
    was, is_ = before >= needed, after >= needed
    return AgainstLine(
        len(needed), _count(was), _count(is_), rose=_count(is_ & ~was), fell=_count(was & ~is_)
    )


def _mean(total: int, of: int) -> int | None:
    """Rounded half up."""
    return (2 * total + of) // (2 * of) if of else None


def _middle(count: int) -> tuple[int, int]:
    return (count - 1) // 2, count // 2


def _median(money: Narrow) -> int | None:
    if not money.size:
        return None
    middle = _middle(money.size)
    ordered = np.partition(money, middle)
    return _mean(sum(int(ordered[at]) for at in middle), 2)


def _median_percent(before: Narrow, after: Narrow) -> float | None:
    """The median of the changes: ordered by decimals, taken exactly in the middle."""
    if not before.size:
        return None
    middle = _middle(before.size)
    ordered = np.argpartition(after / before, middle)
    changes = (
        Fraction(int(after[at]) - int(before[at]), int(before[at])) for at in ordered[list(middle)]
    )
    return float(sum(changes) * 50)
