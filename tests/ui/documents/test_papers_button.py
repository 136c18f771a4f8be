"""The papers of a register: offered, made in the background, seen before they are printed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop import papers
from desktop.documents.sheets import Text, sheet_pdf
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.views import Scope
from tests.ui.conftest import Put
from ui.documents.paper_dialog import PaperDialog
from ui.record_page import RecordPage
from ui.session import Session

SAGES = register("sages")


def _names(office: Office, _scope: Scope, ids: Sequence[int]) -> bytes:
    names = [office.title(SAGES, one) for one in ids]
    return sheet_pdf("รายชื่อ", [Text(name) for name in names or ["แบบว่าง"]])


def _refused(_office: Office, _scope: Scope, _ids: Sequence[int]) -> bytes:
    raise Refused("ยังไม่มีประชาคม")


@pytest.fixture
def page(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> RecordPage:
    offered = (
        papers.Paper("names", "Sages", "sages", _names, blank=True),
        papers.Paper("forum", "Village forum", "sages", _refused),
        papers.Paper("other", "Household", "households", _names),
    )
    monkeypatch.setattr(papers, "PAPERS", offered)
    made = RecordPage(SAGES, session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def shown(page: RecordPage, qtbot: QtBot, place: int) -> PaperDialog:
    page.papers.menu().actions()[place].trigger()
    qtbot.waitUntil(lambda: page.findChild(PaperDialog) is not None)
    dialog = page.findChild(PaperDialog)
    qtbot.addWidget(dialog)
    return dialog


def text(pdf: bytes) -> str:
    return PdfDocument(pdf)[0].get_textpage().get_text_range()


def test_the_papers_of_the_register_are_offered_and_the_blank_form_too(page: RecordPage) -> None:
    labels = [action.text() for action in page.papers.menu().actions()]
    assert labels == ["ปราชญ์ชุมชน", "ปราชญ์ชุมชน (แบบว่าง)", "เวทีประชาคม"]


def test_a_register_without_papers_offers_none(session: Session, qtbot: QtBot) -> None:
    page = RecordPage(register("courses"), session)
    qtbot.addWidget(page)
    assert page.papers.isHidden() == (not papers.papers_of("courses"))


def test_the_chosen_records_are_on_the_paper_and_it_is_kept_as_a_file(
    page: RecordPage, put_sage: Put, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_sage("กอ")
    wanted = put_sage("ขอ")
    page.list.reload()
    page.list.select(wanted)
    dialog = shown(page, qtbot, 0)
    assert "ขอ" in text(dialog.preview.pdf)
    assert "กอ" not in text(dialog.preview.pdf)
    for file, tone in ((tmp_path / "ก.pdf", "good"), (tmp_path / "ไม่มี" / "ก.pdf", "bad")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, to=file: (str(to), ""))
        dialog.save_button.click()
        assert dialog.notice.property("tone") == tone
    assert "ขอ" in text((tmp_path / "ก.pdf").read_bytes())


def test_the_blank_form_holds_nobody(page: RecordPage, put_sage: Put, qtbot: QtBot) -> None:
    page.list.reload()
    put_sage("กอ")
    assert "แบบว่าง" in text(shown(page, qtbot, 1).preview.pdf)


def test_why_a_paper_cannot_be_made_is_said_in_place(page: RecordPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.papers.refused):
        page.papers.menu().actions()[2].trigger()
    assert page.notice.text == "ยังไม่มีประชาคม"
