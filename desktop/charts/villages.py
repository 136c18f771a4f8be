"""Each village against the growth target: the practising households of each, the best first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from desktop import incomes
from desktop.charts.artists import Dot, Pen, Spot
from desktop.charts.chart import Chart, Look, ids
from desktop.charts.drawing import EDGE, NAME, SMALL, Sheet, both_ends, size_within, span
from desktop.charts.look import FILES, REGULAR, STRONG
from desktop.charts.panel import COLUMN, PANEL
from desktop.documents.typefaces import width
from desktop.programme.income_groups import By
from desktop.programme.income_table import USUAL, IncomeTable, Pair
from desktop.programme.incomes import Change, compared
from desktop.programme.rounds import VILLAGE
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

_ROW = 20.0
_NAMES = 60.0, 200.0
_FIGURES = 130.0
_COUNTS = 66.0
"""From the right: where the numbers of households end, and where the percentages do."""
_DOT = 7.0


@dataclass(frozen=True, slots=True)
class VillageGrowth:
    """How the income of a village's practising households changed; `households` are their ids."""

    code: str
    name: str
    change: Change
    households: Sequence[int]


@dataclass(frozen=True, slots=True)
class Villages:
    """Villages by their growth, the best first; `all` is of all of them together.

    `without` are the names of those that have nothing to compare.
    """

    villages: tuple[VillageGrowth, ...]
    all: Change
    without: tuple[str, ...]
    target: int
    pair: Pair = USUAL


def villages(
    table: IncomeTable, names: Mapping[str, str], expected: Iterable[str], *, target: int,
    pair: Pair = USUAL,
) -> Villages:  # fmt: skip
    """The villages of `table` and those `expected`, by code."""
    some = table[compared(table) & (table.practising == 1)]
    before, after = some.before, some.after
    found = []
    numbers, first = np.unique(some.place, return_index=True)
    for number, rows in zip(numbers, np.split(np.arange(len(some)), first[1:]), strict=False):
        code = some.places[number]
        change = Change(len(rows), int(before[rows].sum()), int(after[rows].sum()))
        found.append(VillageGrowth(code, names.get(code, code), change, ids(some, rows)))
    seen = {one.code for one in found}
    all_codes = {*expected, *(table.places[number] for number in np.unique(table.place))}
    return Villages(
        villages=tuple(sorted(found, key=lambda one: (-(one.change.percent or 0), one.code))),
        all=Change(len(some), int(before.sum()), int(after.sum())),
        without=tuple(names.get(code, code) for code in sorted(all_codes - seen)),
        target=target,
        pair=pair,
    )


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Villages:
    """The numbers of the chart; Refused without a round."""
    table = incomes.table(office, scope, pair)
    settings = office.round(scope.round_id or 0).settings
    expected = _expected(office, scope) if settings.variant == VILLAGE else {}
    return villages(
        table, {**incomes.names("village", table), **expected}, expected,
        target=settings.income_growth_percent, pair=pair,
    )  # fmt: skip


def _expected(office: Rounds, scope: Scope) -> dict[str, str]:
    """The round's target villages within the scope, by code: what they are called."""
    return {
        place.code: place.label if scope.tambon_id or scope.village_id else place.in_full
        for place in office.targets(scope.round_id or 0)
        if scope.village_id in (None, place.id) and scope.tambon_id in (None, place.tambon_id)
    }


def draw(numbers: Villages, look: Look) -> Chart:
    """The chart: the n-th village is "village-n", from 1 on, all of them together "village-0"."""
    return _Drawing(numbers, look).chart()


_TITLE = N_("Growth of income of each village against the target")


