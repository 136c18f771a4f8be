"""The board: one glance at every village, and the way to the next step."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.board import board
from desktop.office import Office
from desktop.programme.gates import State
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from desktop.working_lists import WorkList
from tests.ui.conftest import Put
from ui.dialogs.leave_list import LeaveListDialog
from ui.dialogs.let_go_on import LetGoOnDialog
from ui.documents import printing
from ui.documents.paper_dialog import PaperDialog
from ui.main_window import MainWindow
from ui.pages.board_model import FIRST_STAGE, TAMBON, VILLAGE, BoardModel
from ui.pages.overview import OverviewPage
from ui.session import Session


@pytest.fixture
def page(session: Session, put_sage: Put, qtbot: QtBot) -> OverviewPage:
    put_sage("แก้ว")
    made = OverviewPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def test_rows_are_villages_beside_their_tambon(page: OverviewPage, office: Office) -> None:
    villages = office.villages()[:6]
    rows = range(page.model.rowCount())
    assert [page.model.index(row, TAMBON).data() for row in rows] == [v.tambon for v in villages]
    assert [page.model.index(row, VILLAGE).data() for row in rows] == [v.label for v in villages]
    begins = [page.model.begins_a_tambon(row) for row in rows]
    assert begins == [True, *(a.tambon != b.tambon for a, b in pairwise(villages))]
    assert page.model.index(0, FIRST_STAGE).data() == "1/10"
    assert page.model.index(0, FIRST_STAGE + 1).data() == "รอขั้น ๑"


def test_the_headings_say_what_the_numbers_are(page: OverviewPage) -> None:
    heading = page.model.headerData(FIRST_STAGE + 2, Qt.Orientation.Horizontal)
    assert str(heading).splitlines()[1] == "ทีม (คน) · ครัวเรือน"


def test_the_model_keeps_qts_promises(office: Office, round_: RoundEntry) -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model)
    model.show(board(office, round_.id))
    model.show(board(office, round_.id), unfinished_only=True)
    assert tester.model() is model


def test_a_cell_says_why_it_is_not_done_and_what_to_do(page: OverviewPage, office: Office) -> None:
    page.select(office.villages()[0].id, 0)
    assert "1 จาก 10" in page.sentence.text
    assert page.sentence.links()[0].text() == "บันทึกปราชญ์ชุมชนอีก 9 คน"


def test_enter_opens_the_stage_on_that_village(
    page: OverviewPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[1]
    page.select(village.id, 0)
    with qtbot.waitSignal(page.stage_chosen) as chosen:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert chosen.args == ["survey", "sages"]
    assert session.scope.village_id == village.id


def test_a_stage_that_is_done_opens_too(
    page: OverviewPage, office: Office, round_: RoundEntry, put: Put, qtbot: QtBot
) -> None:
    village = office.villages()[0]
    office.change_round(round_.id, replace(round_.settings, sages_surveyed=1, sages_selected=0))
    put("forums", village=village.id, held_on="1/2/2569", households_present="40", accepted="yes")
    sage = office.ids(register("sages"), Scope(round_.id))[0]
    full = {"craft.name": "ทอผ้า", "years": "20"}
    assert office.save(register("sages"), full, Scope(round_.id), id=sage).id
    page.select(village.id, 0)
    cell = page.view.currentIndex()
    qtbot.waitUntil(lambda: page.model.progress(cell).state is State.DONE)
    with qtbot.waitSignal(page.stage_chosen) as chosen:
        page.sentence.links()[0].click()
    assert chosen.args == ["survey", ""]


def test_arrow_keys_walk_over_the_board(page: OverviewPage, office: Office, qtbot: QtBot) -> None:
    page.select(office.villages()[0].id, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.currentIndex().column() == FIRST_STAGE + 1
    assert "ขั้น" in page.sentence.text


def test_a_change_anywhere_is_seen_at_once(page: OverviewPage, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("กมล")
    qtbot.waitUntil(lambda: page.model.index(0, FIRST_STAGE).data() == "2/10")


def test_the_cohort_has_one_row(session: Session, office: Office, qtbot: QtBot) -> None:
    cohort = office.add_round(preset(2569, "cohort"))
    session.choose_round(cohort.id)
    page = OverviewPage(session)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    assert page.model.rowCount() == 1
    assert page.model.index(0, VILLAGE).data() == "กลุ่มเป้าหมายระดับอำเภอ"


def test_an_office_without_villages_says_where_to_begin(
    session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    office.set_targets(round_.id, [])
    page = OverviewPage(session)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: "หมู่บ้านเป้าหมาย" in page.empty_text)
    with qtbot.waitSignal(page.settings_wanted):
        page.set_up_button.click()


def test_an_officer_lets_a_village_go_on_with_a_reason_and_takes_it_back(
    page: OverviewPage, office: Office, qtbot: QtBot
) -> None:
    page.select(office.villages()[0].id, 0)
    page.sentence.links()[1].click()
    dialog = page.findChild(LetGoOnDialog)
    assert dialog is not None
    agree = dialog.findChildren(QPushButton)[-1]
    agree.click()
    assert dialog.isVisible()
    assert dialog.notice.text
    dialog.write("หมู่บ้านมีปราชญ์เพียง 1 คน", "สมศรี")
    agree.click()
    cell = page.view.currentIndex()
    qtbot.waitUntil(lambda: page.model.progress(cell).state is State.OVERRIDDEN)
    assert "หมู่บ้านมีปราชญ์" in page.sentence.text
    page.sentence.links()[1].click()
    qtbot.waitUntil(lambda: page.model.progress(cell).state is State.UNDER_WAY)


def test_the_board_is_printed_on_a4(
    page: OverviewPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf))
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(printed))
    assert printed[0].startswith(b"%PDF")


def test_a_working_list_opens_its_register_narrowed_to_what_waits(
    window: MainWindow, session: Session, office: Office, put: Put, qtbot: QtBot
) -> None:
    first, second = office.villages()[:2]
    for village, name, more in (
        (first, "แก้ว", {"baseline_main": "50000"}),
        (first, "กมล", {}),
        (second, "ทอง", {}),
    ):
        put(
            "households", village=village.id, representative__title="นาย",
            representative__first_name=name, representative__last_name="ใจดี", **more,
        )  # fmt: skip
    page = window.page(0)
    assert isinstance(page, OverviewPage)

    def found() -> dict[str, int]:
        board_ = page.model.board
        return {one.key: one.count for one in board_.lists} if board_ else {}

    qtbot.waitUntil(lambda: found().get("baselines") == 2)
    assert page.model.board is not None
    baselines = next(one for one in page.model.board.lists if one.key == "baselines")
    page.waiting.list_chosen.emit(baselines, None)
    households = window.show_register("households")
    assert households is not None
    qtbot.waitUntil(lambda: households.list.model.rowCount() == 2)
    assert session.scope.village_id is None
    page.waiting.list_chosen.emit(baselines, first.id)
    qtbot.waitUntil(lambda: households.list.model.rowCount() == 1)
    assert session.scope.village_id == first.id
    assert "รายได้ก่อนฝึก: ว่าง" in households.list.filters.words()


def test_the_list_of_forums_is_narrowed_to_the_villages_that_wait(
    window: MainWindow, session: Session, office: Office, put: Put, qtbot: QtBot
) -> None:
    planned, held, none = office.villages()[:3]
    for village, day in ((planned, "20/3/2569"), (held, "1/2/2569")):
        put("forums", village=village.id, held_on=day)
    page = window.page(0)
    assert isinstance(page, OverviewPage)

    def waiting(key: str) -> WorkList | None:
        lists = page.model.board.lists if page.model.board else ()
        return next((one for one in lists if one.key == key and one.count), None)

    forums = window.show_register("forums")
    assert forums is not None
    qtbot.waitUntil(lambda: waiting("minutes") is not None)
    for key, village in (("forums", planned), ("minutes", held)):
        page.waiting.list_chosen.emit(waiting(key), None)
        (wanted,) = office.ids(register("forums"), Scope(session.scope.round_id, None, village.id))
        qtbot.waitUntil(lambda: forums.list.model.rowCount() == 1)
        qtbot.waitUntil(lambda wanted=wanted: forums.list.model.record(0) == wanted)
    page.waiting.list_chosen.emit(waiting("forums"), none.id)
    qtbot.waitUntil(lambda: forums.list.model.rowCount() == 0)
    assert session.scope.village_id == none.id
    assert not forums.list.filters.words()


def test_the_head_reads_and_prints_who_was_allowed_to_go_on(
    page: OverviewPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    village = office.villages()[1]
    office.override(round_.id, village.id, "team", "น้ำท่วม", "สมศรี")
    qtbot.waitUntil(lambda: page.model.board is not None and page.model.board.lists[-1].count == 1)
    link = next(
        one for one in page.waiting.findChildren(QPushButton) if one.text() == "ได้รับการผ่อนผัน"
    )
    link.click()
    qtbot.waitUntil(lambda: page.findChild(LeaveListDialog) is not None)
    dialog = page.findChild(LeaveListDialog)
    told = [dialog.model.index(0, place).data() for place in range(5)]
    assert told == [
        f"{village.label} ต.{village.tambon}", "๓ สร้างทีมและครัวเรือนเป้าหมาย", "น้ำท่วม", "สมศรี",
        "2 มี.ค. 2569",
    ]  # fmt: skip
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(PaperDialog) is not None)
    assert dialog.findChild(PaperDialog).preview.page_count == 1
    dialog.findChild(PaperDialog).accept()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Return)
    assert page.view.currentIndex() == page.model.index(1, FIRST_STAGE + 2)
