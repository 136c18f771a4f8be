"""The photographs and papers of a record: brought, seen, removed, undone."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from desktop import attachments
from desktop.attachments import PDF, attached, prepared
from desktop.office import Office
from desktop.programme.stages import register
from tests.ui.conftest import Put
from ui.documents.attachment_dialog import AttachmentDialog
from ui.forms.attachments import THUMB, AttachmentsPanel
from ui.record_page import RecordPage
from ui.session import Session

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def sage(put_sage: Put) -> int:
    return put_sage()


@pytest.fixture
def page(session: Session, sage: int, qtbot: QtBot) -> RecordPage:
    made = RecordPage(register("sages"), session)
    made.resize(1300, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.open(sage)
    return made


@pytest.fixture
def panel(page: RecordPage) -> AttachmentsPanel:
    assert page.extras.attachments is not None
    page.editor.form.setCurrentWidget(page.extras.attachments)
    return page.extras.attachments


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "ภาพปราชญ์.jpg"
    Image.new("RGB", (2000, 1500), "green").save(file, "JPEG")
    return file


def green(panel: AttachmentsPanel) -> bool:
    """Whether the first thumbnail shows the photograph."""
    image = panel.list.item(0).icon().pixmap(THUMB).toImage()
    return image.pixelColor(image.rect().center()).green() > 100


def tab(page: RecordPage) -> str:
    form = page.editor.form
    return form.tabText(form.count() - 1)


def test_a_file_is_attached_and_its_thumbnail_seen(
    page: RecordPage, panel: AttachmentsPanel, photo: Path, sage: int, qtbot: QtBot
) -> None:
    panel.add_files([photo])
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)
    assert tab(page) == "เอกสารแนบ  1"
    assert panel.list.item(0).text() == "ภาพถ่าย"
    qtbot.waitUntil(lambda: green(panel))
    (one,) = attached("sage", sage)
    with Image.open(BytesIO(attachments.content(one.id))) as stored:
        assert stored.size == (1600, 1200)


def test_what_is_no_picture_is_refused_in_place(
    panel: AttachmentsPanel, sage: int, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "ตาราง.xlsx"
    wrong.write_bytes(b"PK")
    panel.add_files([wrong])
    qtbot.waitUntil(lambda: "ตาราง.xlsx" in panel.notice.text)
    panel.add_files([tmp_path / "ไม่มี.jpg"])
    assert "ไม่มี.jpg" in panel.notice.text
    assert attached("sage", sage) == ()


def test_the_clipboard_is_pasted(panel: AttachmentsPanel, sage: int, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    panel.paste_button.click()
    assert "คลิปบอร์ด" in panel.notice.text
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)
    assert attached("sage", sage)[0].kind == "photo"


def test_files_are_dragged_in(panel: AttachmentsPanel, photo: Path, qtbot: QtBot) -> None:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(photo))])
    none = Qt.KeyboardModifier.NoModifier
    panel.list.dropEvent(
        QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, brought, Qt.MouseButton.LeftButton, none)
    )
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)


def test_it_is_opened_kept_as_a_file_and_removed_with_undo(
    page: RecordPage, panel: AttachmentsPanel, photo: Path, office: Office, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    panel.add_files([photo])
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(AttachmentDialog) is not None)
    dialog = page.findChild(AttachmentDialog)
    dialog.save(tmp_path / "ออก.jpg")
    assert (tmp_path / "ออก.jpg").read_bytes().startswith(b"\xff\xd8")
    dialog.close()
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not panel.shown())
    assert tab(page) == "เอกสารแนบ"
    office.undo()
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)


def test_the_kind_is_chosen(
    panel: AttachmentsPanel, office: Office, sage: int, qtbot: QtBot
) -> None:
    attachments.add(office, "sage", sage, prepared("ใบ.pdf", PAPER))
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)
    panel.list.setCurrentRow(0)
    assert (panel.shown()[0].media, panel.kind.currentData()) == (PDF, "application")
    at = panel.kind.findData("other")
    panel.kind.setCurrentIndex(at)
    panel.kind.activated.emit(at)
    qtbot.waitUntil(lambda: attached("sage", sage)[0].kind == "other")
    qtbot.waitUntil(lambda: panel.shown()[0].kind == "other")


def test_a_new_record_is_saved_first(
    page: RecordPage, panel: AttachmentsPanel, photo: Path, sage: int
) -> None:
    panel.list.setFocus()
    page.begin()
    assert page.editor.record is None
    panel.add_files([photo])
    assert panel.notice.text.startswith("บันทึกรายการก่อน")
    assert attached("sage", sage) == ()


def test_another_record_shows_its_own(
    page: RecordPage, panel: AttachmentsPanel, photo: Path, put_sage: Put, sage: int, qtbot: QtBot
) -> None:
    panel.add_files([photo])
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)
    other = put_sage("กมล")
    page.open(other)
    assert panel.shown() == []
    page.open(sage)
    qtbot.waitUntil(lambda: len(panel.shown()) == 1)


@pytest.mark.parametrize(
    ("key", "has"),
    [("forums", True), ("courses", True), ("team_members", True), ("households", True),
     ("trainees", False), ("materials", False)],
)  # fmt: skip
def test_which_registers_have_attachments(
    session: Session, qtbot: QtBot, key: str, has: bool
) -> None:
    page = RecordPage(register(key), session)
    qtbot.addWidget(page)
    assert (page.extras.attachments is not None) is has
