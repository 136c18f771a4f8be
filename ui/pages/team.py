"""Who of the team is responsible for which household: a column a member, moved by hand or at once.

Every move is stored as it is made, and can be undone.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QScrollArea, QWidget

from desktop import counting
from desktop.problems import Refused
from desktop.team_shares import VillageTeam, give, suggestion, village_teams
from desktop.words import _
from ui.notice import Notice
from ui.pages.team_column import TeamColumn
from ui.pages.team_villages import TeamVillagesModel
from ui.session import Session
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job

_VILLAGES_WIDTH = 340  # pixels


class TeamPage(QWidget):
    """The teams of the chosen place: villages on the left, the chosen village's columns right."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._place: int | None = None
        self._left_out: set[int] = set()
        self._stale = True
        self.columns: list[TeamColumn] = []
        self.notice = Notice()
        self.heading = label(role="heading")
        self.state = label(role="quiet")
        self.suggest_button = button(
            _("Suggest for those without anyone"), self.suggest, "primary",
            _("Balances the load, and looks at crafts and wishes"),
        )  # fmt: skip
        self.anew_button = button(
            _("Share out anew"), lambda: self.suggest(anew=True), "",
            _("Also those who have somebody already; it can be undone"),
        )  # fmt: skip
        self.model = TeamVillagesModel()
        self.villages = TableView(self.model)
        self.villages.setAccessibleName(_("Villages"))
        self.villages.setFixedWidth(_VILLAGES_WIDTH)
        self.villages.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.villages.setColumnWidth(1, 72)
        self.villages.setColumnWidth(2, 90)
        self.villages.selectionModel().currentRowChanged.connect(
            lambda new: self._choose(new.row())
        )
        self.villages.enter_pressed.connect(self._enter)
        self.setLayout(self._page())
        self.setFocusProxy(self.villages)
        session.changed.connect(self.reload)
        session.scope_changed.connect(self.reload)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def reload(self) -> None:
        """Read the teams of the chosen place again; out of sight, when they are seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if self._job is not None:
            self._job.forget()
        office, scope = self._session.office, self._session.scope
        self._job = self._session.jobs.read(lambda: village_teams(office, scope), self._show)

    @property
    def team(self) -> VillageTeam | None:
        """The team of the village in view."""
        return next((one for one in self.model.lines if one.place.id == self._place), None)

    def show_village(self, village: int) -> None:
        """Bring the team of a village into view."""
        places = [one.place.id for one in self.model.lines]
        if village in places:
            self.villages.selectRow(places.index(village))

    def suggest(self, *, anew: bool = False) -> None:
        """Give everybody without anyone a trainer, in all villages listed; or `anew` to all."""
        shares = suggestion(self.model.lines, anew=anew, left_out=self._left_out)
        if not shares:
            self.notice.tell(_("There is nothing to change: it is shared out fairly."), tone="good")
        else:
            self._give(shares)

    def move(self, homes: Sequence[int], place: int) -> None:
        """Make the member in the column at `place` responsible for these households."""
        member = self.columns[place].member
        held = set(self.columns[place].list.homes())
        shares = {one: member.id if member else None for one in homes if one not in held}
        if shares:
            self._give(shares)

    def _give(self, shares: Mapping[int, int | None]) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Share out households"),
            lambda: give(office, shares),
            lambda action: self._on_given(action, len(shares)),
            self._refuse,
        )

    def _on_given(self, action: object, count: int) -> None:
        if isinstance(action, int):
            said = _("Given a responsible trainer anew: {households}.")
            undo = (_("Undo"), lambda: self._undo(action))
            self.notice.tell(said.format(households=counting.households(count)), undo)

    def _undo(self, action: int) -> None:
        office = self._session.office
        self._session.jobs.write(
            _("Undo"), lambda: office.undo_action(action), lambda _none: self.notice.hide(),
            self._refuse,
        )  # fmt: skip

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")

    def _show(self, teams: object) -> None:
        if not isinstance(teams, tuple):
            return
        self.model.show(teams)
        self.villages.setVisible(len(teams) > 1)
        places = [one.place.id for one in teams]
        if self._place not in places:
            waiting = (one.place.id for one in teams if one.homes_of(None))
            self._place = next(waiting, places[0] if places else None)
        if self._place is not None:
            self.villages.selectRow(places.index(self._place))
        self._show_team()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.model.lines):
            self._place = self.model.lines[place].place.id
            self._show_team()

    def _show_team(self) -> None:
        team = self.team
        members = (None, *team.members) if team else ()
        while len(self.columns) > len(members):
            gone = self.columns.pop()
            gone.setParent(None)
            gone.deleteLater()
        while len(self.columns) < len(members):
            self._add_column()
        for place, (one, member) in enumerate(zip(self.columns, members, strict=True)):
            one.number = place
            one.takes.setChecked(member is None or member.id not in self._left_out)
            if team is not None:
                one.show_member(team, member)
        self._say_state(team)

    def _say_state(self, team: VillageTeam | None) -> None:
        self.heading.setText(team.place.label if team else "")
        without = sum(len(one.homes_of(None)) for one in self.model.lines)
        self.suggest_button.setEnabled(bool(without))
        self.anew_button.setEnabled(any(one.homes and one.members for one in self.model.lines))
        if team is None:
            self.state.setText(_("No village here has a team or households yet."))
        elif not team.members:
            self.state.setText(_("Record the trainer team first."))
        else:
            text = _("{households} among {count} members: a fair share is {fair}")
            self.state.setText(
                text.format(
                    households=counting.households(len(team.homes)),
                    count=len(team.members),
                    fair=team.fair,
                )
            )

    def _add_column(self) -> None:
        added = TeamColumn(0)
        added.list.dropped.connect(lambda homes: self.move(homes, self.columns.index(added)))
        added.list.sent.connect(lambda number: self._send(added, number))
        added.list.stepped.connect(lambda step, carried: self._step(added, step, carried))
        added.left_out.connect(lambda out: self._leave_out(added, out))
        self.columns.append(added)
        self._sheet.addWidget(added, 1)

    def _send(self, source: TeamColumn, place: int) -> None:
        if place < len(self.columns):
            self.move(source.list.chosen(), place)

    def _step(self, source: TeamColumn, step: int, carried: bool) -> None:
        place = self.columns.index(source) + step
        if not 0 <= place < len(self.columns):
            return
        if carried:
            self.move(source.list.chosen(), place)
        else:
            self.columns[place].list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self.columns[place])

    def _leave_out(self, shown: TeamColumn, out: bool) -> None:
        if shown.member is not None:
            (self._left_out.add if out else self._left_out.discard)(shown.member.id)

    def _enter(self) -> None:
        if self.columns:
            self.columns[0].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _page(self) -> QHBoxLayout:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        self._sheet = row(spacing=UNIT)
        sheet.setLayout(self._sheet)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(sheet)
        head = row(self.heading, self.state, 1, self.anew_button, self.suggest_button)
        keys = label(
            _("Drag a household, or press Ctrl ← →, or the number of a column."), role="small"
        )
        board = column(head, self.notice, self._scroll, keys)
        board.setStretch(2, 1)
        page = row(self.villages, board, spacing=2 * UNIT)
        page.setStretch(1, 1)
        return page
