"""The designs in the settings: seen, copied, named, given away, taken in, deleted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.designs import copy_design, design_called, listed_designs
from desktop.documents.designs import SHIPPED, shipped_design
from desktop.office import Office
from tests.ui.keyboard import press, type_keys
from ui.designer.dialog import DesignerDialog
from ui.pages.designs import DesignsPage
from ui.session import Session


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> DesignsPage:
    made = DesignsPage(session)
    made.resize(1100, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def own() -> list[str]:
    return [one.name for one in listed_designs() if not one.is_shipped]


def names(page: DesignsPage) -> list[str]:
    return [page.list.item(at).text() for at in range(page.list.count())]


def test_the_shipped_designs_are_seen_and_cannot_be_changed(
    page: DesignsPage, qtbot: QtBot
) -> None:
    assert len(names(page)) == len(SHIPPED)
    assert not page.rename_button.isEnabled()
    assert not page.delete_button.isEnabled()
    blank = page.list.item(0).icon().pixmap(220, 220).toImage()
    qtbot.waitUntil(lambda: page.list.item(0).icon().pixmap(220, 220).toImage() != blank)


def test_a_copy_is_made_renamed_deleted_and_taken_back(page: DesignsPage, qtbot: QtBot) -> None:
    page.copy_button.click()
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.name == "ทางการ (สำเนา)")
    page.rename_button.click()
    editor = page.list.viewport().findChild(QLineEdit)
    editor.selectAll()
    type_keys(editor, "ของอำเภอ")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own() == ["ของอำเภอ"])
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.name == "ของอำเภอ")
    page.delete_button.click()
    qtbot.waitUntil(lambda: "ของอำเภอ" in page.notice.text)
    assert own() == []
    page.notice.links()[0].click()
    qtbot.waitUntil(lambda: "ของอำเภอ" in names(page))


def test_a_name_that_is_taken_is_refused_and_the_old_one_stays(
    page: DesignsPage, office: Office, qtbot: QtBot
) -> None:
    key = copy_design(office, "plain")
    qtbot.waitUntil(lambda: len(names(page)) == len(SHIPPED) + 1)
    page.choose(key)
    page.list.currentItem().setText("ทางการ")
    qtbot.waitUntil(lambda: "ทางการ" in page.notice.text)
    assert names(page)[-1] == "สำหรับกระดาษที่พิมพ์กรอบไว้แล้ว (สำเนา)"


def test_a_design_goes_to_a_file_and_comes_back(
    page: DesignsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ทางการ.design"
    page.write_file(file)
    page.read_file(file)
    qtbot.waitUntil(lambda: own() == ["ทางการ 2"])
    taken = next(one for one in listed_designs() if not one.is_shipped)
    assert design_called(taken.key).elements == shipped_design("formal").elements
    page.write_file(tmp_path / "no" / "x.design")
    assert page.notice.property("tone") == "bad"


@pytest.mark.parametrize(
    ("held", "sentence"), [(b"{", "เสียหาย"), (b'{"format": 99}', "รุ่นใหม่กว่า"), (None, "x.design")]
)
def test_a_file_that_is_no_design_is_refused_in_a_sentence(
    held: bytes | None, sentence: str, page: DesignsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "x.design"
    if held is not None:
        file.write_bytes(held)
    page.read_file(file)
    qtbot.waitUntil(lambda: sentence in page.notice.text)
    assert page.notice.property("tone") == "bad"
    assert own() == []


def test_edit_opens_the_designer_and_what_is_saved_is_chosen(
    page: DesignsPage, qtbot: QtBot
) -> None:
    page.edit_button.click()
    dialog = page.window().findChild(DesignerDialog)
    dialog.draft.rename("ใหม่")
    with qtbot.waitSignal(dialog.saved):
        dialog.save()
    dialog.reject()
    qtbot.waitUntil(lambda: page.chosen is not None and page.chosen.name == "ใหม่")
