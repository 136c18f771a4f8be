"""Above the register of certificates: which of them, and a word to look for."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.certificates import register
from desktop.certificates.register import STATES, Sought
from desktop.words import _
from ui.forms.certificate_kinds import KindBox
from ui.shortcuts import install
from ui.widgets import row

AFTER = 200  # milliseconds after the last key
NARROWEST = 180  # pixels of the line to type in


class RegisterFilter(QWidget):
    """Kind, year, state and words; `changed` when another register is asked for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = KindBox(every=True)
        self.year = QComboBox()
        self.year.setAccessibleName(_("Year"))
        self.state = QComboBox()
        self.state.setAccessibleName(_("Status"))
        self.state.addItem(_("All states"), "")
        for key, words in STATES.items():
            self.state.addItem(_(words), key)
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("Find a number or a name"))
        self.text.setAccessibleName(self.text.placeholderText())
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(NARROWEST)
        self.offer_years()
        self._typed = QTimer(self, singleShot=True, interval=AFTER)
        self._typed.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._typed.start())
        self.kind.changed.connect(self.changed)
        self.year.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.state.currentIndexChanged.connect(lambda _place: self.changed.emit())
        inside = row(self.kind, self.year, self.state, self.text)
        inside.setStretch(3, 1)
        self.setLayout(inside)
        install(self, "Ctrl+F", self._find)

    def offer_years(self) -> None:
        """Offer the years in which there are numbers; the chosen one stays chosen."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)  # noqa: FBT003  Qt's argument
        self.year.clear()
        self.year.addItem(_("All years"), None)
        for one in register.years():
            self.year.addItem(str(one), one)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))
        self.year.blockSignals(False)  # noqa: FBT003

    @property
    def sought(self) -> Sought:
        """What is asked for."""
        return Sought(
            self.kind.key,
            self.year.currentData(),
            str(self.state.currentData()),
            self.text.text(),
        )

    def _find(self) -> None:
        self.text.setFocus()
        self.text.selectAll()
