"""The board's table: cells coloured by state, walked through with the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
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
from ui.pages.board_model import TAMBON, BoardModel
from ui.theme import UNIT

type Index = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 24
HEADER_HEIGHT = 54  # two lines
MOST_CUT = 2 * UNIT  # pixels that a column gives away before the board is scrolled
MEASURED = 1_000  # rows: more than any district has villages


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


def in_small(font: QFont) -> QFont:
    """The font in the size of the board's cells: a district's villages fit on a small screen."""
    small = QFont(font)
    small.setPixelSize(theme.SMALL)
    return small


class BoardDelegate(QStyledItemDelegate):
    """Fills a cell with its state's colour; the chosen cell gets a frame, not another colour.

    Asks the model itself: Qt's way from a cell to its text takes longer than to draw it.
    """

    def __init__(self, view: QTableView, model: BoardModel) -> None:
        super().__init__(view)
        self._view = view
        self._board = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """What a cell's width is measured by."""
        super().initStyleOption(option, index)
        option.font = in_small(option.font)
        option.fontMetrics = QFontMetrics(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        look, rect = theme.current(), option.rect
        progress = self._board.progress(index)
        text_colour, ground = colours(progress.state) if progress else (look.text, look.panel)
        painter.save()
        painter.fillRect(rect, QColor(ground))
        last_of_tambon = self._board.ends_a_tambon(index.row())
        if last_of_tambon or index.column() != TAMBON:
            edge = QColor(look.edge if last_of_tambon else look.line)
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, edge)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), QColor(look.line))
        painter.setFont(in_small(self._view.font()))
        painter.setPen(QColor(text_colour))
        inside = rect.adjusted(UNIT, 0, -UNIT // 2, 0)
        align = Qt.AlignmentFlag.AlignCenter if progress else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, align, self._said(painter, index, inside.width()))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(self._view.palette().accent(), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _said(self, painter: QPainter, index: Index, room: int) -> str:
        """As much of a cell's text as there is room for; a tambon's name once."""
        line, column = index.row(), index.column()
        if column == TAMBON and not self._board.begins_a_tambon(line):
            return ""
        text = self._board.text(line, column)
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


class BoardView(QTableView):
    """`opened` comes when a cell is double-clicked or Enter is pressed on it."""

    opened = Signal(QModelIndex)

    def __init__(self, model: BoardModel) -> None:
        super().__init__()
        self._board = model
        self.setObjectName("board")
        self.setModel(model)
        self.setItemDelegate(BoardDelegate(self, model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Progress of each village"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(HEADER_HEIGHT)
        self.doubleClicked.connect(self.opened)
        self._wanted: dict[int, int] = {}
        model.modelReset.connect(self._lay_out)

    def paint_now(self) -> None:
        """Paint what the model has, before anything else is done."""
        self.executeDelayedItemsLayout()
        self.viewport().repaint()

    def is_coming(self) -> bool:
        """Whether the window is opened, but not on the screen yet: it will be painted at once."""
        handle = self.window().windowHandle()
        return self.isVisible() and (handle is None or not handle.isExposed())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter opens the stage of the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        shown = self._board.board
        cohort = shown is not None and any(row.place is None for row in shown.rows)
        self.setColumnHidden(TAMBON, cohort)
        self._wanted = self._needed()
        self._spread()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Widths can be measured from now on, in the font that is shown."""
        super().showEvent(event)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Each column as wide as its longest text; what is left, or misses a little, is shared.

        Where much is missing the board is scrolled: words cut on both sides say nothing.
        """
        spare = self.viewport().width() - sum(self._wanted.values())
        for place, width in self._wanted.items():
            share = spare // len(self._wanted)
            self.setColumnWidth(place, width + (share if share > -MOST_CUT else 0))

    def _needed(self) -> dict[int, int]:
        """What each column in view needs for its longest text.

        A heading's hint has room for a mark of sorting, which the board does not have.
        """
        header = self.horizontalHeader()
        return {
            place: max(self._widest(place), header.sectionSizeHint(place) - UNIT)
            for place in range(self._board.columnCount())
            if not self.isColumnHidden(place)
        }

    def _widest(self, column: int) -> int:
        """As `sizeHintForColumn`, but asked of the longest text only: most cells say the same."""
        lines = range(min(self._board.rowCount(), MEASURED))
        by_text = {self._board.text(line, column): line for line in lines}
        if not by_text:
            return 0
        letters = QFontMetrics(in_small(self.font()))
        longest = by_text[max(by_text, key=letters.horizontalAdvance)]
        return self.sizeHintForIndex(self._board.index(longest, column)).width()
