"""Incomes: chart, cards and numbers say the same, and each opens the households behind it."""

from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from desktop import incomes
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.income_table import Pair
from desktop.programme.stages import register
from desktop.views import Scope
from tests.ui.conftest import Put
from tests.ui.mouse import move
from tests.ui.pages.incomes.conftest import Open, dialogs, listed, middle, rows
from ui.charts.canvas import ChartView
from ui.charts.row_scroll import row_ends
from ui.pages.about import AboutButton
from ui.pages.incomes import IncomesPage
from ui.session import Session


def test_the_numbers_stand_beside_the_chart(page: IncomesPage) -> None:
    assert rows(page) == [
        ["รวม", "4", "3", "3", "100,000", "123,333", "+23.3%"],
        ["จักสาน", "1", "1", "1", "100,000", "130,000", "+30.0%"],
        ["ทอผ้า", "3", "2", "2", "100,000", "120,000", "+20.0%"],
    ]
    assert page.chart.chart is not None


def test_more_columns_come_at_a_switch(page: IncomesPage) -> None:
    few = page.model.columnCount()
    page.more.click()
    assert page.model.columnCount() > few
    heads = [
        page.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for place in range(1, page.model.columnCount())
    ]
    assert all(heads), "every figure says what it counts"


def test_it_is_grouped_by_tambon(page: IncomesPage, qtbot: QtBot) -> None:
    before = page.chart.chart
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.group_by("tambon")
    assert len(rows(page)) == 2
    assert page.chart.chart is not before


def test_what_was_chosen_is_chosen_again(
    page: IncomesPage, open_page: Open, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.thai_digits.click()
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.group_by("tambon")
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.pairs.setCurrentIndex(1)
    again = open_page()
    assert again.choices.digits == "thai"
    assert again.choices.by == "tambon"
    assert again.choices.pairs.currentData() == Pair(0, 1)
    assert "๒๓.๓%" in again.chart.chart.marks["after-0"].told


def test_those_in_no_group_are_one_line(
    stored: list[int], put: Put, office: Office, open_page: Open, qtbot: QtBot
) -> None:
    weavers = put("groups", village=office.villages()[0].id, name="กลุ่มทอผ้า")
    scope = Scope(office.rounds()[0].id)
    office.save(register("households"), {"group": weavers}, scope, id=stored[0])
    page = open_page()
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.group_by("group")
    assert [row[:2] for row in rows(page)] == [
        ["รวม", "4"], ["ไม่อยู่ในกลุ่ม", "3"], ["กลุ่มทอผ้า", "1"]
    ]  # fmt: skip


def test_the_page_ends_where_a_row_ends(page: IncomesPage, qtbot: QtBot) -> None:
    page.resize(1300, 340)

    def ends() -> list[int]:
        top = page.chart.mapTo(page.scroll.widget(), QPoint(0, 0)).y()
        return [top + end for end in row_ends(page.chart.places)]

    qtbot.waitUntil(lambda: page.scroll.viewport().height() in ends())
    assert len(ends()) == 3


# Marks


def test_the_mouse_is_told_what_a_bar_stands_for(page: IncomesPage) -> None:
    move(page.chart, middle(page, "after-1"))
    assert page.chart.told == "จักสาน หลัง: 32,500 บาทต่อคนต่อปี (+30.0%) · 1 ครัวเรือน"
    move(page.chart, QPoint(3, 3))
    assert page.chart.told == ""


def test_the_arrow_keys_walk_over_the_marks(
    page: IncomesPage, stored: list[int], qtbot: QtBot
) -> None:
    page.chart.setFocus()
    told = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left,
                Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):  # fmt: skip
        qtbot.keyClick(page.chart, key)
        told.append(page.chart.gid)
        assert page.chart.accessibleDescription() == page.chart.told
    assert told == [
        "before-0", "after-0", "before-1", "after-0", "after-2", "after-2", "before-0"
    ]  # fmt: skip
    qtbot.keyClick(page.chart, Qt.Key.Key_End)
    qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert listed(page, qtbot) == stored[:2]
    qtbot.keyClick(page.chart, Qt.Key.Key_Escape)
    assert page.chart.told == ""


