"""The calendar of the Buddhist era, by keyboard and mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.programme.vocabulary import Field, Kind
from desktop.words import use_language
from tests.ui.conftest import TODAY
from tests.ui.keyboard import press, type_keys
from ui.forms.calendar_popup import DAY, CalendarPopup, MonthGrid
from ui.forms.dates import DateEditor

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def grid(qtbot: QtBot) -> MonthGrid:
    made = MonthGrid(date(2024, 1, 31), TODAY)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(look: object, qtbot: QtBot) -> DateEditor:
    made = DateEditor(Field("x", "วันที่", Kind.DATE), lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def popup(editor: DateEditor) -> CalendarPopup:
    assert editor.calendar is not None
    return editor.calendar


@pytest.mark.parametrize(
    ("key", "held", "day"),
    [
        (Qt.Key.Key_Left, None, date(2024, 1, 30)),
        (Qt.Key.Key_Right, None, date(2024, 2, 1)),
        (Qt.Key.Key_Up, None, date(2024, 1, 24)),
        (Qt.Key.Key_Down, None, date(2024, 2, 7)),
        (Qt.Key.Key_PageUp, None, date(2023, 12, 31)),
        (Qt.Key.Key_PageDown, None, date(2024, 2, 29)),
        (Qt.Key.Key_PageUp, CTRL, date(2023, 1, 31)),
        (Qt.Key.Key_PageDown, CTRL, date(2025, 1, 31)),
        (Qt.Key.Key_Home, None, TODAY),
    ],
)
def test_the_keys_move_from_day_to_day(
    grid: MonthGrid, key: Qt.Key, held: object, day: date
) -> None:
    press(grid, key, held or Qt.KeyboardModifier.NoModifier)  # type: ignore[arg-type]
    assert grid.day == day


def test_the_day_that_is_stood_on_is_said(grid: MonthGrid) -> None:
    assert grid.accessibleName() == "พุธ 31 มกราคม 2567"


def test_the_mouse_picks_the_day_under_it(grid: MonthGrid, qtbot: QtBot) -> None:
    # January 2567 began on a Monday: its first week holds the 31st of December.
    with qtbot.waitSignal(grid.picked) as picked:
        place = QPoint(DAY.width() + 5, DAY.height() + 5)
        QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert picked.args == [date(2024, 1, 1)]


def test_nothing_after_the_latest_day_is_reached(qtbot: QtBot) -> None:
    grid = MonthGrid(date(2026, 3, 1), TODAY, TODAY)
    qtbot.addWidget(grid)
    for _step in range(3):
        press(grid, Qt.Key.Key_Right)
    assert grid.day == TODAY
    press(grid, Qt.Key.Key_PageDown)
    assert grid.day == TODAY


def test_alt_down_opens_it_at_the_day_in_the_field_and_enter_takes_a_day(
    editor: DateEditor, qtbot: QtBot
) -> None:
    type_keys(editor, "7/7/05")
    press(editor, Qt.Key.Key_Down, ALT)
    assert popup(editor).grid.day == date(1962, 7, 7)
    assert popup(editor).title == "กรกฎาคม 2505"
    press(popup(editor).grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(editor.edited):
        press(popup(editor).grid, Qt.Key.Key_Return)
    assert editor.text() == "8 ก.ค. 2505"
    assert editor.value() == date(1962, 7, 8)


def test_f4_opens_it_at_today_and_escape_changes_nothing(editor: DateEditor, qtbot: QtBot) -> None:
    press(editor, Qt.Key.Key_F4)
    calendar = popup(editor)
    assert calendar.grid.day == TODAY
    with qtbot.assertNotEmitted(editor.edited), qtbot.waitSignal(calendar.destroyed):
        press(calendar.grid, Qt.Key.Key_Escape)
    assert editor.text() == ""


def test_a_birth_is_picked_from_the_past_alone(look: object, qtbot: QtBot) -> None:
    editor = DateEditor(Field("x", "วันเกิด", Kind.DATE, past=True), lambda: TODAY)
    qtbot.addWidget(editor)
    editor.show()
    editor.open_calendar()
    press(popup(editor).grid, Qt.Key.Key_Right)
    assert popup(editor).grid.day == TODAY


def test_in_english_both_years_are_named(editor: DateEditor) -> None:
    use_language("en")
    press(editor, Qt.Key.Key_F4)
    assert popup(editor).title == "March 2026 (B.E. 2569)"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("7", date(2026, 3, 7)),
        ("25", date(2026, 2, 25)),
        ("7/10", date(2025, 10, 7)),
        ("ๅฝๅ/ฝุต", date(2026, 12, 1)),
        ("ๅ ธ.ค. ุต", date(2026, 12, 1)),
        ("จๅๅ/ุต", date(2026, 12, 1)),
        ("1 ต.ค. 2568", date(2025, 10, 1)),
        ("๑/๑๒/๖๙", date(2026, 12, 1)),
    ],
)
def test_a_day_is_read_as_it_is_typed_in_either_layout(
    editor: DateEditor, keys: str, day: date
) -> None:
    type_keys(editor, keys)
    assert editor.value() == day
    assert editor.text() == keys
