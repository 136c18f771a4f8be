"""Every measure that is built on household income, each defined once.

Money is satang a year. Nothing is averaged over percentages: a change in percent is that of the
sums.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class HouseholdIncome:
    """A target household and its income: before the training, and at the last visit that asked.

    `members` None or 0 is not recorded; `practising` is what the last visit that says so found,
    None while no visit does.
    """

    household_id: int
    occupation: str
    tambon_code: str
    tambon: str
    village_id: int
    village: str
    members: int | None
    before: int | None
    after: int | None
    practising: bool | None

    @property
    def has_both(self) -> bool:
        """Whether the income is known before and after."""
        return self.before is not None and self.after is not None


@dataclass(frozen=True, slots=True)
class Change:
    """How the income of some households changed, and how many it rests on: all above 0 before."""

    households: int
    before: int
    after: int

    @property
    def percent(self) -> float | None:
        """(Σ after - Σ before) ÷ Σ before in percent; None without a household to rest on."""
        return (self.after - self.before) * 100 / self.before if self.before else None

    def reaches(self, percent: int) -> bool:
        """Whether the income grew by `percent` or more, counted exactly."""
        return bool(self.before) and (self.after - self.before) * 100 >= percent * self.before


@dataclass(frozen=True, slots=True)
class Practice:
    """How many households practise what they were trained in, and how their income changed.

    trained: all of them. practising, stopped, not_followed_up: they add up to `trained`.
    change: over practising households with both incomes and a baseline above 0.
    """

    trained: int
    practising: int
    stopped: int
    change: Change

    @property
    def not_followed_up(self) -> int:
        """Households of which no visit says whether they practise."""
        return self.trained - self.practising - self.stopped

    @property
    def percent(self) -> float | None:
        """Practising ÷ trained; those not yet followed up stand beside it, never hidden."""
        return self.practising * 100 / self.trained if self.trained else None


type Followed = tuple[int | None, int | None, bool | None]
"""A household's income before and after, and whether it practises, as in `HouseholdIncome`."""


@dataclass(frozen=True, slots=True)
class PerPerson:
    """Income a person, of households with both incomes and with members: Σ total ÷ Σ members.

    `before` and `after` are satang a person, rounded; None without such a household. A household
    passes the จปฐ line when its own income a person is at the line or above; `rose` came from below
    it, `fell` dropped below it.
    """

    households: int
    people: int
    before: int | None
    after: int | None
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
class Measures:
    """Every measure of some target households.

    households: those with both incomes; before_total and after_total are over these.
    without_before, without_after: left out of `households` because that income is missing.
    new_income_households: of `households`, those with a baseline of 0; no percentage counts them.
    still_without_income: of these, those whose income is 0 after too.
    change: over `households` with a baseline above 0; median_percent is of their own changes.
    per_person: over `households` with members; compared_per_person: over those of `change`.
    """

    practice: Practice
    households: int
    without_before: int
    without_after: int
    before_total: int
    after_total: int
    new_income_households: int
    still_without_income: int
    change: Change
    median_percent: float | None
    per_person: PerPerson
    compared_per_person: PerPerson

    @property
    def trained(self) -> int:
        """All of the households."""
        return self.practice.trained

    @property
    def practising(self) -> int:
        """Those that practise."""
        return self.practice.practising

    @property
    def practising_change(self) -> Change:
        """The change over practising households with a baseline above 0."""
        return self.practice.change

    @property
    def change_percent(self) -> float | None:
        """The change over households with a baseline above 0."""
        return self.change.percent

    @property
    def practising_change_percent(self) -> float | None:
        """The change over practising households with a baseline above 0."""
        return self.practising_change.percent


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """The measures of one occupation, tambon or village. `key` is "" where none is recorded."""

    key: str
    name: str
    measures: Measures


@dataclass(frozen=True, slots=True)
class IncomeSummary:
    """The measures of all households, and of each occupation, tambon and village.

    Occupations: most households first; tambons and villages in the order in which they come.
    `income_line` is satang a person a year; `growth_percent` is the round's target.
    """

    measures: Measures
    by_occupation: tuple[GroupSummary, ...]
    by_tambon: tuple[GroupSummary, ...]
    by_village: tuple[GroupSummary, ...]
    income_line: int
    growth_percent: int

    @property
    def villages_measured(self) -> tuple[GroupSummary, ...]:
        """Villages with a practising household whose income can be compared."""
        return tuple(one for one in self.by_village if one.measures.practising_change.households)

    @property
    def villages_reaching(self) -> tuple[GroupSummary, ...]:
        """Of these, villages whose practising households reach the growth target."""
        return tuple(
            one
            for one in self.villages_measured
            if one.measures.practising_change.reaches(self.growth_percent)
        )