# What may come between


def test_it_follows_the_chosen_village(
    page: IncomesPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[0]
    with qtbot.waitSignal(page.chart.drawn):
        session.choose_place(village.tambon_id, village.id)
    assert rows(page)[0][1] == "2"


def test_another_place_is_chosen_while_one_is_read(
    page: IncomesPage, session: Session, office: Office, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    go_on, summary = Event(), incomes.summary
    first, second = office.villages()[:2]

    def slow(office: Office, scope, *rest):
        if scope.village_id == first.id:
            go_on.wait(10)
        return summary(office, scope, *rest)

    monkeypatch.setattr(incomes, "summary", slow)
    session.choose_place(first.tambon_id, first.id)
    with qtbot.waitSignal(page.chart.drawn):
        session.choose_place(second.tambon_id, second.id)
    go_on.set()
    session.close()  # waits for what is being read
    qtbot.waitUntil(lambda: rows(page)[0][1] == "2")
    assert page.measured.asked.scope.village_id == second.id


def test_it_may_be_closed_while_it_is_read(
    stored: list[int], session: Session, qtbot: QtBot
) -> None:
    del stored
    page = IncomesPage(session)
    with qtbot.waitExposed(page):
        page.show()
    page.close()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    session.close()


def test_a_place_without_households_says_what_to_do(
    page: IncomesPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[5]
    with qtbot.waitSignal(page.chart.drawn):
        session.choose_place(village.tambon_id, village.id)
    assert "ยังไม่มีครัวเรือนเป้าหมาย" in page.chart.sentence
    assert page.chart.accessibleName() == page.chart.sentence


def test_too_many_groups_are_refused_in_the_place_of_the_chart(
    page: IncomesPage, put: Put, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incomes, "MOST_GROUPS", 2)
    with qtbot.waitSignal(page.chart.drawn):
        put("households", village=office.villages()[0].id, representative__title="นาง",
            representative__first_name="ดี", representative__last_name="มาก",
            wanted__name="ทำนา")  # fmt: skip
    assert "เลือกพื้นที่" in page.chart.sentence
    assert page.summary.by == "village", "the cards go on, and the table shows places"
    monkeypatch.undo()
    with qtbot.waitSignal(page.chart.drawn):
        page.reload()
    assert page.chart.sentence == ""


def test_without_a_round_it_says_so(open_page: Open, office: Office, session: Session) -> None:
    session.scope = type(session.scope)(None)
    page = open_page()
    assert page.chart.sentence == "โปรดเลือกรอบก่อน"
    assert page.rests_on.links() == []


def test_a_hundred_million_baht_are_drawn(
    stored: list[int], put: Put, open_page: Open, office: Office
) -> None:
    put("visits", household=stored[3], number="1", visited_on="10/2/2569",
        income_main="100000000")  # fmt: skip
    assert rows(open_page())[0][5] == "25,092,500"


def test_every_card_says_what_it_counts(page: IncomesPage, qtbot: QtBot) -> None:
    signs = page.findChildren(AboutButton)
    assert len(signs) == 8
    assert all(one.accessibleDescription() for one in signs)
    qtbot.keyClick(signs[-1], Qt.Key.Key_Space)
    assert QToolTip.isVisible()
    QToolTip.hideText()


def test_a_refused_chart_leaves_no_mark(page: IncomesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.chart, Qt.Key.Key_Down)

    def refuse():
        raise Refused("ไม่ได้")
        yield

    with qtbot.waitSignal(page.chart.drawn):
        page.chart.show_chart(refuse)
    qtbot.keyClick(page.chart, Qt.Key.Key_Down)
    qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    move(page.chart, QPoint(200, 100))
    assert isinstance(page.chart, ChartView)
    assert page.chart.told == ""
    assert dialogs(page) == []
