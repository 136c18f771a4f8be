"""Small multiples: incomes before and after by class of occupation, a panel for each place.

All panels have the same rows and the same scale. They can be drawn one after the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop import incomes
from desktop.charts.artists import Fill, Pen
from desktop.charts.bars import Bar, bars
from desktop.charts.chart import Chart, Look, ids
from desktop.charts.drawing import EDGE, HATCH, NAME, SMALL, SMALLEST, Sheet, size_within
from desktop.charts.look import FILES, REGULAR, STRONG
from desktop.charts.panel import PANEL, Grid
from desktop.charts.panel import Panel as Room
from desktop.documents.typefaces import width
from desktop.programme.income_groups import By, Classes, Level, level_of, parts, summarise
from desktop.programme.income_table import USUAL, IncomeTable, Pair
from desktop.programme.income_words import GROUPS
from desktop.programme.incomes import Measures, compared, measure
from desktop.rounds import Rounds
from desktop.views import Scope
from desktop.words import N_

# Points
_COLUMNS = 3
_ROW = 22.0
_HEAD, _UNDER = 26.0, 8.0
_APART = 18.0
_NAMES = 40.0, 130.0
_THICK = 0.36

_TITLES: dict[Level, str] = {
    "province": N_("Income a person before and after, in each province"),
    "district": N_("Income a person before and after, in each district"),
    "tambon": N_("Income a person before and after, in each tambon"),
    "village": N_("Income a person before and after, in each village"),
}


@dataclass(frozen=True, slots=True)
class Panel:
    """One place: its bars and the ids behind them, by the class of occupation."""

    name: str
    households: int
    bars: Mapping[str, Bar]
    members: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Panels:
    """The places in the order of their codes; `rows` are the classes that some of them have."""

    level: Level
    rows: tuple[tuple[str, str], ...]
    panels: tuple[Panel, ...]
    income_line: int
    growth_percent: int
    measures: Measures
    pair: Pair = USUAL


def panels(
    table: IncomeTable, names: Mapping[str, str], class_names: Mapping[str, str], classes: Classes,
    *, income_line: int, growth_percent: int, pair: Pair = USUAL,
) -> Panels:  # fmt: skip
    """The panels of `table`: of the widest places of which there are several."""
    level = level_of(table)
    found = []
    for code, part in parts(table, level, classes):
        summary = summarise(
            part, "group_class", class_names, classes, income_line=income_line,
            growth_percent=growth_percent,
        )  # fmt: skip
        members = {
            key: ids(some, compared(some)) for key, some in parts(part, "group_class", classes)
        }
        each = {bar.key: bar for bar in bars(summary)}
        counted = summary.measures.change.households
        found.append(Panel(names.get(code, code), counted, each, members))
    known = {key for panel in found for key in panel.bars}
    rows = tuple((key, name) for key, name in [*class_names.items(), ("", "")] if key in known)
    return Panels(
        level, rows, tuple(found), income_line, growth_percent, measure(table, income_line), pair
    )


def read(office: Rounds, scope: Scope, _by: By | None, pair: Pair) -> Panels:
    """The numbers of the chart; Refused without a round."""
    table = incomes.table(office, scope, pair)
    settings = office.round(scope.round_id or 0).settings
    return panels(
        table, incomes.names(level_of(table), table),
        incomes.names("group_class", table), incomes.classes(),
        income_line=settings.income_line, growth_percent=settings.income_growth_percent, pair=pair,
    )  # fmt: skip


def draw(numbers: Panels, look: Look) -> Chart:
    """The chart: the bars of a class in the n-th panel (from 1) are "before-n-CLASS", "after-…"."""
    *_steps, chart = in_steps(numbers, look)
    return chart


def in_steps(numbers: Panels, look: Look) -> Iterator[Chart]:
    """The same figure with one panel more at each step, as high as all of them from the first."""
    drawing = _Drawing(numbers, look)
    yield drawing.sheet.chart()
    for number, panel in enumerate(numbers.panels, 1):
        drawing.panel(number, panel)
        yield drawing.sheet.chart()


class _Drawing:
    """One chart being drawn."""

    def __init__(self, numbers: Panels, look: Look) -> None:
        self.numbers = numbers
        self.wording, self.palette = look.wording, look.palette
        unnamed = self.wording.say(N_("No occupation recorded"))
        self.rows = [(key, name or unnamed) for key, name in numbers.rows]
        longest = max((width(name, FILES[REGULAR], SMALL) for _key, name in self.rows), default=0)
        self.names = min(max(longest, _NAMES[0]), _NAMES[1])
        told = [
            income for panel in numbers.panels for bar in panel.bars.values()
            for income in (bar.before, bar.after) if income
        ]  # fmt: skip
        self.end = max([numbers.income_line, *told]) * 1.25
        self.sheet = self._sheet(look)
        self._legend()
        if not numbers.panels:
            self.sheet.nothing()

    def panel(self, number: int, panel: Panel) -> None:
        """Draw the bars of one place."""
        room = self.sheet.panels[number - 1]
        room.across = 0, self.end
        room.up = len(self.rows) - 0.5, -0.5
        self.sheet.upright(0, Pen(self.palette.grid, 0.8), room)
        self._head(room, panel)
        for place, (key, name) in enumerate(self.rows):
            if (number - 1) % _COLUMNS == 0:
                size = size_within(name, REGULAR, SMALL, self.names)
                self.sheet.text(
                    name, (0, place), (-8, -3), size, self.palette.ink, ha="right", panel=room
                )
            self._bars(room, number, place, panel, key)
        line = self.numbers.income_line
        self.sheet.upright(line, self._line(), room, zorder=2.5)

    def _sheet(self, look: Look) -> Sheet:
        count = max(len(self.numbers.panels), 1)
        down = -(-count // _COLUMNS)
        high = _ROW * max(len(self.rows), 1)
        wording, numbers = self.wording, self.numbers
        return Sheet(
            look, self._title(), wording.say(N_("(baht a person a year)")),
            wording.rests_on(numbers.measures, numbers.pair),
            high=down * (high + _HEAD) - _HEAD + 4, left=EDGE + self.names + 8, below=_UNDER,
            grid=Grid(_COLUMNS, down, _APART, _HEAD, count),
        )  # fmt: skip

    def _title(self) -> str:
        level, pair = self.numbers.level, self.numbers.pair
        if pair == USUAL:
            return self.wording.say(_TITLES[level])
        title = self.wording.titled(N_("Income a person"), pair)
        return f"{title} · {self.wording.say(GROUPS[level])}"

    def _head(self, room: Room, panel: Panel) -> None:
        """The place and how many households its bars count."""
        count = self.wording.households(panel.households)
        wide = (self.sheet.across - _APART * (_COLUMNS - 1)) / _COLUMNS
        wide -= width(count, FILES[REGULAR], SMALLEST) + 8
        name = self.wording.number(panel.name)
        size = size_within(name, STRONG, NAME - 1, wide)
        self.sheet.text(
            name, (0, 1), (0, 5), size, self.palette.ink, STRONG, within=PANEL, panel=room
        )
        self.sheet.text(
            count, (1, 1), (0, 5), SMALLEST, self.palette.quiet, ha="right", within=PANEL,
            panel=room,
        )  # fmt: skip

    def _bars(self, room: Room, number: int, place: int, panel: Panel, key: str) -> None:
        """Before and after of one class, and its change."""
        bar, palette, wording = panel.bars.get(key), self.palette, self.wording
        if bar is None or bar.before is None or bar.after is None:
            self.sheet.text("–", (0, place), (4, -3), SMALL, palette.quiet, panel=room)
            return
        missed = not bar.change.reaches(self.numbers.growth_percent)
        after = Fill(palette.short, HATCH) if missed else Fill(palette.after)
        moments = wording.moments(self.numbers.pair)
        for moment, name, income, at, fill in (
            ("before", moments[0], bar.before, place - _THICK, Fill(palette.before)),
            ("after", moments[1], bar.after, place, after),
        ):
            patch = self.sheet.bar((0, at), (income, _THICK), fill, panel=room)
            told = self._told(panel, bar, name, income)
            self.sheet.mark(patch, f"{moment}-{number}-{key}", told, panel.members[key])
        percent = wording.percent(bar.change.percent or 0)
        colour = palette.warn if missed else palette.good
        self.sheet.text(percent, (1, place), (0, -3), SMALLEST, colour, STRONG, "right", panel=room)

    def _told(self, panel: Panel, bar: Bar, moment: str, income: int) -> str:
        wording = self.wording
        class_ = next(name for key, name in self.rows if key == bar.key)
        said = wording.say(
            N_("{group}, {moment}: {baht} baht a person a year"),
            group=f"{panel.name} · {class_}", moment=moment, baht=wording.baht(income),
        )  # fmt: skip
        return f"{said} · {wording.households(bar.households)}"

    def _legend(self) -> None:
        palette, wording, numbers = self.palette, self.wording, self.numbers
        before, after = wording.moments(numbers.pair)
        target = wording.number(f"+{numbers.growth_percent}%")
        missed = wording.say(
            N_("{after}, growth below the target {percent}"), after=after, percent=target
        )
        line = wording.say(N_("BMN line {baht} baht"), baht=wording.baht(numbers.income_line))
        self.sheet.legend([
            (before, Fill(palette.before)), (after, Fill(palette.after)),
            (missed, Fill(palette.short, HATCH)), (line, self._line()),
        ])  # fmt: skip

    def _line(self) -> Pen:
        return Pen(self.palette.line, 1.1, (4, 3))
