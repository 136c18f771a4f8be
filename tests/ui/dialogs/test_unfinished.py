"""The list of forms not finished: gone on with, thrown away, put back."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.unfinished import MOST
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from ui.dialogs.unfinished import UnfinishedDialog
from ui.drafts import DraftKey
from ui.main_window import MainWindow
from ui.session import Session

SAGES = register("sages")


@pytest.fixture
def keys(session: Session, round_: RoundEntry, put_sage: Put) -> list[DraftKey]:
    """Drafts of a new sage, of one that was changed since, and of one that was deleted."""
    records = [None, put_sage("แก้ว"), put_sage("กมล")]
    keys = [DraftKey(round_.id, "sages", record) for record in records]
    office = session.office
    for key in keys:
        was, version = {}, None
        if key.record is not None:
            entry = office.entry(SAGES, key.record)
            was, version = entry.values, entry.version
        session.drafts.keep(key, {"person.first_name": "มณี"}, was=was, version=version)
    version = office.entry(SAGES, records[1] or 0).version
    office.save(
        SAGES, {"person.first_name": "ขวัญ"}, Scope(round_.id), id=records[1], version=version
    )
    office.delete(SAGES, [records[2] or 0])
    return keys


@pytest.fixture
def dialog(session: Session, keys: list[DraftKey], qtbot: QtBot) -> UnfinishedDialog:
    made = UnfinishedDialog(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_form_says_whose_it_is_when_it_was_typed_and_what_happened_since(
    dialog: UnfinishedDialog,
) -> None:
    titles = [line.title.text() for line in dialog.lines]
    assert titles == ["ปราชญ์ชุมชน: มณี", "ปราชญ์ชุมชน: นายขวัญ ใจดี", "ปราชญ์ชุมชน: มณี"]
    told = [line.told.text() for line in dialog.lines]
    assert all("สมศรี" in one for one in told)
    assert ["แก้ไข" in one for one in told] == [False, True, False]
    assert ["ลบ" in one for one in told] == [False, False, True]


def test_a_form_is_gone_on_with(
    dialog: UnfinishedDialog, keys: list[DraftKey], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.lines[1].go_button.click()
    assert chosen.args == [keys[1]]
    assert not dialog.isVisible()


def test_what_is_thrown_away_can_be_put_back(
    dialog: UnfinishedDialog, keys: list[DraftKey], session: Session
) -> None:
    before = session.drafts.draft(keys[0])
    dialog.all_button.click()
    assert session.drafts.waiting() == ()
    assert not dialog.lines[0].go_button.isEnabled()
    dialog.lines[0].away_button.click()
    assert session.drafts.waiting() == (keys[0],)
    assert session.drafts.draft(keys[0]) == before
    assert dialog.lines[0].go_button.isEnabled()


def test_the_window_offers_the_forms_and_shows_the_list(
    session: Session, keys: list[DraftKey], qtbot: QtBot
) -> None:
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    assert "3" in window.notice.text
    window.notice.links()[1].click()
    dialog = window.findChild(UnfinishedDialog)
    assert dialog is not None
    dialog.lines[0].go_button.click()
    page = window.show_register("sages")
    assert page is not None
    assert page.editor.form.boxes["person.first_name"].editor.raw() == "มณี"
    for key in keys:
        session.drafts.throw_away(key)


def test_a_draft_that_cannot_be_kept_is_said_in_the_window(
    window: MainWindow, session: Session, office: Office, qtbot: QtBot
) -> None:
    office.drafts.trouble = "ดิสก์เต็ม"
    with qtbot.waitSignal(session.drafts.troubled):
        for listener in office.drafts.troubled:
            listener()
    assert window.notice.text == "ดิสก์เต็ม"
    assert isinstance(window, QObject)


def test_thousands_of_rows_that_wait_are_counted_and_the_first_listed(
    session: Session, round_: RoundEntry, window: MainWindow, qtbot: QtBot
) -> None:
    for number in range(1, 1201):
        session.drafts.keep(DraftKey(round_.id, "sages", -number), {"years": "1"})
    window.unfinished.offer()
    assert "1,200" in window.notice.text
    dialog = UnfinishedDialog(session)
    qtbot.addWidget(dialog)
    assert len(dialog.lines) == MOST
    assert any("1,100" in one.text() for one in dialog.findChildren(QLabel))
