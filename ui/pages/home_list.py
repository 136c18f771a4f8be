"""The households that one member of a team has: chosen, carried over by keyboard or by mouse."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.team_shares import Home
from desktop.thai.keyboard import thai_top_row_to_digits
from desktop.words import _
from ui import theme
from ui.theme import SMALL, UNIT

CARRIED = "application/x-sammachip-households"
"""What is dragged: the ids of the households."""

_HOME = Qt.ItemDataRole.UserRole
_MET = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 46  # pixels of a household: two lines


class HomeList(QListWidget):
    """Households as two lines each. They are moved by whoever listens, never here.

    `dropped` carries the ids of households let go over this list; `sent` the number of the column
    they shall go to (0 for nobody); `stepped` -1 or 1 for the column beside, and whether the chosen
    households are carried there.
    """

    dropped = Signal(list)
    sent = Signal(int)
    stepped = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setItemDelegate(_HomeDelegate(self))

    def show_homes(self, homes: Sequence[tuple[Home, int | None]]) -> None:
        """Show households, each with the wish of theirs that is met here; the cursor stays."""
        place, chosen = max(self.currentRow(), 0), self.chosen()
        self.clear()
        for home, met in homes:
            item = QListWidgetItem(home.name, self)
            item.setData(_HOME, home)
            item.setData(_MET, met)
            item.setToolTip(" · ".join((home.name, *home.wishes)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{home.name} {detail(home, met)}")
        if self.count():
            self._stand_on(min(place, self.count() - 1))
        if kept := set(chosen) & set(self.homes()):
            self.choose(sorted(kept))
        elif self.hasFocus():
            self.setCurrentRow(self.currentRow())

    def homes(self) -> list[int]:
        """The households shown, from top to bottom."""
        return [self.item(row).data(_HOME).id for row in range(self.count())]

    def chosen(self) -> list[int]:
        """The chosen households, from top to bottom."""
        chosen = [self.row(one) for one in self.selectedItems()]
        return [self.item(row).data(_HOME).id for row in sorted(chosen)]

    def choose(self, homes: Sequence[int]) -> None:
        """Choose these households and no others, with the cursor on the first."""
        rows = [row for row, one in enumerate(self.homes()) if one in homes]
        self.clearSelection()
        if rows:
            self._stand_on(rows[0])
        for row in rows:
            self.item(row).setSelected(True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """The household under the cursor is chosen, for something has to be."""
        super().focusInEvent(event)
        if not self.selectedItems():
            self.setCurrentRow(self.currentRow())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """Households are chosen in one column at a time."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Arrows to the side change the column, with Ctrl they carry; a digit sends there."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        digit = thai_top_row_to_digits(event.text())
        carried = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())], carried)
        elif len(digit) == 1 and digit in "0123456789" and not carried:
            self.sent.emit(int(digit))
        else:
            super().keyPressEvent(event)

    def _stand_on(self, row: int) -> None:
        self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:  # noqa: N802  Qt's name
        """The ids of the households, for another column of this window."""
        carried = QMimeData()
        ids = [str(one.data(_HOME).id) for one in items]
        carried.setData(CARRIED, " ".join(ids).encode())
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Households are welcome, nothing else."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        """Anywhere on the list."""
        if event.mimeData().hasFormat(CARRIED):
            event.setDropAction(Qt.DropAction.CopyAction)  # the drag removes nothing by itself
            event.accept()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Say what was let go here."""
        if not event.mimeData().hasFormat(CARRIED):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        ids = event.mimeData().data(CARRIED).data().split()
        self.dropped.emit([int(one) for one in ids])


def detail(home: Home, met: int | None) -> str:
    """A household's second line: what it wishes, with a tick where that is met, and its number."""
    if met is None:
        wish = home.wishes[0] if home.wishes else _("no wish yet")
    elif met == 1:
        wish = f"✓ {home.wishes[0]}"
    else:
        wish = _("✓ {craft}, wish {number}").format(craft=home.wishes[met - 1], number=met)
    return " · ".join(filter(None, (wish, home.house_no)))


class _HomeDelegate(QStyledItemDelegate):
    """Draws the name and, smaller, the detail below it; a wish that is met is green."""

    def sizeHint(  # noqa: N802  Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines."""
        return QSize(option.rect.width(), _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """What is too long ends in dots."""
        colours = theme.current()
        home, met = index.data(_HOME), index.data(_MET)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = option.rect.adjusted(UNIT, 2, -UNIT, -3)
        half = room.height() // 2
        painter.setPen(QColor(colours.text))
        _draw(painter, QRect(room.left(), room.top(), room.width(), half), option.font, home.name)
        small = QFont(option.font)
        small.setPixelSize(SMALL)
        painter.setPen(QColor(colours.quiet if met is None else colours.good))
        lower = QRect(room.left(), room.top() + half, room.width(), half)
        _draw(painter, lower, small, detail(home, met))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _draw(painter: QPainter, room: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