class _Drawing:
    """One chart being drawn."""

    def __init__(self, numbers: Villages, look: Look) -> None:
        self.numbers = numbers
        self.look, self.wording, self.palette = look, look.wording, look.palette
        everybody = [one for village in numbers.villages for one in village.households]
        together = self.wording.say(N_("All villages"))
        self.rows = [(0, VillageGrowth("", together, numbers.all, everybody))]
        self.rows += [
            (place + 1, numbers.villages[place]) for place in both_ends(len(numbers.villages))
        ]
        longest = max(width(row.name, FILES[REGULAR], NAME) for _number, row in self.rows)
        self.names = min(max(longest, _NAMES[0]), _NAMES[1])
        self.percents = [row.change.percent or 0 for _number, row in self.rows]
        self.low, self.high = span([*self.percents, 0, numbers.target])
        self.sheet = self._sheet()

    def chart(self) -> Chart:
        """The finished chart."""
        self.sheet.panel.up = len(self.rows) - 0.4, -0.6
        self.sheet.percents("x", self.low, self.high)
        self.sheet.upright(0, Pen(self.palette.quiet, 0.8))
        for place, (number, row) in enumerate(self.rows):
            self._row(place, number, row)
        self.sheet.level(0.5, Pen(self.palette.grid, 0.8))
        self._target()
        self._above()
        return self.sheet.chart()

    def _sheet(self) -> Sheet:
        say = self.wording.say
        return Sheet(
            self.look, self.wording.titled(_TITLE, self.numbers.pair),
            say(N_("(practising households)")), self._rests_on(),
            high=_ROW * (len(self.rows) + 0.2), left=EDGE + self.names + 10,
            right=_FIGURES + EDGE,
        )  # fmt: skip

    def _rests_on(self) -> list[str]:
        say, numbers = self.wording.say, self.numbers
        count = f"{numbers.all.households:,}"
        said = [
            *self.wording.between(numbers.pair),
            say(N_("Counted from {count} practising households with both incomes"), count=count),
        ]
        left_out = len(numbers.villages) + 1 - len(self.rows)
        if left_out:
            said.append(say(N_("Not shown: {count} villages in between"), count=f"{left_out:,}"))
        if not self.low <= min(self.percents) <= max(self.percents) <= self.high:
            said.append(say(N_("An arrow is a change beyond the end of the axis")))
        if numbers.without:
            names = self.wording.some(numbers.without)
            said.append(say(N_("Nothing to compare yet: {names}"), names=names))
        return said

    def _row(self, place: int, number: int, row: VillageGrowth) -> None:
        """Name, dot, percentage and households of one row."""
        palette, wording, text = self.palette, self.wording, self.sheet.text
        family = REGULAR if number else STRONG
        name = wording.number(row.name)
        size = size_within(name, family, NAME, self.names)
        text(name, (0, place), (-10, -3.5), size, palette.ink, family, "right")
        count = wording.number(f"{row.change.households:,}")
        text(count, (1, place), (_FIGURES, -3.5), SMALL, palette.quiet, ha="right")
        percent = row.change.percent
        if percent is None:
            text("–", (1, place), (_COUNTS, -3.5), NAME, palette.quiet, ha="right")
            return
        reached = row.change.reaches(self.numbers.target)
        colour = palette.good if reached else palette.warn
        said = wording.percent(percent)
        text(said, (1, place), (_COUNTS, -3.5), NAME, colour, STRONG, "right")
        dot = self._dot(place, percent, reached=reached)
        told = f"{name}: {said} · {wording.households(row.change.households)}"
        self.sheet.mark(dot, f"village-{number}", told, row.households)

    def _dot(self, place: int, percent: float, *, reached: bool) -> Spot:
        """A dot at the percentage on a stem from 0; one beyond the axis is an arrow at its end."""
        palette = self.palette
        at = min(max(percent, self.low), self.high)
        colour = palette.after if reached else palette.short
        fill = colour if reached else palette.ground
        self.sheet.line((0, at), (place, place), Pen(colour, 1.6))
        shape = "o" if at == percent else ">" if percent > 0 else "<"
        dot = Dot(colour, fill, _DOT, shape=shape)
        return self.sheet.dot((at, place), dot, clipped=False, zorder=3)

    def _target(self) -> None:
        palette, target = self.palette, self.numbers.target
        self.sheet.upright(target, Pen(palette.line, 1.4, (4, 3)), zorder=1.5)
        said = self.wording.number(f"+{target}%")
        self.sheet.text(
            self.wording.say(N_("target {percent}"), percent=said), (target, 1), (0, 6), SMALL,
            palette.line, ha="center", within=COLUMN,
        )  # fmt: skip

    def _above(self) -> None:
        """The legend, and what the columns at the right are."""
        say, palette = self.wording.say, self.palette
        for head, at in ((N_("change"), _COUNTS), (N_("households"), _FIGURES)):
            self.sheet.text(
                say(head), (1, 1), (at, 6), SMALL, palette.quiet, ha="right", within=PANEL
            )
        target = self.wording.number(f"+{self.numbers.target}%")
        reached = say(N_("Target {percent} reached"), percent=target)
        missed = say(N_("Below the target {percent}"), percent=target)
        self.sheet.legend([
            (reached, Dot(palette.after, palette.after, _DOT)),
            (missed, Dot(palette.short, palette.ground, _DOT)),
        ])  # fmt: skip
