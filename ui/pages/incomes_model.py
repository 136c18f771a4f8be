"""The numbers of the income chart as a table, in its order: all together first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.programme.income_groups import GroupSummary
from desktop.programme.incomes import Measures
from desktop.thai.numerals import format_baht
from desktop.words import N_, _
from ui.pages.income_cards import percent

type Index = QModelIndex | QPersistentModelIndex

_COLUMNS = (
    N_("Group"),
    N_("Trained"),
    N_("Practising"),
    N_("With both incomes"),
    N_("Before (baht)"),
    N_("After (baht)"),
    N_("Change"),
    N_("Before per person"),
    N_("After per person"),
)


class IncomesModel(QAbstractTableModel):
    """A first row for all, and one for each group."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, ...]] = []

    def show(self, groups: Sequence[GroupSummary], whole: Measures) -> None:
        """Show the measures of `whole` and, below them, `groups`."""
        self.beginResetModel()
        self._rows = [_texts(_("All"), whole)]
        self._rows += [_texts(one.name or _("not recorded"), one.measures) for one in groups]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The sum and the groups."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        """The measures shown."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text; the row of all is bold."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return _(_COLUMNS[section]) if role == Qt.ItemDataRole.DisplayRole else None


def _alignment(place: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _texts(name: str, one: Measures) -> tuple[str, ...]:
    return (
        name,
        f"{one.practice.trained:,}",
        f"{one.practice.practising:,}",
        f"{one.incomes.households:,}",
        format_baht(one.incomes.before, satang_shown=False),
        format_baht(one.incomes.after, satang_shown=False),
        percent(one.change.percent),
        *(
            "–" if money is None else f"{(money + 50) // 100:,}"
            for money in (one.per_person.before, one.per_person.after)
        ),
    )
