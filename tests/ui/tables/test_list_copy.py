"""Records on the clipboard: a table for Excel and Word, lines for a chat."""

from array import array
from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import Filter, Sort
from ui.session import Session
from ui.tables.record_list import RecordList

CTRL = Qt.KeyboardModifier.ControlModifier
SAGES = register("sages")


def test_chosen_rows_are_copied_as_they_are_shown(
    shown: RecordList, clipboard: Callable[[str], str], qtbot: QtBot
) -> None:
    shown.columns.choose(["person.phone", "person.full_name", "years"])
    shown.columns.sort(Sort("years", descending=True))
    shown.filters.put("years", (Filter("years", ">=", 12),))
    qtbot.keyClick(shown.view, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(shown.view, Qt.Key.Key_C, CTRL)
    assert clipboard("text/plain").splitlines() == [
        "ที่\tโทรศัพท์\tชื่อ\tประสบการณ์ (ปี)",
        "1\t081-234-5678\tนายแก้ว ใจดี\t30",
        "2\t\tนายไพศาล ใจดี\t12",
    ]
    html = clipboard("text/html")
    assert "mso-number-format:'\\@'\">081-234-5678</td>" in html
    assert '<td align="right">30</td>' in html


def test_a_long_list_is_copied_in_the_background_and_says_so(
    session: Session, office: Office, sages: list[int], clipboard: Callable[[str], str],
    qtbot: QtBot,
) -> None:  # fmt: skip
    made = RecordList(SAGES, session)
    qtbot.addWidget(made)
    made.model._ids = array("q", sages * 10_000)
    said: list[str] = []
    made.told.connect(lambda text, _tone: said.append(text))
    made.copier.copy(range(50_000), made.shown_places())
    qtbot.waitUntil(lambda: "50,000" in said[-1] and "แล้ว" in said[-1])
    assert said[0] == "กำลังคัดลอก 50,000 รายการ …"
    assert any("จาก 50,000" in text for text in said)
    lines = clipboard("text/plain").splitlines()
    assert len(lines) == 50_001
    assert lines[-1].startswith("50,000\tนายขวัญ ใจดี\t")
    assert clipboard("text/html").count("<tr>") == 50_001
