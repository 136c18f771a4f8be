"""Above the findings: which kind of them, and of which register."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QWidget

from desktop.data_check import REGISTERS, Finding
from desktop.programme.cross_checks import KINDS
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import row

ALL, ACCEPTED = "", "accepted"
NARROWEST = 140  # pixels of the registers' box


class FindingsFilter(QWidget):
    """Switches with a count each, and a choice of registers; `changed` when another is chosen.

    What is accepted is listed under its own switch only.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        kinds = ((kind.value, _(word)) for kind, word in KINDS.items())
        self._words = dict(((ALL, _("All")), *kinds, (ACCEPTED, _("Let stand"))))
        self.switches: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        for key, word in self._words.items():
            switch = QPushButton(word)
            switch.setCheckable(True)
            switch.setProperty("role", "switch")
            self._group.addButton(switch)
            self.switches[key] = switch
        self.switches[ALL].setChecked(True)
        self._group.buttonClicked.connect(self._on_change)
        self.register = QComboBox()
        self.register.setAccessibleName(_("Register"))
        self.register.setMinimumWidth(NARROWEST)
        self.register.addItem(_("All registers"), None)
        for one in REGISTERS:
            self.register.addItem(_(one.label), one.key)
        self.register.currentIndexChanged.connect(self._on_change)
        self.setLayout(row(*self.switches.values(), 1, self.register, spacing=UNIT))

    @property
    def kind(self) -> str:
        """The switch that is on: a kind's key, ALL or ACCEPTED."""
        return next(key for key, switch in self.switches.items() if switch.isChecked())

    def passes(self, one: Finding) -> bool:
        """Whether a finding is asked for."""
        return self._of_kind(one, self.kind) and self._of_register(one)

    def count(self, findings: Iterable[Finding]) -> None:
        """Show on each switch how many findings it would list."""
        listed = [one for one in findings if self._of_register(one)]
        for key, switch in self.switches.items():
            count = sum(1 for one in listed if self._of_kind(one, key))
            switch.setText(f"{self._words[key]}  {count:,}")

    def _of_kind(self, one: Finding, kind: str) -> bool:
        if kind == ACCEPTED or one.accepted is not None:
            return kind == ACCEPTED and one.accepted is not None
        return kind in (ALL, one.kind)

    def _of_register(self, one: Finding) -> bool:
        return self.register.currentData() in (None, one.register)

    def _on_change(self) -> None:
        self.changed.emit()
