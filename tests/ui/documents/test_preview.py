"""The preview: pages turned, zoomed and searched, by mouse and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.sheets import PageBreak, Text, sheet_pdf
from ui.documents.preview import Preview
from ui.shortcuts import sequences

PAGES = ("น้ำตาลมะพร้าว", "จักสาน", "น้ำผึ้ง และน้ำอ้อย", "ทอผ้า OTOP")


def paper(*pages: str) -> bytes:
    items = [item for text in pages for item in (Text(text), PageBreak())]
    return sheet_pdf("แบบ", items[:-1])


@pytest.fixture
def preview(look: QApplication, qtbot: QtBot) -> Preview:
    shown = Preview()
    qtbot.addWidget(shown)
    shown.resize(700, 600)
    with qtbot.waitActive(shown):
        shown.show()
    shown.show_pdf(paper(*PAGES))
    shown.view.setFocus()
    return shown


def press(preview: Preview, key: str) -> None:
    QTest.keySequence(preview.view, sequences(key)[0])


def find(preview: Preview, qtbot: QtBot, words: str, count: int) -> None:
    preview.find()
    preview.finding.line.setText(words)
    qtbot.waitUntil(lambda: preview.finding.count == count and preview.finding.current >= 0)


def test_a_typed_page_is_gone_to(preview: Preview, qtbot: QtBot) -> None:
    assert preview.page_box.text() == "1 / 4"
    preview.page_box.selectAll()
    qtbot.keyClicks(preview.page_box, "3")
    qtbot.keyClick(preview.page_box, Qt.Key.Key_Return)
    assert preview.page == 2


@pytest.mark.parametrize(
    ("keys", "page"),
    [(["PgDown"], 1), (["PgDown"] * 9, 3), (["PgDown", "PgDown", "PgUp"], 1), (["PgUp"], 0)],
)
def test_keys_turn_pages_and_stop_at_the_ends(preview: Preview, keys: list[str], page: int) -> None:
    for key in keys:
        press(preview, key)
    assert preview.page == page
    assert preview.page_box.value() == page + 1


def test_keys_zoom_by_the_steps_of_the_list_and_back_to_the_whole_page(preview: Preview) -> None:
    press(preview, "Ctrl+=")  # from what is shown, the next larger one
    first = preview.view.zoomFactor()
    assert preview.view.zoomMode() == QPdfView.ZoomMode.Custom
    QTest.keySequence(preview.view, QKeySequence("Ctrl++"))
    assert preview.view.zoomFactor() > first
    assert preview.zoom.currentText() == f"{round(preview.view.zoomFactor() * 100)}%"
    press(preview, "Ctrl+-")
    assert preview.view.zoomFactor() == first
    press(preview, "Ctrl+0")
    assert preview.view.zoomMode() == QPdfView.ZoomMode.FitInView
    assert preview.zoom.currentIndex() == 0


def test_the_largest_and_the_smallest_zoom_stay(preview: Preview) -> None:
    for _time in range(9):
        preview.zoom_by(1)
    assert preview.view.zoomFactor() == 3
    for _time in range(9):
        preview.zoom_by(-1)
    assert preview.view.zoomFactor() == 0.5


def test_words_are_found_as_they_were_typed_and_gone_through_in_turns(
    preview: Preview, qtbot: QtBot
) -> None:
    find(preview, qtbot, "น้ำ", 3)
    bar = preview.finding
    seen = []
    for _time in range(4):
        seen.append((bar.current, preview.page))
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert seen == [(0, 0), (1, 2), (2, 2), (0, 0)]
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.told.text() == "1 จาก 3"


def test_the_search_begins_at_the_page_in_view(preview: Preview, qtbot: QtBot) -> None:
    preview.turn(1)
    find(preview, qtbot, "น้ำ", 3)
    assert preview.page == 2
    assert preview.view.currentSearchResultIndex() == 1


def test_what_is_not_there_is_said(preview: Preview, qtbot: QtBot) -> None:
    find(preview, qtbot, "ทอผ้า", 1)
    preview.finding.line.setText("ไม่มี")
    qtbot.waitUntil(lambda: preview.finding.told.text() == "ไม่พบ")
    assert not preview.finding.on.isEnabled()


@pytest.mark.qt_log_ignore("keyToAscii")
def test_the_key_opens_the_search_on_both_layouts_and_esc_closes_it(
    preview: Preview, qtbot: QtBot
) -> None:
    for sequence in sequences("Ctrl+F"):
        preview.view.setFocus()
        QTest.keySequence(preview.view, sequence)
        assert preview.finding.isVisible()
        assert preview.finding.line.hasFocus()
        assert preview.view.searchModel() is preview.finding.model  # all places are marked
        qtbot.keyClick(preview.finding.line, Qt.Key.Key_Escape)
        assert preview.finding.isHidden()
        assert preview.view.searchModel() is None


def test_another_document_is_searched_for_the_same_words(preview: Preview, qtbot: QtBot) -> None:
    find(preview, qtbot, "น้ำ", 3)
    preview.show_pdf(paper("ว่าง", "น้ำปลา"))
    qtbot.waitUntil(lambda: preview.finding.count == 1)
    assert preview.page_count == 2


def test_without_a_document_nothing_answers(preview: Preview) -> None:
    preview.show_pdf(b"")
    for key in ("PgDown", "Ctrl+=", "Ctrl+-", "Ctrl+0"):
        press(preview, key)
    preview.finding.go(1)
    assert preview.page_count == 0
    assert not preview.page_box.isEnabled()
