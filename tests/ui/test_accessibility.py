"""Everything can be reached by keyboard, and says its name to a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.programme.stages import register
from tests.ui.conftest import Put
from ui.dialogs.help import HelpDialog
from ui.dialogs.import_workbook import ImportDialog
from ui.dialogs.welcome import WelcomeDialog
from ui.main_window import MainWindow
from ui.session import Session

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def nameless(top: QWidget) -> list[str]:
    """The controls of `top` that a person or a screen reader would meet without a name."""
    found = []
    for widget in top.findChildren(QWidget):
        around = widget.parent().metaObject().className() if widget.parent() else ""
        inner = around.startswith(("QComboBox", "QTabBar")) or widget.objectName().startswith("qt_")
        reached = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not isinstance(widget, CONTROLS) or inner or not reached:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("place", range(11))
def test_every_control_of_every_tab_has_a_name(window: MainWindow, place: int) -> None:
    window.go_to_tab(place)
    assert nameless(window) == []


@pytest.mark.parametrize("make", [WelcomeDialog, ImportDialog, HelpDialog])
def test_every_control_of_every_dialog_has_a_name(
    make: type, window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    arguments = {
        WelcomeDialog: (lambda _folder, open_: open_(),),
        ImportDialog: (session,),
        HelpDialog: (session, window.page(0), "ภาพรวม", window),
    }
    dialog = make(*arguments[make])
    qtbot.addWidget(dialog)
    assert nameless(dialog) == []


def test_every_control_of_what_the_window_opens_has_a_name(
    window: MainWindow, put_sage: Put
) -> None:
    record = put_sage("แก้ว")
    window.show_history(register("sages"), record, "แก้ว")
    steps = window.show_first_steps()
    for step in ("round", "villages", "signatory", "emblem", "records"):
        steps.show_step(step)
    undo_list = window.undoing.show_list()
    opened = (*window.findChildren(QDialog), undo_list)
    assert len(opened) == 3
    for one in opened:
        assert nameless(one) == []
        one.close()


def test_tab_walks_the_form_as_it_reads(window: MainWindow, qtbot: QtBot) -> None:
    page = window.show_stage("survey").current
    assert page is not None
    boxes = [box for box in page.editor.form.boxes.values() if box.field.section == "Person"]
    boxes[0].editor.setFocus()
    walked = []
    for _step in boxes:
        focused = window.focusWidget()
        walked.append(next(box.field.key for box in boxes if box.editor is focused))
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert walked == [box.field.key for box in boxes]


def test_the_window_fits_the_smallest_screen(window: MainWindow, put_sage: Put) -> None:
    put_sage("แก้ว")
    for place in range(window.tabs.count()):
        window.go_to_tab(place)
        smallest = window.minimumSizeHint()
        assert smallest.width() <= 1366, window.tabs.tabText(place)
        assert smallest.height() <= 740, window.tabs.tabText(place)
