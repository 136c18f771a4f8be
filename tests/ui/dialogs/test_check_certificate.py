"""A certificate held against its code: by scanner, file, clipboard and drop."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import signing_key as crypto
from desktop.documents.key_sheet import key_sheet
from desktop.documents.paper import A4, Paper
from desktop.documents.qr import code, operators
from desktop.office import Office
from desktop.proof import keys, public_key
from desktop.proof.signing import sign
from desktop.thai.keyboard import to_thai_layout
from desktop.words import _
from tests.desktop.proof import photographs as photo
from tests.desktop.proof.samples import FACTS, a_row, signed
from ui.dialogs.check_certificate import CheckCertificateDialog
from ui.main_window import MainWindow
from ui.session import Session

GENUINE = "Genuine: signed with the key of this office."


@pytest.fixture
def text(office: Office, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a certificate that the office signed and registered."""
    monkeypatch.setattr(crypto, "_COST", 1 << 8)
    keys.make(office, "ข้าวหอมมะลิ105")
    office.write("ทะเบียน", lambda tx: tx.save("certificate", a_row()))
    return sign(office, FACTS)


@pytest.fixture
def dialog(text: str, session: Session, qtbot: QtBot) -> Iterator[CheckCertificateDialog]:
    made = CheckCertificateDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    QGuiApplication.clipboard().clear()


def wait_for_verdict(dialog: CheckCertificateDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.verdict.isVisible() or dialog.notice.property("tone") == "bad")


def test_a_scanner_that_types_and_presses_enter_is_answered(
    dialog: CheckCertificateDialog, text: str
) -> None:
    QTest.keyClicks(dialog.line, text)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.verdict.sentence == _(GENUINE)
    assert FACTS.recipient in dialog.verdict.told
    assert _("The register of this office says the same.") in dialog.verdict.told
    assert dialog.line.text() == ""
    assert dialog.line.hasFocus()


def test_a_scanner_without_enter_or_in_the_thai_layout_is_answered(
    dialog: CheckCertificateDialog, text: str
) -> None:
    for typed in (text, to_thai_layout(text)):
        dialog.verdict.hide()
        dialog.line.setText(typed)
        assert dialog.verdict.isVisible()
        assert dialog.verdict.sentence == _(GENUINE)


def test_what_was_altered_is_said_and_not_shown(dialog: CheckCertificateDialog, text: str) -> None:
    other = "A" if text[-4] != "A" else "B"
    dialog.check(text[:-4] + other + text[-3:])
    assert dialog.verdict.property("tone") == "bad"
    assert FACTS.recipient not in dialog.verdict.told


def test_nonsense_gets_a_sentence(dialog: CheckCertificateDialog) -> None:
    QTest.keyClicks(dialog.line, "https://example.com")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.verdict.told == [
        _("This is not the code of a certificate made with this program.")
    ]


def test_an_intact_code_of_elsewhere_shows_the_digits_to_compare(
    dialog: CheckCertificateDialog,
) -> None:
    stranger = crypto.new_key()
    dialog.check(signed(replace(FACTS, office="สพอ.บางแพ"), stranger))
    assert dialog.verdict.property("tone") == "warn"
    digits = crypto.fingerprint(stranger.public_key)
    assert any(line.replace("\n", " ") == digits for line in dialog.verdict.told)


def test_a_void_one_is_red_although_genuine(dialog: CheckCertificateDialog, office: Office) -> None:
    void = a_row(number="13/2569", serial=13, status="void", void_reason="พิมพ์ผิด")
    office.write("ทะเบียน", lambda tx: tx.save("certificate", void))
    dialog.check(sign(office, replace(FACTS, number="13/2569")))
    assert dialog.verdict.property("tone") == "bad"
    assert any("พิมพ์ผิด" in line for line in dialog.verdict.told)
    assert dialog.verdict.sentence == _(
        "The signature is genuine, but the certificate does not hold."
    )


