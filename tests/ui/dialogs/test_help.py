"""F1: the help of the page in view, with what its stage needs and what is missing now."""

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import Office
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.designer.dialog import open_designer
from ui.dialogs import keys
from ui.dialogs.help import EVERYWHERE, PAGES, HelpDialog, sheets_of
from ui.main_window import MainWindow
from ui.session import Session


def pressed(window: MainWindow) -> HelpDialog:
    QTest.keySequence(window, QKeySequence("F1"))
    dialogs = window.findChildren(HelpDialog)
    assert len(dialogs) == 1
    return dialogs[0]


def texts(dialog: HelpDialog) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_a_stage_says_what_it_needs_and_what_is_missing_in_the_village(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    window.show_stage("survey")
    dialog = pressed(window)
    assert "ปราชญ์ชุมชน 10 คนต่อหมู่บ้าน" in texts(dialog)
    qtbot.waitUntil(lambda: "1 จาก 10" in dialog.missing.text())
    assert dialog.missing.text().startswith("ที่ยังขาดอยู่")
    dialog.accept()


def test_without_a_village_it_asks_for_one(window: MainWindow) -> None:
    window.show_stage("team")
    dialog = pressed(window)
    assert "เลือกหมู่บ้าน" in dialog.missing.text()
    dialog.accept()


@pytest.mark.parametrize("place", range(11))
def test_every_tab_has_its_own_keys_first_and_those_of_everywhere_last(
    window: MainWindow, place: int
) -> None:
    window.go_to_tab(place)
    page = window.page(place)
    sheets = sheets_of(page)
    assert type(page).__name__ in PAGES
    assert sheets[-1] is EVERYWHERE
    dialog = window.help()
    wanted = [key for sheet in sheets for key, _what in sheet.keys]
    assert dialog.shown_keys() == wanted
    dialog.accept()


def test_keys_are_found_by_what_they_do(window: MainWindow) -> None:
    dialog = pressed(window)
    type_keys(dialog.filter, "ทำซ้ำ")
    assert dialog.shown_keys() == ["Ctrl Y  Ctrl Shift Z"]
    dialog.filter.clear()
    assert len(dialog.shown_keys()) > len(keys.EVERYWHERE)
    dialog.accept()


def test_the_import_has_its_own_help(window: MainWindow) -> None:
    importing = window.import_workbook()
    (key,) = [one for one in importing.findChildren(QShortcut) if one.key().toString() == "F1"]
    key.activated.emit()
    dialog = importing.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    assert dialog.shown_keys()[0] == keys.IMPORT[0][0]
    dialog.accept()
    importing.reject()


def test_the_designer_says_its_keys_and_none_of_the_window_behind_it(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    designer = open_designer(window, session, "formal")
    qtbot.waitUntil(lambda: bool(designer.renderer.pdf))
    (key,) = [one for one in designer.findChildren(QShortcut) if one.key().toString() == "F1"]
    key.activated.emit()
    dialog = designer.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    wanted = [key for key, _what in (*keys.DESIGNER, *keys.DESIGNER_MOUSE)]
    assert dialog.shown_keys() == wanted
    type_keys(dialog.filter, "0.1")
    assert dialog.shown_keys() == ["Shift ↑ ↓ ← →"]
    dialog.accept()
    designer.reject()
