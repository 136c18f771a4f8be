"""Incomes: chart, cards and numbers say the same, and each opens the households behind it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from desktop import incomes
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.income_table import Pair
from desktop.programme.stages import register
from desktop.views import Scope
from tests.ui.conftest import Put
from tests.ui.dialogs.test_keys import dead
from tests.ui.mouse import move
from ui.charts.canvas import ChartView
from ui.charts.row_scroll import row_ends
from ui.dialogs import keys
from ui.pages.about import AboutButton
from ui.pages.income_households import HouseholdsDialog, show_households
from ui.pages.incomes import IncomesPage
from ui.session import Session

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

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


def test_only_pairs_that_exist_are_offered(stored: list[int], put: Put, open_page: Open) -> None:
    put("visits", household=stored[0], number="3", visited_on="20/2/2569", income_main="140000")
    pairs = open_page().choices.pairs
    offered = [pairs.itemData(place) for place in range(pairs.count())]
    assert offered == [Pair(), Pair(0, 1), Pair(0, 3), Pair(1, 3)]


def test_visits_are_compared_with_each_other(
    stored: list[int], put: Put, open_page: Open, qtbot: QtBot
) -> None:
    put("visits", household=stored[0], number="2", visited_on="20/2/2569", income_main="132000")
    page = open_page()
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.pairs.setCurrentIndex(3)
    assert page.measured.asked.pair == Pair(1, 2)
    assert rows(page)[0] == ["รวม", "4", "3", "1", "120,000", "132,000", "+10.0%"]


def test_a_pair_that_was_chosen_is_said_wherever_it_is_shown(
    stored: list[int], put: Put, open_page: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("visits", household=stored[0], number="2", visited_on="20/2/2569", income_main="132000")
    page, names = open_page(), []
    ask = lambda _page, _title, name, _kinds: (names.append(name), ("", ""))[1]  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page._ask_file()
    usual = heads(page)
    with qtbot.waitSignal(page.chart.drawn):
        page.choices.pairs.setCurrentIndex(3)
    page._ask_file()
    assert names == ["รายได้.png", "รายได้ ติดตามครั้งที่ 1 - ติดตามครั้งที่ 2.png"]
    assert "ติดตามครั้งที่ 1 → ติดตามครั้งที่ 2" in page.chart.chart.figure.get_label()
    said = [one.text() for one in page.cards.findChildren(QLabel)]
    assert "“ก่อน” คือติดตามครั้งที่ 1 “หลัง” คือติดตามครั้งที่ 2" in said
    told = {one: other for one, other in zip(usual, heads(page), strict=True) if one != other}
    assert told == {
        "เฉลี่ยต่อครัวเรือน ก่อนฝึก": "เฉลี่ยต่อครัวเรือน · ติดตามครั้งที่ 1",
        "เฉลี่ยต่อครัวเรือน หลังฝึก": "เฉลี่ยต่อครัวเรือน · ติดตามครั้งที่ 2",
        "รายได้ก่อนฝึกต่อคน": "รายได้เฉลี่ยต่อคน · ติดตามครั้งที่ 1",
        "รายได้หลังฝึกต่อคน": "รายได้เฉลี่ยต่อคน · ติดตามครั้งที่ 2",
    }
    dialog = page.open_households(page.chart.chart.marks["after-0"])
    assert [
        dialog.model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for at in (6, 7)
    ] == ["ติดตามครั้งที่ 1 (บาท)", "ติดตามครั้งที่ 2 (บาท)"]
    dialog.close()


def heads(page: IncomesPage) -> list[str]:
    """The columns' whole names."""
    role = Qt.ItemDataRole.AccessibleTextRole
    count = range(1, page.model.columnCount())
    return [page.model.headerData(at, Qt.Orientation.Horizontal, role) for at in count]


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


def test_a_click_opens_the_households_of_a_bar(
    page: IncomesPage, stored: list[int], qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=middle(page, "before-1"))
    assert listed(page, qtbot) == [stored[2]]
    dialog = dialogs(page)[-1]
    texts = [dialog.model.index(0, place).data() for place in range(dialog.model.columnCount())]
    assert texts[1] == "นางแก้ว2 ใจดี"
    assert texts[4:] == ["จักสาน", "4", "100,000", "130,000", "30,000", "+30.0%", "ใช่"]


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


# The households behind a figure


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


# What is taken along


@pytest.mark.parametrize(
    ("ending", "head"),
    [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF"), ("xlsx", b"PK")],
)
def test_the_chart_and_its_workbook_are_saved(
    page: IncomesPage, tmp_path: Path, ending: str, head: bytes, qtbot: QtBot
) -> None:
    file = tmp_path / f"chart.{ending}"
    page.save(file)
    qtbot.waitUntil(lambda: file.name in page.notice.text)
    assert file.read_bytes().startswith(head)


def test_the_workbook_is_of_what_is_in_view(
    page: IncomesPage, session: Session, office: Office, tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    asked, seen, village = [], page.measured.asked, office.villages()[0]

    def noted(_office: Office, *of: Any) -> bytes:
        asked.append(of)
        return b"PK"

    monkeypatch.setattr("desktop.exchange.income_workbook.income_workbook", noted)
    session.choose_place(village.tambon_id, village.id)
    page.save(tmp_path / "chart.xlsx")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(seen.scope, seen.pair)]
    assert seen.scope != session.scope


@pytest.mark.parametrize(
    ("ending", "made_by"),
    [("png", "ui.pages.incomes.chart_bytes"),
     ("xlsx", "desktop.exchange.income_workbook.income_workbook")],
)  # fmt: skip
def test_a_file_is_there_though_the_session_closes_before_anybody_is_told(
    page: IncomesPage, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    ending: str, made_by: str,
) -> None:  # fmt: skip
    begun, file = Event(), tmp_path / f"chart.{ending}"

    def made(*_of: object) -> bytes:
        begun.set()
        return b"whole"

    monkeypatch.setattr(made_by, made)
    page.save(file)
    assert begun.wait(60)
    session.close()
    assert file.read_bytes() == b"whole"


@pytest.mark.parametrize("name", ["chart.docx", "chart", "not/there/chart.png"])
def test_what_cannot_be_saved_is_said(
    page: IncomesPage, tmp_path: Path, name: str, qtbot: QtBot
) -> None:
    page.save(tmp_path / name)
    qtbot.waitUntil(lambda: page.notice.isVisible())
    assert page.notice.property("tone") == "bad"
    assert not (tmp_path / name).exists()


def test_the_picture_is_copied_at_twice_its_size(page: IncomesPage, qtbot: QtBot) -> None:
    page.copy_picture()
    qtbot.waitUntil(lambda: "คัดลอกภาพแล้ว" in page.notice.text)
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/png")
    picture = QGuiApplication.clipboard().image()
    assert picture.height() == pytest.approx(2 * page.chart.sizeHint().height(), abs=2)


def test_the_numbers_are_copied_as_a_table(page: IncomesPage) -> None:
    page.copy_table()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text().splitlines()[1].startswith("รวม\t4\t3\t3\t100,000")
    assert "<table" in copied.html()


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
