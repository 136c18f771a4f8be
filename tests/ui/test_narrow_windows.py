"""On every screen an office has, all of the window has room: 1366 × 768 at 150 % is 911 × 512."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.words import use_language
from tests.ui.conftest import Put
from tests.ui.room import faults
from ui.dialogs.conflict import ConflictDialog
from ui.dialogs.let_go_on import LetGoOnDialog
from ui.main_window import SMALLEST, MainWindow
from ui.session import Session

SIZES = (SMALLEST, (900, 500), (911, 472), (960, 540), (1093, 614), (1280, 720), (1366, 728))
"""With 1366 × 768 and 1920 × 1080 at 100 to 200 %, some beside a taskbar."""


def shown(session: Session, language: str, qtbot: QtBot) -> MainWindow:
    use_language(language)
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def has_room(window: MainWindow) -> None:
    """For `waitUntil`: layouts follow when Qt comes to it."""
    assert faults(window) == [], window.size().toTuple()


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_tab_has_room(language: str, session: Session, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("แก้ว")
    window = shown(session, language, qtbot)
    assert window.tabs.count() == 11
    for place in range(11):
        window.go_to_tab(place)
        for size in SIZES:
            window.resize(*size)
            qtbot.waitUntil(lambda: has_room(window))


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_form_has_room(language: str, session: Session, qtbot: QtBot) -> None:
    window = shown(session, language, qtbot)
    window.resize(*SMALLEST)
    for stage in window.stages:
        for register in window.show_stage(stage).stage.registers:
            page = window.show_stage(stage).show_register(register.key)
            page.begin()
            qtbot.waitUntil(lambda page=page: page.splitter.folded)
            qtbot.waitUntil(lambda: has_room(window))


def test_folded_the_half_that_is_worked_in_is_shown(
    window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    page.list.select(page.list.model.record(0))
    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: page.splitter.folded)
    page.list.view.setFocus()
    assert_shown(page.list, page.editor)
    qtbot.keyClick(page.list.view, Qt.Key.Key_Return)
    assert_shown(page.editor, page.list)
    assert page.splitter.back_button.isVisible()
    page.splitter.back_button.click()
    assert page.list.view.hasFocus()
    assert_shown(page.list, page.editor)
    spot = page.list.view.visualRect(page.list.model.index(0, 1)).center()
    qtbot.mouseClick(page.list.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert_shown(page.editor, page.list)
    qtbot.keyClick(page.editor.form.focused_box.editor, Qt.Key.Key_Escape)
    assert_shown(page.list, page.editor)


def test_folded_a_row_chosen_with_others_stays_in_the_list(
    window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: page.splitter.folded)
    page.list.view.setFocus()
    spot = page.list.view.visualRect(page.list.model.index(0, 1)).center()
    left, ctrl = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(page.list.view.viewport(), left, ctrl, spot)
    assert_shown(page.list, page.editor)


def test_unfolded_list_and_form_stand_beside_each_other_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = window.show_stage("survey").current
    assert page is not None
    window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: page.splitter.folded)
    page.begin()
    window.resize(1366, 728)
    qtbot.waitUntil(lambda: not page.splitter.folded)
    assert min(page.splitter.sizes()) > 0
    assert not page.splitter.back_button.isVisible()


def test_folded_the_grid_has_all_the_room(window: MainWindow, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    window.resize(*SMALLEST)
    page.show_grid()
    qtbot.waitUntil(lambda: page.list.width() > SMALLEST[0] - 50)
    page.open(page.list.model.record(0))
    assert_shown(page.editor, page.list)


def assert_shown(one: QWidget, other: QWidget) -> None:
    """`one` has all the room of the page, `other` none."""
    assert one.width() > SMALLEST[0] - 50
    assert not one.visibleRegion().isEmpty()
    assert other.visibleRegion().isEmpty()


def test_every_dialog_fits_over_the_smallest_window(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    window.resize(*SMALLEST)
    records = [put_sage(name) for name in ("แก้ว", "กมล")]
    page = window.show_stage("survey").current
    assert page is not None
    page.open(records[0])
    entry = office.entry(page.register, records[0])
    theirs = replace(entry, values=entry.values | {"person.first_name": "ขวัญ"})
    page.editor.form.boxes["person.first_name"].editor.put("มณี")
    page.editor.put_away()
    window.help()
    window.import_workbook()
    window.show_first_steps()
    window.show_history(page.register, records[0], "แก้ว")
    window.unfinished.show_list()
    ConflictDialog(page.register, session, page.editor, theirs, window).open()
    LetGoOnDialog(office, "ยังไม่ครบ", window).open()
    opened = window.findChildren(QDialog)
    assert len(opened) == 7
    for one in opened:
        assert one.width() <= SMALLEST[0], type(one).__name__
        assert one.height() <= SMALLEST[1], type(one).__name__
        assert faults(one) == [], type(one).__name__
        one.close()
