"""The income chart: income a person before and after the training, by occupation or tambon.

Each group is a pair of bars over the same households as the percentage at its right, so that the
eye and the number agree. What both leave out is said below.
"""

from collections.abc import Sequence
from typing import Literal

from matplotlib.figure import Figure

from desktop import incomes
from desktop.charts.artists import Fill, Pen
from desktop.charts.bars import Bar, BeforeAfter, bars, before_after, total_bar
from desktop.charts.chart import Chart, Look
from desktop.charts.drawing import EDGE, HATCH, NAME, SMALL, SMALLEST, Sheet, both_ends
from desktop.charts.look import FILES, REGULAR, STRONG
from desktop.charts.panel import COLUMN, DATA, PANEL
from desktop.charts.saving import FORMATS, chart_bytes, save_chart
from desktop.charts.wording import Digits
from desktop.documents.typefaces import width
from desktop.programme.income_groups import By, IncomeSummary
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import GROUPS
from desktop.rounds import Rounds
from desktop.thai.line_breaking import pieces
from desktop.views import Scope
from desktop.words import N_

__all__ = [
    "FORMATS",
    "Bar",
    "bars",
    "chart_bytes",
    "draw",
    "income_figure",
    "read",
    "save_chart",
    "total_bar",
]

type Moment = Literal["before", "after"]

# Lengths in points
_LABELS = 70.0, 190.0
_CHANGES = 92.0
_ROOMY, _DENSE, _MANY = 36.0, 31.0, 14

_THICK = 0.34
_AFTER_TOTAL = 0.35
"""How far the groups stand off the row of all households, in rows."""
_BELOW = 0.6
"""From the middle of the last row to the end of the axes, in rows."""

_TITLES: dict[By, str] = {
    "occupation": N_("Income a person before and after the training, by occupation"),
    "group_class": N_("Income a person before and after the training, by class of occupation"),
    "bmn_class": N_("Income a person before and after the training, by BMN occupation"),
    "province": N_("Income a person before and after the training, by province"),
    "district": N_("Income a person before and after the training, by district"),
    "tambon": N_("Income a person before and after the training, by tambon"),
    "village": N_("Income a person before and after the training, by village"),
    "trainer": N_("Income a person before and after the training, by trainer"),
    "fund": N_("Income a person before and after the training, by fund"),
    "group": N_("Income a person before and after the training, by occupation group"),
}


def read(office: Rounds, scope: Scope, by: By | None, pair: Pair) -> BeforeAfter:
    """The numbers of the chart; Refused without a round."""
    table = incomes.table(office, scope, pair)
    summary = incomes.summary(office, scope, by, pair)
    return before_after(table, summary, incomes.classes(), pair)


def draw(numbers: BeforeAfter, look: Look) -> Chart:
    """The chart, as high as its bars need; of many groups the best and the least.

    The bars of all households together are "before-0" and "after-0", those of the n-th of
    `bars(summary)` "before-n" and "after-n". An after bar is hatched where the growth misses the
    target.
    """
    return _Drawing(numbers, look).chart()


def income_figure(
    summary: IncomeSummary, *, language: str | None = None, dark: bool = False,
    digits: Digits = "arabic",
) -> Figure:  # fmt: skip
    """The chart of `summary` without the households behind; `language` None is the current one."""
    return draw(BeforeAfter(summary), Look(language or "", dark, digits)).figure


