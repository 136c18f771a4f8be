"""Who crossed the จปฐ line: two columns of households, before and after, and who went between.

Each of the four ways is an outlined band with its number, so that a copier shows it too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.path import Path as Outline

from desktop import incomes
from desktop.charts.artists import Dot, Fill, Shape
from desktop.charts.chart import Chart, Look, ids
from desktop.charts.drawing import HATCH, NAME, SMALL, TITLE, WIDTH, Sheet, size_within
from desktop.charts.look import REGULAR, STRONG
from desktop.charts.panel import DATA
from desktop.charts.wording import WITHOUT_AFTER, WITHOUT_BEFORE
from desktop.programme.income_groups import By
from desktop.programme.income_table import MISSING, USUAL, IncomeTable, Pair
from desktop.programme.incomes import Measures, measure, share
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

type Way = Literal["rose", "above", "below", "fell"]

WAYS: tuple[Way, ...] = ("rose", "above", "below", "fell")

# Points
_HIGH = 270.0
_COLUMN = 14.0
_LEFT, _RIGHT = 126.0, 400.0
_LIST = 530.0
_BETWEEN = 6.0
_BADGE = 13.0

_LABELS: dict[Way, str] = {
    "rose": N_("Crossed the line"),
    "above": N_("Above the line both times"),
    "below": N_("Below the line both times"),
    "fell": N_("Fell below the line"),
}
_LEAVES: tuple[Way, ...] = ("above", "fell", "rose", "below")
_ARRIVES: tuple[Way, ...] = ("above", "rose", "fell", "below")
"""The ways from top to bottom, in the column before and in the column after."""
_BADGES: dict[Way, float] = {"rose": 0.72, "above": 0.5, "below": 0.5, "fell": 0.28}
"""How far along its band the number of a way stands: two that cross do not share a place."""


class Side(NamedTuple):
    """Where a band begins or ends: from `low` to `high`, at `across`."""

    across: float
    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Crossings:
    """The ids of the households of each way, by their income a person against the line.

    `income_line` is satang a person a year; who is at it is above.
    """

    ways: dict[Way, Sequence[int]]
    income_line: int
    measures: Measures
    pair: Pair = USUAL

    @property
    def households(self) -> int:
        """All of them."""
        return sum(map(len, self.ways.values()))


def crossings(table: IncomeTable, income_line: int, pair: Pair = USUAL) -> Crossings:
    """The households with both incomes and members."""
    known = (table.before != MISSING) & (table.after != MISSING) & (table.members > 0)
    some = table[known]
    line = income_line * some.members
    was, is_ = some.before >= line, some.after >= line
    ways: dict[Way, Sequence[int]] = {
        "rose": ids(some, ~was & is_),
        "above": ids(some, was & is_),
        "below": ids(some, ~was & ~is_),
        "fell": ids(some, was & ~is_),
    }
    return Crossings(ways, income_line, measure(table, income_line), pair)


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Crossings:
    """The numbers of the chart; Refused without a round."""
    table = incomes.table(office, scope, pair)
    return crossings(table, office.round(scope.round_id or 0).settings.income_line, pair)


def draw(numbers: Crossings, look: Look) -> Chart:
    """The chart: the ways are "rose", "above", "below" and "fell"."""
    return _Drawing(numbers, look).chart()


class _Drawing:
    """One chart being drawn; its data units are points."""

    def __init__(self, numbers: Crossings, look: Look) -> None:
        self.numbers = numbers
        self.wording, palette = look.wording, look.palette
        self.palette = palette
        self.fills = {
            "rose": Fill(palette.after, edge=palette.quiet),
            "above": Fill(palette.wide, edge=palette.quiet),
            "below": Fill(palette.before, edge=palette.quiet),
            "fell": Fill(palette.short, HATCH, palette.ink),
        }
        say = self.wording.say
        line = self.wording.baht(numbers.income_line)
        self.sheet = Sheet(
            look, self._title(),
            say(N_("(line: {baht} baht a person a year)"), baht=line), self._rests_on(),
            high=_HIGH, below=12,
        )  # fmt: skip

    def _title(self) -> str:
        pair = self.numbers.pair
        if pair == USUAL:
            return self.wording.say(
                N_("Households against the BMN line, before and after the training")
            )
        return self.wording.titled(N_("Households against the BMN line"), pair)

    def chart(self) -> Chart:
        """The finished chart."""
        self.sheet.panel.across = 0, self.sheet.across
        self.sheet.panel.up = 0, _HIGH
        if not self.numbers.households:
            self.sheet.nothing()
            return self.sheet.chart()
        leaves, arrives = self._column(_LEAVES, _LEFT), self._column(_ARRIVES, _RIGHT)
        for way in sorted(WAYS, key=lambda one: len(self.numbers.ways[one]), reverse=True):
            self._band(way, leaves[way]._replace(across=_LEFT + _COLUMN), arrives[way])
        for number, way in enumerate(WAYS, 1):
            if self.numbers.ways[way]:
                start = leaves[way]._replace(across=_LEFT + _COLUMN)
                self._badge(str(number), _along(start, arrives[way], _BADGES[way]))
            self._listed(number, way)
        self._said("before", _LEFT - 10, "right")
        self._said("after", _RIGHT + _COLUMN + 10, "left")
        return self.sheet.chart()

    def _rests_on(self) -> list[str]:
        say, numbers = self.wording.say, self.numbers
        measures = numbers.measures
        left_out = (
            (measures.without_after, WITHOUT_AFTER),
            (measures.without_before, WITHOUT_BEFORE),
            (measures.incomes.households - numbers.households,
             N_("Members not recorded {count}")),
        )  # fmt: skip
        counted = N_("Counted from {count} households with both incomes and their members")
        return [
            *self.wording.between(numbers.pair),
            say(counted, count=f"{numbers.households:,}"),
            *self.wording.left_out(left_out, numbers.pair),
        ]

    def _column(self, ways: Sequence[Way], across: float) -> dict[Way, Side]:
        """The column of one moment, above the line and below it; where each way leaves it."""
        room = (_HIGH - 20 - _BETWEEN) / self.numbers.households
        top, sides = _HIGH - 20, {}
        for place, way in enumerate(ways):
            if place == 2:
                top -= _BETWEEN
            low = top - len(self.numbers.ways[way]) * room
            sides[way] = Side(across, low, top)
            above = place < 2
            fill = Fill(self.palette.quiet if above else self.palette.ink)
            self.sheet.bar((across, low), (_COLUMN, top - low), fill)
            top = low
        return sides

    def _band(self, way: Way, start: Side, end: Side) -> None:
        """The households that went this way, from one column to the other."""
        households = self.numbers.ways[way]
        if not households:
            return
        between = (start.across + end.across) / 2
        corners = [
            (start.across, start.low), (between, start.low), (between, end.low),
            (end.across, end.low), (end.across, end.high), (between, end.high),
            (between, start.high), (start.across, start.high),
        ]  # fmt: skip
        curve = [Outline.CURVE4] * 3
        codes = [Outline.MOVETO, *curve, Outline.LINETO, *curve, Outline.CLOSEPOLY]
        band = Shape(self.sheet.panel, corners, self.fills[way], codes=codes)
        told = f"{self.wording.say(_LABELS[way])}: {self.wording.households(len(households))}"
        self.sheet.mark(band, way, told, households)

    def _badge(self, number: str, place: tuple[float, float]) -> None:
        self.sheet.dot(place, Dot(self.palette.ink, self.palette.ground, _BADGE, 0.8), zorder=4)
        self.sheet.text(
            self.wording.number(number), place, (0, -3.2), SMALL, self.palette.ink, STRONG,
            "center", DATA,
            zorder=5,
        )  # fmt: skip

    def _listed(self, number: int, way: Way) -> None:
        """The way in the list at the right: its number, its filling, what it is, how many."""
        wording, ink = self.wording, self.palette.ink
        count = len(self.numbers.ways[way])
        at = _HIGH - 34 - (number - 1) * 62
        self._badge(str(number), (_LIST + 7, at))
        self.sheet.bar((_LIST, at - 28), (14, 12), self.fills[way])
        name = wording.say(_LABELS[way])
        room = WIDTH - _LIST - 60
        size = size_within(name, REGULAR, NAME, room)
        self.sheet.text(name, (_LIST + 22, at), (0, -3.5), size, ink, within=DATA)
        figure = wording.households(count)
        self.sheet.text(figure, (_LIST + 22, at), (0, -25), TITLE, ink, STRONG, within=DATA)

    def _said(self, moment: Literal["before", "after"], across: float, ha: str) -> None:
        """Beside a column: what it is, and how many are above and below the line."""
        wording, line = self.wording, self.numbers.measures.line
        above = line.above_before if moment == "before" else line.above_after
        name = wording.moments(self.numbers.pair)[moment == "after"]
        middle = across + (10 + _COLUMN / 2) * (1 if moment == "before" else -1)
        self.sheet.text(
            name, (middle, _HIGH), (0, -10), NAME, self.palette.ink, STRONG, "center", DATA
        )
        for label, count, at in (
            (N_("Above the line"), above, _HIGH - 32),
            (N_("Below the line"), line.households - above, 20),
        ):
            percent = share(count, line.households) or 0
            figure = f"{wording.households(count)} ({wording.number(f'{percent:.0f}%')})"
            for text, up, colour in (
                (wording.say(label), 0, self.palette.ink), (figure, -14, self.palette.quiet),
            ):  # fmt: skip
                self.sheet.text(text, (across, at), (0, up), SMALL, colour, REGULAR, ha, DATA)


def _along(start: Side, end: Side, share_: float) -> tuple[float, float]:
    """A place in the middle of a band, `share_` of its way."""
    weights = np.array([
        (1 - share_) ** 3, 3 * (1 - share_) ** 2 * share_, 3 * (1 - share_) * share_**2, share_**3
    ])  # fmt: skip
    between = (start.across + end.across) / 2
    across = weights @ [start.across, between, between, end.across]
    up = weights @ [start.middle, start.middle, end.middle, end.middle]
    return float(across), float(up)
