"""While a name is typed the form says who it may be already, and never stands in the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.duplicates import likely, people, roles_of
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from tests.ui.keyboard import type_keys
from ui.dialogs.comparing import Comparing
from ui.dialogs.merge import CompareDialog, MergeDialog
from ui.forms.record_editor import RecordEditor
from ui.session import Session

HOUSEHOLDS = register("households")


@pytest.fixture
def editor(session: Session, office: Office, round_: RoundEntry, qtbot: QtBot) -> RecordEditor:
    """An empty form of a household in the first village."""
    made = RecordEditor(HOUSEHOLDS, session)
    qtbot.addWidget(made)
    made.resize(560, 640)
    with qtbot.waitActive(made):
        made.show()
    made.begin({"village": office.villages()[0].id})
    Comparing(made.likeness, session, made.notice)
    return made


def type_name(editor: RecordEditor, first: str, last: str, qtbot: QtBot) -> None:
    for key, text in (("first_name", first), ("last_name", last)):
        type_keys(editor.form.boxes[f"representative.{key}"].editor, text)
    qtbot.waitUntil(lambda: bool(editor.likeness.text))


def press(editor: RecordEditor, words: str) -> None:
    links = {link.text(): link for link in editor.likeness.links()}
    links[words].click()


def test_the_same_sound_is_told_while_typing(
    editor: RecordEditor, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    assert "นายสมศรี บุญญา" in editor.likeness.text
    assert "ปราชญ์" in editor.likeness.text
    assert "ชื่อออกเสียงเหมือนกัน" in editor.likeness.text
    assert editor.likeness.accessibleName() == editor.likeness.text
    assert editor.unsaved
    assert editor.save_button.isEnabled()


def test_the_person_that_is_used_gets_the_record(
    editor: RecordEditor, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา", person__phone="0811111111")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    press(editor, "ใช้บุคคลนี้")
    raw = editor.form.raw()
    assert raw["representative.first_name"] == "สมศรี"
    assert raw["representative.phone"] == "081-111-1111"
    assert "จะบันทึกเป็นคนเดียวกับ" in editor.likeness.text
    with qtbot.waitSignal(editor.saved):
        editor.save()
    (person,) = people()
    assert [role.register for role in roles_of([person["id"]])[person["id"]]] == [
        "sages",
        "households",
    ]
    assert editor.likeness.text == ""


def test_who_was_chosen_is_kept_with_the_draft(
    editor: RecordEditor, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    press(editor, "ใช้บุคคลนี้")
    meant = editor.likeness.meant()
    editor.put_away()
    again = RecordEditor(HOUSEHOLDS, session)
    qtbot.addWidget(again)
    assert again.likeness.meant() == meant != {}
    assert again.likeness.text == "จะบันทึกเป็นคนเดียวกับ นายสมศรี บุญญา"
    with qtbot.waitSignal(again.saved):
        again.save()
    assert len(people()) == 1


def test_another_person_after_all(
    editor: RecordEditor, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    press(editor, "ใช้บุคคลนี้")
    press(editor, "ไม่ใช่ ให้เป็นคนใหม่")
    with qtbot.waitSignal(editor.saved):
        editor.save()
    assert len(people()) == 2


def test_not_the_same_is_remembered_once_it_is_stored(
    editor: RecordEditor, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    press(editor, "ไม่ใช่คนเดียวกัน")
    assert editor.likeness.text == ""
    with qtbot.waitSignals([editor.saved, editor._session.jobs.queue_changed]):
        editor.save()
    qtbot.waitUntil(lambda: editor._session.jobs.idle)
    titles = [entry.title for entry in office.history(2)]
    assert titles[0].startswith("ไม่ใช่คนเดียวกัน: ")
    values = office.entry(HOUSEHOLDS, editor.record or 0).values
    assert likely(office, HOUSEHOLDS, values, Scope(round_.id), editor.record) == ()
    assert len(likely(office, HOUSEHOLDS, values, Scope(round_.id))) == 2


def test_who_is_in_this_register_already_is_opened_not_used(
    editor: RecordEditor, put: Put, office: Office, session: Session, qtbot: QtBot
) -> None:
    other = put(
        "households",
        village=office.villages()[0].id,
        representative__first_name="สมศรี",
        representative__last_name="บุญญา",
    )
    type_name(editor, "สมสี", "บุนยา", qtbot)
    assert [link.text() for link in editor.likeness.links()] == [
        "เปรียบเทียบ",
        "เปิด",
        "ไม่ใช่คนเดียวกัน",
    ]
    with qtbot.waitSignal(session.open_record) as asked:
        press(editor, "เปิด")
    assert asked.args == ["households", other]


def test_what_is_typed_is_compared_with_who_is_stored(
    editor: RecordEditor, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    press(editor, "เปรียบเทียบ")
    dialog = editor.likeness.findChild(CompareDialog)
    assert dialog is not None
    dialog._use()
    assert "จะบันทึกเป็นคนเดียวกับ" in editor.likeness.text


def test_two_stored_people_are_merged_from_the_form(
    editor: RecordEditor, put: Put, put_sage: Put, office: Office, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    record = put(
        "households",
        village=office.villages()[0].id,
        representative__first_name="สมส",
        representative__last_name="บุนยา",
    )
    editor.load(record)
    name = editor.form.boxes["representative.first_name"].editor
    name.setCursorPosition(len("สมส"))
    type_keys(name, "ี")
    qtbot.waitUntil(lambda: bool(editor.likeness.text))
    press(editor, "เทียบและรวมข้อมูล")
    dialog = editor.likeness.findChild(MergeDialog)
    assert dialog is not None
    with qtbot.waitSignal(dialog.merged):
        dialog.merge()
    assert len(people()) == 1


def test_nothing_is_asked_about_another_tambon_or_half_a_name(
    editor: RecordEditor, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> None:
    far = next(one for one in office.villages() if one.tambon_id != office.villages()[0].tambon_id)
    put_sage("สมศรี", "บุญญา", village=far.id)
    for key, text in (("first_name", "สมสี"), ("last_name", "บุนยา")):
        type_keys(editor.form.boxes[f"representative.{key}"].editor, text)
    jobs = editor._session.jobs
    with qtbot.waitSignal(editor.likeness._timer.timeout):
        pass
    assert editor.likeness._job is not None
    with qtbot.waitSignal(editor.likeness._job.finished):
        pass
    assert editor.likeness.text == ""
    assert jobs.idle
    assert office.count(HOUSEHOLDS, Scope(round_.id)) == 0


def test_the_word_can_be_closed_and_comes_back_when_more_is_typed(
    editor: RecordEditor, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    close = editor.likeness.findChild(QToolButton)
    assert close is not None
    close.click()
    assert editor.likeness.text == ""
    editor.likeness.look()
    assert editor.likeness.text == ""
    type_keys(editor.form.boxes["house_no"].editor, "7")
    qtbot.waitUntil(lambda: bool(editor.likeness.text))


def test_f6_goes_to_the_first_answer(editor: RecordEditor, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("สมศรี", "บุญญา")
    type_name(editor, "สมสี", "บุนยา", qtbot)
    editor.form.boxes["representative.last_name"].editor.setFocus()
    qtbot.keyClick(editor.form, Qt.Key.Key_F6)
    assert editor.likeness.focusWidget() is editor.likeness.links()[0]
