"""Shortcuts answer on both keyboard layouts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import shortcuts


@pytest.mark.parametrize(
    ("key", "both"),
    [
        ("Ctrl+S", ["Ctrl+S", "Ctrl+ห"]),
        ("Ctrl+K", ["Ctrl+K", "Ctrl+า"]),
        ("Ctrl+Z", ["Ctrl+Z", "Ctrl+ผ"]),
        ("Ctrl+Return", ["Ctrl+Return", "Ctrl+Enter"]),
        ("F8", ["F8"]),
        ("Esc", ["Esc"]),
        ("Alt+1", ["Alt+1", "Alt+ๅ"]),
    ],
)
def test_a_key_is_known_on_both_layouts(key: str, both: list[str]) -> None:
    assert shortcuts.sequences(key) == [QKeySequence(one) for one in both]


@pytest.mark.qt_log_ignore("keyToAscii")  # QTest has no Thai keys, the window system has
@pytest.mark.parametrize("key", ["S", "ห"])
def test_ctrl_s_acts_on_both_layouts(key: str, qtbot: QtBot) -> None:
    acted: list[bool] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    shortcut = shortcuts.install(
        widget, "Ctrl+S", lambda: acted.append(True), Qt.ShortcutContext.WindowShortcut
    )
    with qtbot.waitActive(widget):
        widget.show()
    with qtbot.waitSignal(shortcut.activated):
        QTest.keySequence(widget, QKeySequence(f"Ctrl+{key}"))
    assert acted == [True]
