"""Ctrl+D: what stands in the record above comes into the form, a field at a time or the kept ones.

The record above is the one before it in the list; that of a new record is the one saved last.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.problems import Refused
from desktop.programme.vocabulary import Values
from desktop.words import _
from ui.forms.field_box import FieldBox
from ui.forms.record_form import RecordForm
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install


class CopyDown(QObject):
    """Copies into `form`, whose record `record` names; `above` names the one before it.

    The keys work in all of `page`. None stands for a new record and for no record.
    """

    def __init__(
        self,
        page: QWidget,
        form: RecordForm,
        notice: Notice,
        session: Session,
        record: Callable[[], int | None],
    ) -> None:
        super().__init__(page)
        self._form, self._notice, self._session = form, notice, session
        self._record = record
        self._saved: int | None = None
        self.above: Callable[[int | None], int | None] = _nothing
        install(page, "Ctrl+D", self.copy_field)
        install(page, "Ctrl+Shift+D", self.copy_kept)

    def remember(self, record: int) -> None:
        """`record` was saved last: it stands above the next new one."""
        self._saved = record

    def copy_field(self) -> None:
        """Copy the field that has the focus."""
        box = self._form.focused_box
        if box is not None:
            self._copy([box])

    def copy_kept(self) -> None:
        """Copy the fields that records in a row share (village, date …), where they are blank."""
        boxes = self._form.boxes.values()
        self._copy(box for box in boxes if box.field.sticky and box.is_blank)

    def _copy(self, boxes: Iterable[FieldBox]) -> None:
        values = self._values()
        if values is None:
            self._notice.tell(_("There is no record above to copy from."), tone="quiet")
            return
        for box in boxes:
            box.take(values.get(box.field.key))

    def _values(self) -> Values | None:
        record = self._record()
        above = self._saved if record is None and self._saved else self.above(record)
        try:
            return above and self._session.office.entry(self._form.register, above).values
        except Refused:
            return None


def _nothing(_record: int | None) -> None:
    return None
