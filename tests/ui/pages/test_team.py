"""Households given to the team by keyboard, by mouse, and by the suggestion."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from desktop import records
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Place, RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.main_window import MainWindow
from ui.pages.home_list import CARRIED
from ui.pages.overview import OverviewPage
from ui.pages.team import TeamPage
from ui.pages.village_html import STEP
from ui.session import Session
from ui.special_pages import special_pages

HOUSEHOLDS = register("households")
TEAM = 2  # the stage's place on the board
type Teamed = tuple[list[int], list[int]]
type Stand = Callable[..., None]


@pytest.fixture
def teamed(office: Office, put: Put, round_: RoundEntry) -> Teamed:
    """Two members and five households of the first village: their ids."""
    village = office.villages()[0].id

    def member(name: str, role: str) -> int:
        person = {"title": "นาย", "first_name": name, "last_name": "ใจดี"}
        row = {"round": round_.id, "village": village, "role": role}
        return office.write(
            "", lambda tx: records.put(
                tx, "team_member", {**row, "person": records.put(tx, "person", person)}
            )
        )  # fmt: skip

    members = [member("กล้า", "lead"), member("ขวัญ", "member")]
    homes = [
        put(
            "households",
            village=village,
            representative__first_name=f"คน{at}",
            representative__last_name="ตัวอย่าง",
        )
        for at in range(5)
    ]
    return members, homes


@pytest.fixture
def page(session: Session, teamed: Teamed, qtbot: QtBot) -> TeamPage:
    made = TeamPage(session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: len(made.columns) == 3)
    made.activateWindow()
    return made


@pytest.fixture
def stand(page: TeamPage, session: Session, qtbot: QtBot) -> Stand:
    """Waits until so many households stand in each column, and nothing is being stored."""

    def settled(*counts: int) -> None:
        qtbot.waitUntil(lambda: session.jobs.idle)
        qtbot.waitUntil(lambda: counts == tuple(one.list.count() for one in page.columns))

    return settled


@pytest.fixture
def unshared(teamed: Teamed, office: Office, round_: RoundEntry, put: Put) -> Place:
    """A village whose households lack nothing but a trainer, beside another with a household."""
    _members, homes = teamed
    village, other = office.villages()[:2]
    put("households", village=other.id, representative__first_name="นา",
        representative__last_name="ดี")  # fmt: skip
    office.change_round(round_.id, replace(round_.settings, team_size=2, households=len(homes)))
    for stage in ("survey", "trainer_course"):
        office.override(round_.id, village.id, stage, "มีปราชญ์เพียงคนเดียว", "สมศรี")
    ready = {"volunteered": True, "wanted.name": "ทอผ้า", "baseline_main": 4_800_000}
    for home in homes:
        assert office.save(HOUSEHOLDS, ready, Scope(round_.id), id=home).id
    return village


def from_the_board(overview: OverviewPage, place: Place, _qtbot: QtBot) -> None:
    overview.select(place.id, TEAM)
    press(overview.view, Qt.Key.Key_Return)


def from_the_village_page(overview: OverviewPage, place: Place, qtbot: QtBot) -> None:
    overview.select(place.id, TEAM)
    overview.open_village()
    page = overview.village
    assert page is not None
    qtbot.waitUntil(lambda: page.sheet is not None)
    page.text.anchorClicked.emit(QUrl(f"{STEP}:team"))


def from_the_tab(overview: OverviewPage, place: Place, qtbot: QtBot) -> None:
    window = overview.window()
    assert isinstance(window, MainWindow)
    stage = window.show_stage("team", "households")
    stage._session.choose_place(place.tambon_id, place.id)
    qtbot.waitUntil(lambda: stage.state.isVisible() and bool(stage.state.links()))
    stage.state.links()[0].click()


def from_the_working_list(overview: OverviewPage, place: Place, _qtbot: QtBot) -> None:
    assert overview.model.board is not None
    waiting = next(one for one in overview.model.board.lists if one.key == "trainers")
    overview.waiting.list_chosen.emit(waiting, place.id)


@pytest.mark.parametrize(
    "follow", [from_the_board, from_the_village_page, from_the_tab, from_the_working_list]
)
def test_households_without_a_trainer_are_shared_out_on_the_page(
    unshared: Place,
    window: MainWindow,
    follow: Callable[[OverviewPage, Place, QtBot], None],
    qtbot: QtBot,
) -> None:
    overview = window.page(0)
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(lambda: overview.model.rowCount() > 0)
    follow(overview, unshared, qtbot)
    page = window.findChild(TeamPage)
    assert page is not None
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.team is not None)
    assert [one.place for one in page.model.lines] == [unshared]


def test_the_tab_of_the_stage_offers_the_page(window: MainWindow) -> None:
    (special,) = special_pages("team")
    stage = window.show_stage("team")
    assert isinstance(stage.show_special(special), TeamPage)


def test_those_without_anyone_come_first_and_are_marked(page: TeamPage) -> None:
    assert [one.list.count() for one in page.columns] == [5, 0, 0]
    assert page.columns[0].load_text == "5 ครัวเรือน"
    assert page.columns[0]._load.property("tone") == "bad"
    assert "ไม่เกินคนละ 3" in page.state.text()


def test_the_suggestion_is_one_action_and_undone_in_place(
    page: TeamPage, stand: Stand, office: Office, qtbot: QtBot
) -> None:
    before = len(office.history())
    page.suggest_button.click()
    stand(0, 3, 2)
    assert len(office.history()) == before + 1
    assert not page.suggest_button.isEnabled()
    qtbot.waitUntil(lambda: page.notice.isVisible())
    page.notice.links()[0].click()
    stand(5, 0, 0)


def test_by_keyboard_alone(page: TeamPage, stand: Stand, qtbot: QtBot) -> None:
    nobody, first, second = page.columns
    press(page.villages, Qt.Key.Key_Return)
    qtbot.waitUntil(nobody.list.hasFocus)
    type_keys(nobody.list, "2")
    stand(4, 0, 1)
    press(nobody.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(nobody.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    stand(2, 2, 1)
    type_keys(nobody.list, "/")  # the 2 of the Thai layout
    stand(1, 2, 2)
    press(nobody.list, Qt.Key.Key_Right)
    press(first.list, Qt.Key.Key_Right)
    qtbot.waitUntil(second.list.hasFocus)
    type_keys(second.list, "0")
    stand(2, 2, 1)
    type_keys(second.list, "9")
    stand(2, 2, 1)


def test_what_is_dragged_over_is_given(page: TeamPage, stand: Stand, teamed: Teamed) -> None:
    _members, homes = teamed
    nobody, first, _second = page.columns
    nobody.list.choose(homes[1:3])
    carried = nobody.list.mimeData(nobody.list.selectedItems())
    drop(first.list, carried)
    stand(3, 2, 0)
    drop(first.list, carried)  # they are there already
    stand(3, 2, 0)
    foreign = QMimeData()
    foreign.setText("1")
    drop(first.list, foreign)
    stand(3, 2, 0)
    assert carried.hasFormat(CARRIED)


def drop(target: object, carried: QMimeData) -> None:
    target.dropEvent(
        QDropEvent(
            QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_too_many_are_marked_and_shared_out_anew(
    page: TeamPage, stand: Stand, teamed: Teamed
) -> None:
    page.move(teamed[1], 1)
    stand(0, 5, 0)
    assert page.columns[1]._load.property("tone") == "warn"
    assert page.columns[1].load_text == "5 ครัวเรือน เกินคนละ 3"
    page.anew_button.click()
    stand(0, 3, 2)


def test_a_member_who_takes_no_more_is_left_out(page: TeamPage, stand: Stand) -> None:
    page.columns[1].takes.click()
    page.suggest_button.click()
    stand(0, 0, 5)
    page.suggest()
    stand(0, 0, 5)


def test_what_cannot_be_is_said_in_place(
    page: TeamPage, session: Session, office: Office, teamed: Teamed, qtbot: QtBot
) -> None:
    members, homes = teamed
    person = office.write("", lambda tx: tx.row("household", homes[0]) or {})["representative_id"]
    office.write("", lambda tx: tx.save("team_member", {"person": person}, id=members[0]))
    qtbot.waitUntil(lambda: session.jobs.idle)
    page.move(homes[:1], 1)
    qtbot.waitUntil(lambda: "ของตนเองไม่ได้" in page.notice.text)
    assert page.notice.property("tone") == "bad"


def test_the_village_stays_chosen_and_the_list_leaves_where_only_one_is(
    page: TeamPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    other = office.villages()[1]
    page.show_village(other.id)
    assert page.heading.text() == other.label
    assert [one.member for one in page.columns] == [None]
    assert "บันทึกทีมวิทยากรก่อน" in page.state.text()
    page.reload()
    assert page.heading.text() == other.label
    first = office.villages()[0]
    session.choose_place(first.tambon_id, first.id)
    qtbot.waitUntil(lambda: page.heading.text() == first.label)
    assert page.villages.isHidden()
