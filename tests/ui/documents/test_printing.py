"""Printing, to a file instead of paper: the right pages, at their place, until it is stopped."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSettings, Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.documents.paper import A4, A4_LANDSCAPE, Paper
from desktop.documents.placement import FROM_EDGE, Offset, alignment_sheet
from ui.documents.print_dialog import PrintDialog
from ui.documents.print_run import PrintRun, new_printer
from ui.documents.reading import opened
from ui.documents.remembered_prints import keep_offset, last_page_of, offset_of

type Ask = Callable[..., PrintDialog]


def paper(*sizes: tuple[float, float]) -> bytes:
    """A page of each size; each has as many bars as its number."""
    made = Paper(sizes[0], "แบบ")
    for number, size in enumerate(sizes, 1):
        made.setPageSize(size)
        for bar in range(number):
            made.rect(100 + 30 * bar, 300, 10, 40, stroke=0, fill=1)
        made.showPage()
    return made.finished()


def bars(file: Path) -> list[int]:
    """How many bars each printed page has."""
    found = []
    for page in PdfDocument(file):
        row = dark(page, 72)[round(page.get_height() - 320)]
        found.append(int(np.count_nonzero(np.diff((row > 0.5).astype(int)) == 1)))
    return found


def dark(page: object, dots: int) -> np.ndarray:
    """How dark each dot of a page is, from 0 to 1."""
    picture = page.render(scale=dots / 72, grayscale=True)  # type: ignore[attr-defined]
    return 1 - np.asarray(picture.to_pil()) / 255


def crosses(page: object) -> np.ndarray:
    """How far the cross of each corner is from the left and the top, in millimetres."""
    picture = dark(page, 300)
    dots = picture.shape[1] / (page.get_width() / 72 * 25.4)  # type: ignore[attr-defined]
    window, high, wide = round(30 * dots), *picture.shape
    found = []
    for top in (round(5 * dots), high - round(35 * dots)):
        for left in (round(5 * dots), wide - round(35 * dots)):
            part = picture[top : top + window, left : left + window]
            found.append(((left + _line(part.sum(0))) / dots, (top + _line(part.sum(1))) / dots))
    return np.array(found)


def _line(sums: np.ndarray) -> float:
    """The middle of the longest line."""
    peak = int(sums.argmax())
    near = np.arange(peak - 2, peak + 3)
    return float(((near + 0.5) * sums[near]).sum() / sums[near].sum())


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def ask(look: QApplication, qtbot: QtBot, settings: QSettings, tmp_path: Path) -> Ask:
    """Opens the dialog over a printer that writes `out.pdf`."""

    def show(pdf: bytes, *, both_sides: bool = False) -> PrintDialog:
        dialog = PrintDialog(pdf, "แบบ", both_sides=both_sides, settings=settings)
        dialog.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer.setOutputFileName(str(tmp_path / "out.pdf"))
        dialog._show_running()
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.mark.parametrize(
    ("text", "printed"), [("", [1, 2, 3, 4]), ("2-3", [2, 3]), ("๔, 1", [1, 4])]
)
def test_all_pages_or_those_that_are_named_are_printed(
    text: str, printed: list[int], ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(paper(*[A4] * 4))
    dialog.pages.range.setText(text)
    assert str(len(printed)) in dialog.print_button.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.print_button.click()
    assert bars(tmp_path / "out.pdf") == printed


def test_a_range_that_names_no_page_is_said_and_nothing_is_printed(
    ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(paper(A4))
    dialog.pages.range.setText("5")
    dialog.print_button.click()
    assert dialog.notice.text == "ไม่มีหน้า 5 หน้าสุดท้ายคือหน้า 1"
    assert not (tmp_path / "out.pdf").exists()


def test_after_a_jam_the_rest_is_printed_from_the_page_after_the_last_one_sent(
    ask: Ask, qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    pdf = paper(*[A4] * 4)
    dialog = ask(pdf)
    dialog.print_button.click()
    assert dialog._run is not None
    dialog._run.progressed.connect(lambda done, _all: dialog.reject() if done == 2 else None)
    qtbot.waitUntil(lambda: dialog._run is None)
    assert dialog.notice.text == "หยุดหลังหน้า 2"
    assert bars(tmp_path / "out.pdf") == [1, 2]
    assert last_page_of(settings, pdf) == 2
    dialog.reject()
    again = ask(pdf)
    assert again.pages.rest.isChecked()
    assert not again.pages.all.isChecked()
    assert again.pages.first.value() == 3
    with qtbot.waitSignal(again.accepted):
        again.print_button.click()
    assert bars(tmp_path / "out.pdf") == [3, 4]
    assert ask(paper(A4, A4)).pages.all.isChecked()  # another document knows nothing of it


def test_any_page_can_be_gone_on_from_when_all_were_sent(
    ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(paper(*[A4] * 3))
    dialog.pages.first.setValue(2)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert bars(tmp_path / "out.pdf") == [2, 3]


def test_the_window_stays_alive_between_two_pages(ask: Ask, qtbot: QtBot) -> None:
    dialog = ask(paper(*[A4] * 3))
    seen = []
    dialog.print_button.click()
    assert not dialog.pages.isEnabled()
    assert dialog.cancel_button.text() == "หยุด"
    assert dialog._run is not None
    dialog._run.progressed.connect(lambda done, of_all: seen.append((done, of_all)))
    qtbot.waitUntil(lambda: dialog.progress.value() == 1)  # the loop turned before the end
    qtbot.waitSignal(dialog.accepted).wait()
    assert seen == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("size", [A4, A4_LANDSCAPE], ids=["standing", "lying"])
@pytest.mark.parametrize("offset", [Offset(), Offset(1.5, -0.7), Offset(-3.2, 4.0)])
def test_a_tenth_of_a_millimetre_is_kept(
    size: tuple[float, float], offset: Offset, look: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = alignment_sheet(offset, landscape=size == A4_LANDSCAPE)
    printer = new_printer("แบบ")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    run = PrintRun(opened(sheet, look), printer, (1,), offset, look)
    with qtbot.waitSignal(run.ended):
        run.start()
    (page,) = PdfDocument(tmp_path / "out.pdf")
    wide, high = (points / 72 * 25.4 for points in size)
    wanted = [
        (left + offset.right, top + offset.down)
        for top in (FROM_EDGE, high - FROM_EDGE)
        for left in (FROM_EDGE, wide - FROM_EDGE)
    ]
    assert np.abs(crosses(page) - wanted).max() <= 0.1


def test_pages_that_stand_and_lie_get_sheets_of_their_own_way(
    ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(paper(A4_LANDSCAPE, A4, A4_LANDSCAPE))
    with qtbot.waitSignal(dialog.accepted):
        dialog.print_button.click()
    sizes = [
        (round(one.get_width()), round(one.get_height()))
        for one in PdfDocument(tmp_path / "out.pdf")
    ]
    assert sizes == [(842, 595), (595, 842), (842, 595)]


def test_the_offset_is_kept_for_each_printer(ask: Ask, settings: QSettings) -> None:
    keep_offset(settings, r"\\SERVER\Canon/LBP", Offset(1.5, -0.7))
    assert offset_of(settings, r"\\SERVER\Canon/LBP") == Offset(1.5, -0.7)
    assert offset_of(settings, "Brother") == Offset()
    dialog = ask(paper(A4))
    dialog.move_button.click()
    dialog.offset.right.setValue(2.5)
    assert dialog.move_button.text() == "ตำแหน่งบนกระดาษ: ขวา 2.5 มม."
    again = ask(paper(A4))
    assert again.offset.offset() == Offset(2.5, 0)
    assert again.offset.isVisible()  # what moves everything is not hidden
    settings.setValue("printing/offsets/", "rubbish")
    assert offset_of(settings, "") == Offset()


def test_the_test_sheet_is_printed_moved_and_the_dialog_stays(
    ask: Ask, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ask(paper(A4_LANDSCAPE))
    dialog.move_button.click()
    dialog.offset.right.setValue(2)
    dialog.offset.test_button.click()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "good")
    (page,) = PdfDocument(tmp_path / "out.pdf")
    assert abs(crosses(page)[0][0] - FROM_EDGE - 2) <= 0.1
    assert dialog.isVisible()


@pytest.mark.parametrize("offered", [False, True])
def test_a_sheet_is_printed_on_both_sides_only_where_that_is_offered_and_wanted(
    offered: bool, ask: Ask, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(paper(A4), both_sides=offered)
    asked = []
    monkeypatch.setattr(dialog.printer, "setDuplex", asked.append)
    dialog.both_sides.setChecked(True)
    with qtbot.waitSignal(dialog.accepted):
        dialog.print_button.click()
    assert asked == [getattr(QPrinter.DuplexMode, "DuplexAuto" if offered else "DuplexNone")]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_said(ask: Ask, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ask(paper(A4))
    dialog.printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.notice.property("tone") == "bad")
    assert "เครื่องพิมพ์" in dialog.notice.text
    assert dialog.isVisible()


def test_without_a_printer_the_file_is_pointed_to(
    look: QApplication, settings: QSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.documents.print_dialog.QPrinterInfo.availablePrinterNames", list)
    dialog = PrintDialog(paper(A4), "แบบ", settings=settings)
    qtbot.addWidget(dialog)
    assert "PDF" in dialog.notice.text
    assert not dialog.print_button.isEnabled()


def test_without_a_printer_the_paper_is_kept_as_a_file(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    file, pdf = tmp_path / "แบบ.pdf", paper(A4, A4)
    dialog = ask(pdf)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    (link,) = (one for one in dialog.notice.findChildren(QPushButton) if "PDF" in one.text())
    link.click()
    assert file.read_bytes() == pdf
    assert dialog.notice.property("tone") == "good"
