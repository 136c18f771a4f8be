"""On the form of a course participant: another sage of the village goes in their place."""

from typing import TYPE_CHECKING

from desktop.problems import Refused
from desktop.words import _
from ui.session import Session
from ui.widgets import button

if TYPE_CHECKING:
    from ui.forms.record_editor import RecordEditor


def offer_change(editor: "RecordEditor", session: Session) -> None:
    """Put a link beside the form's heading that changes the representative shown in the form."""

    def ask() -> None:
        from ui.dialogs.change_representative import ask as ask_who

        if editor.record is None:
            editor.notice.tell(_("Save the participant first."), tone="warn")
            return
        try:
            ask_who(session, editor.record, editor.window())
        except Refused as refused:
            editor.notice.tell(refused.reason, tone="bad")

    link = button(_("Change the representative …"), ask, "link")
    editor.head.insertWidget(editor.head.count() - 1, link)
