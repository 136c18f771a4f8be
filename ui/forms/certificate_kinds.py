"""The choice of a kind of certificate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from desktop.programme.certificates import KINDS, CertificateKind, kind_called
from desktop.words import _


class KindBox(QComboBox):
    """Every kind by its name; `changed` when another is chosen. With `every`, also none of them."""

    changed = Signal()

    def __init__(self, *, every: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(_("Kind of certificate"))
        if every:
            self.addItem(_("All kinds"), "")
        for one in KINDS:
            self.addItem(f"{_(one.title)}: {_(one.label)}", one.key)
        self.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def key(self) -> str:
        """The chosen kind's key, "" for all of them."""
        return str(self.currentData())

    @property
    def kind(self) -> CertificateKind:
        """The chosen kind."""
        return kind_called(self.key)

    def choose(self, key: str) -> None:
        """Choose the kind with this key."""
        self.setCurrentIndex(self.findData(key))
