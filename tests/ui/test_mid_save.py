"""The user goes on while a record is being stored: what is stored is never what is typed next."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.views import RoundEntry, Saved, Scope
from tests.ui.conftest import Hold, Put
from ui.dialogs.conflict import ConflictDialog
from ui.forms.record_editor import RecordEditor
from ui.main_window import MainWindow
from ui.record_page import RecordPage
from ui.session import Session

SAGES = register("sages")
FIRST, LAST = "person.first_name", "person.last_name"


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RecordPage:
    made = RecordPage(SAGES, session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def write(editor: RecordEditor, **typed: object) -> None:
    """Put texts into fields, keys with __ for dots, as if they were typed."""
    for key, value in typed.items():
        box = editor.form.boxes[key.replace("__", ".")]
        box.take(value)


def name(office: Office, record: int) -> list[object]:
    values = office.entry(SAGES, record).values
    return [values[FIRST], values[LAST]]


@pytest.fixture
def sent(page: RecordPage, put_sage: Put, hold: Hold) -> tuple[int, int, Callable[[], None]]:
    """A record on its way to a writer that is busy, another one, and what lets the writer go."""
    record, other = put_sage("กอ", "หนึ่ง"), put_sage("ขอ", "สอง")
    page.list.reload()
    page.open(record)
    write(page.editor, person__last_name="ใหม่")
    let_go = hold()
    page.editor.save()
    return record, other, let_go


type Sent = tuple[int, int, Callable[[], None]]


def test_the_record_opened_meanwhile_is_left_alone(
    page: RecordPage, office: Office, session: Session, sent: Sent
) -> None:
    record, other, let_go = sent
    page.list.select(other)
    write(page.editor, person__last_name="สาม")
    let_go()
    assert page.editor.record == other
    assert page.editor.form.raw()[FIRST] == "ขอ"
    assert session.drafts.find(page.editor.draft._replace(record=record)) is None
    let_go = page_saves(page, let_go)
    let_go()
    assert name(office, record) == ["กอ", "ใหม่"]
    assert name(office, other) == ["ขอ", "สาม"]


def page_saves(page: RecordPage, let_go: Callable[[], None]) -> Callable[[], None]:
    """Save what stands in the form; the writer is free."""
    page.editor.save()
    return let_go


def test_a_second_record_can_be_sent_after_the_first(
    page: RecordPage, office: Office, sent: Sent
) -> None:
    record, other, let_go = sent
    page.list.select(other)
    write(page.editor, person__last_name="สาม")
    page.editor.save()
    let_go()
    assert name(office, record) == ["กอ", "ใหม่"]
    assert name(office, other) == ["ขอ", "สาม"]
    assert page.editor.record == other
    assert not page.editor.unsaved


def test_a_new_record_begun_meanwhile_becomes_a_record_of_its_own(
    page: RecordPage, office: Office, session: Session, sent: Sent
) -> None:
    record, _other, let_go = sent
    page.begin()
    write(page.editor, person__first_name="คนใหม่", person__last_name="สกุลใหม่")
    write(page.editor, village=office.villages()[0].id, person__title="นาง")
    let_go()
    assert page.editor.record is None
    assert page.editor.form.raw()[FIRST] == "คนใหม่"
    page.editor.save()
    let_go()
    assert name(office, record) == ["กอ", "ใหม่"]
    assert office.count(SAGES, session.scope) == 3


def test_the_next_new_record_is_blank_while_the_last_is_stored(
    page: RecordPage, office: Office, session: Session, hold: Hold
) -> None:
    page.begin()
    write(page.editor, village=office.villages()[0].id, person__title="นาง")
    write(page.editor, person__first_name="คนแรก", person__last_name="สกุล")
    let_go = hold()
    page.editor.save()
    page.begin()
    assert page.editor.form.raw()[FIRST] == ""
    write(page.editor, person__first_name="คนที่สอง")
    let_go()
    assert page.editor.record is None
    assert page.editor.form.raw()[FIRST] == "คนที่สอง"
    assert office.count(SAGES, session.scope) == 1
    page.editor.put_away()
    assert session.drafts.waiting() == (page.editor.draft,)


def test_a_place_chosen_meanwhile_shows_what_is_there(
    page: RecordPage, office: Office, session: Session, sent: Sent
) -> None:
    record, _other, let_go = sent
    session.choose_place(village_id=office.villages()[1].id)
    let_go()
    assert page.editor.record is None
    assert not page.editor.unsaved
    assert name(office, record) == ["กอ", "ใหม่"]
    assert session.drafts.waiting() == ()


def test_coming_back_before_it_is_stored_goes_on_from_what_was_stored(
    page: RecordPage, office: Office, sent: Sent
) -> None:
    record, other, let_go = sent
    page.list.select(other)
    page.list.select(record)
    write(page.editor, person__first_name="กา")
    let_go()
    assert page.editor.record == record
    page.editor.save()
    let_go()
    assert name(office, record) == ["กา", "ใหม่"]
    assert not page.findChildren(ConflictDialog)


def test_what_was_typed_on_before_leaving_waits_over_what_was_stored(
    page: RecordPage, office: Office, sent: Sent
) -> None:
    record, other, let_go = sent
    write(page.editor, person__first_name="กา")
    page.list.select(other)
    let_go()
    page.list.select(record)
    assert page.editor.form.raw()[FIRST] == "กา"
    page.editor.save()
    let_go()
    assert name(office, record) == ["กา", "ใหม่"]
    assert not page.findChildren(ConflictDialog)


def test_a_refusal_of_what_was_left_is_said_and_its_draft_kept(
    page: RecordPage,
    office: Office,
    session: Session,
    put_sage: Put,
    hold: Hold,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record, other = put_sage("กอ", "หนึ่ง"), put_sage("ขอ", "สอง")
    page.list.reload()
    page.open(record)
    write(page.editor, person__last_name="ใหม่")

    def refuse(*_sent: object, **_more: object) -> Saved:
        raise Refused("the disk is full")

    let_go = hold()
    monkeypatch.setattr(Office, "save", refuse)
    page.editor.save()
    page.list.select(other)
    let_go()
    assert page.editor.record == other
    assert not page.editor.unsaved
    assert "กอ" in page.notice.text
    assert "the disk is full" in page.notice.text
    line = page.notice.links()[0]
    line.click()
    assert page.editor.record == record
    assert page.editor.form.raw()[LAST] == "ใหม่"
    assert page.editor.unsaved


def test_a_conflict_of_what_was_left_is_said_and_can_be_merged_there(
    page: RecordPage, office: Office, round_: RoundEntry, sent: Sent
) -> None:
    record, other, let_go = sent
    stored = office.entry(SAGES, record)
    office.save(
        SAGES,
        {**stored.values, LAST: "ของเขา"},
        Scope(round_.id),
        id=record,
        version=stored.version,
    )
    page.list.select(other)
    let_go()
    assert not page.findChildren(ConflictDialog)
    assert page.editor.form.raw()[FIRST] == "ขอ"
    assert "กอ" in page.notice.text
    page.notice.links()[0].click()
    assert page.editor.record == record
    assert page.editor.form.raw()[LAST] == "ใหม่"
    page.editor.notice.links()[0].click()
    (dialog,) = page.findChildren(ConflictDialog)
    assert dialog.contested == [LAST]


def test_a_merged_conflict_leaves_no_dialog_behind(
    page: RecordPage, office: Office, round_: RoundEntry, sent: Sent, qtbot: QtBot
) -> None:
    record, _other, let_go = sent
    stored = office.entry(SAGES, record)
    office.save(
        SAGES,
        {**stored.values, LAST: "ของเขา"},
        Scope(round_.id),
        id=record,
        version=stored.version,
    )
    let_go()
    (dialog,) = page.findChildren(ConflictDialog)
    with qtbot.waitSignals([page.editor.saved, dialog.destroyed]):
        dialog.accept()
    assert name(office, record) == ["กอ", "ใหม่"]
    assert not page.findChildren(ConflictDialog)


def test_the_language_switched_meanwhile_leaves_nothing_to_finish(
    window: MainWindow, session: Session, put_sage: Put, office: Office, hold: Hold
) -> None:
    record = put_sage("กอ", "หนึ่ง")
    page = window.show_register("sages")
    assert page is not None
    page.list.reload()
    page.open(record)
    write(page.editor, person__last_name="ใหม่")
    let_go = hold()
    page.editor.save()
    window.switch_language()
    let_go()
    again = window.show_register("sages")
    assert again is not None
    assert name(office, record) == ["กอ", "ใหม่"]
    assert not again.editor.unsaved
    assert session.drafts.waiting() == ()


def test_a_row_left_for_the_form_is_not_typed_into_it_again(
    page: RecordPage, office: Office, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("กอ", "หนึ่ง")
    page.list.reload()
    page.show_grid()
    view = page.grid.view
    place = [one.key for one in SAGES.fields].index(LAST)
    view.go_to(0, place)
    view.edit(view.currentIndex())
    cell = view.indexWidget(view.currentIndex())
    assert isinstance(cell, QLineEdit)
    cell.setText("ใหม่")
    with qtbot.waitSignal(session.changed):
        page.show_grid(shown=False)
    qtbot.waitUntil(lambda: session.jobs.idle)
    assert page.editor.record == record
    assert page.editor.form.raw()[LAST] == "ใหม่"
    assert not page.editor.unsaved
