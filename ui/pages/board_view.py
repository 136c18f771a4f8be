"""The board's table: cells coloured by state, walked through with the arrow keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPalette,
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
from ui.pages.board_model import NEW_TAMBON, PROGRESS, TAMBON, BoardModel
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
    """The font in the size of the board's cells."""
    small = QFont(font)
    small.setPixelSize(theme.SMALL)
    return small


class BoardDelegate(QStyledItemDelegate):
    """Fills a cell with its state's colour; the chosen cell gets a frame, not another colour."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """In small letters, so that a district's villages fit on the smallest screen."""
        super().initStyleOption(option, index)
        option.font = in_small(option.font)
        option.fontMetrics = QFontMetrics(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell."""
        look = theme.current()
        self.initStyleOption(option, index)
        progress = index.data(PROGRESS)
        text_colour, ground = colours(progress.state) if progress else (look.text, look.panel)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, QColor(ground))
        below = index.siblingAtRow(index.row() + 1)
        last_of_tambon = not below.isValid() or below.data(NEW_TAMBON)
        painter.setPen(QPen(QColor(look.edge if last_of_tambon else look.line)))
        if last_of_tambon or index.column() != TAMBON:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QPen(QColor(look.line)))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(option.font)
        painter.setPen(QPen(QColor(text_colour)))
        inside = rect.adjusted(UNIT, 0, -UNIT // 2, 0)
        align = Qt.AlignmentFlag.AlignCenter if progress else Qt.AlignmentFlag.AlignVCenter
        said_above = index.column() == TAMBON and not index.data(NEW_TAMBON)
        text = option.fontMetrics.elidedText(
            "" if said_above else index.data(), Qt.TextElideMode.ElideRight, inside.width()
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
