"""Forms not finished: offered when the window opens, and shown where they were left."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.drafts import DraftKey
from ui.moments import moment
from ui.notice import Notice
from ui.session import Session

if TYPE_CHECKING:
    from desktop.unfinished import Unfinished
    from ui.forms.record_editor import RecordEditor
    from ui.record_page import RecordPage


class Window(Protocol):
    """What is asked of the window that shows the forms."""

    notice: Notice

    def show_register(self, key: str) -> "RecordPage | None":
        """Bring the page of a register into view."""


class UnfinishedForms(QObject):
    """Says in the window that forms wait, and goes to them."""

    def __init__(self, session: Session, window: Window) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        session.drafts.troubled.connect(self._on_trouble)

    def offer(self) -> None:
        """Say how many forms were not finished, or why drafts cannot be kept; else nothing."""
        found = self._found()
        trouble = self._session.drafts.trouble
        open_ = [one for one in found if not one.lost]
        links = [(_("Show them"), self.show_list)] if found else []
        if open_:
            links.insert(0, (_("Go on with it"), lambda: self.open(open_[0].draft.key)))
        if found:
            text = self._sentence(found)
            self._window.notice.tell(f"{text} {trouble}".strip(), *links, tone="warn")
        elif trouble:
            self._on_trouble(trouble)

    def _found(self) -> "tuple[Unfinished, ...]":
        if not self._session.drafts.waiting():
            return ()
        from desktop.unfinished import unfinished  # brings the rules that read what is typed

        return unfinished(self._session.office)

    def open(self, draft: DraftKey) -> None:
        """Show one form as it was left."""
        show_draft(self._session, self._window, draft)

    def show_list(self) -> None:
        """Show every form that was not finished, to go on with or to throw away."""
        from ui.dialogs.unfinished import UnfinishedDialog  # seldom wanted

        parent = self._window if isinstance(self._window, QWidget) else None
        dialog = UnfinishedDialog(self._session, parent)
        dialog.chosen.connect(self.open)
        dialog.open()

    def _sentence(self, found: "tuple[Unfinished, ...]") -> str:
        count = len(self._session.drafts.waiting())
        if count > 1:
            return _("Forms not finished: {count}").format(count=f"{count:,}")
        one = found[0]
        at = moment(one.draft.at, self._session.office.today())
        return _("A form was not finished: {title}, typed {time}.").format(title=one.title, time=at)

    def _on_trouble(self, trouble: str) -> None:
        if trouble:
            self._window.notice.tell(trouble, tone="bad")


def show_draft(session: Session, window: Window, draft: DraftKey) -> "RecordEditor | None":
    """The form that a draft is of, brought into view as it was left; None where there is none."""
    if draft.round_id not in (None, session.scope.round_id):
        session.choose_round(draft.round_id)
    page = window.show_register(draft.register)
    if page is None:
        return None
    page.show_grid(shown=False)
    page.show_grid(shown=False)
    page.list.select(draft.record)
    if page.editor.draft != draft or not page.editor.unsaved:
        page.editor.resume(draft)
    return page.editor
