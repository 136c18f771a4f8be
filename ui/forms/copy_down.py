"""Ctrl+D: what stands in the record above comes into the form, a field at a time or the kept ones.

The record above is the one before it in the list; that of a new record is the one saved last.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.problems import Refused
from desktop.programme.vocabulary import Values
from desktop.words import _
from ui.forms.field_box import FieldBox
from ui.session import Session
from ui.shortcuts import install

if TYPE_CHECKING:
    from ui.forms.record_editor import RecordEditor


class CopyDown(QObject):
    """Copies into the form of `editor`; `above` names the record before one, None for none."""

    def __init__(self, editor: "RecordEditor", session: Session) -> None:
        super().__init__(editor)
        self._editor, self._session = editor, session
        self._saved: int | None = None
        self.above: Callable[[int | None], int | None] = _nothing
        editor.saved.connect(self._remember)
        install(editor, "Ctrl+D", self.copy_field)
        install(editor, "Ctrl+Shift+D", self.copy_kept)

    def copy_field(self) -> None:
        """Copy the field that has the focus."""
        box = self._editor.form.focused_box
        if box is not None:
            self._copy([box])

    def copy_kept(self) -> None:
        """Copy the fields that records in a row share (village, date …), where they are blank."""
        boxes = self._editor.form.boxes.values()
        self._copy(box for box in boxes if box.field.sticky and box.is_blank)

    def _copy(self, boxes: Iterable[FieldBox]) -> None:
        values = self._values()
        if values is None:
            self._editor.notice.tell(_("There is no record above to copy from."), tone="quiet")
            return
        for box in boxes:
            box.take(values.get(box.field.key))

    def _values(self) -> Values | None:
        record = self._editor.record
        above = self._saved if record is None and self._saved else self.above(record)
        try:
            return above and self._session.office.entry(self._editor.register, above).values
        except Refused:
            return None

    def _remember(self, record: int) -> None:
        self._saved = record


def _nothing(_record: int | None) -> None:
    return None
