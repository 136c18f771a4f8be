"""What is shipped beside the code: fonts, icons, styles, words, places, designs."""

from pathlib import Path

ROOT = Path(__file__).parent
FONTS = ROOT / "fonts"
WORDS = ROOT / "words"
PLACES = ROOT / "places"
STYLES = ROOT / "styles"
ICONS = ROOT / "icons"
DESIGNS = ROOT / "designs"
