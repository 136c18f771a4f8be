"""A sentence inside the page, with what can be done about it. Never a pop-up."""

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QWidget
from shiboken6 import isValid

from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, clear, label, retone, row

MOST_WORDS = 480  # pixels of a sentence that stand beside links; a longer one is wrapped there


class Notice(QFrame):
    """Hidden until it is told something; shows one sentence and any number of links."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._before: QWidget | None = None
        self._text = label(wrap=True)
        self._links = QHBoxLayout()
        self._links.setSpacing(2 * UNIT)
        self._links.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setProperty("role", "flat")
        self._close.setAccessibleName(_("Close this message"))
        self._close.clicked.connect(self.hide)
        self._lines = row(self._text, self._links)
        self._lines.setStretch(0, 1)
        inside = row(self._lines, self._close)
        inside.setStretch(0, 1)
        inside.setContentsMargins(UNIT + 4, UNIT // 2, UNIT // 2, UNIT // 2)
        self.setLayout(inside)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def tell(
        self,
        text: str,
        *links: tuple[str, Callable[[], object]],
        tone: str = "",
        lasting: bool = False,
    ) -> None:
        """Show `text` with `links`; using a link hides it. A lasting one cannot be closed."""
        self._text.setText(text)
        self.setAccessibleName(text)
        clear(self._links)
        for words, act in links:
            self._links.addWidget(button(words, lambda act=act: self._use(act), "link"))
        retone(self, tone)
        self._close.setVisible(not lasting)
        self._turn()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The links beside the sentence, or below it where that leaves the sentence no room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        words = self._text.fontMetrics().horizontalAdvance(self.text)
        links = self._links.sizeHint().width()
        beside = min(words, MOST_WORDS) + links + 8 * UNIT <= self.width()
        direction = QBoxLayout.Direction
        self._lines.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def passes_with(self, *moments: SignalInstance) -> None:
        """Hide what was done before any of these `moments`; a fault stays until it is closed."""
        for moment in moments:
            moment.connect(self._pass)

    def _pass(self, *_what: object) -> None:
        if self.property("tone") != "bad":
            self.hide()

    def hold_focus(self, before: QWidget | None) -> None:
        """Put the cursor on the first link; when the notice goes, it goes back to `before`."""
        self._before = before if before is not None and not self.isAncestorOf(before) else None
        self.links()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter uses the link under the cursor, Esc leaves everything as it is."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and focused in self.links():
            focused.click()
        elif event.key() == Qt.Key.Key_Escape and not self._close.isHidden():
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Give the cursor back."""
        super().hideEvent(event)
        before, self._before = self._before, None
        if before is not None and isValid(before) and not event.spontaneous():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def links(self) -> list[QWidget]:
        """The buttons it offers, in their order."""
        return [self._links.itemAt(place).widget() for place in range(self._links.count())]

    def _use(self, act: Callable[[], object]) -> None:
        self.hide()
        act()
