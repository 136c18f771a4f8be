"""Incomes: chart, cards and numbers say the same."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.charts.incomes import row_ends
from desktop.office import Office
from tests.ui.conftest import Put
from ui.main_window import MainWindow
from ui.pages.incomes import IncomesPage
from ui.session import Session


@pytest.fixture
def page(session: Session, put: Put, office: Office, qtbot: QtBot) -> IncomesPage:
    for number, (craft, village) in enumerate([("ทอผ้า", 0), ("ทอผ้า", 1), ("จักสาน", 1)]):
        household = put("households", village=office.villages()[village].id, members="4",
                        representative__first_name=f"แก้ว{number}", representative__last_name="ใจดี",
                        wanted__name=craft, baseline_main="100000")  # fmt: skip
        after = "130000" if craft == "จักสาน" else "120000"
        put("visits", household=household, number="1", visited_on="10/2/2569",
            practising="practising", income_main=after)  # fmt: skip
    made = IncomesPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.summary is not None)
    return made


def rows(page: IncomesPage) -> list[list[str]]:
    model = page.model
    return [[model.index(r, c).data() for c in range(7)] for r in range(model.rowCount())]


def test_the_numbers_stand_beside_the_chart(page: IncomesPage) -> None:
    assert rows(page) == [
        ["รวม", "3", "3", "3", "300,000", "370,000", "+23.3%"],
        ["จักสาน", "1", "1", "1", "100,000", "130,000", "+30.0%"],
        ["ทอผ้า", "2", "2", "2", "200,000", "240,000", "+20.0%"],
    ]
    assert page.chart.figure is not None


def test_it_is_grouped_by_tambon_at_a_switch(page: IncomesPage) -> None:
    before = page.chart.figure
    page.switches["tambon"].click()
    assert len(rows(page)) == 2
    assert page.chart.figure is not before


def test_the_page_ends_where_a_row_ends(page: IncomesPage, qtbot: QtBot) -> None:
    page.resize(1300, 320)
    figure = page.chart.figure
    assert figure is not None

    def ends() -> list[int]:
        top = page.chart.mapTo(page.scroll.widget(), QPoint(0, 0)).y()
        return [top + round(end * page.chart.height()) for end in row_ends(figure)]

    qtbot.waitUntil(lambda: page.scroll.viewport().height() in ends())
    assert len(ends()) == 3


def test_a_bar_opens_its_households(page: IncomesPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.households_wanted) as wanted:
        page.chart.picked.emit("after-1")
    assert wanted.args == ["จักสาน"]
    page.table.selectRow(2)
    with qtbot.waitSignal(page.households_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == ["ทอผ้า"]
    page.group_by("tambon")
    with qtbot.waitSignal(page.households_wanted) as wanted:
        page.open_households(1)
    assert wanted.args == [""]
    assert session.scope.tambon_id is not None


def test_the_window_lists_the_households_of_a_bar(window: MainWindow) -> None:
    window.list_households("ทอผ้า")
    page = window.show_register("households")
    assert page is not None
    assert page.list.filter.text() == "ทอผ้า"
    assert page.isVisible()


def test_it_follows_the_chosen_village(
    page: IncomesPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    qtbot.waitUntil(lambda: rows(page)[0][1] == "1")


@pytest.mark.parametrize(
    ("ending", "head"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_the_chart_is_saved_in_three_formats(
    page: IncomesPage, tmp_path: Path, ending: str, head: bytes
) -> None:
    file = tmp_path / f"chart.{ending}"
    page.save(file)
    assert file.read_bytes().startswith(head)


def test_the_picture_is_copied(page: IncomesPage) -> None:
    page.chart.copy()
    assert not QGuiApplication.clipboard().pixmap().isNull()
