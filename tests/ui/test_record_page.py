"""The record page, driven by keys and clicks as a clerk drives it."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.exchange.files import open_workbook
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from desktop.words import _
from tests.ui.conftest import Put
from tests.ui.keyboard import press, type_keys
from ui.dialogs.conflict import ConflictDialog
from ui.main_window import MainWindow
from ui.record_page import RecordPage
from ui.session import Session

SAGES = register("sages")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RecordPage:
    made = RecordPage(SAGES, session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def fill(page: RecordPage, **typed: str) -> None:
    """Type into fields (keys with __ for dots) and leave each with Enter."""
    for key, text in typed.items():
        editor = page.editor.form.boxes[key.replace("__", ".")].editor
        editor.setFocus()
        type_keys(editor, text)
        press(editor, Qt.Key.Key_Return)


def test_a_sage_is_typed_and_saved_by_keyboard(
    page: RecordPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page.begin()
    fill(
        page,
        village="รางโพธิ์",
        person__title="นาง",
        person__first_name="แก้ว",
        person__last_name="ใจดี",
    )
    fill(page, years="ๅ/")
    with qtbot.waitSignal(page.editor.saved) as saved:
        qtbot.keyClick(page.editor, Qt.Key.Key_S, CTRL)
    stored = office.entry(SAGES, saved.args[0]).values
    assert (stored["person.title"], stored["person.first_name"], stored["years"]) == (
        "นาง",
        "แก้ว",
        12,
    )
    assert page.list.model.rowCount() == 1
    assert page.list.current() == saved.args[0]
    assert not page.editor.unsaved


def test_save_and_next_keeps_what_is_sticky(page: RecordPage, office: Office, qtbot: QtBot) -> None:
    village = office.villages()[0]
    page.begin()
    fill(page, village=village.name, person__first_name="แก้ว", person__last_name="ใจดี")
    with qtbot.waitSignal(page.editor.saved):
        qtbot.keyClick(page.editor, Qt.Key.Key_Return, CTRL)
    boxes = page.editor.form.boxes
    assert page.editor.record is None
    assert boxes["village"].editor.raw() == village.id
    assert boxes["person.first_name"].editor.raw() == ""
    assert boxes["person.title"].editor.hasFocus()
    assert boxes["village"].editor.property("kept")
    assert page.editor.subtitle_text == "คงค่าไว้: หมู่บ้าน"


def test_enter_on_the_last_field_stands_on_the_button_that_saves(
    page: RecordPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page.begin()
    fill(page, village="รางโพธิ์", person__first_name="แก้ว", person__last_name="ใจดี")
    key = SAGES.fields[-1].key
    last = page.editor.form.boxes[key].editor
    page.editor.form.go_to(key)
    press(last, Qt.Key.Key_Return)
    assert page.editor.next_button.hasFocus()
    with qtbot.waitSignal(page.editor.saved):
        press(page.editor.next_button, Qt.Key.Key_Return)
    assert office.count(SAGES, Scope(round_.id)) == 1


def test_escape_closes_what_is_open_then_takes_back_then_leaves(
    page: RecordPage, put_sage: Put, qtbot: QtBot
) -> None:
    page.open(put_sage("แก้ว"))
    craft = page.editor.form.boxes["person.title"].editor
    page.editor.form.go_to("person.title")
    craft.selectAll()
    type_keys(craft, "นา")
    popup = craft.completer().popup()
    assert popup.isVisible()
    qtbot.keyClick(craft, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert craft.raw() == "นา"
    craft.window().activateWindow()
    qtbot.keyClick(craft, Qt.Key.Key_Escape)
    assert craft.raw() == "นาย"
    with qtbot.waitSignal(page.editor.back):
        qtbot.keyClick(craft, Qt.Key.Key_Escape)
    assert page.list.view.hasFocus()


@pytest.mark.qt_log_ignore("keyToAscii")  # QTest has no Thai keys, the window system has
@pytest.mark.parametrize("key", ["Ctrl+D", "Ctrl+ก"])
def test_a_field_is_copied_from_the_record_above(page: RecordPage, put_sage: Put, key: str) -> None:
    first = put_sage("กมล", craft__name="ทอผ้า")
    second = put_sage("แก้ว")
    page.refresh()
    page.open(second)
    page.editor.form.go_to("craft.name")
    editor = page.editor.form.boxes["craft.name"].editor
    QTest.keySequence(editor, QKeySequence(key))
    assert editor.raw() == "ทอผ้า"
    assert page.editor.unsaved
    page.editor.throw_away()
    page.open(first)
    page.editor.copy_down.copy_field()
    assert "ไม่มีรายการก่อนหน้า" in page.editor.notice.text


def test_what_records_in_a_row_share_is_copied_where_it_is_blank(
    page: RecordPage, put_sage: Put, office: Office, qtbot: QtBot
) -> None:
    put_sage("กมล", craft__name="ทอผ้า")
    page.refresh()
    page.begin()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.editor.form.boxes["person.title"].editor, Qt.Key.Key_D, CTRL | shift)
    assert page.editor.form.boxes["village"].editor.raw() == office.villages()[0].id
    assert page.editor.form.boxes["craft.name"].editor.raw() == ""


def test_an_error_stands_beside_its_field_and_nothing_is_stored(
    page: RecordPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page.begin()
    fill(page, person__first_name="แก้ว", person__national_id="9007001000005")
    qtbot.keyClick(page.editor, Qt.Key.Key_S, CTRL)
    boxes = page.editor.form.boxes
    assert "เลข" in boxes["person.national_id"].message
    assert boxes["village"].message
    assert boxes["person.last_name"].editor.hasFocus()
    assert not page.editor.delete_button.isEnabled()
    assert page.editor.state_text == "ยังไม่บันทึก · เก็บร่างไว้แล้ว"
    assert page.editor.cancel_button.isEnabled()
    assert office.count(SAGES, Scope(round_.id)) == 0
    qtbot.keyClick(page.editor, Qt.Key.Key_F8)
    assert boxes["person.national_id"].editor.hasFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_F8)
    assert boxes["village"].editor.hasFocus()


def test_a_warning_never_blocks(
    page: RecordPage, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    page.open(put_sage(person__birth_date="1/1/2540"))
    fill(page, years="60")
    assert page.editor.form.boxes["years"].editor.property("tone") == "warn"
    with qtbot.waitSignal(page.editor.saved):
        page.editor.save()


def test_typing_marks_the_record_unsaved_and_escape_takes_it_back(
    page: RecordPage, put_sage: Put, qtbot: QtBot
) -> None:
    page.open(put_sage("แก้ว"))
    name = page.editor.form.boxes["person.first_name"].editor
    type_keys(name, "มณี")
    assert page.editor.unsaved
    qtbot.keyClick(page.editor, Qt.Key.Key_Escape)
    assert name.raw() == "แก้ว"
    assert not page.editor.unsaved


def test_what_is_not_saved_is_offered_back(page: RecordPage, put_sage: Put) -> None:
    first, second = put_sage("แก้ว"), put_sage("กมล")
    page.refresh()
    page.open(first)
    name = page.editor.form.boxes["person.first_name"].editor
    name.selectAll()
    type_keys(name, "มณี")
    page.list.select(second)
    assert name.raw() == "กมล"
    page.list.select(first)
    assert name.raw() == "มณี"
    assert "นำสิ่งที่กรอกค้างไว้" in page.editor.notice.text
    page.editor.notice.links()[0].click()
    assert name.raw() == "แก้ว"


def test_the_filter_finds_without_tone_marks(page: RecordPage, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("แก้ว")
    put_sage("กมล")
    page.refresh()
    with qtbot.waitSignal(page.list.counted):
        type_keys(page.list.filter, "แกว")
    assert page.list.model.rowCount() == 1
    assert page.list.count.text() == "พบ 1 รายการ"
    with qtbot.waitSignal(page.list.counted):
        type_keys(page.list.filter, "ๆๆๆ")
    assert page.list.model.rowCount() == 0


def test_delete_asks_nothing_and_offers_undo_in_place(
    page: RecordPage, session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    put_sage("กมล")
    page.refresh()
    page.list.view.selectAll()
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(page.list.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 0)
    qtbot.waitUntil(page.notice.isVisible)
    with qtbot.waitSignal(session.changed):
        page.notice.links()[0].click()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)


def test_undo_in_place_takes_back_the_deletion_and_nothing_later(
    page: RecordPage, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    page.refresh()
    page.list.view.selectAll()
    page.delete(page.list.chosen())
    qtbot.waitUntil(page.notice.isVisible)
    put_sage("กมล")
    page.notice.links()[0].click()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)


def test_chosen_rows_are_copied_as_a_table(page: RecordPage, put_sage: Put, qtbot: QtBot) -> None:
    put_sage("แก้ว", years="12")
    page.refresh()
    page.list.view.selectAll()
    page.list.view.copy()
    heads, line = (row.split("\t") for row in QGuiApplication.clipboard().text().splitlines())
    assert heads[:2] + heads[4:6] == ["ที่", "ชื่อ", "ความเชี่ยวชาญ", "ประสบการณ์ (ปี)"]
    assert line[:2] + line[4:6] == ["1", "นายแก้ว ใจดี", "", "12"]


def test_totals_stand_in_the_footer(
    session: Session, put: Put, office: Office, qtbot: QtBot
) -> None:
    village = office.villages()[0].id
    for name, income in (("แก้ว", "40000"), ("กมล", "60000.50")):
        put("households", village=village, representative__first_name=name,
            representative__last_name="ใจดี", baseline_main=income)  # fmt: skip
    page = RecordPage(register("households"), session)
    qtbot.addWidget(page)
    assert page.list.totals.text().endswith("100,000.50 บาท")


def test_the_first_record_is_open_where_there_is_one(
    session: Session, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว")
    page = RecordPage(SAGES, session)
    qtbot.addWidget(page)
    assert page.editor.record == record
    assert page.list.current() == record


def test_the_button_below_the_form_deletes_its_record(
    page: RecordPage, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    kept, gone = put_sage("แก้ว"), put_sage("กมล")
    page.refresh()
    page.open(gone)
    with qtbot.waitSignal(session.changed):
        page.editor.delete_button.click()
    qtbot.waitUntil(lambda: list(page.list.model.records()) == [kept])
    qtbot.waitUntil(page.notice.isVisible)


def test_the_list_is_exported_as_it_is_filtered(
    page: RecordPage, put_sage: Put, tmp_path: Path, qtbot: QtBot
) -> None:
    put_sage("แก้ว", years="12")
    put_sage("กมล")
    with qtbot.waitSignal(page.list.counted):
        page.list.filter.setText("แก้ว")
    file = tmp_path / "ทะเบียน.xlsx"
    page.output.export(file)
    qtbot.waitUntil(page.notice.isVisible)
    lines = [line for sheet in open_workbook(file).sheets for _number, line in sheet.rows()]
    assert [line[:2] for line in lines] == [["ที่", "ชื่อ"], [1, "นายแก้ว ใจดี"]]
    page.output.export(tmp_path / "ไม่มี" / "ทะเบียน.xlsx")
    qtbot.waitUntil(lambda: "ไม่ได้" in page.notice.text)


def test_the_list_is_printed_as_it_is_shown(
    page: RecordPage, put_sage: Put, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    page.refresh()
    printed: list[bytes] = []
    monkeypatch.setattr(
        "ui.documents.printing.print_pdf", lambda _parent, pdf, _title: printed.append(pdf)
    )
    page.output.print()
    qtbot.waitUntil(lambda: bool(printed))
    text = pypdfium2.PdfDocument(printed[0])[0].get_textpage().get_text_bounded()
    assert "นายแก้ว ใจดี" in text
    assert "ปราชญ์ชุมชน" in text


def test_nothing_found_names_what_was_sought_and_clears_it(
    page: RecordPage, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    with qtbot.waitSignal(page.list.counted):
        page.list.filter.setText("ฮฮฮ")
    assert "ฮฮฮ" in page.list.beginning_text
    with qtbot.waitSignal(page.list.counted):
        page.list.clear_button.click()
    assert page.list.model.rowCount() == 1


def test_an_empty_list_says_how_to_begin(page: RecordPage, qtbot: QtBot) -> None:
    assert page.list.beginning_text == _(SAGES.hint)


def test_two_windows_saving_one_record_are_merged(
    page: RecordPage, office: Office, round_: RoundEntry, put_sage: Put, qtbot: QtBot
) -> None:
    record = put_sage("แก้ว", years="10", votes="5")
    page.open(record)
    boxes = page.editor.form.boxes
    boxes["years"].editor.put("11")
    boxes["person.last_name"].editor.put("มีสุข")
    entry = office.entry(SAGES, record)
    theirs = entry.values | {"person.last_name": "ร่ำรวย", "votes": 7}
    office.save(SAGES, theirs, Scope(round_.id), id=record, version=entry.version)
    with qtbot.waitSignal(page.editor.conflicted):
        page.editor.save()
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    assert dialog.contested == ["person.last_name"]
    shown = [one.text() for one in dialog.findChildren(QLabel)]
    assert "นายแก้ว ร่ำรวย" in shown
    assert any(text.startswith("สมศรี") for text in shown)
    dialog.choose("person.last_name", mine=False)
    dialog.choose("person.last_name", mine=True)
    with qtbot.waitSignal(page.editor.saved):
        dialog.accept()
    stored = office.entry(SAGES, record).values
    assert (stored["person.last_name"], stored["years"], stored["votes"]) == ("มีสุข", 11, 7)


def test_a_double_save_stores_once(
    page: RecordPage, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    page.begin()
    fill(page, village="รางโพธิ์", person__first_name="แก้ว", person__last_name="ใจดี")
    with qtbot.waitSignal(page.editor.saved):
        page.editor.save_button.click()
        page.editor.save_button.click()
    assert office.count(SAGES, Scope(round_.id)) == 1


def test_the_list_follows_the_chosen_village(
    page: RecordPage, session: Session, office: Office, put_sage: Put
) -> None:
    here, there = office.villages()[:2]
    put_sage("แก้ว", village=here.id)
    put_sage("กมล", village=there.id)
    session.choose_place(there.tambon_id, there.id)
    assert [page.list.model.text(row, 1) for row in range(page.list.model.rowCount())] == [
        "นายกมล ใจดี"
    ]
    assert page.editor.form.boxes["village"].editor.raw() == there.id


def test_the_open_list_hands_its_keys_on_and_one_enter_takes_and_goes_on(
    page: RecordPage, qtbot: QtBot
) -> None:
    page.begin()
    page.editor.form.go_to("person.title")
    title = page.editor.form.boxes["person.title"].editor
    popup = title.completer().popup()
    type_keys(title, "น")
    assert popup.isVisible()
    type_keys(popup, "า")
    assert title.text() == "นา"
    press(popup, Qt.Key.Key_Return)
    assert title.raw() == "นาย"
    assert not popup.isVisible()
    assert page.editor.form.focused_box is page.editor.form.boxes["person.first_name"]


def test_the_arrow_keys_choose_another_than_the_marked_one(page: RecordPage) -> None:
    page.begin()
    page.editor.form.go_to("person.title")
    title = page.editor.form.boxes["person.title"].editor
    popup = title.completer().popup()
    type_keys(title, "นา")
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert title.raw() == "นาง"
    assert page.editor.form.focused_box is page.editor.form.boxes["person.first_name"]


def test_a_page_out_of_sight_reads_its_list_when_it_is_seen_again(
    page: RecordPage, session: Session, office: Office, put_sage: Put, qtbot: QtBot
) -> None:
    page.hide()
    with qtbot.waitSignal(session.changed):
        here = put_sage("แก้ว")
    assert page.list.model.rowCount() == 0
    page.show()
    assert page.list.model.rowCount() == 1
    page.hide()
    place = next(one for one in office.villages() if one.id != 1)
    session.choose_place(place.tambon_id, place.id)
    assert list(page.list.model.records()) == [here]
    page.show()
    assert page.list.model.rowCount() == 0


def test_what_was_deleted_is_told_until_something_else_is_looked_at(
    page: RecordPage, session: Session, put_sage: Put, office: Office, qtbot: QtBot
) -> None:
    records = [put_sage(name) for name in ("แก้ว", "กมล", "ขวัญ", "คำ")]
    page.refresh()

    def delete(record: int) -> None:
        with qtbot.waitSignal(session.changed):
            page.delete([record])
        qtbot.waitUntil(page.notice.isVisible)

    delete(records[0])
    page.list.select(records[2])
    assert page.notice.isHidden()
    delete(records[1])
    village = office.villages()[0]
    session.choose_place(village.tambon_id, village.id)
    assert page.notice.isHidden()


def test_a_fault_stays_when_another_record_is_looked_at(page: RecordPage, put_sage: Put) -> None:
    records = [put_sage(name) for name in ("แก้ว", "กมล")]
    page.refresh()
    page.list.select(records[0])
    page.notice.tell("บันทึกไม่ได้", tone="bad")
    page.list.select(records[1])
    assert page.notice.isVisible()


def test_every_sub_tab_of_a_form_is_seen_in_the_smallest_usual_window(window: MainWindow) -> None:
    window.resize(1366, 768)
    hidden = []
    for stage in window.stages:
        page = window.show_stage(stage)
        for one in page.stage.registers:
            form = page.show_register(one.key).editor.form
            needed = form.tabBar().sizeHint().width()
            if needed > form.width():
                hidden.append((one.key, needed, form.width()))
    assert hidden == []
