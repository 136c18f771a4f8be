"""The cross-tabs on the screen: tables at a key, households behind a cell, copies that count."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.cross_tabs import AXES, LAYOUTS
from desktop.office import Office
from desktop.programme.income_table import Pair
from tests.ui.conftest import Put
from ui.pages.cross_tab import FREE, CrossTabPage
from ui.pages.income_households import HouseholdsDialog
from ui.pages.incomes_tab import IncomesTab
from ui.session import Session


@pytest.fixture
def households(put: Put, office: Office) -> list[int]:
    """Three in two villages: two weavers, of whom one stopped, and a basket maker."""
    found = []
    for number, (craft, village, state) in enumerate(
        [("ทอผ้า", 0, "practising"), ("ทอผ้า", 1, "stopped"), ("จักสาน", 1, "practising")]
    ):
        one = put("households", village=office.villages()[village].id, members="4",
                  representative__first_name=f"แก้ว{number}", representative__last_name="ใจดี",
                  wanted__name=craft, baseline_main="100000")  # fmt: skip
        put("visits", household=one, number="1", visited_on="10/2/2569", practising=state,
            income_main="120000")  # fmt: skip
        found.append(one)
    return found


@pytest.fixture
def page(session: Session, households: list[int], qtbot: QtBot) -> CrossTabPage:
    made = CrossTabPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(lambda: made.model.table is not None)
    return made


def cells(page: CrossTabPage) -> list[list[str]]:
    model = page.model
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def shows(page: CrossTabPage, key: str) -> bool:
    return page.model.table is not None and page.model.table.layout.key == key


def test_the_first_table_is_there_at_once(page: CrossTabPage) -> None:
    assert cells(page) == [
        ["1", "0", "1", "100.0%"],
        ["1", "1", "2", "50.0%"],
        ["2", "1", "3", "66.7%"],
    ]
    assert page.where.text() == "ปีงบประมาณ 2569 · หมู่บ้านสัมมาชีพ"


@pytest.mark.parametrize("number", range(1, 6))
def test_each_table_comes_at_one_key(page: CrossTabPage, number: int, qtbot: QtBot) -> None:
    key = [*(one.key for one in LAYOUTS), FREE][number - 1]
    qtbot.keyClick(page.view, str(number), Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shows(page, key))
    assert page.switches[key].isChecked()
    assert page.free.isVisible() == (key == FREE)


def test_a_table_of_ones_own(page: CrossTabPage, qtbot: QtBot) -> None:
    page.show_table(FREE)
    page.columns.setCurrentIndex(list(AXES).index("village"))
    page.figures.setCurrentIndex(page.figures.findData("after"))
    qtbot.waitUntil(lambda: page.title.text() == "รายได้หลังฝึก (รวม): อาชีพ × หมู่บ้าน")
    assert cells(page) == [
        ["120,000", "120,000", "240,000"],
        ["0", "120,000", "120,000"],
        ["120,000", "240,000", "360,000"],
    ]


def test_enter_tells_the_households_behind_a_cell(
    page: CrossTabPage, households: list[int], qtbot: QtBot
) -> None:
    page.view.setCurrentIndex(page.model.index(1, 1))
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    ids, title, pair = wanted.args
    assert pair == Pair()
    assert ids == (households[1],)
    assert "เลิกประกอบอาชีพ" in title
    page.view.setCurrentIndex(page.model.index(2, 2))
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert sorted(wanted.args[0]) == households


def test_behind_a_zero_there_is_nothing_to_tell(page: CrossTabPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.cell_wanted):
        page.open_cell(page.model.index(0, 1))


def test_the_tab_lists_who_is_behind_a_cell(
    session: Session, households: list[int], qtbot: QtBot
) -> None:
    tab = IncomesTab(session)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    page = tab.show_part("cross_tab")
    assert isinstance(page, CrossTabPage)
    qtbot.waitUntil(lambda: page.model.table is not None)
    page.view.opened.emit(page.model.index(0, 0))
    dialog = page.findChild(HouseholdsDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    dialog.close()


def test_charts_and_cross_tab_compare_the_same_incomes(
    session: Session, households: list[int], put: Put, qtbot: QtBot
) -> None:
    put("visits", household=households[0], number="2", visited_on="20/2/2569",
        practising="practising", income_main="132000")  # fmt: skip
    tab = IncomesTab(session)
    qtbot.addWidget(tab)
    with qtbot.waitExposed(tab):
        tab.show()
    page = tab.show_part("cross_tab")
    page.show_table("indicators")
    qtbot.waitUntil(lambda: page.pairs.count() == 4)
    page.pairs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: page.model.table.pair == Pair(1, 2))
    assert page.title.text() == "ตัวเลขสำคัญรายหมู่บ้าน · ติดตามครั้งที่ 1 → ติดตามครั้งที่ 2"
    headings = [one.heading for one in page.model.table.columns]
    assert "รายได้รวม · ติดตามครั้งที่ 1" in headings
    assert cells(page)[-1][3:5] == ["120,000", "132,000"]
    assert page.notes.text().startswith("“ก่อน” คือติดตามครั้งที่ 1")
    charts = tab.show_part("charts")
    qtbot.waitUntil(lambda: charts.page is not None and charts.page.measured is not None)
    assert charts.page.measured.asked.pair == Pair(1, 2)
    charts.page.choices.pairs.setCurrentIndex(0)
    tab.show_part("cross_tab")
    qtbot.waitUntil(lambda: page.model.table.pair == Pair())
    assert page.pairs.currentIndex() == 0


def test_a_copy_is_a_table_for_excel(page: CrossTabPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in copied.text().splitlines()]
    assert lines[0][0] == "หมู่บ้าน"
    assert lines[-1] == ["รวม", "2", "1", "3", "66.7%"]
    assert '<td align="right">66.7%</td>' in copied.html()


def test_the_table_is_saved_as_numbers(page: CrossTabPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "table.xlsx"
    page.save_table(file)
    qtbot.waitUntil(lambda: file.name in page.notice.text)
    sheet = openpyxl.load_workbook(file).active
    total = next(row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] == "รวม")
    assert total == ("รวม", 2, 1, 3, pytest.approx(2 / 3))


def test_the_workbook_is_of_what_is_in_view(
    page: CrossTabPage, session: Session, office: Office, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    asked, seen, village = [], session.scope, office.villages()[0]

    def noted(_office: Office, *of: Any) -> bytes:
        asked.append(of)
        return b"PK"

    monkeypatch.setattr("desktop.exchange.income_workbook.income_workbook", noted)
    session.choose_place(village.tambon_id, village.id)
    page.save_workbook(tmp_path / "incomes.xlsx")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(seen, Pair())]
    assert seen != session.scope


def test_it_follows_place_and_work_and_reads_nothing_out_of_sight(
    page: CrossTabPage, session: Session, office: Office, put: Put, qtbot: QtBot
) -> None:
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    qtbot.waitUntil(lambda: cells(page)[-1][2] == "1")
    page.hide()
    before = page.model.table
    session.choose_place()
    put("households", village=village.id, members="1", wanted__name="ทอผ้า",
        representative__first_name="ใหม่", representative__last_name="ใจดี")  # fmt: skip
    assert page.model.table is before
    page.show()
    qtbot.waitUntil(lambda: cells(page)[-1][3] == "4")


def test_what_is_refused_is_said_and_the_table_before_it_stays(
    page: CrossTabPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cells(page)
    monkeypatch.setattr("desktop.cross_tabs.MOST_COLUMNS", 1)
    page.show_table("crossing")
    qtbot.waitUntil(lambda: page.notice.isVisible())
    assert cells(page) == before


def test_totals_stay_in_sight(page: CrossTabPage, qtbot: QtBot) -> None:
    page.show_table(FREE)
    page.columns.setCurrentIndex(list(AXES).index("change"))
    qtbot.waitUntil(lambda: page.model.columnCount() == 8)
    assert not page.view.columns_kept
    page.view.setFixedWidth(600)
    qtbot.waitUntil(lambda: page.view.columns_kept)
    page.view.setCurrentIndex(page.model.index(0, 6))
    kept = page.view.columnWidth(7)
    cell = page.view.visualRect(page.view.currentIndex())
    assert cell.right() <= page.view.viewport().width() - kept


def test_definitions_are_told_on_demand(page: CrossTabPage) -> None:
    assert not page.notes.isVisible()
    page.about.click()
    assert "ครัวเรือนเป้าหมายทั้งหมด" in page.notes.text()
    assert page.notes.isVisible()
