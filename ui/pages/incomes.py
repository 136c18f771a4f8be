"""รายได้: income before and after, as a chart, in cards, and as numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLayout, QPushButton, QWidget

from desktop import incomes
from desktop.charts.bars import bars
from desktop.charts.chart import Chart, Look, Mark
from desktop.charts.saving import chart_bytes
from desktop.income_pairs import pairs
from desktop.problems import Refused
from desktop.programme.income_groups import GroupSummary, IncomeSummary
from desktop.programme.income_left_out import Share, shares
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.income_words import file_named, none_of
from desktop.words import _, current_language
from ui import theme
from ui.charts.canvas import ChartView
from ui.charts.row_scroll import RowScroll, row_ends
from ui.files import store_file
from ui.notice import Notice
from ui.pages.income_cards import IncomeCards
from ui.pages.incomes_choices import IncomeChoices
from ui.pages.incomes_model import IncomesModel
from ui.pages.incomes_table import IncomesTable
from ui.pages.pair_choice import WantedPair
from ui.pages.rests_on import RestsOn
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

if TYPE_CHECKING:
    from desktop.charts.chart import ChartKind
    from desktop.office import Office
    from desktop.programme.income_groups import By
    from desktop.views import Scope
    from ui.jobs import Job
    from ui.pages.income_households import HouseholdsDialog

BESIDE = 1_000  # pixels: room for the narrowest chart and the cards beside it


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is about: whose incomes, in which chart, grouped and compared how."""

    scope: "Scope"
    kind: "ChartKind"
    by: "By | None"
    pair: Pair

    def chart(self, office: "Office", look: Look) -> Iterator[Chart]:
        """Read and draw it, with more of it at each step."""
        numbers = self.kind.numbers(office, self.scope, self.by, self.pair)
        if self.kind.in_steps is None:
            yield self.kind.draw(numbers, look)
        else:
            yield from self.kind.in_steps(numbers, look)

    def drawn(self, office: "Office", look: Look) -> Chart:
        """Read and draw it at once."""
        return self.kind.draw(self.kind.numbers(office, self.scope, self.by, self.pair), look)


@dataclass(frozen=True, slots=True)
class Measured:
    """What was read: which pairs there are, and the incomes of the one that is compared."""

    asked: Asked
    pairs: tuple[Pair, ...]
    summary: IncomeSummary
    shares: tuple[Share, ...]


class Listed(NamedTuple):
    """Households for a list: their ids, its title, and the incomes that it compares."""

    households: Sequence[int]
    title: str
    pair: Pair


