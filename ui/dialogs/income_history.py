"""A household's incomes over time: a column for each time it was asked."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QWidget

from desktop.income_history import HouseholdIncomes, incomes_of
from desktop.problems import Refused
from desktop.programme.follow_up import PRACTISING
from desktop.programme.households import INCOME_LABELS
from desktop.programme.income_history import IncomePoint
from desktop.programme.income_parts import PARTS
from desktop.programme.rounds import COHORT
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.numerals import format_percent
from desktop.words import N_, _
from ui.session import Session
from ui.tables.lines_model import LinesModel
from ui.tables.table_view import ROW_HEIGHT, TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row

if TYPE_CHECKING:
    from ui.notice import Notice

type Line = tuple[str, Callable[[IncomePoint], str]]
"""What a row is called (a message id), and what it says of one time."""

KEY = "F12"
WIDTH, NAMES_WIDTH = 176, 250  # pixels of a column, and of the rows' names
_TOTAL = N_("Income together")


def _baht(of: Callable[[IncomePoint], int | None]) -> Callable[[IncomePoint], str]:
    return lambda point: show_value(Kind.MONEY, of(point))


def _part(place: int) -> Callable[[IncomePoint], str]:
    return _baht(lambda point: point.parts[place])


def _person(point: IncomePoint) -> str:
    """Whole baht: what is divided is not asked in satang."""
    return "" if point.per_person is None else f"{(point.per_person + 50) // 100:,}"


def _change(point: IncomePoint) -> str:
    if point.change is None:
        return ""
    sign = "+" if point.change > 0 else ""
    return sign + show_value(Kind.MONEY, point.change)


def _percent(point: IncomePoint) -> str:
    if point.is_new_income:
        return _("New income")
    return "" if point.percent is None else format_percent(point.percent, signed=True)


LINES: tuple[Line, ...] = (
    (N_("Date"), lambda point: show_value(Kind.DATE, point.on)),
    (N_("Practises"), lambda point: show_value(Kind.CHOICE, point.practising, PRACTISING)),
    *((INCOME_LABELS[part], _part(place)) for place, part in enumerate(PARTS)),
    (_TOTAL, _baht(lambda point: point.total)),
    (N_("Change since before the training"), _change),
    (N_("Change in percent"), _percent),
    (N_("Income per person"), _person),
    (N_("Of this from the occupation trained"), _baht(lambda point: point.trained)),
    (N_("Expenses"), _baht(lambda point: point.expenses)),
    (N_("Savings"), _baht(lambda point: point.savings)),
    (N_("Debts"), _baht(lambda point: point.debts)),
)


class IncomeHistoryModel(LinesModel[Line]):
    """The lines down, and across before the training and every visit; the lines' names first."""

    def __init__(self, points: Sequence[IncomePoint]) -> None:
        times = [
            _("Visit {number}").format(number=one.number) if one.number else _("Before")
            for one in points
        ]
        super().__init__([_("Baht a year"), *times], numbers=range(1, len(times) + 1))
        self.points = points
        self.show(LINES)

    def text(self, line: Line, column: int) -> str:
        """The line's name, and what it was each time."""
        name, said = line
        return (said(self.points[column - 1]) or "–") if column else _(name)

    def is_strong(self, line: Line, _column: int) -> bool:
        """What is asked in parts is bold together."""
        return line[0] == _TOTAL


class IncomeHistoryDialog(QDialog):
    """Shows `incomes`; `opened` carries the visit that is asked for, None for the household."""

    opened = Signal(object)

    def __init__(self, incomes: HouseholdIncomes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Incomes over time: {name}").format(name=incomes.name))
        self.model = IncomeHistoryModel(incomes.points)
        self.view = TableView(self.model)
        self.view.setAccessibleName(self.windowTitle())
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        across = self.view.horizontalHeader()
        across.setDefaultSectionSize(WIDTH)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.view.setColumnWidth(0, NAMES_WIDTH)
        self.view.enter_pressed.connect(self._open)
        self.view.doubleClicked.connect(self._open)
        foot = row(
            label(_("← → another time · ↵ open it · Ctrl C copy"), "quiet"), 1,
            button(_("Open"), self._open), button(_("Close") + "  Esc", self.accept),
        )  # fmt: skip
        page = column(label(self.windowTitle(), "heading"), self.view, foot, margins=2 * UNIT)
        page.setStretch(1, 1)
        self.setLayout(page)
        width = NAMES_WIDTH + WIDTH * len(incomes.points) + 6 * UNIT
        resize_within(self, max(width, 640), ROW_HEIGHT * (len(LINES) + 1) + 120)
        self.view.setCurrentIndex(self.model.index(0, len(incomes.points)))
        self.view.setFocus()

    def _open(self) -> None:
        at = self.view.currentIndex().column() - 1
        if at >= 0:
            self.accept()
            self.opened.emit(self.model.points[at].visit)


class IncomeHistory:
    """Opens the incomes of the household that `wanted` tells, over `page`."""

    def __init__(
        self, page: QWidget, session: Session, notice: "Notice", wanted: Callable[[], int | None]
    ) -> None:
        self._page, self._session = page, session
        self._notice, self._wanted = notice, wanted

    def show(self) -> IncomeHistoryDialog | None:
        """The dialog, open; None where no household is chosen."""
        household = self._wanted()
        if household is None:
            self._notice.tell(_("Choose a household first."), tone="warn")
            return None
        try:
            incomes = incomes_of(self._session.office, household)
        except Refused as refused:
            self._notice.tell(refused.reason, tone="bad")
            return None
        dialog = IncomeHistoryDialog(incomes, self._page)
        dialog.opened.connect(lambda visit: self._go(visit, household))
        dialog.open()
        return dialog

    def _go(self, visit: int | None, household: int) -> None:
        round_ = self._session.round
        of_cohort = round_ is not None and round_.settings.variant == COHORT
        if visit is not None:
            self._session.open_record.emit("visits", visit)
        else:
            self._session.open_record.emit("participants" if of_cohort else "households", household)
