"""Ctrl+K by keyboard alone: results in groups, what opens, which answer counts."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.found import Answer, Group, Hit, Opening
from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.main_window import MainWindow
from ui.search import SearchBox
from ui.search_results import ResultRow, RowKind
from ui.session import Session

Key = Qt.Key
RETURN = Key.Key_Return


@pytest.fixture
def box(window: MainWindow) -> SearchBox:
    """The line, after Ctrl+K."""
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    return window.header.search


def find(box: SearchBox, text: str, qtbot: QtBot) -> list[ResultRow]:
    """Type, and wait for what is found."""
    box.selectAll()
    with qtbot.waitSignal(box.results.found.modelReset):
        type_keys(box, text)
    return rows(box)


def rows(box: SearchBox) -> list[ResultRow]:
    return box.results.found.rows


def shown(box: SearchBox) -> list[tuple[RowKind, str]]:
    return [(row.kind, row.text) for row in rows(box)]


def press(box: SearchBox, qtbot: QtBot, *keys: Qt.Key) -> ResultRow | None:
    for key in keys:
        qtbot.keyClick(box, key)
    return box.results.current()


def test_ctrl_k_chooses_the_old_text_and_works_from_anywhere(
    window: MainWindow, box: SearchBox
) -> None:
    box.setText("แก้ว")
    window.tabs.setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert window.focusWidget() is box
    assert box.selectedText() == "แก้ว"


def test_results_stand_in_groups_and_headings_are_skipped(
    box: SearchBox, put_sage: Put, put: Put, qtbot: QtBot
) -> None:
    put_sage("ทองดี")
    put("groups", village=1, name="กลุ่มทองผ้าไหม")
    find(box, "ทอง", qtbot)
    assert (RowKind.HEADING, "บุคคล") in shown(box)
    assert (RowKind.HEADING, "กลุ่มอาชีพ") in shown(box)
    assert box.results.current() is None
    seen = []
    while (row := press(box, qtbot, Key.Key_Down)) and row.text not in seen:
        seen.append(row.text)
    assert seen[0] == "นายทองดี ใจดี"
    assert seen[-1] == "กลุ่มทองผ้าไหม"
    assert not {"บุคคล", "หมู่บ้าน", "กลุ่มอาชีพ"} & set(seen)
    while press(box, qtbot, Key.Key_Up) is not None:
        pass
    assert box.hasFocus()


def test_esc_closes_and_gives_the_focus_back(
    window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("ทองดี")
    page = window.show_stage("survey").current
    assert page is not None
    page.list.filter.setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    box = window.header.search
    find(box, "ทอง", qtbot)
    assert box.results.isVisible()
    press(box, qtbot, Key.Key_Escape)
    assert not box.results.isVisible()
    assert window.focusWidget() is page.list.filter
    assert box.text() == "ทอง"


def test_enter_before_the_answer_opens_the_first_when_it_comes(
    box: SearchBox, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("ทองดี")
    with qtbot.waitSignal(session.open_record) as opened:
        type_keys(box, "ทองดี")
        press(box, qtbot, RETURN)
    assert opened.args == ["sages", record]


def test_a_late_answer_never_replaces_a_newer_one(
    box: SearchBox, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first search is held until the second has been shown."""
    begun, hold, ended = Event(), Event(), Event()

    def found(_office: Office, _round: int | None, text: str) -> Answer:
        if text == "ช้า":
            begun.set()
            assert hold.wait(10)
            ended.set()
        hit = Hit(text, "", (Opening("sages", 1, text),))
        return Answer((Group(text, (hit,), 1),))

    monkeypatch.setattr("desktop.search.search", found)
    box.setText("ช้า")
    box._ask()
    assert begun.wait(10)
    box.setText("เร็ว")
    with qtbot.waitSignal(box.results.found.modelReset):
        box._ask()
    with qtbot.assertNotEmitted(box.results.found.modelReset, wait=100):
        hold.set()
        assert ended.wait(10)
    assert (RowKind.HIT, "เร็ว") in shown(box)


