"""A household typed by keyboard alone costs no more keys than its row in a spreadsheet."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Value
from desktop.thai.keyboard import to_thai_layout
from tests.ui.keyboard import press
from ui.forms import keyboard
from ui.record_page import RecordPage
from ui.session import Session

HOUSEHOLDS = register("households")
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return

CELLS = (
    *("representative.title", "representative.first_name", "representative.last_name"),
    *("representative.national_id", "representative.birth_date", "representative.phone"),
    *("house_no", "village", "head_name", "members", "wanted.name", "baseline_main"),
)

# What is typed into the twelve fields. Enter goes on from each, past the fields of paper between
# them; "" leaves a field as it stands. The village is chosen by its number, and then kept.
ROWS = (
    ("น", "แก้ว", "ใจดี", "9007001000004", "7/7/05", "0860545000",
     "12/1", "2", "สมชาย ใจดี", "4", "เลี้ยงไก่", "36600"),
    ("นางส", "มณีรัตน์", "สุขสมบูรณ์", "9007001000021", "251242", "0812345678",
     "7", "", "มณีรัตน์ สุขสมบูรณ์", "3", "ทอผ้า", "48000"),
    ("นาง", "เพ็ญ", "ศรีสุวรรณ", "9007001000039", "1 ธ.ค. 99", "032123456",
     "105/3", "", "ชัย ศรีสุวรรณ", "12", "เพาะเห็ด", "127500.50"),
)  # fmt: skip


OF_DIGITS = {Kind.NATIONAL_ID, Kind.PHONE, Kind.DATE, Kind.COUNT, Kind.MONEY, Kind.LINK}


class Clerk:
    """Types into whatever has the focus, and counts every key pressed, Ctrl too."""

    def __init__(self, *, in_thai: bool) -> None:
        self.presses = 0
        self._in_thai = in_thai

    def type(self, text: str, kind: Kind) -> None:
        """One key a character; the keys of digits as the layout that is on writes them."""
        thai = self._in_thai and kind in OF_DIGITS
        for character in text:
            key = to_thai_layout(character) if thai and character in "0123456789/" else character
            self._press(ord(key.upper()), key)

    def go_on(self) -> None:
        """Enter."""
        self._press(ENTER)

    def _press(self, key: Qt.Key | int, text: str = "") -> None:
        self.presses += 1
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, key, text=text)


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> RecordPage:
    made = RecordPage(HOUSEHOLDS, session)
    made.resize(1300, 640)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def spreadsheet(values: dict[str, Value], village: str) -> int:
    """The keys of the same row in a spreadsheet: the characters shown, and one key a cell."""
    kinds = {one.key: one.kind for one in HOUSEHOLDS.fields}
    cells = [village if key == "village" else show_value(kinds[key], values[key]) for key in CELLS]
    return sum(map(len, cells)) + len(cells)


@pytest.mark.parametrize("in_thai", [False, True], ids=["latin digits", "thai top row"])
def test_three_households_cost_no_more_keys_than_in_a_spreadsheet(
    page: RecordPage,
    session: Session,
    office: Office,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    *,
    in_thai: bool,
) -> None:
    monkeypatch.setattr(keyboard, "thai_layout_is_on", lambda: in_thai)
    tambon = office.villages()[0].tambon_id
    session.choose_place(tambon)
    page.list.view.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    for number, typed in enumerate(ROWS):
        clerk = Clerk(in_thai=in_thai)
        clerk.presses += 2 if number == 0 else 0  # Ctrl and N
        walk(page, clerk, dict(zip(CELLS, typed, strict=True)))
        clerk.presses += 2  # Ctrl and Enter
        with qtbot.waitSignal(page.editor.saved) as saved:
            qtbot.keyClick(page.editor, ENTER, CTRL)
        values = office.entry(HOUSEHOLDS, saved.args[0]).values
        village = next(one for one in office.villages() if one.id == values["village"])
        assert (village.tambon_id, village.moo) == (tambon, 2)
        assert all(values[key] not in (None, "") for key in CELLS)
        assert clerk.presses <= spreadsheet(values, village.label) + 2


def walk(page: RecordPage, clerk: Clerk, typed: dict[str, str]) -> None:
    """From the field that has the focus to the last of the twelve, by Enter alone."""
    while (box := page.editor.form.focused_box) is not None:
        clerk.type(typed.get(box.field.key, ""), box.field.kind)
        if box.field.key == CELLS[-1]:
            return
        clerk.go_on()
    raise AssertionError("The keys have left the form before the last field.")
