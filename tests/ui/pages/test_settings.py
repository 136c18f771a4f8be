"""Settings: a round from a preset, its numbers, its villages, the office and its wording."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.wording import SLOTS
from desktop.office import Office
from desktop.views import RoundEntry
from desktop.words import LANGUAGES, current_language, use_language
from resources import ICONS
from tests.ui.keyboard import type_keys
from ui.pages import wording_slots
from ui.pages.office_settings import OfficeSettings
from ui.pages.round_settings import RoundSettingsPage
from ui.pages.settings import SettingsPage
from ui.pages.target_villages import TargetVillages
from ui.session import Session
from ui.stage_page import RegistersPage


def test_a_round_is_made_from_a_preset_and_chosen(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    page.variant.setCurrentIndex(1)
    page.year.setText("2570")
    with qtbot.waitSignal(session.round_changed):
        page.add_button.click()
    assert session.round is not None
    assert (session.round.settings.year, session.round.settings.variant) == (2570, "cohort")


def test_the_next_year_without_a_round_is_offered(session: Session, qtbot: QtBot) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    assert page.year.text() == "2570", "2569 has its village round"
    page.variant.setCurrentIndex(1)
    assert page.year.text() == "2569"
    with qtbot.waitSignal(session.round_changed):
        page.add_button.click()
    assert page.year.text() == "2570"
    page.year.setText("2580")
    page.variant.setCurrentIndex(0)
    assert page.year.text() == "2580", "what is typed stays"


@pytest.mark.parametrize("year", ["", "69", "2026", "สองพัน"])
def test_a_year_that_is_none_of_the_buddhist_era_makes_no_round(
    session: Session, office: Office, qtbot: QtBot, year: str
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    page.year.setText(year)
    page.add_button.click()
    qtbot.waitUntil(lambda: bool(page.notice.text))
    assert "2569" in page.notice.text
    assert len(office.rounds()) == 1


def test_the_rounds_numbers_are_changed_in_a_form(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    boxes = page.form.boxes
    boxes["households"].editor.put("25")
    boxes["income_line"].editor.put("45,000")
    boxes["follow_up_months"].editor.put("6, 1 3")
    with qtbot.waitSignal(session.round_changed):
        page.save_button.click()
    settings = office.rounds()[0].settings
    assert (settings.households, settings.income_line) == (25, 45_000_00)
    assert settings.follow_up_months == (1, 3, 6)
    assert settings.name == "Sammachip village"


def test_a_wrong_number_is_said_beside_its_field(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    page.form.boxes["attendance_percent"].editor.put("120")
    page.form.boxes["follow_up_months"].editor.put("ทุกเดือน")
    page.save_button.click()
    assert page.form.boxes["attendance_percent"].message
    assert page.form.boxes["follow_up_months"].message
    assert office.rounds()[0].settings.attendance_percent == 80


def test_the_stages_of_a_round_are_ticked_and_put_in_order(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    before = office.rounds()[0].settings.stages
    assert page.stages.chosen() == before
    page.stages.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    page.stages.list.setCurrentRow(3)
    page.stages.move_stage(-1)
    page.stages.move_stage(-5)
    with qtbot.waitSignal(session.round_changed):
        page.save_button.click()
    _survey, course, team, materials, *rest = before
    assert office.rounds()[0].settings.stages == (course, materials, team, *rest)
    assert page.stages.chosen() == (course, materials, team, *rest)


def test_a_round_without_a_stage_is_not_stored(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    for place in range(page.stages.list.count()):
        page.stages.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    page.save_button.click()
    assert "ขั้นตอน" in page.notice.text
    assert office.rounds()[0].settings.stages


def test_a_round_changed_elsewhere_is_shown_before_it_is_saved(
    session: Session, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = RoundSettingsPage(session)
    qtbot.addWidget(page)
    entry = office.rounds()[0]
    with monkeypatch.context() as elsewhere:  # on a server, this program is told nothing
        elsewhere.setattr(office, "changed", [])
        office.change_round(entry.id, replace(entry.settings, households=33))
    page.form.boxes["households"].editor.put("25")
    page.save_button.click()
    qtbot.waitUntil(lambda: bool(page.notice.text))
    assert office.rounds()[0].settings.households == 33
    link = page.notice.links()[0]
    assert isinstance(link, QPushButton)
    link.click()
    assert page.form.boxes["households"].editor.raw() == "33"


def test_target_villages_are_ticked_filtered_and_stored(
    session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page = TargetVillages(session)
    qtbot.addWidget(page)
    assert len(page.ticked()) == 6
    assert not page.save_button.isEnabled()
    first, other = office.villages()[0], office.villages()[40]
    page.tick(first.id, on=False)
    page.tick(other.id, on=True)
    type_keys(page.filter, other.name)
    with qtbot.waitSignal(session.changed):
        page.save_button.click()
    chosen = {place.id for place in office.targets(round_.id)}
    assert other.id in chosen
    assert first.id not in chosen
    assert len(chosen) == 6


def test_a_tambon_says_how_many_of_its_villages_are_ticked(
    session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page = TargetVillages(session)
    qtbot.addWidget(page)
    target = office.targets(round_.id)[0]
    villages = office.villages(target.tambon_id)
    ticked = len(page.ticked() & {place.id for place in villages})

    def told(count: int) -> list[str]:
        text = f"ตำบล{target.tambon}  ({count}/{len(villages)})"
        return [one.text(0) for one in page.tree.findItems(text, Qt.MatchFlag.MatchExactly)]

    assert told(ticked)
    page.tick(target.id, on=False)
    assert told(ticked - 1)


def test_the_offices_name_and_emblem_are_stored(
    session: Session, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    emblem = tmp_path / "emblem.png"
    Image.new("RGB", (40, 40), "navy").save(emblem)
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    page.name.setText("สพอ.โพธาราม")
    page.use_emblem(emblem)
    with qtbot.waitSignal(session.changed):
        page.save_office()
    assert office.profile.name == "สพอ.โพธาราม"
    assert office.profile.emblem == emblem.read_bytes()
    page.name.setText("สพอ.")
    with qtbot.waitSignal(session.changed):
        page.save_office()
    assert office.profile.name == "สพอ."


def test_what_a_printer_cannot_read_is_no_emblem(
    session: Session, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    (tmp_path / "x.png").write_bytes(b"nothing")
    for file in (tmp_path / "x.png", tmp_path / "gone.png", ICONS / "sammachip.svg"):
        page.notice.tell("")
        page.use_emblem(file)
        assert "PNG" in page.notice.text


def test_a_name_typed_here_does_not_take_back_what_another_typed(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    page.name.setText("พิมพ์ที่นี่")
    with qtbot.waitSignal(session.changed):
        office.change_profile(replace(office.profile, name="อีกคนพิมพ์"))
    page.save_office()
    qtbot.waitUntil(lambda: bool(page.notice.text))
    assert office.profile.name == "อีกคนพิมพ์"
    assert page.name.text() == "พิมพ์ที่นี่"


def test_the_offices_name_follows_an_undo(session: Session, office: Office, qtbot: QtBot) -> None:
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    before = page.name.text()
    with qtbot.waitSignal(session.changed):
        office.change_profile(replace(office.profile, name="อื่น"))
    assert page.name.text() == "อื่น"
    with qtbot.waitSignal(session.changed):
        office.undo()
    assert page.name.text() == before


def test_the_wording_is_checked_before_it_is_stored(
    session: Session, office: Office, qtbot: QtBot
) -> None:
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    page.wording.setPlainText("ให้ไว้แก่\n{ชื่อ}\n{ชื่อเล่น}")
    page.save_wording()
    qtbot.waitUntil(lambda: "{ชื่อเล่น}" in page.notice.text)
    assert "{หมู่บ้าน}" in page.notice.text, "it says what may be used"
    page.wording.setPlainText("ให้ไว้แก่ {ชื่อ}")
    page.save_wording()
    qtbot.waitUntil(lambda: "{ชื่อเล่น}" not in page.notice.text)
    assert "{ชื่อ}" in page.notice.text
    page.wording.setPlainText("ให้ไว้แก่\n{ชื่อ}\n")
    page.wording.moveCursor(QTextCursor.MoveOperation.End)
    slot = next(one for one in page.findChildren(QPushButton) if one.text() == "{หมู่บ้าน}")
    slot.click()
    with qtbot.waitSignal(session.changed):
        page.save_wording()
    assert office.rounds()[0].settings.certificate_wording == "ให้ไว้แก่\n{name}\n{village}"


def test_the_standard_wording_has_the_offices_own_words_for_its_slots(
    session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    own = replace(round_.settings, certificate_wording="แก่\n{name}\nโดย {organiser}")
    with qtbot.waitSignal(session.round_changed):
        office.change_round(round_.id, own)
    page = OfficeSettings(session)
    qtbot.addWidget(page)
    assert page.wording.toPlainText() == "แก่\n{ชื่อ}\nโดย {ผู้จัด}"
    restore = next(b for b in page.findChildren(QPushButton) if b.text() == "คืนข้อความมาตรฐาน")
    restore.click()
    assert not any(f"{{{slot}}}" in page.wording.toPlainText() for slot in SLOTS)
    with qtbot.waitSignal(session.changed):
        page.save_wording()
    assert office.rounds()[0].settings.certificate_wording == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slot_has_a_name_of_its_own(look: QApplication, language: str) -> None:
    before = current_language()
    use_language(language)
    try:
        wording = " ".join(f"{{{slot}}}" for slot in SLOTS)
        assert re.findall(r"\{.*?\}", wording_slots.shown(wording)) == list(wording_slots.slots())
        assert wording_slots.stored(wording_slots.shown(wording)) == wording
    finally:
        use_language(before)


def test_officers_and_signatories_are_on_the_record_page(session: Session, qtbot: QtBot) -> None:
    page = SettingsPage(session)
    qtbot.addWidget(page)
    officers = page.show_subject(3)
    assert isinstance(officers, RegistersPage)
    record_page = officers.show_register("signatories")
    assert record_page.list.model.rowCount() >= 1
