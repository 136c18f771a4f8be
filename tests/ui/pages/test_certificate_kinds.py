"""Certificates of every kind on the issuing page: teams, sages, whom to thank; print once more."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.certificates import register
from desktop.certificates.register import Sought
from desktop.office import Office
from desktop.programme.certificates import PARTNER, SAGE, Thanks
from desktop.views import RoundEntry
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.documents import printing
from ui.documents.output_dialog import OutputDialog
from ui.main_window import MainWindow
from ui.pages.certificates import CertificatesPage
from ui.session import Session


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was sent to the printer; the clerk always agrees."""
    sent: list[bytes] = []

    def send(_page: object, pdf: bytes, _title: str) -> bool:
        sent.append(pdf)
        return True

    monkeypatch.setattr(printing, "print_pdf", send)
    return sent


@pytest.fixture
def page(session: Session, put_sage: Put, qtbot: QtBot) -> CertificatesPage:
    put_sage("แก้ว", selected="1")
    put_sage("กมล")
    made = CertificatesPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_kind_is_chosen_by_keys_and_sages_by_the_forums_choice(
    page: CertificatesPage, qtbot: QtBot
) -> None:
    assert page.model.rowCount() == 0
    assert "ยังไม่มีผู้ผ่านการอบรม" in page.notice.text
    page.kind_box.setFocus()
    press(page.kind_box, Qt.Key.Key_Down)
    press(page.kind_box, Qt.Key.Key_Down)
    assert page.kind.key == SAGE
    assert page.notice.isHidden()
    assert page.selected.isVisible()
    assert [one.name for one in page.chosen()] == ["นายแก้ว ใจดี"]
    qtbot.waitUntil(lambda: page.preview.page_count == 1)
    press(page.selected, Qt.Key.Key_Space)
    page.view.selectAll()
    assert [one.name for one in page.chosen()] == ["นายกมล ใจดี", "นายแก้ว ใจดี"]
    qtbot.waitUntil(lambda: page.preview.page_count == 2)


def test_whom_to_thank_is_typed_seen_issued_and_printed(
    page: CertificatesPage, office: Office, round_: RoundEntry, printed: list[bytes], qtbot: QtBot
) -> None:
    page.kind_box.choose(PARTNER)
    assert not page.print_button.isEnabled()
    page.thanks.setFocus()
    page.thanks.insertPlainText("วัดโพธาราม – เอื้อเฟื้อสถานที่\nอบต.บ้านเลือก")
    qtbot.waitUntil(lambda: page.preview.page_count == 2)
    shown = page.preview.pdf
    assert page.print_button.text() == "ออกเลข ๑–๒/๒๕๖๙ แล้วพิมพ์"
    page.print_button.click()
    qtbot.waitUntil(lambda: [one.prints for one in register.entries()] == [1, 1])
    assert printed == [shown]
    assert page.thanks.toPlainText() == ""
    found = certificates.candidates(office, round_.id, kind=PARTNER)
    assert [one.name for one in found] == ["วัดโพธาราม", "อบต.บ้านเลือก"]
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)


def test_who_was_thanked_for_the_same_is_told_with_the_number(
    page: CertificatesPage, office: Office, round_: RoundEntry, printed: list[bytes], qtbot: QtBot
) -> None:
    certificates.issue(office, round_.id, kind=PARTNER, thanks=[Thanks("วัดโพธาราม")])
    page.kind_box.choose(PARTNER)
    page.thanks.setPlainText("อบต.บ้านเลือก\nวัดโพธาราม")
    page.print_button.click()
    qtbot.waitUntil(lambda: "๑/๒๕๖๙" in page.notice.text)
    assert page.notice.property("tone") == "bad"
    assert page.thanks.toPlainText() == "อบต.บ้านเลือก\nวัดโพธาราม"
    assert printed == []
    page.thanks.setPlainText("อบต.บ้านเลือก\nวัดโพธาราม – อาหารกลางวัน")
    page.print_button.click()
    qtbot.waitUntil(lambda: len(printed) == 1)
    assert page.notice.isHidden()


@pytest.mark.parametrize("typed", [True, False], ids=["typed", "issued"])
def test_everybody_who_is_thanked_has_a_file_under_the_right_name(
    page: CertificatesPage, office: Office, round_: RoundEntry, typed: bool, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    """Whom is written now, and of those who were thanked before the one who is chosen."""
    before = (Thanks("วัดโพธาราม"), Thanks("โรงเรียนวัดโพธาราม"), Thanks("เทศบาลโพธาราม"))
    certificates.issue(office, round_.id, kind=PARTNER, thanks=before)
    page.kind_box.choose(PARTNER)
    page.view.selectRow(1)
    if typed:
        page.thanks.setPlainText("ร้านป้าแดง – อาหารกลางวัน\nลุงมี")
    page.save_button.click()
    qtbot.waitUntil(lambda: page.findChild(OutputDialog) is not None)
    dialog = page.findChild(OutputDialog)
    dialog.folder.setText(str(tmp_path))
    dialog.each.setChecked(True)
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "good")
    dialog.reject()
    said = {
        file.stem: PdfDocument(file)[0].get_textpage().get_text_range()
        for file in tmp_path.glob("*.pdf")
    }
    wanted = ["4-2569 ร้านป้าแดง", "5-2569 ลุงมี"] if typed else ["2-2569 โรงเรียนวัดโพธาราม"]
    assert sorted(said) == wanted
    for name, text in said.items():
        assert name.partition(" ")[2] in text.splitlines()


def test_what_was_printed_is_printed_again_only_with_a_reason(
    page: CertificatesPage, printed: list[bytes], qtbot: QtBot
) -> None:
    page.selected.setChecked(False)
    page.kind_box.choose(SAGE)
    page.print_button.click()
    qtbot.waitUntil(lambda: [one.prints for one in register.entries()] == [1, 1])
    qtbot.waitUntil(lambda: all(one.printed_on for one in page.chosen()))
    page.print_button.click()
    panel = page.reprint_panel
    assert panel.isVisible()
    assert len(printed) == 1
    press(panel.reason, Qt.Key.Key_Escape)
    assert panel.isHidden()
    page.print_button.click()
    press(panel.substitute, Qt.Key.Key_Space)
    type_keys(panel.reason, "lost")
    press(panel.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.prints for one in register.entries()] == [2, 2])
    assert len(printed) == 2


def test_who_does_not_print_has_not_printed(
    page: CertificatesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: asked.append(pdf))
    page.kind_box.choose(SAGE)
    page.print_button.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert [one.state for one in register.entries(Sought(SAGE))] == ["unprinted"]


def test_a_certificate_that_was_found_is_shown_among_its_kind(
    window: MainWindow, office: Office, round_: RoundEntry, put_sage: Put
) -> None:
    put_sage("แก้ว")
    (one,) = certificates.issue(office, round_.id, kind=SAGE)
    window.show_certificate(one)
    tab = window.page(window.tabs.currentIndex())
    page = tab.show_part("issuing")
    assert page.kind.key == SAGE
    assert [each.certificate_id for each in page.chosen()] == [one]
