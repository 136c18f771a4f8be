"""The page on which the attendance of a trainer course is written, over a real office."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.course_attendance import mark, set_half_days
from desktop.office import Office
from desktop.programme.attendance import HALF_DAY, half_days
from desktop.programme.stages import register
from desktop.trainer_course import CourseSheet, course_sheet
from tests.ui.conftest import Hold, Put
from tests.ui.test_accessibility import nameless
from tests.ui.test_narrow_windows import SIZES, has_room
from tests.ui.test_narrow_windows import shown as window_of
from ui.dialogs.change_representative import ChangeRepresentativeDialog
from ui.main_window import MainWindow
from ui.pages import marking
from ui.pages.attendance_model import AttendanceModel
from ui.pages.attendance_rows import HOURS, PERCENT, RESULT
from ui.pages.marking import WAIT
from ui.pages.trainer_course import TrainerCoursePage
from ui.session import Session
from ui.special_pages import special_pages

TRAINEES = register("trainees")
NAMES = ("ก้อง", "ขวัญ", "คำ")


@pytest.fixture
def course(office: Office, put: Put, put_sage: Put) -> int:
    """A course of two days with a selected sage of each of three villages on it."""
    made = put("courses", name="รุ่นที่ ๑", starts_on="9/2/2569", ends_on="10/2/2569", days="2")
    for at, name in enumerate(NAMES):
        sage = put_sage(name, village=office.villages()[at].id, selected="yes")
        put("trainees", course=made, sage=sage)
    return made


@pytest.fixture
def held(office: Office, course: int) -> int:
    """The same course held on its four half-days."""
    sheet = course_sheet(office, course)
    days = half_days(sheet.starts_on, sheet.ends_on)
    set_half_days(office, course, dict.fromkeys(days, HALF_DAY))
    return course


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> Callable[[], TrainerCoursePage]:
    """Shows the page, ready to be typed in."""

    def show() -> TrainerCoursePage:
        page = TrainerCoursePage(session)
        qtbot.addWidget(page)
        page.resize(1300, 600)
        with qtbot.waitActive(page):
            page.show()
        qtbot.waitUntil(lambda: page.hint.isVisible() or page.model.rowCount() > 0)
        page.view.setFocus()
        return page

    return show


@pytest.fixture
def page(held: int, shown: Callable[[], TrainerCoursePage]) -> TrainerCoursePage:
    """The page on the course that is held."""
    assert held
    return shown()


def press(page: TrainerCoursePage, *texts: str) -> None:
    """Press keys that write these texts, whatever the layout makes of them."""
    for text in texts:
        down = QEvent.Type.KeyPress
        event = QKeyEvent(down, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(page.view, event)


def cells(page: TrainerCoursePage, row: int) -> str:
    """What is said of a participant: "✓" there, "✗" not, "·" nothing."""
    columns = range(1, 1 + len(page.model.sessions))
    return "".join(str(page.model.index(row, one).data()) or "·" for one in columns)


def behind(page: TrainerCoursePage, row: int, column: int) -> str:
    return str(page.model.index(row, 1 + len(page.model.sessions) + column).data())


def stored(page: TrainerCoursePage, office: Office, qtbot: QtBot) -> CourseSheet:
    """The course as it is stored, once nothing waits."""
    qtbot.waitUntil(lambda: not page.marking.waiting)
    assert page.course is not None
    return course_sheet(office, page.course)


@pytest.mark.parametrize("keys", ["/x", "10", " 0", "ฝป", "ๅจ", "๑๐"])
def test_keys_of_either_layout_mark_and_go_on(
    page: TrainerCoursePage, office: Office, qtbot: QtBot, keys: str
) -> None:
    page.view.go_to(0, 1)
    press(page, *keys)
    assert (cells(page, 0), cells(page, 1)) == ("✓···", "✗···")
    assert page.view.currentIndex().row() == 2
    sheet = stored(page, office, qtbot)
    assert [list(one.there.values()) for one in sheet.people] == [[True], [False], []]


def test_hours_and_percent_follow_at_once(page: TrainerCoursePage) -> None:
    page.view.go_to(0, 1)
    assert (behind(page, 0, HOURS), behind(page, 0, PERCENT)) == ("", "")
    press(page, "/")
    assert (behind(page, 0, HOURS), behind(page, 0, PERCENT)) == ("3", "25")
    for column in (2, 3):
        page.view.go_to(0, column)
        press(page, "/")
    page.view.go_to(0, 4)
    press(page, "x")
    assert (behind(page, 0, HOURS), behind(page, 0, PERCENT)) == ("9", "75")
    assert behind(page, 0, RESULT) == "(ไม่ผ่าน)"


def test_a_run_of_keys_is_one_action(page: TrainerCoursePage, office: Office, qtbot: QtBot) -> None:
    before = len(office.history())
    page.view.go_to(0, 1)
    press(page, "/", "/", "/")
    stored(page, office, qtbot)
    assert len(office.history()) == before + 1
    office.undo()
    assert all(one.there == {} for one in stored(page, office, qtbot).people)
    qtbot.waitUntil(lambda: cells(page, 0) == "····")


def test_ctrl_z_takes_back_what_was_typed_a_moment_ago(
    held: int, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    page = window.show_stage("trainer_course").show_special(special_pages("trainer_course")[0])
    assert isinstance(page, TrainerCoursePage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.view.setFocus()
    page.view.go_to(0, 1)
    press(page, "/")
    kind, control = QEvent.Type.ShortcutOverride, Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(page.view, QKeyEvent(kind, Qt.Key.Key_Z, control))
    window.undoing.undo()
    qtbot.waitUntil(lambda: cells(page, 0) == "····")
    assert stored(page, office, qtbot).people[0].there == {}
    assert len(course_sheet(office, held).sessions) == 4


def test_delete_takes_back_and_ctrl_enter_fills_what_is_open(
    page: TrainerCoursePage, office: Office, qtbot: QtBot
) -> None:
    page.view.go_to(1, 2)
    press(page, "x")
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [cells(page, row) for row in range(3)] == ["·✓··", "·✗··", "·✓··"]
    page.view.go_to(0, 2)
    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    assert cells(page, 0) == "····"
    sheet = stored(page, office, qtbot)
    assert [len(one.there) for one in sheet.people] == [0, 1, 1]


def test_a_range_is_marked_together(page: TrainerCoursePage) -> None:
    page.view.go_to(0, 1)
    for _step in range(2):
        QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page, "/")
    assert [cells(page, row) for row in range(3)] == ["✓✓✓·", "✓✓✓·", "····"]


def test_a_click_turns_a_cell(page: TrainerCoursePage) -> None:
    where = page.view.visualRect(page.model.index(0, 3)).center()
    seen = []
    for _click in range(3):
        QTest.mouseClick(
            page.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            QPoint(where),
        )  # fmt: skip
        seen.append(cells(page, 0))
    assert seen == ["··✓·", "··✗·", "····"]


def test_other_letters_do_nothing(page: TrainerCoursePage) -> None:
    page.view.go_to(0, 1)
    press(page, "q", "น", "5")
    assert cells(page, 0) == "····"
    assert page.view.currentIndex().row() == 0
    assert not page.marking.waiting


def test_what_is_typed_while_the_writer_is_busy_is_kept(
    page: TrainerCoursePage, office: Office, qtbot: QtBot, hold: Hold
) -> None:
    let_go = hold()
    page.view.go_to(0, 1)
    press(page, "/")
    page.marking.store()
    press(page, "x")
    page.reload()
    assert [cells(page, row) for row in range(2)] == ["✓···", "✗···"]
    let_go()
    sheet = stored(page, office, qtbot)
    assert [list(one.there.values()) for one in sheet.people] == [[True], [False], []]
    assert [cells(page, row) for row in range(2)] == ["✓···", "✗···"]


@pytest.mark.parametrize("newer", [True, False])
def test_marks_may_be_read_before_the_writer_says_that_they_are_stored(
    held: int, office: Office, newer: bool
) -> None:
    model = AttendanceModel()
    model.show(course_sheet(office, held))
    first = model.type({(0, 1): True})
    mark(office, held, first)
    model.show(course_sheet(office, held))
    assert model.typed == first
    second = model.type({(0, 1): False}) if newer else {}
    model.let_go(first)
    assert model.typed == second


def test_marks_over_what_somebody_else_wrote_meanwhile(
    page: TrainerCoursePage, office: Office, qtbot: QtBot
) -> None:
    sheet = page.model.sheet
    assert sheet is not None
    mark(office, sheet.id, {(sheet.sessions[0].id, sheet.people[2].id): True})
    page.view.go_to(0, 1)
    press(page, "x")
    stored(page, office, qtbot)
    qtbot.waitUntil(lambda: cells(page, 2) == "✓···")
    assert cells(page, 0) == "✗···"


def test_marks_that_cannot_be_stored_stay_typed(
    page: TrainerCoursePage, office: Office, qtbot: QtBot
) -> None:
    sheet = page.model.sheet
    assert sheet is not None
    page.view.go_to(0, 1)
    press(page, "/")
    session = sheet.sessions[0]
    left = {one: HALF_DAY for one in half_days(sheet.starts_on, sheet.ends_on)
            if (one.on, one.half) != (session.on, session.half)}  # fmt: skip
    set_half_days(office, sheet.id, left)
    page.marking.store()
    qtbot.waitUntil(page.notice.isVisible)
    assert "ไม่ได้จัดอบรมในช่วงเวลานี้แล้ว" in page.notice.text
    assert list(page.model.typed.values()) == [True]
    page.marking.throw_away()
    assert page.model.typed == {}


def test_closing_the_window_stores_what_was_just_typed(
    held: int, window: MainWindow, office: Office, session: Session, qtbot: QtBot
) -> None:
    page = window.show_stage("trainer_course").show_special(special_pages("trainer_course")[0])
    assert isinstance(page, TrainerCoursePage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    page.view.go_to(0, 1)
    press(page, "/")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert list(course_sheet(office, held).people[0].there.values()) == [True]


def test_keys_that_never_pause_are_stored_meanwhile(
    page: TrainerCoursePage, office: Office, session: Session, qtbot: QtBot
) -> None:
    pressed: list[str] = []

    def go_on() -> None:
        page.view.go_to(0, 1)
        pressed.append("/x"[len(pressed) % 2])
        press(page, pressed[-1])

    keys = QTimer(interval=WAIT // 20)
    keys.timeout.connect(go_on)
    session.changed.connect(keys.stop)
    before = len(office.history())
    keys.start()
    qtbot.waitUntil(lambda: not keys.isActive())
    assert len(pressed) > 1
    assert len(office.history()) == before + 1


LEAVES: dict[str, Callable[[TrainerCoursePage, Session], object]] = {
    "the page is hidden": lambda page, _session: page.hide(),
    "the keys go elsewhere": lambda page, _session: page.courses.setFocus(),
    "another program comes to the front": lambda _page, session: session.drafts.wanted.emit(),
    "another course": lambda page, _session: page.choose(page.courses.itemData(1)),
    "another place": lambda page, session: session.choose_place(page.model.people[1].village.id),
}


@pytest.mark.parametrize("leave", LEAVES)
def test_who_turns_away_has_stored_what_was_just_typed(
    held: int, put: Put, shown: Callable[[], TrainerCoursePage], session: Session, office: Office,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, leave: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(marking, "WAIT", 3_600_000)
    put("courses", name="รุ่นที่ ๒", starts_on="16/2/2569", ends_on="16/2/2569", days="1")
    page = shown()
    assert page.course == held
    page.view.go_to(0, 1)
    press(page, "/")
    LEAVES[leave](page, session)
    qtbot.waitUntil(lambda: not page.marking.waiting)
    assert list(course_sheet(office, held).people[0].there.values()) == [True]


def test_half_days_are_made_at_one_press(
    course: int, shown: Callable[[], TrainerCoursePage], office: Office, qtbot: QtBot
) -> None:
    page = shown()
    qtbot.waitUntil(page.hint.isVisible)
    page.hint.links()[0].click()
    qtbot.waitUntil(lambda: len(page.model.sessions) == 4)
    assert [one.hours for one in course_sheet(office, course).sessions] == [HALF_DAY] * 4
    assert not page.hint.isVisible()


def test_half_days_are_changed_and_removed(
    page: TrainerCoursePage, office: Office, qtbot: QtBot
) -> None:
    page.view.go_to(0, 1)
    press(page, "/")
    stored(page, office, qtbot)
    qtbot.waitUntil(lambda: page.model.typed == {})
    popup = page.ask_half_days()
    assert popup is not None
    first, *_rest, last = popup.editors.values()
    first.setText("")
    assert "การลงเวลา 1 รายการ" in popup.notice.text
    last.setText("15")
    popup.take()
    assert "ไม่เกิน 12 ชั่วโมง" in popup.notice.text
    last.setText("2.5")
    popup.take()
    qtbot.waitUntil(lambda: len(page.model.sessions) == 3)
    assert page.course is not None
    assert [one.hours for one in course_sheet(office, page.course).sessions] == [3000, 3000, 2500]


def test_results_are_set_and_the_offices_own_are_left(
    page: TrainerCoursePage, office: Office, session: Session, qtbot: QtBot
) -> None:
    first = page.model.people[0].id
    assert office.save(TRAINEES, {"result": "failed"}, session.scope, id=first).id
    for column in range(1, 5):
        page.view.go_to(0, column)
        press(page, "/", "x")
    page.set_results()
    qtbot.waitUntil(page.notice.isVisible)
    assert "บันทึกผลการอบรมแล้ว 1 คน" in page.notice.text
    assert "ต่างจากเกณฑ์ 1 คน" in page.notice.text
    results = [one.standing.result for one in stored(page, office, qtbot).people]
    assert results == ["failed", "failed", None]
    page.notice.links()[0].click()
    qtbot.waitUntil(lambda: behind(page, 0, RESULT) == "ผ่าน")


def test_the_representative_is_changed_from_the_page(
    page: TrainerCoursePage, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("ดวง", village=office.villages()[1].id)
    page.view.go_to(1, 1)
    dialog = page.ask_change()
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.agree.click()
    assert "โปรดกรอกเหตุผล" in dialog.notice.text
    dialog.reason.setPlainText("ป่วย")
    with qtbot.waitSignal(dialog.accepted):
        dialog.agree.click()
    qtbot.waitUntil(lambda: "ดวง" in page.model.people[1].name)


def test_the_chosen_place_narrows_the_participants(
    page: TrainerCoursePage, session: Session, office: Office, qtbot: QtBot
) -> None:
    place = office.villages()[1]
    session.choose_place(place.tambon_id, place.id)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert "1 จาก 3 คน" in page.hint.text


def test_the_course_in_numbers_stands_beside(page: TrainerCoursePage, qtbot: QtBot) -> None:
    spoken = [one.accessibleName() for one in page.cards.widget().children() if one.isWidgetType()]
    assert spoken[0] == "ผู้เข้าอบรม: 3 คน"


def test_a_round_without_a_course_says_what_comes_first(
    shown: Callable[[], TrainerCoursePage],
) -> None:
    page = shown()
    assert "หลักสูตร" in page.hint.text
    assert not page.results_button.isEnabled()


def test_the_representative_is_changed_from_the_participants_form(
    held: int, window: MainWindow, put_sage: Put, office: Office, qtbot: QtBot
) -> None:
    assert held
    put_sage("ดวง", village=office.villages()[0].id)
    page = window.show_stage("trainer_course").show_register("trainees")
    link = next(one for one in page.editor.findChildren(QPushButton) if "เปลี่ยนตัวผู้แทน" in one.text())
    page.begin()
    link.click()
    assert "โปรดบันทึก" in page.editor.notice.text
    record = page.list.model.record(0)
    page.open(record)
    link.click()
    dialog = window.findChild(ChangeRepresentativeDialog)
    dialog.reason.setPlainText("ติดภารกิจ")
    dialog.agree.click()
    qtbot.waitUntil(lambda: "ดวง" in page.editor.form.boxes["sage"].editor.text())
    assert page.editor.record == record


def test_papers_of_the_course_are_offered(page: TrainerCoursePage) -> None:
    offered = [one.text() for one in page.papers.menu().actions()]
    assert "รายชื่อผู้เข้าอบรม" in offered
    assert page.papers.isEnabled()
    assert page.papers.isVisible()


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_has_room_in_every_window(
    held: int, session: Session, language: str, qtbot: QtBot
) -> None:
    assert held
    window = window_of(session, language, qtbot)
    page = window.show_stage("trainer_course").show_special(special_pages("trainer_course")[0])
    assert isinstance(page, TrainerCoursePage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    for size in SIZES:
        window.resize(*size)
        qtbot.waitUntil(lambda: has_room(window))


def test_every_control_of_the_page_has_a_name(page: TrainerCoursePage) -> None:
    assert nameless(page) == []
