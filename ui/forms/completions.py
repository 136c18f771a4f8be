"""What a line offers while something is typed: a list below it, chosen by mouse or keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop.views import Option
from desktop.words import _
from resources import ICONS
from ui import theme

type Look = Callable[[str], Sequence[Option]]
type Takes = Callable[[str, Option], bool]

LONGEST_SOUGHT = 200  # characters; a longer text is no part of any name
_OPTION = Qt.ItemDataRole.UserRole + 1


class Completions(QObject):
    """Asks `look` for options at every key, shows them, and says which one was `chosen`.

    Where `takes` says that the typed text means the first option, that one is marked from the
    start, and going on takes it.
    """

    chosen = Signal(object)

    def __init__(
        self, line: QLineEdit, look: Look, takes: Takes = lambda _text, _option: False
    ) -> None:
        super().__init__(line)
        self._line = line
        self._look, self._takes = look, takes
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
        self._best: Option | None = None
        line.setCompleter(self._completer)
        line.textEdited.connect(self.offer)

    @property
    def best(self) -> Option | None:
        """The option that going on takes."""
        return self._best if self._completer.popup().isVisible() else None

    def offer(self, text: str) -> None:
        """Show what fits `text`; nothing when the only fit is the text itself."""
        self._seen = self._best = None
        found = self._look(text) if len(text) <= LONGEST_SOUGHT else ()
        options = [option for option in found if option.label != text]
        self._model.clear()
        for option in options:
            item = QStandardItem(option.label)
            item.setData(option, _OPTION)
            item.setEditable(False)
            self._model.appendRow(item)
        if not options:
            self._close()
            return
        if not self._completer.popup().styleSheet():
            theme.dress(self._completer.popup())  # it has no parent
        self._completer.complete()
        if len(options) == len(found) and self._takes(text, options[0]):
            self._best = options[0]
            self.mark_best()

    def mark_best(self) -> None:
        """Mark the row of the best, which Qt unmarks after every key.

        The line keeps what was typed: Qt would write the marked row over it.
        """
        popup = self._completer.popup()
        if self.best is not None and self._seen is None:
            with QSignalBlocker(self._completer):
                popup.setCurrentIndex(popup.model().index(0, 0))

    def accept(self) -> bool:
        """Choose what the arrow keys last stood on, if the line still shows it, or the best."""
        seen, best = self._seen, self.best
        taken = seen if seen is not None and seen.label == self._line.text() else best
        self._seen = self._best = None
        self._close()
        if taken is None:
            return False
        self.chosen.emit(taken)
        return True

    def _close(self) -> None:
        """Hide the list; where the platform made it the active window, that is the line's again."""
        popup = self._completer.popup()
        if popup.isVisible():
            popup.hide()
            self._line.activateWindow()

    def _look_at(self, index: QModelIndex) -> None:
        self._seen = index.data(_OPTION)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_OPTION))


def add_arrow(line: QLineEdit, act: Callable[[], object], hint: str = "") -> None:
    """Show at the end of `line` that it opens a list, which `act` does."""
    icon = QIcon(str(ICONS / f"chevron-{theme.current().mode}.svg"))
    arrow = line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
    arrow.setToolTip(hint or _("Show the whole list"))
    arrow.triggered.connect(lambda: act())
