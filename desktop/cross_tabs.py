"""The cross-tabs of an office's incomes: which tables there are, and their numbers read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from desktop import incomes
from desktop.problems import Refused
from desktop.programme.cross_tab import (
    ALL,
    CrossTab,
    Head,
    Split,
    Standing,
    by_group,
    by_standing,
    cross,
    undivided,
)
from desktop.programme.income_figures import (
    AFTER,
    BEFORE,
    FIGURES,
    GROWTH,
    HOUSEHOLDS,
    NEW_INCOME,
    PRACTISING,
    PRACTISING_GROWTH,
    PRACTISING_PERCENT,
    ROSE,
    Figure,
    Number,
)
from desktop.programme.income_groups import By, are_more, level_of
from desktop.programme.income_marks import IncomeLine
from desktop.programme.income_table import USUAL, IncomeTable, Pair, joined
from desktop.programme.income_words import at_moment, between, none_of, of_pair
from desktop.rounds import Rounds
from desktop.views import RoundEntry, Scope
from desktop.words import N_, _

type Axis = By | Standing | Literal["place", "round"]
"""What rows or columns are: "place" is the widest places of which there are several."""

AXES: dict[Axis, str] = {
    "tambon": N_("Tambon"),
    "village": N_("Village"),
    "occupation": N_("Occupation"),
    "group_class": N_("Class of occupation"),
    "bmn_class": N_("BMN occupation"),
    "trainer": N_("Responsible trainer"),
    "fund": N_("Fund"),
    "group": N_("Occupation group"),
    "practice": N_("Practising or not"),
    "crossing": N_("Against the BMN line, before and after"),
    "line_before": N_("Income a person before, against the line"),
    "line_after": N_("Income a person after, against the line"),
    "change": N_("Change of income"),
    "round": N_("Round"),
    "district": N_("District"),
    "province": N_("Province"),
}
"""What rows and columns can be, with message ids, in the order in which they are offered."""

MOST_COLUMNS = 60
MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table shows: `figure` for rows × columns, and `beside` each row's total more figures.

    Without `columns` it shows those alone. `label` is a message id.
    """

    key: str
    label: str
    rows: Axis
    columns: Axis | None = None
    figure: Figure = HOUSEHOLDS
    beside: tuple[Figure, ...] = ()


LAYOUTS = (
    Layout(
        "practice", N_("Practising, by place"), "place", "practice", beside=(PRACTISING_PERCENT,)
    ),
    Layout(
        "crossing", N_("BMN line, by occupation"), "occupation", "crossing",
        beside=(PRACTISING_PERCENT, GROWTH),
    ),
    Layout(
        "indicators", N_("Main figures, by village"), "village",
        beside=(
            HOUSEHOLDS, PRACTISING, PRACTISING_PERCENT, BEFORE, AFTER, PRACTISING_GROWTH, ROSE,
            NEW_INCOME,
        ),
    ),
    Layout(
        "change", N_("Change of income, by trainer"), "trainer", "change",
        beside=(PRACTISING_GROWTH,),
    ),
)  # fmt: skip
"""The tables that offices are asked for."""


