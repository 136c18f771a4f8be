"""Which incomes the page compares, and that it says so wherever it is not the usual."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.programme.income_table import Pair
from tests.ui.conftest import Put
from tests.ui.pages.incomes.conftest import Open, rows
from ui.pages.incomes import IncomesPage


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
