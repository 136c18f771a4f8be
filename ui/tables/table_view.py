"""The one table of the program: rows chosen as in Excel, copied as in Excel."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.words import _
from ui import shortcuts
from ui.tables.clipboard import put_table

ROW_HEIGHT = 30


class TableView(QTableView):
    """Whole rows, no grid of its own making, Ctrl+C copies, Delete and Enter tell their row(s)."""

    delete_pressed = Signal()
    enter_pressed = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(36)
        here = Qt.ShortcutContext.WidgetShortcut
        shortcuts.install(self, "Ctrl+C", self.copy, here)
        shortcuts.install(self, "Ctrl+A", self.selectAll, here)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_menu)

    def chosen_rows(self) -> list[int]:
        """The chosen rows, from top to bottom."""
        parts = self.selectionModel().selection()
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        self.copy_rows(self.chosen_rows())

    def copy_rows(self, rows: Iterable[int]) -> None:
        """Put these rows on the clipboard: a table for Excel, lines for a chat."""
        model = self.model()
        places = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        heads = [_heading(model, c) for c in places]
        lines = [[str(model.index(row, c).data() or "") for c in places] for row in rows]
        put_table(heads, lines, [_is_number(model, c) for c in places])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Delete and Enter are said aloud; all else is Qt's."""
        if event.key() == Qt.Key.Key_Delete and self.chosen_rows():
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:  # noqa: N802  Qt's name
        """No row is cut by the frame."""
        super().updateGeometries()
        end_with_a_row(self)

    def _offer_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(_("Copy as a table"), self.copy)
        shortcuts.give(copy, "Ctrl+C")
        delete = menu.addAction(_("Delete"), self.delete_pressed.emit)
        delete.setShortcut("Del")
        for action in (copy, delete):
            action.setEnabled(bool(self.chosen_rows()))
        menu.popup(self.viewport().mapToGlobal(where))


def end_with_a_row(view: QTableView) -> None:
    """Leave what is too low for a whole row below the last one."""
    margins = view.viewportMargins()
    height = view.viewport().height() + margins.bottom()
    spare = height % view.verticalHeader().defaultSectionSize()
    if spare != margins.bottom():
        view.setViewportMargins(margins.left(), margins.top(), margins.right(), spare)


def _heading(model: QAbstractItemModel, place: int) -> str:
    """A column's name on one line."""
    across = Qt.Orientation.Horizontal
    whole = model.headerData(place, across, Qt.ItemDataRole.AccessibleTextRole)
    return str(whole or model.headerData(place, across) or "").replace("\n", " ")


def _is_number(model: QAbstractItemModel, place: int) -> bool:
    """Numbers stand at the right of their column."""
    side = model.index(0, place).data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(Qt.AlignmentFlag(side or 0) & Qt.AlignmentFlag.AlignRight)