def free(rows: Axis, columns: Axis, figure: str) -> Layout:
    """A table of one's own; `figure` is a key of FIGURES."""
    chosen = next(one for one in FIGURES if one.key == figure)
    return Layout("free", N_("A table of your own"), rows, columns, chosen)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column as it is shown: a figure of a group, or of ALL of them; `total` sums up the row."""

    heading: str
    place: int
    figure: Figure
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A cross-tab as it is shown; its last row is the total. Rows and columns go by their place.

    `corner` says what the rows are; `title` and `where` stand above the table.
    """

    layout: Layout
    tab: CrossTab
    columns: tuple[TableColumn, ...]
    corner: str
    title: str
    where: str
    pair: Pair = USUAL

    @property
    def row_names(self) -> tuple[str, ...]:
        """What each row is called."""
        return (*(head.name for head in self.tab.rows.heads), _("All"))

    def value(self, row: int, column: int) -> Number:
        """What a cell says: households, satang or percent."""
        shown = self.columns[column]
        return self.tab.value(self._place(row), shown.place, shown.figure)

    def text(self, row: int, column: int) -> str:
        """What a cell says, as it is written."""
        return self.columns[column].figure.text(self.value(row, column))

    def behind(self, row: int, column: int) -> tuple[int, ...]:
        """The ids of the households that a cell rests on."""
        shown = self.columns[column]
        return self.tab.behind(self._place(row), shown.place, shown.figure)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that are shown, each once."""
        return tuple(dict.fromkeys(one.figure for one in self.columns))

    @property
    def notes(self) -> tuple[str, ...]:
        """What its figures count, and before that what before and after are if not as usual."""
        defined = (f"{figure_said(one, self.pair)}: {_(one.definition)}" for one in self.figures)
        return tuple(filter(None, (between(self.pair), *defined)))

    def told(self, row: int, column: int) -> str:
        """A cell in words: its row, its column, its figure."""
        shown = self.columns[column]
        figure = figure_said(shown.figure, self.pair)
        parts = (self.row_names[row], shown.heading, figure)
        return " · ".join(dict.fromkeys(parts))

    def is_total(self, row: int, column: int) -> bool:
        """Whether a cell is of a total row or column."""
        return self._place(row) == ALL or self.columns[column].total

    def _place(self, row: int) -> int:
        return row if row < len(self.tab.rows.heads) else ALL


def read(office: Rounds, scope: Scope, layout: Layout, pair: Pair = USUAL) -> Table:
    """The numbers of a table. Refused without a round, and where it would be too large to read."""
    households = _gathered(office, scope, layout, pair)
    rows = households.axis(layout.rows)
    columns = households.axis(layout.columns) if layout.columns else None
    across = columns or undivided(households.table)
    _refuse_too_large(layout, len(rows.heads), len(across.heads))
    tab = cross(households.table, households.line, rows, across)
    corner = axis_said(households.level(layout.rows), pair)
    shown = tuple(_columns(layout, columns, pair))
    title = of_pair(_title(layout, pair), pair)
    return Table(layout, tab, shown, corner, title, where(office, scope), pair)


def figure_said(figure: Figure, pair: Pair) -> str:
    """What a figure is called where these incomes are compared."""
    return at_moment(figure.key, figure.label, pair)


def axis_said(axis: Axis, pair: Pair) -> str:
    """What rows or columns are, where these incomes are compared."""
    return at_moment(axis, AXES[axis], pair)


def where(office: Rounds, scope: Scope) -> str:
    """Round and place in words, as they stand above a table."""
    round_ = office.round(scope.round_id).label if scope.round_id is not None else ""
    places = [
        *(one.in_full for one in office.villages() if one.id == scope.village_id),
        *(
            _("Tambon {tambon}").format(tambon=one.name)
            for one in office.tambons()
            if one.id == scope.tambon_id and scope.village_id is None
        ),
    ]
    return " · ".join(filter(None, (round_, *places)))


@dataclass(frozen=True, slots=True)
class _Households:
    """The households of a table, each with its line, and the rounds they are of."""

    office: Rounds
    scope: Scope
    table: IncomeTable
    line: IncomeLine
    rounds: Split
    growth_percent: int

    def level(self, axis: Axis) -> Axis:
        """The axis itself, or which places "place" stands for here."""
        return level_of(self.table) if axis == "place" else axis

    def axis(self, asked: Axis) -> Split:
        """The households parted by `asked`."""
        axis = self.level(asked)
        match axis:
            case "round":
                return self.rounds
            case "practice" | "crossing" | "line_before" | "line_after" | "change":
                return by_standing(self.table, self.line, axis, self.growth_percent)
            case "place":
                raise ValueError(asked)
        if are_more(self.table, axis, MOST_CELLS):
            raise _too_large()
        names = incomes.names(axis, self.table)
        if axis == "village" and self.scope.tambon_id is None and self.scope.village_id is None:
            names = {one.code: one.in_full for one in self.office.villages()}
        nothing = none_of(axis)
        return by_group(self.table, axis, incomes.classes(), names, nothing)


def _gathered(office: Rounds, scope: Scope, layout: Layout, pair: Pair) -> _Households:
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    own = office.round(scope.round_id)
    rounds: Sequence[RoundEntry] = (own,)
    if "round" in (layout.rows, layout.columns):
        rounds = incomes.rounds_until(office, scope)
    tables = [incomes.table(office, replace(scope, round_id=one.id), pair) for one in rounds]
    heads = tuple(Head(str(one.id), str(one.settings.year)) for one in rounds)
    growth = own.settings.income_growth_percent
    if len(rounds) == 1:
        of, line = np.zeros(len(tables[0]), np.int64), own.settings.income_line
        return _Households(office, scope, tables[0], line, Split(heads, of), growth)
    together = joined(tables)
    of = np.zeros(len(together), np.int64)
    for place, one in enumerate(tables):
        of[np.isin(together.household, one.household)] = place
    lines = np.array([one.settings.income_line for one in rounds], np.int64)[of]
    return _Households(office, scope, together, lines, Split(heads, of), growth)


def _columns(layout: Layout, columns: Split | None, pair: Pair) -> Iterator[TableColumn]:
    """The groups and their total; behind them figures of the whole row."""
    if columns is not None:
        for place, head in enumerate(columns.heads):
            yield TableColumn(head.name, place, layout.figure)
        yield TableColumn(_("All"), ALL, layout.figure, total=True)
    for figure in layout.beside:
        yield TableColumn(figure_said(figure, pair), ALL, figure)


def _title(layout: Layout, pair: Pair) -> str:
    if layout.columns is None or layout in LAYOUTS:
        return _(layout.label)
    return _("{figure}: {rows} × {columns}").format(
        figure=figure_said(layout.figure, pair),
        rows=axis_said(layout.rows, pair),
        columns=axis_said(layout.columns, pair),
    )


def _refuse_too_large(layout: Layout, rows: int, columns: int) -> None:
    if columns > MOST_COLUMNS:
        raise Refused(
            _("“{axis}” makes {count} columns; a table has at most {most}. Let it be the rows.")
            .format(axis=_(AXES[layout.columns or layout.rows]), count=f"{columns:,}",
                    most=MOST_COLUMNS)
        )  # fmt: skip
    if rows * columns > MOST_CELLS:
        raise _too_large()


def _too_large() -> Refused:
    return Refused(_("This table is too large to be read; choose a smaller place."))
