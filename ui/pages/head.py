"""สรุปสำหรับหัวหน้า: what the head has to know in the minute before a meeting, and its sheet."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from desktop.found import VILLAGE_PAGE, Opening
from desktop.head import HeadSummary, head_summary
from desktop.head.examples import Shown
from desktop.head.money import VillageMoney
from desktop.head.visits import VillageInNeed
from desktop.head.wording import (
    KINDS,
    about,
    baht,
    example_rests_on,
    grown,
    money_rests_on,
    not_the_same,
    per_baht,
    short,
    why,
)
from desktop.problems import Refused
from desktop.programme.rounds import COHORT
from desktop.thai.numerals import format_percent
from desktop.views import Filter, Place
from desktop.words import _
from ui.notice import Notice
from ui.pages.head_cards import IndicatorCards, MoneyLine
from ui.pages.head_lists import LEAST_ROWS, HeadList, Row
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, elided, row

if TYPE_CHECKING:
    from ui.jobs import Job

NARROW = 1100  # pixels
LEAST_ROWS_BELOW = 12
"""Rows of a list for which there is room where the lists stand below each other."""


class HeadPage(QWidget):
    """Follows the chosen round and place.

    `wanted` carries the Opening of a village's sheet or of a record; `list_wanted` a register and
    the filters of its list, when the place is chosen.
    """

    wanted = Signal(object)
    list_wanted = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._stale = True
        self.summary: HeadSummary | None = None
        self.notice = Notice()
        self.about = elided(role="heading")
        self.note = elided(role="small")
        self.print_button = button(_("Print A4"), self.print)
        self.cards, self.money = IndicatorCards(), MoneyLine()
        self.visits, self.examples, self.villages = _visits(), _examples(), _villages()
        self.scroll, self._lists = QScrollArea(), row()
        self._lay_out()
        self.setFocusProxy(self.visits.view)
        install(self, "Ctrl+P", self.print)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)
        self.notice.passes_with(session.scope_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """Count the chosen place again; out of sight, when it is seen."""
        self._stale = not self.isVisible()
        scope, office = self._session.scope, self._session.office
        if self._stale or scope.round_id is None:
            return
        if self._job is not None:
            self._job.forget()
        self._job = self._session.jobs.read(
            lambda: head_summary(office, scope), self._show, self._refuse
        )

    def print(self) -> None:
        """Show the sheet that is printed for the meeting."""
        from desktop.papers.head import head_paper  # brings the typesetting

        shown, office = self.summary, self._session.office
        if shown is not None:
            self._session.jobs.read(
                lambda: head_paper(office, shown), self._show_paper, self._refuse
            )

    def _show(self, summary: object) -> None:
        if not isinstance(summary, HeadSummary):
            return
        self.summary = summary
        self.about.setText(about(summary))
        self.note.setText(not_the_same(summary.comparison))
        self.cards.show_summary(summary)
        self.money.show_summary(summary)
        self.visits.show_rows(
            [self._visit(one) for one in summary.in_need],
            _("No village waits for a visit."),
            of_all=0 if summary.round.settings.variant == COHORT else summary.villages,
        )
        self.examples.show_rows(
            list(self._examples_in_groups(summary.examples)),
            _("Nobody yet rests on enough households with both incomes."),
        )
        self.villages.show_rows(
            [self._village(one) for one in _most_first(summary.money.villages)],
            _("No village has target households yet."),
        )

    def _visit(self, one: VillageInNeed) -> Row:
        name = short(one.place) if one.place else _("District cohort")
        officers = one.officers or _("nobody is responsible")
        told = f"{why(one)}\n{_('Responsible')}: {officers}"
        cells = (name, one.needs[0].text, one.officers or "–")
        return Row(cells, told, lambda: self._list(one.place, "visits"))

    def _examples_in_groups(self, shown: Sequence[Shown]) -> Iterator[Row]:
        """The examples of each kind below a heading."""
        for kind, some in groupby(shown, lambda one: one.example.kind):
            trainer = "" if kind == "trainer" else _("Trainer")
            growth = _("In baht") if kind == "household" else _("Growth")
            yield Row((_(KINDS[kind]), _("Occupation"), trainer, growth))
            yield from map(self._example, some)

    def _example(self, one: Shown) -> Row:
        of_village, of_trainer = (one.example.kind == kind for kind in ("village", "trainer"))
        where = "" if of_village or one.place is None else one.place.in_full
        told = " · ".join(filter(None, (where, example_rests_on(one))))
        name = short(one.place) if of_village and one.place is not None else one.name
        cells = (name, one.occupation, "" if of_trainer else one.trainer, grown(one, unit=False))
        return Row(cells, told, lambda: self._open_example(one))

    def _village(self, one: VillageMoney) -> Row:
        worth = one.worth
        cells = (
            short(one.place),
            format_percent(one.measures.practising_change.percent, signed=True),
            baht(worth.cost_each),
            baht(worth.gained_each, signed=True),
            per_baht(worth.per_baht),
        )
        return Row(cells, money_rests_on(worth), lambda: self._sheet(one.place))

    def _open_example(self, one: Shown) -> None:
        """The sheet of a village, the households of a trainer, or the record of a household."""
        if one.example.kind == "village" and one.place is not None:
            self._sheet(one.place)
        elif one.example.kind == "trainer":
            self._list(None, "households", (Filter(_RESPONSIBLE, "in", (one.trainer,)),))
        elif self.summary is not None:
            home = Opening("households", int(one.example.key), one.name, self.summary.round.id)
            self.wanted.emit(home)

    def _sheet(self, place: Place) -> None:
        self.wanted.emit(Opening(VILLAGE_PAGE, place.id, place.label, tambon_id=place.tambon_id))

    def _list(self, place: Place | None, register: str, filters: Sequence[Filter] = ()) -> None:
        if place is not None:
            self._session.choose_place(place.tambon_id, place.id)
        self.list_wanted.emit(register, tuple(filters))

    def _show_paper(self, pdf: object) -> None:
        from ui.documents.paper_dialog import PaperDialog  # brings the PDF reader

        if isinstance(pdf, bytes):
            PaperDialog(pdf, _("Summary for the meeting"), self).open()

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """On a narrow screen, lists stand below each other, and figures two in a row."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for figures in (self.cards, self.money):
            figures.put_in_a_row(2 if narrow else 4)
        for one in (self.visits, self.examples, self.villages):
            one.keep_rows(LEAST_ROWS_BELOW if narrow else LEAST_ROWS)

    def _lay_out(self) -> None:
        head = row(self.about, self.note, self.print_button, spacing=2 * UNIT)
        head.setStretch(0, 1)
        for one, share in ((self.visits, 34), (self.examples, 34), (self.villages, 32)):
            self._lists.addWidget(one, share)
        inside = column(self.cards, self._lists, self.money)
        inside.setStretch(1, 1)
        sheet = QWidget()
        sheet.setObjectName("sheet")
        sheet.setLayout(inside)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(sheet)
        page = column(head, self.notice, self.scroll)
        page.setStretch(2, 1)
        self.setLayout(page)


def _most_first(villages: Iterable[VillageMoney]) -> list[VillageMoney]:
    """The villages of which something is known: what a baht brought in most, first."""
    known = [one for one in villages if one.worth.costed or one.worth.measured]
    return sorted(known, key=lambda one: -(one.worth.per_baht or -math.inf))


_RESPONSIBLE = "responsible.person.full_name"


def _visits() -> HeadList:
    heads = (_("Village"), _("Why"), _("Responsible"))
    return HeadList(_("Villages that need a visit"), "visits", heads, (40, 36, 24), 3)


def _examples() -> HeadList:
    heads = (_("Name"), _("Occupation"), _("Trainer"), _("Growth"))
    made = HeadList(_("Worth showing"), "examples", heads, (35, 21, 25, 19), 3)
    made.view.horizontalHeader().hide()  # each kind has a heading of its own
    return made


def _villages() -> HeadList:
    heads = (_("Village"), _("Growth"), _("Spent"), _("Gained"), _("A baht"))
    title = _("Village by village, baht a household")
    return HeadList(title, "per_baht", heads, (36, 15, 14, 18, 17), 1)
