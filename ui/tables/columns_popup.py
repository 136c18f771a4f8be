"""Which columns a list shows, and in which order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop.programme.list_columns import chosen_columns, offered_columns
from desktop.programme.vocabulary import Column, Register
from desktop.words import _
from ui import shortcuts
from ui.tables.popup import Popup
from ui.tables.shown_columns import shown_columns
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTH = 42

_KEY = Qt.ItemDataRole.UserRole + 1
_TICKED, _BLANK = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ColumnsPopup(Popup):
    """Ticks choose, dragging or Alt with an arrow moves. `chosen` carries the column keys."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget, register: Register, keys: tuple[str, ...]) -> None:
        super().__init__(parent, _("Columns"), WIDTH)
        self._register = register
        self.view = QListWidget()
        self.view.setAccessibleName(_("Columns of the list"))
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setMinimumHeight(44 * UNIT)
        self.offer(keys)
        up = button(_("Up"), lambda: self.move_by(-1), hint="Alt ↑")
        down = button(_("Down"), lambda: self.move_by(1), hint="Alt ↓")
        usual = button(_("The usual columns"), lambda: self.offer(self._usual()))
        take = button(_("Show"), self.take, "primary")
        take.setDefault(True)
        self.setLayout(
            column(
                label(_("Columns of the list"), "strong"), self.view, row(up, down, 1, usual),
                row(button(_("Cancel"), self.reject), 1, take), margins=2 * UNIT,
            )
        )  # fmt: skip
        shortcuts.install(self, "Alt+Up", lambda: self.move_by(-1))
        shortcuts.install(self, "Alt+Down", lambda: self.move_by(1))
        self.view.setFocus()

    def offer(self, keys: tuple[str, ...]) -> None:
        """List the columns called `keys` first, with their tick, then all others."""
        self.view.clear()
        for one in _in_order(self._register, keys):
            item = QListWidgetItem(_(one.label).replace("\n", " "))
            item.setData(_KEY, one.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(_TICKED if one.key in keys else _BLANK)
            self.view.addItem(item)
        self.view.setCurrentRow(0)

    def items(self) -> list[QListWidgetItem]:
        """All columns as they stand now, from top to bottom."""
        return [self.view.item(place) for place in range(self.view.count())]

    def keys(self) -> list[str]:
        """The ticked columns, from top to bottom."""
        return [one.data(_KEY) for one in self.items() if one.checkState() is _TICKED]

    def move_by(self, steps: int) -> None:
        """Move the column under the cursor; downwards above 0."""
        place = self.view.currentRow()
        target = place + steps
        if place < 0 or not 0 <= target < self.view.count():
            return
        self.view.insertItem(target, self.view.takeItem(place))
        self.view.setCurrentRow(target)

    def take(self) -> None:
        """Hand the columns over; with none ticked, the usual ones."""
        self.chosen.emit(self.keys())
        self.accept()

    def _usual(self) -> tuple[str, ...]:
        return tuple(one.key for one in self._register.columns)


def _in_order(register: Register, keys: tuple[str, ...]) -> list[Column]:
    """The offered columns as a list shows them, those called `keys` first."""
    offered = [one.column for one in shown_columns(register, offered_columns(register))]
    first = [one.column for one in shown_columns(register, chosen_columns(register, keys))]
    return [*first, *(one for one in offered if one not in first)]
