"""Fields for one value of an element each: a number, a choice, a colour, a tick.

`told` carries the value that a person gave; `show_value` never tells.
"""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.thai.keyboard import to_thai_layout
from desktop.thai.numerals import to_arabic_digits
from desktop.words import N_, _

COLOURS = {
    "#000000": N_("Black"),
    "#14295C": N_("Navy blue"),
    "#0B5394": N_("Royal blue"),
    "#8C6A16": N_("Gold"),
    "#7A1F2B": N_("Dark red"),
    "#1F5B3A": N_("Green"),
    "#5D6774": N_("Grey"),
}
"""Colours that print well, offered first."""

_TOP_ROW = {to_thai_layout(digit): digit for digit in "1234567890"}


class Number(QDoubleSpinBox):
    """A number between two others; digits of both layouts are read."""

    told = Signal(object)

    def __init__(
        self, low: float, high: float, decimals: int, unit: str = "", factor: float = 1
    ) -> None:
        super().__init__()
        self._factor, self._whole = factor, decimals == 0 and factor == 1
        self.setLocale(QLocale.c())
        self.setDecimals(decimals)
        self.setRange(low * factor, high * factor)
        self.setSingleStep(1 if decimals == 0 or factor != 1 else 0.5 if high <= 200 else 1)
        self.setSuffix(f" {unit}" if unit else "")
        self.setKeyboardTracking(False)
        self.setMinimumWidth(56)
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)

    def show_value(self, value: float) -> None:
        """Show what is stored."""
        with QSignalBlocker(self):
            self.setValue(value * self._factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """The top row of the Thai layout gives digits: there is nothing below zero here."""
        digit = _TOP_ROW.get(event.text())
        if digit is None:
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(
                QKeyEvent(event.type(), ord(digit), event.modifiers(), digit, event.isAutoRepeat())
            )

    def validate(self, text: str, position: int) -> object:
        """A number in any digits may be typed."""
        return super().validate(to_arabic_digits(text), position)

    def valueFromText(self, text: str) -> float:  # noqa: N802  Qt's name
        """The number that was typed."""
        return super().valueFromText(to_arabic_digits(text))

    def _tell(self, value: float) -> None:
        self.told.emit(int(value) if self._whole else round(value / self._factor, 2))


class Choice(QComboBox):
    """One of a few keys, each with its words."""

    told = Signal(object)

    def __init__(self, words: Mapping[object, str], letters: int = 4) -> None:
        super().__init__()
        for key, text in words.items():
            self.addItem(text, key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.activated.connect(lambda place: self.told.emit(self.itemData(place)))

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))


class Colour(QPushButton):
    """A colour of ink, chosen from a few or mixed."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.value = "#000000"
        menu = QMenu(self)
        for colour, name in COLOURS.items():
            menu.addAction(_swatch(colour), _(name)).triggered.connect(
                lambda _on=False, colour=colour: self.told.emit(colour)
            )
        menu.addSeparator()
        menu.addAction(_("Another colour …")).triggered.connect(lambda _on=False: self._mix())
        self.setMenu(menu)

    def show_value(self, value: str) -> None:
        """Show what is stored."""
        self.value = value.upper()
        named = {colour.upper(): name for colour, name in COLOURS.items()}.get(self.value)
        self.setText(_(named) if named else self.value)
        self.setIcon(_swatch(value))

    def _mix(self) -> None:
        mixed = QColorDialog.getColor(QColor(self.value), self, _("Colour"))
        if mixed.isValid():
            self.told.emit(mixed.name().upper())


class Tick(QCheckBox):
    """Yes or no."""

    told = Signal(object)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(self.told.emit)

    def show_value(self, value: bool) -> None:
        """Show what is stored."""
        self.setChecked(value)


class Name(QLineEdit):
    """A line of text."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.textEdited.connect(self.told.emit)

    def show_value(self, value: str) -> None:
        """Show what is stored."""
        if value != self.text():
            self.setText(value)


type ValueField = Number | Choice | Colour | Tick | Name


def named[F: QWidget](field: F, name: str) -> F:
    """The field, saying its name to a screen reader."""
    field.setAccessibleName(name)
    return field


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(QSize(32, 32))
    picture.fill(Qt.GlobalColor.transparent if not colour else QColor(colour))
    return QIcon(picture)
