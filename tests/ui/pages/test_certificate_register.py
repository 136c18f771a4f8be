"""The register's page: find, hand over, print once more, correct, make void, take over, export."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.certificates import register
from desktop.office import Office
from desktop.programme.certificates import PARTNER, SAGE, Thanks
from desktop.views import RoundEntry
from tests.ui.conftest import TODAY, Put
from tests.ui.keyboard import press, type_keys
from ui.documents import printing
from ui.pages.certificate_register import CertificateRegister
from ui.pages.register_model import RECIPIENT, RegisterModel
from ui.session import Session


@pytest.fixture
def page(
    session: Session, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> CertificateRegister:
    """Two sages and a temple hold certificates; nothing is printed."""
    put_sage("แก้ว")
    put_sage("กมล")
    certificates.issue(office, round_.id, kind=SAGE)
    certificates.issue(office, round_.id, None, None, PARTNER, [Thanks("วัดโพธาราม")])
    made = CertificateRegister(session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def names(page: CertificateRegister) -> list[str]:
    return [one.recipient for one in page.model.lines]


def test_it_is_narrowed_searched_and_sorted_by_who_holds_what(
    page: CertificateRegister, qtbot: QtBot
) -> None:
    assert names(page) == ["วัดโพธาราม", "นายกมล ใจดี", "นายแก้ว ใจดี"]
    page.view.sortByColumn(RECIPIENT, Qt.SortOrder.AscendingOrder)
    assert names(page) == ["นายกมล ใจดี", "นายแก้ว ใจดี", "วัดโพธาราม"]
    page.filter.kind.choose(SAGE)
    assert names(page) == ["นายกมล ใจดี", "นายแก้ว ใจดี"]
    press(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.filter.text.insert("2/2569")
    qtbot.waitUntil(lambda: names(page) == ["นายแก้ว ใจดี"])
    page.filter.state.setCurrentIndex(page.filter.state.findData("void"))
    assert names(page) == []


def test_handing_over_by_keys_alone(page: CertificateRegister, qtbot: QtBot) -> None:
    page.view.selectRow(0)
    press(page.view, Qt.Key.Key_Return)
    panel = page.hand_over_panel
    assert panel.isVisible()
    type_keys(panel.received_by, "Wat")
    press(panel.received_by, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.notice.property("tone") == "good")
    one = register.entries()[0]
    assert (one.state, one.handed_on, one.handed_to) == ("handed", TODAY, "Wat")
    page.view.clearSelection()
    page.view.selectRow(0)
    assert not page.hand_over_button.isEnabled()
    assert not page.correct_button.isEnabled()


def test_a_day_before_the_issue_is_refused_in_the_page(
    page: CertificateRegister, qtbot: QtBot
) -> None:
    page.view.selectRow(0)
    page.hand_over_button.click()
    page.hand_over_panel.day.put(date(2026, 3, 1))
    page.hand_over_panel.agree.click()
    qtbot.waitUntil(lambda: page.notice.property("tone") == "bad")
    assert "ส่งมอบก่อนหน้านั้นไม่ได้" in page.notice.text


def test_printing_and_printing_once_more(
    page: CertificateRegister, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(
        printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf) or True
    )
    page.view.selectRow(1)
    assert page.print_button.text() == "พิมพ์ …"
    page.print_button.click()
    qtbot.waitUntil(lambda: [one.prints for one in page.model.lines] == [0, 1, 0])
    assert page.print_button.text() == "พิมพ์ซ้ำ …"
    page.print_button.click()
    assert page.reprint_panel.isVisible()
    page.reprint_panel.reason.setText("ชำรุด")
    page.reprint_panel.agree.click()
    qtbot.waitUntil(lambda: [one.prints for one in page.model.lines] == [0, 2, 0])
    assert printed[0] == printed[1]


def test_a_correction_takes_the_name_anew(
    page: CertificateRegister, office: Office, qtbot: QtBot
) -> None:
    office.write("x", lambda tx: tx.save("person", {"full_name": "นายกมลชัย ใจดี"}, id=2))
    page.view.selectRow(1)
    page.correct_button.click()
    assert not page.correct_panel.name.isVisible()
    page.correct_panel.reason.setText("ชื่อตามบัตรประชาชน")
    page.correct_panel.agree.click()
    qtbot.waitUntil(lambda: "นายกมลชัย ใจดี" in names(page))
    page.view.selectRow(0)
    page.correct_button.click()
    assert page.correct_panel.name.text() == "วัดโพธาราม"
    page.correct_panel.name.setText("วัดโพธารามวรวิหาร")
    page.correct_panel.reason.setText("ชื่อเต็ม")
    page.correct_panel.agree.click()
    qtbot.waitUntil(lambda: "วัดโพธารามวรวิหาร" in names(page))


def test_void_with_a_reason(page: CertificateRegister, qtbot: QtBot) -> None:
    page.view.selectRow(0)
    page.void_button.click()
    page.void_panel.reason.setText("ชื่อผิด")
    page.void_panel.agree.click()
    qtbot.waitUntil(lambda: page.model.lines[0].state == "void")
    assert not page.void_button.isEnabled()
    assert page.model.index(0, 7).data() == "ชื่อผิด"


def test_the_list_becomes_a_workbook_and_a_paper(
    page: CertificateRegister, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf))
    page.filter.kind.choose(SAGE)
    page.print_register()
    qtbot.waitUntil(lambda: len(printed) == 1)
    page.export(tmp_path / "x.xlsx")
    qtbot.waitUntil(lambda: page.notice.property("tone") == "good")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet.max_row == 3
    page.export(tmp_path / "no" / "x.xlsx")
    qtbot.waitUntil(lambda: page.notice.property("tone") == "bad")


def test_an_earlier_register_is_pasted_seen_and_stored(
    page: CertificateRegister, look: QApplication, qtbot: QtBot
) -> None:
    look.clipboard().setText(
        "เลขที่\tชื่อ-สกุล\tวันที่\n7/2568\tนายสม ใจดี\t1/2/2568\nเจ็ด\tนายสา ดี\t1/2/2568\n"
    )
    dialog = page.import_earlier()
    dialog.kind.choose(SAGE)
    dialog.paste()
    qtbot.waitUntil(dialog.store_button.isEnabled)
    assert dialog.rows.rowCount() == 2
    assert "เจ็ด" in dialog.rows.item(1, 6).text()
    assert "1 แถว" in dialog.store_button.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.store_button.click()
    qtbot.waitUntil(lambda: len(page.model.lines) == 4)
    assert page.filter.year.count() == 3
    assert page.model.lines[-1].state == "earlier"
    page.view.selectRow(3)
    assert not page.print_button.isEnabled()


def test_what_is_no_register_is_refused_in_the_dialog(
    page: CertificateRegister, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "x.csv"
    file.write_text("ก,ข\n1,2\n", encoding="utf-8")
    dialog = page.import_earlier()
    dialog.read(file)
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "bad")
    assert not dialog.store_button.isEnabled()
    dialog.reject()


def test_the_model_keeps_qts_promises(page: CertificateRegister) -> None:
    model = RegisterModel()
    tester = QAbstractItemModelTester(model)
    model.show(register.entries())
    model.sort(RECIPIENT)
    model.show([])
    assert tester.model() is model


def test_the_cursor_stays_on_its_certificate_when_the_list_is_sorted(
    page: CertificateRegister, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: page.model.rowCount() > 1)
    page.view.selectRow(0)
    held = page.model.lines[0]
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.view.sortByColumn(RECIPIENT, order)
        assert page.model.lines[page.view.currentIndex().row()] is held
