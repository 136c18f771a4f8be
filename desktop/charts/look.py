"""How charts look: colours for light and dark, and the shipped typefaces."""

from dataclasses import dataclass
from functools import cache

from matplotlib import font_manager

from resources import FONTS

REGULAR = "IBM Plex Sans Thai Looped"
STRONG = "IBM Plex Sans Thai Looped SemiBold"
FILES = {REGULAR: "IBMPlexSansThaiLooped-Regular", STRONG: "IBMPlexSansThaiLooped-SemiBold"}
"""The shipped font file (without its suffix) of each family."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode. Before, after and short differ in lightness too, for grey print.

    `wide` and `narrow` are areas behind lines: where most lie, and where half of them lie.
    """

    ground: str
    ink: str
    quiet: str
    grid: str
    before: str
    after: str
    short: str
    line: str
    good: str
    warn: str
    wide: str
    narrow: str


LIGHT = Palette(
    ground="#ffffff",
    ink="#1b222c",
    quiet="#5d6774",
    grid="#e3e6ea",
    before="#b9c2cd",
    after="#0b5394",
    short="#c98500",
    line="#b3211c",
    good="#176b43",
    warn="#855600",
    wide="#e4ecf5",
    narrow="#a6c3e1",
)
DARK = Palette(
    ground="#1f242b",
    ink="#e8ebef",
    quiet="#a3adba",
    grid="#333a44",
    before="#566273",
    after="#7db8f2",
    short="#f0b545",
    line="#ff9c95",
    good="#7fd6a6",
    warn="#f0c566",
    wide="#2a3644",
    narrow="#3b5068",
)


@cache
def use_typefaces() -> None:
    """Make the shipped families known to Matplotlib."""
    for name in FILES.values():
        font_manager.fontManager.addfont(FONTS / f"{name}.ttf")
