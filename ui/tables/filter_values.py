"""The values of a column, to tick those that a list shall be narrowed to."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.programme.vocabulary import Value
from desktop.thai.text import search_text
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import column, label

_VALUE = Qt.ItemDataRole.UserRole + 1
_SOUGHT = _VALUE + 1
_TICKED = Qt.CheckState.Checked


class _Search(QLineEdit):
    """Down goes on into the list."""

    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Down is said aloud; all else is Qt's."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class FilterValues(QWidget):
    """A list of values with ticks; what is typed above leaves those that contain it."""

    def __init__(self) -> None:
        super().__init__()
        self.find = _Search()
        self.find.setPlaceholderText(_("Type a part of it"))
        self.find.setAccessibleName(self.find.placeholderText())
        self.find.setClearButtonEnabled(True)
        self.find.textChanged.connect(self._narrow)
        self.find.down_pressed.connect(self._enter_list)
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(_("Values to choose from"))
        self.view.setMinimumHeight(24 * UNIT)
        self._items = QStandardItemModel(self)
        self.view.setModel(self._items)
        self._note = label(role="quiet", wrap=True)
        self._note.hide()
        self.setLayout(column(self.find, self.view, self._note, spacing=UNIT // 2))
        self.setFocusProxy(self.find)

    def offer(self, values: Sequence[tuple[Value, str, int | None]], ticked: Iterable[Value],
              *, all_of_them: bool = True) -> None:  # fmt: skip
        """Offer (value, its name, how often it occurs); `ticked` ones first have their tick."""
        wanted = set(ticked)
        self._items.clear()
        for value, name, count in values:
            item = QStandardItem(name if count is None else f"{name}  ({count:,})")
            item.setData(value, _VALUE)
            item.setData(search_text(name), _SOUGHT)
            item.setCheckable(True)
            item.setEditable(False)
            if value in wanted:
                item.setCheckState(_TICKED)
            self._items.appendRow(item)
        self._note.setText(
            "" if all_of_them else _("Only the most frequent ones; for others use “contains”.")
        )
        self._note.setVisible(not all_of_them)
        self._narrow(self.find.text())

    def names(self) -> list[str]:
        """What is offered now, as it reads."""
        return [self._items.item(row).text() for row in self._shown()]

    def tick(self, name: str) -> None:
        """Tick the value that reads so, for whoever drives the window without a mouse."""
        for row in range(self._items.rowCount()):
            if self._items.item(row).text().partition("  (")[0] == name:
                self._items.item(row).setCheckState(_TICKED)

    def chosen(self) -> list[Value]:
        """The ticked values; where none is and something was typed, all that contain it."""
        items = [self._items.item(row) for row in range(self._items.rowCount())]
        ticked = [one.data(_VALUE) for one in items if one.checkState() is _TICKED]
        if ticked or not self.find.text().strip():
            return ticked
        return [self._items.item(row).data(_VALUE) for row in self._shown()]

    def _shown(self) -> list[int]:
        return [row for row in range(self._items.rowCount()) if not self.view.isRowHidden(row)]

    def _narrow(self, text: str) -> None:
        sought = search_text(text.strip())
        for row in range(self._items.rowCount()):
            self.view.setRowHidden(row, sought not in self._items.item(row).data(_SOUGHT))

    def _enter_list(self) -> None:
        shown = self._shown()
        if shown:
            self.view.setCurrentIndex(self._items.index(shown[0], 0))
            self.view.setFocus()
