"""One filter of a list, asked for in a small popup: a column, how, and what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desktop.list_filters import (
    LONGEST_TEXT,
    MOST_VALUES,
    WAY_LABELS,
    Way,
    among,
    between,
    containing,
    shown_bound,
    value_name,
    way_of,
    ways_of,
)
from desktop.programme.list_columns import STAGE_STATE, filter_columns
from desktop.programme.vocabulary import Column, Field, Kind, Register, Value
from desktop.thai.order import numbered_sort_key
from desktop.thai.problems import NotUnderstood
from desktop.views import Filter
from desktop.words import _
from ui.session import Session
from ui.tables.filter_values import FilterValues
from ui.tables.popup import Popup
from ui.theme import UNIT
from ui.widgets import button, column, label, row

if TYPE_CHECKING:
    from ui.jobs import Job

WIDTH = 46

type Names = Mapping[Value, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What else narrows the list: its search, and the filters of other columns."""

    search: str
    filters: tuple[Filter, ...]


class FilterPopup(Popup):
    """Asks for the filter of one column; `chosen` carries its key and filters (none: no filter).

    Enter takes it, Escape leaves everything as it was.
    """

    chosen = Signal(str, tuple)

    def __init__(
        self, parent: QWidget, register: Register, session: Session, around: Around
    ) -> None:
        super().__init__(parent, _("Filter"), WIDTH)
        self._register, self._session, self._around = register, session, around
        self._offered = filter_columns(register)
        self._job: Job | None = None
        self._ticked: tuple[Value, ...] = ()
        self.columns, self.ways = QComboBox(), QComboBox()
        self.columns.setAccessibleName(_("Column"))
        self.columns.setMaxVisibleItems(16)
        for box in (self.columns, self.ways):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.ways.setAccessibleName(_("Condition"))
        for one in self._offered:
            self.columns.addItem(_(one.label).replace("\n", " "))
        self.values, self.text, self.low, self.high = (
            FilterValues(), QLineEdit(), QLineEdit(), QLineEdit(),
        )  # fmt: skip
        self.problem = label(role="quiet", tone="bad", wrap=True)
        self.problem.hide()
        self.take_button = button(_("Filter"), self.take, "primary")
        self.take_button.setDefault(True)
        self._lay_out()
        self.columns.currentIndexChanged.connect(self._on_column)
        self.ways.currentIndexChanged.connect(self._on_way)

    def ask(self, key: str = "", present: Sequence[Filter] = ()) -> None:
        """Ask about the column called `key`, whose filters are `present`."""
        keys = [one.key for one in self._offered]
        place = keys.index(key) if key in keys else 0
        if self.columns.currentIndex() == place:
            self._on_column()
        self.columns.setCurrentIndex(place)
        if present:
            self._show(present)
        (self._pages[self._way] if key else self.columns).setFocus()

    def take(self) -> None:
        """Hand the filter over, unless what is typed makes no sense."""
        asked = self._column
        try:
            filters = self._filters(asked)
        except NotUnderstood as misread:
            self.problem.setText(str(misread))
            self.problem.show()
            return
        self.chosen.emit(asked.key, filters)
        self.accept()

    @property
    def _column(self) -> Column:
        return self._offered[self.columns.currentIndex()]

    @property
    def _way(self) -> Way:
        return Way(self.ways.currentData())

    def _filters(self, asked: Column) -> tuple[Filter, ...]:
        match self._way:
            case Way.AMONG:
                return among(asked, self.values.chosen())
            case Way.CONTAINS:
                return containing(asked, self.text.text())
            case Way.BETWEEN:
                today = self._session.office.today()
                return between(asked, self.low.text(), self.high.text(), today)
        return (Filter(asked.key, self._way),)

    def _lay_out(self) -> None:
        self.text.setMaxLength(LONGEST_TEXT)
        self.text.setAccessibleName(_("Text to find"))
        bounds = QFormLayout()
        bounds.setContentsMargins(0, 0, 0, 0)
        for words, box in ((_("From"), self.low), (_("Until"), self.high)):
            box.setAccessibleName(words)
            bounds.addRow(words, box)
        between_, contains, nothing = QWidget(), QWidget(), QWidget()
        between_.setLayout(bounds)
        between_.setFocusProxy(self.low)
        contains.setLayout(column(self.text))
        contains.setFocusProxy(self.text)
        nothing.setFocusProxy(self.take_button)
        self._pages = {
            Way.AMONG: self.values, Way.CONTAINS: contains, Way.BETWEEN: between_,
            Way.BLANK: nothing, Way.FILLED: nothing,
        }  # fmt: skip
        heads = row(self.columns, self.ways)
        heads.setStretch(0, 1)
        heads.setStretch(1, 1)
        foot = row(button(_("Cancel"), self.reject), 1, self.take_button)
        self.setLayout(
            column(
                heads, *dict.fromkeys(self._pages.values()), self.problem, foot, margins=2 * UNIT
            )
        )

    def _on_column(self) -> None:
        asked = self._column
        self.problem.hide()
        self.values.find.clear()
        for box in (self.text, self.low, self.high):
            box.clear()
        with QSignalBlocker(self.ways):
            self.ways.clear()
            for way in ways_of(asked):
                self.ways.addItem(_(WAY_LABELS[way]), way.value)
        self.ways.setEnabled(self.ways.count() > 1)
        self._ticked = ()
        self._on_way()
        if Way.AMONG in ways_of(asked):
            self._ask_values(asked)

    def _on_way(self) -> None:
        chosen = self._pages[self._way]
        for page in self._pages.values():
            page.setVisible(page is chosen)
        self.problem.hide()
        self.adjustSize()

    def _show(self, present: Sequence[Filter]) -> None:
        """Put the filters that are there into the boxes."""
        way = way_of(present)
        self.ways.setCurrentIndex(self.ways.findData(way.value))
        first = present[0].value
        if way is Way.AMONG and isinstance(first, tuple):
            self._ticked = first
        elif way is Way.CONTAINS:
            self.text.setText(str(first))
        bounds = {one.operator: shown_bound(self._column, one.value) for one in present}
        self.low.setText(bounds.get(">=", ""))
        self.high.setText(bounds.get("<=", ""))

    def _ask_values(self, asked: Column) -> None:
        """Have the values counted in the background; those of a stage are known."""
        if self._job is not None:
            self._job.forget()
            self._job = None
        self.values.offer([], ())
        if asked.key == STAGE_STATE:
            self._on_values([(one.key, None) for one in asked.choices])
            return
        office, scope, around = self._session.office, self._session.scope, self._around
        register = self._register
        others = [one for one in around.filters if one.column != asked.key]
        self._job = self._session.jobs.read(
            lambda: office.values_of(
                register, asked.key, scope, search=around.search, filters=others, limit=MOST_VALUES
            ),
            self._on_values,
        )

    def _on_values(self, counted: object) -> None:
        self._job = None
        if not isinstance(counted, list):
            return
        asked = self._column
        merged: dict[Value, int | None] = {}
        for value, count in counted:
            key = None if value == "" else value
            merged[key] = (merged.get(key) or 0) + count if count is not None else None
        merged |= {one: 0 for one in self._ticked if one not in merged}
        names = linked_names(self._session, self._register, asked, merged)
        offered = [(one, value_name(asked, one, names), count) for one, count in merged.items()]
        offered.sort(key=lambda one: _rank(asked, one[0], one[1]))
        self.values.offer(offered, self._ticked, all_of_them=len(counted) < MOST_VALUES)


def linked_names(
    session: Session, register: Register, asked: Column, ids: Iterable[object]
) -> Names:
    """How the villages or tambons with `ids` read in a filter on them."""
    if asked.kind is not Kind.LINK:
        return {}
    target = "village" if asked.key == register.village else "tambon"
    field = Field(asked.key, asked.label, Kind.LINK, target=target)
    wanted = (one for one in ids if isinstance(one, int))
    return {**session.office.labels(field, wanted)}


def _rank(asked: Column, value: Value, name: str) -> tuple[bool, int, bytes]:
    """Blanks first; choices and places in their own order, all else as in a dictionary."""
    if asked.kind is Kind.LINK and isinstance(value, int):
        return True, value, b""  # the district's places were stored in the order of their codes
    keys = [one.key for one in asked.choices]
    place = keys.index(value) if value in keys else len(keys)
    return value is not None, place, numbered_sort_key(name)
