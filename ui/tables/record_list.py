"""The left half of a record page: filter, list, count and totals."""

from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Register, Value
from desktop.words import _
from ui.session import Session
from ui.tables.column_widths import Need, fitted
from ui.tables.records_model import RecordsModel
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, row

FILTER_AFTER = 120  # milliseconds without a key
WIDEST = 280  # pixels a column takes by itself; the user may drag it wider
SAMPLES: dict[Kind, Value] = {Kind.DATE: date(2026, 6, 30), Kind.MONEY: 100_000_00}
CHARACTER = 6  # pixels of the list's font that a text may be narrowed to


class RecordList(QWidget):
    """The records of `register` in the session's scope.

    `opened` carries the id of the record the cursor went to; `entered` comes with Enter on it;
    `begin_pressed` asks for a new record, `delete_pressed` for the deletion of the given ids,
    `print_pressed` and `export_pressed` for the list as it stands.
    """

    opened = Signal(int)
    entered = Signal()
    begin_pressed = Signal()
    delete_pressed = Signal(list)
    print_pressed = Signal()
    export_pressed = Signal()
    counted = Signal(int)

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self.register = register
        self._session = session
        self.model = RecordsModel(session.office, register)
        self.view = TableView(self.model)
        self.view.setAccessibleName(_(register.label))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Find in this list"))
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
        page = column(row(self.filter, self.new_button), body, self._foot())
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
        self._needs: list[Need] = []
        self._fitting = False
        self._by_hand = False
        self._set_up_columns()

    def reload(self) -> None:
        """List again; the record under the cursor stays under it."""
        current = self.current()
        self._loading = True
        rescoped = self._hide_what_scope_says()
        self.model.load(self._session.scope, self.filter.text())
        if current is not None:
            self.select(current)
        self._loading = False
        self._count()
        self._fit_columns(anew=rescoped)

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

    def shown_places(self) -> list[int]:
        """The columns in view, by their place in the model, ที่ (0) left out."""
        return [p for p in range(1, self.model.columnCount()) if not self.view.isColumnHidden(p)]

    def sums(self) -> dict[int, str]:
        """The sums of what is listed, each with its unit, by the column's place in the model."""
        sums = self.model.totals() if self.model.rowCount() else {}
        return {
            place: f"{show_value(one.column.kind, sums[one.column.key])} {_(one.column.unit)}"
            for place, one in enumerate(self.model.columns, start=1)
            if one.column.total and sums.get(one.column.key)
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Fit the columns to the room there is."""
        if watched is self.view.viewport() and event.type() is QEvent.Type.Resize:
            self._fit_columns()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Widths can be measured from now on."""
        super().showEvent(event)
        self._fit_columns()

    # Columns

    def _set_up_columns(self) -> None:
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(0)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._on_width)
        self.view.setSortingEnabled(True)
        self.view.viewport().installEventFilter(self)

    def _fit_columns(self, *, anew: bool = False) -> None:
        """Let the columns fill the view; once the user has dragged one, theirs hold."""
        if self._fitting or self._by_hand or not self.model.rowCount() or not self.view.isVisible():
            return
        self._fitting = True
        places = [0, *self.shown_places()]
        if anew or len(self._needs) != len(places):
            self._needs = [self._need(place) for place in places]
        room = 0
        while room != (now := self.view.viewport().width()):  # a scroll bar may come or go
            room, narrower = now, room > now or not room
            for place, width in zip(places, fitted(self._needs, room), strict=True):
                self.view.setColumnWidth(place, width)
            if not narrower:
                break
        self._fitting = False

    def _need(self, place: int) -> Need:
        """What one column needs for what is in view."""
        heading = self._heading_width(place)
        header = self.view.horizontalHeader()
        shown = max(self.view.sizeHintForColumn(place), self._sample_width(place))
        wanted = min(max(shown, heading, header.minimumSectionSize()), WIDEST)
        if place == 0 or not self.model.column(place).is_text:
            return Need(wanted, wanted)
        least = max(heading, self.model.column(place).column.width * CHARACTER)
        return Need(wanted, min(wanted, least), grows=True)

    def _heading_width(self, place: int) -> int:
        """Pixels of a heading; its style also counts an arrow, which stands above the text."""
        font = QFont(self.view.horizontalHeader().font())
        font.setWeight(QFont.Weight.Medium)
        text = str(self.model.headerData(place, Qt.Orientation.Horizontal))
        lines = text.splitlines()
        return max(map(QFontMetrics(font).horizontalAdvance, lines)) + 2 * UNIT

    def _sample_width(self, place: int) -> int:
        """Pixels of what may stand further down in a column that is never cut."""
        sample = SAMPLES.get(self.model.column(place).column.kind) if place else None
        if sample is None:
            return 0
        text = show_value(self.model.column(place).column.kind, sample)
        return self.view.fontMetrics().horizontalAdvance(text) + 2 * UNIT

    def _on_width(self, _place: int, before: int, now: int) -> None:
        if not self._fitting and before and now:
            self._by_hand = True

    def _hide_what_scope_says(self) -> bool:
        """Leave out village and tambon where the chosen place says them; whether that changed."""
        scope, before = self._session.scope, self.shown_places()
        self._fitting, fitting = True, self._fitting
        for place, one in enumerate(self.model.columns, start=1):
            key = one.column.key
            of_village = self.register.village and key.startswith(f"{self.register.village}.")
            of_tambon = of_village and key.endswith(".tambon.name")
            said = (of_village and scope.village_id) or (of_tambon and scope.tambon_id)
            self.view.setColumnHidden(place, bool(said))
        self._fitting = fitting
        return before != self.shown_places()

    # Around the list

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setLayout(
            row(
                self.count, self.totals, 1,
                button(_("Export to Excel"), self.export_pressed.emit),
                button(_("Print register"), self.print_pressed.emit),
                spacing=2 * UNIT,
            )
        )  # fmt: skip
        return foot

    def _empty_sheet(self) -> QWidget:
        self._empty_text = label(role="quiet", wrap=True)
        self._empty_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty_button = button(
            _("Add the first: {what}").format(what=_(self.register.one)), self.begin_pressed.emit
        )
        self.clear_button = button(_("Clear the search"), self.filter.clear)
        inside: QVBoxLayout = column(
            2, self._empty_text, row(1, self._empty_button, self.clear_button, 1), 3,
            margins=3 * UNIT,
        )  # fmt: skip
        return panel(inside)

    def _count(self) -> None:
        count = self.model.rowCount()
        filtered = self.filter.text().strip()
        self._body.setCurrentIndex(0 if count else 1)
        self._empty_text.setText(
            _("Nothing found for “{text}”.").format(text=filtered)
            if filtered
            else _(self.register.hint)
        )
        self._empty_button.setVisible(not filtered)
        self.clear_button.setVisible(bool(filtered))
        text = _("{count} found") if filtered else _("{count} records")
        self.count.setText(text.format(count=f"{count:,}"))
        shown = (f"{self.model.heading(place)} {text}" for place, text in self.sums().items())
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
