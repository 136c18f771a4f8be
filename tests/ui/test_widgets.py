"""The small widgets: what they show, say and measure."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.thai.line_breaking import soft_breaks
from ui.notice import Notice
from ui.widgets import elided, key_button, label

ROOT = Path(__file__).parents[2]
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


def test_every_text_over_several_lines_is_broken_where_thai_may_be() -> None:
    """Qt breaks Thai anywhere on Windows: one label knows better, and nobody wraps beside it."""
    wrapping = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "ui").rglob("*.py")
        if "setWordWrap(True)" in file.read_text("utf-8")
    }
    lists = {  # they break softly too
        "ui/dialogs/sheets_list.py", "ui/dialogs/leave_list.py", "ui/designer/parts.py",
    }  # fmt: skip
    assert wrapping == {"ui/widgets.py", *lists}


def test_a_button_leaves_out_its_key_where_there_is_no_room(
    look: QApplication, qtbot: QtBot
) -> None:
    made = key_button("บันทึก", "Ctrl S", lambda: None)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    assert made.text() == "บันทึก  Ctrl S"
    made.resize(made.minimumSizeHint())
    assert made.text() == "บันทึก"
    assert made.toolTip() == "Ctrl S"
    made.resize(made.sizeHint())
    assert made.text() == "บันทึก  Ctrl S"


def test_a_line_without_room_is_told_whole(look: QApplication, qtbot: QtBot) -> None:
    made = elided("นางสาวจำเนียร ทองประเสริฐ ณ อยุธยา")
    qtbot.addWidget(made)
    made.resize(60, 24)
    made.show()
    made.grab()
    assert made.toolTip() == made.text()
    made.resize(made.sizeHint())
    made.grab()
    assert made.toolTip() == ""
