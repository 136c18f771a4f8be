"""The income chart: income a person before and after the training, by occupation or tambon.

Each group is a pair of bars over the same households as the percentage at its right, so that the
eye and the number agree. What both leave out is said below.
"""

from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from desktop.charts.bars import Bar, bars, total_bar
from desktop.charts.drawing import EDGE, HATCH, NAME, SMALL, SMALLEST, Sheet
from desktop.charts.look import DARK, FILES, LIGHT, REGULAR, STRONG, Palette
from desktop.charts.saving import FORMATS, chart_bytes, save_chart
from desktop.charts.wording import Digits, Wording
from desktop.documents.typefaces import width
from desktop.programme.income_groups import By, IncomeSummary
from desktop.thai.line_breaking import pieces
from desktop.words import N_, current_language

__all__ = [
    "FORMATS",
    "Bar",
    "bars",
    "chart_bytes",
    "income_figure",
    "row_ends",
    "save_chart",
    "total_bar",
]

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
}


def income_figure(
    summary: IncomeSummary, *, language: str | None = None, dark: bool = False,
    digits: Digits = "arabic",
) -> Figure:  # fmt: skip
    """The chart of `summary`, as high as its bars need; `language` None is the current one.

    Row 0 is all households together, row n the n-th of `bars(summary)`; their patches have the
    gids "before-n" and "after-n". An after bar is hatched where the growth misses the target.
    """
    wording = Wording(language or current_language(), digits)
    rows = (total_bar(summary, wording.language), *bars(summary, wording.language))
    return _Drawing(summary, rows, wording, DARK if dark else LIGHT).figure()


def row_ends(figure: Figure) -> tuple[float, ...]:
    """Where each row of a drawn income figure ends, as shares of its height from the top."""
    axes = figure.axes[0]
    last = axes.get_ylim()[0] - _BELOW
    at = [0.0, *(number + _AFTER_TOTAL for number in range(1, round(last - _AFTER_TOTAL) + 1))]
    ends = axes.transData.transform([(0, row + 0.5) for row in at])[:, 1]
    return tuple(float(1 - end / figure.bbox.height) for end in ends)


