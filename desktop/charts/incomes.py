"""The income chart: income a person before and after the training, by occupation or tambon.

Each group is a pair of bars over the same households as the percentage at its right, so that the
eye and the number agree. What both leave out is said below.
"""

from typing import Any

from matplotlib.figure import Figure
from matplotlib.layout_engine import LayoutEngine
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation

from desktop.charts.bars import Bar, bars, total_bar
from desktop.charts.look import DARK, FILES, LIGHT, REGULAR, STRONG, Palette, use_typefaces
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
_WIDTH = 740.0
_EDGE = 18.0
_LABELS = 70.0, 190.0
_CHANGES = 92.0
_HEADER = 80.0
_TICKS = 26.0
_FOOTER_LINE = 14.0
_ROOMY, _DENSE, _MANY = 36.0, 31.0, 14

_TITLE, _NAME, _SMALL, _SMALLEST = 14.0, 11.0, 9.0, 8.0
_THICK = 0.34
_HATCH = "////"
_AFTER_TOTAL = 0.35
"""How far the groups stand off the row of all households, in rows."""
_BELOW = 0.6
"""From the middle of the last row to the end of the axes, in rows."""

_ROW = ("axes fraction", "data")
"""Where most texts stand: beside the axes, at a row."""

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
    use_typefaces()
    wording = Wording(language or current_language(), digits)
    rows = (total_bar(summary, wording.language), *bars(summary, wording.language))
    return _Drawing(summary, rows, wording, DARK if dark else LIGHT).figure(_TITLES[summary.by])


def row_ends(figure: Figure) -> tuple[float, ...]:
    """Where each row of a drawn income figure ends, as shares of its height from the top."""
    axes = figure.axes[0]
    last = axes.get_ylim()[0] - _BELOW
    at = [0.0, *(number + _AFTER_TOTAL for number in range(1, round(last - _AFTER_TOTAL) + 1))]
    ends = axes.transData.transform([(0, row + 0.5) for row in at])[:, 1]
    return tuple(float(1 - end / figure.bbox.height) for end in ends)


