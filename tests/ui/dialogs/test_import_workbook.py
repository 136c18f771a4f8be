"""Import in the window: preview before anything is stored, correct what was held back, undo."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from ui.dialogs.import_workbook import ImportDialog
from ui.dialogs.notes_model import HELD_BACK, SKIPPED
from ui.session import Session

DATA = Path(__file__).parents[2] / "data"
WORKBOOK = DATA / "office_2569.xlsx"


@pytest.fixture
def dialog(session: Session, office: Office, qtbot: QtBot) -> ImportDialog:
    made = ImportDialog(session)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def read(dialog: ImportDialog, qtbot: QtBot, file: Path = WORKBOOK) -> None:
    with qtbot.waitSignal(dialog.read_ready, timeout=30_000):
        dialog.read(file)


def outcomes(dialog: ImportDialog) -> list[str]:
    notes = dialog.preview_page.view.notes
    return [notes.outcome(row) for row in range(notes.rowCount())]


def test_the_preview_says_sheet_by_sheet_what_was_understood(
    dialog: ImportDialog, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    page = dialog.preview_page
    assert page.sheets.count() == 6
    assert "116 แถว" in page.sheets.item(0).text()
    assert "ชื่อ - สกุล" in page.columns.text()
    assert {HELD_BACK, SKIPPED} <= set(outcomes(dialog))
    assert office.count(register("sages"), Scope(round_.id)) == 0


def test_an_import_is_stored_and_one_press_takes_it_back(
    dialog: ImportDialog, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    sages, scope = register("sages"), Scope(round_.id)
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored, timeout=30_000):
        dialog.preview_page.store_button.click()
    assert dialog.outcome is not None
    assert dialog.outcome.stored["sages"] == 116
    assert office.count(sages, scope) == 116
    with qtbot.waitSignal(session.changed, timeout=30_000):
        dialog.result_page.undo_button.click()
    assert office.count(sages, scope) == 0
    qtbot.waitUntil(lambda: not dialog.result_page.undo_button.isEnabled())


def test_a_held_back_row_opens_as_a_filled_form_and_is_corrected(
    dialog: ImportDialog, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored, timeout=30_000):
        dialog.store()
    page = dialog.result_page
    notes = page.view.notes
    row = next(r for r in range(notes.rowCount()) if "13 หลัก แต่มี 12" in notes.note(r).reason)
    before = notes.rowCount()
    page.view.selectRow(row)
    page.correct_button.click()
    form = page.corrections.dialog
    assert form is not None
    boxes = form.editor.form.boxes
    assert boxes["person.national_id"].message
    assert boxes["village"].editor.raw() is not None
    assert boxes["person.first_name"].editor.raw()
    boxes["person.national_id"].editor.put("")
    with qtbot.waitSignal(form.editor.saved):
        form.editor.save_button.click()
    assert notes.rowCount() < before
    assert office.count(register("sages"), Scope(round_.id)) == 117


def test_undo_takes_the_import_back_and_nothing_else(
    dialog: ImportDialog, session: Session, office: Office, round_: RoundEntry, qtbot: QtBot
) -> None:
    sages = register("sages")
    read(dialog, qtbot)
    with qtbot.waitSignal(dialog.stored, timeout=30_000):
        dialog.store()
    village = office.villages()[100].id
    own = {"village": village, "person.first_name": "แก้ว", "person.last_name": "มาทีหลัง"}
    office.save(sages, own, Scope(round_.id))
    dialog.result_page.undo_button.click()
    qtbot.waitUntil(lambda: office.count(sages, Scope(round_.id)) == 1, timeout=30_000)


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
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.preview_page, timeout=30_000)
    assert office.count(register("sages"), Scope(round_.id)) == 0
