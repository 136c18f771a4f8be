"""What is typed and not saved: kept within a second, offered again, merged, never doubled."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.drafts import new_uid
from desktop.office import Office
from desktop.programme.rounds import preset
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.dialogs.conflict import ConflictDialog
from ui.drafts import DraftKey, Drafts
from ui.forms import record_editor
from ui.forms.record_editor import RecordEditor
from ui.main_window import MainWindow
from ui.record_page import RecordPage
from ui.session import Session

SAGES = register("sages")


def begin_typing(window: MainWindow, session: Session, round_id: int) -> Callable[[], object]:
    """Type a new sage in a round; answers what the form then holds as years."""
    session.choose_round(round_id)
    page = window.show_register("sages")
    assert page is not None
    page.begin()
    values = {"village": session.office.villages()[0].id, "years": "12"}
    names = {"person.first_name": "แก้ว", "person.last_name": "ใจดี"}
    page.editor.form.put(page.editor.form.raw() | values | names)
    return page.editor.form.boxes["years"].editor.raw


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RecordPage:
    made = RecordPage(SAGES, session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def editor(page: RecordPage) -> RecordEditor:
    return page.editor


def first_name(editor: RecordEditor) -> object:
    return editor.form.boxes["person.first_name"].editor.raw()


def type_name(editor: RecordEditor, text: str) -> None:
    box = editor.form.boxes["person.first_name"].editor
    box.selectAll()
    type_keys(box, text)


# Keeping


def test_a_draft_is_found_under_its_own_key_only() -> None:
    drafts = Drafts()
    key = DraftKey(1, "sages", None)
    drafts.keep(key, {"years": "5"})
    assert drafts.find(key) == {"years": "5"}
    assert drafts.find(DraftKey(2, "sages", None)) is None
    assert drafts.waiting() == drafts.typed() == (key,)
    drafts.forget(key)
    assert drafts.waiting() == drafts.typed() == ()


def test_further_new_records_have_keys_of_their_own() -> None:
    drafts = Drafts()
    key = DraftKey(1, "sages", None)
    first = drafts.further(key)
    drafts.keep(first, {})
    assert drafts.further(key) not in (first, key)
    assert drafts.further(DraftKey(2, "sages", None)).record == first.record


def test_typing_without_a_pause_is_kept_all_the_same(
    editor: RecordEditor, session: Session, qtbot: QtBot
) -> None:
    assert record_editor.KEEP_AFTER < 1000
    type_name(editor, "ก")
    ends = editor._keeper.remainingTime()
    type_name(editor, "กข")
    assert editor._keeper.remainingTime() <= ends
    editor._timer.stop()
    qtbot.waitUntil(lambda: session.drafts.find(editor.draft) == editor.form.raw())
    type_name(editor, "กขค")
    assert editor._keeper.isActive()


def test_what_is_typed_back_to_what_is_stored_leaves_no_draft(
    editor: RecordEditor, put_sage: Put, session: Session, qtbot: QtBot
) -> None:
    editor.load(put_sage("แก้ว"))
    type_name(editor, "มณี")
    qtbot.waitUntil(lambda: session.drafts.waiting() == (editor.draft,))
    type_name(editor, "แก้ว")
    qtbot.waitUntil(lambda: session.drafts.waiting() == ())


@pytest.mark.parametrize("end", ["commitDataRequest", "aboutToQuit", "applicationStateChanged"])
def test_what_is_typed_is_put_away_when_the_program_may_be_ended(
    editor: RecordEditor, session: Session, look: QApplication, end: str
) -> None:
    type_name(editor, "มณี")
    assert session.drafts.waiting() == ()
    what = {"applicationStateChanged": [Qt.ApplicationState.ApplicationInactive]}
    if end == "commitDataRequest":
        session.drafts.gather(None)  # a session manager cannot be made here
    else:
        getattr(look, end).emit(*what.get(end, []))
    assert session.drafts.waiting() == (editor.draft,)
    assert session.office.drafts.flush()


def test_the_form_of_a_draft_that_is_thrown_away_goes_back(
    editor: RecordEditor, put_sage: Put, session: Session
) -> None:
    editor.load(put_sage("แก้ว"))
    type_name(editor, "มณี")
    editor.put_away()
    session.drafts.throw_away(editor.draft)
    assert first_name(editor) == "แก้ว"
    assert session.drafts.waiting() == ()


def bring_back(editor: RecordEditor) -> None:
    (link,) = editor.notice.links()
    assert link.text() == "นำสิ่งที่กรอกกลับมา"
    link.click()


def test_what_is_cancelled_is_brought_back(
    editor: RecordEditor, put_sage: Put, session: Session
) -> None:
    editor.load(put_sage("แก้ว"))
    type_keys(editor.form.boxes["person.first_name"].editor, "มณี")
    editor.cancel_button.click()
    assert first_name(editor) == "แก้ว"
    assert session.drafts.waiting() == ()
    bring_back(editor)
    assert first_name(editor) == "มณีแก้ว"
    assert editor.unsaved
    assert session.drafts.waiting() == (editor.draft,)


def test_what_was_typed_in_its_place_stays_over_what_is_brought_back(
    editor: RecordEditor, session: Session
) -> None:
    editor.begin()
    editor.form.put({"person.first_name": "มณี", "years": "7"})
    editor.check()
    editor.cancel_button.click()
    assert first_name(editor) == ""
    type_name(editor, "แก้ว")
    bring_back(editor)
    assert first_name(editor) == "แก้ว"
    assert editor.form.boxes["years"].editor.raw() == "7"


def test_nothing_is_offered_where_nothing_was_typed(editor: RecordEditor, put_sage: Put) -> None:
    editor.load(put_sage("แก้ว"))
    editor.throw_away()
    assert editor.notice.isHidden()


# Rounds


def test_a_new_record_typed_in_one_round_waits_there(
    window: MainWindow, session: Session, office: Office, round_: RoundEntry
) -> None:
    another = office.add_round(preset(2570))
    years = begin_typing(window, session, round_.id)
    session.choose_round(another.id)
    assert years() == ""
    session.choose_round(round_.id)
    assert years() == "12"


def test_closing_saves_a_draft_into_its_own_round(
    window: MainWindow, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    another = office.add_round(preset(2570))
    begin_typing(window, session, round_.id)
    session.choose_round(another.id)
    window.close()
    with qtbot.waitSignal(window.closed):
        window.notice.links()[0].click()
    assert len(office.ids(SAGES, Scope(round_.id))) == 1
    assert len(office.ids(SAGES, Scope(another.id))) == 0


# Offered again


def test_a_new_record_is_offered_again_and_saved_once(
    editor: RecordEditor, put_sage: Put, office: Office, session: Session, qtbot: QtBot
) -> None:
    put_sage()
    uid = new_uid()
    raw = {"village": office.villages()[0].id, "person.first_name": "มณี"}
    session.drafts.keep(editor.draft, raw, uid=uid)
    editor.begin()
    assert first_name(editor) == "มณี"
    editor.form.boxes["person.last_name"].editor.setText("มีสุข")
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save()
    stored = office.stored_as(SAGES, uid)
    assert stored is not None
    assert stored.id == saved.args[0]
    assert session.drafts.waiting() == ()


def test_a_draft_of_a_record_changed_since_leads_to_the_merge(
    page: RecordPage, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว", years="10")
    page.editor.load(record)
    type_name(page.editor, "มณี")
    page.editor.begin()
    version = office.entry(SAGES, record).version
    theirs = {"person.first_name": "กมล", "years": 12}
    office.save(SAGES, theirs, Scope(round_.id), id=record, version=version)
    page.editor.load(record)
    assert first_name(page.editor) == "มณี"
    assert "แก้ไข" in page.editor.notice.text
    with qtbot.waitSignal(page.editor.conflicted):
        page.editor.save()
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    assert dialog.contested == ["person.first_name"]
    with qtbot.waitSignal(page.editor.saved):
        dialog.accept()
    stored = office.entry(SAGES, record).values
    assert (stored["person.first_name"], stored["years"]) == ("มณี", 12)


def test_a_changed_record_can_be_compared_before_it_is_saved(
    page: RecordPage, office: Office, round_: RoundEntry, put_sage: Put
) -> None:
    record = put_sage("แก้ว", years="10")
    page.editor.load(record)
    type_name(page.editor, "มณี")
    page.editor.begin()
    version = office.entry(SAGES, record).version
    office.save(SAGES, {"years": 12}, Scope(round_.id), id=record, version=version)
    page.editor.load(record)
    page.editor.notice.links()[0].click()
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    assert dialog.contested == []
    assert dialog.merged()["years"] == 12
    assert dialog.merged()["person.first_name"] == "มณี"
    dialog.reject()
    assert first_name(page.editor) == "มณี"
    page.editor.notice.tell("x")


def test_what_was_typed_into_a_record_that_is_deleted_becomes_a_new_one(
    page: RecordPage, office: Office, put_sage: Put, qtbot: QtBot, session: Session
) -> None:
    record = put_sage("แก้ว")
    page.editor.load(record)
    type_name(page.editor, "มณี")
    with qtbot.waitSignal(session.changed):
        office.delete(SAGES, [record])
    assert page.editor.record is None
    assert first_name(page.editor) == ""
    page.editor.notice.links()[0].click()
    assert first_name(page.editor) == "มณี"
    with qtbot.waitSignal(page.editor.saved) as saved:
        page.editor.save()
    assert saved.args[0] != record
    assert session.drafts.waiting() == ()


def test_typing_survives_a_deletion_that_is_undone(
    page: RecordPage, office: Office, put_sage: Put, qtbot: QtBot, session: Session
) -> None:
    with qtbot.waitSignal(session.changed):
        record = put_sage("แก้ว")
    page.editor.load(record)
    type_name(page.editor, "มณี")
    with qtbot.waitSignal(session.changed):
        page.delete([record])
    with qtbot.waitSignal(session.changed):
        office.undo()
    page.editor.load(record)
    assert first_name(page.editor) == "มณี"
    with qtbot.waitSignal(page.editor.saved):
        page.editor.save()
    assert office.entry(SAGES, record).values["person.first_name"] == "มณี"


def test_what_is_typed_while_a_save_is_under_way_is_a_draft_of_the_stored_record(
    editor: RecordEditor, office: Office, session: Session, qtbot: QtBot
) -> None:
    editor.form.boxes["village"].editor.put(office.villages()[0].id)
    editor.form.boxes["person.last_name"].editor.setText("ใจดี")
    type_name(editor, "แก้ว")
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save()
        type_name(editor, "มณี")
    assert (editor.record, first_name(editor)) == (saved.args[0], "มณี")
    assert session.drafts.waiting() == (editor.draft,)
    assert office.entry(SAGES, saved.args[0]).values["person.first_name"] == "แก้ว"


# A second start


@pytest.fixture
def restarted(office: Office, tmp_path: Path, look: QApplication, qtbot: QtBot) -> Iterator[object]:
    """Starts the program again on the office as a power cut would leave it; the window."""
    opened: list[tuple[Office, Session]] = []

    def start() -> MainWindow:
        assert office.drafts.flush()
        folder = shutil.copytree(tmp_path / "office", tmp_path / "again")
        office.close()
        again = Office.open(folder, who="สมหญิง")
        again.today = office.today
        session = Session(again)
        opened.append((again, session))
        window = MainWindow(session)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    yield start
    for again, session in opened:
        session.close()
        again.close()


def test_forms_not_finished_are_offered_at_the_next_start(
    editor: RecordEditor, put_sage: Put, restarted: Callable[[], MainWindow]
) -> None:
    record = put_sage("แก้ว")
    editor.load(record)
    type_name(editor, "มณี")
    editor.put_away()
    window = restarted()
    assert "นายแก้ว ใจดี" in window.notice.text
    window.notice.links()[0].click()
    page = window.show_register("sages")
    assert page is not None
    assert (page.editor.record, first_name(page.editor)) == (record, "มณี")
    page.editor.throw_away()


def test_drafts_of_an_earlier_start_do_not_hold_the_window_open(
    editor: RecordEditor, put_sage: Put, restarted: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    editor.load(put_sage("แก้ว"))
    type_name(editor, "มณี")
    editor.put_away()
    window = restarted()
    with qtbot.waitSignal(window.closed):
        window.close()
