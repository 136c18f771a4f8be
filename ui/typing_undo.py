"""Ctrl+Z and Ctrl+Y take back and bring back typing first, in either layout.

Qt's fields keep these keys to themselves even when they have nothing to take back, and know them in
the English layout only. Here the field under the cursor has them while it has typing to turn; else
they are the window's, which takes back the last action.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.shortcuts import sequences


class TypingUndo(QObject):
    """Stands beside whichever text field of `window` has the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: QWidget | None = None
        self._undo, self._redo = sequences("Ctrl+Z"), sequences("Ctrl+Y")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Say whose key it is when Qt asks, and turn the typing when it is the field's."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        pressed = QKeySequence(event.keyCombination())
        back = pressed in self._undo
        if not back and pressed not in self._redo:
            return False
        field = _text_field(watched)
        wanted = field is not None and _has_typing(field, back=back)
        if event.type() is QEvent.Type.KeyPress:
            if wanted and field is not None:
                field.undo() if back else field.redo()
            return wanted
        event.setAccepted(wanted)
        return True

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
        self._field = None
        if now is not None and now.window() is self._window and _text_field(now) is not None:
            self._field = now
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None


def _text_field(widget: QWidget) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) else None


def _has_typing(field: QLineEdit | QPlainTextEdit | QTextEdit, *, back: bool) -> bool:
    if field.isReadOnly():
        return False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if back else field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable() if back else document.isRedoAvailable()
