"""The settings of each kind of certificate: the next number at once, faults in place, stored."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import certificates
from desktop.designs import copy_design, design_called, save_design
from desktop.office import Office
from desktop.programme.certificates import PARTNER, SAGE, KindSettings, Thanks
from desktop.views import RoundEntry
from tests.ui.keyboard import press, type_keys
from ui.pages.certificate_settings import CertificateSettings
from ui.session import Session


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> CertificateSettings:
    made = CertificateSettings(session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.kind.choose(PARTNER)
    return made


def test_the_next_number_is_shown_while_the_pattern_is_typed(page: CertificateSettings) -> None:
    assert page.pattern.text() == "{ลำดับ}/{ปี}"
    assert "๑/๒๕๖๙" in page.example.text()
    page.pattern.setText("{รหัส} {ลำดับ:3}/{ปีสองหลัก}")
    assert "{รหัส}" in page.example.text()
    assert page.example.property("tone") == "bad"
    page.office_code.setText("รบ 0018")
    assert "รบ ๐๐๑๘ ๐๐๑/๖๙" in page.example.text()
    page.digits.setCurrentIndex(1)
    assert "รบ 0018 001/69" in page.example.text()
    type_keys(page.first_serial, "41")
    type_keys(page.first_year, "2569")
    assert "041/69" in page.example.text()


def test_what_is_typed_is_stored_by_keys(page: CertificateSettings, qtbot: QtBot) -> None:
    page.title.setText("ใบประกาศขอบคุณ")
    page.wording.setPlainText("ขอขอบคุณ\n{ชื่อ}\n{โครงการ}")
    page.pattern.setText("{ลำดับ:3}/{ปี}")
    page.has_proof.setChecked(True)
    press(page.title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.notice.property("tone") == "good")
    stored = certificates.kind_settings(PARTNER)
    assert (stored.title, stored.pattern, stored.has_proof) == (
        "ใบประกาศขอบคุณ", "{serial:3}/{year}", True,
    )  # fmt: skip
    assert stored.wording == "ขอขอบคุณ\n{name}\n{round}"


def test_what_is_as_shipped_is_stored_as_nothing(page: CertificateSettings, qtbot: QtBot) -> None:
    page.title.setText("ก")
    page.save()
    qtbot.waitUntil(lambda: page.notice.property("tone") == "good")
    stored = certificates.kind_settings(PARTNER)
    assert (stored.wording, stored.pattern, stored.counts_by) == ("", "", None)


def test_a_number_that_would_repeat_is_refused_in_place(
    page: CertificateSettings, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    certificates.issue(office, round_.id, None, None, PARTNER, [Thanks("วัดโพธาราม")])
    qtbot.waitUntil(lambda: "๒/๒๕๖๙" in page.example.text())
    type_keys(page.first_serial, "1")
    type_keys(page.first_year, "2569")
    page.save()
    qtbot.waitUntil(lambda: page.notice.property("tone") == "bad")
    assert certificates.kind_settings(PARTNER).version is None


def test_english_brings_the_english_wording_unless_it_was_changed(
    page: CertificateSettings,
) -> None:
    page.language.setFocus()
    press(page.language, Qt.Key.Key_Down)
    page.language.activated.emit(1)
    assert "gratitude" in page.wording.toPlainText()
    page.wording.setPlainText("Thanks\n{ชื่อ}")
    page.language.setCurrentIndex(0)
    page.language.activated.emit(0)
    assert page.wording.toPlainText() == "Thanks\n{ชื่อ}"


def test_each_kind_offers_its_own_slots(page: CertificateSettings) -> None:
    assert page._slots["reason"].isVisible()
    assert not page._slots["village"].isVisible()
    page.kind.choose(SAGE)
    assert page._slots["village"].isVisible()
    assert not page._slots["course"].isVisible()


def test_what_a_colleague_changed_is_shown(
    page: CertificateSettings, office: Office, qtbot: QtBot
) -> None:
    certificates.change_kind(office, KindSettings(PARTNER, title="ใบขอบคุณ"))
    qtbot.waitUntil(lambda: page.title.text() == "ใบขอบคุณ")


def test_a_design_changed_elsewhere_stays_the_chosen_one(
    page: CertificateSettings, office: Office
) -> None:
    own = copy_design(office, "royal")
    certificates.change_kind(office, replace(page.typed(), layout=own, design=""))
    page.fill()
    changed = save_design(office, replace(design_called(own), name="ของสำนักงาน"), replaced=own)
    page._session.changed.emit(None)
    assert (page.design.currentData(), page.design.currentText()) == (changed, "ของสำนักงาน")
    page.title.setText("กำลังพิมพ์")
    copy_design(office, "plain")
    page._session.changed.emit(None)
    assert page.design.currentData() == changed
    assert page.title.text() == "กำลังพิมพ์"
