"""The office's year through the window: from nothing but a workbook to paper, chart and back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.gates import State
from desktop.programme.stages import register
from desktop.views import Scope
from tests.ui.keyboard import press, type_keys
from ui.charts.arriving import Arriving
from ui.dialogs.import_workbook import ImportDialog
from ui.dialogs.welcome import WelcomeDialog
from ui.documents import printing
from ui.main_window import MainWindow
from ui.pages.certificates import CertificatesPage
from ui.pages.incomes import IncomesPage
from ui.pages.overview import OverviewPage
from ui.session import Session

WORKBOOK = Path(__file__).parents[1] / "data/office_2569.xlsx"
TODAY = date(2026, 8, 15)


def at_once(_folder: Path, open_: Callable[[], Office]) -> Office:
    return open_()


def new_office(folder: Path, qtbot: QtBot) -> Office:
    """The office that the first start makes."""
    welcome = WelcomeDialog(at_once)
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.folder.setText(str(folder))
    with qtbot.waitSignal(welcome.accepted):
        welcome.create()
    assert welcome.office is not None
    welcome.office.today = lambda: TODAY
    return welcome.office


def import_workbook(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    """Open the import, read the workbook into the year's village round, look, store."""
    dialog = window.import_workbook()
    assert isinstance(dialog, ImportDialog)
    wanted = next(
        place
        for place in range(dialog.rounds.count())
        if (dialog.rounds.itemData(place).year, dialog.rounds.itemData(place).variant)
        == (2569, "village")
    )
    dialog.rounds.setCurrentIndex(wanted)
    with qtbot.waitSignal(dialog.read_ready):
        dialog.read(WORKBOOK)
    assert dialog.preview_page.sheets.count() == 6
    with qtbot.waitSignal(dialog.stored):
        dialog.preview_page.store_button.click()
    return dialog


def correct_one(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Open the row whose birth lies in the future, mend the year, save."""
    page = dialog.result_page
    notes = page.view.notes
    row = next(r for r in range(notes.rowCount()) if "2599" in notes.lines[r].note.reason)
    page.view.selectRow(row)
    page.correct_button.click()
    form = page.corrections.dialog
    assert form is not None
    born = form.editor.form.boxes["person.birth_date"].editor
    born.selectAll()
    type_keys(born, "5/5/2499")
    press(born, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.editor.saved):
        form.editor.save_button.click()


def pass_the_survey(window: MainWindow, qtbot: QtBot) -> None:
    """From the board's cell to the forum's form, by keys, until the cell is done."""
    overview = window.page(0)
    assert isinstance(overview, OverviewPage)
    window.go_to_tab(0)
    village = next(one for one in window_office(window).villages() if one.code == "70070601")
    qtbot.waitUntil(lambda: overview.model.rowCount() > 0)
    overview.select(village.id, 0)
    cell = overview.view.currentIndex()
    assert overview.model.progress(cell).state is State.UNDER_WAY
    press(overview.view, Qt.Key.Key_Return)
    page = window.show_register("forums")
    assert page is not None
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.open(page.list.model.record(0))
    boxes = page.editor.form.boxes
    for key, typed in (("households_total", "150"), ("households_present", "112")):
        boxes[key].editor.setFocus()
        type_keys(boxes[key].editor, typed)
        press(boxes[key].editor, Qt.Key.Key_Return)
    boxes["accepted"].editor.setFocus()
    press(boxes["accepted"].editor, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.editor.saved):
        qtbot.keyClick(page.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.go_to_tab(0)
    qtbot.waitUntil(
        lambda: overview.model.progress(overview.view.currentIndex()).state is State.DONE
    )


def window_office(window: MainWindow) -> Office:
    return window.header.places._session.office


def print_certificates(window: MainWindow, qtbot: QtBot, printed: list[bytes]) -> None:
    """Issue to everybody who passed, in the whole district, and print."""
    tab = window.tabs.count() - 3
    window.go_to_tab(tab)
    page = window.page(tab).show_part("issuing")
    assert isinstance(page, CertificatesPage)
    qtbot.waitUntil(lambda: len(page.chosen()) == 11)
    qtbot.waitUntil(lambda: page.preview.page_count == 11)
    shown = page.preview.pdf
    page.print_button.click()
    qtbot.waitUntil(lambda: bool(printed))
    assert printed[0] == shown, "the preview is the paper"
    first = pypdfium2.PdfDocument(printed[0])[0].get_textpage().get_text_range()
    assert "นายพิเชษฐ์ ฝอยทอง" in first


def read_the_chart(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    """The head's numbers, and the picture for the meeting."""
    tab = window.tabs.count() - 4
    window.go_to_tab(tab)
    arriving = window.page(tab).show_part("charts")
    assert isinstance(arriving, Arriving)
    qtbot.waitUntil(lambda: arriving.page is not None)
    page = arriving.page
    assert isinstance(page, IncomesPage)
    qtbot.waitUntil(lambda: page.summary is not None)
    measures = page.summary.measures
    assert (measures.incomes.households, measures.incomes.before, measures.incomes.after) == (
        220,
        14_717_700_00,
        17_367_800_00,
    )
    page.save(file)
    qtbot.waitUntil(lambda: file.name in page.notice.text)
    assert file.stat().st_size > 0


def undo(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+Z, and where certificates become void by it, yes."""
    action = window.header.undo.toolTip()
    window.undoing.undo()
    if "ออกเกียรติบัตร" in action:
        qtbot.waitUntil(lambda: "จะถูกยกเลิก" in window.notice.text)
        window.notice.links()[1].click()


def test_the_whole_year(
    tmp_path: Path, look: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(printing, "print_pdf", lambda _page, pdf, _title: printed.append(pdf))
    office = new_office(tmp_path / "office", qtbot)
    session = Session(office, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    window = MainWindow(session)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()

    dialog = import_workbook(window, qtbot)
    correct_one(dialog, qtbot)
    dialog.result_page.close_pressed.emit()
    with qtbot.waitActive(window):
        window.activateWindow()
    scope = Scope(office.rounds()[0].id)
    assert office.count(register("sages"), scope) == 117
    pass_the_survey(window, qtbot)
    session.choose_place()
    print_certificates(window, qtbot, printed)
    read_the_chart(window, qtbot, tmp_path / "incomes.pdf")

    while office.count(register("sages"), scope):
        with qtbot.waitSignal(session.changed):
            undo(window, qtbot)
    assert office.count(register("households"), scope) == 0
    assert office.rounds() == ()
    session.close()
    office.close()
