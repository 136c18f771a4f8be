"""Turns the office's callbacks, which come from its writer thread, into one Qt signal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.views import ActionEntry


class Changes(QObject):
    """`happened` carries the action that was committed, in the window's own thread."""

    happened = Signal(object)
    _committed = Signal(object)

    def __init__(self, office: "Office", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._open = True
        self._committed.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        office.changed.append(self._tell)

    def close(self) -> None:
        """Hear nothing more of the office."""
        self._open = False
        if self._tell in self._office.changed:
            self._office.changed.remove(self._tell)

    def _arrive(self, action: "ActionEntry") -> None:
        if self._open:
            self.happened.emit(action)

    def _tell(self, action: "ActionEntry") -> None:
        self._committed.emit(action)
