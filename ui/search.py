"""Ctrl+K: one box that finds people and records of every register of the round."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from desktop.office import Office
from desktop.programme.rounds import RoundSettings
from desktop.programme.stages import stages_of
from desktop.programme.vocabulary import Kind, Register, Value
from desktop.views import Scope
from desktop.words import _
from ui.found_delegate import FoundDelegate
from ui.session import Session
from ui.tables.shown_columns import ShownColumn, shown_columns

if TYPE_CHECKING:
    from ui.jobs import Job

SEARCH_AFTER = 120  # milliseconds without a key
OF_EACH = 6  # results shown of each register
POPUP_WIDTH = 560  # pixels

_FOUND = Qt.ItemDataRole.UserRole + 1
_TYPED = Qt.ItemDataRole.UserRole + 2
"""What the line shows while the arrow keys stand on a result: still what was typed."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result: where it is, its name, and what tells it from others of that name."""

    register: str
    record: int
    text: str
    detail: str


def find(
    office: Office, round_id: int, settings: RoundSettings, text: str
) -> list[tuple[Register, list[Found]]]:
    """The records of the round that contain `text`, by register, a few of each."""
    groups = []
    for stage in stages_of(settings):
        for register in stage.registers:
            ids = office.ids(register, Scope(round_id), search=text)[:OF_EACH]
            found = [
                Found(register.key, record, *_lines(register, values))
                for record, values in zip(ids, office.rows(register, ids), strict=True)
            ]
            if found:
                groups.append((register, found))
    return groups


def _lines(register: Register, values: tuple[Value, ...]) -> tuple[str, str]:
    """The first column, and below it the register and all else that is read as words."""
    texts = [
        _named(one, one.text(values))
        for one in shown_columns(register)
        if one.column.kind in (Kind.TEXT, Kind.CHOICE, Kind.DATE)
    ]
    return texts[0], " · ".join(filter(None, (_(register.label), *texts[1:])))


def _named(column: ShownColumn, text: str) -> str:
    """`text`, with the heading of its column where it is a bare number."""
    bare = text and column.column.key.endswith("house_no")
    return f"{_(column.column.label)} {text}" if bare else text


class SearchBox(QLineEdit):
    """Finds while typing; Enter or a click opens the record on its tab."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.setPlaceholderText(_("Search everything (Ctrl K)"))
        self.setAccessibleName(_("Search everything"))
        self.setMinimumWidth(180)
        self.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setMinimumWidth(POPUP_WIDTH)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer = QCompleter(self._model, self)
        self._completer.setPopup(popup)
        popup.setItemDelegate(FoundDelegate(self, popup))  # a completer gives its popup another
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setCompletionRole(_TYPED)
        self._completer.activated[QModelIndex].connect(self._open)
        self.setCompleter(self._completer)
        popup.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_AFTER)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._timer.start())

    @property
    def results(self) -> list[Found]:
        """What is offered now."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return [found for item in items if (found := item.data(_FOUND)) is not None]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Enter opens the first result, Down goes to it: nothing is chosen yet."""
        popup = self._completer.popup()
        fresh = watched is popup and not popup.currentIndex().isValid() and bool(self.results)
        if fresh and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            first = self._model.index(0, 0)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                popup.hide()
                self._open(first)
                return True
            if event.key() == Qt.Key.Key_Down:
                popup.setCurrentIndex(first)
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        text, round_ = self.text().strip(), self._session.round
        if self._job is not None:
            self._job.forget()
        if len(text) < 2 or round_ is None:
            self._completer.popup().hide()
            return
        office = self._session.office
        self._job = self._session.jobs.read(
            lambda: find(office, round_.id, round_.settings, text), self._offer
        )

    def _offer(self, groups: object) -> None:
        if not isinstance(groups, list):
            return
        self._model.clear()
        for _register, found in groups:
            for one in found:
                item = QStandardItem(f"{one.text}\n{one.detail}")
                item.setData(one, _FOUND)
                item.setData(self.text(), _TYPED)
                item.setEditable(False)
                self._model.appendRow(item)
        if not groups:
            nothing = QStandardItem(_("Nothing is found."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._model.appendRow(nothing)
        self._completer.complete()

    def _open(self, index: QModelIndex) -> None:
        found = index.data(_FOUND)
        if isinstance(found, Found):
            self._session.open_record.emit(found.register, found.record)
            QTimer.singleShot(0, self, self.clear)
