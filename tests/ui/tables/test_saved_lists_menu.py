"""The button with the saved lists: chosen, saved, renamed, deleted, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.saved_lists import save_list, saved_lists
from desktop.views import Filter, Sort
from tests.ui.keyboard import press, type_keys
from tests.ui.tables.conftest import Names
from ui.session import Session
from ui.tables.record_list import RecordList

SAGES = register("sages")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SKILLED = (Filter("years", ">=", 8),)


@pytest.fixture
def saved(shown: RecordList, session: Session, qtbot: QtBot) -> RecordList:
    """The list, saved as ชำนาญ: eight years or more, most years first, with telephones."""
    shown.filters.put("years", SKILLED)
    shown.columns.choose(["person.full_name", "person.phone", "years"])
    shown.columns.sort(Sort("years", descending=True))
    with qtbot.waitSignal(session.changed):
        shown.saved.save_as("ชำนาญ")
    qtbot.waitUntil(lambda: shown.saved.chosen is not None)
    return shown


def act(shown: RecordList, text: str) -> None:
    """Choose an action of the button's menu by its text."""
    next(one for one in shown.saved.menu_now().actions() if one.text() == text).trigger()


def actions(shown: RecordList) -> dict[str, bool]:
    """What the menu offers, and whether each can be used."""
    return {one.text(): one.isEnabled() for one in shown.saved.menu_now().actions() if one.text()}


def test_a_list_is_saved_by_keys_under_a_name(
    shown: RecordList, session: Session, qtbot: QtBot
) -> None:
    shown.filters.put("years", SKILLED)
    qtbot.keyClick(shown.view, Qt.Key.Key_L, CTRL_SHIFT)
    menu = shown.saved.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    next(one for one in menu.actions() if one.text() == "บันทึกเป็น …").trigger()
    menu.close()
    popup = shown.saved.popup
    assert popup is not None
    type_keys(popup.name, "ชำนาญ")
    with qtbot.waitSignal(session.changed):
        press(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.saved.text().startswith("ชำนาญ "))
    assert [one.name for one in saved_lists(SAGES)] == ["ชำนาญ"]


def test_everything_and_back_again(saved: RecordList, names: Names) -> None:
    act(saved, "ทั้งหมด")
    assert len(names()) == 5
    assert saved.model.order is None
    assert saved.saved.text().startswith("มุมมอง")
    act(saved, "ชำนาญ")
    assert names() == ["แก้ว", "ไพศาล", "ขวัญ"]
    assert saved.columns.keys == ("person.full_name", "person.phone", "years")
    assert saved.filters.filters == SKILLED
    assert not saved.saved.differs


def test_columns_of_a_saved_list_are_borrowed(
    shown: RecordList, session: Session, office: Office, qtbot: QtBot
) -> None:
    shown.columns.choose(["person.full_name", "votes"])
    view = shown.standing()
    save_list(office, SAGES, "คะแนน", view)
    shown.columns.reset()
    act(shown, "คะแนน")
    assert shown.columns.keys == ("person.full_name", "votes")
    fresh = RecordList(SAGES, session)
    qtbot.addWidget(fresh)
    assert fresh.columns.own
    act(shown, "ทั้งหมด")
    assert shown.columns.own


def test_a_star_says_that_the_list_stands_otherwise_and_save_takes_it_over(
    saved: RecordList, session: Session, qtbot: QtBot
) -> None:
    assert not actions(saved)["บันทึก"]
    saved.filters.put("years", (Filter("years", ">=", 20),))
    assert saved.saved.text().startswith("ชำนาญ *")
    with qtbot.waitSignal(session.changed):
        act(saved, "บันทึก")
    qtbot.waitUntil(lambda: not saved.saved.differs)
    assert saved_lists(SAGES)[0].view.filters == (Filter("years", ">=", 20),)


@pytest.mark.parametrize("change", ["search", "sort", "columns"])
def test_every_part_of_the_list_counts_for_the_star(saved: RecordList, change: str) -> None:
    if change == "search":
        saved.filter.setText("แก้ว")
        saved.reload()
    elif change == "sort":
        saved.columns.sort(None)
    else:
        saved.columns.choose(["years"])
    assert " *" in saved.saved.text()


def test_it_is_renamed_and_deleted_and_the_deletion_undone(
    saved: RecordList, session: Session, office: Office, names: Names, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        saved.saved.rename("ชำนาญมาก")
    qtbot.waitUntil(lambda: saved.saved.text().startswith("ชำนาญมาก"))
    with qtbot.waitSignal(saved.list_deleted) as deleted:
        act(saved, "ลบ")
    assert saved.saved.chosen is None
    assert len(names()) == 5
    assert not actions(saved)["ลบ"]
    with qtbot.waitSignal(session.changed):
        office.undo_action(deleted.args[0].id)
    assert "ชำนาญมาก" in actions(saved)


def test_an_undone_saving_leaves_the_button_without_a_list(
    saved: RecordList, session: Session, office: Office, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        office.undo()
    qtbot.waitUntil(lambda: saved.saved.chosen is None)
    assert saved.filters.filters == ()


def test_a_name_that_is_taken_is_refused_with_a_sentence(saved: RecordList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(saved.told) as told:
        saved.saved.save_as("ชำนาญ")
    assert "ชำนาญ" in told.args[0]
    assert told.args[1] == "bad"


def test_a_saved_list_of_another_version_says_what_it_left_out(
    shown: RecordList, session: Session, office: Office, names: Names, qtbot: QtBot
) -> None:
    stored = save_list(office, SAGES, "เก่า", shown.standing())
    strange = '{"filters": [["shoe_size", ">=", 42], ["years", ">=", 8]]}'
    office.write("", lambda tx: tx.save("saved_list", {"definition": strange}, id=stored.id))
    with qtbot.waitSignal(shown.told) as told:
        act(shown, "เก่า")
    assert told.args == ["ตัดตัวกรองของคอลัมน์ที่ไม่มีแล้วออก", "warn"]
    assert set(names()) == {"แก้ว", "ไพศาล", "ขวัญ"}
