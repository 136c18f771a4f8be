"""The data check lists what is wrong, opens where it is put right, and forgets what is no fault."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.duplicates import people
from desktop.exchange.files import open_workbook
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.rounds import preset
from tests.ui.conftest import Put
from ui.dialogs.merge import MergeDialog
from ui.main_window import MainWindow
from ui.pages.data_check import DataCheckPage
from ui.pages.findings_filter import ACCEPTED
from ui.session import Session


@pytest.fixture
def found(office: Office, put: Put, put_sage: Put) -> dict[str, int]:
    """A child who teaches, and a household of somebody who sounds like a sage."""
    child = put_sage("แก้ว", person__birth_date="1/1/2560", craft__name="ทอผ้า", years="3")
    put_sage("สมศรี", "บุญญา", craft__name="ทอผ้า", years="20")
    household = put(
        "households",
        village=office.villages()[0].id,
        representative__first_name="สมสี",
        representative__last_name="บุนยา",
    )
    return {"child": child, "household": household}


@pytest.fixture
def page(found: dict[str, int], session: Session, qtbot: QtBot) -> DataCheckPage:
    """The page on what was found before the session began, so that one check is all."""
    made = DataCheckPage(session)
    qtbot.addWidget(made)
    made.resize(1300, 640)
    checked(made, qtbot, made.show)
    return made


def checked(page: DataCheckPage, qtbot: QtBot, act: object) -> None:
    """Do something, and wait for the check that follows."""
    with qtbot.waitSignal(page.model.modelReset):
        act()  # type: ignore[operator]


def sentences(page: DataCheckPage) -> list[str]:
    return [one.sentence for one in page.model.lines]


def choose(page: DataCheckPage, words: str) -> None:
    place = next(i for i, one in enumerate(page.model.lines) if words in one.sentence)
    page.view.selectRow(place)


def test_it_checks_when_first_shown_and_counts_by_kind(page: DataCheckPage) -> None:
    assert any("วิทยากรอายุเพียง 9 ปี" in one for one in sentences(page))
    assert any("ชื่อออกเสียงเหมือนกัน" in one for one in sentences(page))
    assert page.filter.switches["duplicate"].text() == "ข้อมูลซ้ำ  1"
    assert page.filter.switches["contradiction"].text() == "ข้อมูลขัดแย้งกัน  1"
    assert not page.checking
    assert page._said.text().startswith("ตรวจเมื่อ")


def test_kind_register_and_place_narrow_the_list(
    page: DataCheckPage, session: Session, office: Office, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.filter.switches["duplicate"], Qt.MouseButton.LeftButton)
    assert [one.kind for one in page.model.lines] == ["duplicate"]
    page.filter.register.setCurrentIndex(page.filter.register.findData("sages"))
    assert page.model.lines == ()
    assert page._empty.isVisible()
    page.filter.register.setCurrentIndex(0)
    far = office.villages()[1]
    session.choose_place(far.tambon_id, far.id)
    assert page.model.lines == ()
    session.choose_place()
    assert len(page.model.lines) == 1


def test_a_duplicate_is_merged_where_it_stands(page: DataCheckPage, qtbot: QtBot) -> None:
    choose(page, "ชื่อออกเสียง")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    dialog = page.findChild(MergeDialog)
    assert dialog is not None
    checked(page, qtbot, dialog.merge)
    assert not any("ชื่อออกเสียง" in one for one in sentences(page))
    assert len(people()) == 2


def test_what_is_no_fault_is_let_stand_and_taken_back(page: DataCheckPage, qtbot: QtBot) -> None:
    choose(page, "วิทยากรอายุ")
    checked(page, qtbot, page.accept_button.click)
    assert not any("วิทยากรอายุ" in one for one in sentences(page))
    page.filter.switches[ACCEPTED].click()
    (one,) = page.model.lines
    assert one.accepted is not None
    assert one.accepted[0] == "สมศรี"
    assert "ยอมรับโดย สมศรี" in page.model.index(0, 1).data()
    assert page.accept_button.text() == "ต้องแก้ไข"
    checked(page, qtbot, page.accept_button.click)
    assert page.model.lines == ()


def test_the_list_is_exported_as_it_is_filtered(
    page: DataCheckPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.filter.switches["contradiction"].click()
    file = tmp_path / "findings.xlsx"
    page.export(file)
    qtbot.waitUntil(lambda: bool(page.notice.text))
    lines = [line for sheet in open_workbook(file).sheets for _number, line in sheet.rows()]
    assert [line[2] for line in lines[1:]] == sentences(page)


def test_the_list_is_typeset(page: DataCheckPage) -> None:
    from ui.pages.findings_output import paper

    assert paper(page.model.lines, "สำนักงาน").startswith(b"%PDF")


def test_a_failed_check_is_said(
    page: DataCheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise Refused("ดิสก์ไม่ตอบสนอง")

    monkeypatch.setattr("ui.pages.data_check.check_office", refuse)
    page.check()
    qtbot.waitUntil(lambda: page.notice.text == "ดิสก์ไม่ตอบสนอง")
    assert page.check_button.isVisible()


@pytest.fixture
def newer_round(office: Office, found: dict[str, int]) -> int:
    """A round after the one in which something is wrong; the session begins in it."""
    return office.add_round(preset(2570)).id


def test_a_finding_of_another_round_is_opened_in_its_round(
    newer_round: int, window: MainWindow, session: Session, found: dict[str, int], qtbot: QtBot
) -> None:
    assert session.scope.round_id == newer_round
    page = window.page(window.tabs.count() - 2).show_part("check")
    assert isinstance(page, DataCheckPage)
    checked(page, qtbot, lambda: window.go_to_tab(window.tabs.count() - 2))
    assert page.model.lines == ()
    checked(page, qtbot, lambda: page.whole.setCurrentIndex(1))
    choose(page, "วิทยากรอายุ")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert session.scope.round_id != newer_round
    records = window.show_register("sages")
    assert records is not None
    assert records.editor.record == found["child"]


def test_enter_opens_the_record_with_the_cursor_in_the_field(
    found: dict[str, int], window: MainWindow, qtbot: QtBot
) -> None:
    page = window.page(window.tabs.count() - 2).show_part("check")
    assert isinstance(page, DataCheckPage)
    checked(page, qtbot, lambda: window.go_to_tab(window.tabs.count() - 2))
    choose(page, "วิทยากรอายุ")
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    records = window.show_register("sages")
    assert records is not None
    assert records.editor.record == found["child"]
    form = records.editor.form
    assert form.focusWidget() is form.boxes["person.birth_date"].editor
