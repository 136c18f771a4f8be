"""Every key that F1 lists does something where it holds, on the Thai layout as on the English."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Put
from ui import shortcuts
from ui.charts.arriving import Arriving
from ui.designer.dialog import open_designer
from ui.dialogs import keys
from ui.dialogs.help import sheets_of
from ui.dialogs.keys import Keys
from ui.main_window import TAB_KEYS, MainWindow
from ui.session import Session

NAMES = {"↵": "Return", "↑": "Up", "↓": "Down", "←": "Left", "→": "Right", "Delete": "Del"}
MODIFIERS = ("Ctrl", "Shift", "Alt")


def alone(listed: str) -> Iterator[str]:
    """Each key of a line of the sheet: "Shift ↑ ↓" is Shift+Up, and Shift+Down."""
    for part in listed.split("  "):
        if "…" in part:
            yield from (f"Alt+{key}" for key in TAB_KEYS)
            continue
        words = part.split()
        held = [one for one in words if one in MODIFIERS]
        for one in words[len(held) :]:
            yield "+".join((*held, NAMES.get(one, one)))


def answers(widget: QWidget, key: QKeySequence) -> str:
    """Why nobody would answer `key` pressed in `widget`; "" when somebody does."""
    combination = key[0]
    code, held = combination.key(), combination.keyboardModifiers()
    text = chr(code.value) if not held and code.value < 0x110000 else ""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, code.value, held, text)
    override.ignore()
    QCoreApplication.sendEvent(widget, override)
    here = [] if override.isAccepted() else list(shortcuts_for(widget, key))
    if len(here) > 1:
        return f"{key.toString()} is ambiguous"
    if here:
        return ""
    press = QKeyEvent(QEvent.Type.KeyPress, code.value, held, text)
    QCoreApplication.sendEvent(widget, press)
    return "" if press.isAccepted() else f"{key.toString()} is dead"


def shortcuts_for(widget: QWidget, key: QKeySequence) -> Iterator[QShortcut]:
    """The shortcuts that `key` calls while `widget` has the focus."""
    contexts = Qt.ShortcutContext
    for one in widget.window().findChildren(QShortcut):
        owner = one.parent()
        inside = owner is widget or owner.isAncestorOf(widget)
        reached = {
            contexts.WidgetShortcut: owner is widget,
            contexts.WidgetWithChildrenShortcut: inside,
        }.get(one.context(), True)
        known = one.keys()  # a shortcut has several, and is no dictionary
        if reached and one.isEnabled() and owner.isVisible() and key in known:
            yield one


def dead(listed: Keys, places: Callable[[], list[QWidget]]) -> list[str]:
    """The keys of a sheet that none of the places answers, in either layout."""
    found = []
    for line, _what in listed:
        for key in alone(line):
            for sequence in shortcuts.sequences(key):
                said = [answers(place, sequence) for place in places()]
                if "" not in said:
                    found.append(" ".join(said))
    return found


def test_lines_are_read_as_keys() -> None:
    assert list(alone("Ctrl Y  Ctrl Shift Z")) == ["Ctrl+Y", "Ctrl+Shift+Z"]
    assert list(alone("Shift ↑ ↓")) == ["Shift+Up", "Shift+Down"]
    assert list(alone("Tab  ↵")) == ["Tab", "Return"]


def test_a_key_that_nobody_knows_is_found_dead(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert dead((("Ctrl J", "nothing"),), lambda: [widget]) != []


@pytest.mark.qt_log_ignore("keyToAscii")
def test_every_key_of_a_stage_is_answered(window: MainWindow, put_sage: Put) -> None:
    for name in ("แก้ว", "กมล", "ขวัญ"):
        put_sage(name)
    page = window.show_stage("survey").current
    assert page is not None

    def listed() -> list[QWidget]:
        page.list.select(page.list.model.record(1))
        return [page.list.view]

    def form() -> list[QWidget]:
        page.begin()
        boxes = page.editor.form.boxes
        return [
            boxes["person.birth_date"].editor,
            boxes["achievements"].editor,
            boxes["selected"].editor,
        ]

    assert dead(keys.LIST, listed) == []
    assert dead(keys.FORM, form) == []


@pytest.mark.qt_log_ignore("keyToAscii")
@pytest.mark.parametrize(
    ("stage", "register", "listed"),
    [("team", "households", keys.HOUSEHOLD), ("follow_up", "visits", keys.VISITS)],
)
def test_every_key_of_a_register_alone_is_answered(
    window: MainWindow, stage: str, register: str, listed: Keys
) -> None:
    page = window.show_stage(stage).show_register(register)
    assert sheets_of(window.show_stage(stage))[0].keys is listed
    assert dead(listed, lambda: [page.list.view]) == []


@pytest.mark.qt_log_ignore("keyToAscii")
def test_every_key_of_the_grid_is_answered(window: MainWindow, put_sage: Put) -> None:
    put_sage("แก้ว")
    page = window.show_stage("survey").current
    assert page is not None
    page.show_grid()

    def grid() -> list[QWidget]:
        page.grid.view.close_editor()
        page.grid.view.go_to(0, 1)
        return [page.grid.view]

    assert dead(keys.GRID, grid) == []


@pytest.mark.qt_log_ignore("keyToAscii")
def test_every_key_of_the_designer_is_answered(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    dialog = open_designer(window, session, "formal")
    qtbot.waitUntil(lambda: bool(dialog.renderer.pdf))

    def page() -> list[QWidget]:
        dialog.draft.choose((0,))
        return [dialog.sheet]

    assert dead(keys.DESIGNER, page) == []
    dialog.draft.kept(dialog.draft.design)
    dialog.reject()


@pytest.mark.qt_log_ignore("keyToAscii")
@pytest.mark.parametrize(
    ("place", "part", "listed"),
    [
        (0, "", keys.BOARD), (0, "", keys.EVERYWHERE), (7, "charts", keys.INCOMES),
        (8, "", keys.CERTIFICATES), (9, "history", keys.HISTORY), (9, "check", keys.DATA_CHECK),
        (10, "", keys.SETTINGS),
    ],
)  # fmt: skip
def test_every_key_of_a_page_is_answered(
    place: int, part: str, listed: Keys, window: MainWindow, put_sage: Put, qtbot: QtBot
) -> None:
    put_sage("แก้ว")
    window.go_to_tab(place)
    page = window.page(place)
    shown = page.show_part(part) if part else page
    if isinstance(shown, Arriving):
        qtbot.waitUntil(lambda: shown.page is not None)
    inside = [one for one in shown.findChildren(QWidget) if one.focusPolicy() and one.isVisible()]
    assert inside

    def everywhere() -> list[QWidget]:
        if listed is keys.SETTINGS:  # ↓ went on to the next subject
            page.show_subject(0)
        if listed is keys.BOARD:  # ↵ opened a stage, or a village's page
            window.go_to_tab(place)
            page.show_board()
        return [*inside, window.header.search]

    assert dead(listed, everywhere) == []
