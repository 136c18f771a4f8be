"""The keys of a form's fields, whatever layout the keyboard is on."""

import re
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from desktop.programme.values import read_value
from desktop.programme.vocabulary import Field
from desktop.thai.keyboard import thai_top_row_to_digits, to_latin_layout
from desktop.thai.problems import NotUnderstood

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_WRITES = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_ONLY_IN_THAI = frozenset("ๅภถุึคตจ")
_EITHER = frozenset("/-")
_OF_DIGITS = re.compile(r"[0-9ๅภถุึคตจ,./-]*")


class EntryKeys:
    """Mixed into every editor: Enter goes on to the next field, as on paper.

    Ctrl with a Thai letter is Ctrl with the letter that the key has in the Latin layout, so that
    copying, pasting and undoing work in both. Ctrl+D is left to the form.
    """

    def event(self, event: QEvent) -> bool:
        """Read Ctrl with a Thai letter as with the Latin one."""
        if not isinstance(event, QKeyEvent) or not event.modifiers() & _CONTROL:
            return super().event(event)  # type: ignore[misc]
        latin = in_latin(event)
        if event.type() is QEvent.Type.ShortcutOverride and latin.key() == Qt.Key.Key_D:
            event.ignore()
            return False
        handled = super().event(latin)  # type: ignore[misc]
        event.setAccepted(latin.isAccepted())
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter goes on."""
        if is_enter(event) and not writes_modified(event):
            self.settle()  # type: ignore[attr-defined]
            self.focusNextChild()  # type: ignore[attr-defined]
            return
        super().keyPressEvent(event)  # type: ignore[misc]


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is one of the two Enter keys."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def writes_modified(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt, Shift or another such key is held."""
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def character(event: QKeyEvent) -> str:
    """The one character that a key writes; "" for every other key."""
    text = event.text()
    plain = not event.modifiers() & ~_WRITES
    return text if plain and len(text) == 1 and text.isprintable() else ""


def in_latin(event: QKeyEvent) -> QKeyEvent:
    """`event` with the letter that its key has in the Latin layout."""
    if not 0x0E00 <= event.key() <= 0x0E7F or event.modifiers() & _ALT:
        return event
    letter = to_latin_layout(chr(event.key())).upper()
    return QKeyEvent(event.type(), ord(letter), event.modifiers(), "")


class TopRow:
    """Reads the keys of one field of digits: the Thai layout's top row is 1 to 0.

    "/" and "-" are keys of that row too, and of the Latin layout. They are 2 and 3 once a letter
    has shown that the Thai layout is on, or where the system says so.
    """

    def __init__(self) -> None:
        self._thai = False

    def read(self, key: str, text: str) -> tuple[str, str]:
        """`text` that stands, and the character that `key` adds to it, both as digits."""
        if not text:
            self._thai = thai_layout_is_on()
        if key.isascii() and key.isdecimal():
            self._thai = False
        elif key in _ONLY_IN_THAI and _OF_DIGITS.fullmatch(text) and not self._thai:
            latin_before = any(one.isdecimal() for one in text)
            self._thai = not latin_before
            if self._thai and set(text) <= _EITHER:
                text = to_latin_layout(text)
        return text, self._digit(key) if self._thai else key

    def _digit(self, key: str) -> str:
        return to_latin_layout(key) if key in _ONLY_IN_THAI | _EITHER | {"ใ"} else key


def thai_layout_is_on() -> bool:
    """Whether the system says that the keyboard is on its Thai layout now."""
    return QGuiApplication.inputMethod().locale().language() is QLocale.Language.Thai


def _outer_digits(text: str) -> str:
    """A date in words with its day and its year typed on the Thai top row: "ๅ ธ.ค. ุต"."""
    first, *between, last = text.split() if len(text.split()) > 1 else (text, "")
    day, year = (
        to_latin_layout(word) if _OF_DIGITS.fullmatch(word) else word for word in (first, last)
    )
    return " ".join((day, *between, year))


def meant(field: Field, text: str, today: date) -> str:
    """`text` of a field of digits: as the Latin layout reads its keys where only that has sense."""
    if text.isascii() and not set(text) <= _EITHER:
        return text
    readings = (text, thai_top_row_to_digits(text), to_latin_layout(text), _outer_digits(text))
    for reading in dict.fromkeys(readings):
        try:
            read_value(field, reading, today)
        except NotUnderstood:
            continue
        return reading
    return text
