"""One column of the team's page: a member with their households, or the households of nobody."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QSizePolicy

from desktop import counting
from desktop.team_shares import Member, VillageTeam, wish_of
from desktop.words import _
from ui.pages.home_list import HomeList
from ui.theme import UNIT
from ui.widgets import column, elided, label, retone

WIDTH = 156  # pixels that a column needs at least


class TeamColumn(QFrame):
    """`member` None holds the households without anyone; `number` is the key that sends here.

    `takes` is whether the suggestion may give the member households.
    """

    left_out = Signal(bool)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setMinimumWidth(WIDTH)
        self.number = number
        self.member: Member | None = None
        self._name, self._what = elided(role="strong"), elided(role="small")
        for one in (self._name, self._what):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._load = label()
        self.takes = QCheckBox(_("Suggest households"))
        self.takes.setChecked(True)
        self.takes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.takes.setProperty("role", "small")
        self.takes.toggled.connect(lambda on: self.left_out.emit(not on))
        self.list = HomeList()
        head = column(self._name, self._what, self._load, self.takes, spacing=2)
        head.setContentsMargins(UNIT, UNIT, UNIT, 0)
        page = column(head, self.list, spacing=UNIT // 2)
        page.setStretch(1, 1)
        self.setLayout(page)

    @property
    def load_text(self) -> str:
        """How many households it holds, and whether they are too many."""
        return self._load.text()

    def show_member(self, team: VillageTeam, member: Member | None) -> None:
        """Show who it is and what they have."""
        self.member = member
        homes = team.homes_of(member.id if member else None)
        name = member.name if member else _("Without anyone")
        self._name.setText(f"{self.number}  {name}")
        self._what.setText(_said_of(member))
        self.takes.setVisible(member is not None)
        self._show_load(len(homes), team, member)
        self.list.setAccessibleName(f"{name} {self.load_text}")
        self.list.show_homes([(home, wish_of(home, member) if member else None) for home in homes])

    def _show_load(self, count: int, team: VillageTeam, member: Member | None) -> None:
        text, tone = counting.households(count), ""
        if member is None:
            tone = "bad" if count else "good"
        elif count > team.fair:
            text = _("{households}, fair is {fair}").format(households=text, fair=team.fair)
            tone = "warn"
        self._load.setText(text)
        retone(self._load, tone)


def _said_of(member: Member | None) -> str:
    if member is None:
        return _("no responsible trainer")
    role = _("Lead trainer") if member.role == "lead" else _("Team member")
    return " · ".join(filter(None, (role, member.craft)))
