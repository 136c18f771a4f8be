"""Editors of digits, grouped while they are typed: national IDs, telephones, money, counts."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

from desktop.programme.vocabulary import Field, Kind
from desktop.thai.as_typed import NATIONAL_ID, NUMBER, PHONE, Grouping, Typed
from desktop.thai.national_id import mask_national_id, parse_national_id
from desktop.thai.problems import NotUnderstood
from ui.forms.keyboard import TopRow, character, meant
from ui.forms.lines import LineEditor, Today

_GROUPINGS: dict[Kind, Grouping] = {Kind.NATIONAL_ID: NATIONAL_ID, Kind.PHONE: PHONE}
_STORED_DIGITS = (Kind.NATIONAL_ID, Kind.PHONE)


@dataclass(frozen=True, slots=True)
class _Step:
    """What stood in the line, and whether the separators in it were written by a person."""

    typed: Typed
    by_hand: bool


class DigitsEditor(LineEditor):
    """A number whose separators come while it is typed.

    Where a person writes separators, or brings text that has some, they stay as written until the
    field is left. Undo goes back key by key.
    """

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._grouping = _GROUPINGS.get(field.kind, NUMBER)
        self._top_row = TopRow()
        self._by_hand = False
        self._brought: str | None = None
        self._stands = Typed("", 0)
        self._past: list[_Step] = []
        self._future: list[_Step] = []
        self.setAcceptDrops(False)
        if self._grouping is NUMBER:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._follow)

    def raw(self) -> object:
        """The typed text, its keys read as digits where only that has sense."""
        return meant(self.field, self.text(), self._today())

    def put(self, value: object) -> None:
        """Show a stored value or a typed text; there is nothing to undo in it."""
        super().put(value)
        self._past.clear()
        self._future.clear()
        self._by_hand = False
        self._note()

    def settle(self) -> None:
        """Write what was typed the way people read it, if it can be understood."""
        before = self._step()
        self._rewrite(str(self.raw()))
        super().settle()
        if before.typed.text != self.text():
            self._past.append(before)
        self._by_hand = False
        self._note()

    def is_stored(self, value: str) -> bool:
        """Digits of an ID or a telephone number are stored without dashes."""
        return self.field.kind in _STORED_DIGITS and value.isascii() and value.isdecimal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Digits in either layout; a separator is passed over as if it were not there."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self._step_to(self._past, self._future)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._step_to(self._future, self._past)
        elif event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
        else:
            self._pass_separator(event)
            read = self._in_digits(event)
            self._brought = character(read)
            super().keyPressEvent(read)
            self._brought = None

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  Qt's name
        """What an input method writes counts as typed."""
        self._brought = event.commitString()
        super().inputMethodEvent(event)
        self._brought = None

    def _in_digits(self, event: QKeyEvent) -> QKeyEvent:
        key = character(event)
        if not key:
            return event
        text, digit = self._top_row.read(key, self.text())
        if text != self.text():
            place = self.cursorPosition()
            self._rewrite(text)
            self.setCursorPosition(place)
        return QKeyEvent(event.type(), event.key(), event.modifiers(), digit)

    def _pass_separator(self, event: QKeyEvent) -> None:
        """Let Backspace and Delete reach the digit behind a separator that came by itself."""
        if self._by_hand or self.hasSelectedText():
            return
        text, place, mark = self.text(), self.cursorPosition(), self._grouping.separator
        if event.key() == Qt.Key.Key_Backspace and text[:place].endswith(mark) and text[place:]:
            self.setCursorPosition(place - 1)
        elif event.key() == Qt.Key.Key_Delete and text[place:].startswith(mark):
            self.setCursorPosition(place + 1)

    def _follow(self, text: str) -> None:
        """Group what was typed, and remember what stood before."""
        brought = QGuiApplication.clipboard().text() if self._brought is None else self._brought
        before = _Step(self._stands, self._by_hand)
        self._by_hand = bool(text) and (self._by_hand or self._grouping.separator in brought)
        if not self._by_hand:
            grouped = self._grouping.regroup(Typed(text, self.cursorPosition()))
            self._rewrite(grouped.text)
            self.setCursorPosition(grouped.cursor)
        self._past.append(before)
        self._future.clear()
        self._note()

    def _step_to(self, origin: list[_Step], other: list[_Step]) -> None:
        if not origin:
            return
        other.append(self._step())
        step = origin.pop()
        self._by_hand = step.by_hand
        self._rewrite(step.typed.text)
        self.setCursorPosition(step.typed.cursor)
        self._note()
        self.edited.emit()

    def _step(self) -> _Step:
        return _Step(Typed(self.text(), self.cursorPosition()), self._by_hand)

    def _note(self) -> None:
        self._stands = Typed(self.text(), self.cursorPosition())


class NationalIdEditor(DigitsEditor):
    """A national ID; one that is stored shows only what tells two people apart, until entered."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today)
        self._hidden = ""  # the stored ID, "" once anything else stands here

    def raw(self) -> object:
        """The whole ID, also while it is masked."""
        return self._hidden if self.is_masked else super().raw()

    @property
    def is_masked(self) -> bool:
        """Whether the line shows less than it holds."""
        return bool(self._hidden) and self.text() == mask_national_id(_digits(self._hidden))

    def put(self, value: object) -> None:
        """Show a stored ID masked, and a typed text as it was typed."""
        super().put(value)
        stored = isinstance(value, str) and self.is_stored(value) and _is_valid(value)
        self._hidden = self.text() if stored else ""
        if not self.hasFocus():
            self._mask()

    def settle(self) -> None:
        """Tidy what was typed; a masked ID stays masked."""
        if not self.is_masked:
            super().settle()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Show the whole ID to whoever works on it."""
        if self.is_masked:
            self._rewrite(self._hidden)
            self._note()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Mask a stored ID again; one that is being typed stays."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._mask()

    def _mask(self) -> None:
        if self._hidden and self.text() == self._hidden:
            self._rewrite(mask_national_id(_digits(self._hidden)))
            self.setCursorPosition(0)
        elif not self.is_masked:
            self._hidden = ""


def _digits(written: str) -> str:
    return written.replace("-", "")


def _is_valid(digits: str) -> bool:
    try:
        return parse_national_id(digits) is not None
    except NotUnderstood:
        return False
