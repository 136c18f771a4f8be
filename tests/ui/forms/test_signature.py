"""The signature of who signs: chosen from a file, stored at once, taken away, undone."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.signatures import signature_of
from ui.forms.signature import SignaturePanel
from ui.main_window import MainWindow
from ui.record_page import RecordPage

CHIEF = 1


@pytest.fixture
def page(window: MainWindow) -> RecordPage:
    window.go_to_tab(window.tabs.count() - 1)
    shown = window.page(window.tabs.count() - 1).show_subject(3).show_register("signatories")
    shown.open(CHIEF)
    return shown


@pytest.fixture
def panel(page: RecordPage) -> SignaturePanel:
    assert page.extras.signature is not None
    page.editor.form.setCurrentWidget(page.extras.signature)
    return page.extras.signature


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (400, 200), "white")
    ImageDraw.Draw(picture).line((60, 100, 340, 100), (20, 40, 160), width=20)
    stored = BytesIO()
    picture.save(stored, "PNG")
    file = tmp_path / "ลายมือชื่อ.png"
    file.write_bytes(stored.getvalue())
    return file


def test_a_signatory_signs_in_ink_until_the_office_says_otherwise(panel: SignaturePanel) -> None:
    assert panel.picture.text() == "ลงนามด้วยปากกา"
    assert panel.choose_button.isEnabled()
    assert not panel.ink_button.isEnabled()


def test_a_picture_is_stored_when_it_is_chosen_and_taken_away_again(
    panel: SignaturePanel, scan: Path, window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    panel.use(scan)
    qtbot.waitUntil(lambda: panel.ink_button.isEnabled())
    shown = panel.picture.pixmap().toImage()
    middle = shown.pixelColor(shown.rect().center())
    assert middle.blue() > middle.red() + 50
    qtbot.mouseClick(panel.ink_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.picture.text() != "")
    assert signature_of(CHIEF) is None
    window.undoing.undo()
    qtbot.waitUntil(lambda: panel.ink_button.isEnabled())
    assert signature_of(CHIEF) is not None


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 no picture"])
def test_what_is_no_picture_is_told_in_place(
    panel: SignaturePanel, data: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "x.png"
    file.write_bytes(data)
    panel.use(file)
    qtbot.waitUntil(panel.notice.isVisible)
    assert "ไม่ใช่ภาพ" in panel.notice.text
    panel.use(tmp_path / "gone.png")
    assert "gone.png" in panel.notice.text


def test_a_signatory_who_is_not_stored_yet_has_no_signature(
    page: RecordPage, panel: SignaturePanel
) -> None:
    page.begin()
    assert not panel.choose_button.isEnabled()


def test_what_is_typed_beside_it_is_saved_without_a_question(
    page: RecordPage, panel: SignaturePanel, scan: Path, office: Office, qtbot: QtBot
) -> None:
    page.editor.form.boxes["name"].editor.setText("นายสมชาย รักชุมชน")
    panel.use(scan)
    qtbot.waitUntil(lambda: panel.ink_button.isEnabled())
    with qtbot.waitSignal(page.editor.saved):
        page.editor.save()
    values = office.entry(page.register, CHIEF).values
    assert values["name"] == "นายสมชาย รักชุมชน"
    assert signature_of(CHIEF) is not None
