"""Shortcuts that work whatever keyboard layout is on.

With the Thai layout on, Ctrl and the S key arrive as Ctrl+ห; every shortcut is therefore installed
under both letters.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.thai.keyboard import to_thai_layout


def sequences(key: str) -> list[QKeySequence]:
    """`key` ("Ctrl+S", "F8") as typed on an English and on a Thai layout."""
    modifiers, _plus, letter = key.rpartition("+")
    thai = to_thai_layout(letter.lower())
    if not modifiers or len(letter) > 1:
        both = [QKeySequence(key)]
        if letter == "Return":
            both.append(QKeySequence(f"{modifiers}+Enter".lstrip("+")))
        return both
    both = [QKeySequence(key), QKeySequence(f"{modifiers}+{thai}")]
    if "Shift" in modifiers:  # some systems tell the letter that the key has with Shift
        both.append(QKeySequence(f"{modifiers}+{to_thai_layout(letter.upper())}"))
    return both


def install(
    owner: QWidget,
    key: str,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> QShortcut:
    """Make `key` call `act` while the focus is in `owner` (or as `context` says)."""
    shortcut = QShortcut(owner)
    shortcut.setKeys(sequences(key))
    shortcut.setContext(context)
    shortcut.activated.connect(act)
    return shortcut


def give(action: QAction, key: str) -> None:
    """Give `key`, in both layouts, to a menu's action."""
    action.setShortcuts(sequences(key))


def shown(key: str) -> str:
    """`key` as a button's label writes it: "Ctrl+Return" as "Ctrl ↵"."""
    return key.replace("Return", "↵").replace("+", " ")
