"""The columns of a list: chosen, ordered, sized, sorted by, and remembered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal

from desktop.programme.list_columns import chosen_columns
from desktop.views import Sort
from ui.session import Session
from ui.tables.column_needs import need_of
from ui.tables.column_widths import Need, fitted
from ui.tables.records_model import RecordsModel
from ui.tables.remembered_columns import Remembered, recall, remember
from ui.tables.table_view import TableView

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class ListColumns(QObject):
    """Keeps the header of `view` and the columns of `model` in step.

    `chosen` comes when other columns are shown, `changed` also when they stand or are sorted
    otherwise. Places are the model's, ที่ being 0.
    """

    chosen = Signal()
    changed = Signal()

    def __init__(self, view: TableView, model: RecordsModel, session: Session) -> None:
        super().__init__(view)
        self._view, self._model, self._session = view, model, session
        self._header = view.horizontalHeader()
        self._needs: list[Need] = []
        self._busy = False
        self._lasting = True
        self._seen = (0, 0)  # the width of the view, and the rows that it has room for
        kept = recall(session.settings, model.register)
        self._widths = dict(kept.widths)
        self._set_up()
        self.choose(kept.columns)

    @property
    def keys(self) -> tuple[str, ...]:
        """The chosen columns from left to right, also those that the scope hides."""
        places = range(1, self._model.columnCount())
        return tuple(
            self._model.column(place).column.key
            for place in sorted(places, key=self._header.visualIndex)
        )

    @property
    def own(self) -> bool:
        """Whether these are the columns the program was shipped with."""
        return chosen_columns(self._model.register, self.keys) == self._model.register.columns

    def shown_places(self) -> list[int]:
        """The columns in view from left to right, by their place in the model, ที่ left out."""
        places = range(1, self._model.columnCount())
        shown = (place for place in places if not self._view.isColumnHidden(place))
        return sorted(shown, key=self._header.visualIndex)

    def place_of(self, key: str) -> int:
        """Where the column called `key` is in the model; -1 where it is not chosen."""
        keys = (one.column.key for one in self._model.columns)
        return next((place for place, one in enumerate(keys, 1) if one == key), -1)

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns in this order; none are the register's own."""
        self._busy = True
        self._model.show_columns(chosen_columns(self._model.register, keys))
        for place in range(self._model.columnCount()):
            self._header.moveSection(self._header.visualIndex(place), place)
        self._busy = False
        self._show_order()
        self.hide_what_scope_says()
        self.fit(anew=True)
        self._keep()
        self.chosen.emit()
        self.changed.emit()

    def borrow(self, keys: Sequence[str]) -> None:
        """Show the columns of a saved list, which this user's settings do not keep."""
        self._lasting = False
        self.choose(keys)

    def give_back(self) -> None:
        """Show the user's own columns again."""
        borrowed, self._lasting = not self._lasting, True
        if borrowed:
            self.choose(recall(self._session.settings, self._model.register).columns)

    def reset(self) -> None:
        """Back to the shipped columns and widths."""
        self._widths = {}
        self.choose(())

    def hide(self, place: int) -> None:
        """Show the column at `place` no longer, unless it is the last."""
        gone = self._model.column(place).column.key
        if len(self.keys) > 1:
            self.choose([one for one in self.keys if one != gone])

    def move(self, place: int, steps: int) -> None:
        """Move the column at `place` by `steps` among those in view; to the right above 0."""
        shown = self.shown_places()
        target = shown.index(place) + steps if place in shown else -1
        if 0 <= target < len(shown):
            index = self._header.visualIndex
            self._header.moveSection(index(place), index(shown[target]))

    def sort(self, sort: Sort | None) -> None:
        """List by another column; None is the register's own order."""
        place = self.place_of(sort.column) if sort else -1
        order = DESCENDING if sort and sort.descending else ASCENDING
        self._header.setSortIndicator(place, order)

    def sort_further(self, place: int) -> None:
        """List by the column at `place`: up, then down, then in the register's own order."""
        if place <= 0:
            self.sort(None)
            return
        key, now = self._model.column(place).column.key, self._model.order
        if now is None or now.column != key:
            self.sort(Sort(key))
        else:
            self.sort(None if now.descending else Sort(key, descending=True))

    def hide_what_scope_says(self) -> bool:
        """Leave out village and tambon where the chosen place says them; whether that changed."""
        scope, before = self._session.scope, self.shown_places()
        village = self._model.register.village
        self._busy, busy = True, self._busy
        for place, one in enumerate(self._model.columns, start=1):
            of_village = village and one.column.key.startswith(f"{village}.")
            of_tambon = of_village and one.column.key.endswith(".tambon.name")
            said = (of_village and scope.village_id) or (of_tambon and scope.tambon_id)
            self._view.setColumnHidden(place, bool(said))
        self._busy = busy
        return before != self.shown_places()

    def fit(self, *, anew: bool = False) -> None:
        """Let the columns fill the view; those the user has dragged keep their width."""
        if self._busy or not self._model.rowCount() or not self._view.isVisible():
            return
        self._busy = True
        places = [0, *self.shown_places()]
        if anew or len(self._needs) != len(places):
            self._needs = [self._need(place) for place in places]
        self._needs[0] = self._need(0)  # ที่ grows with the list
        room = 0
        while room != (now := self._view.viewport().width()):  # a scroll bar may come or go
            room, narrower = now, room > now or not room
            for place, width in zip(places, fitted(self._needs, room), strict=True):
                self._view.setColumnWidth(place, width)
            if not narrower:
                break
        self._busy = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Fit the columns to the room there is, and to the rows that are seen in it.

        Qt resizes the view twice at every other list, by less than a row; nothing more is seen.
        """
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            size = self._view.viewport().size()
            seen = size.width(), size.height() // self._view.verticalHeader().defaultSectionSize()
            if seen != self._seen:
                self._seen = seen
                self.fit(anew=True)
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        header = self._header
        header.setResizeContentsPrecision(0)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, ASCENDING)
        self._view.setSortingEnabled(True)
        self._view.viewport().installEventFilter(self)
        header.sectionResized.connect(self._on_width)
        header.sectionMoved.connect(self._on_move)
        header.sortIndicatorChanged.connect(self.changed)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._moved)

    def _need(self, place: int) -> Need:
        width = self._widths.get(self._model.column(place).column.key) if place else None
        if width is not None:
            return Need(width, width)
        return need_of(self._view, self._model, place)

    def _show_order(self) -> None:
        """Put the arrow where it belongs without listing again."""
        now = self._model.order
        place = self.place_of(now.column) if now else -1
        with QSignalBlocker(self._header):
            self._header.setSortIndicator(
                place, DESCENDING if now and now.descending else ASCENDING
            )

    def _on_width(self, place: int, before: int, now: int) -> None:
        if self._busy or not before or not now or not place:
            return
        self._widths[self._model.column(place).column.key] = now
        self._needs = []
        self._keep()

    def _on_move(self, *_places: int) -> None:
        first = self._header.visualIndex(0)
        if self._busy:
            return
        if first:
            self._header.moveSection(first, 0)
        self._later.start()

    def _moved(self) -> None:
        self._needs = []
        self._keep()
        self.changed.emit()

    def _keep(self) -> None:
        """Remember what is not as shipped, unless the columns are borrowed."""
        if self._lasting:
            chosen = Remembered(() if self.own else self.keys, self._widths)
            remember(self._session.settings, self._model.register, chosen)
