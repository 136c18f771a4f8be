"""The numbers of the income chart, before anything is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.charts.chart import ids
from desktop.programme.income_groups import Classes, IncomeSummary, parts
from desktop.programme.income_table import USUAL, IncomeTable, Pair
from desktop.programme.income_words import none_of
from desktop.programme.incomes import Change, Measures, compared
from desktop.words import _


@dataclass(frozen=True, slots=True)
class Bar:
    """One pair of bars: satang a person a year, before and after, of the same households.

    `households` have a baseline above 0 and an income after; `change` is theirs. `before` and
    `after` leave out those without members, and are None where that leaves nobody. `key` is the
    group's in the summary.
    """

    key: str
    name: str
    households: int
    before: int | None
    after: int | None
    change: Change


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What the chart shows; `everybody` and `members` (by a group's key) are the ids of those
    whom the bars count.
    """

    summary: IncomeSummary
    everybody: Sequence[int] = ()
    members: Mapping[str, Sequence[int]] = field(default_factory=dict)
    pair: Pair = USUAL


def before_after(
    table: IncomeTable, summary: IncomeSummary, classes: Classes, pair: Pair = USUAL
) -> BeforeAfter:
    """The numbers of the chart; `summary` is that of `table`."""
    groups = parts(table, summary.by, classes, ("household", "before", "after"))
    members = {key: ids(part, compared(part)) for key, part in groups}
    return BeforeAfter(summary, ids(table, compared(table)), members, pair)


def bars(summary: IncomeSummary, language: str | None = None) -> tuple[Bar, ...]:
    """A bar for each group, the largest growth first, no number last."""
    unnamed = none_of(summary.by, language)
    found = [_bar(one.key, one.name or unnamed, one.measures) for one in summary.groups]
    return tuple(sorted(found, key=_largest_growth))


def total_bar(summary: IncomeSummary, language: str | None = None) -> Bar:
    """The bar of all households together."""
    return _bar("", _("All households", language), summary.measures)


def _bar(key: str, name: str, measures: Measures) -> Bar:
    people = measures.compared_per_person
    return Bar(key, name, measures.change.households, people.before, people.after, measures.change)


def _largest_growth(bar: Bar) -> tuple[bool, float, str]:
    percent = bar.change.percent
    return percent is None, -(percent or 0), bar.name
