"""How the income of each household went from the baseline over its visits.

Of few households each has its line; of many, areas say between which incomes most of them lie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop import incomes
from desktop.charts.artists import Dot, Fill, Pen, Shape
from desktop.charts.chart import Chart, Look
from desktop.charts.drawing import NAME, SMALL, Sheet
from desktop.charts.look import REGULAR, STRONG
from desktop.charts.panel import COLUMN, DATA
from desktop.charts.wording import WITHOUT_AFTER, WITHOUT_BEFORE
from desktop.programme.income_groups import By
from desktop.programme.income_table import MISSING, USUAL, IncomeTable, Pair
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

MOST = 200
"""Households that have a line each."""

_HIGH = 290.0
_LEFT, _RIGHT, _BELOW = 74.0, 112.0, 42.0
_SHARES = (10, 25, 50, 75, 90)


@dataclass(frozen=True, slots=True)
class Moment:
    """The baseline (0) or a visit, and the ids of those who told their income then.

    `shares` are the incomes below which 10, 25, 50, 75 and 90 percent of them lie, in satang.
    """

    visit: int
    households: Sequence[int]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The incomes of households with a baseline and an income later.

    `incomes` has a row for each of `households` and a column for each of `moments`, in satang,
    NaN where none is recorded; `names` are those of the households' representatives. `pair` is the
    one that was chosen: the chart shows every visit whatever it is.
    """

    households: tuple[int, ...]
    incomes: NDArray[np.float64]
    moments: tuple[Moment, ...]
    without_before: int
    without_after: int
    names: Mapping[int, str] = field(default_factory=dict)
    pair: Pair = USUAL

    @property
    def chosen(self) -> tuple[int, ...]:
        """The two moments of a pair that was chosen: they are marked among all the others."""
        return () if self.pair == USUAL else tuple(one for one in self.pair if one is not None)

    def gained(self) -> NDArray[np.float64]:
        """What each household's last income has more than its baseline."""
        return last_known(self.incomes) - self.incomes[:, 0]


def paths(tables: Mapping[int, IncomeTable]) -> Paths:
    """From the tables of each visit, by its number: the baseline, and after it that visit's."""
    known = reduce(np.intersect1d, (table.household for table in tables.values()))
    parts = {visit: _of(table, known) for visit, table in tables.items()}
    first = next(iter(parts.values())).before
    columns = [first, *(part.after for part in parts.values())]
    every = np.array([np.where(one == MISSING, np.nan, one) for one in columns]).T
    begun = ~np.isnan(every[:, 0])
    visited = ~np.isnan(every[:, 1:]).all(axis=1)
    chosen = begun & visited
    ids, rows = known[chosen], every[chosen]
    told = ~np.isnan(rows)
    kept = [at for at in range(rows.shape[1]) if at == 0 or told[:, at].any()]
    visits = (0, *parts)
    moments = [
        Moment(visits[at], memoryview(ids[told[:, at]]), _shares(rows[told[:, at], at]))
        for at in kept
        if len(rows)
    ]
    return Paths(
        households=tuple(ids.tolist()),
        incomes=rows[:, kept],
        moments=tuple(moments),
        without_before=int(np.count_nonzero(~begun)),
        without_after=int(np.count_nonzero(begun & ~visited)),
    )


def last_known(every: NDArray[np.float64]) -> NDArray[np.float64]:
    """The last number of each row."""
    known = ~np.isnan(every)
    last = every.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    found: NDArray[np.float64] = every[np.arange(len(every)), last]
    return found


def _of(table: IncomeTable, households: NDArray[Any]) -> IncomeTable:
    """These households of a table, in their order."""
    order = np.argsort(table.household)
    return table[order[np.searchsorted(table.household, households, sorter=order)]]


