"""The small widgets: what they show, say and measure."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.thai.line_breaking import soft_breaks
from ui.notice import Notice
from ui.widgets import label

SENTENCE = "โปรดกรอกรายได้ก่อนอบรมของครัวเรือนเป้าหมายทุกครัวเรือนให้ครบ"


def test_a_wrapping_label_breaks_thai_at_words_and_says_it_whole(
    look: object, qtbot: QtBot
) -> None:
    made = label(SENTENCE, wrap=True)
    qtbot.addWidget(made)
    made.resize(120, 200)
    made.show()
    assert QLabel.text(made) == soft_breaks(SENTENCE) != SENTENCE
    assert made.text() == SENTENCE
    spoken = QAccessible.queryAccessibleInterface(made)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == SENTENCE
    assert made.minimumSizeHint().width() < made.fontMetrics().horizontalAdvance(SENTENCE) / 3


def test_a_wrapping_label_follows_what_it_is_told_later(qtbot: QtBot) -> None:
    made = label(wrap=True)
    qtbot.addWidget(made)
    made.show()
    made.setText(SENTENCE)
    assert QLabel.text(made) == soft_breaks(SENTENCE)
    made.setText("only English")
    assert QLabel.text(made) == made.text() == "only English"
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_notice_says_its_sentence_without_marks(look: object, qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    notice.tell(SENTENCE)
    assert notice.isVisible()
    assert notice.text == SENTENCE == notice.accessibleName()
