"""Columns of a list: chosen, ordered, sized, sorted by, and there again the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Sort
from tests.ui.tables.conftest import Names
from ui.session import Session
from ui.tables.record_list import RecordList
from ui.tables.remembered_columns import Remembered, recall, remember

SAGES = register("sages")
OWN = ("person.full_name", "village.name", "village.tambon.name", "craft.name", "years", "votes",
       "selected")  # fmt: skip
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def again(session: Session, qtbot: QtBot) -> RecordList:
    """The list as it is built the next time."""
    made = RecordList(SAGES, session)
    qtbot.addWidget(made)
    made.reload()
    return made


def act(menu: QMenu, text: str) -> None:
    """Choose an action of a menu by its text."""
    next(one for one in menu.actions() if one.text() == text).trigger()


def current(shown: RecordList, key: str) -> int:
    """Put the cursor into a column; its place."""
    place = shown.columns.place_of(key)
    shown.view.setCurrentIndex(shown.model.index(0, place))
    return place


def test_columns_are_chosen_and_ordered_by_keys(
    shown: RecordList, session: Session, qtbot: QtBot
) -> None:
    assert shown.columns.keys == OWN
    qtbot.keyClick(shown.view, Qt.Key.Key_K, CTRL | SHIFT)
    popup = shown.columns_popup
    assert popup is not None
    offered = [one.text() for one in popup.items()]
    assert {"โทรศัพท์", "บ้านเลขที่", "เลขประจำตัวประชาชน"} <= set(offered)
    assert len(offered) == len(set(offered)), "no two columns of one name"
    popup.view.setCurrentRow(offered.index("โทรศัพท์"))
    qtbot.keyClick(popup.view, Qt.Key.Key_Space)
    popup.view.setCurrentRow(0)
    qtbot.keyClick(popup.view, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(popup.view, Qt.Key.Key_Return)
    assert shown.columns.keys == ("village.name", "person.full_name", *OWN[2:], "person.phone")
    assert shown.model.text(0, 1).startswith("ม.")
    assert again(session, qtbot).columns.keys == shown.columns.keys


def test_a_national_id_is_masked_wherever_it_is_shown(shown: RecordList) -> None:
    shown.columns.choose(["person.full_name", "person.national_id"])
    shown.columns.sort(Sort("person.national_id"))
    assert shown.model.text(0, 2) == "9-00xx-xxxxx-00-x"


def test_text_of_several_lines_is_told_on_one(shown: RecordList) -> None:
    shown.columns.choose(["achievements"])
    told = {shown.model.text(row, 1) for row in range(5)}
    assert told == {"", "ชนะเลิศ ระดับจังหวัด"}


def test_a_column_is_hidden_moved_and_all_reset_from_its_menu(
    shown: RecordList, session: Session, qtbot: QtBot
) -> None:
    current(shown, "votes")
    qtbot.keyClick(shown.view, Qt.Key.Key_Down, ALT)
    menu = shown.view.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    act(menu, "ซ่อนคอลัมน์นี้")
    menu.close()
    assert shown.columns.keys == tuple(key for key in OWN if key != "votes")
    place = shown.columns.place_of("years")
    with qtbot.waitSignal(shown.columns.changed):
        act(shown.view.column_menu(place), "เลื่อนไปทางซ้าย")
    moved = ("person.full_name", "village.name", "village.tambon.name", "years", "craft.name",
             "selected")  # fmt: skip
    assert shown.columns.keys == moved
    assert [shown.model.column(one).column.key for one in shown.shown_places()] == list(moved)
    assert again(session, qtbot).columns.keys == moved
    act(shown.view.column_menu(1), "คอลัมน์มาตรฐาน")
    assert shown.columns.keys == OWN
    assert again(session, qtbot).columns.own


def test_a_dragged_column_stands_in_its_place_the_next_time(
    shown: RecordList, session: Session, qtbot: QtBot
) -> None:
    header = shown.view.horizontalHeader()
    with qtbot.waitSignal(shown.columns.changed):
        header.moveSection(header.visualIndex(5), 1)
    assert shown.columns.keys == ("years", *OWN[:4], *OWN[5:])
    assert again(session, qtbot).columns.keys == shown.columns.keys
    header.moveSection(1, 0)
    assert header.visualIndex(0) == 0, "ที่ stays the first"


def test_a_dragged_width_is_kept(shown: RecordList, session: Session, qtbot: QtBot) -> None:
    shown.view.setColumnWidth(1, 222)
    shown.columns.fit()
    assert shown.view.columnWidth(1) == 222
    fresh = again(session, qtbot)
    fresh.resize(900, 500)
    with qtbot.waitActive(fresh):
        fresh.show()
    assert fresh.view.columnWidth(1) == 222
    fresh.columns.reset()
    assert fresh.view.columnWidth(1) != 222


def test_keys_sort_up_down_and_not_at_all(shown: RecordList, names: Names, qtbot: QtBot) -> None:
    own = names()
    place = current(shown, "years")
    header = shown.view.horizontalHeader()
    qtbot.keyClick(shown.view, Qt.Key.Key_S, CTRL | SHIFT)
    assert names() == ["กมล", "ขวัญ", "ไพศาล", "แก้ว", "เกษม"]
    assert header.sortIndicatorSection() == place
    assert header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    qtbot.keyClick(shown.view, Qt.Key.Key_S, CTRL | SHIFT)
    assert names() == ["แก้ว", "ไพศาล", "ขวัญ", "กมล", "เกษม"], "blanks last either way"
    qtbot.keyClick(shown.view, Qt.Key.Key_S, CTRL | SHIFT)
    assert names() == own
    assert header.sortIndicatorSection() == -1


def test_house_numbers_sort_by_their_size(shown: RecordList, names: Names) -> None:
    shown.columns.choose(["person.full_name", "person.house_no"])
    shown.columns.sort(Sort("person.house_no"))
    assert names()[:3] == ["เกษม", "แก้ว", "กมล"]


def test_the_arrow_follows_its_column(shown: RecordList, names: Names) -> None:
    shown.columns.sort(Sort("years", descending=True))
    before = names()
    shown.columns.choose(["years", "person.full_name"])
    header = shown.view.horizontalHeader()
    assert header.sortIndicatorSection() == 1
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    assert names() == before
    shown.columns.choose(["person.full_name", "votes"])
    assert header.sortIndicatorSection() == -1
    assert shown.model.order is None


def test_totals_are_of_the_columns_in_view_and_of_what_is_filtered(
    session: Session, qtbot: QtBot
) -> None:
    made = RecordList(register("forums"), session)
    qtbot.addWidget(made)
    made.columns.choose(["village.name", "households_present"])
    assert set(made.sums()) <= {2}


@pytest.mark.parametrize(
    "stored",
    ["", "{", "[]", "5", "null", '{"columns": 3, "widths": []}', '{"columns": ["gone", 1, null]}',
     '{"widths": {"years": 1000000, "votes": "9", "gone": 90}}', "[" * 9999],
)  # fmt: skip
def test_what_the_settings_hold_never_stops_a_list(session: Session, stored: str) -> None:
    assert session.settings is not None
    session.settings.setValue("lists/sages", stored)
    assert recall(session.settings, SAGES) == Remembered()


def test_without_settings_nothing_is_kept() -> None:
    remember(None, SAGES, Remembered(("years",)))
    assert recall(None, SAGES) == Remembered()


def test_no_row_is_cut_by_the_frame(shown: RecordList) -> None:
    for height in (403, 417, 431):
        shown.resize(900, height)
        rows = shown.view.viewport().height() / shown.view.rowHeight(0)
        assert rows == int(rows)


def test_what_the_chosen_village_says_is_not_said_again(
    shown: RecordList, session: Session, office: Office, qtbot: QtBot
) -> None:
    shown.columns.choose(["village.name", "person.full_name", "village.tambon.name"])
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    shown.reload()
    assert [shown.model.heading(place) for place in shown.shown_places()] == ["ชื่อ"]
    assert again(session, qtbot).columns.keys == shown.columns.keys
    session.choose_place()
    shown.reload()
    assert len(shown.shown_places()) == 3
