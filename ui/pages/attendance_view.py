"""The grid in which attendance is written: a key marks a cell and goes on to the next person."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.thai.keyboard import to_thai_layout
from desktop.words import _
from ui.pages.attendance_model import AttendanceModel
from ui.shortcuts import install
from ui.tables.table_view import ROW_HEIGHT

_YES, _NO = "/1", "x0"
MEANT: dict[str, bool] = {
    " ": True,
    **dict.fromkeys((*_YES, *to_thai_layout(_YES), "๑", "✓"), True),
    **dict.fromkeys((*_NO, *to_thai_layout(_NO), "X", "๐", "✗"), False),
}
"""Whether somebody was there, by what the keys write in either layout."""

_TURNED = {None: True, True: False, False: None}
HALF_DAY, HEAD = 52, 54  # pixels
VILLAGE = 150  # pixels at least
WIDTHS = (58, 44, 46, 46, 84)  # of the columns behind the half-days


class AttendanceView(QTableView):
    """Marks by keys and by clicks; `marked` carries what shall stand in cells, by row and column.

    `opened` carries the row whose participant is wanted; `paused` comes when something else is
    about to be done, by a key with Ctrl or elsewhere.
    """

    marked = Signal(object)
    opened = Signal(int)
    paused = Signal()

    def __init__(self, model: AttendanceModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setObjectName("attendance")
        self.setAccessibleName(_("Attendance"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setHighlightSections(True)
        columns.setFixedHeight(HEAD)
        columns.setMinimumSectionSize(36)
        self.clicked.connect(self._turn)
        self.doubleClicked.connect(self._on_double_click)
        install(self, "Ctrl+Return", self.fill_column, Qt.ShortcutContext.WidgetShortcut)
        model.modelReset.connect(self._set_up)
        self._set_up()

    def fit_names(self) -> None:
        """Give the names at the side as much room as the longest needs."""
        rows = self.verticalHeader()
        rows.setFixedWidth(min(max(rows.sizeHint().width(), 160), 280))
        self._widen()

    def chosen(self) -> list[tuple[int, int]]:
        """The chosen cells that are half-days, by row and column; the cursor's at least."""
        cells = {(one.row(), one.column()) for one in self.selectionModel().selectedIndexes()}
        now = self.currentIndex()
        if now.isValid():
            cells.add((now.row(), now.column()))
        return sorted(cell for cell in cells if self._model.session(cell[1]) is not None)

    def write(self, mark: bool | None) -> None:
        """Mark the chosen cells; where there is one only, go on to the person below."""
        cells = self.chosen()
        if not cells:
            return
        self.marked.emit(dict.fromkeys(cells, mark))
        if len(cells) == 1:
            row, column = cells[0]
            self.go_to(min(row + 1, self._model.rowCount() - 1), column)

    def fill_column(self) -> None:
        """Everybody of whom nothing is said yet was there on the half-day under the cursor."""
        column = self.currentIndex().column()
        rows = range(self._model.rowCount())
        open_ = [row for row in rows if self._model.mark(row, column) is None]
        if self._model.session(column) is not None and open_:
            self.marked.emit(dict.fromkeys(((row, column) for row in open_), True))

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell and bring it into view."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._model.index(row, column), flags)

    def event(self, event: QEvent) -> bool:
        """Before a shortcut of the window, what is typed comes to its end."""
        asks = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.paused.emit()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        """What is typed comes to its end."""
        self.paused.emit()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Keys that mark, Delete, Enter; all else is Qt's, but it looks for nothing typed."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not held & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.text() in MEANT and event.text():
            self.write(MEANT[event.text()])
        elif not held and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.write(None)
        elif not held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex().row())
        elif plain and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The village has the room that is left over."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        head = self.horizontalHeader()
        others = head.length() - head.sectionSize(0)
        head.resizeSection(0, max(VILLAGE, self.viewport().width() - others))

    def _turn(self, index: QModelIndex) -> None:
        """A click on one half-day turns it: there, not there, not said."""
        cell = (index.row(), index.column())
        if self.chosen() == [cell]:
            self.marked.emit({cell: _TURNED[self._model.mark(*cell)]})

    def _on_double_click(self, index: QModelIndex) -> None:
        """On a half-day the second click turns it once more; elsewhere it opens the person."""
        if self._model.session(index.column()) is None:
            self.opened.emit(index.row())

    def _set_up(self) -> None:
        """The widths of the columns, and the cursor on the first half-day."""
        model, head = self._model, self.horizontalHeader()
        for column in range(model.columnCount()):
            behind = model.behind(column)
            head.resizeSection(column, HALF_DAY if behind < 0 else WIDTHS[behind])
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._widen()
        if model.rowCount() and model.sessions:
            self.go_to(0, 1)