class IncomesPage(QWidget):
    """Follows the chosen round and place."""

    def __init__(self, session: Session, wanted: WantedPair | None = None) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.measured: Measured | None = None
        self.notice = Notice()
        self.choices = IncomeChoices(session.settings, wanted or WantedPair(session.settings))
        self.chart = ChartView(session.jobs)
        self.rests_on = RestsOn()
        self.cards = IncomeCards()
        self.model = IncomesModel()
        self.model.setParent(self)
        self.table = IncomesTable(self.model)
        self.more = QPushButton(_("More columns"))
        self.more.setCheckable(True)
        self.more.setProperty("role", "switch")
        self.scroll = RowScroll()
        self.scroll.setAccessibleName(_("Incomes"))
        self.setLayout(self._page())
        self.setFocusProxy(self.chart)
        self._connect()
        self._stale = True

    @property
    def summary(self) -> IncomeSummary | None:
        """The measures in view."""
        return self.measured.summary if self.measured else None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The cards beside the chart, or below it where that leaves it no room."""
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """In another look the chart has other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self.reload()

    def reload(self) -> None:
        """Measure the incomes of the chosen place again; out of sight, when they are seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self._job is not None:
            self._job.forget()
        choices, office = self.choices, self._session.office
        asked = Asked(self._session.scope, choices.kind, choices.by, choices.pair)
        self._job = self._session.jobs.read(
            lambda: _measured(office, asked), self._show, self._show_why
        )

    def save(self, file: Path) -> None:
        """Save by the ending: PNG, SVG or PDF of the chart, in light colours, or its workbook.

        The workbook (.xlsx) has the households and the incomes that are in view, and goes on
        reckoning in Excel.
        """
        if file.suffix.lower() == ".xlsx":
            seen = self.measured.asked if self.measured else None
            scope, pair = (seen.scope, seen.pair) if seen else (self._session.scope, USUAL)
            self._write(file, partial(_workbook, self._session.office, scope, pair))
        elif self.measured is not None:
            self._write(file, self._picture(self.measured.asked, file.suffix))

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, in light colours and sharp enough for a phone."""
        if self.measured is not None:
            draw = self._picture(self.measured.asked, ".png")
            self._session.jobs.read_long(lambda _job: draw(), self._put_on_clipboard, self._refuse)

    def copy_table(self) -> None:
        """Put all numbers on the clipboard as a table."""
        self.table.copy_rows(range(self.model.rowCount()))
        self.notice.tell(_("The table is copied."), tone="good")

    def groups(self, summary: IncomeSummary) -> tuple[GroupSummary, ...]:
        """The groups in the order of the table: the largest growth first, as in the chart."""
        by_key = {one.key: one for one in summary.groups}
        return tuple(by_key[bar.key] for bar in bars(summary))

    def open_row(self) -> None:
        """Open the households behind the row of the table under the cursor; the first is all."""
        at, measured = self.table.currentIndex().row(), self.measured
        if measured is None or at < 0:
            return
        asked, office, by = measured.asked, self._session.office, measured.summary.by
        group = self.groups(measured.summary)[at - 1] if at else None
        told = self.model.lines[at][0]

        def behind() -> Listed:
            if group is None:
                found = incomes.table(office, asked.scope, asked.pair)
            else:
                found = incomes.behind(office, asked.scope, by, group.key, asked.pair)
            return Listed(tuple(found.household.tolist()), told, asked.pair)

        self._session.jobs.read(behind, self._list, self._refuse)

    def open_households(self, behind: object) -> "HouseholdsDialog | None":
        """Open the list of the households behind a mark, or of some that are left out."""
        if self.measured is None or not isinstance(behind, (Mark, Share)):
            return None
        title = behind.told if isinstance(behind, Mark) else behind.sentence
        return self._list(Listed(behind.households, title, self.measured.asked.pair))

    def _list(self, listed: object) -> "HouseholdsDialog | None":
        from ui.pages.income_households import show_households

        if not isinstance(listed, Listed):
            return None
        return show_households(self._session, self, *listed)

    # What was read

    def _show(self, measured: object) -> None:
        if not isinstance(measured, Measured):
            return
        if self.measured is None or self.measured.asked.kind is not measured.asked.kind:
            self.scroll.verticalScrollBar().setValue(0)
        self.measured = measured
        self.rests_on.show_shares(measured.shares)  # above the chart, which then has its place
        self._show_chart(measured)  # drawn on a worker, while here the numbers are shown
        summary, pair = measured.summary, measured.asked.pair
        self.choices.pairs.offer(measured.pairs)
        self.cards.show_summary(summary, pair)
        self.model.show_groups(self.groups(summary), summary.measures, none_of(summary.by), pair)
        self.table.fit()

    def _show_chart(self, measured: Measured) -> None:
        asked, office = measured.asked, self._session.office
        if measured.summary.measures.practice.trained:
            look = self._look(dark=theme.current() is theme.DARK)
            self.chart.show_chart(lambda: asked.chart(office, look))
        else:
            self.chart.show_instead(
                _("No household has a place in this round here yet. Choose a wider place above, "
                  "or record the target households on their tab.")
            )  # fmt: skip

    def _show_why(self, refused: Refused) -> None:
        self.measured = None
        self.cards.show_summary(None)
        self.rests_on.show_shares(())
        self.model.show_groups((), None)
        self.table.fit()
        self.chart.show_instead(refused.reason)

    def _look(self, *, dark: bool) -> Look:
        return Look(current_language(), dark, self.choices.digits)

    def _on_drawn(self) -> None:
        """Let the page end where a row of the chart ends."""
        self._both.activate()
        top = self.chart.mapTo(self.scroll.widget(), QPoint(0, 0)).y()
        self.scroll.set_rows([top + end for end in row_ends(self.chart.places)])

    def _on_marked(self, place: QRect) -> None:
        """Bring the mark that the keys came to into view."""
        middle = self.chart.mapTo(self.scroll.widget(), place.center())
        self.scroll.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + 6 * UNIT)

    # What is taken along

    def _picture(self, asked: Asked, suffix: str) -> Callable[[], bytes]:
        """What draws the chart of a file with this ending."""
        office, look = self._session.office, self._look(dark=False)

        def drawn() -> bytes:
            try:
                return chart_bytes(asked.drawn(office, look).figure, suffix, look.language)
            except ValueError:
                raise Refused(
                    _("Choose a name that ends with .png, .svg, .pdf or .xlsx.")
                ) from None

        return drawn

    def _write(self, file: Path, make: Callable[[], bytes]) -> None:
        def work(_job: object) -> str:
            store_file(file, make())  # here, for a closing session tells nobody of the end
            return _("Saved: {file}").format(file=file.name)

        self._session.jobs.read_long(work, self._on_saved, self._refuse)

    def _on_saved(self, said: object) -> None:
        self.notice.tell(str(said), tone="good")

    def _put_on_clipboard(self, picture: object) -> None:
        if isinstance(picture, bytes):
            data = QMimeData()
            data.setImageData(QImage.fromData(picture))
            data.setData("image/png", picture)
            QGuiApplication.clipboard().setMimeData(data)
            self.notice.tell(_("The picture is copied; paste it into LINE or Word."), tone="good")

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _ask_file(self) -> None:
        pair = self.measured.asked.pair if self.measured else USUAL
        chosen, _filter = QFileDialog.getSaveFileName(
            self, _("Save the chart"), file_named(_("incomes"), pair) + ".png",
            "PNG (*.png);;SVG (*.svg);;PDF (*.pdf);;Excel (*.xlsx)",
        )  # fmt: skip
        if chosen:
            self.save(Path(chosen))

    # How it is put together

    def _connect(self) -> None:
        session = self._session
        self.choices.changed.connect(self.reload)
        self.chart.drawn.connect(self._on_drawn)
        self.chart.picked.connect(self.open_households)
        self.chart.marked.connect(self._on_marked)
        self.rests_on.wanted.connect(self.open_households)
        self.table.enter_pressed.connect(self.open_row)
        self.table.doubleClicked.connect(self.open_row)
        self.more.toggled.connect(self.table.show_columns)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self.notice.passes_with(session.scope_changed, self.choices.changed)

    def _page(self) -> QLayout:
        tools = row(
            self.choices,
            button(_("Copy the picture"), self.copy_picture),
            button(_("Save as …"), self._ask_file),
        )  # fmt: skip
        tools.setStretch(0, 1)
        chart = panel(column(self.rests_on, self.chart, margins=UNIT, spacing=0))
        numbers = row(
            label(_("Numbers of the chart"), "heading"), 1,
            self.more, button(_("Copy the table"), self.copy_table),
        )  # fmt: skip
        both = row(column(chart, numbers, self.table, 1), column(self.cards, 1), spacing=2 * UNIT)
        both.setStretch(0, 1)
        self._both = both
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(both)
        self.scroll.setWidget(sheet)
        page = column(tools, self.notice, self.scroll)
        page.setStretch(2, 1)
        return page


def _measured(office: "Office", asked: Asked) -> Measured:
    """On a worker: the incomes, of the usual pair where the round has no other."""
    there = pairs(office, asked.scope)
    pair = asked.pair if asked.pair in there else USUAL
    own = Asked(asked.scope, asked.kind, asked.by, pair)
    table = incomes.table(office, own.scope, pair)
    try:
        summary = incomes.summary(office, own.scope, own.by, pair)
    except Refused:  # too many groups; places are few
        summary = incomes.summary(office, own.scope, None, pair)
    return Measured(own, there, summary, shares(table))


def _workbook(office: "Office", scope: "Scope", pair: Pair) -> bytes:
    from desktop.exchange.income_workbook import income_workbook  # brings openpyxl

    return income_workbook(office, scope, pair)
