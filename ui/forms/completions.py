"""What a line offers while something is typed: a list below it, chosen by mouse or keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop.views import Option

type Look = Callable[[str], Sequence[Option]]

_OPTION = Qt.ItemDataRole.UserRole + 1


class Completions(QObject):
    """Asks `look` for options at every key, shows them, and says which one was `chosen`."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, look: Look) -> None:
        super().__init__(line)
        self._line = line
        self._look = look
        self._model = QStandardItemModel(self)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setUniformItemSizes(True)
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(popup)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.activated[QModelIndex].connect(self._choose)
        self._completer.highlighted[QModelIndex].connect(self._look_at)
        self._seen: Option | None = None
        line.setCompleter(self._completer)
        line.textEdited.connect(self.offer)

    def offer(self, text: str) -> None:
        """Show what fits `text`; nothing when the only fit is the text itself."""
        self._seen = None
        options = [option for option in self._look(text) if option.label != text]
        self._model.clear()
        for option in options:
            item = QStandardItem(option.label)
            item.setData(option, _OPTION)
            item.setEditable(False)
            self._model.appendRow(item)
        if options:
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def accept(self) -> bool:
        """Choose what the arrow keys last stood on, if the line still shows it."""
        seen = self._seen
        if seen is None or seen.label != self._line.text():
            return False
        self.chosen.emit(seen)
        return True

    def _look_at(self, index: QModelIndex) -> None:
        self._seen = index.data(_OPTION)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_OPTION))
