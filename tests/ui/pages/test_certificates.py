"""Certificates: who passed, the very PDF, issue, print."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.office import Office
from desktop.views import RoundEntry
from tests.ui.conftest import Put
from ui.documents import printing
from ui.documents.output_dialog import OutputDialog
from ui.pages import certificates as certificates_page
from ui.pages.candidates_model import CandidatesModel
from ui.pages.certificates import CertificatesPage
from ui.session import Session


@pytest.fixture
def trained(put: Put, put_sage: Put) -> list[int]:
    course = put(
        "courses", name="วิทยากรผู้นำสัมมาชีพ", starts_on="8/12/2568", ends_on="11/12/2568", days="4"
    )
    return [
        put("trainees", course=course, sage=put_sage(name), days_attended="4", result="passed")
        for name in ("แก้ว", "กมล")
    ]


@pytest.fixture
def page(session: Session, trained: list[int], qtbot: QtBot) -> CertificatesPage:
    made = CertificatesPage(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(lambda: made.preview.page_count > 0)
    return made


def test_who_waits_is_chosen_and_previewed(page: CertificatesPage) -> None:
    assert [one.name for one in page.chosen()] == ["นายกมล ใจดี", "นายแก้ว ใจดี"]
    assert page.preview.page_count == 2
    assert page.print_button.text() == "ออกเลข ๑–๒/๒๕๖๙ แล้วพิมพ์"
    page.preview.turn(1)
    assert page.preview.view.pageNavigator().currentPage() == 1


def test_issuing_gives_numbers_and_prints_the_stored_pages(
    page: CertificatesPage, office: Office, round_: RoundEntry, session: Session, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf))
    page.issued_on.put(date(2026, 1, 15))
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(printed))
    numbers = [one.number for one in certificates.candidates(office, round_.id)]
    assert numbers == ["1/2569", "2/2569"]
    assert printed == [certificates.pdf(office, round_.id)]
    qtbot.waitUntil(lambda: page.print_button.text() == "พิมพ์")
    assert page.model.index(0, 0).data() == "๑/๒๕๖๙"


def test_a_day_before_the_course_ended_is_refused_in_the_page(
    page: CertificatesPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page.issued_on.put(date(2025, 12, 1))
    page.print_button.click()
    qtbot.waitUntil(lambda: "11 ธ.ค. 2568" in page.notice.text)
    assert all(one.number is None for one in certificates.candidates(office, round_.id))


@pytest.fixture
def output(page: CertificatesPage, tmp_path: Path, qtbot: QtBot) -> Callable[[], OutputDialog]:
    """Asks for files of who is chosen; they go into a folder of the test's own."""

    def ask() -> OutputDialog:
        page.save_button.click()
        qtbot.waitUntil(lambda: page.findChild(OutputDialog) is not None)
        dialog = page.findChild(OutputDialog)
        dialog.folder.setText(str(tmp_path))
        return dialog

    return ask


def saved(dialog: OutputDialog, qtbot: QtBot) -> list[str]:
    """The files that are written, by name."""
    dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "good")
    dialog.reject()
    return sorted(file.name for file in Path(dialog.folder.text()).glob("*.pdf"))


def texts(file: Path) -> list[str]:
    document = PdfDocument(file)
    return [one.get_textpage().get_text_range() for one in document]


