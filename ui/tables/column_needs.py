"""What each column of a list needs on the screen, measured by what is in view."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Value
from ui.tables.column_widths import Need
from ui.tables.records_model import RecordsModel
from ui.tables.table_view import TableView
from ui.theme import UNIT

WIDEST = 280  # pixels a column takes by itself; the user may drag it wider
SAMPLES: dict[Kind, Value] = {Kind.DATE: date(2026, 6, 30), Kind.MONEY: 100_000_00}
WIDEST_PLACE = 160  # pixels: villages and tambons are told apart by the whole of their names
CHARACTER = 5.5  # pixels of the list's font that a text may be narrowed to


def need_of(view: TableView, model: RecordsModel, place: int) -> Need:
    """What the column at `place` needs: text may be narrowed; places, numbers and days not."""
    heading = _heading_width(view, model, place)
    least_width = view.horizontalHeader().minimumSectionSize()
    shown = max(view.sizeHintForColumn(place), _sample_width(view, model, place))
    wanted = min(max(shown, heading, least_width), WIDEST)
    if place == 0 or not model.column(place).is_text:
        return Need(wanted, wanted)
    if model.column(place).is_place:
        return Need(wanted, min(wanted, WIDEST_PLACE), grows=True)
    least = max(heading, int(model.column(place).column.width * CHARACTER))
    return Need(wanted, min(wanted, least), grows=True)


def _heading_width(view: TableView, model: RecordsModel, place: int) -> int:
    """Pixels of a heading; its style also counts an arrow, which stands above the text."""
    font = QFont(view.horizontalHeader().font())
    font.setWeight(QFont.Weight.Medium)
    text = str(model.headerData(place, Qt.Orientation.Horizontal))
    return max(map(QFontMetrics(font).horizontalAdvance, text.splitlines())) + 2 * UNIT


def _sample_width(view: TableView, model: RecordsModel, place: int) -> int:
    """Pixels of what may stand further down in a column that is never cut."""
    text = f"{model.rowCount():,}"
    if place:
        kind = model.column(place).column.kind
        text = show_value(kind, SAMPLES.get(kind))
    return view.fontMetrics().horizontalAdvance(text) + 2 * UNIT
