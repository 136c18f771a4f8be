"""The households behind a figure: who they are, and what they had before and after."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLayout, QWidget

from desktop import counting
from desktop.income_households import MOST, BehindFigure, households
from desktop.problems import Refused
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import at_moment, pair_said
from desktop.programme.rounds import COHORT
from desktop.thai.numerals import format_baht, format_percent
from desktop.thai.order import numbered_sort_key
from desktop.words import N_, _
from ui.session import Session
from ui.shortcuts import install
from ui.tables.lines_model import Index, LinesModel
from ui.tables.records_view import SORT_KEY
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row

SIZE = (1350, 640)  # pixels
_DASH = "–"


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: `label` is a message id, `value` is what it is sorted by, None last.

    `key` is that of what tells of one of the two moments, in `income_words`.
    """

    label: str
    value: Callable[[BehindFigure], Any]
    text: Callable[[Any], str] = str
    is_number: bool = False
    key: str = ""


def _baht(satang: int) -> str:
    return format_baht((satang + 50) // 100 * 100)


def _change(percent: float) -> str:
    return format_percent(percent, signed=True)


def _practises(practising: bool) -> str:
    return _("Yes") if practising else _("Stopped")


COLUMNS = (
    Shown(N_("Name"), lambda one: one.name),
    Shown(N_("Village"), lambda one: one.place.label if one.place else ""),
    Shown(N_("Tambon"), lambda one: one.place.tambon if one.place else ""),
    Shown(N_("Occupation"), lambda one: one.occupation),
    Shown(N_("Members"), lambda one: one.members, is_number=True),
    Shown(
        N_("Before (baht)"), lambda one: one.before, _baht, is_number=True, key="household_before"
    ),
    Shown(N_("After (baht)"), lambda one: one.after, _baht, is_number=True, key="household_after"),
    Shown(N_("Change (baht)"), lambda one: one.gained, _baht, is_number=True),
    Shown(N_("Change"), lambda one: one.percent, _change, is_number=True),
    Shown(N_("Practises"), lambda one: one.practising, _practises),
)
"""Beside ที่, which counts the lines as they stand."""


class HouseholdsModel(LinesModel[BehindFigure]):
    """A line a household; sorted as a Thai dictionary is, by whatever column is asked for."""

    def __init__(self, pair: Pair = USUAL) -> None:
        named = (at_moment(one.key, one.label, pair) for one in COLUMNS)
        numbers = [place for place, one in enumerate(COLUMNS, 1) if one.is_number]
        super().__init__([_("No."), *named], [0, *numbers], narrow=True)
        self._all: tuple[BehindFigure, ...] = ()

    def show(self, lines: Iterable[BehindFigure]) -> None:
        """List these, in the order in which they come."""
        self._all = tuple(lines)
        super().show(self._all)

    def sort(self, place: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, what is not recorded last either way; by ที่ as they came."""
        if place <= 0:
            self.reorder(self._all)
            return
        value = COLUMNS[place - 1].value
        there = [one for one in self._all if value(one) not in (None, "")]
        there.sort(
            key=lambda one: _sort_key(value(one)), reverse=order is Qt.SortOrder.DescendingOrder
        )
        self.reorder([*there, *(one for one in self._all if value(one) in (None, ""))])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What every table of lines says; the first column counts the lines as they stand."""
        if index.isValid() and not index.column() and role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1:,}"
        return super().data(index, role)

    def text(self, line: BehindFigure, column: int) -> str:
        """What a cell says."""
        if not column:
            return ""
        shown = COLUMNS[column - 1]
        value = shown.value(line)
        return shown.text(value) if value not in (None, "") else _DASH


class HouseholdsDialog(QDialog):
    """Lists exactly the households with these ids; it stands beside the window, not before it."""

    def __init__(
        self, session: Session, ids: Sequence[int], title: str, pair: Pair, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Households: {what}").format(what=title))
        self._session = session
        self.model = HouseholdsModel(pair)
        self.model.setParent(self)
        self.table = _table(self.model)
        self.table.enter_pressed.connect(self.open_record)
        self.table.doubleClicked.connect(self.open_record)
        install(self.table, SORT_KEY, self.sort_by_column)
        self._count = label(counting.households(len(ids)), "strong")
        self._note = label(_note(len(ids), pair), "small", wrap=True)
        self.setLayout(self._page(title))
        resize_within(self, *SIZE)
        self.table.setFocus()
        office = session.office
        session.jobs.read(lambda: households(office, ids, pair), self._show, self._refuse)

    def open_record(self) -> None:
        """Open the record of the household under the cursor."""
        line = self.table.currentIndex().row()
        if line < 0:
            return
        one, session = self.model.lines[line], self._session
        if session.scope.round_id != one.round:
            session.choose_round(one.round)
        cohort = session.round is not None and session.round.settings.variant == COHORT
        self.accept()
        session.open_record.emit("participants" if cohort else "households", one.id)

    def sort_by_column(self) -> None:
        """Sort by the column under the cursor; again, the other way round."""
        place, heads = self.table.currentIndex().column(), self.table.horizontalHeader()
        again = heads.sortIndicatorSection() == place
        up = not again or heads.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder
        self.table.sortByColumn(place, order)

    def copy(self) -> None:
        """Put the chosen households on the clipboard as a table; all when one or none is chosen."""
        chosen = self.table.chosen_rows()
        self.table.copy_rows(chosen if len(chosen) > 1 else range(self.model.rowCount()))

    def _show(self, found: object) -> None:
        if isinstance(found, tuple):
            self.model.show(found)
            self._count.setText(counting.households(len(found)))
            self.table.resizeColumnsToContents()
            self.table.selectRow(0)

    def _refuse(self, refused: Refused) -> None:
        self._note.setText(refused.reason)

    def _page(self, title: str) -> QLayout:
        head = row(
            label(title, "heading", wrap=True),
            self._count,
            button(_("Copy as a table"), self.copy),
            button(_("Close") + "  Esc", self.accept),
        )
        head.setStretch(0, 1)
        page = column(head, self._note, self.table, margins=2 * UNIT)
        page.setStretch(2, 1)
        return page


def show_households(
    session: Session, parent: QWidget, ids: Sequence[int], title: str, pair: Pair = USUAL
) -> HouseholdsDialog:  # fmt: skip
    """Open the list of the households with these ids, of whatever rounds, beside the window."""
    dialog = HouseholdsDialog(session, ids, title, pair, parent)
    session.closing.connect(dialog.close)
    dialog.show()
    return dialog


def _table(model: HouseholdsModel) -> TableView:
    view = TableView(model)
    view.setAccessibleName(_("Households"))
    view.setSortingEnabled(True)
    heads = view.horizontalHeader()
    heads.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heads.setStretchLastSection(True)
    return view


def _note(count: int, pair: Pair) -> str:
    said = [pair_said(pair), _("Enter opens a household's record.")]
    if count > MOST:
        said.append(_("These are the first {count}.").format(count=f"{MOST:,}"))
    return " · ".join(said)


def _sort_key(value: Any) -> Any:
    return numbered_sort_key(value) if isinstance(value, str) else value
