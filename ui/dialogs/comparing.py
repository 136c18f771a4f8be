"""Opens what a form asks for when somebody may be stored already: the comparison, or the merge."""

from PySide6.QtCore import QObject

from desktop.merging import MergeField
from desktop.views import ActionEntry
from ui.dialogs.merge import CompareDialog, ask_merge
from ui.forms.likeness import LikenessNotice
from ui.notice import Notice
from ui.session import Session


class Comparing(QObject):
    """Belongs to the notice `likeness` of a form; what came of it is said on `notice`."""

    def __init__(self, likeness: LikenessNotice, session: Session, notice: Notice) -> None:
        super().__init__(likeness)
        self._likeness, self._session, self._notice = likeness, session, notice
        likeness.compare_wanted.connect(self._compare)
        likeness.merge_wanted.connect(self._merge)

    def _compare(self, fields: tuple[MergeField, ...], name: str) -> None:
        dialog = CompareDialog(self._session, fields, name, self._likeness)
        dialog.use_pressed.connect(self._likeness.use)
        dialog.open()

    def _merge(self, kept: int, gone: int) -> None:
        dialog = ask_merge(self._session, (kept, gone), self._likeness, self._notice)
        if dialog is not None:
            dialog.merged.connect(self._on_merged)

    def _on_merged(self, action: object) -> None:
        self._likeness.hide()
        if isinstance(action, ActionEntry):
            self._notice.tell(action.title, tone="good")
