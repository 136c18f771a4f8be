"""รายได้: income before and after, as a chart, in cards, and as numbers."""

from pathlib import Path
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHeaderView, QLayout, QPushButton, QWidget

from desktop import incomes
from desktop.charts.incomes import bars, income_figure, row_ends, save_chart
from desktop.problems import Refused
from desktop.programme.income_groups import GroupSummary, IncomeSummary
from desktop.words import _, current_language
from ui import theme
from ui.charts.canvas import ChartView
from ui.charts.row_scroll import RowScroll
from ui.notice import Notice
from ui.pages.income_cards import IncomeCards
from ui.pages.incomes_model import IncomesModel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

if TYPE_CHECKING:
    from ui.jobs import Job


class IncomesPage(QWidget):
    """Follows the chosen round and place; `by` is "occupation" or "tambon".

    `households_wanted` carries what to look for in the list of households; "" is all of them.
    """

    households_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.by = "occupation"
        self.summary: IncomeSummary | None = None
        self.notice = Notice()
        self.chart = ChartView()
        self.chart.drawn.connect(self._on_drawn)
        self.chart.picked.connect(lambda gid: self.open_households(int(gid.rpartition("-")[2])))
        self.scroll = RowScroll()
        self.scroll.setAccessibleName(_("Incomes"))
        self.model = IncomesModel()
        self.table = TableView(self.model)
        self.table.setAccessibleName(_("Numbers of the chart"))
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.enter_pressed.connect(lambda: self.open_households(self.table.chosen_rows()[0]))
        self.cards = IncomeCards()
        self._group = QButtonGroup(self)
        self.switches = {
            key: self._switch(key, text)
            for key, text in (("occupation", _("By occupation")), ("tambon", _("By tambon")))
        }
        self.setLayout(self._page())
        self.setFocusProxy(self.table)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self.notice.passes_with(session.scope_changed)
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """Measure the incomes of the chosen place again; out of sight, when they are seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        scope, office = self._session.scope, self._session.office
        if scope.round_id is None:
            return
        if self._job is not None:
            self._job.forget()
        self._job = self._session.jobs.read(
            lambda by=self.by: incomes.summary(office, scope, by), self._show, self._refuse
        )

    def group_by(self, by: str) -> None:
        """Show the incomes by "occupation" or by "tambon"."""
        self.by = by
        self.switches[by].setChecked(True)
        self.reload()

    def save(self, file: Path) -> None:
        """Save the chart as a file, in light colours: PNG, SVG or PDF by its ending."""
        if self.summary is None:
            return
        try:
            save_chart(self._figure(self.summary, dark=False), file, current_language())
        except (OSError, ValueError):
            self.notice.tell(_("{file} cannot be written.").format(file=file.name), tone="bad")
        else:
            self.notice.tell(_("Saved: {file}").format(file=file.name), tone="good")

    def groups(self, summary: IncomeSummary) -> tuple[GroupSummary, ...]:
        """The groups that are shown, in the order of the chart."""
        by_key = {one.key: one for one in summary.groups}
        return tuple(by_key[bar.key] for bar in bars(summary))

    def open_households(self, row: int) -> None:
        """Open the list of the households behind a row of the chart; row 0 is all of them."""
        if self.summary is None:
            return
        group = self.groups(self.summary)[row - 1] if row else None
        if group is not None and self.summary.by == "tambon":
            tambons = self._session.office.tambons()
            self._session.choose_place(next(one.id for one in tambons if one.code == group.key))
        self.households_wanted.emit(group.name if group and self.summary.by == "occupation" else "")

    def _show(self, summary: object) -> None:
        if not isinstance(summary, IncomeSummary):
            return
        self.summary = summary
        self.cards.show_summary(summary)
        self._draw(summary)

    def _draw(self, summary: IncomeSummary) -> None:
        self.model.show(self.groups(summary), summary.measures)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.table.verticalHeader().defaultSectionSize() * self.model.rowCount()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + 4)
        self.chart.show_figure(self._figure(summary, dark=theme.current() is theme.DARK))

    def _figure(self, summary: IncomeSummary, *, dark: bool) -> Figure:
        return income_figure(summary, language=current_language(), dark=dark)

    def _on_drawn(self) -> None:
        """Let the page end where a row of the chart ends."""
        figure, sheet = self.chart.figure, self.scroll.widget()
        if figure is not None:
            top, height = self.chart.mapTo(sheet, QPoint(0, 0)).y(), self.chart.height()
            self.scroll.set_rows([top + round(end * height) for end in row_ends(figure)])

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _ask_file(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save the chart"),
            _("incomes") + ".png",
            "PNG (*.png);;SVG (*.svg);;PDF (*.pdf)",
        )
        if chosen:
            self.save(Path(chosen))

    def _switch(self, key: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setCheckable(True)
        made.setChecked(key == self.by)
        made.setProperty("role", "switch")
        made.clicked.connect(lambda _on: self.group_by(key))
        self._group.addButton(made)
        return made

    def _page(self) -> QLayout:
        tools = row(
            *self.switches.values(),
            label(_("Click a bar to open its households."), "quiet"), 1,
            button(_("Copy the picture"), self.chart.copy), button(_("Save as …"), self._ask_file),
        )  # fmt: skip
        both = row(
            column(panel(column(self.chart, margins=UNIT)), self.table, 1),
            column(self.cards, 1),
            spacing=2 * UNIT,
        )
        both.setStretch(0, 1)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(both)
        self.scroll.setWidget(sheet)
        page = column(tools, self.notice, self.scroll)
        page.setStretch(2, 1)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        return page
