"""Closing the window in mid-typing: asked once, inside the window, and nothing is lost."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.words import _
from ui.notice import Notice
from ui.record_page import RecordPage
from ui.session import Session

if TYPE_CHECKING:
    from ui.forms.record_editor import RecordEditor


class Window(Protocol):
    """What is asked of the window that wants to close."""

    notice: Notice

    def close(self) -> bool:
        """Close, if it may."""

    def show_register(self, key: str) -> RecordPage | None:
        """Bring the page of a register into view."""


class Closing(QObject):
    """Decides whether the window may close, and saves what is still unsaved when told to."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._agreed = False
        self._editor: RecordEditor | None = None

    def may_close(self) -> bool:
        """Whether nothing unsaved is left; else the window asks what to do with it."""
        waiting = len(self._session.drafts.waiting())
        if self._agreed or not waiting:
            return True
        self._window.notice.tell(
            _("Forms not saved: {count}").format(count=waiting),
            (_("Save and close"), self.save_next),
            (_("Close without saving"), self.leave),
            (_("Go on typing"), lambda: None),
            tone="warn",
        )
        return False

    def leave(self) -> None:
        """Close, and let the drafts go."""
        self._agreed = True
        self._window.close()

    def save_next(self) -> None:
        """Save one draft after the other; stop at the first that cannot be saved, in view."""
        waiting = self._session.drafts.waiting()
        if not waiting:
            self.leave()
            return
        draft = waiting[0]
        if draft.round_id not in (None, self._session.scope.round_id):
            self._session.choose_round(draft.round_id)
        page = self._window.show_register(draft.register)
        if page is None:
            self._session.drafts.forget(draft)
            self.save_next()
            return
        editor = page.editor
        if editor.draft != draft or not editor.unsaved:
            if draft.record is None:
                editor.begin()
            else:
                editor.load(draft.record)
        if self._editor is not None:
            self._editor.saved.disconnect(self._on_saved)
        self._editor = editor
        editor.saved.connect(self._on_saved)
        editor.save()

    def _on_saved(self) -> None:
        if self._editor is not None:
            self._editor.saved.disconnect(self._on_saved)
            self._editor = None
        self.save_next()
