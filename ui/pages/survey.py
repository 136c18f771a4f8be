"""Comparing the sages of one village: the scoring sheet, the forum's votes, and its result."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLayout, QPushButton, QWidget

from desktop import earlier_sages, scoring, selection
from desktop.problems import Refused
from desktop.programme.selection import leading, not_resolved
from desktop.programme.stages import register
from desktop.scoring import Sheet
from desktop.views import Place, Saved, Scope
from desktop.words import _
from ui.dialogs.earlier_sages import EarlierSagesDialog
from ui.documents.papers_button import PapersButton
from ui.jobs import Done
from ui.notice import Notice
from ui.pages.criteria_bar import CriteriaBar
from ui.pages.forum_bar import ForumBar
from ui.pages.scoring_model import Row, ScoringModel
from ui.pages.scoring_table import ScoringTable
from ui.session import Session
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from desktop.earlier_sages import EarlierSage

type Work = Callable[[], object]

SAGES = register("sages")


class SurveyPage(QWidget):
    """Follows the chosen place; of a tambon or the district it shows one village after another."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading = self._again = False
        self._sent = 0
        self._village: Place | None = None
        self._earlier: tuple[EarlierSage, ...] = ()
        self._ticked: set[int] | None = None
        """Who is chosen and not stored; None while it is what is stored."""
        self.villages = QComboBox()
        self.villages.setAccessibleName(_("Village"))
        self.earlier_button = button(_("Sages of earlier rounds"), self.offer_earlier)
        self.papers = PapersButton(SAGES, session, self._shown_sages)
        self.notice = Notice()
        self.model = ScoringModel()
        self.table = ScoringTable(self.model, session.office.today)
        self.hint = label(_("No sage of this village is recorded yet."), "quiet")
        self.criteria = CriteriaBar(session)
        self.criteria_switch = QPushButton(_("Edit the criteria"))
        self.criteria_switch.setCheckable(True)
        self.criteria_switch.setProperty("role", "switch")
        self.forum = ForumBar()
        self.setLayout(self._page())
        self.setFocusProxy(self.table)
        self._stale = True
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._follow_scope()

    def reload(self) -> None:
        """Read the sheet of the village again; out of sight, when it is seen."""
        self._stale = not self.isVisible()
        round_id, village = self._session.scope.round_id, self._village
        if self._stale or round_id is None or village is None:
            return
        self._again = self._reading
        if self._reading:
            return
        self._reading, office = True, self._session.office
        self._session.jobs.read(
            lambda: (
                village,
                scoring.sheet(round_id, village.id),
                earlier_sages.earlier(office, round_id, village.id),
            ),
            self._on_read,
            self._on_unread,
        )

    def offer_earlier(self) -> None:
        """Let sages of earlier rounds be chosen."""
        name = self._village.label if self._village else ""
        dialog = EarlierSagesDialog(self._earlier, name, self)
        dialog.accepted.connect(lambda: self.take_over(dialog.chosen))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_over(self, chosen: list[int]) -> None:
        """Record these sages of earlier rounds in this round."""
        office, round_id = self._session.office, self._session.scope.round_id or 0
        title = _("Sages of earlier rounds")
        self._send(title, lambda: earlier_sages.take_over(office, round_id, chosen))

    def tick(self, sage: int) -> None:
        """Choose a sage, or no more; where the round selects one, it takes the other's place."""
        before = self.model.chosen
        others = before if self._need > 1 else set()
        self._choose(before - {sage} if sage in before else {sage} | others)

    def choose_by_votes(self) -> None:
        """Tick whom the votes of the forum select."""
        chosen = set(leading(self.model.sheet.votes, self._need))
        if not chosen:
            text = _("The votes select nobody: they are even, or not recorded.")
            self.notice.tell(text, tone="warn")
        self._choose(chosen)

    def store_result(self) -> None:
        """Make those who are ticked the selected ones; nobody ticked withdraws the selection."""
        office, round_id = self._session.office, self._session.scope.round_id
        village, chosen = self._village, [
            one.id for one in self.model.sheet.sages if one.id in self.model.chosen
        ]  # fmt: skip
        if round_id is None or village is None:
            return

        def work() -> None:
            if chosen:
                selection.select(office, round_id, village.id, chosen)
            else:
                selection.withdraw(office, round_id, village.id)

        self._send(_("Result of the forum"), work, self._on_result)

    def score(self, column_: int, row_: int, number: int | None) -> None:
        """Show what was typed at once, with its totals and ranks, and store it."""
        line, sage = self.model.line(row_), self.model.sage(column_)
        office, sheet = self._session.office, self.model.sheet
        self.notice.hide()
        if line.criterion is not None:
            criterion = line.criterion
            sheet = sheet.scored(sage.id, criterion.id, number)

            def work() -> object:
                return scoring.give(office, sage.id, criterion, number)

        else:
            sheet, scope = sheet.voted(sage.id, number), Scope(self._session.scope.round_id)

            def work() -> object:
                return office.save(SAGES, {"votes": number}, scope, id=sage.id)

        self.model.show(sheet, self.model.chosen)
        self._send(sage.name, work)

    @property
    def _need(self) -> int:
        """How many the round selects."""
        return self._session.round.settings.sages_selected if self._session.round else 1

    def _choose(self, sages: set[int]) -> None:
        self._ticked = sages
        self.model.show(self.model.sheet, sages)
        self._show_forum()

    def _send(self, title: str, work: Work, done: Done | None = None) -> None:
        self._sent += 1
        self._session.jobs.write(title, work, done or self._on_stored, self._on_refused)

    # What is heard

    def _on_read(self, read: object) -> None:
        self._reading = False
        if self._again:
            self.reload()
        village, sheet, earlier = read  # type: ignore[misc]
        if self._sent or village != self._village:
            return  # what is on its way to be stored is read once it is
        self._earlier = earlier
        stored = {one.id for one in sheet.sages if one.selected}
        if self._ticked is not None and self._ticked <= {one.id for one in sheet.sages}:
            ticked = self._ticked
        else:
            ticked = stored
        first = not self.model.sheet.sages
        self.model.show(sheet, ticked)
        self.criteria.show_criteria(sheet.criteria)
        self.table.setVisible(bool(sheet.sages))
        self.hint.setVisible(not sheet.sages)
        self.earlier_button.setVisible(bool(self._earlier))
        self._show_forum()
        if first:
            self._go_to_first(sheet)

    def _on_unread(self, refused: Refused) -> None:
        self._reading = False
        self._refuse(refused)

    def _on_stored(self, answer: object) -> None:
        """Votes that the office did not take are told; what was stored is read again."""
        self._sent -= 1
        if isinstance(answer, Saved) and answer.id is None:
            self.notice.tell(" ".join(one.message for one in answer.problems), tone="bad")
        self.reload()

    def _on_result(self, answer: object) -> None:
        self._ticked = None
        self.notice.tell(_("The result of the forum is stored."), tone="good")
        self._on_stored(answer)

    def _on_refused(self, refused: Refused) -> None:
        self._sent -= 1
        self._refuse(refused)
        self.reload()

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _on_cell(self, index: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        self.criteria.point_at(line.criterion if line else None)

    def _follow_scope(self) -> None:
        """Offer the villages of the chosen place, and show the chosen or the first of them."""
        scope, office = self._session.scope, self._session.office
        offered = office.targets(scope.round_id) if scope.round_id is not None else ()
        if scope.tambon_id is not None:
            offered = tuple(one for one in offered if one.tambon_id == scope.tambon_id)
        here = scope.village_id or (self._village.id if self._village else None)
        with QSignalBlocker(self.villages):
            self.villages.clear()
            for one in offered:
                self.villages.addItem(one.in_full, one)
            at = next((at for at, one in enumerate(offered) if one.id == here), 0)
            self.villages.setCurrentIndex(at if offered else -1)
        self._show_village(self.villages.currentData())

    def _show_village(self, place: Place | None) -> None:
        self._village, self._ticked = place, None
        self.notice.hide()
        self.model.show(Sheet((), ()), set())
        self.setEnabled(place is not None)
        self.reload()

    def _choose_village(self) -> None:
        place = self.villages.currentData()
        self._session.choose_place(place.tambon_id, place.id)

    def _show_forum(self) -> None:
        sheet, today = self.model.sheet, self._session.office.today()
        stored = {one.id for one in sheet.sages if one.selected}
        self.forum.show_forum(
            sheet, not_resolved(sheet.forum, today), changed=self.model.chosen != stored
        )

    def _open_forum(self) -> None:
        forum = self.model.sheet.forum
        self._session.open_record.emit("forums", forum.id if forum else None)

    def _go_to_first(self, sheet: Sheet) -> None:
        rows = [at for at, one in enumerate(self.model.lines) if one.row is Row.POINTS]
        if sheet.sages:
            at = rows[0] if rows else self.model.rowCount() - 2
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _shown_sages(self) -> list[int]:
        return [one.id for one in self.model.sheet.sages]

    def _connect(self) -> None:
        self.villages.activated.connect(lambda _at: self._choose_village())
        self.criteria_switch.toggled.connect(self.criteria.setVisible)
        self.table.scored.connect(self.score)
        self.table.ticked.connect(self.tick)
        self.table.refused.connect(lambda text: self.notice.tell(text, tone="bad"))
        self.table.selectionModel().currentChanged.connect(self._on_cell)
        self.criteria.refused.connect(lambda text: self.notice.tell(text, tone="bad"))
        self.papers.refused.connect(lambda text: self.notice.tell(text, tone="bad"))
        self.forum.open_pressed.connect(self._open_forum)
        self.forum.by_votes_pressed.connect(self.choose_by_votes)
        self.forum.store_pressed.connect(self.store_result)
        self._session.changed.connect(self.reload)
        self._session.scope_changed.connect(self._on_scope)

    def _on_scope(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._follow_scope()

    def _page(self) -> QLayout:
        self.criteria.hide()
        head = row(
            label(_("Village"), "label"), self.villages, 1, self.criteria.shipped,
            self.criteria_switch, self.earlier_button, self.papers,
        )  # fmt: skip
        page = column(head, self.notice, self.table, self.hint, self.criteria, self.forum)
        page.setStretch(2, 1)
        return page
