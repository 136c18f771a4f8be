"""Import in the window: preview before anything is stored, correct what was held back, undo."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from ui.dialogs.import_workbook import ImportDialog
from ui.dialogs.notes_model import HELD_BACK, REPAIRED, SKIPPED
from ui.drafts import DraftKey
from ui.session import Session

DATA = Path(__file__).parents[2] / "data"
WORKBOOK = DATA / "office_2569.xlsx"


@pytest.fixture
def dialog(session: Session, office: Office, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def read(dialog: ImportDialog, qtbot: QtBot, file: Path = WORKBOOK) -> None:
    with qtbot.waitSignal(dialog.read_ready):
        dialog.read(file)


def outcomes(dialog: ImportDialog) -> list[str]:
    notes = dialog.preview_page.view.notes
    return [notes.lines[row].outcome for row in range(notes.rowCount())]


def test_the_preview_says_sheet_by_sheet_what_was_understood(
    dialog: ImportDialog, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    office.today = lambda: date(2026, 8, 15)  # no visit of the workbook is later
    read(dialog, qtbot)
    page = dialog.preview_page
    assert page.sheets.count() == 6
    assert "116 แถว" in page.sheets.item(0).text()
    assert "ชื่อ - สกุล" in page.columns.text()
    assert {HELD_BACK, SKIPPED} <= set(outcomes(dialog))
    assert "ปราชญ์ชุมชน 116 คน" in page.counts.text()
    assert "ผู้เข้าอบรม 12 คน: ผ่าน 11, ไม่ผ่าน 1" in page.counts.text()
    assert "เวทีประชาคม 12 ครั้ง" in page.counts.text()
    assert page.store_button.text() == "นำเข้า 646 รายการ (เว้น 18 แถวที่ต้องแก้)"
    assert office.count(register("sages"), Scope(round_.id)) == 0


def test_a_repair_says_what_it_stores(dialog: ImportDialog, qtbot: QtBot) -> None:
    read(dialog, qtbot)
    notes = dialog.preview_page.view.notes
    lines = [notes.lines[row] for row in range(notes.rowCount())]
    stored = {line.note.row: line.stored for line in lines if line.outcome == REPAIRED}
    assert stored[38] == "นายสำรวย ใจดี"
    assert stored[46].startswith("หมู่ที่ 2 ")
    assert stored[46].endswith(" เจ็ดเสมียน")


def test_back_on_the_preview_lets_another_file_be_chosen(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    dialog.preview_page.back_pressed.emit()
    assert dialog.preview is None
    assert dialog.pages.currentIndex() == 0
    read(dialog, qtbot)
    assert dialog.preview_page.sheets.count() == 6


@pytest.mark.parametrize(("name", "taken"), [("ทะเบียน.XLSX", True), ("ทะเบียน.docx", False)])
def test_a_workbook_may_be_dropped(
    dialog: ImportDialog, tmp_path: Path, qtbot: QtBot, name: str, taken: bool
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(shutil.copy(WORKBOOK, tmp_path / name)))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    enters = QDragEnterEvent(QPointF(9, 9), action, mime, left, none)
    QApplication.sendEvent(dialog, enters)
    assert enters.isAccepted() is taken
    if taken:
        with qtbot.waitSignal(dialog.read_ready):
            QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), action, mime, left, none))


def test_an_import_is_stored_and_one_press_takes_it_back(
    dialog: ImportDialog, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    sages, scope = register("sages"), Scope(round_.id)
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.preview_page.store_button.click()
    assert dialog.outcome is not None
    assert dialog.outcome.stored["sages"] == 116
    assert office.count(sages, scope) == 116
    with qtbot.waitSignal(session.changed):
        dialog.result_page.undo_button.click()
    assert office.count(sages, scope) == 0
    qtbot.waitUntil(lambda: not dialog.result_page.undo_button.isEnabled())


def test_a_held_back_row_opens_as_a_filled_form_and_is_corrected(
    dialog: ImportDialog, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.store()
    page = dialog.result_page
    notes = page.view.notes
    row = next(r for r in range(notes.rowCount()) if "13 หลัก แต่มี 12" in notes.lines[r].note.reason)
    before = notes.rowCount()
    assert notes.lines[row].name
    page.view.selectRow(row)
    page.correct_button.click()
    form = page.corrections.dialog
    assert form is not None
    boxes = form.editor.form.boxes
    assert boxes["person.national_id"].message
    assert form.reasons == "", "the field says it already"
    assert boxes["village"].editor.raw() is not None
    assert boxes["person.first_name"].editor.raw()
    boxes["person.national_id"].editor.put("")
    with qtbot.waitSignal(form.editor.saved):
        form.editor.save_button.click()
    assert notes.rowCount() < before
    assert office.count(register("sages"), Scope(round_.id)) == 117


def test_the_next_row_is_corrected_in_one_go_and_a_draft_waits_meanwhile(
    dialog: ImportDialog, session: Session, round_: RoundEntry, qtbot: QtBot
) -> None:
    draft = DraftKey(round_.id, "sages", None)
    session.drafts.keep(draft, {"person.first_name": "พิมพ์ค้างไว้"})
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.store()
    page = dialog.result_page
    notes = page.view.notes
    row = next(r for r in range(notes.rowCount()) if "13 หลัก แต่มี 12" in notes.lines[r].note.reason)
    following = notes.lines[row + 1].note
    page.view.selectRow(row)
    page.correct_button.click()
    form = page.corrections.dialog
    assert form is not None
    assert form.editor.form.boxes["person.first_name"].editor.raw() != "พิมพ์ค้างไว้"
    form.editor.form.boxes["person.national_id"].editor.put("")
    with qtbot.waitSignal(form.accepted):
        form.editor.next_button.click()
    assert page.corrections.dialog is not form
    assert notes.lines[page.view.currentIndex().row()].note == following
    page.corrections.dialog.reject()
    assert session.drafts.find(draft) == {"person.first_name": "พิมพ์ค้างไว้"}


def test_the_next_step_is_to_correct_as_long_as_a_row_waits(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.store()
    page = dialog.result_page
    assert page.correct_button.property("role") == "primary"
    assert page.close_button.property("role") == ""
    page.corrections.corrected |= {(one.note.sheet, one.note.row) for one in page.view.notes.lines}
    page._show_held(0)
    assert page.correct_button.isHidden()
    assert page.close_button.property("role") == "primary"


def test_undo_takes_the_import_back_and_nothing_else(
    dialog: ImportDialog, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    sages = register("sages")
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored):
        dialog.store()
    village = office.villages()[100].id
    own = {"village": village, "person.first_name": "แก้ว", "person.last_name": "มาทีหลัง"}
    office.save(sages, own, Scope(round_.id))
    dialog.result_page.undo_button.click()
    qtbot.waitUntil(lambda: office.count(sages, Scope(round_.id)) == 1)


def test_a_file_that_is_no_workbook_is_refused_in_the_window(
    dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "ไม่ใช่.xlsx"
    file.write_bytes(b"not a workbook")
    dialog.read(file)
    qtbot.waitUntil(dialog.notice.isVisible)
    assert dialog.pages.currentIndex() == 0
    assert dialog.notice.text


def test_the_held_back_rows_are_written_to_a_file(
    dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    dialog.write_held_back(tmp_path / "กันไว้.xlsx")
    assert "กันไว้.xlsx" in dialog.notice.text
    assert (tmp_path / "กันไว้.xlsx").stat().st_size > 0


def test_stopping_stores_nothing(
    dialog: ImportDialog, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    dialog.store()
    dialog.working.cancel_button.click()
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page)
    assert office.count(register("sages"), Scope(round_.id)) == 0
