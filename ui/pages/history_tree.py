"""The history as a tree: an action a line, under it what it changed; pages come as one scrolls."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from desktop import history
from desktop.history import Change, Line, Page, Wanted
from desktop.office import Office
from desktop.words import _
from ui import theme
from ui.moments import lately
from ui.session import Session
from ui.theme import UNIT

if TYPE_CHECKING:
    from ui.jobs import Job

WHAT, FIELD, OLD, NEW, WHO, WHEN = range(6)
WIDTHS = {FIELD: 190, OLD: 210, NEW: 210, WHO: 140, WHEN: 170}  # pixels; the first has the rest
_DATA = Qt.ItemDataRole.UserRole
MOST_AGAIN = 500
"""Actions that are read again after each change; beyond them one scrolls anew."""


@dataclass(frozen=True, slots=True)
class _More:
    """The line that stands for the changes of an action that are not read yet."""

    after: int


class HistoryTree(QTreeWidget):
    """`opened` carries register and record of a change that is to be looked at.

    `found` comes after each page, with the number of actions listed; `refused` carries a Refused.
    """

    opened = Signal(str, object)
    found = Signal(int)
    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = Wanted()
        self._job: Job | None = None
        self._whole = False
        self._asked = 0
        self.setAccessibleName(_("History of changes"))
        self.setHeaderLabels(
            [_("What was done"), _("Field"), _("Before"), _("After"), _("By"), _("When")]
        )
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for place, width in WIDTHS.items():
            self.setColumnWidth(place, width)
        self.itemExpanded.connect(self._open_action)
        self.itemActivated.connect(self._activate)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    # What is listed

    def show_wanted(self, wanted: Wanted) -> None:
        """List what is asked for, from the newest."""
        self._wanted = wanted
        self._ask(None, history.PAGE)

    def reload(self) -> None:
        """Read as much again as is listed; what is open stays open."""
        self._ask(None, max(history.PAGE, min(self.topLevelItemCount(), MOST_AGAIN)))

    @property
    def whole(self) -> bool:
        """Whether all that is asked for is listed."""
        return self._whole

    def line(self) -> Line | None:
        """The action under the cursor, also from one of its changes."""
        item = self.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return item.data(WHAT, _DATA) if item is not None else None

    def change(self) -> Change | None:
        """The change under the cursor."""
        item = self.currentItem()
        data = item.data(WHAT, _DATA) if item is not None else None
        return data if isinstance(data, Change) else None

    def lines(self) -> list[Line]:
        """The actions listed so far."""
        tops = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [top.data(WHAT, _DATA) for top in tops]

    def open_current(self) -> None:
        """Look at the record of the change under the cursor."""
        change = self.change()
        if change is not None and change.opens is not None:
            self.opened.emit(*change.opens)

    def _ask(self, before: int | None, limit: int) -> None:
        if self._job is not None:
            self._job.forget()
        office, wanted = self._session.office, self._wanted
        self._asked = limit
        done = self._show if before is None else self._append
        self._job = self._session.jobs.read(
            lambda: _read(office, wanted, before, limit), done, self.refused.emit
        )

    def _show(self, lines: object) -> None:
        here = self.line()
        opened = {top.data(WHAT, _DATA).action.id for top in self._tops() if top.isExpanded()}
        self.clear()
        self._append(lines)
        for top in self._tops():
            line = top.data(WHAT, _DATA)
            if line.action.id in opened:
                top.setExpanded(True)
            if here is not None and line.action.id == here.action.id:
                self.setCurrentItem(top)
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentItem(self.topLevelItem(0))

    def _append(self, lines: object) -> None:
        self._job = None
        if not isinstance(lines, tuple):
            return
        self._whole = len(lines) < self._asked
        now = datetime.now(UTC)
        for line, page in lines:
            top = self._item_of(line, now)
            self.addTopLevelItem(top)
            if page is not None:
                self._add_changes(line.action.id, page)
                top.setExpanded(True)
        self.found.emit(self.topLevelItemCount())

    def _tops(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(place) for place in range(self.topLevelItemCount())]

    def _item_of(self, line: Line, now: datetime) -> QTreeWidgetItem:
        item = QTreeWidgetItem()
        item.setData(WHAT, _DATA, line)
        title = (
            _("{action} (undone)").format(action=line.title) if line.action.undone else line.title
        )
        item.setData(WHAT, Qt.ItemDataRole.AccessibleTextRole, title)
        item.setToolTip(WHAT, title)
        item.setText(WHO, line.action.who)
        item.setText(WHEN, lately(line.action.at, now))
        if line.rows:
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        faint = QBrush(QColor(theme.current().quiet))
        for place in (WHO, WHEN):
            item.setForeground(place, faint)
        return item

    # What an action changed

    def _open_action(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None and not item.childCount():
            self._ask_changes(item, 0)

    def _ask_changes(self, top: QTreeWidgetItem, after: int) -> None:
        office, wanted, line = self._session.office, self._wanted, top.data(WHAT, _DATA)

        def done(page: object) -> None:
            self._add_changes(line.action.id, page)

        self._session.jobs.read(
            lambda: history.changes_in(office, line.action.id, after, wanted=wanted),
            done,
            self.refused.emit,
        )

    def _add_changes(self, action_id: int, page: object) -> None:
        top = next((t for t in self._tops() if t.data(WHAT, _DATA).action.id == action_id), None)
        if top is None or not isinstance(page, Page):
            return
        last = top.child(top.childCount() - 1)
        if last is not None and isinstance(last.data(WHAT, _DATA), _More):
            top.removeChild(last)
        top.addChildren([self._item_of_change(change) for change in page.changes])
        if page.next is not None:
            more = QTreeWidgetItem([_("Show more …")])
            more.setData(WHAT, _DATA, _More(page.next))
            top.addChild(more)
        elif not top.childCount():
            top.addChild(QTreeWidgetItem([_("Nothing that people see was changed.")]))

    def _item_of_change(self, change: Change) -> QTreeWidgetItem:
        named = change.kind
        if change.record and self._wanted.record is None:  # else every line would say the same
            named = f"{change.kind}: {change.record}"
        texts = [named, change.field, _one_line(change.old), _one_line(change.new)]
        item = QTreeWidgetItem(texts)
        item.setData(WHAT, _DATA, change)
        for place, text in ((WHAT, named), (OLD, change.old), (NEW, change.new)):
            item.setToolTip(place, text)
        item.setForeground(OLD, QBrush(QColor(theme.current().quiet)))
        return item

    def _activate(self, item: QTreeWidgetItem) -> None:
        data = item.data(WHAT, _DATA)
        if isinstance(data, _More):
            self._ask_changes(item.parent(), data.after)
        elif isinstance(data, Change):
            self.open_current()
        elif item.parent() is None:
            item.setExpanded(not item.isExpanded())

    def _on_scroll(self, value: int) -> None:
        """Read on before the end is reached."""
        bar = self.verticalScrollBar()
        if self._job is None and not self._whole and value >= bar.maximum() - bar.pageStep():
            lines = self.lines()
            if lines:
                self._ask(lines[-1].action.id, history.PAGE)

    # How it looks

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter opens an action, and the record of a change, on every system alike."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._activate(self.currentItem())
            return
        super().keyPressEvent(event)

    def drawRow(  # noqa: N802  Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        """An action's title runs on over the columns that only its changes fill."""
        super().drawRow(painter, option, index)
        line = index.data(_DATA)
        if not isinstance(line, Line):
            return
        room = self.visualRect(index)
        room.setRight(self.visualRect(index.siblingAtColumn(WHO)).left())
        room.adjust(UNIT, 0, -UNIT, 0)
        colours = theme.current()
        painter.save()
        painter.setPen(QColor(colours.quiet if line.action.undone else colours.text))
        title = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        elided = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()


def _one_line(text: str) -> str:
    return " ".join(text.split())


type _Read = tuple[tuple[Line, Page | None], ...]


def _read(office: Office, wanted: Wanted, before: int | None, limit: int) -> _Read:
    """A page of actions; of one record, with what each changed in it."""
    lines = history.lines(office, wanted, before, limit)
    if wanted.record is None:
        return tuple((line, None) for line in lines)
    return tuple(
        (line, history.changes_in(office, line.action.id, wanted=wanted)) for line in lines
    )
