"""The grid of a record page, driven by keys and the clipboard as a clerk drives it."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.grid.conftest import (
    CRAFT,
    FIRST,
    ID,
    KEYS,
    LAST,
    SAGES,
    SELECTED,
    TITLE,
    VILLAGE,
    YEARS,
    cell,
    column,
    editor,
    paste,
    write,
)  # fmt: skip
from tests.ui.keyboard import press, type_keys
from ui.grid.record_grid import RecordGrid
from ui.main_window import MainWindow
from ui.record_page import RecordPage
from ui.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def tip(grid: RecordGrid, row: int, at: int) -> str:
    return str(grid.model.index(row, at).data(Qt.ItemDataRole.ToolTipRole) or "")


def test_the_switch_keeps_the_record_under_the_cursor(page: RecordPage, put_sage: Put) -> None:
    put_sage("มณี")
    wanted = put_sage("แก้ว")
    page.list.reload()
    page.list.select(wanted)
    page.switch.toggle()
    assert page.in_grid
    assert not page.editor.isVisible()
    assert page.grid.current() == wanted
    page.grid.view.go_to(0, FIRST)
    other = page.grid.current()
    page.switch.toggle()
    assert page.editor.isVisible()
    assert page.list.current() == page.editor.record == other


def test_the_grid_holds_every_field_with_its_unit_and_a_blank_row(grid: RecordGrid) -> None:
    assert grid.model.columnCount() == len(SAGES.fields)
    assert column(grid, FIRST) == ["แก้ว", "ใบ", "มณี"]
    assert cell(grid, 3, FIRST) == ""
    assert grid.model.headerData(3, Qt.Orientation.Vertical) == "+"


def test_typing_writes_over_enter_goes_down_and_leaving_the_row_stores_it(
    grid: RecordGrid, office: Office, qtbot: QtBot
) -> None:
    grid.view.go_to(0, FIRST)
    write(grid.view, "กลอย")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (1, FIRST)
    assert cell(grid, 0, FIRST) == "กลอย"
    assert not grid.model.waiting
    record = grid.model.key(0)
    assert record is not None
    assert office.entry(SAGES, record).values["person.first_name"] == "กลอย"


def test_f2_edits_what_stands_and_escape_takes_it_back(grid: RecordGrid) -> None:
    grid.view.go_to(0, FIRST)
    press(grid.view, Key.Key_F2)
    assert editor(grid.view).text() == "แก้ว"
    type_keys(editor(grid.view), "ตา")
    assert editor(grid.view).text() == "แก้วตา"
    press(editor(grid.view), Key.Key_Escape)
    assert cell(grid, 0, FIRST) == "แก้ว"
    assert not grid.model.waiting


def test_a_run_of_tab_ends_with_enter_below_where_it_began(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(0, TITLE)
    for text in ("นาง", "กลอย"):
        write(grid.view, text)
        press(editor(grid.view), Key.Key_Tab)
    write(grid.view, "ดี")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (1, TITLE)


def test_arrows_leave_what_typing_opened_and_move_inside_after_f2(grid: RecordGrid) -> None:
    grid.view.go_to(0, FIRST)
    write(grid.view, "กข")
    press(editor(grid.view), Key.Key_Right)
    assert grid.view.currentIndex().column() == LAST
    assert cell(grid, 0, FIRST) == "กข"
    press(grid.view, Key.Key_F2)
    press(editor(grid.view), Key.Key_Left)
    assert grid.view.indexWidget(grid.view.currentIndex()) is not None


def test_a_new_record_begins_in_the_last_row(
    grid: RecordGrid, office: Office, session: Session, round_: RoundEntry, qtbot: QtBot
) -> None:
    place = office.villages()[0]
    session.choose_place(place.tambon_id, place.id)
    grid.view.go_to(3, FIRST)
    write(grid.view, "นิด")
    press(editor(grid.view), Key.Key_Tab)
    assert grid.model.rowCount() == 5
    write(grid.view, "ใจดี")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert office.count(SAGES, Scope(round_.id)) == 4
    assert grid.model.key(3) is not None
    assert (grid.model.key(3) or 0) > 0


def test_a_row_with_an_error_waits_red_and_says_why(
    grid: RecordGrid, office: Office, qtbot: QtBot
) -> None:
    grid.view.go_to(0, YEARS)
    write(grid.view, "999")
    press(editor(grid.view), Key.Key_Return)
    grid.view.go_to(0, YEARS)
    index = grid.model.index(0, YEARS)
    said = tip(grid, 0, YEARS)
    assert said
    assert grid.foot.cell.text() == said
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == said
    assert "999" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1" in grid.foot.state.text()
    grid.view.go_to(2, FIRST)
    press(grid.view, Key.Key_F8)
    assert (grid.view.currentIndex().row(), grid.view.currentIndex().column()) == (0, YEARS)
    write(grid.view, "9")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert not grid.model.waiting


def test_a_tick_is_turned_by_space(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(0, SELECTED)
    press(grid.view, Key.Key_Space, text=" ")
    assert cell(grid, 0, SELECTED) == "✓"
    press(grid.view, Key.Key_Space, text=" ")
    assert cell(grid, 0, SELECTED) == ""
    assert not grid.model.waiting


def test_a_double_click_edits_what_stands_and_turns_a_tick(grid: RecordGrid, qtbot: QtBot) -> None:
    for at in (FIRST, SELECTED):
        grid.view.go_to(0, at)
        place = grid.view.visualRect(grid.model.index(0, at)).center()
        qtbot.mouseDClick(grid.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        if at == FIRST:
            assert editor(grid.view).text() == "แก้ว"
            press(editor(grid.view), Key.Key_Escape)
    assert cell(grid, 0, SELECTED) == "✓"


def test_text_of_an_input_method_writes_over_the_cell(grid: RecordGrid) -> None:
    grid.view.go_to(0, FIRST)
    event = QInputMethodEvent()
    event.setCommitString("นิด")
    QCoreApplication.sendEvent(grid.view, event)
    assert editor(grid.view).text() == "นิด"


def test_a_link_is_chosen_by_typing_a_part_of_its_name(
    grid: RecordGrid, office: Office, qtbot: QtBot
) -> None:
    place = office.villages()[3]
    grid.view.go_to(0, VILLAGE)
    write(grid.view, f"{place.name} {place.tambon}"[:30])
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    assert place.name in cell(grid, 0, VILLAGE)


def test_copy_is_a_table_for_excel_and_a_page(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.choose((0, 1), (FIRST, LAST))
    qtbot.keyClick(grid.view, Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "แก้ว\tใจดี\nใบ\tใจดี\n"
    assert "<td>แก้ว</td>" in data.html()


def test_what_is_copied_and_pasted_is_the_same(
    grid: RecordGrid, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    grid.view.choose((0, 2), (0, len(KEYS) - 1))
    qtbot.keyClick(grid.view, Key.Key_C, CTRL)
    before = [cell(grid, 1, at) for at in range(len(KEYS))]
    grid.view.go_to(3, 0)
    with qtbot.waitSignal(grid.edits.told):
        qtbot.keyClick(grid.view, Key.Key_V, CTRL)
    assert office.count(SAGES, Scope(round_.id)) == 6
    assert [cell(grid, 4, at) for at in range(len(KEYS))] == before


def test_a_bad_paste_stores_the_good_rows_and_keeps_the_bad(
    grid: RecordGrid, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    place = office.villages()[0]
    village = f"{place.label} ต.{place.tambon}"
    rows = [
        ["นายกล้า ดีงาม", "", "", "", "1/2/2510", "", "1", village, "ทอผ้า", "12"],
        ["นาย", "ขวัญ", "ดีงาม", "123", "1/2/2510", "", "2", village, "ทอผ้า", "12"],
        ["นาย", "คำ", "ดีงาม", "", "31/2/2510", "", "3", village, "ทอผ้า", "มาก"],
        ["นาย", "งาม", "ดีงาม", "", "", "", "4", "หมู่ 99", "น\u0e4dาตาล", "๑๒"],
    ]
    grid.view.go_to(3, 0)
    paste(grid, qtbot, rows)
    assert office.count(SAGES, Scope(round_.id)) == 4
    assert cell(grid, 3, FIRST) == "กล้า"
    assert len(grid.model.waiting) == 3
    assert cell(grid, 4, ID) == "123"
    assert cell(grid, 5, YEARS) == "มาก"
    assert tip(grid, 6, VILLAGE)
    assert "น\u0e4dาตาล" in tip(grid, 6, CRAFT)
    assert "1" in grid.notice.text
    assert "3" in grid.notice.text
    assert grid.notice.property("tone") == "warn"


def test_one_undo_takes_the_whole_paste_back(
    grid: RecordGrid, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    village = str(office.villages()[0].code)
    rows = [["นาย", f"กล้า{n}", "ดี", "" if n else "123", "", "", "", village] for n in range(5)]
    grid.view.go_to(3, 0)
    paste(grid, qtbot, rows)
    assert office.history(1)[0].title.startswith("วางจากตาราง 4 แถว")
    assert len(grid.model.waiting) == 1
    with qtbot.waitSignal(grid.edits.changed):
        qtbot.keyClick(grid.view, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: office.count(SAGES, Scope(round_.id)) == 3)
    qtbot.waitUntil(lambda: grid.model.rowCount() == 4)
    assert not grid.model.waiting


def test_one_cell_is_pasted_over_the_whole_range(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.choose((0, 2), (CRAFT, CRAFT))
    paste(grid, qtbot, "ทอผ้า")
    assert column(grid, CRAFT) == ["ทอผ้า"] * 3


def test_fill_down_is_one_action(grid: RecordGrid, office: Office, qtbot: QtBot) -> None:
    grid.view.go_to(0, CRAFT)
    write(grid.view, "จักสาน")
    press(editor(grid.view), Key.Key_Right)
    grid.view.choose((0, 2), (CRAFT, CRAFT))
    with qtbot.waitSignal(grid.edits.told):
        qtbot.keyClick(grid.view, Key.Key_D, CTRL)
    assert column(grid, CRAFT) == ["จักสาน"] * 3
    assert office.history(1)[0].title.startswith("เติมลง 2 แถว")


def test_fill_down_of_one_cell_takes_the_one_above(grid: RecordGrid) -> None:
    grid.view.go_to(1, FIRST)
    grid.edits.fill(grid.view.chosen())
    assert cell(grid, 1, FIRST) == "แก้ว"


def test_delete_clears_and_undo_brings_back_what_is_not_stored(
    grid: RecordGrid, qtbot: QtBot
) -> None:
    grid.view.go_to(0, LAST)
    press(grid.view, Key.Key_Delete)
    assert cell(grid, 0, LAST) == ""
    qtbot.keyClick(grid.view, Key.Key_Z, CTRL)
    assert cell(grid, 0, LAST) == "ใจดี"
    assert not grid.model.waiting


def test_shift_and_ctrl_space_choose_rows_and_columns(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(1, FIRST)
    press(grid.view, Key.Key_Space, SHIFT, " ")
    assert grid.view.chosen() == (1, 0, 1, len(KEYS) - 1)
    grid.view.go_to(1, FIRST)
    press(grid.view, Key.Key_Space, CTRL, " ")
    assert grid.view.chosen() == (0, FIRST, 3, FIRST)
    grid.view.go_to(0, FIRST)
    qtbot.keyClick(grid.view, Key.Key_Down, SHIFT)
    qtbot.keyClick(grid.view, Key.Key_Right, SHIFT)
    assert grid.view.chosen() == (0, FIRST, 1, LAST)


@pytest.mark.parametrize("kind", ["nothing", "picture", "page"])
def test_a_clipboard_of_something_else(grid: RecordGrid, qtbot: QtBot, kind: str) -> None:
    data = QMimeData()
    if kind == "picture":
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    if kind == "page":
        data.setHtml(
            "<table><tr><td rowspan=2>ทอผ้า</td><td>12</td></tr><tr><td>9</td></tr></table>"
        )
    QGuiApplication.clipboard().setMimeData(data)
    grid.view.go_to(0, CRAFT)
    if kind == "page":
        with qtbot.waitSignal(grid.edits.told):
            qtbot.keyClick(grid.view, Key.Key_V, CTRL)
        assert [cell(grid, 0, CRAFT), cell(grid, 1, CRAFT)] == ["ทอผ้า", ""]
        assert [cell(grid, 0, YEARS), cell(grid, 1, YEARS)] == ["12", "9"]
    else:
        with qtbot.waitSignal(grid.edits.refused):
            qtbot.keyClick(grid.view, Key.Key_V, CTRL)
        assert "ข้อความ" in grid.notice.text
        assert not grid.model.waiting


def test_a_long_name_and_odd_characters_stay_in_their_cells(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(0, FIRST)
    paste(grid, qtbot, [["ก" * 100_000, "👍🏽\u202eดี\u200b"]])
    assert len(cell(grid, 0, FIRST)) <= 300
    assert tip(grid, 0, FIRST)
    assert "👍🏽ดี" in cell(grid, 0, LAST)
    assert "\u202e" not in cell(grid, 0, LAST)


def test_rows_that_wait_are_drafts_and_come_back(
    page: RecordPage, grid: RecordGrid, session: Session, qtbot: QtBot
) -> None:
    grid.view.go_to(0, YEARS)
    write(grid.view, "999")
    press(editor(grid.view), Key.Key_Return)
    grid.view.go_to(3, FIRST)
    paste(grid, qtbot, [["ไม่มีหมู่บ้าน", "จริง"]])
    kept = {key.record for key in session.drafts.waiting()}
    assert grid.model.key(0) in kept
    assert any((one or 0) < 0 for one in kept)
    again = RecordPage(SAGES, session)
    qtbot.addWidget(again)
    again.show_grid()
    assert len(again.grid.model.waiting) == 2
    assert cell(again.grid, 0, YEARS) == "999"
    assert cell(again.grid, 3, FIRST) == "ไม่มีหมู่บ้าน"
    again.grid.throw_away()
    assert not session.drafts.waiting()


def test_somebody_elses_change_is_met_field_by_field(
    grid: RecordGrid, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    record = grid.model.key(0) or 0
    grid.view.go_to(0, CRAFT)
    write(grid.view, "จักสาน")
    press(editor(grid.view), Key.Key_Right)
    entry = office.entry(SAGES, record)
    theirs = {"craft.name": "ทอผ้า", "years": "7"}
    office.save(SAGES, theirs, Scope(round_.id), id=record, version=entry.version)
    with qtbot.waitSignal(grid.storing.stored):
        grid.view.go_to(1, CRAFT)
    assert "ทอผ้า" in tip(grid, 0, CRAFT)
    assert cell(grid, 0, CRAFT) == "จักสาน"
    grid.view.go_to(0, CRAFT)
    assert grid.foot.mine.isVisibleTo(grid)
    with qtbot.waitSignal(grid.storing.stored):
        grid.foot.mine.click()
    values = office.entry(SAGES, record).values
    assert (values["craft.name"], values["years"]) == ("จักสาน", 7)


def test_deleting_rows_is_offered_back(
    grid: RecordGrid, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    grid.view.go_to(0, FIRST)
    qtbot.keyClick(grid.view, Key.Key_Minus, CTRL)
    qtbot.waitUntil(lambda: column(grid, FIRST) == ["ใบ", "มณี"])
    assert office.count(SAGES, Scope(round_.id)) == 2
    qtbot.waitUntil(lambda: [link.text() for link in grid.notice.links()] == ["เลิกทำ"])


def test_search_stays_in_force(page: RecordPage, grid: RecordGrid, qtbot: QtBot) -> None:
    page.list.filter.setText("มณี")
    with qtbot.waitSignal(page.list.counted):
        pass
    assert column(grid, FIRST) == ["มณี"]


def test_enter_on_completions_goes_down_too(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(0, CRAFT)
    write(grid.view, "ใหม่")
    assert grid.view.focusNextPrevChild(True)  # noqa: FBT003  what an editor calls when it is left
    assert grid.view.currentIndex().row() == 1
    assert cell(grid, 0, CRAFT) == "ใหม่"
    assert grid.view.visualRect(grid.view.currentIndex()).topLeft() != QPoint()


def test_ctrl_z_in_the_window_takes_back_typing_first_then_the_last_action(
    window: MainWindow, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("มณี")
    page = window.show_stage("survey").show_register("sages")
    page.list.reload()
    page.show_grid()
    view = page.grid.view
    view.go_to(0, CRAFT)
    view.setFocus()
    write(view, "จักสาน")
    press(editor(view), Key.Key_Right)
    assert cell(page.grid, 0, CRAFT) == "จักสาน"
    qtbot.keyClick(view, Key.Key_Z, CTRL)
    assert cell(page.grid, 0, CRAFT) == ""
    assert office.count(SAGES, Scope(round_.id)) == 1
    qtbot.keyClick(view, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: office.count(SAGES, Scope(round_.id)) == 0)


def test_leaving_the_grid_leaves_the_row(page: RecordPage, grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.setFocus()
    grid.view.go_to(0, CRAFT)
    write(grid.view, "จักสาน")
    press(editor(grid.view), Key.Key_Right)
    assert grid.model.waiting
    with qtbot.waitSignal(grid.storing.stored):
        page.list.filter.setFocus()
    assert not grid.model.waiting


def test_another_round_or_place_keeps_what_waits_for_its_own(
    grid: RecordGrid, session: Session, office: Office
) -> None:
    grid.view.go_to(0, YEARS)
    write(grid.view, "999")
    press(editor(grid.view), Key.Key_Right)
    places = office.villages()
    elsewhere = next(one for one in places if one.tambon_id != places[0].tambon_id)
    session.choose_place(elsewhere.tambon_id, elsewhere.id)
    assert grid.model.rowCount() == 2  # the row that waits, and the blank one
    session.choose_place()
    assert cell(grid, 0, YEARS) == "999"
    assert len(grid.model.waiting) == 1


def test_what_waits_outlives_a_save_that_lands_after_another_place_was_chosen(
    page: RecordPage, grid: RecordGrid, session: Session, qtbot: QtBot
) -> None:
    grid.view.go_to(0, YEARS)
    write(grid.view, "999")
    press(editor(grid.view), Key.Key_Right)
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จักสาน")
    press(editor(grid.view), Key.Key_Right)
    with qtbot.waitSignal(grid.storing.stored):
        grid.view.go_to(2, CRAFT)
        grid.put_away()
    (key,) = session.drafts.waiting()
    assert key.record == grid.model.key(0)


def test_a_cell_under_the_pen_is_a_draft_when_the_program_is_ended(
    grid: RecordGrid, session: Session
) -> None:
    grid.view.go_to(0, CRAFT)
    write(grid.view, "จักสาน")
    session.drafts.gather()
    (key,) = session.drafts.waiting()
    kept = session.drafts.find(key)
    assert kept is not None
    assert (key.record, kept["craft.name"]) == (grid.model.key(0), "จักสาน")
    assert editor(grid.view).text() == "จักสาน"


@pytest.mark.qt_log_ignore("keyToAscii")  # QTest has no Thai keys, the window system has
def test_the_thai_layout_has_the_same_keys(grid: RecordGrid, qtbot: QtBot) -> None:
    grid.view.go_to(0, FIRST)
    grid.view.setFocus()
    qtbot.keyClick(grid.view, Key(ord("แ")), CTRL)
    assert QGuiApplication.clipboard().text() == "แก้ว\n"


def test_a_link_in_a_cell_offers_first_what_is_of_its_rows_village(
    session: Session, put: Put, office: Office, qtbot: QtBot
) -> None:
    here, there = (one.id for one in office.villages()[:2])
    groups = [put("groups", village=one, name="กลุ่มทอผ้า") for one in (here, there)]
    put("households", village=there, representative__first_name="แก้ว",
        representative__last_name="ใจดี")  # fmt: skip
    page = RecordPage(register("households"), session)
    page.resize(1300, 640)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.show_grid()
    at = [one.key for one in page.register.fields].index("group")
    page.grid.view.go_to(0, at)
    write(page.grid.view, "ก")
    assert [one.id for one in editor(page.grid.view)._offered("")] == groups[::-1]
