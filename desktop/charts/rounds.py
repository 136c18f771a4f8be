"""Progress over the rounds: who practises, how incomes grew, and what a person lives on.

All households of each round, and beside them those who are in every round: only these compare
one year with another fairly.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop import incomes
from desktop.charts.artists import Dot, Pen
from desktop.charts.chart import Chart, Look, ids
from desktop.charts.drawing import EDGE, NAME, SMALL, SMALLEST, Sheet, span
from desktop.charts.look import STRONG
from desktop.charts.panel import COLUMN, DATA, PANEL, Grid, Panel
from desktop.programme.income_groups import By
from desktop.programme.income_table import USUAL, IncomeTable, Pair
from desktop.programme.incomes import Measures, measure
from desktop.programme.rounds import RoundSettings
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

# Points
_HIGH = 260.0
_LEFT, _APART = 46.0, 58.0
_DOT = 6.0

_FEW = 5
"""Up to so many rounds, each point is labelled; of more, the last one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One round: its numbers, its measures, and the ids of its households."""

    round: RoundSettings
    measures: Measures
    households: Sequence[int]


@dataclass(frozen=True, slots=True)
class Progress:
    """The rounds, the oldest first: of all their households, and of those that are in each."""

    all: tuple[Step, ...]
    same: tuple[Step, ...]
    pair: Pair = USUAL


def progress(
    all_: Iterable[tuple[RoundSettings, IncomeTable]],
    same: Iterable[tuple[RoundSettings, IncomeTable]],
    pair: Pair = USUAL,
) -> Progress:
    """The numbers of the chart; without anybody in every round, `same` is empty."""
    steps = [
        tuple(
            Step(round_, measure(table, round_.income_line), ids(table)) for round_, table in rounds
        )
        for rounds in (all_, same)
    ]
    in_every = all(len(step.households) for step in steps[1])
    return Progress(steps[0], steps[1] if in_every else (), pair)


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Progress:
    """The numbers of the chart; Refused without a round."""
    tables = (incomes.tables_of_rounds(office, scope, pair, same=same) for same in (False, True))
    whole, same = ([(one.settings, table) for one, table in rounds] for rounds in tables)
    return progress(whole, same, pair)


class Series(NamedTuple):
    """What a panel shows of a round: its number, how many households it rests on, its target."""

    key: str
    label: str
    value: Callable[[Measures], float | None]
    households: Callable[[Measures], int]
    target: Callable[[RoundSettings], float | None]


SERIES = (
    Series("practising", N_("Practising (%)"), lambda one: one.practice.percent,
           lambda one: one.practice.trained, lambda round_: round_.practising_percent),
    Series("growth", N_("Growth of income, practising (%)"),
           lambda one: one.practising_change.percent, lambda one: one.practising_change.households,
           lambda round_: round_.income_growth_percent),
    Series("income", N_("Income a person after (baht a year)"),
           lambda one: one.per_person.after, lambda one: one.per_person.households,
           lambda round_: round_.income_line),
)  # fmt: skip


def draw(numbers: Progress, look: Look) -> Chart:
    """The chart: a point is "SERIES-all-N" or "SERIES-same-N", the oldest round 1."""
    return _Drawing(numbers, look).chart()


class _Drawing:
    """One chart being drawn."""

    def __init__(self, numbers: Progress, look: Look) -> None:
        self.numbers = numbers
        self.wording, self.palette = look.wording, look.palette
        self.sheet = Sheet(
            look, self.wording.titled(N_("Progress over the rounds"), numbers.pair), "",
            self._rests_on(), high=_HIGH,
            left=EDGE + _LEFT, right=EDGE + 12, grid=Grid(len(SERIES), 1, _APART, 0, len(SERIES)),
        )  # fmt: skip

    def chart(self) -> Chart:
        """The finished chart."""
        for panel, series in zip(self.sheet.panels, SERIES, strict=True):
            self._frame(panel, series)
            self._targets(panel, series)
            self._series(panel, series, "same", self.numbers.same)
            self._series(panel, series, "all", self.numbers.all)
        self._legend()
        return self.sheet.chart()

    def _rests_on(self) -> list[str]:
        say = self.wording.say
        said = self.wording.between(self.numbers.pair)
        if without := self._without_the_pair():
            said.append(say(N_("No household with both of these incomes: {years}"), years=without))
        for message, counted in (
            (N_("Households of each round: {counts}"), _trained),
            (N_("Not followed up yet: {counts}"), _not_followed_up),
        ):
            told = [(step.round.year, counted(step)) for step in self.numbers.all]
            counts = ", ".join(f"{year}: {count:,}" for year, count in told if count)
            if counts:
                said.append(say(message, counts=counts))
        if self.numbers.same:
            count = self.wording.households(len(self.numbers.same[0].households))
            said.append(say(N_("In every round: {households}"), households=count))
        elif len(self.numbers.all) > 1:
            said.append(say(N_("No household is in every round: years compare different people")))
        return said

    def _without_the_pair(self) -> str:
        """The years whose households have not both incomes of a pair that was chosen."""
        steps = () if self.numbers.pair == USUAL else self.numbers.all
        none = (one.round.year for one in steps if not one.measures.incomes.households)
        return ", ".join(map(str, none))

    def _label(self, series: Series) -> str:
        """What a panel shows; the income is that of the later of the two moments."""
        return self.wording.at_moment(f"round_{series.key}", series.label, self.numbers.pair)

    def _frame(self, panel: Panel, series: Series) -> None:
        """Title, years and scale of a panel."""
        steps = self.numbers.all
        every = [series.value(step.measures) for step in (*steps, *self.numbers.same)]
        told = [one for one in (*every, *(series.target(step.round) for step in steps)) if one]
        panel.across = -0.4, max(len(steps) - 0.6, 0.4)
        if series.key == "income":
            self.sheet.money("y", max(told, default=1) * 1.15, panel)
        elif series.key == "practising":
            self.sheet.percents("y", 0, 108, panel, sign=False)
        else:
            low, high = span([0, *told])
            self.sheet.percents("y", low, high * 1.1, panel)
        self.sheet.text(
            self._label(series), (0, 1), (-_LEFT + 6, 10), NAME - 1, self.palette.ink, STRONG,
            within=PANEL, panel=panel,
        )  # fmt: skip
        for at in range(len(steps) - 1, -1, -(1 if len(steps) <= 2 * _FEW else 2)):
            year = self.wording.number(str(steps[at].round.year))
            self.sheet.text(
                year, (at, 0), (0, -16), SMALLEST, self.palette.quiet, ha="center",
                within=COLUMN, panel=panel,
            )  # fmt: skip

    def _targets(self, panel: Panel, series: Series) -> None:
        """What each round aimed at; of incomes the line of its year."""
        for at, step in enumerate(self.numbers.all):
            target = series.target(step.round)
            if target is not None:
                self.sheet.line((at - 0.36, at + 0.36), (target, target), self._aim(), panel)

    def _series(self, panel: Panel, series: Series, whose: str, steps: Sequence[Step]) -> None:
        """A line through the rounds that have a number, and a point for each."""
        values = [(at, series.value(step.measures)) for at, step in enumerate(steps)]
        known = [(at, value) for at, value in values if value is not None]
        if known:
            across, up = zip(*known, strict=True)
            self.sheet.line(across, up, self._pen(whose), panel)
        for place, (at, value) in enumerate(known):
            dot = self.sheet.dot((at, value), self._dot(whose), panel, zorder=4)
            told = self._told(series, steps[at], value)
            self.sheet.mark(dot, f"{series.key}-{whose}-{at + 1}", told, steps[at].households)
            last = place == len(known) - 1
            if whose == "all" and (len(known) <= _FEW or last):
                beside = [known[one][1] for one in (place - 1, place + 1) if 0 <= one < len(known)]
                self._number(panel, series, at, value, beside)

    def _number(
        self, panel: Panel, series: Series, at: int, value: float, beside: Sequence[float]
    ) -> None:
        """The number of a point, on the side where the lines are not."""
        same = series.value(self.numbers.same[at].measures) if self.numbers.same else None
        lines = beside if same is None else [same]
        up = -17 if lines and value < min(lines) else 9
        self.sheet.text(
            self._text_of(series, value), (at, value), (0, up), SMALL, self.palette.ink, STRONG,
            "center", DATA, panel, ground=self.palette.ground,
        )  # fmt: skip

    def _told(self, series: Series, step: Step, value: float) -> str:
        count = self.wording.households(series.households(step.measures))
        year = self.wording.number(str(step.round.year))
        return f"{self._label(series)} {year}: {self._text_of(series, value)} · {count}"

    def _text_of(self, series: Series, value: float) -> str:
        if series.key == "income":
            return self.wording.baht(round(value))
        if series.key == "growth":
            return self.wording.percent(value)
        return self.wording.number(f"{value:.1f}%")

    def _aim(self) -> Pen:
        return Pen(self.palette.line, 1.4, (3, 2))

    def _pen(self, whose: str) -> Pen:
        palette = self.palette
        return Pen(palette.after, 2.0) if whose == "all" else Pen(palette.short, 1.4, (1, 1.5))

    def _dot(self, whose: str) -> Dot:
        palette = self.palette
        if whose == "all":
            return Dot(palette.after, palette.after, _DOT, 1.4)
        return Dot(palette.short, palette.ground, _DOT, 1.4, "D")

    def _legend(self) -> None:
        say = self.wording.say
        shown = [(say(N_("All households")), self._pen("all"), self._dot("all"))]
        if self.numbers.same:
            same = say(N_("Households that are in every round"))
            shown.append((same, self._pen("same"), self._dot("same")))
        target = say(N_("Target of the round, and its BMN line"))
        self.sheet.legend([*shown, (target, self._aim())])


def _trained(step: Step) -> int:
    return step.measures.practice.trained


def _not_followed_up(step: Step) -> int:
    return step.measures.practice.not_followed_up