def _shares(told: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(np.percentile(told, _SHARES).tolist())


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Paths:
    """The numbers of the chart, names where lines are single; Refused without a round."""
    visits = incomes.visits(office, scope) or (1,)
    every = {visit: incomes.table(office, scope, Pair(0, visit)) for visit in visits}
    found = replace(paths(every), pair=pair)
    if len(found.households) > MOST:
        return found
    return replace(found, names=incomes.representatives(found.households))


def draw(numbers: Paths, look: Look) -> Chart:
    """The chart: a line is "household-ID", the middle at a visit "moment-NUMBER" (0: before)."""
    return _Drawing(numbers, look).chart()


class _Drawing:
    """One chart being drawn."""

    def __init__(self, numbers: Paths, look: Look) -> None:
        self.numbers = numbers
        self.wording, self.palette = look.wording, look.palette
        self.each = len(numbers.households) <= MOST
        self.gained = numbers.gained()
        self.end = _end(numbers, each=self.each)
        say = self.wording.say
        self.sheet = Sheet(
            look, say(N_("Income of the households from the training to each visit")),
            say(N_("(baht a household a year)")), self._rests_on(),
            high=_HIGH, left=_LEFT, right=_RIGHT, below=_BELOW,
        )  # fmt: skip

    def chart(self) -> Chart:
        """The finished chart."""
        moments = self.numbers.moments
        self.sheet.money("y", self.end)
        self.sheet.panel.across = -0.15, max(len(moments) - 1, 1) + 0.08
        for at, moment in enumerate(moments):
            self._moment(at, moment)
        if self.each:
            self._lines()
        else:
            self._areas()
        if moments:
            self._middle()
        else:
            self.sheet.nothing()
        self._legend()
        return self.sheet.chart()

    def _rests_on(self) -> list[str]:
        numbers = self.numbers
        beyond = int(np.count_nonzero(np.nanmax(numbers.incomes, axis=1, initial=0) > self.end))
        sentences = (
            (0 if self.each else len(numbers.households),
             N_("More than {most} households: areas instead of a line each")),
            (numbers.without_after, WITHOUT_AFTER),
            (numbers.without_before, WITHOUT_BEFORE),
            (int(np.count_nonzero(numbers.incomes[:, 0] == 0)),
             N_("No income before {count} (their lines begin at 0)")),
            (beyond if self.each else 0, N_("Above the end of the axis {count}")),
        )  # fmt: skip
        counted = N_("Counted from {count} households with an income before and at a visit")
        say = self.wording.say
        return [
            *self._marked(),
            say(counted, count=f"{len(numbers.households):,}"),
            *(say(text, count=f"{count:,}", most=MOST) for count, text in sentences if count),
        ]

    def _marked(self) -> list[str]:
        """That all visits are shown though two moments were chosen, which are marked."""
        if not self.numbers.chosen:
            return []
        before, after = self.wording.moments(self.numbers.pair)
        said = N_("Every visit is shown; marked are {before} and {after}")
        return [self.wording.say(said, before=before, after=after)]

    def _moment(self, at: int, moment: Moment) -> None:
        """What a moment is called, and how many told their income then."""
        before, after = self.wording.moments(Pair(0, moment.visit))
        name = after if moment.visit else before
        count = self.wording.households(len(moment.households))
        ink, quiet = self.palette.ink, self.palette.quiet
        chosen = moment.visit in self.numbers.chosen
        rule, family = (Pen(ink, 1.2), STRONG) if chosen else (Pen(self.palette.grid, 0.8), REGULAR)
        self.sheet.upright(at, rule)
        self.sheet.text(name, (at, 0), (0, -16), NAME, ink, family, "center", COLUMN)
        self.sheet.text(count, (at, 0), (0, -30), SMALL, quiet, ha="center", within=COLUMN)

    def _lines(self) -> None:
        """A line for each household, through what is known of it."""
        ways = zip(self.numbers.households, self.numbers.incomes, self.gained, strict=True)
        for household, told, gained in ways:
            known = np.flatnonzero(~np.isnan(told))
            pen, order = self._pen(gained)
            line = self.sheet.line(known.tolist(), told[known].tolist(), pen, zorder=order)
            said = self._told(household, told[0], told[0] + gained)
            self.sheet.mark(line, f"household-{household}", said, (household,))

    def _pen(self, gained: float) -> tuple[Pen, float]:
        """How a household's line is drawn, and over which others."""
        palette = self.palette
        if gained > 0:
            return Pen(palette.after, 0.8), 2.1
        if gained < 0:
            return Pen(palette.short, 1.2, (4, 2)), 2.2
        return Pen(palette.quiet, 0.8, (1, 2)), 2

    def _told(self, household: int, before: float, after: float) -> str:
        wording = self.wording
        name = self.numbers.names.get(household) or wording.say(N_("Household"))
        change = wording.say(N_("New income"))
        if before:
            change = wording.percent((after - before) * 100 / before)
        money = (wording.baht(int(before)), wording.baht(int(after)))
        return f"{name}: {money[0]} → {money[1]} ({change})"

    def _areas(self) -> None:
        """Between which incomes eight of ten households lie, and half of them."""
        across = range(len(self.numbers.moments))
        least, lower, _middle, upper, most = self._shares()
        for low, high, colour, dashes in (
            (least, most, self.palette.wide, (1, 2)),
            (lower, upper, self.palette.narrow, ()),
        ):
            there, back = zip(across, low, strict=True), zip(across, high, strict=True)
            Shape(self.sheet.panel, [*there, *reversed([*back])], Fill(colour))
            for edge in (low, high):
                self.sheet.line(across, edge, Pen(self.palette.quiet, 0.8, dashes))

    def _shares(self) -> list[tuple[float, ...]]:
        return list(zip(*(one.shares for one in self.numbers.moments), strict=True))

    def _middle(self) -> None:
        """The median at each moment, and at the right what the lines are."""
        wording, palette, moments = self.wording, self.palette, self.numbers.moments
        middle = [one.shares[2] for one in moments]
        for colour, wide in ((palette.ground, 5.0), (palette.ink, 2.6)):
            self.sheet.line(range(len(middle)), middle, Pen(colour, wide), zorder=3)
        for at, moment in enumerate(moments):
            _least, lower, half, upper, _most = (wording.baht(round(one)) for one in moment.shares)
            dot = self.sheet.dot((at, middle[at]), Dot(palette.ink, palette.ink, 6, 1), zorder=4)
            told = wording.say(
                N_("Half of {households} have {half} baht a year or more; half lie between {lower} "
                   "and {upper}"),
                households=wording.households(len(moment.households)), half=half, lower=lower,
                upper=upper,
            )  # fmt: skip
            self.sheet.mark(dot, f"moment-{moment.visit}", told, moment.households)
        self._beside(moments[-1])

    def _beside(self, last: Moment) -> None:
        """At the right end what each line is, never one upon the other."""
        wording, ink = self.wording, self.palette.ink
        median = wording.say(N_("median {baht}"), baht=wording.baht(round(last.shares[2])))
        texts = [(last.shares[2], median, STRONG, ink)]
        if not self.each:
            texts += [
                (one, wording.say(N_("{share}% below {baht}"), share=share,
                                  baht=wording.baht(round(one))), REGULAR, self.palette.quiet)
                for share, one in zip(_SHARES, last.shares, strict=True) if share != 50
            ]  # fmt: skip
        at, apart, floor = len(self.numbers.moments) - 1, 12 * self.end / _HIGH, -self.end
        for income, said, family, colour in sorted(texts):
            floor = max(income, floor + apart)
            self.sheet.text(said, (at, floor), (9, -3), SMALL, colour, family, within=DATA)

    def _legend(self) -> None:
        say, palette = self.wording.say, self.palette
        median = say(N_("Median")), Pen(palette.ink, 2.6)
        if not self.each:
            half = say(N_("Half of the households")), Fill(palette.narrow, edge=palette.quiet)
            most = say(N_("Eight of ten households")), Fill(palette.wide, edge=palette.quiet)
            self.sheet.legend([median, half, most])
            return
        kinds = ((N_("Rose"), 1), (N_("Fell"), -1), (N_("The same"), 0))
        lines = []
        for label, sign in kinds:
            count = int(np.count_nonzero(np.sign(self.gained) == sign))
            text = f"{say(label)} {self.wording.households(count)}"
            lines.append((text, self._pen(sign)[0]))
        self.sheet.legend([median, *lines])


def _end(numbers: Paths, *, each: bool) -> float:
    """Up to which income the axis goes: few that are far above do not press down the others."""
    if not numbers.moments:
        return 100_000_00.0
    if not each:
        return max(100.0, *(max(one.shares) for one in numbers.moments)) * 1.12
    highest = np.nanmax(numbers.incomes, axis=1)
    usual = float(np.percentile(highest, 95))
    most = float(highest.max())
    return max(most if most < 2 * usual else usual * 1.3, 100.0) * 1.06
