"""Sages of earlier rounds, ticked to be sages of this round too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from desktop.earlier_sages import EarlierSage
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, label, row

_SAGE = Qt.ItemDataRole.UserRole


class EarlierSagesDialog(QDialog):
    """Accepted with the ids of the `chosen`; all are ticked at first."""

    def __init__(self, sages: Sequence[EarlierSage], village: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sages of earlier rounds"))
        self.setMinimumWidth(560)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        for one in sages:
            self.list.addItem(_item(one))
        told = _(
            "They come into this round as the same people, with craft, works and sources. "
            "Survey, consent and votes are recorded anew."
        )
        self.take_button = button(_("Record in this round"), self.accept, "primary")
        self.setLayout(
            column(
                label(village, "heading"),
                label(told, "quiet", wrap=True),
                self.list,
                row(1, button(_("Cancel"), self.reject), self.take_button),
                margins=2 * UNIT,
            )
        )
        self.list.itemChanged.connect(lambda _item: self._count())
        self._count()

    @property
    def chosen(self) -> list[int]:
        """The records that are ticked."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [one.data(_SAGE) for one in items if one.checkState() is Qt.CheckState.Checked]

    def _count(self) -> None:
        self.take_button.setEnabled(bool(self.chosen))


def _item(one: EarlierSage) -> QListWidgetItem:
    parts = [one.name, one.craft or "", str(one.year)]
    if one.selected:
        parts.append(_("selected then"))
    item = QListWidgetItem(" · ".join(filter(None, parts)))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    item.setData(_SAGE, one.id)
    return item
