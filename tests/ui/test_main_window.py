"""The window: tabs built when shown, search, undo, languages, closing in mid-typing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.words import current_language
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.main_window import SMALLEST, MainWindow
from ui.session import Session
from ui.stage_page import StagePage

SAGES = register("sages")


def titles(window: MainWindow) -> list[str]:
    return [window.tabs.tabText(place) for place in range(window.tabs.count())]


def test_tabs_are_the_rounds_stages_with_thai_numerals(window: MainWindow) -> None:
    assert titles(window) == [
        "ภาพรวม", "๑ ปราชญ์ชุมชน", "๒ อบรมวิทยากร", "๓ ทีมและครัวเรือน", "๔ วัสดุสาธิต",
        "๕ ฝึกอาชีพและกลุ่ม", "ติดตาม", "รายได้", "เกียรติบัตร", "ข้อมูล", "ตั้งค่า",
    ]  # fmt: skip


def test_a_hidden_tab_is_built_when_it_is_first_shown(window: MainWindow) -> None:
    assert window.record_pages() == []
    window.show_stage("survey")
    assert [page.register.key for page in window.record_pages()] == ["sages"]
    window.show_stage("survey", "forums")
    assert [page.register.key for page in window.record_pages()] == ["sages", "forums"]


def test_ctrl_k_finds_a_person_and_opens_the_record(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว")
    put_sage("กมล")
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert window.focusWidget() is window.header.search
    type_keys(window.header.search, "แกว")
    qtbot.waitUntil(window.header.search.results.isVisible)
    found = [one for one in window.header.search.results.found.rows if one.hit is not None]
    assert found[0].text == "นายแก้ว ใจดี"
    with qtbot.waitSignal(session.open_record):
        qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    page = window.show_stage("survey").current
    assert page is not None
    assert page.editor.record == record


def test_undo_names_the_action_and_takes_it_back(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.changed):
        put_sage("แก้ว")
    assert "แก้ว ใจดี" in window.header.undo.toolTip()
    with qtbot.waitSignal(session.changed):
        QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert office.count(SAGES, session.scope) == 0
    with qtbot.waitSignal(session.changed):
        QTest.keySequence(window, QKeySequence("Ctrl+Y"))
    assert office.count(SAGES, session.scope) == 1


def test_the_language_switch_shows_everything_in_english_and_back(window: MainWindow) -> None:
    window.header.language.click()
    assert current_language() == "en"
    assert titles(window)[0] == "Overview"
    window.header.language.click()
    assert titles(window)[0] == "ภาพรวม"


def test_what_is_typed_survives_the_language_switch(window: MainWindow) -> None:
    page = window.show_stage("survey").current
    assert page is not None
    page.begin()
    type_keys(page.editor.form.boxes["person.first_name"].editor, "แก้ว")
    window.switch_language()
    page = window.show_stage("survey").current
    assert page is not None
    assert page.editor.form.boxes["person.first_name"].editor.raw() == "แก้ว"


def start_typing(window: MainWindow, put_sage: Put) -> None:
    record = put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    page.open(record)
    editor = page.editor.form.boxes["person.first_name"].editor
    editor.clear()
    type_keys(editor, "มณี")


def test_closing_in_mid_typing_asks_once_and_saves(
    window: MainWindow, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    start_typing(window, put_sage)
    assert not window.close()
    assert "1" in window.notice.text
    with qtbot.waitSignal(window.closed):
        window.notice.links()[0].click()
    assert [one.title for one in office.history(1)] == ["แก้ไขปราชญ์ชุมชน: นายมณี ใจดี"]


def test_closing_stops_at_a_form_that_cannot_be_saved(
    window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    start_typing(window, put_sage)
    page = window.show_stage("survey").current
    assert page is not None
    page.editor.form.boxes["person.last_name"].editor.clear()
    window.tabs.setCurrentIndex(0)
    window.close()
    with qtbot.assertNotEmitted(window.closed, wait=50):
        window.notice.links()[0].click()
    assert window.isVisible()
    assert page.isVisible()
    assert page.editor.form.boxes["person.last_name"].message
    page.editor.throw_away()


def test_the_stage_says_where_the_chosen_village_stands(
    window: MainWindow, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    village = office.villages()[0]
    page = window.show_stage("survey")
    assert isinstance(page, StagePage)
    assert not page.state.isVisible()
    session.choose_place(village.tambon_id, village.id)
    qtbot.waitUntil(page.state.isVisible)
    assert "1 จาก 10" in page.state.text
    page.state.links()[0].click()
    assert page.current is not None
    assert page.current.editor.record is None


def test_the_place_is_chosen_by_typing_a_part(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    box = window.header.places
    place = next(i for i in range(box.count()) if "หมู่ที่ 2" in box.itemText(i))
    with qtbot.waitSignal(session.scope_changed):
        box.setCurrentIndex(place)
        box.activated.emit(place)
    assert session.scope.village_id == box.itemData(place)[1]


def test_the_window_remembers_its_size(
    window: MainWindow, session: Session, office: Office, qtbot: QtBot
) -> None:
    window.resize(SMALLEST[0], 640)
    window.close()
    later = Session(office, session.settings)
    again = MainWindow(later)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (SMALLEST[0], 640)


def test_the_status_bar_always_says_when_was_last_saved(
    window: MainWindow, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    def said() -> list[str]:
        texts = [one.text() for one in window.statusBar().findChildren(QLabel)]
        return [text for text in texts if text.startswith("บันทึกล่าสุด ")]

    assert len(said()) == 1
    with qtbot.waitSignal(session.changed):
        put_sage()
    window.build()
    assert len(said()) == 1
