"""The history page: found, opened, undone, exported, checked; and the one of a record."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.main_window import MainWindow
from ui.pages.history import HistoryPage
from ui.pages.history_tree import FIELD, NEW, OLD, WHAT, HistoryTree
from ui.pages.record_history import RecordHistoryDialog
from ui.session import Session

SAGES = register("sages")


@pytest.fixture
def sage(office: Office, put_sage: Put) -> int:
    """A sage with a telephone number that was added later."""
    record = put_sage("แก้ว")
    office.save(SAGES, {"person.phone": "0860545000"}, Scope(office.rounds()[0].id), id=record)
    put_sage("กมล")
    return record


@pytest.fixture
def page(session: Session, sage: int, qtbot: QtBot) -> HistoryPage:
    made = HistoryPage(session)
    made.resize(1300, 600)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.tree.found):
        made.show()
    qtbot.waitUntil(lambda: made.who.count() > 1)
    return made


def titles(tree: HistoryTree) -> list[str]:
    return [line.title for line in tree.lines()]


def opened(tree: HistoryTree, place: int, qtbot: QtBot) -> list[list[str]]:
    """The changes of one action, once they are read: record, field, before, after."""
    top = tree.topLevelItem(place)
    tree.setCurrentItem(top)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: top.childCount() > 0)
    children = (top.child(line) for line in range(top.childCount()))
    return [[one.text(column) for column in (WHAT, FIELD, OLD, NEW)] for one in children]


def test_actions_are_listed_and_opened_by_enter(page: HistoryPage, qtbot: QtBot) -> None:
    assert titles(page.tree)[:3] == [
        "เพิ่มปราชญ์ชุมชน: นายกมล ใจดี",
        "แก้ไขปราชญ์ชุมชน: นายแก้ว ใจดี",
        "เพิ่มปราชญ์ชุมชน: นายแก้ว ใจดี",
    ]
    assert opened(page.tree, 1, qtbot) == [["ข้อมูลบุคคล: นายแก้ว ใจดี", "โทรศัพท์", "", "086-054-5000"]]


def test_the_list_follows_the_filters(page: HistoryPage, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.tree.found):
        type_keys(page.text, "กมล")
    assert titles(page.tree) == ["เพิ่มปราชญ์ชุมชน: นายกมล ใจดี"]
    with qtbot.waitSignal(page.tree.found):
        page.text.clear()
    with qtbot.waitSignal(page.tree.found):
        page.kind.setCurrentIndex(page.kind.findData("undo"))
        page.kind.activated.emit(page.kind.currentIndex())
    assert titles(page.tree) == []
    page.kind.setCurrentIndex(0)
    with qtbot.waitSignal(page.tree.found):
        page.subject.setCurrentIndex(page.subject.findData("round"))
        page.subject.activated.emit(page.subject.currentIndex())
    assert titles(page.tree) == ["รอบใหม่ ปี 2569"] or len(titles(page.tree)) == 1
    page.subject.setCurrentIndex(0)
    tomorrow = office.history(1)[0].at.astimezone().date() + timedelta(days=1)
    with qtbot.waitSignal(page.tree.found):
        page.since.put(tomorrow)
        page.search()
    assert titles(page.tree) == []


def test_the_record_of_a_change_is_opened(
    page: HistoryPage, session: Session, sage: int, qtbot: QtBot
) -> None:
    opened(page.tree, 1, qtbot)
    page.tree.setCurrentItem(page.tree.topLevelItem(1).child(0))
    with qtbot.waitSignal(session.open_record) as asked:
        page.open_button.click()
    assert asked.args == ["sages", sage]


def test_an_action_is_undone_from_the_list(
    page: HistoryPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(0))
    with qtbot.waitSignal(page.tree.found):
        page.undo_button.click()
    assert office.count(SAGES, session.scope) == 1
    assert titles(page.tree)[0] == "เลิกทำแล้ว: เพิ่มปราชญ์ชุมชน: นายกมล ใจดี"


def test_what_makes_certificates_void_says_so_first(
    page: HistoryPage, office: Office, sage: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.tree.found):
        office.write("ออก", lambda tx: tx.save("sage", {"years": 3}, id=sage), kind="issue")
    page.tree.setCurrentItem(page.tree.topLevelItem(0))
    page.undo_button.click()
    assert "1 ฉบับ" in page.notice.text
    asked: list[int] = []
    monkeypatch.setattr(office, "undo_action", asked.append)
    page.notice.links()[0].click()
    qtbot.waitUntil(lambda: asked == [office.history(1)[0].id])


def test_what_later_work_stands_on_is_refused_in_a_sentence(
    page: HistoryPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(2))
    page.undo_button.click()
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.property("tone") == "bad"
    assert office.count(SAGES, session.scope) == 2


def test_the_making_of_the_office_cannot_be_undone(page: HistoryPage) -> None:
    page.tree.setCurrentItem(page.tree.topLevelItem(page.tree.topLevelItemCount() - 1))
    assert not page.undo_button.isEnabled()


def test_the_whole_log_is_followed_and_found_whole(page: HistoryPage, qtbot: QtBot) -> None:
    page.check_button.click()
    qtbot.waitUntil(lambda: page.notice.text.startswith("ประวัติการแก้ไขครบถ้วน"))


def test_what_is_listed_is_exported(page: HistoryPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.text.setText("กมล")
    page.search()
    file = tmp_path / "ประวัติ.xlsx"
    page.export(file)
    qtbot.waitUntil(lambda: page.notice.isVisible())
    rows = list(openpyxl.load_workbook(file).active.values)
    assert rows[0][1:3] == ("เมื่อ", "โดย")
    assert {row[3] for row in rows[1:]} == {"เพิ่มปราชญ์ชุมชน: นายกมล ใจดี"}
    assert ("ชื่อ", "กมล") in {(row[5], row[7]) for row in rows[1:]}


def test_a_new_action_appears_and_what_is_open_stays_open(
    page: HistoryPage, put_sage: Put, qtbot: QtBot
) -> None:
    opened(page.tree, 1, qtbot)
    with qtbot.waitSignal(page.tree.found):
        put_sage("ขวัญ")
    assert titles(page.tree)[0] == "เพิ่มปราชญ์ชุมชน: นายขวัญ ใจดี"
    assert page.tree.topLevelItem(2).isExpanded()


def test_more_is_read_when_the_end_comes_into_view(
    session: Session, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, put_sage: Put
) -> None:
    monkeypatch.setattr("desktop.history.PAGE", 2)
    for number in range(4):
        put_sage(f"คนที่{number}")
    page = HistoryPage(session)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.tree.found):
        page.show()
    with qtbot.waitSignal(page.tree.found):
        page.tree.verticalScrollBar().valueChanged.emit(0)
    assert page.tree.topLevelItemCount() == 4


def test_ctrl_h_tells_of_the_record_in_the_form(
    window: MainWindow, session: Session, sage: int, qtbot: QtBot
) -> None:
    page = window.show_stage("survey").show_register("sages")
    page.open(sage)
    QTest.keySequence(page.editor, QKeySequence("Ctrl+H"))
    dialog = window.findChild(RecordHistoryDialog)
    assert isinstance(dialog, RecordHistoryDialog)
    qtbot.waitUntil(lambda: dialog.page.tree.topLevelItemCount() == 2)
    assert titles(dialog.page.tree)[0] == "แก้ไขปราชญ์ชุมชน: นายแก้ว ใจดี"
    first = dialog.page.tree.topLevelItem(0)
    assert first.isExpanded()
    assert [first.child(0).text(c) for c in (FIELD, OLD, NEW)] == ["โทรศัพท์", "", "086-054-5000"]
    dialog.accept()