def test_all_codes_of_a_photograph_can_be_looked_at(
    dialog: CheckCertificateDialog, text: str, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ภาพ.jpg"
    picture = photo.sheet(
        (photo.code(text, 6), (1000, 60)),
        (photo.code(signed(replace(FACTS, office="สพอ.บางแพ")), 6), (1300, 700)),
    )
    file.write_bytes(photo.bytes_of(picture, "JPEG"))
    dialog.read_file(file)
    wait_for_verdict(dialog, qtbot)
    assert dialog.codes.count() == 2
    assert dialog.verdict.sentence == _(GENUINE)
    dialog.codes.setFocus()
    QTest.keyClick(dialog.codes, Qt.Key.Key_Down)
    assert dialog.verdict.property("tone") == "warn"


def test_a_pdf_is_read_page_by_page(
    dialog: CheckCertificateDialog, text: str, tmp_path: Path, qtbot: QtBot
) -> None:
    paper = Paper(A4, "เกียรติบัตร")
    paper.showPage()
    paper.operate(operators(code(text), 300, 300, 80))
    paper.showPage()
    file = tmp_path / "ใบ.pdf"
    file.write_bytes(paper.finished())
    dialog.read_file(file)
    wait_for_verdict(dialog, qtbot)
    assert dialog.verdict.sentence == _(GENUINE)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.pdf", b"%PDF-1.7 cut"),
        ("a.jpg", photo.bytes_of(photo.sheet(), "JPEG")),
        ("gone.png", None),
    ],
)
def test_a_bad_file_gets_a_sentence(
    dialog: CheckCertificateDialog, tmp_path: Path, qtbot: QtBot, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    dialog.read_file(tmp_path / name)
    wait_for_verdict(dialog, qtbot)
    assert dialog.notice.text
    assert not dialog.verdict.isVisible()


def test_text_pictures_and_nothing_are_pasted_while_the_cursor_is_in_the_line(
    dialog: CheckCertificateDialog, text: str, qtbot: QtBot
) -> None:
    clipboard, control = QGuiApplication.clipboard(), Qt.KeyboardModifier.ControlModifier
    clipboard.setText(text)
    QTest.keyClick(dialog.line, Qt.Key.Key_V, control)
    assert dialog.verdict.sentence == _(GENUINE)
    dialog.verdict.hide()
    clipboard.setImage(QImage.fromData(photo.bytes_of(photo.code(text))))
    QTest.keyClick(dialog.line, Qt.Key.Key_V, control)
    wait_for_verdict(dialog, qtbot)
    assert dialog.verdict.sentence == _(GENUINE)
    clipboard.clear()
    QTest.keyClick(dialog.line, Qt.Key.Key_V, control)
    assert dialog.notice.text == _("Nothing that can be checked was copied.")


def test_a_file_is_dropped(
    dialog: CheckCertificateDialog, text: str, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ใบ.png"
    file.write_bytes(photo.bytes_of(photo.code(text)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none))
    wait_for_verdict(dialog, qtbot)
    assert dialog.verdict.sentence == _(GENUINE)


def test_f9_opens_it_and_so_does_a_scan_into_the_search(
    text: str, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    (opened,) = window.findChildren(CheckCertificateDialog)
    assert opened.isVisible()
    opened.accept()
    window.header.search.begin()
    QTest.keyClicks(window.header.search, text)
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    opened = next(one for one in window.findChildren(CheckCertificateDialog) if one.isVisible())
    assert opened.verdict.sentence == _(GENUINE)
    assert window.header.search.text() == ""
    opened.accept()


def test_the_code_of_a_key_sheet_is_told_from_a_certificate(
    dialog: CheckCertificateDialog, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    key = keys.current(office)
    pdf = key_sheet(key.holder, key.since, key.fingerprint, public_key.written(key.public))
    (tmp_path / "ใบ.pdf").write_bytes(pdf)
    dialog.read_file(tmp_path / "ใบ.pdf")
    wait_for_verdict(dialog, qtbot)
    assert key.holder in dialog.verdict.sentence


def test_it_needs_no_parent_window_wider_than_the_smallest(dialog: QWidget) -> None:
    assert dialog.minimumSizeHint().width() <= 896
    assert dialog.minimumSizeHint().height() <= 700
