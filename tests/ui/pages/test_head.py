"""The head's page over a real office: what it tells, what it opens, what it prints."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolTip
from pytestqt.qtbot import QtBot

from desktop.found import VILLAGE_PAGE
from desktop.head.definitions import definition
from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import Filter, RoundEntry
from desktop.words import use_language
from tests.ui.conftest import Put
from tests.ui.test_accessibility import nameless
from ui.documents.paper_dialog import PaperDialog
from ui.main_window import MainWindow
from ui.pages.about import AboutButton
from ui.pages.head import NARROW, HeadPage
from ui.pages.head_lists import HeadList
from ui.session import Session


@pytest.fixture
def filled(office: Office, put: Put) -> None:
    """Two villages: five weavers whose incomes rose, and one that waits for a visit."""
    first, second = office.villages()[:2]
    for number in range(5):
        home = put("households", village=first.id, wanted__name="ทอผ้า", members="4",
                   representative__first_name=f"แก้ว{number}", representative__last_name="ใจดี",
                   baseline_main="100000")  # fmt: skip
        put("visits", household=home, number="1", visited_on="10/2/2569", practising="practising",
            income_main="120000")  # fmt: skip
        put("materials", household=home, item="ไหม", quantity="1", unit_price="500")
    put("households", village=second.id, representative__first_name="คำ",
        representative__last_name="ใจดี")  # fmt: skip
    put("trainings", village=second.id, curriculum="ทอผ้า", starts_on="1/12/2568",
        ends_on="5/12/2568", days="5")  # fmt: skip


@pytest.fixture
def page(session: Session, filled: None, qtbot: QtBot) -> HeadPage:
    made = HeadPage(session)
    made.resize(1334, 590)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.summary is not None)
    return made


def rows(shown: HeadList) -> list[tuple[str, ...]]:
    return [one.cells for one in shown.model.lines]


def said(page: HeadPage) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_one_look_tells_everything(page: HeadPage, office: Office) -> None:
    first, second = office.villages()[:2]
    assert [(place.removeprefix("ม."), why) for place, why, _who in rows(page.visits)] == [
        (f"{second.moo} {second.name} ต.{second.tambon}", "ค้าง 1 ครัวเรือน 56 วัน")
    ]
    assert page.visits.heading.text() == "หมู่บ้านที่ต้องออกเยี่ยม (1/6)"
    kinds = [cells[0] for cells in rows(page.examples)]
    assert kinds[:2] == ["หมู่บ้าน", f"ม.{first.moo} {first.name} ต.{first.tambon}"]
    assert rows(page.examples)[1][1:] == ("ทอผ้า", "", "+20.0%")
    assert rows(page.villages) == [
        (f"ม.{first.moo} {first.name} ต.{first.tambon}", "+20.0%", "500", "+20,000", "40.0")
    ]
    for text in ("83.3%", "ต่ำกว่าเป้าหมาย 85%", "+20.0%", "ถึงเป้าหมาย 3%", "40.0 บาท",
                 "5 จาก 6 ครัวเรือน", "ไม่มีรอบก่อนให้เปรียบเทียบ"):  # fmt: skip
        assert text in said(page)


def test_it_needs_no_scrolling_on_the_smallest_usual_screen(page: HeadPage) -> None:
    assert page.scroll.verticalScrollBar().maximum() == 0
    assert page.scroll.horizontalScrollBar().maximum() == 0


def test_lists_stand_below_each_other_where_it_is_narrow(page: HeadPage, qtbot: QtBot) -> None:
    beside = page.examples.mapTo(page, page.examples.rect().topLeft()).x()
    page.resize(NARROW - 100, 500)
    qtbot.waitUntil(lambda: page.examples.mapTo(page, page.examples.rect().topLeft()).x() < beside)
    assert page.scroll.horizontalScrollBar().maximum() == 0


def test_a_village_to_visit_opens_its_visits(
    page: HeadPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.list_wanted) as wanted:
        page.visits.view.selectRow(0)
        qtbot.keyClick(page.visits.view, Qt.Key.Key_Return)
    assert wanted.args == ["visits", ()]
    assert session.scope.village_id == office.villages()[1].id


def test_a_village_to_show_opens_its_sheet(page: HeadPage, office: Office, qtbot: QtBot) -> None:
    for shown, place in ((page.examples, 1), (page.villages, 0)):
        with qtbot.waitSignal(page.wanted) as wanted:
            shown.view.clicked.emit(shown.model.index(place, 0))
        (opening,) = wanted.args
        assert (opening.register, opening.record) == (VILLAGE_PAGE, office.villages()[0].id)


def test_a_household_opens_its_record_and_a_heading_nothing(page: HeadPage, qtbot: QtBot) -> None:
    kinds = [cells[0] for cells in rows(page.examples)]
    with qtbot.assertNotEmitted(page.wanted):
        page.examples.open(kinds.index("ครัวเรือน"))
    with qtbot.waitSignal(page.wanted) as wanted:
        page.examples.open(kinds.index("ครัวเรือน") + 1)
    assert wanted.args[0].register == "households"


def test_a_trainer_opens_the_households(
    page: HeadPage, session: Session, office: Office, put: Put, qtbot: QtBot
) -> None:
    first = office.villages()[0]
    put("sages", village=first.id, person__title="นาย", person__first_name="ครู",
        person__last_name="ดี")  # fmt: skip
    person = office.options(register("team_members").field("person"), session.scope, "ครู")[0].id
    member = put("team_members", village=first.id, role="lead", person=person)
    for number in range(3):
        home = put("households", village=first.id, baseline_main="1000", responsible=member,
                   representative__first_name=f"ศิษย์{number}",
                   representative__last_name="ดี")  # fmt: skip
        put("visits", household=home, number="1", visited_on="10/2/2569", practising="practising",
            income_main="2000")  # fmt: skip
    qtbot.waitUntil(lambda: "วิทยากร" in [cells[0] for cells in rows(page.examples)])
    place = [cells[0] for cells in rows(page.examples)].index("วิทยากร") + 1
    with qtbot.waitSignal(page.list_wanted) as wanted:
        page.examples.open(place)
    assert wanted.args == [
        "households", (Filter("responsible.person.full_name", "in", ("นายครู ดี",)),),
    ]  # fmt: skip


def test_every_figure_tells_what_it_counts_by_keyboard_too(page: HeadPage, qtbot: QtBot) -> None:
    signs = page.findChildren(AboutButton)
    assert len(signs) == 4 + 3 + 3
    assert {definition(key) for key in ("practising", "visits", "per_baht")} <= {
        one.accessibleDescription() for one in signs
    }
    sign = signs[0]
    assert sign.focusPolicy() & Qt.FocusPolicy.TabFocus
    sign.setFocus()
    qtbot.keyClick(sign, Qt.Key.Key_Space)
    assert QToolTip.text() == sign.toolTip()
    QToolTip.hideText()
    assert nameless(page) == []


def test_the_last_round_stands_beside_with_an_arrow(
    page: HeadPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    office.add_round(preset(2568), [office.villages()[0].id])
    page.reload()
    qtbot.waitUntil(lambda: "ปี 2568 ไม่มีค่าให้เปรียบเทียบ" in said(page))
    assert "= เท่ากับปี 2568 (0.0%)" in said(page)


def test_it_follows_place_and_changes_and_forgets_what_was_asked_before(
    page: HeadPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    first, second = office.villages()[:2]
    session.choose_place(first.tambon_id, first.id)
    session.choose_place(second.tambon_id, second.id)
    qtbot.waitUntil(lambda: rows(page.examples) == [])
    assert page.about.text().endswith("1 หมู่บ้าน")
    assert "ต.".join((second.label + " ", second.tambon)) in page.about.text()
    session.choose_place()
    qtbot.waitUntil(lambda: len(rows(page.villages)) == 1)


def test_out_of_sight_it_counts_when_it_is_seen_again(
    page: HeadPage, put: Put, office: Office, qtbot: QtBot
) -> None:
    page.hide()
    before = page.summary
    put("households", village=office.villages()[2].id, representative__first_name="ใหม่",
        representative__last_name="ใจดี")  # fmt: skip
    assert page.summary is before
    page.show()
    qtbot.waitUntil(lambda: page.summary is not before)
    assert "5 จาก 7 ครัวเรือน" in said(page)


@pytest.mark.parametrize("language", ["th", "en"])
def test_it_prints_what_it_shows(page: HeadPage, qtbot: QtBot, language: str) -> None:
    use_language(language)
    page.print_button.click()
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    dialog = page.findChild(PaperDialog)
    assert (
        dialog.windowTitle()
        == {"th": "สรุปผลเพื่อการประชุม", "en": "Summary for the meeting"}[language]
    )
    dialog.accept()


def test_the_window_goes_where_a_row_leads(
    window: MainWindow, filled: None, office: Office, session: Session, qtbot: QtBot
) -> None:
    window.go_to_tab(window.tabs.count() - 4)
    page = window.findChild(HeadPage)
    qtbot.waitUntil(lambda: page.summary is not None and bool(rows(page.visits)))
    page.visits.open(0)
    visits = window.show_register("visits")
    assert visits is not None
    assert visits.isVisible()
    assert session.scope.village_id == office.villages()[1].id
    page.villages.open(0)
    assert window.tabs.currentIndex() == 0
    assert session.scope.village_id == office.villages()[0].id
