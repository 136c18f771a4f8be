"""Closing the window in mid-typing or mid-save: asked once, inside the window; nothing is lost."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.words import _
from ui.drafts import DraftKey
from ui.notice import Notice
from ui.session import Session
from ui.unfinished import show_draft

if TYPE_CHECKING:
    from ui.forms.record_editor import RecordEditor
    from ui.record_page import RecordPage


class Window(Protocol):
    """What is asked of the window that wants to close."""

    notice: Notice

    def close(self) -> bool:
        """Close, if it may."""

    def show_register(self, key: str) -> "RecordPage | None":
        """Bring the page of a register into view."""

    def record_pages(self) -> "list[RecordPage]":
        """Every page on which something may be typed."""


class Closing(QObject):
    """Decides whether the window may close, and saves what is still unsaved when told to."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._agreed = self._saving = self._saving_rows = False
        self._editor: RecordEditor | None = None
        self._passed: set[DraftKey] = set()
        session.jobs.queue_changed.connect(self._on_queue)

    def may_close(self) -> bool:
        """Whether all is stored and nothing typed waits; else the window says what it waits for."""
        self._saving = not self._session.jobs.idle
        if self._saving:
            stay = (_("Keep it open"), self._stay)
            self._window.notice.tell(_("Saving; the window closes when it is done."), stay)
            return False
        waiting = len(self._waiting())
        if self._agreed or not waiting:
            return True
        self._passed.clear()
        self._window.notice.tell(
            _("Forms not saved: {count}").format(count=waiting),
            (_("Save and close"), self.save),
            (_("Close, keep the drafts"), self.leave),
            (_("Go on typing"), self._stay),
            tone="warn",
        )
        return False

    def leave(self) -> None:
        """Close; what is typed and not saved is offered at the next start."""
        self._agreed = True
        self._window.close()

    def save(self) -> None:
        """Save what is typed: the rows of grids together, then one form after the other."""
        sent = [page.save_rows() for page in self._window.record_pages()]
        self._saving_rows = any(sent)
        if not self._saving_rows:
            self.save_next()

    def save_next(self) -> None:
        """Save one draft after the other; stop at the first that cannot be saved, in view."""
        draft = next((key for key in self._waiting() if key not in self._passed), None)
        if draft is None:
            self.leave()
            return
        editor = show_draft(self._session, self._window, draft)
        if editor is None or editor.draft != draft:
            self._passed.add(draft)
            self.save_next()
            return
        self._let_go()
        self._editor = editor
        editor.saved.connect(self._on_saved)
        editor.save()

    def _waiting(self) -> list[DraftKey]:
        """The forms typed in since the program was started, those of deleted records left out."""
        typed = self._session.drafts.typed()
        if not typed:
            return []
        from desktop.unfinished import unfinished  # brings the rules that read what is typed

        found = unfinished(self._session.office, typed)
        return [one.draft.key for one in found if not one.gone]

    def _stay(self) -> None:
        """The notice goes, and all is as it was."""
        self._saving = False

    def _on_saved(self) -> None:
        self._let_go()
        self.save_next()

    def _let_go(self) -> None:
        if self._editor is not None:
            self._editor.saved.disconnect(self._on_saved)
            self._editor = None

    def _on_queue(self, waiting: str) -> None:
        """The last save is through: close, as was asked meanwhile, or go on with the forms."""
        if self._saving_rows and not waiting:
            self._saving_rows = False
            self.save_next()
        elif self._saving and not waiting:
            self._saving = False
            self._window.notice.hide()
            self._window.close()