class _Drawing:
    """One chart being drawn."""

    def __init__(
        self, summary: IncomeSummary, rows: tuple[Bar, ...], wording: Wording, palette: Palette
    ) -> None:
        self.summary = summary
        self.rows = rows
        self.wording = wording
        self.palette = palette
        self.labels = self._room_for_labels()
        self.at = [number + (_AFTER_TOTAL if number else 0) for number in range(len(rows))]
        self.sheet = self._sheet()
        self.axes = self.sheet.axes
        self._text = self.sheet.text

    def figure(self) -> Figure:
        """The finished figure, its label the title."""
        self._frame()
        for number, bar in enumerate(self.rows):
            self._row(number, bar)
        self._income_line()
        self._above()
        return self.sheet.figure

    def _sheet(self) -> Sheet:
        wording = self.wording
        return Sheet(
            wording, self.palette, wording.say(_TITLES[self.summary.by]),
            wording.say(N_("(baht a person a year)")), wording.rests_on(self.summary),
            high=(_DENSE if len(self.rows) > _MANY else _ROOMY) * (self.at[-1] + 1.2),
            left=EDGE + self.labels + 10, right=_CHANGES + EDGE,
        )  # fmt: skip

    def _room_for_labels(self) -> float:
        """The width of the longest name, within bounds: what is longer is set smaller."""
        longest = max(width(bar.name, FILES[STRONG], NAME) for bar in self.rows)
        return min(max(longest, _LABELS[0]), _LABELS[1])

    def _frame(self) -> None:
        axes, palette = self.axes, self.palette
        known = [income for bar in self.rows for income in (bar.before, bar.after) if income]
        end = max([self.summary.income_line, *known]) * 1.12
        axes.grid(axis="x", color=palette.grid, linewidth=0.8)
        # Ticks at whole baht: incomes are in satang.
        steps = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10], integer=True)
        axes.set_xticks([tick * 100 for tick in steps.tick_values(0, end / 100)])
        axes.set_xlim(0, end)
        axes.set_ylim(self.at[-1] + _BELOW, -_BELOW)
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda value, _position: self.wording.baht(int(value)))
        )
        self.sheet.tick_labels(axes.xaxis)
        if len(self.rows) > 1:
            axes.axhline(0.5 + _AFTER_TOTAL / 2, color=palette.grid, linewidth=0.8)

    def _row(self, number: int, bar: Bar) -> None:
        """Label, bars and change of one row."""
        palette, wording = self.palette, self.wording
        at, strong = self.at[number], STRONG if number == 0 else REGULAR
        self._name(at, bar, strong)
        if bar.before is None or bar.after is None:
            nothing = wording.say(N_("Nothing to compare yet"))
            start = self._beside_the_line(0, 10 + width(nothing, FILES[REGULAR], SMALL))
            self._text(nothing, (start, at), (6, -3), SMALL, palette.quiet, within="data")
        else:
            short = self._missed(bar)
            self._bar(f"before-{number}", at - _THICK / 2, bar.before, palette.before)
            after = palette.short if short else palette.after
            self._bar(f"after-{number}", at + _THICK / 2, bar.after, after, hatched=short)
        self._change(at, bar)

    def _name(self, at: float, bar: Bar, family: str) -> None:
        households = self.wording.households(bar.households)
        name, size = self.wording.number(bar.name), NAME
        lines = [name]
        while width(name, FILES[family], size) > self.labels and size > SMALLEST:
            size -= 0.5
        if width(name, FILES[family], size) > self.labels:
            lines, size = _halves(name, FILES[family], size, self.labels)
        up = 2.5 if len(lines) == 1 else 8.5
        for line in lines:
            self._text(line, (0, at), (-10, up), size, self.palette.ink, family, "right")
            up -= size * 1.15
        self._text(households, (0, at), (-10, up - 0.5), SMALL, self.palette.quiet, ha="right")

    def _bar(self, gid: str, at: float, income: int, colour: str, *, hatched: bool = False) -> None:
        hatch = HATCH if hatched else None
        self.sheet.bar((0, at - _THICK / 2), (income, _THICK), colour, gid, hatch=hatch)
        value = self.wording.baht(income)
        colour = self.palette.quiet if gid.startswith("before") else self.palette.ink
        start = self._beside_the_line(income, 8 + width(value, FILES[REGULAR], SMALLEST))
        self._text(value, (start, at), (4, -2.8), SMALLEST, colour, within="data")

    def _beside_the_line(self, income: int, room: float) -> int:
        """Where a text of `room` points after a bar begins: it steps over the จปฐ line."""
        line = self.summary.income_line
        reach = income + room / self.sheet.across * self.axes.get_xlim()[1]
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
        self.axes.axvline(line, color=palette.line, linewidth=1.4, dashes=(4, 3), zorder=2.5)
        self._text(
            self.wording.say(N_("BMN line {baht} baht"), baht=self.wording.baht(line)),
            (line, 1), (0, 6), SMALL, palette.line, ha="center",
            within=("data", "axes fraction"),
        )  # fmt: skip

    def _above(self) -> None:
        """The legend, and what the column of changes is held against."""
        palette, wording = self.palette, self.wording
        target = wording.number(f"+{self.summary.growth_percent}%")
        self._text(
            wording.say(N_("target {percent}"), percent=target),
            (1, 1), (_CHANGES, 6), SMALL, palette.quiet, ha="right", within="axes fraction",
        )  # fmt: skip
        missed = wording.say(N_("After, growth below the target {percent}"), percent=target)
        patches = [
            Patch(color=palette.before, linewidth=0, label=wording.say(N_("Before"))),
            Patch(color=palette.after, linewidth=0, label=wording.say(N_("After"))),
            Patch(
                facecolor=palette.short, linewidth=0, hatch=HATCH, hatchcolor=palette.ground,
                label=missed,
            ),
        ]  # fmt: skip
        if not any(self._missed(bar) for bar in self.rows):
            patches.pop()
        self.sheet.legend(patches)

    def _missed(self, bar: Bar) -> bool:
        """Whether the growth is known and misses the round's target."""
        return bar.change.percent is not None and not bar.change.reaches(
            self.summary.growth_percent
        )


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
