"""What is shipped beside the code: fonts, colours, icons, styles, words, places, designs."""

from pathlib import Path

ROOT = Path(__file__).parent
FONTS = ROOT / "fonts"
COLOURS = ROOT / "colour"
WORDS = ROOT / "words"
PLACES = ROOT / "places"
STYLES = ROOT / "styles"
ICONS = ROOT / "icons"
DESIGNS = ROOT / "designs"
