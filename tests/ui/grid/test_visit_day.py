"""A day's round of visits, typed by keys alone over a real office."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.programme.vocabulary import Severity
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.grid.conftest import cell, editor, paste, write
from tests.ui.keyboard import press, type_keys
from ui.grid.grid_model import TONE
from ui.grid.rows import Typed
from ui.grid.visit_day import VisitDayPanel
from ui.record_page import RecordPage
from ui.session import Session

VISITS = register("visits")
KEYS = [one.key for one in VISITS.fields]
NUMBER, PRACTISING, REASON, MAIN = map(
    KEYS.index, ("number", "practising", "stopped_reason", "income_main")
)
Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def homes(office: Office, put: Put, session: Session) -> list[int]:
    """Three households of the first village, in the order of their names; trained last year."""
    place = office.villages()[0]
    session.choose_place(place.tambon_id, place.id)
    put("trainings", village=place.id, curriculum="ทอผ้า", starts_on="1/12/2568",
        ends_on="5/12/2568", days="5")  # fmt: skip
    return [
        put("households", village=place.id, representative__title="นาง",
            representative__first_name=first, representative__last_name="ใจดี",
            baseline_main="84000", baseline_on="1/11/2568")
        for first in ("กลอย", "แก้ว", "ใบ")
    ]  # fmt: skip


@pytest.fixture
def page(session: Session, homes: list[int], qtbot: QtBot) -> RecordPage:
    made = RecordPage(VISITS, session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def panel(page: RecordPage) -> VisitDayPanel:
    assert page.extras.visit_day is not None
    return page.extras.visit_day


def ask(page: RecordPage, qtbot: QtBot, day: str = "2/3/2569") -> None:
    """Open the panel by its key and write the day."""
    page.activateWindow()
    qtbot.keyClick(page.list.view, Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: panel(page).on.hasFocus())
    type_keys(panel(page).on, day)


def offer(page: RecordPage, qtbot: QtBot) -> None:
    ask(page, qtbot)
    for control in (panel(page).on, panel(page).officer, panel(page).due):
        assert control.hasFocus()
        press(control, Key.Key_Return)


def test_a_day_is_typed_row_by_row(
    page: RecordPage, office: Office, round_: RoundEntry, homes: list[int], qtbot: QtBot
) -> None:
    offer(page, qtbot)
    grid = page.grid
    assert page.in_grid
    assert not panel(page).isVisible()
    assert [cell(grid, row, NUMBER) for row in range(3)] == ["1", "1", "1"]
    heads = [str(grid.model.headerData(row, Qt.Orientation.Vertical)) for row in range(3)]
    assert heads == ["1  นางกลอย ใจดี", "2  นางแก้ว ใจดี", "3  นางใบ ใจดี"]
    assert grid.view.currentIndex().column() == PRACTISING
    assert grid.foot.state.text() == "บันทึกครบแล้ว"
    grid.view.go_to(0, MAIN)
    write(grid.view, "90000")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    press(grid.view, Key.Key_Down)  # nothing is typed in the second row: it stays as it is
    write(grid.view, "95000")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert grid.model.rowCount() == 4
    stored = office.entries(VISITS, office.ids(VISITS, Scope(round_.id)))
    assert [one.values["household"] for one in stored] == [homes[0], homes[2]]
    assert {one.values["visited_on"] for one in stored} == {date(2026, 3, 2)}
    assert [one.values["income_main"] for one in stored] == [9_000_000, 9_500_000]


def test_who_was_visited_on_the_day_is_not_offered_again(
    page: RecordPage, homes: list[int], put: Put, qtbot: QtBot
) -> None:
    put("visits", household=homes[1], number=1, visited_on="2/3/2569")
    offer(page, qtbot)
    new = [row for row in page.grid.model.waiting.values() if row.key < 0]
    assert [row.value("household") for row in new] == [homes[0], homes[2]]
    offer(page, qtbot)  # and those whose rows stand there get no second one
    assert len(page.grid.model.waiting) == 2


def test_the_line_below_tells_the_last_income_and_the_change(
    page: RecordPage, qtbot: QtBot
) -> None:
    offer(page, qtbot)
    assert "84,000 บาท" in page.grid.foot.cell.text()
    page.grid.view.go_to(0, MAIN)
    write(page.grid.view, "90300")
    press(editor(page.grid.view), Key.Key_Tab)
    assert "90,300" in page.grid.foot.cell.text()
    assert "+7.5%" in page.grid.foot.cell.text()


def test_a_block_from_excel_goes_over_the_rows_that_stand_ready(
    page: RecordPage, office: Office, round_: RoundEntry, homes: list[int], qtbot: QtBot
) -> None:
    offer(page, qtbot)
    page.grid.view.go_to(0, MAIN)
    paste(page.grid, qtbot, [["90000"], ["91000"], ["92000"]])
    stored = office.entries(VISITS, office.ids(VISITS, Scope(round_.id)))
    assert [one.values["household"] for one in stored] == homes


def test_what_is_typed_waits_as_a_draft_and_the_rest_is_forgotten(
    page: RecordPage, session: Session, homes: list[int], qtbot: QtBot
) -> None:
    offer(page, qtbot)
    page.grid.view.go_to(1, PRACTISING)
    page.grid.edits.type({1: {"income_main": Typed("ไม่ใช่ตัวเลข")}})
    page.show_grid(shown=False)
    page.show_grid()
    (row,) = page.grid.model.waiting.values()
    assert (row.value("household"), row.value("income_main")) == (homes[1], "ไม่ใช่ตัวเลข")
    assert len(session.drafts.waiting()) == 1


def test_a_day_on_which_nothing_is_due_says_so(page: RecordPage, qtbot: QtBot) -> None:
    ask(page, qtbot, "4/1/2569")  # a month after the training is the fifth
    assert not panel(page).due.isEnabled()
    assert panel(page).all.isEnabled()
    assert panel(page).told.property("tone") == "quiet"
    press(panel(page).on, Key.Key_Backspace)
    qtbot.keyClick(panel(page).on, Key.Key_A, CTRL)
    press(panel(page).on, Key.Key_Delete)
    assert panel(page).told.property("tone") == "warn"
    assert not panel(page).all.isEnabled()
    qtbot.keyClick(panel(page).on, Key.Key_Escape)
    assert not panel(page).isVisible()


def test_what_is_unusual_stays_marked_after_it_is_stored(page: RecordPage, qtbot: QtBot) -> None:
    offer(page, qtbot)
    grid = page.grid
    grid.view.go_to(0, MAIN)
    write(grid.view, "7000")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    key = grid.model.key(0)
    assert key is not None
    assert key > 0
    assert grid.model.index(0, MAIN).data(TONE) == "warn"
    assert "1" in grid.foot.state.text()
    grid.view.go_to(2, REASON)
    press(grid.view, Key.Key_F8)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (0, MAIN)
    assert "12 × 7,000 = 84,000" in grid.foot.cell.text()
    write(grid.view, "84000")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert grid.model.index(0, MAIN).data(TONE) == ""
    assert not grid.foot.next_error.isVisible()


def test_a_mark_goes_with_a_change_from_elsewhere(
    page: RecordPage, office: Office, round_: RoundEntry, homes: list[int], qtbot: QtBot
) -> None:
    offer(page, qtbot)
    grid = page.grid
    grid.view.go_to(0, MAIN)
    paste(grid, qtbot, [["7000"]])
    (record,) = grid.model.asked
    with qtbot.waitSignal(page.list.counted):
        office.save(VISITS, {"income_main": 8_400_000}, Scope(round_.id), id=record)
    assert grid.model.index(0, MAIN).data(TONE) == ""
    grid.go_to_next_error()
    assert not grid.model.asked


def test_the_form_asks_the_same_beside_the_field(page: RecordPage, homes: list[int]) -> None:
    page.begin()
    form = page.editor.form
    form.boxes["household"].editor.put(homes[0])
    form.boxes["visited_on"].editor.put(date(2026, 3, 2))
    form.go_to("income_main")
    type_keys(form.boxes["income_main"].editor, "7000")
    page.editor.check()
    assert "12 × 7,000 = 84,000" in form.boxes["income_main"].message
    assert form.boxes["income_main"].severity is Severity.WARNING