def test_the_preview_is_what_is_saved(
    page: CertificatesPage, output: Callable[[], OutputDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    assert saved(output(), qtbot) == ["เกียรติบัตร วิทยากรผู้นำสัมมาชีพ.pdf"]
    (file,) = tmp_path.glob("*.pdf")
    assert file.read_bytes() == page.preview.pdf


def test_everybody_has_a_file_with_the_page_of_the_preview(
    page: CertificatesPage, office: Office, round_: RoundEntry,
    output: Callable[[], OutputDialog], tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    """Issued or not: the numbers go on from page to page, and nothing counts as printed."""
    certificates.issue(office, round_.id, [page.chosen()[1].holder_id])
    qtbot.waitUntil(lambda: page.model.index(1, 0).data() == "๑/๒๕๖๙")
    page.view.selectAll()
    dialog = output()
    told = "\n".join(one.text() for one in dialog.findChildren(QLabel))
    assert "ยังไม่ได้ออก 1 ฉบับ" in told
    assert "ไม่นับเป็นการพิมพ์" in told
    dialog.each.setChecked(True)
    assert saved(dialog, qtbot) == ["1-2569 นายแก้ว ใจดี.pdf", "2-2569 นายกมล ใจดี.pdf"]
    first, second = (texts(file) for file in sorted(tmp_path.glob("*.pdf")))
    assert len(first) == len(second) == 1
    assert "นายแก้ว ใจดี" in first[0]
    assert "๑/๒๕๖๙" in first[0]
    assert "นายกมล ใจดี" in second[0]
    assert "๒/๒๕๖๙" in second[0]
    numbers = [(one.number, one.printed_on) for one in certificates.candidates(office, round_.id)]
    assert sorted(numbers, key=str) == [("1/2569", None), (None, None)]


def test_a_long_choice_is_saved_whole_but_previewed_in_part(
    page: CertificatesPage, output: Callable[[], OutputDialog], tmp_path: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(certificates_page, "MOST_PAGES", 1)
    whole = page.preview.pdf
    page.view.setCurrentIndex(page.model.index(1, 0))
    page.view.selectAll()
    qtbot.waitUntil(lambda: page.preview.page_count == 1)
    assert "1 จาก 2" in page.preview.note
    shown = PdfDocument(page.preview.pdf)[0].get_textpage().get_text_range()
    assert "นายแก้ว ใจดี" in shown
    assert "๒/๒๕๖๙" in shown
    (name,) = saved(output(), qtbot)
    assert (tmp_path / name).read_bytes() == whole


def test_who_waits_stands_first_and_can_stand_alone(
    page: CertificatesPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    last = page.chosen()[1].holder_id
    certificates.issue(office, round_.id, [last])
    qtbot.waitUntil(lambda: page.model.index(1, 0).data() == "๑/๒๕๖๙")
    assert page.model.index(0, 0).data() == "–"
    page.view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [page.model.index(row, 0).data() for row in range(2)] == ["๑/๒๕๖๙", "–"]
    assert len(page.chosen()) == 2
    page.unissued.click()
    assert [one.number for one in page.chosen()] == [None]
    assert page.model.rowCount() == 1


def test_a_certificate_is_made_void_with_a_reason_in_the_page(
    page: CertificatesPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    assert not page.void_button.isEnabled()
    certificates.issue(office, round_.id)
    qtbot.waitUntil(page.void_button.isEnabled)
    page.view.selectRow(0)
    page.void_button.click()
    panel = page.void_panel
    assert panel.isVisible()
    assert not panel.agree.isEnabled()
    qtbot.keyClick(panel.reason, Qt.Key.Key_Escape)
    assert panel.isHidden()
    page.void_button.click()
    panel.reason.setText("สะกดชื่อผิด")
    panel.agree.click()
    qtbot.waitUntil(lambda: page.notice.property("tone") == "good")
    numbers = [one.number for one in certificates.candidates(office, round_.id)]
    assert sorted(numbers, key=str) == ["2/2569", None]
    qtbot.waitUntil(lambda: "๓/๒๕๖๙" in page.print_button.text())


def test_the_model_keeps_qts_promises(
    office: Office, round_: RoundEntry, trained: list[int]
) -> None:
    model = CandidatesModel()
    tester = QAbstractItemModelTester(model)
    model.show(certificates.candidates(office, round_.id))
    model.show([])
    assert tester.model() is model


def test_nobody_to_honour_is_said_in_a_sentence(session: Session, qtbot: QtBot) -> None:
    page = CertificatesPage(session)
    qtbot.addWidget(page)
    assert "ยังไม่มีผู้ผ่านการอบรม" in page.notice.text
    assert not page.print_button.isEnabled()
