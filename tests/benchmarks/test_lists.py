"""A list of 50,000 and of 1.5 million households, driven in its own widget.

The floor reads by hand what a page of the list shows (500 keys along an index, or none, and the 128
rows around them, with every name in them) and paints it in a bare QTableView of the same size.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSettings, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Filter, Scope, Sort
from tests.benchmarks.measuring import Figures, in_turns, raw, tell, tell_growth
from tests.benchmarks.nation import DISTRICT, NATION, SMALL, Size, office_folder
from ui import theme
from ui.session import Session
from ui.tables.record_list import RecordList
from ui.tables.records_model import CHUNK

HOUSEHOLDS = register("households")
TIMES = 40
BUDGET = 4  # times the floor, which is some ten milliseconds on an idle machine

# What a list of any length is sorted by; the smaller office is sorted by whatever it shows.
SORTS = (*("representative.full_name", "village.name", "village.tambon.name", "baseline_total"),)

_KEYS = """SELECT h.id FROM village v INDEXED BY village_code
    CROSS JOIN household h ON h.village_id = v.id ORDER BY v.code LIMIT 500"""
_ROWS = f"""SELECT h.id, p.full_name, v.moo, v.name, a.name, h.house_no, h.members, o.name,
    h.baseline_total, q.full_name, h.status
    FROM household h JOIN person p ON p.id = h.representative_id
    JOIN village v ON v.id = h.village_id JOIN tambon a ON a.id = v.tambon_id
    LEFT JOIN occupation_kind o ON o.id = h.wanted_id
    LEFT JOIN team_member m ON m.id = h.responsible_id LEFT JOIN person q ON q.id = m.person_id
    WHERE h.id IN ({", ".join("?" * CHUNK)})"""


class BareModel(QAbstractTableModel):
    """Rows as they were read."""

    rows: Sequence[Sequence[Any]] = ()

    def rowCount(self, _parent: object = None) -> int:  # noqa: N802  Qt's name
        return len(self.rows)

    def columnCount(self, _parent: object = None) -> int:  # noqa: N802  Qt's name
        return len(HOUSEHOLDS.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.rows[index.row()][index.column() + 1])

    def show(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class Driven:
    """A list in its widget, the office of which holds `size`."""

    def __init__(self, office: Office, folder: Path, size: Size, qtbot: QtBot) -> None:
        self.office, self.size, self._qtbot = office, size, qtbot
        self.session = Session(
            office, QSettings(str(folder / "none.ini"), QSettings.Format.IniFormat)
        )
        self.session.scope = self.everything
        self.list = RecordList(HOUSEHOLDS, self.session)
        theme.dress(self.list)
        qtbot.addWidget(self.list)
        self.list.resize(1200, 700)
        with qtbot.waitActive(self.list):
            self.list.show()
        self.model = self.list.model
        self.names = [option for option, _count in self._occupations()]
        self.random = Random(size.name)
        self.raw: Any = raw(folder)
        self.bare, self._bare_view = BareModel(), QTableView()
        self._bare_view.setModel(self.bare)
        theme.dress(self._bare_view)
        qtbot.addWidget(self._bare_view)
        self._bare_view.resize(1200, 700)
        with qtbot.waitActive(self._bare_view):
            self._bare_view.show()

    @property
    def everything(self) -> Scope:
        """All households: ten rounds at once of the district, one of the nation."""
        return Scope(None if self.size.rounds > 1 else self.office.rounds()[0].id)

    def page(self, _number: int) -> None:
        """List everything and paint the first page."""
        self.session.scope = self.everything
        self.model.load(self.everything)
        self.paint()

    def jump(self, _number: int) -> None:
        """Scroll to anywhere and paint."""
        bar = self.list.view.verticalScrollBar()
        bar.setValue(self.random.randrange(bar.maximum()))
        self.paint()

    def sort(self, number: int) -> None:
        """Sort by another column, up or down, and paint."""
        self.model.sort_by(Sort(SORTS[number % len(SORTS)], descending=number % 7 > 3))
        self.paint()

    def sort_by_any(self, number: int) -> None:
        """Sort by any column that the list shows at first, and paint."""
        columns = [one for one in HOUSEHOLDS.columns if one.key != "house_no"]
        self.model.sort_by(Sort(columns[number % len(columns)].key, descending=number % 7 > 3))
        self.paint()

    def filter(self, number: int) -> None:
        """Filter by occupation, tambon or village, in the register's order, and paint."""
        anywhere = self.random.randrange(self.size.tambons) + 1
        filters = (
            Filter("wanted.name", "in", (self.names[number % len(self.names)],)),
            Filter("village.tambon", "in", (anywhere,)),
            Filter("village", "in", (anywhere,)),
        )
        self.model.load(self.everything, filters=(filters[number % 3],))
        self.paint()

    def whole(self) -> None:
        """Wait until the whole list is there."""
        if not self.model.is_whole:
            with self._qtbot.waitSignal(self.model.filled, timeout=120_000):
                pass

    def paint(self) -> None:
        """Paint what is in view, now."""
        self.list.view.viewport().repaint()

    def floor_of_a_page(self, _number: int) -> None:
        """What must be read of the file to show a page, and painted."""
        keys = [row[0] for row in self.raw.execute(_KEYS).fetchall()]
        self._paint_bare(keys[:CHUNK])

    def floor_of_a_jump(self, number: int) -> None:
        """What must be read of the file to show another page, and painted."""
        first = Random(number).randrange(1, self.size.all_households - CHUNK)
        self._paint_bare(range(first, first + CHUNK))

    def _paint_bare(self, keys: Sequence[int]) -> None:
        self.bare.show(self.raw.execute(_ROWS, keys).fetchall())
        self._bare_view.viewport().repaint()

    def _occupations(self) -> list[tuple[Any, int]]:
        column = "wanted.name"
        found = self.office.values_of(HOUSEHOLDS, column, Scope(None, 1), limit=10)
        return [one for one in found if one[0]]


