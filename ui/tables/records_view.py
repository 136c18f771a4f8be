"""The table of a list of records: its columns have menus, on the mouse and on the keyboard."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop.words import _
from ui import shortcuts
from ui.tables.list_columns import ListColumns
from ui.tables.records_model import RecordsModel
from ui.tables.table_view import TableView

COLUMN_MENU, SORT_KEY = "Alt+Down", "Ctrl+Shift+S"


class RecordsView(TableView):
    """A TableView of records. It asks for what is not its own to do.

    `copy_pressed` for the chosen rows; `filter_pressed` with a column's key; `columns_pressed` for
    the choice of columns.
    """

    copy_pressed = Signal()
    filter_pressed = Signal(str)
    columns_pressed = Signal()

    def __init__(self, model: RecordsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._records = model
        self._columns: ListColumns | None = None
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_at)
        header.setToolTip(_("Click to sort; drag to move; right-click for more"))
        only_here = Qt.ShortcutContext.WidgetShortcut
        shortcuts.install(self, SORT_KEY, self._sort_current, only_here)

    def set_columns(self, columns: ListColumns) -> None:
        """Let the menus act on `columns`."""
        self._columns = columns

    def copy(self) -> None:
        """Ask for the chosen rows to be copied."""
        self.copy_pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Alt+Down opens the menu of the column under the cursor, as in Excel."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Down:
            self.offer_column_menu(max(self.currentIndex().column(), 0))
        else:
            super().keyPressEvent(event)

    def offer_column_menu(self, place: int, where: QPoint | None = None) -> QMenu:
        """Show what can be done with the column at `place` of the model."""
        header = self.horizontalHeader()
        menu = self.column_menu(place)
        below = QPoint(header.sectionViewportPosition(place), header.height())
        menu.popup(header.viewport().mapToGlobal(where or below))
        return menu

    def column_menu(self, place: int) -> QMenu:
        """What can be done with a column: sort, filter, hide, move; and with all of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if place > 0:
            self._add_sorting(menu, place)
            self._add_moving(menu, place)
        else:
            menu.addAction(_("The register's own order"), self._sort_by_nothing)
            menu.addSeparator()
        menu.addAction(_("Columns …"), self.columns_pressed.emit)
        reset = menu.addAction(_("The usual columns"), self._reset)
        reset.setEnabled(self._columns is not None)
        return menu

    def _add_sorting(self, menu: QMenu, place: int) -> None:
        view = self
        menu.addAction(
            _("Sort from first to last"),
            lambda: view.sortByColumn(place, Qt.SortOrder.AscendingOrder),
        )
        menu.addAction(
            _("Sort from last to first"),
            lambda: view.sortByColumn(place, Qt.SortOrder.DescendingOrder),
        )
        own = menu.addAction(_("The register's own order"), self._sort_by_nothing)
        own.setEnabled(self._records.order is not None)
        menu.addSeparator()
        key = self._records.column(place).column.key
        menu.addAction(_("Filter by this column …"), lambda: view.filter_pressed.emit(key))
        menu.addSeparator()

    def _add_moving(self, menu: QMenu, place: int) -> None:
        columns = self._columns
        if columns is None:
            return
        shown = columns.shown_places()
        left = menu.addAction(_("Move to the left"), lambda: columns.move(place, -1))
        right = menu.addAction(_("Move to the right"), lambda: columns.move(place, 1))
        hide = menu.addAction(_("Hide this column"), lambda: columns.hide(place))
        left.setEnabled(shown[:1] != [place])
        right.setEnabled(shown[-1:] != [place])
        hide.setEnabled(len(shown) > 1)
        menu.addSeparator()

    def _offer_at(self, where: QPoint) -> None:
        place = self.horizontalHeader().logicalIndexAt(where)
        if place >= 0:
            self.offer_column_menu(place, where)

    def _sort_current(self) -> None:
        if self._columns is not None:
            self._columns.sort_further(self.currentIndex().column())

    def _sort_by_nothing(self) -> None:
        if self._columns is not None:
            self._columns.sort(None)

    def _reset(self) -> None:
        if self._columns is not None:
            self._columns.reset()