def practice(households: Iterable[Followed]) -> Practice:
    """The practice of households, which may come one after the other."""
    trained = practising = stopped = compared = sum_before = sum_after = 0
    for before, after, practises in households:
        trained += 1
        stopped += practises is False
        if practises:
            practising += 1
            if _is_compared(before, after):
                compared += 1
                sum_before += before or 0
                sum_after += after or 0
    return Practice(trained, practising, stopped, Change(compared, sum_before, sum_after))


def together(parts: Iterable[Practice]) -> Practice:
    """The practice of all the households that `parts` are of."""
    trained = practising = stopped = compared = before = after = 0
    for one in parts:
        trained += one.trained
        practising += one.practising
        stopped += one.stopped
        compared += one.change.households
        before += one.change.before
        after += one.change.after
    return Practice(trained, practising, stopped, Change(compared, before, after))


def summarise(
    rows: Iterable[HouseholdIncome], income_line: int, growth_percent: int
) -> IncomeSummary:
    """All measures of `rows`, one for each target household of a round or of a part of it."""
    households = tuple(rows)

    def grouped(key: Callable[[HouseholdIncome], tuple[str, str]]) -> list[GroupSummary]:
        found: dict[tuple[str, str], list[HouseholdIncome]] = {}
        for row in households:
            found.setdefault(key(row), []).append(row)
        return [GroupSummary(*one, _measures(part, income_line)) for one, part in found.items()]

    occupations = grouped(lambda row: (row.occupation, row.occupation))
    occupations.sort(key=lambda one: (-one.measures.trained, one.name))
    return IncomeSummary(
        measures=_measures(households, income_line),
        by_occupation=tuple(occupations),
        by_tambon=tuple(grouped(lambda row: (row.tambon_code, row.tambon))),
        by_village=tuple(grouped(lambda row: (str(row.village_id), row.village))),
        income_line=income_line,
        growth_percent=growth_percent,
    )


def _measures(rows: Sequence[HouseholdIncome], income_line: int) -> Measures:
    both = [row for row in rows if row.has_both]
    compared = [row for row in both if _is_compared(row.before, row.after)]
    new = [row for row in both if not row.before]
    return Measures(
        practice=practice((row.before, row.after, row.practising) for row in rows),
        households=len(both),
        without_before=sum(1 for row in rows if row.before is None),
        without_after=sum(1 for row in rows if row.before is not None and row.after is None),
        before_total=sum(row.before or 0 for row in both),
        after_total=sum(row.after or 0 for row in both),
        new_income_households=len(new),
        still_without_income=sum(1 for row in new if not row.after),
        change=_change(compared),
        median_percent=_median_percent(compared),
        per_person=_per_person([row for row in both if row.members], income_line),
        compared_per_person=_per_person([row for row in compared if row.members], income_line),
    )


def _is_compared(before: int | None, after: int | None) -> bool:
    """Whether a change in percent counts the household."""
    return bool(before) and after is not None


def _median_percent(rows: Sequence[HouseholdIncome]) -> float | None:
    """The median of the changes in percent: ordered by decimals, taken exactly in the middle."""
    if not rows:
        return None
    ordered = sorted(rows, key=lambda row: (row.after or 0) / (row.before or 1))
    middle = ordered[(len(rows) - 1) // 2 : len(rows) // 2 + 1]
    changes = (Fraction((row.after or 0) - (row.before or 0), row.before or 1) for row in middle)
    return float(sum(changes) * 100 / len(middle))


def _change(rows: Sequence[HouseholdIncome]) -> Change:
    return Change(
        len(rows), sum(row.before or 0 for row in rows), sum(row.after or 0 for row in rows)
    )


def _per_person(rows: Sequence[HouseholdIncome], income_line: int) -> PerPerson:
    people = sum(row.members or 0 for row in rows)

    def mean(income: int) -> int | None:
        return (2 * income + people) // (2 * people) if people else None

    passed = [
        (
            (row.before or 0) >= income_line * (row.members or 0),
            (row.after or 0) >= income_line * (row.members or 0),
        )
        for row in rows
    ]
    return PerPerson(
        households=len(rows),
        people=people,
        before=mean(sum(row.before or 0 for row in rows)),
        after=mean(sum(row.after or 0 for row in rows)),
        above_before=sum(before for before, _after in passed),
        above_after=sum(after for _before, after in passed),
        rose=sum(after and not before for before, after in passed),
        fell=sum(before and not after for before, after in passed),
    )