class _Margins(LayoutEngine):
    """Keeps fixed margins around the axes, however large the figure is made."""

    _adjust_compatible = True
    _colorbar_gridspec = False

    def __init__(self, left: float, right: float, top: float, bottom: float) -> None:
        super().__init__()
        self._around = left, right, top, bottom

    def execute(self, fig: Figure) -> None:
        """Place the axes; the margins are in points."""
        across, high = (length * 72 for length in fig.get_size_inches())
        left, right, top, bottom = self._around
        fig.axes[0].set_position(
            (
                left / across,
                bottom / high,
                max(1 - (left + right) / across, 0.1),
                max(1 - (top + bottom) / high, 0.1),
            )
        )


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
        self._left = _EDGE + self.labels + 10
        self.at = [number + (_AFTER_TOTAL if number else 0) for number in range(len(rows))]
        self.footer = self._footer_lines()
        self.axes: Any = None

    def figure(self, title: str) -> Figure:
        """The finished figure, its label the title."""
        row = _DENSE if len(self.rows) > _MANY else _ROOMY
        bottom = _TICKS + _EDGE + _FOOTER_LINE * len(self.footer)
        high = _HEADER + bottom + row * (self.at[-1] + 1.2)
        figure = Figure(
            figsize=(_WIDTH / 72, high / 72),
            facecolor=self.palette.ground,
            layout=_Margins(self._left, _CHANGES + _EDGE, _HEADER, bottom),
        )
        figure.set_label(self.wording.say(title))
        self.axes = figure.add_subplot()
        self._frame()
        for number, bar in enumerate(self.rows):
            self._row(number, bar)
        self._income_line()
        self._header(figure)
        self._footer()
        return figure

    def _room_for_labels(self) -> float:
        """The width of the longest name, within bounds: what is longer is set smaller."""
        longest = max(width(bar.name, FILES[STRONG], _NAME) for bar in self.rows)
        return min(max(longest, _LABELS[0]), _LABELS[1])

    def _frame(self) -> None:
        axes, palette = self.axes, self.palette
        known = [income for bar in self.rows for income in (bar.before, bar.after) if income]
        axes.set_xlim(0, max([self.summary.income_line, *known]) * 1.12)
        axes.set_ylim(self.at[-1] + _BELOW, -_BELOW)
        axes.set_facecolor(palette.ground)
        axes.set_axisbelow(True)
        axes.grid(axis="x", color=palette.grid, linewidth=0.8)
        axes.set_yticks([])
        axes.spines[:].set_visible(False)
        # Ticks at whole baht: incomes are in satang.
        steps = MaxNLocator(7, steps=[1, 2, 2.5, 5, 10], integer=True)
        axes.set_xticks([tick * 100 for tick in steps.tick_values(0, axes.get_xlim()[1] / 100)])
        axes.set_xlim(0, max([self.summary.income_line, *known]) * 1.12)
        axes.xaxis.set_major_formatter(
            FuncFormatter(lambda value, _position: self.wording.baht(int(value)))
        )
        axes.tick_params(axis="x", length=0, pad=6, labelsize=_SMALL, labelcolor=palette.quiet)
        for label in axes.get_xticklabels():
            label.set_family([REGULAR])
        if len(self.rows) > 1:
            axes.axhline(0.5 + _AFTER_TOTAL / 2, color=palette.grid, linewidth=0.8)

    def _row(self, number: int, bar: Bar) -> None:
        """Label, bars and change of one row."""
        palette, wording = self.palette, self.wording
        at, strong = self.at[number], STRONG if number == 0 else REGULAR
        self._name(at, bar, strong)
        if bar.before is None or bar.after is None:
            nothing = wording.say(N_("Nothing to compare yet"))
            start = self._beside_the_line(0, 10 + width(nothing, FILES[REGULAR], _SMALL))
            self._text(nothing, (start, at), (6, -3), _SMALL, palette.quiet, within="data")
        else:
            short = self._missed(bar)
            self._bar(f"before-{number}", at - _THICK / 2, bar.before, palette.before)
            after = palette.short if short else palette.after
            self._bar(f"after-{number}", at + _THICK / 2, bar.after, after, hatched=short)
        self._change(at, bar)

    def _name(self, at: float, bar: Bar, family: str) -> None:
        households = self.wording.households(bar.households)
        name, size = self.wording.number(bar.name), _NAME
        lines = [name]
        while width(name, FILES[family], size) > self.labels and size > _SMALLEST:
            size -= 0.5
        if width(name, FILES[family], size) > self.labels:
            lines, size = _halves(name, FILES[family], size, self.labels)
        up = 2.5 if len(lines) == 1 else 8.5
        for line in lines:
            self._text(line, (0, at), (-10, up), size, self.palette.ink, family, "right")
            up -= size * 1.15
        self._text(households, (0, at), (-10, up - 0.5), _SMALL, self.palette.quiet, ha="right")

    def _bar(self, gid: str, at: float, income: int, colour: str, *, hatched: bool = False) -> None:
        (patch,) = self.axes.barh(
            at, income, height=_THICK, color=colour, linewidth=0, gid=gid, picker=True,
            hatch=_HATCH if hatched else None,
        )  # fmt: skip
        patch.set_hatchcolor(self.palette.ground)
        value = self.wording.baht(income)
        colour = self.palette.quiet if gid.startswith("before") else self.palette.ink
        start = self._beside_the_line(income, 8 + width(value, FILES[REGULAR], _SMALLEST))
        self._text(value, (start, at), (4, -2.8), _SMALLEST, colour, within="data")

    def _beside_the_line(self, income: int, room: float) -> int:
        """Where a text of `room` points after a bar begins: it steps over the จปฐ line."""
        line = self.summary.income_line
        across = _WIDTH - self._left - _CHANGES - _EDGE
        return line if income < line < income + room / across * self.axes.get_xlim()[1] else income

    def _change(self, at: float, bar: Bar) -> None:
        """The change in percent, and in words that it misses the target."""
        percent, palette = bar.change.percent, self.palette
        if percent is None:
            self._text("–", (1, at), (_CHANGES, -3), _NAME, palette.quiet, ha="right")
            return
        missed = self._missed(bar)
        colour, up = (palette.warn, 2.5) if missed else (palette.good, -4)
        self._text(
            self.wording.percent(percent), (1, at), (_CHANGES, up), _NAME, colour, STRONG, "right"
        )
        if missed:
            verdict = self.wording.say(N_("below the target"))
            self._text(verdict, (1, at), (_CHANGES, -10), _SMALLEST, colour, ha="right")

    def _income_line(self) -> None:
        line, palette = self.summary.income_line, self.palette
        self.axes.axvline(line, color=palette.line, linewidth=1.4, dashes=(4, 3), zorder=2.5)
        self._text(
            self.wording.say(N_("BMN line {baht} baht"), baht=self.wording.baht(line)),
            (line, 1), (0, 6), _SMALL, palette.line, ha="center",
            within=("data", "axes fraction"),
        )  # fmt: skip

    def _header(self, figure: Figure) -> None:
        """Title, legend, and what the column of changes is."""
        palette, wording = self.palette, self.wording
        target = wording.number(f"+{self.summary.growth_percent}%")
        title = str(figure.get_label())
        unit = wording.say(N_("(baht a person a year)"))
        after = _EDGE + width(title, FILES[STRONG], _TITLE) + 8
        for text, x, size, colour, family in (
            (title, _EDGE, _TITLE, palette.ink, STRONG),
            (unit, after, _SMALL + 1, palette.quiet, REGULAR),
        ):
            self._text(text, (0, 1), (x, -26), size, colour, family, within="figure fraction")
        self._text(
            wording.say(N_("target {percent}"), percent=target),
            (1, 1), (_CHANGES, 6), _SMALL, palette.quiet, ha="right", within="axes fraction",
        )  # fmt: skip
        self._legend(figure, target)

    def _legend(self, figure: Figure, target: str) -> None:
        palette, wording = self.palette, self.wording
        missed = wording.say(N_("After, growth below the target {percent}"), percent=target)
        patches = [
            Patch(color=palette.before, linewidth=0, label=wording.say(N_("Before"))),
            Patch(color=palette.after, linewidth=0, label=wording.say(N_("After"))),
            Patch(
                facecolor=palette.short, linewidth=0, hatch=_HATCH, hatchcolor=palette.ground,
                label=missed,
            ),
        ]  # fmt: skip
        if not any(self._missed(bar) for bar in self.rows):
            patches.pop()
        figure.legend(
            handles=patches, loc="lower left", bbox_to_anchor=(0, 1),
            bbox_transform=figure.transFigure
            + ScaledTranslation(_EDGE / 72, -50 / 72, figure.dpi_scale_trans),
            ncols=3, frameon=False, borderpad=0, borderaxespad=0, handlelength=1.6,
            handleheight=0.9, columnspacing=1.6, handletextpad=0.5,
            prop={"family": [REGULAR], "size": _SMALL + 1}, labelcolor=palette.quiet,
        )  # fmt: skip

    def _missed(self, bar: Bar) -> bool:
        """Whether the growth is known and misses the round's target."""
        return bar.change.percent is not None and not bar.change.reaches(
            self.summary.growth_percent
        )

    def _footer_lines(self) -> list[str]:
        """What the chart rests on, in lines of whole sentences."""
        lines = [""]
        for sentence in self.wording.rests_on(self.summary):
            longer = " · ".join(filter(None, (lines[-1], sentence)))
            if lines[-1] and width(longer, FILES[REGULAR], _SMALL) > _WIDTH - 2 * _EDGE:
                lines.append(sentence)
            else:
                lines[-1] = longer
        return lines

    def _footer(self) -> None:
        up = _EDGE / 2 + _FOOTER_LINE * len(self.footer)
        for line in self.footer:
            up -= _FOOTER_LINE
            self._text(
                line, (0, 0), (_EDGE, up + 4), _SMALL, self.palette.quiet,
                within="figure fraction",
            )  # fmt: skip

    def _text(
        self, text: str, point: tuple[float, float], offset: tuple[float, float], size: float,
        colour: str, family: str = REGULAR, ha: str = "left", within: Any = _ROW,
    ) -> None:  # fmt: skip
        """A line whose baseline is `offset` points from `point`."""
        self.axes.annotate(
            text, point, xycoords=within, xytext=offset, textcoords="offset points",
            annotation_clip=False, ha=ha, va="baseline", size=size, color=colour, family=[family],
        )  # fmt: skip


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
