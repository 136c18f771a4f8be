"""The page of one village: opened by keys, read at once, each next step a link that leads there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.gates import State
from desktop.programme.rounds import preset
from desktop.views import Place
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.dialogs.let_go_on import LetGoOnDialog
from ui.documents import paper_dialog
from ui.documents.paper_dialog import PaperDialog
from ui.main_window import MainWindow
from ui.pages.board_model import VILLAGE
from ui.pages.overview import OverviewPage
from ui.pages.village import VillagePage
from ui.session import Session


@pytest.fixture
def place(office: Office) -> Place:
    return office.villages()[0]


@pytest.fixture
def overview(window: MainWindow, put_sage: Put, qtbot: QtBot) -> OverviewPage:
    put_sage("แก้ว")
    page = window.page(0)
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    with qtbot.waitActive(window):
        window.activateWindow()
    return page


def opened(overview: OverviewPage, qtbot: QtBot) -> VillagePage:
    page = overview.village
    assert page is not None
    qtbot.waitUntil(lambda: page.sheet is not None)
    return page


def follow(page: VillagePage, words: str) -> None:
    """Go from link to link by Tab, and press Enter on the one that says `words`."""
    page.text.setFocus()
    for _link in range(80):
        press(page.text, Qt.Key.Key_Tab)
        if words in page.text.chosen():
            press(page.text, Qt.Key.Key_Return)
            return
    raise AssertionError(f"no link says {words}")


def read(page: VillagePage) -> str:
    page.text.selectAll()
    return page.text.chosen()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F3])
def test_a_villages_name_opens_its_page_and_esc_leads_back(
    overview: OverviewPage, session: Session, place: Place, key: Qt.Key, qtbot: QtBot
) -> None:
    overview.select(place.id, 0)
    if key == Qt.Key.Key_Return:
        overview.view.setCurrentIndex(overview.view.currentIndex().siblingAtColumn(VILLAGE))
    qtbot.keyClick(overview.view, key)
    page = opened(overview, qtbot)
    assert page.isVisible()
    assert session.scope.village_id == place.id
    assert page.title.text().startswith(place.label)
    assert "แก้ว" in read(page)
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert overview.view.isVisible()
    assert overview.view.currentIndex().row() == 0


def test_the_next_step_is_a_link_to_where_it_is_taken(
    overview: OverviewPage, window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    overview.select(place.id, 0)
    qtbot.keyClick(overview.view, Qt.Key.Key_F3)
    page = opened(overview, qtbot)
    follow(page, "บันทึกปราชญ์ชุมชนอีก 9 คน")
    sages = window.show_register("sages")
    assert sages is not None
    assert sages.isVisible()


def test_a_name_opens_its_record(
    overview: OverviewPage, window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    overview.select(place.id, 0)
    qtbot.keyClick(overview.view, Qt.Key.Key_F3)
    follow(opened(overview, qtbot), "แก้ว")
    sages = window.show_register("sages")
    assert sages is not None
    assert sages.isVisible()
    qtbot.waitUntil(lambda: sages.editor.record is not None)
    assert sages.editor.form.raw()["person.first_name"] == "แก้ว"


def test_leave_is_given_and_withdrawn_on_the_page(
    overview: OverviewPage, place: Place, qtbot: QtBot
) -> None:
    overview.select(place.id, 0)
    qtbot.keyClick(overview.view, Qt.Key.Key_F3)
    page = opened(overview, qtbot)

    def state() -> State:
        assert page.sheet is not None
        return page.sheet.stages[0].progress.state

    follow(page, "ผ่อนผัน")
    dialog = page.findChild(LetGoOnDialog)
    assert dialog is not None
    dialog.write("ปราชญ์มี 1 คน", "สมศรี")
    dialog.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: state() is State.OVERRIDDEN)
    assert "ปราชญ์มี 1 คน (สมศรี" in read(page)
    follow(page, "ยกเลิกการผ่อนผัน")
    qtbot.waitUntil(lambda: state() is State.UNDER_WAY)


def test_the_page_follows_the_chosen_village_and_every_change(
    overview: OverviewPage, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    first, second = office.villages()[:2]
    session.choose_place(first.tambon_id, first.id)
    overview.show_village()
    page = opened(overview, qtbot)
    put_sage("กมล")
    qtbot.waitUntil(lambda: "กมล" in read(page))
    session.choose_place(second.tambon_id, second.id)
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.place == second)
    session.choose_place()
    assert overview.view.isVisible()


def test_a_village_of_no_round_says_so(
    overview: OverviewPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    overview.show_village()
    elsewhere = office.villages()[-1]
    session.choose_place(elsewhere.tambon_id, elsewhere.id)
    page = overview.village
    assert page is not None
    qtbot.waitUntil(lambda: "ไม่ใช่หมู่บ้านเป้าหมาย" in page.notice.text)
    assert page.sheet is None


def test_the_cohorts_page_needs_no_village(
    window: MainWindow, session: Session, office: Office, qtbot: QtBot
) -> None:
    cohort = office.add_round(preset(2569, "cohort"))
    session.choose_round(cohort.id)
    overview = window.page(0)
    assert isinstance(overview, OverviewPage)
    qtbot.waitUntil(lambda: overview.model.rowCount() == 1)
    overview.view.setCurrentIndex(overview.model.index(0, VILLAGE))
    qtbot.keyClick(overview.view, Qt.Key.Key_Return)
    page = opened(overview, qtbot)
    assert page.title.text().startswith("กลุ่มเป้าหมายระดับอำเภอ")


def test_what_is_copied_is_what_was_recorded(
    overview: OverviewPage, place: Place, qtbot: QtBot
) -> None:
    overview.select(place.id, 0)
    qtbot.keyClick(overview.view, Qt.Key.Key_F3)
    page = opened(overview, qtbot)
    page.text.selectAll()
    copied = page.text.createMimeDataFromSelection().text()
    assert "นายแก้ว ใจดี" in copied
    assert not {"\u200b", "\u00a0"} & set(copied)
    assert "\u200b" in page.text.toPlainText()


def test_a_search_opens_the_page(
    overview: OverviewPage, window: MainWindow, place: Place, qtbot: QtBot
) -> None:
    search = window.header.search
    search.begin()
    type_keys(search, place.name)
    qtbot.waitUntil(lambda: search.results.isVisible())
    press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Right)
    for _row in range(2):
        press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: overview.village is not None and overview.village.isVisible())
    page = opened(overview, qtbot)
    assert page.sheet is not None
    assert page.sheet.place == place


def test_the_page_is_seen_as_paper_and_printed(
    overview: OverviewPage, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(
        paper_dialog, "print_pdf", lambda _page, pdf, _title, **_how: printed.append(pdf) is None
    )
    overview.select(place.id, 0)
    qtbot.keyClick(overview.view, Qt.Key.Key_F3)
    page = opened(overview, qtbot)
    qtbot.keyClick(page.text, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    dialog = page.findChild(PaperDialog)
    assert dialog.preview.page_count == 1
    dialog.print_button.click()
    assert printed
    assert printed[0].startswith(b"%PDF")
