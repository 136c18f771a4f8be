"""Undo, redo and the list of what was done: from the header, by key, and said in place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop.problems import Refused
from desktop.steps import Jump
from desktop.views import ActionEntry
from desktop.withdrawal import WouldVoid
from desktop.words import _
from ui.header import Header
from ui.notice import Notice
from ui.session import Session

if TYPE_CHECKING:
    from ui.dialogs.undo_list import UndoList

SHOWN = 12_000  # milliseconds for which a notice offers the way back


class Window(Protocol):
    """What is asked of the window in which is undone."""

    notice: Notice
    header: Header

    def statusBar(self) -> QStatusBar:  # noqa: N802  Qt's name
        """Where it says what was done."""


class Undoing(QObject):
    """Asks the office, tells what came of it, and offers the opposite."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._said = ""
        self._timer = QTimer(self, singleShot=True, interval=SHOWN)
        self._timer.timeout.connect(self._hide)
        self.list: UndoList | None = None

    def undo(self) -> None:
        """Take back one's own last action; before it makes certificates void, ask in place."""
        office = self._session.office
        self._session.jobs.write(
            _("Undo"), lambda: office.undo(asking=True), self._on_undone, self._refuse
        )

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._session.jobs.write(
            _("Redo"), self._session.office.redo, self._on_redone, self._refuse
        )

    def void(self, action: ActionEntry) -> None:
        """Take back an issuing, as was agreed: its certificates become void."""
        office = self._session.office

        def work() -> ActionEntry:
            office.undo_action(action.id)
            return action

        self._session.jobs.write(_("Undo"), work, self._on_undone, self._refuse)

    def jump(self, action_id: int) -> None:
        """Take back everything from the newest action to this one; or bring this one back."""
        office = self._session.office
        self._session.jobs.write(
            _("Undo"), lambda: office.jump(action_id), self._on_jumped, self._refuse
        )

    def show_list(self) -> "UndoList":
        """Open the list of what was done, below the undo button."""
        from ui.dialogs.undo_list import LISTED, UndoList

        office, header = self._session.office, self._window.header
        if self.list is not None:
            self.list.deleteLater()
        self.list = UndoList(office.steps(LISTED), office.who, header.window())
        self.list.chosen.connect(self.jump)
        self.list.show_below(header.undo_list)
        return self.list

    def _on_undone(self, action: object) -> None:
        if isinstance(action, ActionEntry):
            said = _("Undone: {action}").format(action=action.title)
            self._tell(said, (_("Redo"), self.redo))

    def _on_redone(self, action: object) -> None:
        if isinstance(action, ActionEntry):
            said = _("Done again: {action}").format(action=action.title)
            self._tell(said, (_("Undo"), self.undo))

    def _on_jumped(self, jump: object) -> None:
        if not isinstance(jump, Jump):
            return
        if jump.stopped is not None:
            self._stop(jump)
            return
        if not jump.turned:
            return
        first, last = jump.turned[0].action, jump.turned[-1].action
        if jump.turned[0].undone:
            said = _("Done again: {action}").format(action=_named(last, len(jump.turned)))
            self._tell(said, (_("Undo"), lambda: self.jump(min(first.id, last.id))))
        else:
            said = _("Undone: {action}").format(action=_named(first, len(jump.turned)))
            self._tell(said, (_("Redo"), lambda: self.jump(first.id)))

    def _stop(self, jump: Jump) -> None:
        """Say how far it came, and at which action it stopped for which reason."""
        stopped = jump.stopped
        if stopped is None:
            return
        said = _("Turned: {count}; stopped at “{action}”: {reason}").format(
            count=len(jump.turned), action=stopped.action.title, reason=jump.reason
        )
        self._timer.stop()
        self._window.notice.tell(said, tone="bad")

    def _tell(self, said: str, *links: tuple[str, Callable[[], object]]) -> None:
        self._said = said
        self._window.statusBar().showMessage(said, SHOWN)
        self._window.notice.tell(said, *links)
        self._timer.start()

    def _hide(self) -> None:
        """Take the notice away, unless it says something else by now or is being used."""
        notice = self._window.notice
        used = notice.isAncestorOf(notice.window().focusWidget() or QWidget())
        if notice.text == self._said and not used:
            notice.hide()

    def _refuse(self, refused: Refused) -> None:
        self._timer.stop()
        if isinstance(refused, WouldVoid):
            self._ask(refused)
        else:
            self._window.notice.tell(refused.reason, tone="bad")

    def _ask(self, asked: WouldVoid) -> None:
        """Enter and Esc keep the certificates; the focus goes back to where it was."""
        notice = self._window.notice
        before = notice.window().focusWidget()
        notice.tell(
            asked.reason,
            (_("Keep them"), lambda: None),
            (_("Undo all the same"), lambda: self.void(asked.action)),
            tone="warn",
        )
        notice.hold_focus(before)


def _named(action: ActionEntry, count: int) -> str:
    if count == 1:
        return action.title
    return _("{name} and {more} more").format(name=action.title, more=count - 1)
