"""A household's incomes over time, reached and read by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from tests.ui.conftest import Put
from tests.ui.keyboard import press
from ui.dialogs.income_history import LINES, IncomeHistoryDialog
from ui.main_window import MainWindow
from ui.record_page import RecordPage

Key = Qt.Key


@pytest.fixture
def home(office: Office, put: Put) -> int:
    return put(
        "households", village=office.villages()[0].id, representative__title="นาง",
        representative__first_name="แก้ว", representative__last_name="ใจดี", members="4",
        baseline_main="60000", baseline_own_use="24000", baseline_on="1/11/2568",
    )  # fmt: skip


@pytest.fixture
def visits(put: Put, home: int) -> list[int]:
    return [
        put("visits", household=home, number=number, visited_on=on, income_main=income)
        for number, on, income in ((1, "5/1/2569", "82000"), (2, "1/3/2569", "90300"))
    ]


def page(window: MainWindow, key: str, record: int) -> RecordPage:
    window.open_record(key, record)
    shown = window.show_register(key)
    assert shown is not None
    return shown


def open_by_key(window: MainWindow, over: RecordPage, qtbot: QtBot) -> IncomeHistoryDialog:
    window.activateWindow()
    over.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or over, Key.Key_F12)
    (dialog,) = over.findChildren(IncomeHistoryDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.view.hasFocus)
    return dialog


def line(dialog: IncomeHistoryDialog, name: str) -> list[object]:
    row = [one for one, _said in LINES].index(name)
    return [dialog.model.index(row, at).data() for at in range(1, dialog.model.columnCount())]


def test_a_household_shows_before_and_every_visit_and_enter_opens_one(
    window: MainWindow, home: int, visits: list[int], qtbot: QtBot
) -> None:
    dialog = open_by_key(window, page(window, "households", home), qtbot)
    assert "นางแก้ว ใจดี" in dialog.windowTitle()
    assert line(dialog, "Income together") == ["84,000", "82,000", "90,300"]
    assert line(dialog, "Change since before the training") == ["–", "-2,000", "+6,300"]
    assert line(dialog, "Change in percent") == ["–", "-2.4%", "+7.5%"]
    assert line(dialog, "Income per person") == ["21,000", "20,500", "22,575"]
    press(dialog.view, Key.Key_Left)
    press(dialog.view, Key.Key_Return)
    shown = window.show_register("visits")
    assert shown is not None
    assert shown.editor.record == visits[0]


def test_a_visit_leads_back_to_the_household(
    window: MainWindow, home: int, visits: list[int], qtbot: QtBot
) -> None:
    over = page(window, "visits", visits[0])
    over.editor.form.go_to("advice")
    dialog = open_by_key(window, over, qtbot)
    dialog.view.setCurrentIndex(dialog.model.index(0, 1))
    press(dialog.view, Key.Key_Return)
    shown = window.show_register("households")
    assert shown is not None
    assert shown.editor.record == home


def test_from_the_grid_it_is_the_household_under_the_cursor(
    window: MainWindow, visits: list[int], qtbot: QtBot
) -> None:
    over = page(window, "visits", visits[1])
    over.show_grid()
    over.grid.view.go_to(1, 3)
    dialog = open_by_key(window, over, qtbot)
    assert dialog.model.columnCount() == 4
    dialog.accept()
    over.grid.begin()
    assert over.extras.incomes is not None
    assert over.extras.incomes.show() is None  # the blank row is of no household
    assert over.notice.isVisible()


def test_the_table_is_copied_whole(
    window: MainWindow, home: int, visits: list[int], qtbot: QtBot
) -> None:
    dialog = open_by_key(window, page(window, "households", home), qtbot)
    qtbot.keyClick(dialog.view, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == len(LINES) + 1
    assert copied[0].split("\t")[1:] == ["ก่อน", "ติดตามครั้งที่ 1", "ติดตามครั้งที่ 2"]


def test_other_registers_have_none(window: MainWindow) -> None:
    shown = window.show_register("sages")
    assert shown is not None
    assert shown.extras.incomes is None
