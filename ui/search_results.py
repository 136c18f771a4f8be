"""What a search found, below its line: groups with a heading each, chosen by keyboard or mouse."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QListView

from desktop.found import Answer, Group, Hit, Opening
from desktop.programme.stages import register
from desktop.words import _
from ui.theme import UNIT

WIDTH = 600  # pixels
ROW = Qt.ItemDataRole.UserRole + 1


class RowKind(Enum):
    """What a row is; headings and notes cannot be chosen."""

    HEADING = auto()
    HIT = auto()
    ROLE = auto()
    ALL = auto()
    OFFER = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One row. A HIT has its result, a ROLE one opening of it, ALL a register, an OFFER a text."""

    kind: RowKind
    text: str
    detail: str = ""
    hit: Hit | None = None
    opening: Opening | None = None
    register: str = ""
    meant: str = ""
    is_open: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """Whether something happens on Enter."""
        return self.kind not in (RowKind.HEADING, RowKind.NOTE)

    @property
    def has_roles(self) -> bool:
        """Whether there is more than one record to open."""
        return self.kind is RowKind.HIT and self.hit is not None and len(self.hit.openings) > 1


class ResultsModel(QAbstractListModel):
    """The rows of an answer; a person's roles are rows of their own once they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ResultRow] = []

    def show(self, answer: Answer) -> None:
        """Show these groups, or that nothing was found."""
        self.beginResetModel()
        self.rows = [row for group in answer.groups for row in _rows_of(group)]
        if not self.rows:
            self.rows = [ResultRow(RowKind.NOTE, _("Nothing is found."))]
        if answer.meant is not None:
            offer = _("Search for “{text}”, typed with the other keyboard layout")
            self.rows.append(
                ResultRow(RowKind.OFFER, offer.format(text=answer.meant), meant=answer.meant)
            )
        self.endResetModel()

    def unfold(self, place: int) -> None:
        """Show each record of the result at `place` below it."""
        row = self.rows[place]
        if not row.has_roles or row.is_open or row.hit is None:
            return
        roles = [ResultRow(RowKind.ROLE, one.label, opening=one) for one in row.hit.openings]
        self.beginInsertRows(QModelIndex(), place + 1, place + len(roles))
        self.rows[place : place + 1] = [replace(row, is_open=True), *roles]
        self.endInsertRows()

    def fold(self, place: int) -> int:
        """Take the records of the result at or above `place` away; the result's place."""
        while self.rows[place].kind is RowKind.ROLE:
            place -= 1
        row = self.rows[place]
        if row.is_open and row.hit is not None:
            last = place + len(row.hit.openings)
            self.beginRemoveRows(QModelIndex(), place + 1, last)
            self.rows[place : last + 1] = [replace(row, is_open=False)]
            self.endRemoveRows()
        return place

    def rowCount(  # noqa: N802  Qt's name
        self, parent: QModelIndex | QPersistentModelIndex | None = None
    ) -> int:
        """How many rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The row itself, or its text with the detail below it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(filter(None, (row.text, row.detail)))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Only what can be chosen is enabled."""
        if index.isValid() and self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _rows_of(group: Group) -> list[ResultRow]:
    rows = [ResultRow(RowKind.HEADING, group.title)]
    rows += [ResultRow(RowKind.HIT, one.text, one.detail, hit=one) for one in group.hits]
    if group.count > len(group.hits) or group.open_ended:
        count = f"{group.count}+" if group.open_ended else f"{group.count}"
        numbers = {"shown": len(group.hits), "count": count}
        if group.register:
            text = _("{shown} of {count} shown: all of them in the list {list}")
            listed = _(register(group.register).label)
            rows.append(
                ResultRow(RowKind.ALL, text.format(list=listed, **numbers), register=group.register)
            )
        else:
            text = _("{shown} of {count} shown; type more to narrow them down.")
            rows.append(ResultRow(RowKind.NOTE, text.format(**numbers)))
    return rows


class SearchResults(QListView):
    """The rows below a line that keeps the focus; `chosen` carries the row that was clicked.

    It lies in the window of the line, above everything else there.
    """

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.found = ResultsModel()
        self.found.setParent(self)
        self.setModel(self.found)
        self.setObjectName("completions")
        self.setAccessibleName(_("What was found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW)))
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def offer(self, answer: Answer) -> None:
        """Show an answer, with nothing chosen yet."""
        self.found.show(answer)
        self.scrollToTop()
        self.open()
        count = sum(row.kind is RowKind.HIT for row in self.found.rows)
        said = _("{count} found").format(count=count)
        offered = [row.text for row in self.found.rows if row.kind is RowKind.OFFER]
        self._say(", ".join([said, *offered]) if count else self.found.rows[0].text)

    def open(self) -> None:
        """Show what was found last below the line."""
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        corner = self._line.mapTo(window, QPoint(0, self._line.height() + 2))
        width = min(WIDTH, window.width() - 2 * UNIT)
        left = max(UNIT, min(corner.x(), window.width() - width - UNIT))
        heights = (self.sizeHintForRow(place) for place in range(self.found.rowCount()))
        room = window.height() - corner.y() - 2 * UNIT
        self.setGeometry(left, corner.y(), width, min(sum(heights) + 2 * UNIT, room))
        self.show()
        self.raise_()

    def current(self) -> ResultRow | None:
        """The row that the arrow keys stand on."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def first(self) -> ResultRow | None:
        """The first row that can be chosen."""
        return next((row for row in self.found.rows if row.can_be_chosen), None)

    def step(self, by: int) -> None:
        """Go to the next row down (1) or up (-1) that can be chosen; above the first is none."""
        index = self.currentIndex()
        place = index.row() if index.isValid() else -1
        if place < 0 and by < 0:
            return
        place += by
        while 0 <= place < len(self.found.rows) and not self.found.rows[place].can_be_chosen:
            place += by
        if place < len(self.found.rows):
            self._go_to(place)

    def unfold(self) -> bool:
        """Show the records of the chosen result, the cursor on the first; False if it has one."""
        row = self.current()
        if row is None or not row.has_roles:
            return False
        place = self.currentIndex().row()
        self.found.unfold(place)
        self.open()
        self._go_to(place + 1)
        return True

    def fold(self) -> bool:
        """Take the records away again; False where none are shown."""
        row = self.current()
        if row is None or not (row.is_open or row.kind is RowKind.ROLE):
            return False
        self._go_to(self.found.fold(self.currentIndex().row()))
        self.open()
        return True

    def _go_to(self, place: int) -> None:
        selection = self.selectionModel()
        if place < 0:
            selection.clear()
            self.scrollToTop()
            return
        index = self.found.index(place)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._say(str(index.data()).replace("\n", ", "))

    def _say(self, text: str) -> None:
        """Let a screen reader say it; the focus stays in the line."""
        self._line.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, text))
