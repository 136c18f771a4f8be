"""The look: every colour and size of the style sheet is a token, readable in light and dark."""

import re
from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

from resources import FONTS, STYLES
from ui import theme
from ui.theme import DARK, LIGHT, Theme

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
