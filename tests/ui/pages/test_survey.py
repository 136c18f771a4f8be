"""Sages side by side: criteria, points by keyboard, votes, and the result of the forum."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from desktop import scoring
from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import press
from ui.dialogs.earlier_sages import EarlierSagesDialog
from ui.main_window import MainWindow
from ui.pages.scoring_model import Row, ScoringModel
from ui.pages.survey import SurveyPage
from ui.session import Session

SAGES = register("sages")


@pytest.fixture
def sages(put_sage: Put) -> list[int]:
    names = ("กมล", "ขวัญ", "คำแก้ว")
    return [put_sage(name, craft__name="ทอผ้า", years="20") for name in names]


@pytest.fixture
def forum(office: Office, put: Put) -> int:
    return put(
        "forums", village=office.villages()[0].id, held_on="3/11/2568", households_total="90",
        households_present="60", accepted="✓",
    )  # fmt: skip


@pytest.fixture
def page(session: Session, sages: list[int], qtbot: QtBot) -> SurveyPage:
    made = SurveyPage(session)
    made.resize(1300, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.model.columnCount() == 3)
    return made


def go(page: SurveyPage, row: Row, column: int = 0) -> None:
    at = next(at for at, line in enumerate(page.model.lines) if line.row is row)
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(at, column))


def shown(page: SurveyPage, row: Row) -> list[str]:
    at = next(at for at, line in enumerate(page.model.lines) if line.row is row)
    return [page.model.index(at, column).data() for column in range(page.model.columnCount())]


def take_shipped(page: SurveyPage, qtbot: QtBot) -> None:
    page.criteria.shipped.click()
    qtbot.waitUntil(lambda: len(page.model.sheet.criteria) == 7)


def stored(office: Office, sages: list[int], field: str) -> list[object]:
    return [one.values[field] for one in office.entries(SAGES, sages)]


def type_keys(page: SurveyPage, keys: str) -> None:
    """As on the keyboard: the first key opens the cell, the others go into its editor."""
    named = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    for key in keys:
        target = page.table.indexWidget(page.table.currentIndex()) or page.table
        press(target, named.get(key) or ord(key.upper()), text="" if key in named else key)


def test_the_seven_criteria_come_at_one_press(page: SurveyPage, qtbot: QtBot) -> None:
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.criteria.shipped.isVisibleTo(page)
    take_shipped(page, qtbot)
    labels = [line.label for line in page.model.lines if line.row is Row.POINTS]
    assert labels[0] == "ผลงานและประสบการณ์"
    assert not page.criteria.shipped.isVisibleTo(page)


def test_points_are_typed_down_a_sage_and_ranked_at_once(
    page: SurveyPage, round_: RoundEntry, office: Office, qtbot: QtBot
) -> None:
    take_shipped(page, qtbot)
    go(page, Row.POINTS)
    type_keys(page, "4\n3\n")
    assert shown(page, Row.TOTAL) == ["7", "", ""]
    go(page, Row.POINTS, 1)
    type_keys(page, "ค\n")  # 8 on the Thai layout: more than the criterion has
    assert "5" in page.notice.text
    type_keys(page, "5\n")
    assert shown(page, Row.TOTAL) == ["7", "5", ""]
    village = office.villages()[0].id
    qtbot.waitUntil(lambda: scoring.sheet(round_.id, village).totals == (7, 5, None))
    qtbot.waitUntil(lambda: shown(page, Row.RANK) == ["1", "2", ""])


def test_below_the_last_criterion_the_next_sage_begins(page: SurveyPage, qtbot: QtBot) -> None:
    take_shipped(page, qtbot)
    go(page, Row.POINTS)
    type_keys(page, "1\n2\n3\n4\n5\n4\n3\n")
    here = page.table.currentIndex()
    assert page.model.line(here.row()).row is Row.POINTS
    assert (here.column(), shown(page, Row.TOTAL)[0]) == (1, "22")


def test_delete_takes_points_away(
    page: SurveyPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    take_shipped(page, qtbot)
    go(page, Row.POINTS)
    type_keys(page, "4\n")
    go(page, Row.POINTS)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert shown(page, Row.TOTAL)[0] == ""
    village = office.villages()[0].id
    qtbot.waitUntil(lambda: scoring.sheet(round_.id, village).totals == (None, None, None))


def test_criteria_are_changed_in_their_bar(page: SurveyPage, qtbot: QtBot) -> None:
    take_shipped(page, qtbot)
    page.criteria_switch.click()
    go(page, Row.POINTS)
    bar = page.criteria
    assert bar.name.text() == "ผลงานและประสบการณ์"
    bar.weighted.click()
    assert bar.weight.isVisibleTo(page)
    bar.weight.setValue(2)
    bar.name.setText("ผลงานเด่น")
    QTest.keyClick(bar.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.sheet.criteria[0].weight == 2)
    assert page.model.headerData(4, Qt.Orientation.Vertical) == "ผลงานเด่น  (5 × 2)"
    bar.weighted.click()
    qtbot.waitUntil(lambda: page.model.sheet.criteria[0].weight == 1)
    bar.down.click()
    qtbot.waitUntil(lambda: page.model.sheet.criteria[1].name == "ผลงานเด่น")
    bar.remove_button.click()
    qtbot.waitUntil(lambda: len(page.model.sheet.criteria) == 6)
    bar.new_name.setText("จิตอาสา")
    bar.add_button.click()
    qtbot.waitUntil(lambda: "ชื่อนี้" in page.notice.text)
    bar.new_name.setText("เป็นแบบอย่าง")
    bar.add_button.click()
    qtbot.waitUntil(lambda: page.model.sheet.criteria[-1].name == "เป็นแบบอย่าง")


def test_the_forum_is_asked_before_anybody_is_selected(
    page: SurveyPage, office: Office, sages: list[int], qtbot: QtBot
) -> None:
    assert "ยังไม่ได้บันทึกเวทีประชาคม" in page.forum.text
    go(page, Row.CHOSEN, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert shown(page, Row.CHOSEN) == ["", "✓", ""]
    page.forum.store_button.click()
    qtbot.waitUntil(lambda: "ยังไม่ได้บันทึกเวทีประชาคม" in page.notice.text)
    assert stored(office, sages, "selected") == [False, False, False]


def test_votes_are_typed_and_the_result_is_set(
    forum: int, page: SurveyPage, office: Office, sages: list[int], qtbot: QtBot
) -> None:
    go(page, Row.VOTES)
    type_keys(page, "15\t30\t10\n")
    qtbot.waitUntil(lambda: stored(office, sages, "votes") == [15, 30, 10])
    qtbot.waitUntil(lambda: "55" in page.forum.text)
    page.forum.by_votes_button.click()
    assert shown(page, Row.CHOSEN) == ["", "✓", ""]
    page.forum.store_button.click()
    qtbot.waitUntil(lambda: stored(office, sages, "selected") == [False, True, False])
    qtbot.waitUntil(lambda: "ขวัญ" in page.forum.text)
    assert not page.forum.store_button.isEnabled()
    office.undo()
    qtbot.waitUntil(lambda: shown(page, Row.CHOSEN) == ["", "", ""])


def test_more_votes_than_came_are_not_kept(
    forum: int, page: SurveyPage, office: Office, sages: list[int], qtbot: QtBot
) -> None:
    go(page, Row.VOTES)
    type_keys(page, "61\n")
    qtbot.waitUntil(lambda: "61" in page.notice.text)
    qtbot.waitUntil(lambda: shown(page, Row.VOTES) == ["", "", ""])
    assert stored(office, sages, "votes") == [None, None, None]


def test_the_village_is_the_one_that_is_chosen(
    page: SurveyPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    second = office.villages()[1]
    session.choose_place(second.tambon_id, second.id)
    qtbot.waitUntil(lambda: page.villages.currentText().startswith(second.label))
    qtbot.waitUntil(lambda: page.hint.isVisibleTo(page))
    page.villages.setCurrentIndex(0)
    page.villages.activated.emit(0)
    qtbot.waitUntil(lambda: page.model.columnCount() == 3)
    assert session.scope.village_id == office.villages()[0].id


def test_sages_of_an_earlier_round_come_at_one_press(
    page: SurveyPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    assert not page.earlier_button.isVisibleTo(page)
    newer = office.add_round(preset(2570), [office.villages()[0].id])
    session.choose_round(newer.id)
    qtbot.waitUntil(lambda: page.earlier_button.isVisibleTo(page))
    page.earlier_button.click()
    dialog = page.findChild(EarlierSagesDialog)
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.take_button.click()
    qtbot.waitUntil(lambda: len(office.ids(SAGES, Scope(newer.id))) == 2)
    qtbot.waitUntil(lambda: page.model.columnCount() == 2)


def test_the_tab_has_a_switch_for_it(window: MainWindow, sages: list[int], qtbot: QtBot) -> None:
    from ui.special_pages import special_pages

    stage = window.show_stage("survey")
    (special,) = special_pages("survey")
    page = stage.show_special(special)
    assert isinstance(page, SurveyPage)
    qtbot.waitUntil(lambda: page.model.columnCount() == 3)


def test_an_empty_model_is_a_model_too() -> None:
    model = ScoringModel()
    assert (model.rowCount(), model.columnCount()) == (0, 0)
