"""Editors of what is chosen, not written: one of a few values, yes or no."""

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.programme.vocabulary import Field
from desktop.thai.fitting import fit, ranked, readings
from desktop.words import _
from ui.forms.keyboard import EntryKeys, character

PAUSE = 1_500  # milliseconds; a key after it begins another word


class FlagEditor(EntryKeys, QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__(_(field.label))
        self.field = field
        self.toggled.connect(lambda _on: self.edited.emit())

    def raw(self) -> object:
        """Whether it is ticked."""
        return self.isChecked()

    def put(self, value: object) -> None:
        """Tick it or not."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))

    def settle(self) -> None:
        """Nothing to tidy."""

    def problem(self) -> str:
        """Nothing: both answers are answers."""
        return ""


class ChoiceEditor(EntryKeys, QComboBox):
    """One of a few fixed values, or none. Typing a part of a value chooses it, in either layout."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._typed = ""
        self._since = QElapsedTimer()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItem("–", None)
        for choice in field.choices:
            self.addItem(_(choice.label), choice.key)
        self.currentIndexChanged.connect(lambda _place: self.edited.emit())

    def raw(self) -> object:
        """The key of the chosen value, None for none."""
        return self.currentData()

    def put(self, value: object) -> None:
        """Show the value with this key."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(value), 0))

    def settle(self) -> None:
        """What is typed next begins a word."""
        self._typed = ""

    def problem(self) -> str:
        """Nothing: only offered values can be chosen."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """A written character chooses; Backspace and Delete choose none."""
        key = character(event)
        if key and (key != " " or self._typed):
            self._choose(key)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._typed = ""
            self.setCurrentIndex(0)
        else:
            super().keyPressEvent(event)

    def _choose(self, key: str) -> None:
        """Go to the value that fits best what was typed without a pause."""
        fresh = not self._since.isValid() or self._since.elapsed() > PAUSE
        self._since.start()
        for part in dict.fromkeys((("" if fresh else self._typed) + key, key)):
            self._typed = part
            if (place := self._fitting(part)) is not None:
                self.setCurrentIndex(place)
                return

    def _fitting(self, part: str) -> int | None:
        for reading in readings(part):
            places = [n for n in range(1, self.count()) if fit(self.itemText(n), reading)
                      is not None]  # fmt: skip
            if places:
                return ranked(places, reading, self.itemText)[0]
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the form: scrolling past must not change a value."""
        event.ignore()
