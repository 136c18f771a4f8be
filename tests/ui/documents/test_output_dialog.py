"""Papers as files: one for all or one each, none lost unasked, and it can be stopped."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from desktop.documents.filing import Holder, file_names
from desktop.problems import Refused
from ui.documents.output_dialog import Output, OutputDialog, save_papers
from ui.session import Session

HOLDERS = [
    Holder("1/2569", "นายกล้า ใจดี"),
    Holder("2/2569", "นางคำ งาม"),
    Holder("3/2569", "นายแก้ว"),
]
NAMES = file_names(HOLDERS)
TITLE = "เกียรติบัตร"


def whole(progress: Callable[[int, int], None]) -> bytes:
    for done in range(1, 4):
        progress(done, 3)
    return b"%PDF all"


OUTPUT = Output(TITLE, HOLDERS, whole, lambda place: b"%%PDF %d" % place)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ออก"
    made.mkdir()
    return made


@pytest.fixture
def ask(session: Session, qtbot: QtBot, folder: Path) -> Callable[..., OutputDialog]:
    def show(output: Output = OUTPUT) -> OutputDialog:
        settings = QSettings(str(folder.parent / "s.ini"), QSettings.Format.IniFormat)
        settings.setValue("output/folder", str(folder))
        dialog = save_papers(None, session.jobs, output, settings)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        return dialog

    return show


def saved(dialog: OutputDialog, qtbot: QtBot, tone: str = "good") -> str:
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == tone and dialog.notice.isVisible())
    return dialog.notice.text


def test_one_pdf_for_all(ask: Callable[..., OutputDialog], folder: Path, qtbot: QtBot) -> None:
    told = saved(ask(), qtbot)
    assert [path.name for path in folder.iterdir()] == ["เกียรติบัตร.pdf"]
    assert "1 ไฟล์" in told
    assert "อีเมล" in told


def test_one_pdf_for_each(ask: Callable[..., OutputDialog], folder: Path, qtbot: QtBot) -> None:
    dialog = ask()
    dialog.each.setChecked(True)
    assert "3 ไฟล์" in saved(dialog, qtbot)
    assert {path.name for path in folder.iterdir()} == set(NAMES)
    assert (folder / NAMES[1]).read_bytes() == b"%PDF 1"


@pytest.mark.parametrize(("link", "old"), [(0, b"%PDF 1"), (1, b"old")])
def test_what_is_there_is_replaced_only_when_that_is_said(
    link: int, old: bytes, ask: Callable[..., OutputDialog], folder: Path, qtbot: QtBot
) -> None:
    (folder / NAMES[1]).write_bytes(b"old")
    dialog = ask()
    dialog.each.setChecked(True)
    assert NAMES[1] in saved(dialog, qtbot, "warn")
    assert len(list(folder.iterdir())) == 1
    qtbot.mouseClick(dialog.notice.links()[link], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "good")
    assert (folder / NAMES[1]).read_bytes() == old
    assert (folder / NAMES[0]).exists()


def test_it_can_be_stopped_and_says_what_is_there(
    ask: Callable[..., OutputDialog], folder: Path, qtbot: QtBot
) -> None:
    go_on = Event()

    def slow(place: int) -> bytes:
        if place == 1:
            go_on.wait(30)
        return b"%PDF"

    dialog = ask(Output(TITLE, HOLDERS, whole, slow))
    dialog.each.setChecked(True)
    dialog.save_button.click()
    qtbot.waitUntil((folder / NAMES[0]).exists)
    assert dialog.close_button.text() == "หยุด"
    dialog.close_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "bad")
    assert "2" in dialog.notice.text
    assert {path.name for path in folder.iterdir()} == set(NAMES[:2])
    assert dialog.isVisible()


def test_why_none_can_be_made_is_said(ask: Callable[..., OutputDialog], qtbot: QtBot) -> None:
    def refused(_progress: object) -> bytes:
        raise Refused("ยังไม่ได้ออกเลข")

    assert saved(ask(Output(TITLE, HOLDERS, refused, bytes)), qtbot, "bad") == "ยังไม่ได้ออกเลข"


def test_a_folder_that_is_not_there_is_said(
    ask: Callable[..., OutputDialog], qtbot: QtBot, folder: Path
) -> None:
    dialog = ask()
    dialog.folder.setText(str(folder / "ไม่มี"))
    assert saved(dialog, qtbot, "bad") == "ไม่มีโฟลเดอร์นี้"
