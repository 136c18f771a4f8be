"""Editors: what keys make of them, and how they tidy themselves when they are left."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.office import Office
from desktop.programme.stages import register
from desktop.programme.vocabulary import Choice, Field, Kind
from desktop.views import Scope
from tests.ui.conftest import TODAY, Put
from tests.ui.keyboard import type_keys
from ui.forms.editors import (
    ChoiceEditor,
    FlagEditor,
    LineEditor,
    LinkEditor,
    LongTextEditor,
    line_editor,
)
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
