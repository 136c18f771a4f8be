"""The table of the scoring sheet: points and votes typed by keyboard, a choice ticked by Space."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.programme.values import check_field, read_value
from desktop.programme.vocabulary import Field, Kind
from desktop.thai.problems import NotUnderstood
from desktop.words import _
from ui import theme
from ui.forms.digits import DigitsEditor
from ui.forms.lines import Today
from ui.pages.scoring_model import TYPED, Row, ScoringModel

type Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 28
_HEAD_HEIGHT = 52  # two lines of a name
_NARROWEST = 78
_LABELS = 250  # pixels of the row labels at most
_MOST_VOTES = 9999
_WAYS = {
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ScoringTable(QTableView):
    """Emits what is typed: `scored` (column, row, number or None), `refused` with a sentence.

    `ticked` carries the id of the sage whose choice is turned.
    """

    scored = Signal(int, int, object)
    refused = Signal(str)
    ticked = Signal(int)

    def __init__(self, model: ScoringModel, today: Today) -> None:
        super().__init__()
        self._sheet = model
        self.setModel(model)
        self.setObjectName("scoring")
        self.setAccessibleName(_("Sages side by side"))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        delegate = _Cells(self, today)
        self.setItemDelegate(delegate)
        delegate.left.connect(self.go)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(_NARROWEST)
        across.setFixedHeight(_HEAD_HEIGHT)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(_ROW_HEIGHT)
        down.setMaximumWidth(_LABELS)
        down.setHighlightSections(True)

    def go(self, down: int, right: int) -> None:
        """From the cell under the cursor; below the last criterion the next sage begins."""
        here = self.currentIndex()
        row, column = here.row() + down, here.column() + right
        typed = [at for at, line in enumerate(self._sheet.lines) if line.row is Row.POINTS]
        if typed and down == 1 and here.row() == typed[-1]:
            row, column = typed[0], column + 1
        if 0 <= row < self._sheet.rowCount() and 0 <= column < self._sheet.columnCount():
            self.setCurrentIndex(self._sheet.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Space ticks, Delete empties a cell, Enter goes down as after typing."""
        here = self.currentIndex()
        line = self._sheet.line(here.row()) if here.isValid() else None
        key = event.key()
        if line is not None and line.row is Row.CHOSEN and key in (Qt.Key.Key_Space, Qt.Key.Key_X):
            self.ticked.emit(self._sheet.sage(here.column()).id)
        elif line is not None and line.row in TYPED and key in (
            Qt.Key.Key_Delete, Qt.Key.Key_Backspace
        ):  # fmt: skip
            self.scored.emit(here.column(), here.row(), None)
        elif line is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(1, 0)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click in the last row ticks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._sheet.line(index.row()).row is Row.CHOSEN:
            self.ticked.emit(self._sheet.sage(index.column()).id)


class _Cells(QStyledItemDelegate):
    """Opens the form's own editor of digits, and says how it was left: (down, right)."""

    left = Signal(int, int)

    def __init__(self, table: ScoringTable, today: Today) -> None:
        super().__init__(table)
        self._table, self._today = table, today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell on its ground, and the frame of the cursor."""
        ground, look = index.data(Qt.ItemDataRole.BackgroundRole), theme.current()
        if isinstance(ground, QColor):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Digits in either layout."""
        editor = DigitsEditor(self._field(index), self._today)
        editor.setParent(parent)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(_("Points"))
        return editor

    def setEditorData(self, editor: DigitsEditor, index: Index) -> None:  # noqa: N802
        """What stands in the cell, all chosen, so that typing writes over it."""
        editor.put(self._table.model().value(index))
        editor.selectAll()

    def setModelData(self, editor: DigitsEditor, _model: object, index: Index) -> None:  # noqa: N802
        """Read what was typed; what is no number of this cell is refused in one sentence."""
        field = self._field(index)
        try:
            number = read_value(field, editor.raw(), self._today())
        except NotUnderstood as problem:
            self._table.refused.emit(problem.reason)
            return
        wrong = next(iter(check_field(field, number)), None)
        if wrong is not None:
            self._table.refused.emit(wrong.message)
        elif number != self._table.model().value(index):
            self._table.scored.emit(index.column(), index.row(), number)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter, Tab and the arrows up and down leave the cell and go on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = _WAYS.get(Qt.Key(event.key()))
            if way is not None and isinstance(editor, QWidget):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self.left.emit(*way)
                return True
        return super().eventFilter(editor, event)

    def _field(self, index: Index) -> Field:
        criterion = self._table.model().line(index.row()).criterion
        largest = criterion.maximum if criterion is not None else _MOST_VOTES
        return Field("points", "", Kind.COUNT, maximum=largest)
