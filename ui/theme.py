"""The look: one small set of tokens, from which palette and style sheet are made.

One accent, one type scale (13, 14, 16, 22 pixels), one spacing unit. Pixels are Qt's device
independent ones, so the screen's scaling applies to all of it.
"""

import string
from dataclasses import asdict, dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import FONTS, ICONS, STYLES

UNIT = 8
SCROLL_BAR = 12  # pixels across
SMALL, BODY, HEADING, FIGURE = 13, 14, 16, 22
FAMILY = "IBM Plex Sans Thai Looped"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a look. `*_soft` lies behind text of the colour it softens."""

    ground: str
    panel: str
    header: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    mode: str


LIGHT = Theme(
    ground="#f3f4f6",
    panel="#ffffff",
    header="#f8f9fa",
    line="#e3e6ea",
    edge="#c5cbd3",
    text="#1b222c",
    quiet="#5d6774",
    accent="#0b5394",
    accent_soft="#e3edf9",
    on_accent="#ffffff",
    good="#176b43",
    good_soft="#e4f4ea",
    warn="#855600",
    warn_soft="#fff5d9",
    bad="#b3211c",
    bad_soft="#fdeaea",
    mode="light",
)

DARK = Theme(
    ground="#16191e",
    panel="#1f242b",
    header="#262c34",
    line="#333a44",
    edge="#4c5664",
    text="#e8ebef",
    quiet="#a3adba",
    accent="#7db8f2",
    accent_soft="#24405e",
    on_accent="#10161d",
    good="#7fd6a6",
    good_soft="#1d3a2b",
    warn="#f0c566",
    warn_soft="#40351a",
    bad="#ff9c95",
    bad_soft="#482422",
    mode="dark",
)


def current() -> Theme:
    """The theme that fits the system's colour scheme now."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(application: QApplication, theme: Theme) -> None:
    """Give the application the bundled font and the palette of `theme`; dress its windows anew.

    The style sheet is not the application's: Qt would then style all of a part again, each time
    that it is put into another.
    """
    register_fonts()
    application.setFont(font(BODY))
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    for window in application.topLevelWidgets():
        if window.styleSheet():
            window.setStyleSheet(style_sheet(theme))


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, and so every window that it is parent of."""
    window.setStyleSheet(style_sheet(current()))


def font(size: int) -> QFont:
    """The shipped font at one of the sizes: to measure what is not in a dressed window yet."""
    made = QFont(FAMILY)
    made.setPixelSize(size)
    return made


def register_fonts() -> None:
    """Make the shipped fonts known to Qt; a second call adds nothing."""
    if FAMILY in QFontDatabase.families():
        return
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def style_sheet(theme: Theme) -> str:
    """The window's style sheet with the colours and sizes of `theme` filled in."""
    sizes = {
        "small": SMALL,
        "body": BODY,
        "heading": HEADING,
        "figure": FIGURE,
        "unit": UNIT,
        "bar": SCROLL_BAR,
    }
    template = string.Template((STYLES / "window.qss").read_text("utf-8"))
    return template.substitute(asdict(theme), icons=ICONS.as_posix(), **sizes)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.panel,
        role.AlternateBase: theme.header,
        role.Text: theme.text,
        role.PlaceholderText: theme.quiet,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.bad,
        role.Highlight: theme.accent_soft,
        role.HighlightedText: theme.text,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.panel,
        role.Midlight: theme.line,
        role.Mid: theme.edge,
        role.Dark: theme.edge,
        role.Shadow: theme.edge,
    }
    palette = QPalette()
    for key, colour in colours.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(theme.edge))
    return palette
