"""Editors of one line of text: any text, a text stored before, a title."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.programme.values import read_value, show_value
from desktop.programme.vocabulary import Field, Kind, Value
from desktop.thai.names import TITLES, title_meant
from desktop.thai.problems import NotUnderstood
from desktop.thai.text import repairs
from desktop.views import Option
from desktop.words import _
from ui.forms.completions import Completions, add_arrow
from ui.forms.keyboard import EntryKeys

type Today = Callable[[], date]

TEXTS = (Kind.TEXT, Kind.TITLE)
HOLDS = 2_000_000  # characters; Qt would cut a longer paste off at 32,767 without a word


class LineEditor(EntryKeys, QLineEdit):
    """One line, tidied when it is left."""

    edited = Signal()

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__()
        self.field = field
        self._today = today
        self.repaired: tuple[str, ...] = ()
        self.setMaxLength(HOLDS)
        self.textEdited.connect(self._forget_repairs)
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self.settle)

    def raw(self) -> object:
        """The typed text."""
        return self.text()

    def put(self, value: object) -> None:
        """Show a stored value as people read it, or a text as it was typed."""
        text = value if isinstance(value, str) and not self.is_stored(value) else None
        self._rewrite(show_value(self.field.kind, value) if text is None else text)
        self.setCursorPosition(0)
        self._forget_repairs()

    def settle(self) -> None:
        """Write what was typed the way people read it, if it can be understood.

        `repaired` says then what else than spaces was changed in a text, a sentence each.
        """
        value = self.value()
        if self.field.kind in TEXTS and value != self.text():
            self.repaired = repairs(self.text())[1]
        if value is not None:
            self._rewrite(show_value(self.field.kind, value))

    def value(self) -> Value:
        """What the text means, None when it is blank or not understood."""
        try:
            return read_value(self.field, self.raw(), self._today())
        except NotUnderstood:
            return None

    def problem(self) -> str:
        """Nothing: `Office.check` reads the text and says what is wrong."""
        return ""

    def is_stored(self, _value: str) -> bool:
        """Whether a text is one that is stored otherwise than people read it."""
        return False

    def _forget_repairs(self) -> None:
        self.repaired = ()

    def _rewrite(self, text: str) -> None:
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)


class SuggestingEditor(LineEditor):
    """A line that offers texts stored before; any other is accepted."""

    def __init__(self, field: Field, today: Today, suggest: Callable[[str], list[str]]) -> None:
        super().__init__(field, today)
        self._suggest = suggest
        self.completions = Completions(self, self._look, self._takes)

    def _look(self, text: str) -> list[Option]:
        return [Option(0, found) for found in self._suggest(text)] if text.strip() else []

    def _takes(self, _text: str, _option: Option) -> bool:
        """Never by itself: a new text may well be a part of one stored before."""
        return False


class TitleEditor(SuggestingEditor):
    """A line that offers the titles, all of them at its arrow; any other is accepted.

    Going on takes the first one that begins with what was typed ("น" is นาย).
    """

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today, offered_titles)
        self.setPlaceholderText(_("Mr/Mrs/Miss"))
        self.completions.chosen.connect(lambda option: self.setText(option.label))
        add_arrow(self, self._offer_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Down and F4 open the whole list."""
        opens = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
        if opens and not self.completer().popup().isVisible():
            self._offer_all()
            return
        super().keyPressEvent(event)
        self.completions.mark_best()

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: N802  Qt's own
        """Take the marked title and go on."""
        self.completions.accept()
        return super().focusNextPrevChild(ahead)

    def _look(self, text: str) -> list[Option]:
        return [Option(0, found) for found in self._suggest(text.strip())]

    def _takes(self, text: str, option: Option) -> bool:
        part = text.strip()
        return bool(part) and (option.label.startswith(part) or title_meant(part) == option.label)

    def _offer_all(self) -> None:
        self.setFocus()
        self.completions.offer("")


def offered_titles(text: str) -> list[str]:
    """The titles that `text` means, begins or is a part of, the likeliest first."""
    meant = title_meant(text)
    fitting = [one for one in TITLES if text in one or one == meant]
    return sorted(fitting, key=lambda one: (one != meant, not one.startswith(text)))
