"""Digits grouped while they are typed: any keys, and what was typed stays, in its order."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.programme.vocabulary import Field, Kind
from tests.ui.conftest import TODAY
from tests.ui.keyboard import press, type_keys
from ui.forms.digits import DigitsEditor, NationalIdEditor
from ui.forms.editors import line_editor

CTRL = Qt.KeyboardModifier.ControlModifier
KINDS = (Kind.NATIONAL_ID, Kind.PHONE, Kind.MONEY, Kind.COUNT, Kind.QUANTITY)
ID = "9007001000004"


def editor_of(kind: Kind) -> DigitsEditor:
    made = line_editor(Field("x", "X", kind), lambda: TODAY)
    assert isinstance(made, DigitsEditor)
    return made


def standing(editor: DigitsEditor) -> str:
    """The line with its cursor as "|"."""
    place = editor.cursorPosition()
    return editor.text()[:place] + "|" + editor.text()[place:]


@pytest.mark.parametrize(
    ("kind", "keys", "shown"),
    [
        (Kind.NATIONAL_ID, "12345", "1-2345|"),
        (Kind.NATIONAL_ID, "ๅ/-ภถุึคตจๅ/-", "1-2345-67890-12-3|"),
        (Kind.NATIONAL_ID, "9-0070-0", "9-0070-0|"),
        (Kind.PHONE, "0812345678", "081-234-5678|"),
        (Kind.PHONE, "จคๅ/-ภถุึค", "081-234-5678|"),
        (Kind.MONEY, "1234567.5", "1,234,567.5|"),
        (Kind.MONEY, "1,5", "1,5|"),
        (Kind.MONEY, "ภถใถ", "45.5|"),
        (Kind.MONEY, "500 บาทถ้วน", "500 บาทถ้วน|"),
        (Kind.COUNT, "12 คน", "12 คน|"),
        (Kind.QUANTITY, "1234.125", "1,234.125|"),
        (Kind.COUNT, "๑๒๓๔", "๑,๒๓๔|"),
    ],
)
def test_it_is_grouped_at_every_key(kind: Kind, keys: str, shown: str, qtbot: QtBot) -> None:
    editor = editor_of(kind)
    qtbot.addWidget(editor)
    type_keys(editor, keys)
    assert standing(editor) == shown


def test_backspace_passes_over_a_dash_that_came_by_itself(qtbot: QtBot) -> None:
    editor = editor_of(Kind.NATIONAL_ID)
    qtbot.addWidget(editor)
    type_keys(editor, "123456")
    editor.setCursorPosition(2)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert standing(editor) == "|2-3456"
    editor.setCursorPosition(1)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert standing(editor) == "2|-456"


def test_a_digit_typed_in_the_middle_moves_the_rest_on(qtbot: QtBot) -> None:
    editor = editor_of(Kind.MONEY)
    qtbot.addWidget(editor)
    type_keys(editor, "1234")
    editor.setCursorPosition(3)
    type_keys(editor, "9")
    assert standing(editor) == "12,9|34"


@pytest.mark.parametrize("control", [Qt.Key.Key_Z, ord("ผ")], ids=["Ctrl+Z", "Ctrl+ผ"])
def test_undo_goes_back_key_by_key_and_redo_forth(control: object, qtbot: QtBot) -> None:
    editor = editor_of(Kind.MONEY)
    qtbot.addWidget(editor)
    type_keys(editor, "1234")
    press(editor, control, CTRL)  # type: ignore[arg-type]
    assert editor.text() == "123"
    press(editor, control, CTRL)  # type: ignore[arg-type]
    assert standing(editor) == "12|"
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.text() == "1,234"


@pytest.mark.parametrize(
    ("brought", "shown"), [("9007001000004", "9-0070-01000-00-4"), ("9-007", "9-007")]
)
def test_a_paste_is_grouped_unless_it_brings_its_own_dashes(
    brought: str, shown: str, qtbot: QtBot
) -> None:
    editor = editor_of(Kind.NATIONAL_ID)
    qtbot.addWidget(editor)
    QGuiApplication.clipboard().setText(brought)
    editor.paste()
    assert editor.text() == shown


def test_commas_in_the_wrong_place_are_left_for_a_person_to_see(qtbot: QtBot) -> None:
    editor = editor_of(Kind.MONEY)
    qtbot.addWidget(editor)
    type_keys(editor, "1,5")
    editor.settle()
    assert editor.text() == "1,5"
    assert editor.value() is None


def _deleted(digits: str, place: int, key: Qt.Key) -> tuple[str, int]:
    if key == Qt.Key.Key_Backspace:
        return digits[: max(place - 1, 0)] + digits[place:], max(place - 1, 0)
    return digits[:place] + digits[place + 1 :], place


KEYS = st.lists(
    st.sampled_from("0123456789") | st.sampled_from([
        Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End,
    ]),
    max_size=24,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(KINDS), KEYS)
def test_whatever_the_keys_the_digits_stay_as_typed_and_the_cursor_behind_the_same_one(
    qapp: QApplication, kind: Kind, keys: list[str | Qt.Key]
) -> None:
    editor = editor_of(kind)
    digits, place = "", 0
    for key in keys:
        if isinstance(key, str):
            type_keys(editor, key)
            digits, place = digits[:place] + key + digits[place:], place + 1
        else:
            QTest.keyClick(editor, key)
            if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                place = 0 if key == Qt.Key.Key_Home else len(digits)
            else:
                digits, place = _deleted(digits, place, key)
        text, cursor = editor.text(), editor.cursorPosition()
        assert "".join(filter(str.isdecimal, text)) == digits
        assert sum(map(str.isdecimal, text[:cursor])) == place
    editor.deleteLater()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(KINDS), st.text(max_size=30))
def test_any_text_can_be_typed_pasted_and_left(qapp: QApplication, kind: Kind, text: str) -> None:
    editor = editor_of(kind)
    type_keys(editor, "".join(one for one in text if one.isprintable()))
    editor.settle()
    editor.put(text)
    QGuiApplication.clipboard().setText(text)
    editor.paste()
    editor.settle()
    editor.deleteLater()


@pytest.fixture
def stored(qtbot: QtBot) -> NationalIdEditor:
    editor = editor_of(Kind.NATIONAL_ID)
    assert isinstance(editor, NationalIdEditor)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    editor.clearFocus()
    editor.put(ID)
    return editor


def test_a_stored_id_is_masked_until_somebody_works_on_it(
    stored: NationalIdEditor, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(stored.edited):
        assert stored.text() == "9-00xx-xxxxx-00-x"
        assert stored.raw() == "9-0070-01000-00-4"
        stored.settle()
        assert stored.value() == ID
        stored.setFocus()
        qtbot.waitUntil(lambda: stored.text() == "9-0070-01000-00-4")
        stored.clearFocus()
        assert stored.text() == "9-00xx-xxxxx-00-x"


def test_an_id_that_is_being_typed_shows_whole(stored: NationalIdEditor, qtbot: QtBot) -> None:
    stored.setFocus()
    qtbot.waitUntil(lambda: not stored.is_masked)
    stored.selectAll()
    type_keys(stored, "9007001000021")
    stored.clearFocus()
    assert stored.text() == "9-0070-01000-02-1"
    stored.put("9-0070-01000-02-1")
    assert stored.text() == "9-0070-01000-02-1"
    stored.put("900700")
    assert not stored.is_masked