class _Drawing:
    """One chart being drawn. A row is a bar with its number, or None where some are left out."""

    def __init__(self, numbers: BeforeAfter, look: Look) -> None:
        self.numbers, self.summary = numbers, numbers.summary
        self.look, self.wording, self.palette = look, look.wording, look.palette
        self.names = self.wording.moments(numbers.pair)
        self.total = total_bar(self.summary, self.wording.language)
        groups = bars(self.summary, self.wording.language)
        self.rows, self.left_out = _shown(groups)
        self.shown = [self.total, *(row[1] for row in self.rows if row)]
        self.labels = self._room_for_labels()
        self.last = len(self.rows) + (_AFTER_TOTAL if self.rows else 0)
        self.sheet = self._sheet()
        self.panel = self.sheet.panel
        self._text = self.sheet.text

    def chart(self) -> Chart:
        """The finished chart."""
        self._frame()
        self._row(0, 0, self.total)
        for place, row in enumerate(self.rows, 1):
            if row is None:
                self._between(place + _AFTER_TOTAL)
            else:
                self._row(place + _AFTER_TOTAL, *row)
        self._income_line()
        self._above()
        return self.sheet.chart()

    def _sheet(self) -> Sheet:
        wording, summary = self.wording, self.summary
        rests_on = wording.rests_on(summary.measures, self.numbers.pair)
        if self.left_out:
            message = N_("Not shown: {count} groups in between or with nothing to compare")
            rests_on.append(wording.say(message, count=f"{self.left_out:,}"))
        return Sheet(
            self.look, self._title(), wording.say(N_("(baht a person a year)")),
            rests_on,
            high=(_DENSE if len(self.rows) >= _MANY else _ROOMY) * (self.last + 1.2),
            left=EDGE + self.labels + 10, right=_CHANGES + EDGE,
        )  # fmt: skip

    def _title(self) -> str:
        by, pair = self.summary.by, self.numbers.pair
        if pair == USUAL:
            return self.wording.say(_TITLES[by])
        title = self.wording.titled(N_("Income a person"), pair)
        return f"{title} · {self.wording.say(GROUPS[by])}"

    def _room_for_labels(self) -> float:
        """The width of the longest name, within bounds: what is longer is set smaller."""
        longest = max(width(bar.name, FILES[STRONG], NAME) for bar in self.shown)
        return min(max(longest, _LABELS[0]), _LABELS[1])

    def _frame(self) -> None:
        known = [income for bar in self.shown for income in (bar.before, bar.after) if income]
        self.sheet.money("x", max([self.summary.income_line, *known]) * 1.12)
        self.panel.up = self.last + _BELOW, -_BELOW
        if self.rows:
            self.sheet.level(0.5 + _AFTER_TOTAL / 2, Pen(self.palette.grid, 0.8))

    def _between(self, at: float) -> None:
        """Say that groups between the best and the least are left out."""
        said = self.wording.say(N_("… {count} more …"), count=f"{self.left_out:,}")
        self._text(said, (0, at), (-10, -3), SMALL, self.palette.quiet, ha="right")

    def _row(self, at: float, number: int, bar: Bar) -> None:
        """Label, bars and change of one row."""
        palette, wording = self.palette, self.wording
        self._name(at, bar, STRONG if number == 0 else REGULAR)
        if bar.before is None or bar.after is None:
            nothing = wording.say(N_("Nothing to compare yet"))
            start = self._beside_the_line(0, 10 + width(nothing, FILES[REGULAR], SMALL))
            self._text(nothing, (start, at), (6, -3), SMALL, palette.quiet, within=DATA)
        else:
            short = self._missed(bar)
            after = Fill(palette.short, HATCH) if short else Fill(palette.after)
            self._bar(at - _THICK, number, bar, "before", Fill(palette.before))
            self._bar(at, number, bar, "after", after)
        self._change(at, bar)

    def _name(self, at: float, bar: Bar, family: str) -> None:
        households = self.wording.households(bar.households)
        name, size = self.wording.number(bar.name), NAME
        lines = [name]
        while width(name, FILES[family], size) > self.labels and size > SMALLEST:
            size -= 0.5
        if width(name, FILES[family], size) > self.labels:
            lines, size = _halves(name, FILES[family], size, self.labels)
        up, gap = (2.5, 0.5) if len(lines) == 1 else (12, 2.5)
        for line in lines:
            self._text(line, (0, at), (-10, up), size, self.palette.ink, family, "right")
            up -= size * 1.3
        self._text(households, (0, at), (-10, up - gap), SMALL, self.palette.quiet, ha="right")

    def _bar(self, at: float, number: int, bar: Bar, moment: Moment, fill: Fill) -> None:
        income = (bar.before if moment == "before" else bar.after) or 0
        patch = self.sheet.bar((0, at), (income, _THICK), fill)
        behind = self.numbers.members.get(bar.key, ()) if number else self.numbers.everybody
        self.sheet.mark(patch, f"{moment}-{number}", self._told(bar, moment, income), behind)
        value = self.wording.baht(income)
        quiet = self.palette.quiet if moment == "before" else self.palette.ink
        start = self._beside_the_line(income, 8 + width(value, FILES[REGULAR], SMALLEST))
        middle = at + _THICK / 2
        self._text(value, (start, middle), (4, -2.8), SMALLEST, quiet, within=DATA)

    def _told(self, bar: Bar, moment: Moment, income: int) -> str:
        """A bar in words."""
        wording = self.wording
        said = wording.say(
            N_("{group}, {moment}: {baht} baht a person a year"),
            group=bar.name, moment=self.names[moment == "after"], baht=wording.baht(income),
        )  # fmt: skip
        if moment == "after" and bar.change.percent is not None:
            said += f" ({wording.percent(bar.change.percent)})"
        return f"{said} · {wording.households(bar.households)}"

    def _beside_the_line(self, income: int, room: float) -> int:
        """Where a text of `room` points after a bar begins: it steps over the จปฐ line."""
        line = self.summary.income_line
        reach = income + room / self.sheet.across * self.panel.across[1]
        return line if income < line < reach else income

    def _change(self, at: float, bar: Bar) -> None:
        """The change in percent, and in words that it misses the target."""
        percent, palette = bar.change.percent, self.palette
        if percent is None:
            self._text("–", (1, at), (_CHANGES, -3), NAME, palette.quiet, ha="right")
            return
        missed = self._missed(bar)
        colour, up = (palette.warn, 2.5) if missed else (palette.good, -4)
        self._text(
            self.wording.percent(percent), (1, at), (_CHANGES, up), NAME, colour, STRONG, "right"
        )
        if missed:
            verdict = self.wording.say(N_("below the target"))
            self._text(verdict, (1, at), (_CHANGES, -10), SMALLEST, colour, ha="right")

    def _income_line(self) -> None:
        line, palette = self.summary.income_line, self.palette
        self.sheet.upright(line, Pen(palette.line, 1.4, (4, 3)), zorder=2.5)
        self._text(
            self.wording.say(N_("BMN line {baht} baht"), baht=self.wording.baht(line)),
            (line, 1), (0, 6), SMALL, palette.line, ha="center", within=COLUMN,
        )  # fmt: skip

    def _above(self) -> None:
        """The legend, and what the column of changes is held against."""
        palette, wording = self.palette, self.wording
        target = wording.number(f"+{self.summary.growth_percent}%")
        self._text(
            wording.say(N_("target {percent}"), percent=target),
            (1, 1), (_CHANGES, 6), SMALL, palette.quiet, ha="right", within=PANEL,
        )  # fmt: skip
        before, after = self.names
        missed = N_("{after}, growth below the target {percent}")
        shown = [(before, Fill(palette.before)), (after, Fill(palette.after))]
        if any(self._missed(bar) for bar in self.shown):
            said = wording.say(missed, after=after, percent=target)
            shown.append((said, Fill(palette.short, HATCH)))
        self.sheet.legend(shown)

    def _missed(self, bar: Bar) -> bool:
        """Whether the growth is known and misses the round's target."""
        return bar.change.percent is not None and not bar.change.reaches(
            self.summary.growth_percent
        )


def _shown(groups: Sequence[Bar]) -> tuple[list[tuple[int, Bar] | None], int]:
    """The rows of the chart, None where groups are left out, and how many these are.

    Of many groups those with nothing to compare are left out first.
    """
    numbered = list(enumerate(groups, 1))
    if len(both_ends(len(groups))) == len(groups):
        return list(numbered), 0
    compared = [one for one in numbered if one[1].change.percent is not None]
    places = both_ends(len(compared))
    rows: list[tuple[int, Bar] | None] = [compared[place] for place in places]
    if len(places) < len(compared):
        rows.insert(len(places) // 2, None)
    return rows, len(groups) - len(places)


def _halves(name: str, face: str, size: float, room: float) -> tuple[list[str], float]:
    """`name` broken at the word nearest its middle, and the size at which both lines fit `room`."""
    words = pieces(name)
    best = min(
        range(1, len(words)) or (1,),
        key=lambda at: max(width("".join(part), face, 1) for part in (words[:at], words[at:])),
    )
    lines = ["".join(words[:best]).strip(), "".join(words[best:]).strip()]
    widest = max(width(line, face, size) for line in lines)
    return [line for line in lines if line], min(size, size * room / widest)
