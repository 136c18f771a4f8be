"""One editor for each kind of field. All of them speak alike: `raw`, `put`, `settle`, `edited`.

`raw()` is what `Office.check` reads: the typed text, a key, an id or a bool. `put` shows a raw or a
stored value without counting as an edit. `settle` tidies what was typed once the field is left.
`problem()` is a sentence of the editor's own when what was typed can mean nothing.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from desktop.programme.values import read_value, show_value
from desktop.programme.vocabulary import Field, Kind, Value
from desktop.thai.names import TITLES
from desktop.thai.problems import NotUnderstood
from desktop.views import Option
from desktop.words import _
from resources import ICONS
from ui import theme
from ui.forms.completions import Completions
from ui.forms.keyboard import TopRow, meant

DIGITS = {Kind.COUNT, Kind.QUANTITY, Kind.MONEY, Kind.NATIONAL_ID, Kind.PHONE, Kind.DATE}

type Today = Callable[[], date]


class LineEditor(QLineEdit):
    """Text, numbers, money, dates, IDs and telephones: one line, tidied when it is left."""

    edited = Signal()

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__()
        self.field = field
        self._today = today
        if field.kind is Kind.DATE:
            self.setPlaceholderText(_("e.g. 7/10/2511"))
        self.textChanged.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(self.settle)
        self._top_row = TopRow()
        if field.kind in DIGITS and field.kind is not Kind.DATE:
            self.textEdited.connect(self._to_digits)

    def raw(self) -> object:
        """The typed text."""
        return self.text()

    def put(self, value: object) -> None:
        """Show a stored value as people read it, or a text as it was typed."""
        text = value if isinstance(value, str) and not self._coded(value) else None
        with QSignalBlocker(self):
            self.setText(show_value(self.field.kind, value) if text is None else text)
            self.setCursorPosition(0)

    def settle(self) -> None:
        """Write what was typed the way people read it, if it can be understood."""
        if self.field.kind in DIGITS:
            self._rewrite(meant(self.field, self.text(), self._today()))
        value = self.value()
        if value is not None:
            self._rewrite(show_value(self.field.kind, value))

    def value(self) -> Value:
        """What the text means, None when it is blank or not understood."""
        try:
            return read_value(self.field, self.text(), self._today())
        except NotUnderstood:
            return None

    def problem(self) -> str:
        """Nothing: `Office.check` reads the text and says what is wrong."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter goes on to the next field, as on paper."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settle()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _coded(self, value: str) -> bool:
        """Whether a text is a stored one that people read otherwise (digits of an ID)."""
        return self.field.kind in (Kind.NATIONAL_ID, Kind.PHONE) and value.isdecimal()

    def _to_digits(self, text: str) -> None:
        place = self.cursorPosition()
        self._rewrite(self._top_row.read(text))
        self.setCursorPosition(place)

    def _rewrite(self, text: str) -> None:
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)


class SuggestingEditor(LineEditor):
    """A line that offers texts stored before; any other is accepted."""

    def __init__(self, field: Field, today: Today, suggest: Callable[[str], list[str]]) -> None:
        super().__init__(field, today)
        self._suggest = suggest
        self.completions = Completions(self, self._look)

    def _look(self, text: str) -> list[Option]:
        return [Option(0, found) for found in self._suggest(text)] if text.strip() else []


