"""What is typed in a grid outlives whatever else happens at that moment."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.rounds import preset
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Hold, Put
from tests.ui.grid.conftest import (
    CRAFT,
    FIRST,
    LAST,
    SAGES,
    VILLAGE,
    YEARS,
    cell,
    column,
    editor,
    paste,
    put_on_clipboard,
    write,
)  # fmt: skip
from tests.ui.keyboard import press, type_keys
from ui.grid import grid_edits, storing
from ui.grid.record_grid import RecordGrid
from ui.main_window import MainWindow
from ui.record_page import RecordPage
from ui.session import Session

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def kept(session: Session) -> dict[int | None, dict[str, object]]:
    """What the drafts hold, by the number of their record."""
    found = session.drafts.waiting()
    return {key.record: session.drafts.find(key) or {} for key in found}


def waiting(session: Session) -> int:
    return len(session.drafts.waiting())


def change(office: Office, round_: RoundEntry, record: int, **typed: object) -> None:
    """Somebody else changes a record."""
    version = office.entry(SAGES, record).version
    raw = {key.replace("__", "."): value for key, value in typed.items()}
    assert office.save(SAGES, raw, Scope(round_.id), id=record, version=version).id


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Holds the reading of a paste back until it is set."""
    go, prepare = Event(), grid_edits.prepare

    def held(*arguments: object) -> object:
        assert go.wait(10)
        return prepare(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(grid_edits, "prepare", held)
    yield go
    go.set()


@pytest.fixture
def next_round(office: Office) -> RoundEntry:
    return office.add_round(preset(2570), [place.id for place in office.villages()[:6]])


def test_an_open_cell_stays_open_while_something_else_is_stored(
    page: RecordPage, grid: RecordGrid, put_sage: Put, qtbot: QtBot
) -> None:
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จัก")
    with qtbot.waitSignal(page.list.counted):
        put_sage("ใหม่")
    assert column(grid, FIRST) == ["แก้ว", "ใบ", "มณี", "ใหม่"]
    type_keys(editor(grid.view), "สาน")
    press(editor(grid.view), Key.Key_Right)
    assert cell(grid, 1, CRAFT) == "จักสาน"


def test_an_open_cell_stays_open_while_a_row_above_goes(
    page: RecordPage, grid: RecordGrid, office: Office, qtbot: QtBot
) -> None:
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จัก")
    with qtbot.waitSignal(page.list.counted):
        office.delete(SAGES, [grid.model.key(0)])
    assert column(grid, FIRST) == ["ใบ", "มณี"]
    type_keys(editor(grid.view), "สาน")
    press(editor(grid.view), Key.Key_Right)
    assert cell(grid, 0, CRAFT) == "จักสาน"


def test_what_is_typed_over_a_record_that_goes_becomes_a_new_row(
    page: RecordPage, grid: RecordGrid, office: Office, qtbot: QtBot
) -> None:
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จักสาน")
    with qtbot.waitSignal(page.list.counted):
        office.delete(SAGES, [grid.model.key(1)])
    assert (cell(grid, 1, FIRST), cell(grid, 1, CRAFT)) == ("ใบ", "จักสาน")
    assert (grid.model.key(1) or 0) < 0


def test_rows_that_go_here_and_there_are_taken_out_together(
    grid: RecordGrid, put_sage: Put, page: RecordPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.grid.grid_model.MOST_RUNS", 0)
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จัก")
    grid.model.refresh([grid.model.key(1), grid.model.key(2)])
    assert column(grid, FIRST) == ["ใบ", "มณี"]
    assert cell(grid, 0, CRAFT) == "จัก"


@pytest.mark.parametrize("row", [1, 3])
def test_an_open_cell_is_a_draft_soon_after_the_key(
    grid: RecordGrid, session: Session, qtbot: QtBot, row: int
) -> None:
    grid.view.go_to(row, CRAFT)
    write(grid.view, "จัก")
    qtbot.waitUntil(lambda: [one["craft.name"] for one in kept(session).values()] == ["จัก"])
    type_keys(editor(grid.view), "สาน")
    qtbot.waitUntil(lambda: [one["craft.name"] for one in kept(session).values()] == ["จักสาน"])
    (key,) = kept(session)
    press(editor(grid.view), Key.Key_Right)
    assert list(kept(session)) == [key]
    assert grid.model.key(row) == key


def test_a_cell_that_was_given_up_is_no_draft(
    grid: RecordGrid, session: Session, qtbot: QtBot
) -> None:
    grid.view.go_to(1, CRAFT)
    write(grid.view, "จัก")
    qtbot.waitUntil(lambda: len(kept(session)) == 1)
    press(editor(grid.view), Key.Key_Escape)
    qtbot.waitUntil(lambda: not kept(session))


def test_rows_on_their_way_outlive_a_search_and_a_refusal(
    page: RecordPage, grid: RecordGrid, hold: Hold, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise Refused("ดิสก์เต็ม")

    monkeypatch.setattr(storing, "save_many", refuse)
    let_go = hold()
    grid.view.go_to(0, CRAFT)
    write(grid.view, "จักสาน")
    press(editor(grid.view), Key.Key_Return)
    assert grid.storing.under_way
    page.list.filter.setText("มณี")
    qtbot.waitUntil(lambda: column(grid, FIRST) == ["มณี", "แก้ว"])
    let_go()
    assert "ดิสก์เต็ม" in grid.notice.text
    assert column(grid, FIRST) == ["มณี", "แก้ว"]
    assert column(grid, CRAFT) == ["", "จักสาน"]


def test_rows_that_wait_are_not_checked_again_when_the_list_is_searched(
    page: RecordPage, grid: RecordGrid, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    grid.view.go_to(0, YEARS)
    write(grid.view, "999")
    press(editor(grid.view), Key.Key_Right)
    waiting = grid.model.waiting[grid.model.key(0) or 0]
    page.list.filter.setText("มณี")
    qtbot.waitUntil(lambda: column(grid, FIRST) == ["มณี", "แก้ว"])
    assert grid.model.waiting[grid.model.key(1) or 0] is waiting


def test_a_paste_that_is_read_when_another_place_is_chosen_goes_nowhere(
    grid: RecordGrid, session: Session, office: Office, round_: RoundEntry, reading: Event,
    next_round: RoundEntry, qtbot: QtBot,
) -> None:  # fmt: skip
    village = office.villages()[0].code
    put_on_clipboard([["นาย", "กล้า", "ดี", "", "", "", "", str(village)]])
    grid.view.go_to(3, 0)
    qtbot.keyClick(grid.view, Key.Key_V, CTRL)
    with qtbot.waitSignal(grid.edits.refused):
        session.choose_round(next_round.id)
    reading.set()
    session.choose_round(round_.id)
    grid.view.go_to(3, 0)
    paste(grid, qtbot, [["นาย", "กล้า", "ดี", "", "", "", "", str(village)]])
    assert office.count(SAGES, Scope(next_round.id)) == 0
    assert office.count(SAGES, Scope(round_.id)) == 4


def test_what_is_typed_while_a_paste_is_read_stays_over_it(
    grid: RecordGrid, office: Office, reading: Event, qtbot: QtBot
) -> None:
    put_on_clipboard([["ทอผ้า", "12"], ["ทอผ้า", "13"]])
    grid.view.go_to(0, CRAFT)
    qtbot.keyClick(grid.view, Key.Key_V, CTRL)
    grid.view.go_to(0, YEARS)
    write(grid.view, "40")
    press(editor(grid.view), Key.Key_Left)
    with qtbot.waitSignal(grid.edits.told):
        reading.set()
    assert column(grid, CRAFT)[:2] == ["ทอผ้า", "ทอผ้า"]
    assert column(grid, YEARS)[:2] == ["40", "13"]
    qtbot.waitUntil(lambda: not grid.edits.busy)
    assert not grid.model.waiting
    stored = office.entry(SAGES, grid.model.key(0) or 0).values
    assert (stored["craft.name"], stored["years"]) == ("ทอผ้า", 40)


def test_what_is_stored_while_a_paste_is_read_is_no_conflict_with_oneself(
    grid: RecordGrid, office: Office, reading: Event, qtbot: QtBot
) -> None:
    put_on_clipboard([["ทอผ้า"]])
    grid.view.go_to(0, CRAFT)
    qtbot.keyClick(grid.view, Key.Key_V, CTRL)
    grid.view.go_to(0, YEARS)
    write(grid.view, "40")
    with qtbot.waitSignal(grid.storing.stored):
        press(editor(grid.view), Key.Key_Return)
    with qtbot.waitSignal(grid.edits.told):
        reading.set()
    assert not grid.model.waiting
    stored = office.entry(SAGES, grid.model.key(0) or 0).values
    assert (stored["craft.name"], stored["years"]) == ("ทอผ้า", 40)


type LetGo = Callable[[], None]


@pytest.mark.parametrize("refused", [False, True])
def test_a_row_that_is_stored_after_another_round_was_chosen_settles_only_its_own_draft(
    grid: RecordGrid, session: Session, office: Office, round_: RoundEntry, next_round: RoundEntry,
    hold: Hold, monkeypatch: pytest.MonkeyPatch, refused: bool,
) -> None:  # fmt: skip
    let_go = hold()
    if refused:
        monkeypatch.setattr(storing, "save_many", _full_disk)
    grid.view.go_to(3, VILLAGE)
    grid.edits.type({3: {"village": grid_edits.Typed(office.villages()[0].id)}})
    grid.edits.type({3: {"person.title": grid_edits.Typed("นาย")}})
    grid.view.go_to(3, FIRST)
    write(grid.view, "กล้า")
    press(editor(grid.view), Key.Key_Right)
    write(grid.view, "ดี")
    press(editor(grid.view), Key.Key_Return)
    assert grid.storing.under_way
    session.choose_round(next_round.id)
    grid.view.go_to(0, LAST)
    write(grid.view, "อยู่ต่อ")
    press(editor(grid.view), Key.Key_Right)
    let_go()
    assert column(grid, LAST) == ["อยู่ต่อ"]
    assert waiting(session) == 1 + refused
    session.choose_round(round_.id)
    assert set(column(grid, FIRST)) == {"กล้า", "แก้ว", "ใบ", "มณี"}
    assert len(grid.model.waiting) == int(refused)


def _full_disk(*_arguments: object, **_options: object) -> None:
    raise Refused("ดิสก์เต็ม")


def test_a_draft_that_comes_back_leaves_alone_what_others_changed_since(
    page: RecordPage, grid: RecordGrid, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    mine, contested = grid.model.key(0) or 0, grid.model.key(1) or 0
    for row in (0, 1):
        grid.view.go_to(row, YEARS)
        write(grid.view, "999")  # an error: it waits
        press(editor(grid.view), Key.Key_Right)
    page.show_grid(shown=False)
    change(office, round_, mine, craft__name="ทอผ้า")
    change(office, round_, contested, years="7")
    page.show_grid()
    assert cell(grid, 0, CRAFT) == "ทอผ้า"
    assert list(grid.model.waiting[mine].typed) == ["years"]
    for row in (0, 1):
        grid.view.go_to(row, YEARS)
        write(grid.view, "9")
        with qtbot.waitSignal(grid.storing.stored):
            press(editor(grid.view), Key.Key_Return)
    values = office.entry(SAGES, mine).values
    assert (values["craft.name"], values["years"]) == ("ทอผ้า", 9)
    assert office.entry(SAGES, contested).values["years"] == 7  # asked, not overwritten
    assert grid.model.waiting[contested].theirs is not None


def test_tab_leads_out_at_both_ends(grid: RecordGrid, page: RecordPage, qtbot: QtBot) -> None:
    grid.view.setFocus()
    grid.view.go_to(grid.model.rowCount() - 1, grid.model.columnCount() - 1)
    qtbot.keyClick(grid.view, Key.Key_Tab)
    assert QApplication.focusWidget() is not grid.view
    grid.view.setFocus()
    grid.view.go_to(0, 0)
    qtbot.keyClick(grid.view, Key.Key_Backtab)
    assert QApplication.focusWidget() is not grid.view


def test_save_and_close_stores_a_good_row_of_the_grid(
    window: MainWindow, office: Office, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว")
    page = window.show_stage("survey").show_register("sages")
    page.list.reload()
    page.show_grid()
    page.grid.view.go_to(0, CRAFT)
    page.grid.view.setFocus()
    write(page.grid.view, "จักสาน")
    window.close()
    with qtbot.waitSignal(window.closed):
        window.notice.links()[0].click()
    assert office.entry(SAGES, record).values["craft.name"] == "จักสาน"
    assert session.drafts.waiting() == ()


def test_save_and_close_stops_at_a_bad_row_of_the_grid(
    window: MainWindow, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").show_register("sages")
    page.list.reload()
    page.show_grid()
    page.grid.view.go_to(0, YEARS)
    page.grid.view.setFocus()
    write(page.grid.view, "999")
    window.close()
    with qtbot.assertNotEmitted(window.closed):
        window.notice.links()[0].click()
    assert page.editor.isVisible()
    assert page.editor.form.boxes["years"].problems


@pytest.fixture
def rows(window: MainWindow, put_sage: Put) -> RecordPage:
    """The window's page of two sages, as a grid."""
    for first in ("แก้ว", "มณี"):
        put_sage(first)
    page = window.show_stage("survey").show_register("sages")
    page.list.reload()
    page.show_grid()
    return page


def test_the_language_switched_in_mid_save_leaves_nothing_to_finish(
    window: MainWindow, rows: RecordPage, session: Session, hold: Hold
) -> None:
    let_go = hold()
    rows.grid.view.go_to(0, CRAFT)
    write(rows.grid.view, "จักสาน")
    press(editor(rows.grid.view), Key.Key_Return)
    window.switch_language()
    let_go()
    again = window.show_register("sages")
    assert again is not None
    assert again.in_grid
    assert column(again.grid, CRAFT) == ["จักสาน", ""]
    assert not again.grid.model.waiting
    assert session.drafts.waiting() == ()


def test_the_language_switch_keeps_search_grid_cursor_and_what_waits(
    window: MainWindow, rows: RecordPage, qtbot: QtBot
) -> None:
    rows.list.filter.setText("มณี")
    qtbot.waitUntil(lambda: column(rows.grid, FIRST) == ["มณี"])
    rows.grid.view.go_to(0, YEARS)
    write(rows.grid.view, "999")
    window.switch_language()
    page = window.tabs.currentWidget().findChild(RecordPage)
    assert page is not rows
    assert page.list.filter.text() == "มณี"
    assert page.in_grid
    assert (column(page.grid, FIRST), column(page.grid, YEARS)) == (["มณี"], ["999"])
    assert page.grid.view.currentIndex().row() == 0
