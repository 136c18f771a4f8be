"""What the form says of a draft: it is back, its record was changed, its record is gone."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

from desktop.drafts import Draft, new_uid
from desktop.problems import Refused
from desktop.words import _

if TYPE_CHECKING:
    from desktop.drafts import DraftKey
    from desktop.programme.vocabulary import Register
    from ui.notice import Notice
    from ui.session import Session

type Links = tuple[tuple[str, Callable[[], None]], ...]


class Editor(Protocol):
    """What is asked of the form whose drafts are spoken of."""

    register: "Register"
    notice: "Notice"
    conflicted: SignalInstance
    record: int | None
    draft: "DraftKey"

    def throw_away(self) -> None:
        """Go back to what is stored."""

    def resume(self, draft: "DraftKey") -> None:
        """Show the form that a draft is of, as it was left."""

    def bring_back(self, draft: Draft) -> None:
        """Show again what was thrown away."""


class DraftNotice:
    """Speaks in the notice of `editor`, and offers what can be done with what was typed."""

    def __init__(self, editor: Editor, session: "Session") -> None:
        self._editor = editor
        self._session = session

    def tell_back(self, *, elsewhere: bool) -> None:
        """Say that a draft is shown; `elsewhere` that somebody changed its record meanwhile."""
        links: Links = ((_("Throw it away"), self._editor.throw_away),)
        text = _("What you typed here and did not save is back.")
        if elsewhere:
            links = ((_("Compare and merge"), self._compare), *links)
            text = _("Somebody changed this record after you typed here.")
        self._editor.notice.tell(text, *links, tone="warn")

    def tell_thrown_away(self, draft: Draft) -> None:
        """Say that what was typed is gone, and offer it back."""
        back = (_("Bring back what was typed"), lambda: self._editor.bring_back(draft))
        self._editor.notice.tell(_("What was typed here was not saved."), back)

    def tell_refused(self, reason: str, draft: Draft | None) -> None:
        """Say why nothing was done, and offer a new record where that of `draft` is deleted."""
        links: Links = ()
        if draft is not None and self.is_gone(draft):
            links = ((_("Make a new record of what you typed"), lambda: self._revive(draft)),)
        self._editor.notice.tell(reason, *links, tone="bad")

    def is_gone(self, draft: Draft) -> bool:
        """Whether the record of a draft is deleted."""
        record = draft.key.record or 0
        try:
            return record > 0 and not self._session.office.entry(self._editor.register, record)
        except Refused:
            return True

    def _compare(self) -> None:
        """Show was, theirs and mine of the record that somebody changed meanwhile."""
        editor = self._editor
        try:
            theirs = self._session.office.entry(editor.register, editor.record or 0)
        except Refused as refused:
            self.tell_refused(refused.reason, self._session.drafts.draft(editor.draft))
        else:
            editor.conflicted.emit(theirs)

    def _revive(self, draft: Draft) -> None:
        """Begin a new record with the text of one that is deleted."""
        drafts = self._session.drafts
        further = drafts.further(draft.key)
        drafts.keep(further, draft.raw, uid=new_uid())
        self._editor.resume(further)
        drafts.forget(draft.key)
