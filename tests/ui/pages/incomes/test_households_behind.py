"""A bar, a row and a count of the page open the households that they stand for."""

from threading import Event

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop import incomes
from tests.ui.conftest import Put
from tests.ui.dialogs.test_keys import dead
from tests.ui.pages.incomes.conftest import Open, dialogs, listed, middle, rows
from ui.dialogs import keys
from ui.pages.income_households import HouseholdsDialog, show_households
from ui.pages.incomes import IncomesPage
from ui.session import Session

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_a_click_opens_the_households_of_a_bar(
    page: IncomesPage, stored: list[int], qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=middle(page, "before-1"))
    assert listed(page, qtbot) == [stored[2]]
    dialog = dialogs(page)[-1]
    texts = [dialog.model.index(0, place).data() for place in range(dialog.model.columnCount())]
    assert texts[1] == "นางแก้ว2 ใจดี"
    assert texts[4:] == ["จักสาน", "4", "100,000", "130,000", "30,000", "+30.0%", "ใช่"]


def test_who_is_missing_is_told_and_listed(
    page: IncomesPage, stored: list[int], qtbot: QtBot
) -> None:
    links = {one.text(): one for one in page.rests_on.links()}
    assert list(links) == [
        "ครัวเรือนเป้าหมาย 4", "เปรียบเทียบรายได้ได้ 3", "ยังไม่มีรายได้หลัง 1"
    ]  # fmt: skip
    links["ยังไม่มีรายได้หลัง 1"].click()
    assert listed(page, qtbot) == [stored[3]]
    assert dialogs(page)[-1].model.index(0, 7).data() == "–"


def test_a_row_of_the_table_opens_its_households(
    page: IncomesPage, stored: list[int], qtbot: QtBot
) -> None:
    page.table.selectRow(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert listed(page, qtbot) == [stored[2]]


def test_the_list_of_a_row_is_of_what_was_in_view_when_it_was_asked_for(
    stored: list[int], put: Put, open_page: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("visits", household=stored[0], number="2", visited_on="20/2/2569", income_main="132000")
    page, go_on, behind = open_page(), Event(), incomes.behind

    def slow(*asked):
        go_on.wait(60)
        return behind(*asked)

    monkeypatch.setattr(incomes, "behind", slow)
    page.table.selectRow(1)
    page.open_row()
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.pairs.setCurrentIndex(3)
    assert rows(page)[1][0] == "ทอผ้า"
    go_on.set()
    assert listed(page, qtbot) == [stored[2]]
    dialog = dialogs(page)[-1]
    assert "จักสาน" in dialog.windowTitle()
    assert dialog.model.index(0, 7).data() == "130,000"


@pytest.fixture
def dialog(
    page: IncomesPage, session: Session, stored: list[int], qtbot: QtBot
) -> HouseholdsDialog:
    opened = show_households(session, page, stored, "ทุกครัวเรือน")
    qtbot.waitUntil(lambda: len(opened.model.lines) == 4)
    return opened


def test_households_are_sorted_as_a_dictionary_does(
    dialog: HouseholdsDialog, stored: list[int]
) -> None:
    dialog.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [one.id for one in dialog.model.lines] == stored  # นาง… before นาย…
    dialog.table.sortByColumn(7, Qt.SortOrder.DescendingOrder)
    assert [one.after for one in dialog.model.lines] == [
        130_000_00, 120_000_00, 120_000_00, None
    ]  # fmt: skip
    dialog.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [one.id for one in dialog.model.lines] == stored


def test_the_cursor_stays_on_its_household_when_they_are_sorted(
    dialog: HouseholdsDialog, stored: list[int]
) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(0, 7))
    for order, row in ((Qt.SortOrder.DescendingOrder, 1), (Qt.SortOrder.AscendingOrder, 0)):
        dialog.table.sortByColumn(7, order)
        assert dialog.table.currentIndex().row() == row
        assert dialog.model.lines[row].id == stored[0]


def test_enter_opens_a_household(
    dialog: HouseholdsDialog, session: Session, stored: list[int], qtbot: QtBot
) -> None:
    dialog.table.selectRow(1)
    with qtbot.waitSignal(session.open_record) as wanted:
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert wanted.args == ["households", stored[1]]


def test_every_key_of_the_list_is_answered(dialog: HouseholdsDialog) -> None:
    assert dead(keys.HOUSEHOLDS[1:], lambda: [dialog.table]) == []


def test_a_key_sorts_by_the_column_under_the_cursor(dialog: HouseholdsDialog, qtbot: QtBot) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(0, 6))
    for turned in (False, True):
        qtbot.keyClick(dialog.table, Qt.Key.Key_S, CTRL_SHIFT)
        before = [one.before for one in dialog.model.lines]
        assert before == sorted(before, reverse=turned)


def test_households_are_copied_as_a_table(dialog: HouseholdsDialog) -> None:
    dialog.copy()
    copied: QMimeData = QGuiApplication.clipboard().mimeData()
    lines = copied.text().splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("ที่\tชื่อ")
    assert "<table" in copied.html()


def test_households_that_are_gone_are_left_out(
    page: IncomesPage, session: Session, stored: list[int], qtbot: QtBot
) -> None:
    opened = show_households(session, page, [*stored, 99_999], "")
    qtbot.waitUntil(lambda: len(opened.model.lines) == 4)
