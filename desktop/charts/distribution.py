"""How many households changed by how much: a column for each band of change in percent.

Households without an income before have no percentage; those who have one now stand apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from desktop import incomes
from desktop.charts.artists import Fill, Pen
from desktop.charts.chart import Chart, Look, ids
from desktop.charts.drawing import HATCH, SMALL, Sheet, signed, size_within
from desktop.charts.look import REGULAR, STRONG
from desktop.charts.panel import DATA
from desktop.programme.income_groups import By
from desktop.programme.income_table import USUAL, IncomeTable, Pair
from desktop.programme.incomes import Measures, compared, measure
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

_EDGES = (-50, -25, -10, 0, 10, 25, 50, 100)
_HIGH = 300.0
_WIDE = 0.8
_APART = 0.7
"""How far those with a new income stand off, in columns."""
_LABELS = 30.0


@dataclass(frozen=True, slots=True)
class Band:
    """Households whose income changed by `low` percent or more, and by less than `high`.

    None is no end. Both are 0 for those whose income is the same; then 0 is in no other band.
    """

    low: int | None
    high: int | None
    households: Sequence[int]


@dataclass(frozen=True, slots=True)
class Distribution:
    """The bands from the greatest fall to the greatest rise; one of them begins at the target.

    `new` had no income before and have one now.
    """

    bands: tuple[Band, ...]
    new: Sequence[int]
    target: int
    measures: Measures
    pair: Pair = USUAL


def distribution(
    table: IncomeTable, *, target: int, income_line: int, pair: Pair = USUAL
) -> Distribution:
    """The households of `table`, in bands counted exactly."""
    some = table[compared(table)]
    gained = some.after - some.before
    edges = sorted({*_EDGES, target})
    reached = np.sum([gained * 100 >= edge * some.before for edge in edges], axis=0)
    same = gained == 0
    bands = []
    for place, (low, high) in enumerate(pairwise([None, *edges, None])):
        if low == 0:
            bands.append(Band(0, 0, ids(some, same)))
        bands.append(Band(low, high, ids(some, (reached == place) & ~same)))
    new = ids(table, (table.before == 0) & (table.after > 0))
    return Distribution(tuple(bands), new, target, measure(table, income_line), pair)


def place_of(percent: float, bands: Sequence[Band]) -> float:
    """Where a change stands on the axis of columns, the first of which is 0."""
    for place, band in enumerate(bands):
        if band.low == band.high == 0:
            if percent == 0:
                return place
        elif (band.low is None or percent >= band.low) and (
            band.high is None or percent < band.high
        ):
            if band.low is None or band.high is None:
                return place
            return place - 0.5 + (percent - band.low) / (band.high - band.low)
    raise ValueError(percent)


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Distribution:
    """The numbers of the chart; Refused without a round."""
    table = incomes.table(office, scope, pair)
    settings = office.round(scope.round_id or 0).settings
    return distribution(
        table, target=settings.income_growth_percent, income_line=settings.income_line, pair=pair
    )


def draw(numbers: Distribution, look: Look) -> Chart:
    """The chart: column n is "band-n", those with a new income "new"."""
    return _Drawing(numbers, look).chart()


class _Drawing:
    """One chart being drawn."""

    def __init__(self, numbers: Distribution, look: Look) -> None:
        self.numbers = numbers
        self.wording, self.palette = look.wording, look.palette
        say = self.wording.say
        self.sheet = Sheet(
            look, self._title(),
            say(N_("(households by change in %)")), self._rests_on(), high=_HIGH, below=_LABELS,
        )  # fmt: skip
        self.new_at = len(numbers.bands) + _APART
        self.new = Fill(self.palette.ground, "..", self.palette.ink)
        counts = [len(band.households) for band in numbers.bands]
        self.highest = max(*counts, len(numbers.new), 1)

    def _newly(self) -> str:
        pair = self.numbers.pair
        if not pair.before:
            return self.wording.say(N_("No income before, now some"))
        before, _after = self.wording.moments(pair)
        return self.wording.say(N_("No income at {before}, later some"), before=before)

    def _title(self) -> str:
        pair = self.numbers.pair
        if pair == USUAL:
            return self.wording.say(N_("How much the incomes of households changed"))
        return self.wording.titled(N_("Change of the incomes of households"), pair)

    def chart(self) -> Chart:
        """The finished chart."""
        self.sheet.panel.across = -0.6, self.new_at + 0.6
        self.sheet.panel.up = 0, self.highest * 1.3
        self.sheet.level(0, Pen(self.palette.quiet, 0.8))
        self._columns()
        self._target()
        self._median()
        self._legend()
        return self.sheet.chart()

    def _columns(self) -> None:
        numbers = self.numbers
        names = [*map(self._name, numbers.bands), self.wording.say(N_("New income"))]
        places = [*range(len(numbers.bands)), self.new_at]
        room = self.sheet.across / (self.new_at + 1.2) - 5
        size = min(size_within(name, REGULAR, SMALL, room) for name in names)
        for at, name in zip(places, names, strict=True):
            self.sheet.text(
                name, (at, 0), (0, -14), size, self.palette.ink, ha="center", within=DATA
            )
        for place, band in enumerate(numbers.bands):
            told = names[place] if band.low == band.high else f"{names[place]}%"
            self._column(f"band-{place}", place, band.households, told, self._fill(band))
        self._column("new", self.new_at, numbers.new, names[-1], self.new)

    def _rests_on(self) -> list[str]:
        measures, pair = self.numbers.measures, self.numbers.pair
        said = self.wording.rests_on(measures, pair, people=False)
        if measures.still_without_income:
            message = N_("No income before and after {count} (in no column)")
            said.append(self.wording.say(message, count=f"{measures.still_without_income:,}"))
        return said

    def _fill(self, band: Band) -> Fill:
        """Fell, below the target, reached."""
        if band.high is not None and band.high <= 0 and band.low != 0:
            return Fill(self.palette.short, HATCH)
        reached = band.low is not None and band.low >= self.numbers.target
        return Fill(self.palette.after if reached else self.palette.before)

    def _name(self, band: Band) -> str:
        say = self.wording.say
        if band.low == band.high:
            return say(N_("The same"))
        low, high = (signed(edge) if edge is not None else "" for edge in (band.low, band.high))
        if not low:
            return say(N_("Below {percent}"), percent=high)
        if not high:
            return say(N_("From {percent}"), percent=low)
        return say(N_("{low} to {high}"), low=low, high=high)

    def _column(
        self, gid: str, at: float, households: Sequence[int], name: str, fill: Fill
    ) -> None:
        count, ink = len(households), self.palette.ink
        if not count:
            return
        patch = self.sheet.bar((at - _WIDE / 2, 0), (_WIDE, count), fill)
        self.sheet.mark(patch, gid, f"{name}: {self.wording.households(count)}", households)
        shown = self.wording.number(f"{count:,}")
        self.sheet.text(shown, (at, count), (0, 4), SMALL, ink, ha="center", within=DATA)

    def _target(self) -> None:
        at = place_of(self.numbers.target, self.numbers.bands)
        if self.numbers.target == 0:
            at -= 0.5
        said = self.wording.say(N_("target {percent}"), percent=self._aim)
        self._upright(at, said, self.palette.line, 1.12, (4, 3), "right")

    def _median(self) -> None:
        median = self.numbers.measures.median_percent
        if median is None:
            return
        said = self.wording.say(N_("median {percent}"), percent=self.wording.percent(median))
        at = place_of(median, self.numbers.bands)
        self._upright(at, said, self.palette.ink, 1.22, (1, 1.5), "left")

    def _upright(
        self, at: float, said: str, colour: str, high: float, dashes: tuple[float, float], ha: str
    ) -> None:
        """A line from the foot to `high` of the highest column, and beside its top what it is."""
        top = self.highest * high
        for pen in (Pen(self.palette.ground, 3.6), Pen(colour, 1.6, dashes)):
            self.sheet.line((at, at), (0, top), pen)
        aside = 5 if ha == "left" else -5
        self.sheet.text(said, (at, top), (aside, -6), SMALL, colour, STRONG, ha, DATA)

    @property
    def _aim(self) -> str:
        return self.wording.number(signed(self.numbers.target) + "%")

    def _legend(self) -> None:
        say, palette = self.wording.say, self.palette
        below = say(N_("No fall, but below the target {percent}"), percent=self._aim)
        reached = say(N_("Target {percent} reached"), percent=self._aim)
        self.sheet.legend([
            (say(N_("Fell")), Fill(palette.short, HATCH)),
            (below, Fill(palette.before)),
            (reached, Fill(palette.after)),
            (self._newly(), self.new),
        ])  # fmt: skip
