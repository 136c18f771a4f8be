"""Incomes: chart, cards and numbers say the same."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from tests.ui.conftest import Put
from ui.pages.incomes import IncomesPage
from ui.session import Session


@pytest.fixture
def page(session: Session, put: Put, office: Office, qtbot: QtBot) -> IncomesPage:
    for number, (craft, village) in enumerate([("ทอผ้า", 0), ("ทอผ้า", 1), ("จักสาน", 1)]):
        household = put("households", village=office.villages()[village].id, members="4",
                        representative__first_name=f"แก้ว{number}", representative__last_name="ใจดี",
                        wanted__name=craft, baseline_main="100000")  # fmt: skip
        put("visits", household=household, number="1", visited_on="10/2/2569",
            practising="practising", income_main="120000")  # fmt: skip
    made = IncomesPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.summary is not None)
    return made


def rows(page: IncomesPage) -> list[list[str]]:
    model = page.model
    return [[model.index(r, c).data() for c in range(7)] for r in range(model.rowCount())]


def test_the_numbers_stand_beside_the_chart(page: IncomesPage) -> None:
    assert rows(page) == [
        ["ทอผ้า", "2", "2", "2", "200,000", "240,000", "+20.0%"],
        ["จักสาน", "1", "1", "1", "100,000", "120,000", "+20.0%"],
        ["รวม", "3", "3", "3", "300,000", "360,000", "+20.0%"],
    ]
    assert page.chart.figure is not None


def test_it_is_grouped_by_tambon_at_a_switch(page: IncomesPage) -> None:
    before = page.chart.figure
    page.switches["tambon"].click()
    assert len(rows(page)) == 2
    assert page.chart.figure is not before


def test_it_follows_the_chosen_village(
    page: IncomesPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    qtbot.waitUntil(lambda: rows(page)[-1][1] == "1")


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
