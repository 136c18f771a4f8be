"""The numbers of the incomes as a table: all together first, then the groups."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt

from desktop.programme.income_figures import FIGURES, NOTHING, Figure
from desktop.programme.income_groups import GroupSummary
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import MORE, at_moment, between
from desktop.programme.incomes import Change, Measures
from desktop.thai.numerals import format_baht
from desktop.words import _
from ui.tables.lines_model import LinesModel


class NumberColumn(NamedTuple):
    """A column: `label` and `definition` are message ids, `text` is what a cell says."""

    key: str
    label: str
    definition: str
    text: Callable[[Measures], str]


def _of_figure(figure: Figure) -> NumberColumn:
    return NumberColumn(
        figure.key, figure.label, figure.definition, lambda one: figure.text(figure.of(one))
    )


def _gained(change: Change) -> str:
    """The sum by which it changed, and of how many households."""
    if not change.households:
        return NOTHING
    return f"{format_baht((change.gained + 50) // 100 * 100)} ({change.households:,})"


_FIRST = (
    "households", "practising", "both", "mean_before", "mean_after", "growth", "median_growth",
    "person_before", "person_after",
)  # fmt: skip
_BY_KEY = {one.key: one for one in FIGURES}

FEW = tuple(_of_figure(_BY_KEY[key]) for key in _FIRST)
"""The columns that a small screen has room for."""
ALL = (
    *FEW,
    *(_of_figure(one) for one in FIGURES if one.key not in _FIRST),
    NumberColumn("saved", *MORE["saved"], lambda one: _gained(one.saved)),
    NumberColumn("owed", *MORE["owed"], lambda one: _gained(one.owed)),
)


class IncomesModel(LinesModel[tuple[str, Measures]]):
    """A first line for all, and one for each group: what it is called, and its measures."""

    def __init__(self) -> None:
        super().__init__((), range(1, len(ALL) + 1), narrow=True)
        self._columns = FEW
        self._pair = USUAL

    def show_groups(
        self, groups: Sequence[GroupSummary], whole: Measures | None, ungrouped: str = "",
        pair: Pair = USUAL,
    ) -> None:  # fmt: skip
        """Show the measures of `whole` and, below them, `groups`; None shows nothing.

        `ungrouped` is what those in none of the groups are called; `pair` are the incomes compared.
        """
        self._pair = pair
        first = [(_("All"), whole)] if whole is not None else []
        named = ((one.name or ungrouped, one.measures) for one in groups)
        self.show([*first, *named], self._named())

    def show_columns(self, *, all_of_them: bool) -> None:
        """Show every column, or those that fit."""
        self._columns = ALL if all_of_them else FEW
        self.show(self.lines, self._named())

    def text(self, line: tuple[str, Measures], column: int) -> str:
        """What a cell says."""
        name, measures = line
        return self._columns[column - 1].text(measures) if column else name

    def is_strong(self, line: tuple[str, Measures], _column: int) -> bool:
        """The line of all is bold."""
        return line is self.lines[0]

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names, and under the mouse what they count."""
        if section and role == Qt.ItemDataRole.ToolTipRole:
            definition = _(self._columns[section - 1].definition)
            return "\n".join(filter(None, (between(self._pair), definition)))
        return super().headerData(section, orientation, role)

    def _named(self) -> tuple[str, ...]:
        named = (at_moment(one.key, one.label, self._pair) for one in self._columns)
        return (_("Which households"), *named)
