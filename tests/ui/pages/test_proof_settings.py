"""The key of the office: made, locked, unlocked, changed, replaced and shown, by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import signing_key as crypto
from desktop.documents.key_sheet import key_sheet
from desktop.office import Office
from desktop.proof import keys, public_key
from desktop.proof.public_key import PublicKey
from desktop.words import _
from tests.desktop.proof import photographs as photo
from ui.documents.paper_dialog import PaperDialog
from ui.main_window import MainWindow
from ui.pages.phrase_form import CHANGE, MAKE, UNLOCK
from ui.pages.proof_settings import ProofSettings
from ui.session import Session

PHRASE, OTHER = "khaohom mali 105", "pla thu mae klong 12"
THEIRS = PublicKey(crypto.new_key().public_key, "สพอ.บางแพ", date(2026, 1, 5))


@pytest.fixture
def page(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ProofSettings:
    monkeypatch.setattr(crypto, "_COST", 1 << 8)
    made = ProofSettings(session)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def keyed(page: ProofSettings, office: Office) -> ProofSettings:
    """The page of an office that has a key, unlocked."""
    keys.make(office, PHRASE)
    page.fill()
    return page


def stored(page: ProofSettings, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._session.jobs.idle and page.form.isEnabled())


def enter(page: ProofSettings, *phrases: str) -> None:
    """Type into the fields in view, Enter after each."""
    lines = [one for one in (page.form.old, page.form.new, page.form.again) if one.isVisible()]
    for line, phrase in zip(lines, phrases, strict=True):
        line.setFocus()
        QTest.keyClicks(line, phrase)
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_key_is_made_by_typing_its_pass_phrase_twice(
    page: ProofSettings, office: Office, qtbot: QtBot
) -> None:
    assert page.form.asked == MAKE
    enter(page, PHRASE, PHRASE)
    stored(page, qtbot)
    assert keys.is_unlocked(office)
    assert page._digits.text() == keys.current(office).fingerprint
    assert not page.form.isVisible()


def test_two_different_pass_phrases_make_nothing(page: ProofSettings, office: Office) -> None:
    enter(page, PHRASE, OTHER)
    assert page.form.notice.text == _("The two new pass phrases are not the same.")
    assert keys.current(office) is None


def test_a_weak_one_is_refused_in_a_sentence(page: ProofSettings, qtbot: QtBot) -> None:
    enter(page, "abc", "abc")
    stored(page, qtbot)
    assert page.notice.property("tone") == "bad"
    assert page.form.new.text() == ""


def test_it_is_locked_and_unlocked(keyed: ProofSettings, office: Office, qtbot: QtBot) -> None:
    keyed.lock_button.click()
    assert not keys.is_unlocked(office)
    assert keyed.form.asked == UNLOCK
    enter(keyed, OTHER)
    stored(keyed, qtbot)
    assert keyed.notice.property("tone") == "bad"
    enter(keyed, PHRASE)
    stored(keyed, qtbot)
    assert keys.is_unlocked(office)
    assert not keyed.notice.isVisible()


def test_the_pass_phrase_is_changed(keyed: ProofSettings, office: Office, qtbot: QtBot) -> None:
    keyed.change_button.click()
    assert keyed.form.old.hasFocus()
    enter(keyed, PHRASE, OTHER, OTHER)
    stored(keyed, qtbot)
    keys.lock(office)
    keys.unlock(office, OTHER)
    assert keys.is_unlocked(office)


def test_a_change_can_be_called_off_by_esc(keyed: ProofSettings) -> None:
    keyed.change_button.click()
    assert keyed.form.asked == CHANGE
    QTest.keyClicks(keyed.form.old, PHRASE)
    QTest.keyClick(keyed.form.old, Qt.Key.Key_Escape)
    assert not keyed.form.isVisible()
    assert keyed.form.old.text() == ""


def test_a_replaced_key_is_listed_and_cannot_be_forgotten(
    keyed: ProofSettings, office: Office, qtbot: QtBot
) -> None:
    before = keys.current(office)
    keyed.replace_button.click()
    enter(keyed, OTHER, OTHER)
    stored(keyed, qtbot)
    assert keys.current(office).public_key != before.public_key
    assert before.fingerprint in keyed.others.item(0).text()
    assert not keyed.forget_button.isEnabled()


def test_the_sheet_is_shown_before_it_is_printed(keyed: ProofSettings) -> None:
    keyed.print_button.click()
    (shown,) = keyed.findChildren(PaperDialog)
    assert shown.preview.page_count == 1
    shown.accept()


def text_file(folder: Path) -> Path:
    file = folder / "กุญแจ.txt"
    text = public_key.file_of(THEIRS, "กุญแจสาธารณะ", crypto.fingerprint(THEIRS.key))
    file.write_bytes(text.encode())
    return file


def sheet_file(folder: Path) -> Path:
    file = folder / "ใบแสดงกุญแจ.pdf"
    text, digits = public_key.written(THEIRS), crypto.fingerprint(THEIRS.key)
    file.write_bytes(key_sheet(THEIRS.holder, THEIRS.since, digits, text))
    return file


def photographed_sheet(folder: Path) -> Path:
    file = folder / "ภาพ.jpg"
    picture = photo.lit(photo.sheet((photo.code(public_key.written(THEIRS)), (900, 500))), 0.9, 0.4)
    file.write_bytes(photo.bytes_of(picture, "JPEG"))
    return file


@pytest.mark.parametrize("made", [text_file, sheet_file, photographed_sheet])
def test_the_key_of_another_office_is_known_after_its_digits_were_compared(
    page: ProofSettings, office: Office, tmp_path: Path, qtbot: QtBot, made: type
) -> None:
    page.read_key(made(tmp_path))
    qtbot.waitUntil(page.notice.isVisible)
    assert crypto.fingerprint(THEIRS.key) in page.notice.text
    assert keys.keys(office) == []
    QTest.keyClick(page.notice, Qt.Key.Key_Return)
    stored(page, qtbot)
    assert [one.holder for one in keys.keys(office)] == [THEIRS.holder]
    page.forget_button.click()
    stored(page, qtbot)
    assert keys.keys(office) == []


@pytest.mark.parametrize("name", ["a.txt", "a.png", "a.pdf"])
def test_a_file_without_a_key_gets_a_sentence(
    page: ProofSettings, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF" if name == "a.pdf" else b"x")
    page.read_key(tmp_path / name)
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.property("tone") == "bad"


def test_the_public_key_is_written_to_a_file_that_another_office_reads(
    keyed: ProofSettings, office: Office, tmp_path: Path
) -> None:
    keyed.save_public(tmp_path / "กุญแจ.txt")
    text = (tmp_path / "กุญแจ.txt").read_text("utf-8")
    assert keys.understood(text) == keys.current(office).public
    assert keys.current(office).fingerprint in text
    keyed.save_public(tmp_path)
    assert keyed.notice.property("tone") == "bad"


def test_it_is_a_subject_of_the_settings(window: MainWindow) -> None:
    window.go_to_tab(window.tabs.count() - 1)
    settings = window.page(window.tabs.count() - 1)
    names = [settings.subjects.item(row).text() for row in range(settings.subjects.count())]
    shown = settings.show_subject(names.index(_("Checking of certificates")))
    assert isinstance(shown, ProofSettings)
