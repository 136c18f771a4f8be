"""A table whose totals stay in sight: the last row, and the columns that sum up a row."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView

from ui.tables.table_view import end_with_a_row
from ui.theme import UNIT

ROW_HEIGHT = 30
HEADER_HEIGHT = 54  # two lines
NAMES_WIDTH = 280  # pixels that names have at most
MOST_SPARE = 5 * UNIT  # pixels by which a column is wider than it needs


class _Cells(QTableView):
    """Cells as in every table; rows and columns may be told apart by their heads."""

    opened = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setHighlightSections(False)
        columns.setHighlightSections(False)
        columns.setFixedHeight(HEADER_HEIGHT)
        self.doubleClicked.connect(self.opened)


class _Pane(_Cells):
    """A part of `whole` that lies over it and does not scroll away."""

    def __init__(self, whole: "TotalsView", *, heads: Qt.Orientation | None) -> None:
        super().__init__()
        self.setParent(whole)
        self.setModel(whole.model())
        self.setSelectionModel(whole.selectionModel())
        self.setObjectName("pane")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pressed.connect(lambda _index: whole.setFocus())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setVisible(heads is Qt.Orientation.Vertical)
        self.horizontalHeader().setVisible(heads is Qt.Orientation.Horizontal)
        self.opened.connect(whole.opened)

    def scrollTo(  # noqa: N802  Qt's name
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint | None = None
    ) -> None:
        """It follows the whole table, never the cursor."""


class TotalsView(_Cells):
    """The last row of `model`, and the columns set by `keep_in_sight`, never scroll away.

    `opened` comes when a cell is double-clicked or Enter is pressed on it.
    """

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setObjectName("totals")
        self.setModel(model)
        self._kept, self._laid_out = 0, (0, 0)
        self._corner = QLabel(self)
        self._corner.setObjectName("corner")
        self._right = _Pane(self, heads=Qt.Orientation.Horizontal)
        self._bottom = _Pane(self, heads=Qt.Orientation.Vertical)
        self._both = _Pane(self, heads=None)
        self.verticalScrollBar().valueChanged.connect(self._right.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(self._bottom.horizontalScrollBar().setValue)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.selectionModel().currentChanged.connect(self._uncover)

    def lay_out(self, corner: str, kept: int) -> None:
        """After another table came: `corner` names its rows, `kept` last columns stay in sight."""
        self._corner.setText(corner)
        self._kept, self._laid_out = kept, self._size()
        last, first_kept = self._laid_out[0] - 1, self._laid_out[1] - kept
        for pane in (self._bottom, self._both):
            for row in range(last + 1):
                pane.setRowHidden(row, row < last)
        for pane in (self._right, self._both):
            for column in range(self._laid_out[1]):
                pane.setColumnHidden(column, column < first_kept)
        self._spread()

    @property
    def columns_kept(self) -> bool:
        """Whether the last columns lie over others now, because not all have room."""
        return self._right.isVisibleTo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter opens what is behind a cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Widths can be measured from now on, in the font that is shown."""
        super().showEvent(event)
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._spread()

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """No row is cut by the frame."""
        super().updateGeometries()
        end_with_a_row(self)

    def _uncover(self, index: QModelIndex) -> None:
        """Bring the cursor's cell out from under what is kept in sight."""
        cell, room = self.visualRect(index), self.viewport().rect()
        if index.row() < self._size()[0] - 1:
            down, below = self.verticalScrollBar(), cell.bottom() - room.bottom() + ROW_HEIGHT
            down.setValue(down.value() + max(below, 0))
        if self._right.isVisible() and index.column() < self._size()[1] - self._kept:
            across, beyond = self.horizontalScrollBar(), cell.right() - room.right()
            across.setValue(across.value() + max(beyond + self._width_kept(), 0))

    def _spread(self) -> None:
        """Each column as wide as it needs, and a little of what is left."""
        count = self._size()[1]
        if not count or self._size() != self._laid_out:
            return  # in the midst of a change
        header = self.horizontalHeader()
        needed = [
            max(*(view.sizeHintForColumn(one) for view in (self, self._bottom)),
                header.sectionSizeHint(one))
            for one in range(count)
        ]  # fmt: skip
        names = self.verticalHeader()
        names.setFixedWidth(min(names.sizeHint().width() + UNIT, NAMES_WIDTH))
        spare = self.viewport().width() - sum(needed)
        wider = min(max(spare // count, 0), MOST_SPARE)
        for place, width in enumerate(needed):
            for view in (self, self._right, self._bottom, self._both):
                view.setColumnWidth(place, width + wider)
        self._place_panes()

    def _place_panes(self) -> None:
        """Over the last row, and over the last columns where these would be out of sight."""
        rows, columns, room = self.verticalHeader(), self.horizontalHeader(), self.viewport()
        left, top, width, kept = room.x(), room.y(), room.width(), self._width_kept()
        self._corner.setGeometry(left - rows.width(), top - columns.height(), rows.width(),
                                 columns.height())  # fmt: skip
        foot = top + min(room.height(), rows.length()) - ROW_HEIGHT
        self._right.setGeometry(left + width - kept, top - columns.height(), kept,
                                columns.height() + room.height())  # fmt: skip
        self._bottom.verticalHeader().setFixedWidth(rows.width())
        self._bottom.setGeometry(left - rows.width(), foot, rows.width() + width, ROW_HEIGHT)
        self._both.setGeometry(left + width - kept, foot, kept, ROW_HEIGHT)
        wide = columns.length() > width and 0 < kept < width // 2
        self._right.setVisible(wide)
        self._both.setVisible(wide)
        self._right.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self._bottom.horizontalScrollBar().setValue(self.horizontalScrollBar().value())

    def _size(self) -> tuple[int, int]:
        return self.model().rowCount(), self.model().columnCount()

    def _width_kept(self) -> int:
        count = self._size()[1]
        return sum(self.columnWidth(one) for one in range(count - self._kept, count))
