"""The editor of a link: a record of another register, found by typing a part of its name."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.programme.vocabulary import Field
from desktop.thai.fitting import ranked, readings
from desktop.views import Option
from desktop.words import _
from ui.forms.completions import LONGEST_SOUGHT, Completions, add_arrow
from ui.forms.keyboard import EntryKeys
from ui.forms.lines import HOLDS

OFFERED = 50


class LinkEditor(EntryKeys, QLineEdit):
    """A record chosen by a part of its name or its number; going on takes the best fit."""

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
        self.setMaxLength(HOLDS)
        self.setPlaceholderText(_("Type a part of the name"))
        add_arrow(self, self._offer_all)
        self.textChanged.connect(lambda text: self.setToolTip(text or _(field.hint)))
        self.completions = Completions(self, self._offered, lambda text, _option: bool(text))
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
        """Choose what is marked in the list, or by itself when one record alone fits."""
        text = self.text().strip()
        if self._id is not None or not text or self.completions.accept():
            return
        if len(text) <= LONGEST_SOUGHT:
            found = self._offered(text)
            if len(found) == 1:
                self.choose(found[0])

    def problem(self) -> str:
        """A sentence when a text stands here that no record was chosen for."""
        if self._id is None and self.text().strip():
            return _("Choose one from the list that opens while you type.")
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Down and F4 open the whole list."""
        opens = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4)
        if opens and not self.completer().popup().isVisible():
            self.completions.offer(self.text() if self._id is None else "")
            return
        super().keyPressEvent(event)
        self.completions.mark_best()

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: N802  Qt's own
        """Take the marked record and go on."""
        if self._id is None:
            self.completions.accept()
        return super().focusNextPrevChild(ahead)

    def _offered(self, text: str) -> list[Option]:
        """The records that fit `text`, the best first; read in the other layout where none does."""
        if not text.strip():
            return self._look("", OFFERED)
        found: list[Option] = []
        for reading in readings(text):
            if not found or reading.isdecimal():
                fitting = self._look(reading, OFFERED)
                found += ranked(fitting, reading, lambda option: option.label)
        return list(dict.fromkeys(found))

    def _offer_all(self) -> None:
        self.setFocus()
        self.completions.offer("")

    def _type(self, text: str) -> None:
        if text != self._label:
            self._id = None
        self.edited.emit()
