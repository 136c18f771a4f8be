"""Chips above a list, put there, changed and taken away by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.views import Filter
from tests.ui.keyboard import press, type_keys
from tests.ui.tables.conftest import Names
from tests.ui.test_accessibility import nameless
from ui.session import Session
from ui.tables.filter_popup import FilterPopup
from ui.tables.record_list import RecordList

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def popup_of(shown: RecordList) -> FilterPopup:
    assert shown.filters.popup is not None
    return shown.filters.popup


def ask(shown: RecordList, key: str, qtbot: QtBot) -> FilterPopup:
    """Open the popup on a column and wait for its values."""
    shown.filters.ask(key)
    popup = popup_of(shown)
    if popup.ways.currentData() == "among":
        qtbot.waitUntil(lambda: bool(popup.values.names()))
    return popup


def texts(shown: RecordList) -> list[str]:
    return [one.words for one in shown.filters.chips()]


def test_a_value_is_found_by_typing_and_enter_makes_a_chip(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    place = shown.columns.place_of("craft.name")
    shown.view.setCurrentIndex(shown.model.index(0, place))
    qtbot.keyClick(shown.view, Qt.Key.Key_F, CTRL_SHIFT)
    popup = popup_of(shown)
    qtbot.waitUntil(lambda: popup.values.names() != [])
    assert popup.values.names() == ["(ว่าง)  (1)", "จักสาน  (1)", "ช่างไม้  (1)", "ทอผ้า  (2)"]
    type_keys(popup.values.find, "ทอ")
    assert popup.values.names() == ["ทอผ้า  (2)"]
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert texts(shown) == ["ความเชี่ยวชาญ: ทอผ้า"]
    assert names() == ["แก้ว", "เกษม"]
    assert shown.count.text() == "พบ 2 รายการ"


def test_values_are_ticked_with_the_space_bar(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    popup = ask(shown, "craft.name", qtbot)
    press(popup.values.find, Qt.Key.Key_Down)
    view = popup.values.view
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(view, key, text=" " if key is Qt.Key.Key_Space else "")
    popup.take()
    assert texts(shown) == ["ความเชี่ยวชาญ: (ว่าง), จักสาน"]
    assert sorted(names()) == ["กมล", "ไพศาล"]


@pytest.mark.parametrize(
    ("key", "ticks", "chip", "left"),
    [
        ("craft.name", ["ทอผ้า", "ช่างไม้"], "ความเชี่ยวชาญ: ช่างไม้, ทอผ้า", {"แก้ว", "เกษม", "ขวัญ"}),
        ("selected", ["ไม่ใช่"], "คัดเลือก: ไม่ใช่", {"แก้ว", "กมล", "เกษม", "ไพศาล", "ขวัญ"}),
        ("person.title", ["นาย"], "คำนำหน้า: นาย", {"แก้ว", "กมล", "เกษม", "ไพศาล", "ขวัญ"}),
    ],
)  # fmt: skip
def test_columns_of_few_values_are_narrowed_by_ticks(
    shown: RecordList, names: Names, qtbot: QtBot, key: str, ticks: list[str], chip: str,
    left: set[str],
) -> None:  # fmt: skip
    popup = ask(shown, key, qtbot)
    for tick in ticks:
        popup.values.tick(tick)
    popup.take()
    assert texts(shown) == [chip]
    assert set(names()) == left


def test_villages_and_tambons_are_told_apart_by_more_than_their_name(
    shown: RecordList, office: Office, names: Names, qtbot: QtBot
) -> None:
    there = office.villages()[1]
    popup = ask(shown, "village.name", qtbot)
    label = f"{there.label} ต.{there.tambon}"
    assert f"{label}  (3)" in popup.values.names()
    popup.values.tick(label)
    popup.take()
    assert texts(shown) == [f"หมู่บ้าน: {label}"]
    assert set(names()) == {"เกษม", "ไพศาล", "ขวัญ"}
    popup = ask(shown, "village.tambon.name", qtbot)
    assert popup.values.names() == [f"{there.tambon}  (3)"]


def test_the_stage_of_the_village_narrows_the_list(
    shown: RecordList, names: Names, qtbot: QtBot, office: Office, session: Session
) -> None:
    popup = ask(shown, "stage_state", qtbot)
    assert popup.values.names()[0] == "ยังไม่เริ่ม"
    popup.values.tick("กำลังดำเนินการ")
    popup.take()
    assert texts(shown) == ["ขั้นตอน: กำลังดำเนินการ"]
    assert len(names()) == 5
    shown.filters.put("stage_state", (Filter("stage_state", "in", ("done", "not_started")),))
    assert names() == []


def test_bounds_are_typed_and_a_wrong_one_is_told_in_place(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    popup = ask(shown, "years", qtbot)
    type_keys(popup.low, "ห้า")
    press(popup, Qt.Key.Key_Return)
    assert popup.isVisible()
    assert "ห้า" in popup.problem.text()
    popup.low.clear()
    type_keys(popup.low, "8")
    type_keys(popup.high, "12")
    press(popup, Qt.Key.Key_Return)
    assert texts(shown) == ["ประสบการณ์ (ปี): 8 ถึง 12"]
    assert set(names()) == {"ขวัญ", "ไพศาล"}
    again = ask(shown, "years", qtbot)
    assert (again.low.text(), again.high.text()) == ("8", "12")


@pytest.mark.parametrize(
    ("way", "chip", "left"),
    [
        ("blank", "โทรศัพท์: ว่าง", {"กมล", "เกษม", "ไพศาล", "ขวัญ"}),
        ("filled", "โทรศัพท์: กรอกแล้ว", {"แก้ว"}),
    ],
)
def test_what_is_blank_can_be_listed(
    shown: RecordList, names: Names, qtbot: QtBot, way: str, chip: str, left: set[str]
) -> None:
    popup = ask(shown, "person.phone", qtbot)
    popup.ways.setCurrentIndex(popup.ways.findData(way))
    popup.take()
    assert texts(shown) == [chip]
    assert set(names()) == left


def test_a_national_id_is_sought_and_never_listed(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    popup = ask(shown, "person.national_id", qtbot)
    assert popup.ways.currentData() == "contains"
    assert not popup.values.isVisible()
    type_keys(popup.text, "9-0070")
    popup.take()
    assert names() == ["แก้ว"]


def test_escape_leaves_the_list_as_it_was(shown: RecordList, names: Names, qtbot: QtBot) -> None:
    popup = ask(shown, "craft.name", qtbot)
    popup.values.tick("ทอผ้า")
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert texts(shown) == []
    assert len(names()) == 5


def test_a_chip_is_changed_and_taken_away_by_keys(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    shown.filters.put("years", (Filter("years", ">=", 8),))
    shown.filters.put("craft.name", (Filter("craft.name", "in", ("ทอผ้า", "ช่างไม้")),))
    assert set(names()) == {"แก้ว", "ขวัญ"}
    first = shown.filters.chips()[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    popup = popup_of(shown)
    assert popup.low.text() == "8"
    popup.low.setText("20")
    popup.take()
    assert names() == ["แก้ว"]
    shown.filters.chips()[0].setFocus()
    qtbot.keyClick(shown.filters.chips()[0], Qt.Key.Key_Delete)
    assert texts(shown) == ["ความเชี่ยวชาญ: ทอผ้า, ช่างไม้"]
    assert QApplication.focusWidget() is shown.filters.chips()[0]
    qtbot.keyClick(shown.filters.chips()[0], Qt.Key.Key_Backspace)
    assert shown.filters.isHidden()
    assert QApplication.focusWidget() is shown.filters.add_button
    assert len(names()) == 5


def test_a_click_on_the_cross_takes_a_chip_away(shown: RecordList, qtbot: QtBot) -> None:
    shown.filters.put("years", (Filter("years", ">=", 8),))
    (chip,) = shown.filters.chips()
    end = chip.rect().center()
    end.setX(chip.width() - 8)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=end)
    assert texts(shown) == []


def test_ticks_of_a_chip_stay_although_nothing_has_that_value_now(
    shown: RecordList, qtbot: QtBot
) -> None:
    shown.filters.put("craft.name", (Filter("craft.name", "in", ("ทำขนม", "ทอผ้า")),))
    popup = ask(shown, "craft.name", qtbot)
    assert "ทำขนม  (0)" in popup.values.names()
    popup.take()
    assert set(shown.filters.filters[0].value) == {"ทำขนม", "ทอผ้า"}  # type: ignore[arg-type]


def test_an_empty_list_names_its_filters_and_clears_them(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    shown.filters.put("years", (Filter("years", ">=", 90),))
    assert "ประสบการณ์ (ปี): ตั้งแต่ 90" in shown.beginning_text
    shown.filter.setText("แก้ว")
    shown.reload()
    assert "แก้ว" in shown.beginning_text
    shown.clear_button.click()
    assert len(names()) == 5
    assert (shown.filter.text(), texts(shown)) == ("", [])


def test_a_filter_is_for_the_reader_of_the_screen_too(shown: RecordList) -> None:
    shown.filters.put("years", (Filter("years", ">=", 8),))
    (chip,) = shown.filters.chips()
    assert chip.accessibleName() == "ตัวกรอง ประสบการณ์ (ปี): ตั้งแต่ 8"
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_popup_says_the_names_of_its_controls(shown: RecordList) -> None:
    shown.filters.ask("years")
    shown.choose_columns()
    shown.saved.ask_new_name()
    popups = (shown.filters.popup, shown.columns_popup, shown.saved.popup)
    assert [nameless(one) for one in popups if one is not None] == [[], [], []]


def test_a_name_of_100_000_characters_is_sought_without_a_fault(
    shown: RecordList, names: Names, qtbot: QtBot
) -> None:
    shown.filter.setText("ก้" * 50_000)
    shown.reload()
    assert names() == []
    popup = ask(shown, "achievements", qtbot)
    popup.text.setText("ก้" * 50_000)
    popup.take()
    assert names() == []
    shown.show_everything()
    assert len(names()) == 5


@pytest.mark.parametrize("layout", ["F", "ด"])
def test_the_key_works_in_either_layout(shown: RecordList, layout: str) -> None:
    press(shown.view, ord(layout), CTRL_SHIFT)
    assert shown.filters.popup is not None
