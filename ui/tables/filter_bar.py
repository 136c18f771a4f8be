"""The chips above a list: each is one column's filter, to be changed or taken away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.list_filters import by_column, described
from desktop.programme.list_columns import column_called, filter_key
from desktop.programme.vocabulary import Register
from desktop.views import Filter
from desktop.words import _
from ui.session import Session
from ui.tables.filter_popup import Around, FilterPopup, linked_names
from ui.tables.flow_layout import FlowLayout
from ui.theme import UNIT
from ui.widgets import button, clear

WIDEST = 44 * UNIT
_CROSS = 3 * UNIT  # pixels at the right end of a chip that take it away


class Chip(QPushButton):
    """A filter in words. Enter or a click asks to change it, Delete or its × takes it away."""

    removed = Signal(str)

    def __init__(self, key: str, text: str) -> None:
        super().__init__()
        self.key, self.words = key, text
        self.setProperty("role", "chip")
        self.setAutoDefault(False)
        self.setMaximumWidth(WIDEST)
        self.setAccessibleName(_("Filter: {filter}").format(filter=text))
        self.setToolTip(_("{filter}\n↵ change, Delete take away").format(filter=text))
        room = WIDEST - 6 * UNIT
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{shown}   ×")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter changes, Delete and Backspace take away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click on the × takes the filter away."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.position().x() > self.width() - _CROSS:
            self.setDown(False)
            self.removed.emit(self.key)
        else:
            super().mouseReleaseEvent(event)


class FilterBar(QWidget):
    """The filters of a list as chips; hidden while there is none. `changed` when they differ."""

    changed = Signal()

    def __init__(self, register: Register, session: Session, search: Callable[[], str]) -> None:
        super().__init__()
        self._register, self._session, self._search = register, session, search
        self._filters: dict[str, tuple[Filter, ...]] = {}
        self.popup: FilterPopup | None = None
        self.add_button = button(_("+ Filter"), self.ask, hint=_("Narrow the list by a column"))
        self.add_button.setAccessibleName(_("Add a filter"))
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.hide()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """All filters, in the order of the chips."""
        return tuple(one for some in self._filters.values() for one in some)

    def set_filters(self, filters: Sequence[Filter]) -> None:
        """Show these filters, and say so where they are other ones."""
        new = by_column(filters)
        if new == self._filters:
            return
        self._filters = new
        self._show_chips()
        self.changed.emit()

    def words(self) -> list[str]:
        """Each column's filter in words."""
        return [self._in_words(key) for key in self._filters]

    def chips(self) -> list[Chip]:
        """The chips, from left to right."""
        widgets = (self._flow.itemAt(place).widget() for place in range(self._flow.count()))
        return [one for one in widgets if isinstance(one, Chip)]

    def clear(self) -> None:
        """Take every filter away."""
        self.set_filters(())
        self.add_button.setFocus()

    def ask(self, key: str = "") -> None:
        """Ask for a filter on the column called `key`, or on one still to be chosen."""
        key = filter_key(self._register, key)
        popup = FilterPopup(
            self, self._register, self._session, Around(self._search(), self.filters)
        )
        popup.chosen.connect(self.put)
        chip = next((one for one in self.chips() if one.key == key), self.add_button)
        popup.show_below(chip)
        popup.ask(key, self._filters.get(key, ()))
        self.popup = popup

    def put(self, key: str, filters: tuple[Filter, ...]) -> None:
        """Give a column these filters; none takes its chip away."""
        new = {**self._filters, key: filters}
        self.set_filters([one for some in new.values() for one in some])

    def remove(self, key: str) -> None:
        """Take a chip away and leave the focus at the next."""
        place = list(self._filters).index(key) if key in self._filters else 0
        self.put(key, ())
        chips = self.chips()
        (chips[min(place, len(chips) - 1)] if chips else self.add_button).setFocus()

    def _show_chips(self) -> None:
        clear(self._flow)
        self.setVisible(bool(self._filters))
        for key in self._filters:
            chip = Chip(key, self._in_words(key))
            chip.clicked.connect(lambda _on, key=key: self.ask(key))
            chip.removed.connect(self.remove)
            self._flow.addWidget(chip)
            chip.show()
        if len(self._filters) > 1:
            self._flow.addWidget(button(_("Clear all filters"), self.clear, "link"))

    def _in_words(self, key: str) -> str:
        column = column_called(self._register, key)
        if column is None:
            return key
        filters = self._filters[key]
        value = filters[0].value
        ids = value if isinstance(value, tuple) else ()
        names = linked_names(self._session, self._register, column, ids)
        return described(column, filters, names)
