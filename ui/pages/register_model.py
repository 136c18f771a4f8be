"""The register of certificates, one line each."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt

from desktop.certificates.register import COLUMNS, HANDED, UNPRINTED, Entry, shown
from desktop.thai.order import sort_key
from desktop.withdrawal import VOID
from desktop.words import _
from ui import theme
from ui.tables.lines_model import LinesModel

NUMBER, RECIPIENT, KIND, ISSUED_ON, STATE = range(5)

_KEYS: dict[int, Callable[[Entry], object]] = {
    NUMBER: lambda one: (one.year, one.kind, one.serial),
    RECIPIENT: lambda one: sort_key(one.recipient),
    ISSUED_ON: lambda one: one.issued_on,
}


class RegisterModel(LinesModel[Entry]):
    """The certificates that were found, in the order that was asked for last."""

    def __init__(self) -> None:
        super().__init__([_(column.label) for column in COLUMNS])
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    def show(self, lines: Iterable[Entry]) -> None:
        """List these; by year, kind and number until another order is asked for."""
        super().show(self._in_order(lines))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the lines in the order of `column`; by name it is seen who holds what."""
        if column >= 0:
            self._sorted_by = column, order
            self.reorder(self._in_order(self.lines))

    def text(self, line: Entry, column: int) -> str:
        """Number, name, kind, day, and where the paper is."""
        return shown(line)[column]

    def colour(self, line: Entry, column: int) -> str | None:
        """Where the paper is has its colour."""
        look = theme.current()
        colours = {HANDED: look.good, UNPRINTED: look.warn, VOID: look.bad}
        return colours.get(line.state) if column == STATE else None

    def _in_order(self, lines: Iterable[Entry]) -> Iterable[Entry]:
        if self._sorted_by is None:
            return lines
        column, order = self._sorted_by
        key = _KEYS.get(column, lambda one: sort_key(shown(one)[column]))
        return sorted(lines, key=key, reverse=order == Qt.SortOrder.DescendingOrder)
