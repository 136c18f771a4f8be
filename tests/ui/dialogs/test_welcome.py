"""First start: a new office, one that exists, and what cannot be opened."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.problems import Refused
from ui.dialogs import welcome
from ui.dialogs.welcome import WelcomeDialog, user_name

PLACES = (
    "amphoe_code,amphoe_th,changwat_th,tambon_code,tambon_th,village_code8,moo,village_th\n"
    "7101,เมืองกาญจนบุรี,กาญจนบุรี,710101,บ้านเหนือ,71010101,1,บ้านเหนือ\n"
)


def at_once(_folder: Path, open_: Callable[[], Office]) -> Office:
    return open_()


@pytest.fixture
def dialog(qtbot: QtBot) -> WelcomeDialog:
    made = WelcomeDialog(at_once)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_new_office_is_made_for_the_shipped_district(
    dialog: WelcomeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dialog.district.currentText() == "อำเภอโพธาราม จังหวัดราชบุรี"
    dialog.folder.setText(str(tmp_path / "สำนักงาน"))
    dialog.who.setText("สมศรี")
    with qtbot.waitSignal(dialog.accepted):
        dialog.create()
    assert dialog.office is not None
    with dialog.office as office:
        assert office.profile.amphoe == "โพธาราม"
        assert office.who == "สมศรี"
        assert len(office.villages()) == 156


def test_who_gives_no_name_is_called_as_the_computer_calls_them(
    dialog: WelcomeDialog, new_office: Path, tmp_path: Path
) -> None:
    dialog.open_existing(Path(shutil.copytree(new_office, tmp_path / "here")))
    assert dialog.office is not None
    with dialog.office as office:
        assert office.who == user_name() != ""


def test_the_sample_data_may_be_tried_at_once(
    dialog: WelcomeDialog, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Office:
        raise Refused("ไม่มีที่ว่าง")

    monkeypatch.setattr(welcome, "open_demo_office", refuse)
    dialog.try_out()
    assert dialog.notice.text == "ไม่มีที่ว่าง"
    monkeypatch.setattr(welcome, "open_demo_office", lambda: office)
    dialog.try_out()
    assert dialog.office is office
    assert not dialog.isVisible()


def test_another_district_comes_from_a_csv(
    dialog: WelcomeDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "places.csv"
    file.write_text(PLACES, "utf-8")
    dialog.add_places(file)
    assert dialog.district.currentText() == "อำเภอเมืองกาญจนบุรี จังหวัดกาญจนบุรี"
    dialog.folder.setText(str(tmp_path / "office"))
    with qtbot.waitSignal(dialog.accepted):
        dialog.create()
    assert dialog.office is not None
    with dialog.office as office:
        assert [place.name for place in office.villages()] == ["บ้านเหนือ"]


def test_a_csv_of_something_else_is_refused_in_the_dialog(
    dialog: WelcomeDialog, tmp_path: Path
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    before = dialog.district.count()
    dialog.add_places(file)
    assert dialog.notice.isVisible()
    assert dialog.district.count() == before


def test_a_locked_office_is_not_opened_twice(
    dialog: WelcomeDialog, office: Office, tmp_path: Path
) -> None:
    dialog.open_existing(tmp_path / "office")
    assert dialog.office is None
    assert dialog.isVisible()
    assert dialog.notice.text


def test_a_damaged_file_is_told_apart_from_a_crash(dialog: WelcomeDialog, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "office.db").write_bytes(b"no database at all" * 100)
    dialog.open_existing(folder)
    assert dialog.office is None
    assert dialog.notice.text


def test_an_office_is_never_made_over_another(
    dialog: WelcomeDialog, new_office: Path, tmp_path: Path
) -> None:
    dialog.folder.setText(str(new_office))
    dialog.create()
    assert dialog.office is None
    assert dialog.notice.text.startswith("โฟลเดอร์นี้มี")
