"""The numbers of the incomes as a table: all together first, then the groups."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.programme.income_figures import FIGURES, NOTHING, Figure
from desktop.programme.income_groups import GroupSummary
from desktop.programme.income_table import Pair
from desktop.programme.income_words import MORE, at_moment, between
from desktop.programme.incomes import Change, Measures
from desktop.thai.numerals import format_baht
from desktop.words import _
from ui.tables.headings import in_two_lines

_USUAL = Pair()

type Index = QModelIndex | QPersistentModelIndex


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


class IncomesModel(QAbstractTableModel):
    """A first row for all, and one for each group."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, Measures]] = []
        self._columns = FEW
        self._pair = _USUAL

    def show(
        self, groups: Sequence[GroupSummary], whole: Measures | None, ungrouped: str = "",
        pair: Pair = _USUAL,
    ) -> None:  # fmt: skip
        """Show the measures of `whole` and, below them, `groups`; None shows nothing.

        `ungrouped` is what those in none of the groups are called; `pair` are the incomes compared.
        """
        self.beginResetModel()
        self._pair = pair
        self._rows = [(_("All"), whole)] if whole is not None else []
        self._rows += [(one.name or ungrouped, one.measures) for one in groups]
        self.endResetModel()

    def show_columns(self, *, all_of_them: bool) -> None:
        """Show every column, or those that fit."""
        self.beginResetModel()
        self._columns = ALL if all_of_them else FEW
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The sum and the groups."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The group's name and the measures shown."""
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the row of all is bold."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def text(self, row: int, place: int) -> str:
        """What a cell says."""
        name, measures = self._rows[row]
        return self._columns[place - 1].text(measures) if place else name

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names, and under the mouse what they count."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if role == Qt.ItemDataRole.ToolTipRole and section:
            definition = _(self._columns[section - 1].definition)
            return "\n".join(filter(None, (between(self._pair), definition)))
        label = self._heading(self._columns[section - 1]) if section else _("Which households")
        if role == Qt.ItemDataRole.DisplayRole:
            return in_two_lines(label)
        return label if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _heading(self, column: NumberColumn) -> str:
        return at_moment(column.key, column.label, self._pair)


def _alignment(place: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
