"""Ctrl+K: one line that finds people, villages, certificates and names in the whole office.

What finds and shows results comes with the first of them, so that the window is there sooner.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from desktop.words import _
from ui.session import Session

if TYPE_CHECKING:
    from desktop.found import Answer
    from ui.jobs import Job
    from ui.search_results import ResultRow, SearchResults

SEARCH_AFTER = 40  # milliseconds without a key
NARROWEST = 150  # pixels
SHORTEST_CODE = 150  # characters: no code of a certificate has fewer, no name as many


class SearchBox(QLineEdit):
    """Finds while typing; ↑ ↓ go through the results, → shows the records of one, ↵ opens.

    `chosen` carries the `Opening` of what was chosen, `list_wanted` a register and a filter,
    `scanned` the code of a certificate that a hand scanner typed here. The focus stays in the line;
    Esc gives it back to where it was before.
    """

    chosen = Signal(object)
    list_wanted = Signal(str, str)
    scanned = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._before: QWidget | None = None
        self._enter_waits = False
        self._answer: Answer | None = None
        self.setPlaceholderText(_("Search everything (Ctrl K)"))
        self.setAccessibleName(_("Search everything"))
        self.setMinimumWidth(NARROWEST)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text)

    @cached_property
    def results(self) -> "SearchResults":
        """The list below the line."""
        from ui.found_delegate import FoundDelegate
        from ui.search_results import SearchResults

        results = SearchResults(self)
        results.setItemDelegate(FoundDelegate(self, results))
        results.chosen.connect(self._choose)
        return results

    def begin(self) -> None:
        """Put the cursor here, the old text chosen so that the next key replaces it."""
        before = self.window().focusWidget()
        self._before = before if before is not self else self._before
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """The keys of the results; all others edit the line."""
        if not self._has_handled(event.key()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """The results go with the focus; a menu, or another program's window, does not count."""
        super().focusOutEvent(event)
        reason = Qt.FocusReason
        if event.reason() not in (reason.PopupFocusReason, reason.ActiveWindowFocusReason):
            self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The results stay below the line."""
        super().resizeEvent(event)
        self._follow()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802  Qt's name
        """The results stay below the line."""
        super().moveEvent(event)
        self._follow()

    # Keys

    def _has_handled(self, key: int) -> bool:
        """Do what a key does to the results; False for the line's own keys."""
        is_open = self._is_open()
        match key:
            case Qt.Key.Key_Down:
                self.results.step(1) if is_open else self._reopen()
            case Qt.Key.Key_Up if is_open:
                self.results.step(-1)
            case Qt.Key.Key_Right if is_open:
                return self.results.unfold()
            case Qt.Key.Key_Left if is_open:
                return self.results.fold()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                return False
        return True

    def _enter(self) -> None:
        """Open what is chosen, or the first; what is still searched for, as soon as it is found."""
        if self._is_a_code():
            text = self.text()
            self.clear()
            self._close()
            self.scanned.emit(text)
        elif self._is_searching():
            self._enter_waits = True
        elif self._is_open():
            self._choose(self.results.current() or self.results.first())
        else:
            self._reopen()

    def _is_a_code(self) -> bool:
        if len(self.text()) < SHORTEST_CODE:
            return False
        from desktop.proof.checking import is_code

        return is_code(self.text())

    def _leave(self) -> None:
        self._close()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextChild()

    def _reopen(self) -> None:
        """Show again what the text finds, which may be something else by now."""
        if self.text().strip():
            self._ask()

    # Searching

    def _on_text(self) -> None:
        self._enter_waits = False
        if self._has_the_cursor() or not self.text():
            self._timer.start()

    def _is_searching(self) -> bool:
        return self._timer.isActive() or self._job is not None

    def _ask(self) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.forget()
            self._job = None
        text = self.text().strip()
        if not text:
            self._close()
            return
        from desktop.search import search

        office, round_ = self._session.office, self._session.round
        round_id = round_.id if round_ is not None else None
        self._job = self._session.jobs.read(
            lambda: search(office, round_id, text), self._offer, self._give_up
        )

    def _offer(self, answer: "Answer") -> None:
        self._job = None
        if not self._has_the_cursor():
            return
        self._answer = answer
        self.results.offer(answer)
        if self._enter_waits:
            self._enter_waits = False
            self._choose(self.results.first())

    def _give_up(self, _refused: object) -> None:
        self._job = None
        self._close()

    def _choose(self, row: "ResultRow | None") -> None:
        if row is None or not row.can_be_chosen:
            return
        if row.meant:
            self.setText(row.meant)
            self._ask()
            return
        self._close()
        if row.register and self._answer is not None:
            self.list_wanted.emit(row.register, self._answer.filter)
        elif row.opening is not None:
            self.chosen.emit(row.opening)
        elif row.hit is not None:
            self.chosen.emit(row.hit.openings[0])

    # Around

    def _close(self) -> None:
        self._timer.stop()
        self._enter_waits = False
        if self._job is not None:
            self._job.forget()
            self._job = None
        if self._is_open():
            self.results.hide()

    def _is_open(self) -> bool:
        return "results" in self.__dict__ and self.results.isVisible()

    def _has_the_cursor(self) -> bool:
        """Whether keys come here, or will when the window is in front again."""
        return self.window().focusWidget() is self

    def _follow(self) -> None:
        if self._is_open():
            self.results.open()
