"""The table of the grid: cells chosen and left with a spreadsheet's keys, in either layout."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
)

from desktop.programme.vocabulary import Kind
from desktop.words import N_, _
from ui import shortcuts
from ui.grid.cell_delegate import ARROWS, CellDelegate
from ui.grid.grid_model import GridModel
from ui.grid.rows import Typed
from ui.session import Session
from ui.tables.table_view import ROW_HEIGHT
from ui.theme import SMALL, font
from ui.widgets import label

if TYPE_CHECKING:
    from collections.abc import Callable

CHARACTER = 9  # pixels of the grid's font, on the average
WIDEST, NARROWEST = 260, 64  # pixels a column takes by itself
HEAD_WIDTH, NAMED_WIDTH = 58, 190  # pixels of the rows' numbers, without and with names

ACTS: tuple[tuple[str, str, str], ...] = (
    ("copy", "Ctrl+C", N_("Copy")),
    ("cut", "Ctrl+X", N_("Cut")),
    ("paste", "Ctrl+V", N_("Paste")),
    ("fill", "Ctrl+D", N_("Fill down")),
    ("clear", "Del", N_("Clear the cells")),
    ("delete", "Ctrl+-", N_("Delete the rows")),
)
"""What is done with the chosen cells: name, key, words."""

_NO_KEYS = ("0", "-", "จ")  # จ is the Thai layout's 0

_STEPS = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1), "stay": (0, 0)}


class GridView(QTableView):
    """`acted` names one of ACTS that was asked for, or "undo"; `ticked` a cell that was turned.

    `asks_undo` answers whether Ctrl+Z is the grid's own now, or the window's.
    """

    acted = Signal(str)
    ticked = Signal(int, str, object)

    def __init__(self, model: GridModel, session: Session) -> None:
        super().__init__()
        self._model = model
        self._run_from: int | None = None
        self._anchor = QPersistentModelIndex()
        self.asks_undo: Callable[[], bool] = lambda: False
        self._corner = label(_("No."), "quiet")
        self._corner.setParent(self)
        side = Qt.AlignmentFlag.AlignLeft if model.names_rows else Qt.AlignmentFlag.AlignRight
        self._corner.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._corner.setContentsMargins(7, 0, 7, 0)
        self.setModel(model)
        self.cells = CellDelegate(model, session, self)
        self.cells.left.connect(self.go)
        self.setItemDelegate(self.cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab is led by `focusNextPrevChild`
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_menu)
        self._set_up_heads()
        here = Qt.ShortcutContext.WidgetShortcut
        for name, key, _words in ACTS:
            if name != "clear":
                shortcuts.install(self, key, lambda name=name: self.acted.emit(name), here)
        self._undo_keys = shortcuts.sequences("Ctrl+Z")

    # Where the cursor is

    def chosen(self) -> tuple[int, int, int, int]:
        """The chosen range: first row, first column, last row, last column; the cursor's at least.

        (-1, -1, -2, -2) where there is no cursor.
        """
        ranges = self.selectionModel().selection()
        if ranges:
            one = ranges[0]
            return one.top(), one.left(), one.bottom(), one.right()
        now = self.currentIndex()
        at = now.row(), now.column()
        return (*at, *at) if now.isValid() else (-1, -1, -2, -2)

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, and bring it into view."""
        self.setCurrentIndex(self._model.index(row, column))
        self.scrollTo(self.currentIndex())  # a row that was left may be gone by now

    def begin_at(self, row: int, column: int) -> None:
        """Put the cursor on a cell, with all that there is to the right of it and below in view."""
        self.setCurrentIndex(self._model.index(row, column))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        across = self.horizontalScrollBar()
        across.setValue(across.value() + self.columnViewportPosition(column))

    def show_around(self) -> None:
        """Bring the cursor's cell into view with what stands above and below it."""
        now = self.currentIndex()
        here = self.horizontalScrollBar().value()
        self.scrollTo(now, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.horizontalScrollBar().setValue(here)
        self.scrollTo(now)

    def choose(self, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        """Choose a range."""
        first = self._model.index(rows[0], columns[0])
        last = self._model.index(rows[1], columns[1])
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), flag)

    def go(self, way: str) -> None:
        """Go on from the cursor's cell; after a run of Tab, Enter goes to where the run began."""
        now = self.currentIndex()
        if not now.isValid():
            return
        down, across = _STEPS[way]
        row, column = now.row() + down, now.column() + across
        if way in ("left", "right"):
            self._run_from = now.column() if self._run_from is None else self._run_from
        elif way == "down" and self._run_from is not None:
            column, self._run_from = self._run_from, None
        else:
            self._run_from = None
        if column >= self._model.columnCount() and row + 1 < self._model.rowCount():
            row, column = row + 1, 0
        elif column < 0 and row > 0:
            row, column = row - 1, self._model.columnCount() - 1
        row = min(max(row, 0), self._model.rowCount() - 1)
        self.go_to(row, min(max(column, 0), self._model.columnCount() - 1))

    def open_cell(self) -> tuple[int, str, Typed] | None:
        """Row, field and text of the cell that is being typed in; None when it says nothing new."""
        now = self.currentIndex()
        editor = self.indexWidget(now)
        typed = self.cells.standing(editor, now) if editor is not None else None
        return (now.row(), self._model.field(now.column()).key, typed) if typed else None

    def close_editor(self) -> None:
        """Take what stands in the open editor, and close it."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.cells.finish(editor, "stay")

    # Keys

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the grid's own while something typed here can be taken back."""
        asks = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and self._is_undo(event) and self.asks_undo():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """A spreadsheet's keys; all else is Qt's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = held == Qt.KeyboardModifier.ControlModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if self._is_undo(event) and self.asks_undo():
            self.acted.emit("undo")
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not control:
                self.go("up" if shift else "down")
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not held:
                self.acted.emit("clear")
            case Qt.Key.Key_Space if control:
                _top, left, _bottom, right = self.chosen()
                self.choose((0, self._model.rowCount() - 1), (left, right))
            case Qt.Key.Key_Space if shift:
                top, _left, bottom, _right = self.chosen()
                self.choose((top, bottom), (0, self._model.columnCount() - 1))
            case key if shift and key in ARROWS:
                self._extend(*_STEPS[ARROWS[key]])
            case Qt.Key.Key_F2 if not held:
                self._open(None)
            case _ if _writes(event):
                self._open(event)
            case _:
                if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
                    self._run_from = None
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Edit what stands in the cell, or turn its tick."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._open(None)
        else:
            super().mouseDoubleClickEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802  Qt's name
        """Text that comes by another way than keys opens the editor as typing does."""
        if event.commitString() or event.preeditString():
            self._open(event)

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: N802  Qt's name
        """Tab goes to the next cell; an editor that was left by itself is taken and closed."""
        editor = self.focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and editor is not self:
            self.cells.finish(editor, "down" if ahead else "up")
        elif self._is_at_an_end(ahead=ahead):
            return super().focusNextPrevChild(ahead)
        else:
            self.go("right" if ahead else "left")
        return True

    def _is_at_an_end(self, *, ahead: bool) -> bool:
        """Whether Tab leads out of the table, from its last cell, or back from its first."""
        now = self.currentIndex()
        end = (self._model.rowCount() - 1, self._model.columnCount() - 1) if ahead else (0, 0)
        return not now.isValid() or (now.row(), now.column()) == end

    def _extend(self, down: int, across: int) -> None:
        """Move the far corner of the chosen range; the cell it began at stays."""
        now, anchor = self.currentIndex(), self._anchor
        row = min(max(now.row() + down, 0), self._model.rowCount() - 1)
        column = min(max(now.column() + across, 0), self._model.columnCount() - 1)
        far = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(far, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._anchor = anchor
        rows, columns = sorted((anchor.row(), row)), sorted((anchor.column(), column))
        self.choose((rows[0], rows[1]), (columns[0], columns[1]))
        self.scrollTo(far)

    def currentChanged(self, now: QModelIndex, before: QModelIndex) -> None:  # noqa: N802
        """A range that is chosen with Shift begins where the cursor was put."""
        super().currentChanged(now, before)
        self._anchor = QPersistentModelIndex(now)

    def _open(self, typed: QKeyEvent | QInputMethodEvent | None) -> None:
        """Edit the cursor's cell: what is typed writes over it, F2 (None) goes to its end."""
        now = self.currentIndex()
        if not now.isValid():
            return
        field = self._model.field(now.column())
        if field.kind is Kind.FLAG:
            text = typed.text() if isinstance(typed, QKeyEvent) else ""
            self._turn(now.row(), field.key, text.strip())
            return
        self.cells.entered_by_typing = typed is not None
        self.edit(now)
        editor = self.indexWidget(now)
        if editor is not None and typed is not None:
            QCoreApplication.sendEvent(editor, typed)
        elif isinstance(editor, QLineEdit):
            editor.end(False)  # noqa: FBT003  Qt takes it so
        elif isinstance(editor, QPlainTextEdit):
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def _turn(self, row: int, field: str, key: str) -> None:
        """Tick, or take the tick away: Space and F2 turn it, other keys say which."""
        number = self._model.key(row)
        now = bool(self._model.row(number).value(field)) if number is not None else False
        wanted = key not in _NO_KEYS if key else not now
        if wanted != now:
            self.ticked.emit(row, field, wanted)

    def _is_undo(self, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) in self._undo_keys

    def _offer_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        for name, key, words in ACTS:
            action = menu.addAction(_(words))
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _on=False, name=name: self.acted.emit(name))
        menu.popup(self.viewport().mapToGlobal(where))

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """The heading above the rows' numbers stands in the corner."""
        super().updateGeometries()
        head, rows = self.horizontalHeader(), self.verticalHeader()
        frame = self.frameWidth()
        self._corner.setGeometry(frame, frame, rows.width(), head.height())

    def _set_up_heads(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setFixedWidth(NAMED_WIDTH if self._model.names_rows else HEAD_WIDTH)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns = self.horizontalHeader()
        columns.setHighlightSections(True)
        columns.setMinimumSectionSize(36)
        measure = QFontMetrics(font(SMALL))  # the header's, once it is in a window
        for at, field in enumerate(self._model.fields):
            head = str(self._model.headerData(at, Qt.Orientation.Horizontal))
            needed = max(map(measure.horizontalAdvance, head.splitlines())) + 24
            self.setColumnWidth(at, max(min(field.width * CHARACTER, WIDEST), needed, NARROWEST))


def _writes(event: QKeyEvent) -> bool:
    """Whether a key writes a character (or a tick, by Space)."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    return not held and len(event.text()) > 0 and event.text().isprintable()
