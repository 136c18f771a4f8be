"""The look: tokens readable in light and dark, and every window that there is dressed in it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from resources import FONTS, STYLES
from ui import theme
from ui.dialogs.welcome import WelcomeDialog
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT, Theme

UI = Path(theme.__file__).parent
WINDOWS = {"QDialog", "QMainWindow", "QMenu", "QMessageBox", "QProgressDialog"}
PARENTS = {"self", "parent", "window"}

ON_PANEL = ("text", "quiet", "accent", "good", "warn", "bad")
SOFT = ("accent", "good", "warn", "bad")


def luminance(colour: str) -> float:
    parts = (value / 255 for value in QColor(colour).getRgb()[:3])
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.mode)
def test_text_can_be_read_on_every_ground(look: Theme) -> None:
    colours = asdict(look)
    for name in ON_PANEL:
        for ground in ("panel", "ground", "header"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for name in SOFT:
        assert contrast(colours[name], colours[f"{name}_soft"]) >= 4.5, name
    assert contrast(look.on_accent, look.accent) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.mode)
def test_the_style_sheet_is_filled_completely(look: Theme) -> None:
    assert "$" not in theme.style_sheet(look)


def test_the_style_sheet_names_no_colour_of_its_own() -> None:
    assert (
        re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\w)", (STYLES / "window.qss").read_text("utf-8")) == []
    )


def test_the_shipped_font_is_known_and_draws_thai(look: QApplication) -> None:
    assert theme.FAMILY in QFontDatabase.families()
    font = QRawFont(str(FONTS / "IBMPlexSansThaiLooped-Regular.ttf"), 14)
    assert all(font.supportsCharacter(ord(letter)) for letter in "กขฃญฐ์่ี๓฿A1→·")


def is_dressed(window: QWidget) -> bool:
    return window.style().metaObject().className() == "QStyleSheetStyle"


def ground(widget: QWidget) -> str:
    """The colour in a corner."""
    return widget.grab().toImage().pixelColor(1, 1).name()


def windows_without_a_parent(code: str) -> Iterator[int]:
    """The lines where a window is made that no other gives its look."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.ClassDef(bases=[ast.Name(id=name), *_]) if name in WINDOWS:
                calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
                made = [one for one in calls if ast.unparse(one.func) == "super().__init__"]
            case ast.Call(func=ast.Name(id=name)) if name in WINDOWS:
                made = [node]
            case ast.Call(func=ast.Attribute(value=ast.Name(id="QMessageBox"))):
                made = [node]
            case _:
                continue
        for one in made:
            if not any(isinstance(given, ast.Name) and given.id in PARENTS for given in one.args):
                yield one.lineno


def test_a_window_without_a_parent_is_dressed_where_it_is_made() -> None:
    codes = {file.relative_to(UI).as_posix(): file.read_text("utf-8") for file in UI.rglob("*.py")}
    alone = {name for name, code in codes.items() if any(windows_without_a_parent(code))}
    assert alone == {"application.py", "main_window.py", "dialogs/demo.py"}
    assert [name for name in alone if "theme.dress(" not in codes[name]] == []


@pytest.mark.parametrize(
    "code",
    [
        "class Asked(QDialog):\n    def __init__(self):\n        super().__init__()",
        "QMenu().popup(place)",
        "QMessageBox.critical(None, title, text)",
    ],
)
def test_one_that_is_not_would_be_noticed(code: str) -> None:
    assert list(windows_without_a_parent(code))


def test_what_opens_over_a_window_is_dressed_as_the_window(
    window: MainWindow,
) -> None:
    page = window.show_stage("survey").show_register("sages")
    page.begin()
    title = page.editor.form.boxes["person.title"].editor
    title.completions.offer("น")
    QToolTip.showText(QPoint(), "ปราชญ์", window)
    tip = next(one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel"))
    opened = (
        QMenu(page.list), window.show_first_steps(), tip,
        title.completer().popup(), window.header.places.completer().popup(),
    )  # fmt: skip
    assert [type(one).__name__ for one in opened if not is_dressed(one)] == []


def test_the_first_window_of_all_is_dressed(look: QApplication, qtbot: QtBot) -> None:
    welcome = WelcomeDialog(lambda _folder, open_: open_())
    qtbot.addWidget(welcome)
    assert is_dressed(welcome)


def test_every_window_follows_the_systems_colours(
    look: QApplication, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = QDialog(window)
    monkeypatch.setattr(theme, "current", lambda: DARK)
    theme.apply(look, DARK)
    try:
        assert {ground(window.header), ground(dialog)} == {DARK.panel, DARK.ground}
    finally:
        theme.apply(look, LIGHT)
