"""List and form beside each other; where there is no room for both, the one that is worked in."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSplitter, QWidget

from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button

LIST_SHARE = 57  # percent of the width; on the smallest screen the form has what it needs


class ListAndForm(QSplitter):
    """In a narrow window it folds, and the half with the focus is in view.

    So every key that leads to the other half shows it. `head` is the form's first line, where a
    button leads back. `back_pressed` asks for the list, `opened`
    for the form of the row that was clicked.
    """

    back_pressed = Signal()
    opened = Signal()

    def __init__(self, listed: QWidget, form: QWidget, head: QBoxLayout) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.folded = False
        self._listed, self._right = listed, form
        self.back_button = button("‹ " + _("Back to the list"), self.back_pressed.emit, "link")
        self.back_button.hide()
        head.insertWidget(0, self.back_button)
        self.setHandleWidth(2 * UNIT)
        self.addWidget(listed)
        self.addWidget(form)
        self.setStretchFactor(0, LIST_SHARE)
        self.setStretchFactor(1, 100 - LIST_SHARE)
        self._share()
        QApplication.instance().focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the larger of the two."""
        return self._listed.minimumSizeHint().expandedTo(self._right.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fold where it got too narrow."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold too when one of them wants more room, or is shown again."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def show_form(self, *, shown: bool) -> None:
        """Hide the form altogether, or show it again."""
        self._right.setVisible(shown)

    def open_clicked(self) -> None:
        """A row was clicked: folded, that is how its form is reached by mouse."""
        choosing = QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
        if self.folded and not choosing:
            self.opened.emit()

    def _fold(self) -> None:
        both = self._listed.minimumSizeHint().width() + self._right.minimumSizeHint().width()
        folded = self.width() < both + 2 * UNIT
        if folded == self.folded:
            return
        self.folded = folded
        self.back_button.setVisible(folded)
        if folded:
            self._show(self._right if self._holds(self._right) else self._listed)
        else:
            self._share()

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        for half in (self._listed, self._right):
            if self.folded and now is not None and half.isAncestorOf(now):
                self._show(half)

    def _holds(self, half: QWidget) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and half.isAncestorOf(focused)

    def _show(self, half: QWidget) -> None:
        """Give one half all the room; the other stays where Tab finds it."""
        self.setChildrenCollapsible(True)
        self.setHandleWidth(0)
        self.setSizes([self.width() if one is half else 0 for one in (self._listed, self._right)])

    def _share(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(2 * UNIT)
        self.setSizes([100 * LIST_SHARE, 100 * (100 - LIST_SHARE)])
