"""Undo and redo: of typing first, then of actions; the list of what was done, and its jumps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry
from desktop.withdrawal import WouldVoid
from tests.ui import mouse
from tests.ui.conftest import TODAY, Put
from tests.ui.keyboard import type_keys
from ui.dialogs.undo_list import TITLE, UndoList
from ui.main_window import MainWindow
from ui.session import Session

SAGES = register("sages")


def sages(window: MainWindow, session: Session) -> int:
    return session.office.count(SAGES, session.scope)


def typing_field(window: MainWindow) -> QLineEdit:
    """The first-name field of a new sage, with the cursor in it."""
    page = window.show_stage("survey").current
    assert page is not None
    page.begin()
    editor = page.editor.form.boxes["person.first_name"].editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    return editor


def press_ctrl(window: MainWindow, letter: str) -> None:
    """Ctrl and a letter, as the window system hands it to whatever has the focus."""
    QTest.keySequence(window.focusWidget(), QKeySequence(f"Ctrl+{letter}"))


@pytest.mark.qt_log_ignore("keyToAscii")  # QTest has no Thai keys, the window system has
def test_ctrl_z_takes_back_typing_before_the_last_action(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        put_sage("กมล")
    field = typing_field(window)
    type_keys(field, "แก้ว")
    for letter in ("Z", "ผ"):  # in the English and in the Thai layout
        assert field.text() == "แก้ว"
        press_ctrl(window, letter)
        assert field.text() == ""
        assert sages(window, session) == 1
        press_ctrl(window, "Y" if letter == "Z" else "ั")
    field.undo()
    with qtbot.waitSignal(session.changed):
        press_ctrl(window, "Z")  # nothing typed is left: the last action goes
    assert sages(window, session) == 0


def test_undo_says_in_place_what_it_took_and_offers_it_back(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        put_sage("แก้ว")
    window.tabs.setFocus()
    with qtbot.waitSignal(session.changed):
        press_ctrl(window, "Z")
    qtbot.waitUntil(window.notice.isVisible)
    assert window.notice.text == "เลิกทำแล้ว: เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี"
    assert window.statusBar().currentMessage() == window.notice.text
    with qtbot.waitSignal(session.changed):
        window.notice.links()[0].click()
    assert sages(window, session) == 1


def opened_list(window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot) -> UndoList:
    for first in ("แก้ว", "กมล", "ขวัญ"):
        with qtbot.waitSignal(session.changed):
            put_sage(first)
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+Z"))
    shown = window.undoing.list
    assert shown is not None
    assert shown.isVisible()
    return shown


def test_the_list_names_each_action_and_says_what_enter_would_do(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    shown = opened_list(window, session, put_sage, qtbot)
    first = shown.view.topLevelItem(0)
    assert [first.text(place) for place in range(4)] == [
        "เพิ่มปราชญ์ชุมชน: นายขวัญ ใจดี", "สมศรี", "เมื่อครู่", "2",
    ]  # fmt: skip
    assert [one.action.title for one in shown.marked()] == [first.text(TITLE)]
    qtbot.keyClick(shown.view, Qt.Key.Key_Down)
    assert len(shown.marked()) == 2
    assert shown.sentence.text() == "เลิกทำ 2 รายการ"
    last = shown.view.topLevelItem(shown.view.topLevelItemCount() - 1)
    shown.view.setCurrentItem(last)
    assert shown.marked() == ()
    assert shown.sentence.text() == "เลิกทำรายการนี้ไม่ได้"
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert shown.isVisible()  # Enter does nothing that cannot be done
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_enter_jumps_back_and_the_undone_can_be_brought_back(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    shown = opened_list(window, session, put_sage, qtbot)
    qtbot.keyClick(shown.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    assert sages(window, session) == 1
    qtbot.waitUntil(lambda: "และอีก 1" in window.notice.text)
    again = window.undoing.show_list()
    assert again.view.topLevelItem(0).text(TITLE).endswith("(เลิกทำแล้ว)")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(again.view, Qt.Key.Key_Return)
    assert sages(window, session) == 3


def test_pointing_marks_and_a_click_jumps(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    shown = opened_list(window, session, put_sage, qtbot)
    where = shown.view.visualItemRect(shown.view.topLevelItem(2)).center()
    mouse.move(shown.view.viewport(), where)
    assert len(shown.marked()) == 3
    with qtbot.waitSignal(session.changed):
        qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert sages(window, session) == 0


def test_keys_go_through_a_long_list_over_which_the_mouse_rests(
    window: MainWindow, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    for number in range(20):
        put_sage(f"ก{number}")
    shown = window.undoing.show_list()
    QTest.mouseMove(shown.view.viewport(), shown.view.viewport().rect().center())
    assert shown.view.currentIndex().row() > 0
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.view.currentIndex().row() == len(office.steps()) - 1
    shown.close()


def test_the_list_warns_before_certificates_become_void_and_of_the_work_of_others(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    sage = put_sage("แก้ว")
    office.who = "วิชัย"

    def issue(tx: object) -> None:
        tx.save("sage", {"years": 3}, id=sage)  # type: ignore[attr-defined]

    with qtbot.waitSignal(session.changed):
        office.write("ออกเกียรติบัตร", issue, kind="issue")
    office.who = "สมศรี"
    shown = window.undoing.show_list()
    assert not shown.warning.isHidden()
    assert "เกียรติบัตรที่จะถูกยกเลิกพร้อมเลขที่: 1 ฉบับ" in shown.warning.text()
    assert "เป็นของผู้อื่น 1 รายการ" in shown.warning.text()
    shown.close()


def test_a_jump_that_is_stopped_says_where_and_why(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        sage = put_sage("แก้ว")
    added = office.steps()[0].action.id
    office.write("คำนวณใหม่", lambda tx: tx.save("sage", {"years": 9}, id=sage), kind="rules")
    window.undoing.jump(added)
    qtbot.waitUntil(lambda: "หยุดที่" in window.notice.text)
    assert "นายแก้ว ใจดี" in window.notice.text
    assert sages(window, session) == 1


@pytest.fixture
def issued(office: Office, round_: RoundEntry, put: Put, put_sage: Put) -> int:
    """The id of a certificate that was issued, the last thing that was done."""
    course = put("courses", name="วิทยากร", starts_on="8/12/2568", ends_on="11/12/2568", days="4")
    put("trainees", course=course, sage=put_sage("แก้ว"), days_attended="4", result="passed")
    (one,) = certificates.issue(office, round_.id, None, TODAY)
    return one


def standing(office: Office, round_: RoundEntry) -> list[str]:
    found = certificates.candidates(office, round_.id)
    return [one.number for one in found if one.number is not None]


def test_ctrl_z_asks_in_place_before_a_certificate_becomes_void(
    issued: int, window: MainWindow, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    window.go_to_tab(0)
    before = window.focusWidget()
    press_ctrl(window, "Z")
    qtbot.waitUntil(window.notice.isVisible)
    assert standing(office, round_) == ["1/2569"]
    assert "เกียรติบัตรเลขที่ ๑/๒๕๖๙ จะถูกยกเลิก" in window.notice.text
    keep, _go_on = window.notice.links()
    assert keep.hasFocus()
    qtbot.keyClick(keep, Qt.Key.Key_Return)
    assert window.notice.isHidden()
    assert window.focusWidget() is before
    assert standing(office, round_) == ["1/2569"]


def test_agreed_in_place_the_certificate_becomes_void_and_can_be_brought_back(
    issued: int,
    window: MainWindow,
    session: Session,
    office: Office,
    round_: RoundEntry,
    qtbot: QtBot,
) -> None:
    window.header.undo.click()
    qtbot.waitUntil(window.notice.isVisible)
    with qtbot.waitSignal(session.changed):
        window.notice.links()[1].click()
    assert standing(office, round_) == []
    qtbot.waitUntil(lambda: window.notice.text.startswith("เลิกทำแล้ว"))
    with qtbot.waitSignal(session.changed):
        window.notice.links()[0].click()
    assert standing(office, round_) == ["1/2569"]


def test_esc_keeps_the_certificates(
    issued: int, window: MainWindow, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    window.undoing.undo()
    qtbot.waitUntil(window.notice.isVisible)
    qtbot.keyClick(window.notice.links()[0], Qt.Key.Key_Escape)
    assert window.notice.isHidden()
    assert standing(office, round_) == ["1/2569"]


def test_a_certificate_made_void_and_brought_back_is_asked_about_again(
    issued: int, office: Office, round_: RoundEntry
) -> None:
    issuing = office.next_undo()
    certificates.void(office, [issued], "ชื่อผิด")
    office.undo(asking=True)
    assert office.next_undo() == issuing
    with pytest.raises(WouldVoid):
        office.undo(asking=True)
    assert standing(office, round_) == ["1/2569"]
