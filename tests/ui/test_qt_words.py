"""Qt's own buttons speak Thai, and English when asked to."""

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from desktop.words import use_language
from ui.qt_words import QT_WORDS, QtWords


@pytest.fixture
def words(look: QApplication) -> QtWords:
    translator = QtWords(look)
    assert look.installTranslator(translator)
    yield translator
    look.removeTranslator(translator)


def test_a_dialogs_buttons_are_thai(words: QtWords, qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    button = QDialogButtonBox.StandardButton
    said = [
        box.addButton(one).text() for one in (button.Ok, button.Cancel, button.Save, button.Yes)
    ]
    assert said == ["ตกลง", "ยกเลิก", "บันทึก", "ใช่"]


@pytest.mark.parametrize("word", QT_WORDS)
def test_every_word_of_the_list_has_a_thai_one(words: QtWords, word: str) -> None:
    thai = words.translate("x", f"&{word}")
    assert thai
    assert not thai.isascii()


def test_english_is_qts_own(words: QtWords) -> None:
    use_language("en")
    assert words.translate("x", "&Cancel") == ""
    assert words.translate("x", "") == ""
