"""A cell of the grid: drawn with its tone, typed in with the form's own editors."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.programme.vocabulary import Kind
from desktop.words import _
from ui import theme
from ui.forms.editors import Editor, make_editor
from ui.grid.grid_model import TONE, GridModel
from ui.grid.rows import Typed
from ui.session import Session

type Index = QModelIndex | QPersistentModelIndex

CORNER = 7  # pixels of the mark in the corner of a cell
CURSOR = 2  # pixels of the frame around the cursor's cell
LONG_TEXT_WIDTH = 320  # pixels at least, to write several lines
ARROWS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class CellDelegate(QStyledItemDelegate):
    """Draws cells and opens editors.

    `edited` comes at every key in an open one; `left` says how it was left: "down", "right" …
    """

    edited = QtSignal()
    left = QtSignal(str)
    typed = QtSignal(int, str, object)  # row, field key, what was typed

    def __init__(self, model: GridModel, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.entered_by_typing = False
        self._model, self._session = model, session

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell on the ground of its tone, an error with a mark in the corner."""
        tone, look = index.data(TONE), theme.current()
        grounds = {"bad": look.bad_soft, "warn": look.warn_soft, "typed": look.header,
                   "told": look.good_soft}  # fmt: skip
        if tone in grounds:
            painter.fillRect(option.rect, QColor(grounds[tone]))
        super().paint(painter, option, index)
        painter.setPen(QColor(look.line))
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.accent), CURSOR))
            painter.drawRect(option.rect.adjusted(1, 1, -CURSOR, -CURSOR))
        marks = {"bad": look.bad, "warn": look.warn, "told": look.good}
        if tone in marks:
            _mark(painter, option.rect, QColor(marks[tone]))

    def createEditor(  # noqa: N802
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """The form's editor for the field; a tick has none, it is turned where it stands."""
        field = self._model.field(index.column())
        if field.kind is Kind.FLAG:
            return None
        key = self._model.key(index.row())
        editor = make_editor(field, self._session, lambda: self._village(key))
        editor.setParent(parent)
        editor.setAccessibleName(_(field.label))
        editor.edited.connect(self.edited)
        return editor

    def _village(self, key: int | None) -> int | None:
        """The village that stands in a row."""
        value = self._model.row(key).value("village") if key is not None else None
        return value if isinstance(value, int) else None

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show what stands in the cell, all of it chosen, so that typing writes over it."""
        if getattr(editor, "filled", False):
            return  # something was typed in another row meanwhile; what is typed here stays
        editor.filled = True  # type: ignore[attr-defined]
        key = self._model.key(index.row())
        field = self._model.field(index.column())
        value = self._model.row(key).value(field.key) if key is not None else None
        editor.put(value)  # type: ignore[attr-defined]
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: Editor, _model: object, index: Index
    ) -> None:
        """Tidy what was typed, and hand it on."""
        editor.settle()
        typed = self.standing(editor, index)
        if typed is not None:
            self.typed.emit(index.row(), self._model.field(index.column()).key, typed)

    def standing(self, editor: Editor, index: Index) -> Typed | None:
        """What stands in an editor, None when it is what its cell holds. It is left as it is."""
        raw, field = editor.raw(), self._model.field(index.column())
        key = self._model.key(index.row())
        was = self._model.row(key).value(field.key) if key is not None else None
        if raw == was or (isinstance(raw, str) and raw == self._model.shown(field, was)):
            return None
        return Typed(raw, editor.problem())

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Over the cell; several lines take more room, inside the view."""
        place = QRect(option.rect)
        if isinstance(editor, QPlainTextEdit):
            room = editor.parentWidget().rect()
            place.setSize(editor.sizeHint().expandedTo(place.size()))
            place.setHeight(editor.maximumHeight())
            place.setWidth(min(max(option.rect.width(), LONG_TEXT_WIDTH), room.width()))
            place.moveRight(min(place.right(), room.right()))
            place.moveBottom(min(place.bottom(), room.bottom()))
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter, Tab and Esc leave the editor; so do the arrows where typing opened it."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = self._way_out(editor, event)
            if way == "back":
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                return True
            if way:
                self.finish(editor, way)
                return True
            return False
        return super().eventFilter(editor, event)

    def finish(self, editor: QObject, way: str) -> None:
        """Take what was typed, close the editor, and go on from the cell."""
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.left.emit(way)

    def _way_out(self, editor: QObject, event: QKeyEvent) -> str:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = plain == Qt.KeyboardModifier.ShiftModifier
        none = plain == Qt.KeyboardModifier.NoModifier
        match event.key():
            case Qt.Key.Key_Escape:
                return "back"
            case Qt.Key.Key_Backtab:
                return "left"
            case Qt.Key.Key_Tab:
                return "left" if shift else "right"
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if none:
                return "down"
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if shift:
                return "" if isinstance(editor, QPlainTextEdit) else "up"
        free = self.entered_by_typing and none and not isinstance(editor, QComboBox)
        return ARROWS.get(Qt.Key(event.key()), "") if free else ""


def _mark(painter: QPainter, cell: QRect, colour: QColor) -> None:
    """A triangle in the upper right corner: what is wrong is not told by colour alone."""
    corner = cell.topRight()
    left, below = corner - QPoint(CORNER, 0), corner + QPoint(0, CORNER)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon([left, corner, below]))
    painter.restore()
