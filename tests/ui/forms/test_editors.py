"""Editors: what keys make of them, and how they tidy themselves when they are left."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.programme.values import read_value
from desktop.programme.vocabulary import Choice, Field, Kind, Value
from desktop.thai.keyboard import to_latin_layout
from desktop.thai.problems import NotUnderstood
from desktop.views import Scope
from tests.ui.conftest import TODAY, Put
from tests.ui.keyboard import press, type_keys
from ui.forms.editors import (
    ChoiceEditor,
    FlagEditor,
    LineEditor,
    LinkEditor,
    LongTextEditor,
    TitleEditor,
    line_editor,
    make_editor,
)
from ui.forms.field_box import FieldBox
from ui.session import Session


@pytest.mark.parametrize(
    ("kind", "keys", "shown"),
    [
        (Kind.COUNT, "1250", "1,250"),
        (Kind.COUNT, "ๅ/ถ", "125"),
        (Kind.COUNT, "/ๅ", "21"),
        (Kind.COUNT, "/-", "23"),
        (Kind.COUNT, "๑๒", "12"),
        (Kind.MONEY, "38000", "38,000"),
        (Kind.MONEY, "38,000.50", "38,000.50"),
        (Kind.MONEY, "-", "0"),
        (Kind.MONEY, "-จ", "30"),
        (Kind.QUANTITY, "2.5", "2.5"),
        (Kind.DATE, "1/12/69", "1 ธ.ค. 2569"),
        (Kind.DATE, "011269", "1 ธ.ค. 2569"),
        (Kind.DATE, "1 ต.ค. 2568", "1 ต.ค. 2568"),
        (Kind.DATE, "จๅๅ/ุต", "1 ธ.ค. 2569"),
        (Kind.PHONE, "0860545000", "086-054-5000"),
        (Kind.NATIONAL_ID, "9007001000004", "9-0070-01000-00-4"),
        (Kind.TEXT, "  นํ้าฝน ", "น้ำฝน"),
        (Kind.COUNT, "สิบสอง?", "สิบสอง?"),
    ],
)
def test_a_line_is_tidied_when_it_is_left(kind: Kind, keys: str, shown: str, qtbot: QtBot) -> None:
    editor = line_editor(Field("x", "X", kind), lambda: TODAY)
    qtbot.addWidget(editor)
    type_keys(editor, keys)
    with qtbot.waitSignal(editor.editingFinished):
        editor.editingFinished.emit()
    assert editor.text() == shown


def test_typing_is_an_edit_and_showing_is_none(qtbot: QtBot) -> None:
    editor = LineEditor(Field("x", "X"), lambda: TODAY)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.put("แก้ว")
    with qtbot.waitSignal(editor.edited):
        type_keys(editor, "ก")


@pytest.fixture
def link(session: Session, office: Office, put_sage: Put, qtbot: QtBot) -> LinkEditor:
    put_sage("แก้ว")
    put_sage("กมล")
    field = register("trainees").field("sage")
    scope = Scope(office.rounds()[0].id)
    editor = LinkEditor(
        field,
        lambda text, limit: office.options(field, scope, text, limit),
        lambda one: office.option(field, one),
    )
    qtbot.addWidget(editor)
    return editor


def test_a_link_is_found_by_a_part_of_its_name(link: LinkEditor, qtbot: QtBot) -> None:
    type_keys(link, "กมล")
    assert link.raw() == "กมล"
    assert link.problem()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert isinstance(link.raw(), int)
    assert link.text().startswith("นายกมล ใจดี")
    assert link.problem() == ""


def test_a_link_to_nobody_keeps_its_text_and_says_so(link: LinkEditor, qtbot: QtBot) -> None:
    type_keys(link, "ฮฮฮ")
    link.settle()
    assert link.raw() == "ฮฮฮ"
    assert "โปรดเลือก" in link.problem()


def test_changing_a_chosen_name_takes_the_choice_back(link: LinkEditor, qtbot: QtBot) -> None:
    link.put(1)
    assert link.raw() == 1
    qtbot.keyClick(link, Qt.Key.Key_End)
    type_keys(link, "ๆ")
    assert link.raw() != 1


def test_choice_flag_and_long_text_say_what_they_hold(qtbot: QtBot) -> None:
    choice = ChoiceEditor(
        Field("x", "X", Kind.CHOICE, choices=(Choice("a", "A"), Choice("b", "B")))
    )
    flag, long = FlagEditor(Field("y", "Y", Kind.FLAG)), LongTextEditor(Field("z", "Z"))
    for editor in (choice, flag, long):
        qtbot.addWidget(editor)
    assert (choice.raw(), flag.raw(), long.raw()) == (None, False, "")
    qtbot.keyClick(choice, Qt.Key.Key_End)
    qtbot.keyClick(flag, Qt.Key.Key_Space)
    qtbot.keyClicks(long, "ab")
    assert (choice.raw(), flag.raw(), long.raw()) == ("b", True, "ab")
    for editor in (choice, flag, long):
        editor.put(None)
    assert (choice.raw(), flag.raw(), long.raw()) == (None, False, "")


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ("ผ", "passed"),
        ("ม", "failed"),
        ("ไม่", "failed"),
        ("หว", None),
        ("zjko", "passed"),
        ("", None),
    ],
)
def test_a_choice_is_made_by_typing_a_part_of_it(keys: str, key: str | None, qtbot: QtBot) -> None:
    choices = (Choice("passed", "Passed"), Choice("failed", "Not passed"))
    editor = ChoiceEditor(Field("x", "X", Kind.CHOICE, choices=choices))
    qtbot.addWidget(editor)
    type_keys(editor, keys)
    assert editor.raw() == key
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.raw() is None


@pytest.fixture
def title(look: object, qtbot: QtBot) -> TitleEditor:
    made = TitleEditor(Field("x", "X", Kind.TITLE), lambda: TODAY)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "taken"),
    [
        ("น", "นาย"),
        ("นาง", "นาง"),
        ("นางส", "นางสาว"),
        ("น.ส.", "นางสาว"),
        ("ว่า", "ว่าที่ร้อยตรี"),
        ("ครู", "ครู"),
        ("กำนัน", "กำนัน"),
        ("", ""),
    ],
)
def test_a_title_is_taken_by_its_beginning_and_no_other_is_forced(
    title: TitleEditor, keys: str, taken: str
) -> None:
    type_keys(title, keys)
    assert title.text() == keys
    press(title, Qt.Key.Key_Return)
    assert title.text() == taken


def test_escape_leaves_what_was_typed(title: TitleEditor) -> None:
    type_keys(title, "น")
    title.completer().popup().hide()
    press(title, Qt.Key.Key_Return)
    assert title.text() == "น"


@pytest.fixture
def village(session: Session, office: Office, qtbot: QtBot) -> LinkEditor:
    field = register("households").field("village")
    scope = Scope(office.rounds()[0].id, office.villages()[0].tambon_id)
    editor = LinkEditor(
        field,
        lambda text, limit: office.options(field, scope, text, limit),
        lambda one: office.option(field, one),
    )
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
    return editor


@pytest.mark.parametrize("keys", ["3", "-", "๓"])
def test_a_village_is_found_by_its_moo_in_either_layout(
    village: LinkEditor, office: Office, keys: str
) -> None:
    type_keys(village, keys)
    press(village, Qt.Key.Key_Return)
    found = next(one for one in office.villages() if one.id == village.raw())
    assert (found.tambon_id, found.moo) == (office.villages()[0].tambon_id, 3)


def test_a_village_is_found_by_what_the_wrong_layout_wrote(
    village: LinkEditor, office: Office
) -> None:
    name = office.villages()[0].name
    type_keys(village, to_latin_layout(name))
    press(village, Qt.Key.Key_Return)
    assert village.raw() == office.villages()[0].id


@pytest.mark.parametrize(("held", "text"), [("", ""), ("Shift", "\n"), ("Alt", "\n")])
def test_enter_goes_on_from_a_long_text_and_shift_begins_a_line(
    held: str, text: str, qtbot: QtBot
) -> None:
    editor = LongTextEditor(Field("x", "X", Kind.LONG_TEXT))
    qtbot.addWidget(editor)
    modifier = getattr(Qt.KeyboardModifier, f"{held or 'No'}Modifier")
    press(editor, Qt.Key.Key_Return, modifier)
    assert editor.raw() == text


BAD = {
    "long": "ก" * 40_000,  # more than Qt puts into a line by itself
    "emoji": "สมชาย 👨‍👩‍👧🏽🇹🇭",
    "directions": "‮สมชาย‬‏؜⁦x⁩",
    "controls": "ส\x00ม\x07ช\x1b[0m\x7fา\u0085ย",
    "surrogate": "ส\ufffd\ufeff\ufff9",
    "lines": "หนึ่ง\r\nสอง\u2028สาม\tสี่",
    "marks": "ก" + "่" * 500,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_bad_input_gives_a_value_a_blank_or_a_sentence(
    kind: Kind, text: str, session: Session, office: Office, qtbot: QtBot
) -> None:
    choices = (Choice("passed", "Passed"),) if kind is Kind.CHOICE else ()
    target = "village" if kind is Kind.LINK else ""
    field = Field("x", "X", kind, choices=choices, target=target)
    editor = make_editor(field, session)
    qtbot.addWidget(editor)
    type_keys(editor, text[:100])
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        QGuiApplication.clipboard().setText(text)
        editor.selectAll()
        editor.paste()
        assert len(editor.text()) >= len(text) - text.count("\r"), "a paste is never cut off"
    editor.settle()
    assert isinstance(read(field, editor.raw()), Read)


@dataclass
class Read:
    """A value, or the sentence that says why there is none."""

    value: Value = None
    reason: str = ""


def read(field: Field, raw: object) -> Read:
    try:
        return Read(read_value(field, raw, TODAY))
    except NotUnderstood as problem:
        return Read(reason=problem.reason)


@pytest.mark.parametrize(
    ("typed", "shown", "told"),
    [
        ("สม\u200bชาย", "สมชาย", "มองไม่เห็น"),
        ("นํ้าฝน", "น้ำฝน", "สระอำ"),
        ("  แก้ว  ", "แก้ว", ""),
        ("แก้ว", "แก้ว", ""),
    ],
)
def test_a_text_is_not_repaired_without_a_word(
    typed: str, shown: str, told: str, session: Session, qtbot: QtBot
) -> None:
    box = FieldBox(Field("x", "X"), session)
    qtbot.addWidget(box)
    type_keys(box.editor, typed)
    box.editor.editingFinished.emit()
    assert box.editor.text() == shown
    assert told in box.tidied
    assert bool(told) is bool(box.tidied)
    type_keys(box.editor, "ๆ")
    assert box.tidied == ""


def test_a_name_that_is_too_long_says_how_long_it_may_be(session: Session, qtbot: QtBot) -> None:
    editor = make_editor(Field("x", "X"), session)
    qtbot.addWidget(editor)
    editor.setText("ก" * 100_000)
    assert "200" in read(editor.field, editor.raw()).reason
    assert "100,000" in read(editor.field, editor.raw()).reason
