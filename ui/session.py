"""What every screen shares: the office, the chosen round and place, and one signal for changes."""

import getpass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal

from desktop.office import Office
from desktop.views import RoundEntry, Scope
from desktop.words import _
from ui.changes import Changes
from ui.drafts import Drafts
from ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.views import ActionEntry
    from ui.left_pages import LeftPage


class Session(QObject):
    """One open office and what the user has chosen in it. Screens are given it, never look it up.

    `scope_changed` comes when round, tambon or village is chosen; `round_changed` before it, when
    the round's own numbers or stages may differ; `changed` after every committed action.
    `closing` comes before the office may be closed: whoever was about to ask it does not.
    `open_record` (register, id) and `history_wanted` (register, id, title) ask the window to act.
    `settings` keep what this user of this computer prefers; None keeps nothing. `left_pages` says
    of registers how their pages stood before the window was built anew.
    """

    scope_changed = Signal()
    round_changed = Signal()
    changed = Signal(object)
    open_record = Signal(str, object)
    import_wanted = Signal()
    history_wanted = Signal(object, object, str)
    closing = Signal()

    def __init__(
        self,
        office: Office,
        settings: QSettings | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.settings = settings
        self.jobs = Jobs(self)
        self.drafts = Drafts(office.drafts, self)
        self.last_action: ActionEntry | None = None
        self.left_pages: dict[str, LeftPage] = {}
        self._changes = Changes(office, self)
        self._changes.happened.connect(self._on_change)
        rounds = office.rounds()
        self.round: RoundEntry | None = rounds[0] if rounds else None
        self.scope = Scope(self.round.id if self.round else None)

    def choose_round(self, round_id: int) -> None:
        """Make `round_id` the round of every screen; the place stays chosen."""
        self._read_round(round_id)
        self.scope = Scope(round_id, self.scope.tambon_id, self.scope.village_id)
        self.round_changed.emit()
        self.scope_changed.emit()

    def choose_place(self, tambon_id: int | None = None, village_id: int | None = None) -> None:
        """Narrow every screen to a tambon or a village; neither means the whole district."""
        scope = Scope(self.scope.round_id, tambon_id, village_id)
        if scope != self.scope:
            self.scope = scope
            self.scope_changed.emit()

    def close(self) -> None:
        """Store what is waiting, then let go of the office's callbacks. The office stays open."""
        self.closing.emit()
        self.jobs.close()
        self.drafts.close()
        self._changes.close()

    def _read_round(self, round_id: int | None) -> None:
        self.round = next((one for one in self.office.rounds() if one.id == round_id), None)

    def _on_change(self, action: "ActionEntry") -> None:
        """Follow what was done; when the chosen round is gone, or is the first, choose another."""
        self.last_action = action
        before, rounds = self.round, self.office.rounds()
        same = next((one for one in rounds if before and one.id == before.id), None)
        if same is None and (before or rounds):
            self.round = rounds[0] if rounds else None
            self.scope = Scope(self.round.id if self.round else None)
            self.round_changed.emit()
            self.scope_changed.emit()
        elif same != before:
            self.round = same
            self.round_changed.emit()
        self.changed.emit(action)


def user_name() -> str:
    """The name the computer knows its user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return _("Officer")
