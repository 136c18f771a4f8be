"""The board's table: cells coloured by state, walked through with the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.programme.gates import State
from desktop.words import _
from ui import theme
from ui.pages.board_model import PROGRESS, BoardModel
from ui.theme import UNIT

type Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 31
NARROWEST = 72  # pixels of a column


def colours(state: State) -> tuple[str, str]:
    """Text and background of a state in the look of now."""
    look = theme.current()
    return {
        State.NOT_STARTED: (look.quiet, look.panel),
        State.UNDER_WAY: (look.warn, look.warn_soft),
        State.ATTENTION: (look.bad, look.bad_soft),
        State.DONE: (look.good, look.good_soft),
        State.OVERRIDDEN: (look.good, look.panel),
    }[state]


class BoardDelegate(QStyledItemDelegate):
    """Fills a cell with its state's colour; the chosen cell gets a frame, not another colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        look = theme.current()
        progress = index.data(PROGRESS)
        heading = progress is None and not index.flags() & Qt.ItemFlag.ItemIsSelectable
        text_colour, ground = colours(progress.state) if progress else (look.text, look.panel)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, QColor(look.header if heading else ground))
        painter.setPen(QPen(QColor(look.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not heading:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        font = option.font
        font.setBold(heading)
        painter.setFont(font)
        painter.setPen(QPen(QColor(text_colour)))
        indent = UNIT if heading or progress else 3 * UNIT
        inside = rect.adjusted(indent, 0, -UNIT // 2, 0)
        align = Qt.AlignmentFlag.AlignCenter if progress else Qt.AlignmentFlag.AlignVCenter
        text = option.fontMetrics.elidedText(
            index.data() or "", Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, align, text)
        if option.state.State_HasFocus & option.state:
            painter.setPen(QPen(QBrush(option.palette.color(QPalette.ColorRole.Accent)), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()


class BoardView(QTableView):
    """`opened` comes when a cell is double-clicked or Enter is pressed on it."""

    opened = Signal(QModelIndex)

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._board = model
        self.setObjectName("board")
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Progress of each village"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self.opened)
        model.modelReset.connect(self._lay_out)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter opens the stage of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.clearSpans()
        columns = self._board.columnCount()
        for row in self._board.headings():
            self.setSpan(row, 0, 1, columns)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Each column as wide as its longest text; what is left over or missing is shared."""
        columns = self._board.columnCount()
        header = self.horizontalHeader()
        wanted = [
            max(self.sizeHintForColumn(place) + UNIT, header.sectionSizeHint(place))
            for place in range(columns)
        ]
        room = self.viewport().width()
        for place, width in enumerate(wanted):
            share = (room - sum(wanted)) // columns
            self.setColumnWidth(place, max(width + share, NARROWEST))