@contextmanager
def driven(size: Size, qtbot: QtBot, folder: Path) -> Iterator[Driven]:
    """The list of an office of `size`."""
    kept = office_folder(size)
    with Office.open(kept, read_only=True, who="สมศรี") as office:
        made = Driven(office, kept, size, qtbot)
        yield made
        made.session.close()
        made.raw.close()


def measured(made: Driven) -> list[Figures]:
    """Every figure of the list."""
    found = [in_turns("list page", made.page, made.floor_of_a_page, TIMES)]
    made.page(0)
    made.whole()
    found.append(in_turns("random jump", made.jump, made.floor_of_a_jump, TIMES))
    found.append(in_turns("sort, indexed", made.sort, made.floor_of_a_page, TIMES))
    if made.size is not NATION:
        found.append(in_turns("sort, any column", made.sort_by_any, made.floor_of_a_page, TIMES))
    made.model.sort_by(None)
    found.append(in_turns("filter", made.filter, made.floor_of_a_page, TIMES))
    return found


@pytest.mark.endurance
def test_lists_of_a_district_and_of_a_nation(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """Budget: p95 of 60 ms on an idle machine; told in ms, held as ratios."""
    theme.apply(qapp, theme.LIGHT)
    found: dict[str, list[Figures]] = {}
    for size in (DISTRICT, NATION):
        with driven(size, qtbot, tmp_path) as made:
            found[size.name] = measured(made)
        print(f"\n{size.all_households:,} households")  # noqa: T201  a benchmark speaks
        tell(found[size.name])
    times = NATION.all_households / DISTRICT.all_households
    tell_growth(found["district"], found["nation"], times)
    for one in (*found["district"], *found["nation"]):
        assert one.ratio <= BUDGET, one.line()


def test_a_small_lists_pages_cost_little_more_than_reading_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """The same on 5,000 households, in a moment: only a slip of whole orders is caught."""
    theme.apply(qapp, theme.LIGHT)
    with driven(SMALL, qtbot, tmp_path) as made:
        made.page(0)
        jump = in_turns("random jump", made.jump, made.floor_of_a_jump, 8)
        page = in_turns("list page", made.page, made.floor_of_a_page, 8)
    tell([jump, page])
    assert jump.ratio <= 2 * BUDGET
    assert page.ratio <= 2 * BUDGET