class TitleEditor(SuggestingEditor):
    """A line that offers the titles, all of them at its arrow; any other is accepted."""

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(field, today, offered_titles)
        self.setPlaceholderText(_("Mr/Mrs/Miss"))
        add_arrow(self, self._offer_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Down opens the whole list."""
        if event.key() == Qt.Key.Key_Down and not self.completer().popup().isVisible():
            self._offer_all()
            return
        super().keyPressEvent(event)

    def _look(self, text: str) -> list[Option]:
        return [Option(0, found) for found in self._suggest(text.strip())]

    def _offer_all(self) -> None:
        self.setFocus()
        self.completions.offer("")


def add_arrow(line: QLineEdit, act: Callable[[], object]) -> None:
    """Show at the end of `line` that it opens a list, which `act` does."""
    icon = QIcon(str(ICONS / f"chevron-{theme.current().mode}.svg"))
    arrow = line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
    arrow.setToolTip(_("Show the whole list"))
    arrow.triggered.connect(lambda: act())


def offered_titles(text: str) -> list[str]:
    """The titles that contain `text`, those that begin with it first."""
    return sorted((one for one in TITLES if text in one), key=lambda one: not one.startswith(text))


class LinkEditor(QLineEdit):
    """A record of another register, found by typing a part of its name."""

    edited = Signal()

    def __init__(
        self,
        field: Field,
        look: Callable[[str, int], list[Option]],
        find: Callable[[int], Option | None],
    ) -> None:
        super().__init__()
        self.field = field
        self._look, self._find = look, find
        self._id: int | None = None
        self._label = ""
        self.setPlaceholderText(_("Type a part of the name"))
        add_arrow(self, self._offer_all)
        self.textChanged.connect(lambda text: self.setToolTip(text or _(field.hint)))
        self.completions = Completions(self, lambda text: look(text, 50))
        self.completions.chosen.connect(self.choose)
        self.textEdited.connect(self._type)
        self.editingFinished.connect(self.settle)

    def raw(self) -> object:
        """The id of the chosen record; the text while nothing is chosen for it; None when blank."""
        return self._id if self._id is not None else (self.text().strip() or None)

    def put(self, value: object) -> None:
        """Show the record with this id, or a text that was typed and not yet chosen for."""
        option = self._find(value) if isinstance(value, int) else None
        self._id = option.id if option else None
        self._label = option.label if option else (value if isinstance(value, str) else "")
        with QSignalBlocker(self):
            self.setText(self._label)
            self.setCursorPosition(0)
        self.setToolTip(self._label or _(self.field.hint))

    def choose(self, option: Option) -> None:
        """Take `option`, as when it was picked from the list."""
        self._id, self._label = option.id, option.label
        self.setText(option.label)
        self.edited.emit()

    def settle(self) -> None:
        """Choose by itself when exactly one record fits what was typed."""
        text = self.text().strip()
        if self._id is None and text and not self.completions.accept():
            found = self._look(text, 2)
            if len(found) == 1:
                self.choose(found[0])

    def problem(self) -> str:
        """A sentence when a text stands here that no record was chosen for."""
        if self._id is None and self.text().strip():
            return _("Choose one from the list that opens while you type.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Down opens the whole list; Enter goes on to the next field."""
        if event.key() == Qt.Key.Key_Down and not self.completer().popup().isVisible():
            self.completions.offer(self.text() if self._id is None else "")
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settle()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _offer_all(self) -> None:
        self.setFocus()
        self.completions.offer("")

    def _type(self, text: str) -> None:
        if text != self._label:
            self._id = None
        self.edited.emit()


class LongTextEditor(QPlainTextEdit):
    """Several lines; Tab leaves it."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setTabChangesFocus(True)
        self.setFixedHeight(88)
        self.textChanged.connect(self.edited)

    def raw(self) -> object:
        """The typed text."""
        return self.toPlainText()

    def put(self, value: object) -> None:
        """Show a text."""
        with QSignalBlocker(self):
            self.setPlainText(str(value or ""))

    def settle(self) -> None:
        """Nothing: a long text stays as it was typed until it is saved."""

    def problem(self) -> str:
        """Nothing: any text is a text."""
        return ""


class FlagEditor(QCheckBox):
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


class ChoiceEditor(QComboBox):
    """One of a few fixed values, or none."""

    edited = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
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
        """Nothing to tidy."""

    def problem(self) -> str:
        """Nothing: only offered values can be chosen."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        """Leave the wheel to the form: scrolling past must not change a value."""
        event.ignore()


type Editor = LineEditor | LinkEditor | LongTextEditor | FlagEditor | ChoiceEditor
