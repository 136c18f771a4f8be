"""The left half of a record page: filter, list, count and totals."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Register
from desktop.words import _
from ui.session import Session
from ui.tables.records_model import RecordsModel
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

FILTER_AFTER = 120  # milliseconds without a key
WIDEST = 280  # pixels a column takes by itself; the user may drag it wider
ARROW = 2 * UNIT  # room for the arrow of the sorted column


class RecordList(QWidget):
    """The records of `register` in the session's scope.

    `opened` carries the id of the record the cursor went to; `entered` comes with Enter on it;
    `begin_pressed` asks for a new record, `delete_pressed` for the deletion of the given ids.
    """

    opened = Signal(int)
    entered = Signal()
    begin_pressed = Signal()
    delete_pressed = Signal(list)
    counted = Signal(int)

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self.model = RecordsModel(session.office, register)
        self.view = TableView(self.model)
        self.view.setAccessibleName(_(register.label))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter {what}").format(what=_(register.label)))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.new_button = button(_("Add") + "  Ctrl N", self.begin_pressed.emit)
        self.count = label(role="quiet")
        self.totals = label(role="quiet")
        self._body = QStackedLayout()
        self._body.addWidget(self.view)
        self._body.addWidget(self._empty_sheet())
        body = QWidget()
        body.setLayout(self._body)
        page = column(row(self.filter, self.new_button), body, row(self.count, 1, self.totals))
        page.setStretch(1, 1)
        self.setLayout(page)
        self._timer = QTimer(self, singleShot=True, interval=FILTER_AFTER)
        self._timer.timeout.connect(self.reload)
        self.filter.textChanged.connect(lambda _text: self._timer.start())
        self.filter.returnPressed.connect(self._enter_list)
        self.view.delete_pressed.connect(lambda: self.delete_pressed.emit(self.chosen()))
        self.view.enter_pressed.connect(self.entered)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)
        self._loading = False
        self._fitted = False
        self._set_up_columns()

    def reload(self) -> None:
        """List again; the record under the cursor stays under it."""
        current = self.current()
        self._loading = True
        self._hide_what_scope_says()
        self.model.load(self._session.scope, self.filter.text())
        if current is not None:
            self.select(current)
        self._loading = False
        self._count()
        self._fit_columns()

    @property
    def beginning_text(self) -> str:
        """What an empty list says."""
        return self._empty_text.text()

    def current(self) -> int | None:
        """The record under the cursor, None for none."""
        index = self.view.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def chosen(self) -> list[int]:
        """The chosen records, in the list's order."""
        return [self.model.record(row) for row in self.view.chosen_rows()]

    def select(self, record: int | None) -> bool:
        """Put the cursor on a record (None: on nothing); False when it is not listed."""
        place = self.model.row_of(record) if record is not None else None
        selection = self.view.selectionModel()
        if place is None:
            selection.clear()
            return False
        index = self.model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.view.scrollTo(index)
        return True

    def _set_up_columns(self) -> None:
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(0)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.view.setSortingEnabled(True)

    def _fit_columns(self) -> None:
        """Make each column as wide as what is in view, once; afterwards the user's widths hold."""
        if self._fitted or not self.model.rowCount() or not self.view.isVisible():
            return
        self._fitted = True
        for place in range(self.model.columnCount()):
            self.view.resizeColumnToContents(place)
            arrow = ARROW if place else 0
            self.view.setColumnWidth(place, min(self.view.columnWidth(place) + arrow, WIDEST))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Widths can be measured from now on."""
        super().showEvent(event)
        self._fit_columns()

    def _hide_what_scope_says(self) -> None:
        """Leave out village and tambon where the chosen place says them already."""
        scope = self._session.scope
        for place, one in enumerate(self.register.columns, start=1):
            of_village = self.register.village and one.key.startswith(f"{self.register.village}.")
            of_tambon = of_village and one.key.endswith(".tambon.name")
            said = (of_village and scope.village_id) or (of_tambon and scope.tambon_id)
            self.view.setColumnHidden(place, bool(said))

    def _empty_sheet(self) -> QWidget:
        self._empty_text = label(role="quiet", wrap=True)
        self._empty_button = button(
            _("Add the first: {what}").format(what=_(self.register.one)), self.begin_pressed.emit
        )
        inside: QVBoxLayout = column(
            1, self._empty_text, row(self._empty_button, 1), 2, margins=3 * UNIT
        )
        return panel(inside)

    def _count(self) -> None:
        count = self.model.rowCount()
        filtered = bool(self.filter.text().strip())
        self._body.setCurrentIndex(0 if count else 1)
        self._empty_text.setText(
            _("Nothing is found for this filter.") if filtered else _(self.register.hint)
        )
        self._empty_button.setVisible(not filtered)
        text = _("{count} found") if filtered else _("{count} records")
        self.count.setText(text.format(count=f"{count:,}"))
        sums = self.model.totals() if count else {}
        shown = (
            f"{_(one.label)} {show_value(one.kind, sums[one.key])}"
            for one in self.register.columns
            if one.total and sums.get(one.key)
        )
        self.totals.setText("   ".join(shown))
        self.counted.emit(count)

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
