"""The page of incomes on the screen, over a real office."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.office import Office
from tests.ui.conftest import Put
from ui.charts.canvas import ChartView
from ui.pages.income_households import HouseholdsDialog
from ui.pages.incomes import IncomesPage
from ui.session import Session

type Open = Callable[[], IncomesPage]


@pytest.fixture
def stored(put: Put, office: Office) -> list[int]:
    """Three households that were visited, and one that was not."""
    ids = []
    for number, (craft, village) in enumerate([("ทอผ้า", 0), ("ทอผ้า", 1), ("จักสาน", 1)]):
        household = put("households", village=office.villages()[village].id, members="4",
                        representative__title="นาง", representative__first_name=f"แก้ว{number}",
                        representative__last_name="ใจดี", wanted__name=craft,
                        baseline_main="100000")  # fmt: skip
        after = "130000" if craft == "จักสาน" else "120000"
        put("visits", household=household, number="1", visited_on="10/2/2569",
            practising="practising", income_main=after)  # fmt: skip
        ids.append(household)
    ids.append(put("households", village=office.villages()[0].id, representative__title="นาย",
                   representative__first_name="กล้า", representative__last_name="รอ",
                   wanted__name="ทอผ้า", baseline_main="50000"))  # fmt: skip
    return ids


def is_settled(chart: ChartView) -> bool:
    """Whether no other picture of the chart is due."""
    return chart._job is None and not chart._soon.isActive()


@pytest.fixture
def open_page(session: Session, qtbot: QtBot) -> Open:
    """Opens the page as the tab does."""

    def open_() -> IncomesPage:
        made = IncomesPage(session)
        made.resize(1300, 640)
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.chart.drawn), qtbot.waitActive(made):
            made.show()
        qtbot.waitUntil(lambda: is_settled(made.chart))  # a scroll bar may have come with it
        return made

    return open_


@pytest.fixture
def page(stored: list[int], open_page: Open) -> IncomesPage:
    """The page with its chart drawn."""
    del stored
    return open_page()


def rows(page: IncomesPage) -> list[list[str]]:
    model = page.model
    return [[model.index(r, c).data() for c in range(7)] for r in range(model.rowCount())]


def dialogs(page: IncomesPage) -> list[HouseholdsDialog]:
    return page.findChildren(HouseholdsDialog)


def listed(page: IncomesPage, qtbot: QtBot) -> list[int]:
    """The households in the list that was opened, when they are there."""
    qtbot.waitUntil(lambda: bool(dialogs(page)) and bool(dialogs(page)[-1].model.lines))
    return [one.id for one in dialogs(page)[-1].model.lines]


def middle(page: IncomesPage, gid: str) -> QPoint:
    return page.chart.place_of(gid).center()
