"""Finding words in a PDF on screen: all places marked, one after the other gone to."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from desktop.words import _
from ui.widgets import label, retone, row

SLICE = 20  # pages searched before the window gets its turn


class FindBar(QWidget):
    """A line to write in, how many places there are, and the way to each; hidden until wanted.

    Enter or F3 goes on, with Shift back, Esc closes and gives the focus to the page.
    """

    def __init__(self, view: QPdfView) -> None:
        super().__init__()
        self._view = view
        self._current, self._shown = -1, QPdfLink()
        self.model = QPdfSearchModel(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Find in the document"))
        self.line.setAccessibleName(_("Find in the document"))
        self.line.setClearButtonEnabled(True)
        self.told = label(role="small")
        self.back = arrow(Qt.ArrowType.UpArrow, _("Previous place"), lambda: self.go(-1))
        self.on = arrow(Qt.ArrowType.DownArrow, _("Next place"), lambda: self.go(1))
        ended = QToolButton()
        ended.setText("×")
        ended.setProperty("role", "flat")
        ended.setAccessibleName(_("Close the search"))
        ended.clicked.connect(self.end)
        bar = row(self.line, self.told, self.back, self.on, ended)
        bar.setStretch(0, 1)
        self.setLayout(bar)
        self.line.textChanged.connect(self._search)
        self._waiting: deque[int] = deque()
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._search_on)
        self.hide()

    @property
    def count(self) -> int:
        """How many places were found so far."""
        return self.model.count()

    @property
    def current(self) -> int:
        """The place that is shown, counted from 0; -1 when there is none."""
        return self._current

    def look_in(self, document: QPdfDocument) -> None:
        """Search another document, for the same words."""
        self._current = -1
        self.model.setDocument(document)
        self._begin()

    def begin(self) -> None:
        """Put the cursor here, what was sought before chosen so that the next key replaces it."""
        self._view.setSearchModel(self.model)
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def end(self) -> None:
        """Take the marks away; the words stay for the next time."""
        self._view.setSearchModel(None)
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, places: int) -> None:
        """Go on to the next place (or back), from the last one to the first."""
        if self._current >= 0:
            self._show((self._current + places) % self.count)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter and Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _search(self, words: str) -> None:
        self._current = -1
        self.model.setSearchString(words.strip())
        self._begin()

    def _begin(self) -> None:
        """Search from the page in view on, then from the first one."""
        page, document = self._view.pageNavigator().currentPage(), self.model.document()
        pages = document.pageCount() if document and self.model.searchString() else 0
        self._waiting = deque((*range(page, pages), *range(min(page, pages))))
        self._slices.start()
        self._tell()

    def _search_on(self) -> None:
        """Search some pages: the model itself would take a tenth of a second for each."""
        for _page in range(min(SLICE, len(self._waiting))):
            found = self.model.resultsOnPage(self._waiting.popleft())
            if found and self._current < 0:
                self._show(self._place_of(found[0]))
        if not self._waiting:
            self._slices.stop()
        if self._current >= 0:  # pages before it may have brought it another number
            self._current = self._place_of(self._shown)
            self._view.setCurrentSearchResultIndex(self._current)
        self._tell()

    def _place_of(self, found: QPdfLink) -> int:
        places = (self.model.resultAtIndex(place) for place in range(self.count))
        where = found.page(), found.location()
        return next(n for n, one in enumerate(places) if (one.page(), one.location()) == where)

    def _show(self, place: int) -> None:
        self._current = place
        self._shown = found = self.model.resultAtIndex(place)
        navigator = self._view.pageNavigator()
        if navigator.currentPage() != found.page() or self._is_zoomed():
            navigator.jump(found.page(), found.location() if self._is_zoomed() else QPointF())
        self._view.setCurrentSearchResultIndex(place)
        self._tell()

    def _is_zoomed(self) -> bool:
        return self._view.zoomMode() != QPdfView.ZoomMode.FitInView

    def _tell(self) -> None:
        words = self.line.text().strip()
        missing = bool(words) and not self.count and not self._waiting
        if missing:
            told = _("Not found")
        elif not self.count or self._current < 0:
            told = ""
        else:
            told = _("{number} of {count}").format(number=self._current + 1, count=self.count)
        self.told.setText(told)
        retone(self.told, "bad" if missing else "")
        self.back.setEnabled(self.count > 0)
        self.on.setEnabled(self.count > 0)


def arrow(towards: Qt.ArrowType, name: str, act: Callable[[], object]) -> QToolButton:
    """A small button with an arrow that calls `act`, told by its name."""
    made = QToolButton()
    made.setArrowType(towards)
    made.setProperty("role", "flat")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.clicked.connect(lambda: act())
    return made
