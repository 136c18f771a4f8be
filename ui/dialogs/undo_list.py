"""What was done, newest first, under the undo button: a jump back to any of it, or forth again."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.steps import Step, steps_to
from desktop.words import _
from ui import theme
from ui.moments import lately
from ui.theme import UNIT
from ui.widgets import column, label, retone

LISTED = 200
"""Steps that the list holds; the history page goes further back."""

SIZE = (760, 420)  # pixels
_ID = Qt.ItemDataRole.UserRole
TITLE, WHO, WHEN, ROWS = range(4)


class _Pointed(QTreeWidget):
    """The line that the mouse moves over is the current one. Qt's `itemEntered` also comes when
    keys scroll the list under a mouse that rests, and would hold them there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """Go along."""
        super().mouseMoveEvent(event)
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)


class UndoList(QFrame):
    """Pointing at a step marks all that a jump to it turns; Enter or a click does it.

    `chosen` carries the action to jump to.
    """

    chosen = Signal(int)

    def __init__(self, steps: Sequence[Step], who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("What was done"))
        self._steps = steps
        self._who = who
        self.view = _Pointed()
        self.view.setAccessibleName(_("What was done"))
        self.view.setHeaderLabels([_("What was done"), _("By"), _("When"), _("Rows")])
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self.sentence = label(role="strong", wrap=True)
        self.warning = label(tone="warn", wrap=True)
        hint = label(_("↑ ↓ choose · ↵ do it · Esc close"), "small")
        page = column(self.view, self.sentence, self.warning, hint, margins=UNIT + 4)
        page.setStretch(0, 1)
        self.setLayout(page)
        self.setFocusProxy(self.view)
        self.resize(*SIZE)
        self._fill()
        self.view.currentItemChanged.connect(self._mark)
        self.view.itemClicked.connect(self._choose)
        first = self.view.topLevelItem(0)
        if first is None:
            self.sentence.setText(_("Nothing has been done yet."))
        else:
            self.view.setCurrentItem(first)

    def show_below(self, anchor: QWidget) -> None:
        """Open under `anchor`, inside its window."""
        corner = anchor.mapToGlobal(QPoint(anchor.width(), anchor.height()))
        left = max(anchor.window().mapToGlobal(QPoint(UNIT, 0)).x(), corner.x() - self.width())
        self.move(left, corner.y() + UNIT // 2)
        self.show()
        self.view.setFocus()

    def marked(self) -> tuple[Step, ...]:
        """What Enter would turn, in the order in which it is done."""
        item = self.view.currentItem()
        return steps_to(self._steps, item.data(TITLE, _ID)) if item else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Enter jumps, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self.marked():
            self.chosen.emit(self.view.currentItem().data(TITLE, _ID))
            self.close()

    def _fill(self) -> None:
        now = datetime.now(UTC)
        faint = QBrush(QColor(theme.current().quiet))
        for step in self._steps:
            action = step.action
            title = _("{action} (undone)") if step.undone else "{action}"
            texts = [
                title.format(action=action.title), action.who, lately(action.at, now),
                f"{step.rows:,}",
            ]  # fmt: skip
            item = QTreeWidgetItem(texts)
            item.setData(TITLE, _ID, action.id)
            item.setToolTip(TITLE, action.title)
            item.setTextAlignment(ROWS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if step.undone or step.lasting:
                for place in range(self.view.columnCount()):
                    item.setForeground(place, faint)
            self.view.addTopLevelItem(item)

    def _mark(self) -> None:
        """Colour what would be turned, and say it in words."""
        marked = self.marked()
        turned = {step.action.id for step in marked}
        colour = QBrush(QColor(theme.current().accent_soft))
        for line in range(self.view.topLevelItemCount()):
            item = self.view.topLevelItem(line)
            brush = colour if item.data(TITLE, _ID) in turned else QBrush()
            for place in range(self.view.columnCount()):
                item.setBackground(place, brush)
        self._say(marked)

    def _say(self, marked: Sequence[Step]) -> None:
        if not marked:
            self.sentence.setText(_("This cannot be undone."))
        elif marked[0].undone:
            self.sentence.setText(_("Bring back: {count}").format(count=len(marked)))
        else:
            self.sentence.setText(_("Undo: {count}").format(count=len(marked)))
        warnings = []
        voided = sum(step.rows for step in marked if step.voids)
        if voided:
            warnings.append(
                _("Certificates that become void, with their numbers: {count}").format(count=voided)
            )
        others = sum(step.action.who != self._who for step in marked)
        if others:
            warnings.append(_("Done by somebody else: {count}").format(count=others))
        self.warning.setText(" · ".join(warnings))
        self.warning.setVisible(bool(warnings))
        retone(self.warning, "warn" if not voided else "bad")