def test_the_answer_to_a_text_that_was_cleared_is_not_shown(
    box: SearchBox, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("ทองดี")
    find(box, "ทอง", qtbot)
    with qtbot.assertNotEmitted(box.results.found.modelReset, wait=150):
        box.clear()
        qtbot.waitUntil(lambda: not box.results.isVisible())


@pytest.fixture
def both(put_sage: Put, put: Put) -> tuple[int, int]:
    """One person who is a sage and of a household; both records."""
    national_id = "9-0070-01000-00-4"
    sage = put_sage("หาญ", person__national_id=national_id)
    household = put(
        "households", village=1, representative__first_name="หาญ",
        representative__last_name="ใจดี", representative__national_id=national_id,
    )  # fmt: skip
    return sage, household


def test_right_shows_the_roles_of_a_person_and_left_takes_them_away(
    box: SearchBox, session: Session, both: tuple[int, int], qtbot: QtBot
) -> None:
    find(box, "หาญ", qtbot)
    press(box, qtbot, Key.Key_Down)
    row = press(box, qtbot, Key.Key_Right)
    assert row is not None
    assert (row.kind, row.text) == (RowKind.ROLE, "ปราชญ์ชุมชน")
    row = press(box, qtbot, Key.Key_Left)
    assert row is not None
    assert row.kind is RowKind.HIT
    assert RowKind.ROLE not in {one.kind for one in rows(box)}
    press(box, qtbot, Key.Key_Right, Key.Key_Down)
    with qtbot.waitSignal(session.open_record) as opened:
        press(box, qtbot, RETURN)
    assert opened.args == ["households", both[1]]


def test_right_moves_the_cursor_where_nothing_is_chosen(
    box: SearchBox, both: tuple[int, int], qtbot: QtBot
) -> None:
    find(box, "หาญ", qtbot)
    box.setCursorPosition(0)
    press(box, qtbot, Key.Key_Right)
    assert box.cursorPosition() == 1


def test_enter_opens_a_person_on_the_first_role_of_the_round(
    box: SearchBox, window: MainWindow, both: tuple[int, int], qtbot: QtBot
) -> None:
    find(box, "9-0070", qtbot)
    press(box, qtbot, RETURN)
    page = window.show_stage("survey").current
    assert page is not None
    assert page.editor.record == both[0]
    assert not box.results.isVisible()


def test_a_village_becomes_the_place(
    box: SearchBox, session: Session, office: Office, qtbot: QtBot
) -> None:
    place = office.villages()[20]
    find(box, f"หมู่ {place.moo} {place.tambon}", qtbot)
    with qtbot.waitSignal(session.scope_changed):
        press(box, qtbot, RETURN)
    assert (session.scope.tambon_id, session.scope.village_id) == (place.tambon_id, place.id)


def test_a_record_of_another_round_brings_its_round_and_says_so(
    window: MainWindow, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    older = office.add_round(preset(2565), [1])
    raw = {"village": 1, "person.first_name": "ทองคำ", "person.last_name": "ใจดี"}
    record = office.save(register("sages"), raw, Scope(older.id)).id
    assert session.round == round_
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    find(window.header.search, "ทองคำ", qtbot)
    press(window.header.search, qtbot, RETURN)
    page = window.show_stage("survey").current
    assert page is not None
    assert session.round is not None
    assert (session.round.id, page.editor.record) == (older.id, record)
    assert "2565" in window.notice.text
    window.notice.links()[0].click()
    assert session.round == round_


def test_a_certificate_opens_on_its_tab_in_view(
    box: SearchBox, window: MainWindow, office: Office, put: Put, put_sage: Put, round_: RoundEntry,
    qtbot: QtBot,
) -> None:  # fmt: skip
    course = put("courses", name="วิทยากร", starts_on="8/12/2568", ends_on="11/12/2568", days="4")
    for name in ("หนึ่ง", "สอง", "สาม"):
        put("trainees", course=course, sage=put_sage(name), days_attended="4", result="ผ่าน")
    certificates.issue(office, round_.id)
    find(box, "2/2569", qtbot)
    assert (RowKind.HEADING, "เกียรติบัตร") in shown(box)
    press(box, qtbot, RETURN)
    page = window.page(window.tabs.currentIndex()).show_part("issuing")
    assert [one.number for one in page.chosen()] == ["2/2569"]
    assert page.model.lines[page.view.currentIndex().row()].number == "2/2569"


def test_an_officer_opens_in_the_settings(
    box: SearchBox, window: MainWindow, put: Put, qtbot: QtBot
) -> None:
    record = put("officers", full_name="นางสมศรี บุญมา", position="พัฒนากร")
    find(box, "สมศรี บุญ", qtbot)
    press(box, qtbot, RETURN)
    assert window.tabs.currentIndex() == window.tabs.count() - 1
    page = window.show_register("officers")
    assert page is not None
    assert page.editor.record == record


def test_the_last_row_opens_the_whole_list_filtered(
    box: SearchBox, window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    for number in range(8):
        put_sage(f"ทอง{number}", f"ก{number}")
    put_sage("มณี", "ข")
    found = find(box, "ทอง", qtbot)
    assert [row.kind for row in found[:8]] == [RowKind.HEADING, *[RowKind.HIT] * 6, RowKind.ALL]
    place = next(i for i, row in enumerate(found) if row.kind is RowKind.ALL)
    assert "6" in found[place].text
    assert "8" in found[place].text
    while (row := press(box, qtbot, Key.Key_Down)) is not None and row.kind is not RowKind.ALL:
        pass
    press(box, qtbot, RETURN)
    page = window.show_stage("survey").current
    assert page is not None
    assert page.list.filter.text() == "ทอง"
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 8)


def test_the_other_keyboard_layout_is_offered_and_searched(
    box: SearchBox, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมชาย")
    found = find(box, "l,=kp", qtbot)
    assert [row.kind for row in found] == [RowKind.NOTE, RowKind.OFFER]
    assert "สมชาย" in found[1].text
    with qtbot.waitSignal(box.results.found.modelReset):
        press(box, qtbot, RETURN)
    assert box.text() == "สมชาย"
    assert (RowKind.HIT, "นายสมชาย ใจดี") in shown(box)


def test_the_results_are_announced(box: SearchBox, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("ทองดี")
    find(box, "ทองดี", qtbot)
    assert "1" in box.accessibleDescription()
    press(box, qtbot, Key.Key_Down)
    assert box.accessibleDescription().startswith("นายทองดี ใจดี, ปราชญ์ชุมชน")
    find(box, "ฮฮฮ", qtbot)
    assert box.accessibleDescription() == "ไม่พบรายการ"


@pytest.mark.parametrize("text", ["%", "_", "😀", "ก" * 100_000, "\\", "' OR 1=1"])
def test_no_text_breaks_it(box: SearchBox, put_sage: Put, qtbot: QtBot, text: str) -> None:
    put_sage("ทองดี")
    with qtbot.waitSignal(box.results.found.modelReset):
        box.setText(text)
    assert [row.kind for row in rows(box)] == [RowKind.NOTE]


def test_a_mouse_click_opens(box: SearchBox, session: Session, put_sage: Put, qtbot: QtBot) -> None:
    record = put_sage("ทองดี")
    find(box, "ทองดี", qtbot)
    place = next(i for i, row in enumerate(rows(box)) if row.kind is RowKind.HIT)
    spot = box.results.visualRect(box.results.found.index(place)).center()
    with qtbot.waitSignal(session.open_record) as opened:
        qtbot.mouseClick(box.results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == ["sages", record]


def test_the_results_stay_inside_the_window(
    box: SearchBox, window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    for number in range(8):
        put_sage(f"ทอง{number}", f"ก{number}")
    window.resize(960, 600)
    find(box, "ทอง", qtbot)
    assert window.rect().contains(box.results.geometry())
