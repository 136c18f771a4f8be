"""The left half of a record page: what narrows the list, the list, its count and totals."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QWidget

from desktop.list_filters import LONGEST_TEXT
from desktop.list_views import ListView
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Register
from desktop.words import _
from ui import shortcuts
from ui.session import Session
from ui.tables.columns_popup import ColumnsPopup
from ui.tables.empty_sheet import EmptySheet
from ui.tables.filter_bar import FilterBar
from ui.tables.list_columns import ListColumns
from ui.tables.list_copy import ListCopy
from ui.tables.records_model import RecordsModel
from ui.tables.records_view import RecordsView
from ui.tables.saved_lists_menu import SavedListsButton
from ui.theme import UNIT
from ui.widgets import button, column, elided, key_button, label, row

FILTER_AFTER = 120  # milliseconds without a key
NARROWEST = 110  # pixels of the search
FILTER_KEY, COLUMNS_KEY, SAVED_KEY = "Ctrl+Shift+F", "Ctrl+Shift+K", "Ctrl+Shift+L"


class RecordList(QWidget):
    """The records of `register` in the session's scope.

    `opened` carries the id of the record the cursor went to; `entered` comes with Enter on it;
    `begin_pressed` asks for a new record, `delete_pressed` for the deletion of the given ids,
    `print_pressed` and `export_pressed` for the list as it stands. `told` carries a sentence and
    its tone, `list_deleted` the action that deleted a saved list.
    """

    opened = Signal(int)
    entered = Signal()
    begin_pressed = Signal()
    delete_pressed = Signal(list)
    print_pressed = Signal()
    export_pressed = Signal()
    counted = Signal(int)
    told = Signal(str, str)
    list_deleted = Signal(object)

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self.model = RecordsModel(session.office, register, session.jobs)
        self.model.setParent(self)
        self.view = RecordsView(self.model)
        self.view.setAccessibleName(_(register.label))
        self.columns = ListColumns(self.view, self.model, session)
        self.view.set_columns(self.columns)
        self.copier = ListCopy(self.model, session, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Find in this list"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaxLength(LONGEST_TEXT)
        self.filter.setMinimumWidth(NARROWEST)
        self.filters = FilterBar(register, session, self.filter.text)
        self.saved = SavedListsButton(register, session, self.standing)
        self.columns_button = button(
            _("Columns"), self.choose_columns, hint=shortcuts.shown(COLUMNS_KEY)
        )
        self.new_button = key_button(_("Add"), "Ctrl N", self.begin_pressed.emit)
        self.count = label(role="quiet")
        self.totals = elided(role="quiet")
        self.empty = EmptySheet(register)
        self.clear_button = self.empty.clear_button
        self.columns_popup: ColumnsPopup | None = None
        self._timer = QTimer(self, singleShot=True, interval=FILTER_AFTER)
        self._loading = False
        self._awaited: int | None = None
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """List again; the record under the cursor stays under it."""
        rescoped = self.columns.hide_what_scope_says()
        self.model.load(self._session.scope, self.filter.text(), self.filters.filters)
        self._count()
        self.columns.fit(anew=rescoped)
        self.saved.show_name()

    def standing(self) -> ListView:
        """How the list stands: what is searched, filtered, sorted and shown."""
        columns = () if self.columns.own else self.columns.keys
        searched = self.filter.text().strip()
        return ListView(searched, self.filters.filters, self.model.order, columns)

    def stand(self, wanted: ListView | None) -> None:
        """Search, filter, sort and show as `wanted`; None is everything, as the user likes it."""
        view = wanted or ListView()
        with QSignalBlocker(self.filter), QSignalBlocker(self.filters):
            self.filter.setText(view.search)
            self.filters.set_filters(view.filters)
        if wanted is None:
            self.columns.give_back()
        else:
            self.columns.borrow(view.columns)
        self.columns.sort(view.sort)
        self._timer.stop()
        self.reload()

    def show_everything(self) -> None:
        """Take search and filters away."""
        self.filter.clear()
        self.filters.set_filters(())
        self._timer.stop()
        self.reload()

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter leaves records out."""
        return bool(self.filter.text().strip() or self.filters.filters)

    @property
    def beginning_text(self) -> str:
        """What an empty list says."""
        return self.empty.text

    def current(self) -> int | None:
        """The record under the cursor, None for none."""
        index = self.view.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def chosen(self) -> list[int]:
        """The chosen records, in the list's order."""
        return [self.model.record(row) for row in self.view.chosen_rows()]

    def select(self, record: int | None) -> bool:
        """Put the cursor on a record (None: on nothing); False when it is not listed.

        On a record further down in a long list the cursor goes as soon as that is read.
        """
        self._awaited = None
        place = self.model.row_of(record) if record is not None else None
        selection = self.view.selectionModel()
        if place is None:
            selection.clear()
            waits = record is not None and self.model.lists(record)
            self._awaited = record if waits else None
            return waits
        self._go_to(place, max(self.view.currentIndex().column(), 0))
        return True

    def shown_places(self) -> list[int]:
        """The columns in view from left to right, by their place in the model, ที่ left out."""
        return self.columns.shown_places()

    def sums(self) -> dict[int, str]:
        """The sums of what is listed, each with its unit, by the column's place in the model."""
        sums = self.model.totals() if self.model.rowCount() else {}
        return {
            place: f"{show_value(one.column.kind, sums[one.column.key])} {_(one.column.unit)}"
            for place, one in enumerate(self.model.columns, start=1)
            if one.column.total and sums.get(one.column.key)
        }

    def choose_columns(self) -> None:
        """Ask which columns are shown, and in which order."""
        popup = ColumnsPopup(self, self.register, self.columns.keys)
        popup.chosen.connect(self.columns.choose)
        popup.show_below(self.columns_button)
        self.columns_popup = popup

    def _lay_out(self) -> None:
        self._instead: QWidget | None = None
        self._body = QStackedLayout()
        self._body.addWidget(self.view)
        self._body.addWidget(self.empty)
        body = QWidget()
        body.setLayout(self._body)
        narrowing = (self.filter, self.filters.add_button, self.columns_button, self.saved)
        self.head = row(*narrowing, self.new_button)
        self.head.setStretch(0, 1)
        export = button(_("Export to Excel"), self.export_pressed.emit)
        printing = button(_("Print register"), self.print_pressed.emit)
        self.foot = row(self.count, self.totals, export, printing, spacing=2 * UNIT)
        self.foot.setStretch(1, 1)
        page = column(self.head, self.filters, body, self.foot)
        page.setStretch(2, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.reload)
        self._session.closing.connect(self._timer.stop)
        self.model.modelAboutToBeReset.connect(self._remember_cursor)
        self.model.modelReset.connect(self._restore_cursor)
        self.model.filling.connect(self._on_filling)
        self.model.filled.connect(self._on_filled)
        self.model.refused.connect(self._on_refused, Qt.ConnectionType.QueuedConnection)
        self.filter.textChanged.connect(lambda _text: self._timer.start())
        self.filter.returnPressed.connect(self._enter_list)
        self.filters.changed.connect(self.reload)
        self.columns.changed.connect(self.saved.show_name)
        self.columns.chosen.connect(self._count)
        self.saved.view_wanted.connect(self.stand)
        self.saved.told.connect(self.told)
        self.saved.deleted.connect(self.list_deleted)
        self.empty.begin_pressed.connect(self.begin_pressed)
        self.empty.clear_pressed.connect(self.show_everything)
        self.copier.said.connect(lambda text: self.told.emit(text, ""))
        self.view.copy_pressed.connect(self._copy)
        self.view.filter_pressed.connect(self.filters.ask)
        self.view.columns_pressed.connect(self.choose_columns)
        self.view.delete_pressed.connect(lambda: self.delete_pressed.emit(self.chosen()))
        self.view.enter_pressed.connect(self.entered)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        shortcuts.install(self, FILTER_KEY, self._ask_filter)
        shortcuts.install(self, COLUMNS_KEY, self.choose_columns)
        shortcuts.install(self, SAVED_KEY, self.saved.offer)

    def _remember_cursor(self) -> None:
        """Before the list is another one, or in another order: where the cursor is."""
        place = self.view.currentIndex().column()
        key = self.model.column(place).column.key if place > 0 else ""
        self._under_cursor = self.current(), key

    def _restore_cursor(self) -> None:
        """Put the cursor on the same record and column; nobody opened anything."""
        record, key = self._under_cursor
        place = self.model.row_of(record) if record is not None else None
        if place is None:
            return
        self._loading, loading = True, self._loading
        self._go_to(place, max(self.columns.place_of(key), 0))
        self._loading = loading

    def _copy(self) -> None:
        rows: list[int] | range = self.view.chosen_rows()
        if not self.model.is_whole and len(rows) == self.model.rowCount():
            rows = range(len(self.model.records()))  # all were chosen, and more were to come
        self.copier.copy(rows, self.shown_places())

    def _go_to(self, row: int, place: int) -> None:
        selection, index = self.view.selectionModel(), self.model.index(row, place)
        flags = selection.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)

    def _ask_filter(self) -> None:
        """Filter by the column under the cursor, if the cursor is in the list."""
        place = self.view.currentIndex().column()
        here = self.view.hasFocus() and place > 0
        self.filters.ask(self.model.column(place).column.key if here else "")

    def show_instead(self, widget: QWidget | None) -> None:
        """Have `widget` stand where the list stands; None brings the list back."""
        if self._instead is not None:
            self._body.removeWidget(self._instead)
            self._instead.hide()
        self._instead = widget
        if widget is not None:
            self._body.addWidget(widget)
        self._show_body()

    def _show_body(self) -> None:
        """The list, or what says that it is empty, or what was put in its place.

        A list that gets the focus so puts its cursor somewhere; nobody opened anything.
        """
        empty = not self.model.rowCount() and self.model.is_whole
        shown = self._instead or (self.empty if empty else self.view)
        self._loading, loading = True, self._loading
        self._body.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        self._loading = loading

    def _count(self) -> None:
        count = self.model.rowCount()
        self._show_body()
        self.empty.tell(self.filter.text().strip(), self.filters.words())
        text = _("{count} found") if self.narrowed else _("{count} records")
        text = text if self.model.is_whole else _("over {count} records")
        self.count.setText(text.format(count=f"{count:,}"))
        shown = (f"{self.model.heading(place)} {text}" for place, text in self.sums().items())
        self.totals.setText("   ".join(shown))
        self.counted.emit(count)

    def _on_filling(self) -> None:
        self._awaited = self.current() if self._awaited is None else self._awaited
        self._loading = True

    def _on_filled(self) -> None:
        """The rest of a long list is there: the cursor goes back, or to where it was sent."""
        if self._awaited is not None and self._awaited != self.current():
            self.select(self._awaited)
        self._awaited, self._loading = None, False
        self._count()
        self.columns.fit()

    def _on_refused(self, reason: str) -> None:
        self.columns.sort(self.model.order)
        self.told.emit(reason, "warn")

    def _enter_list(self) -> None:
        self._timer.stop()
        self.reload()
        if self.model.rowCount():
            self.view.setFocus()
            self.select(self.model.record(0))

    def _on_current(self) -> None:
        record = self.current()
        if record is not None and not self._loading:
            self.opened.emit(record)
