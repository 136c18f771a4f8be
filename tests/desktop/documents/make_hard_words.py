"""Draws the hard words as a browser sets them: the pictures our own typesetting is held against.

    python tests/desktop/documents/make_hard_words.py chromium

with the name or the path of any Chromium; run it again when words or typefaces change.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
FONTS = HERE.parents[2] / "resources" / "fonts"
FACES = ("Sarabun-Regular", "Sarabun-Bold", "Charm-Bold")

DOTS_AN_INCH = 384
SIZE = 24  # points
LEAD = 72  # points from word to word: the tallest of Charm, and air
LEFT = 9  # points before a word
ROOM = 216  # points that a word has, those before it among them
AT_ONCE = 40  # words in one column: a browser's picture has a greatest height

_OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--font-render-hinting=none", "--disable-lcd-text"),
)
_PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: held; src: url("{font}") }}
body {{ margin: 0; font: {size}pt/{lead}pt held; text-rendering: geometricPrecision }}
p {{ margin: 0 0 0 {left}pt; height: {lead}pt; white-space: pre }}
</style>{words}"""


def main(browser: str) -> None:
    """Write one picture for each typeface: the words in columns, a browser's picture each."""
    words = HERE.joinpath("hard_words.txt").read_text("utf-8").splitlines()
    columns = [words[at : at + AT_ONCE] for at in range(0, len(words), AT_ONCE)]
    for face in FACES:
        drawn = [column(browser, face, each) for each in columns]
        whole = Image.new("1", (sum(each.width for each in drawn), drawn[0].height), 1)
        for number, each in enumerate(drawn):
            whole.paste(each, (number * each.width, 0))
        whole.save(HERE / f"hard_words_{face}.png", optimize=True)


def column(browser: str, face: str, words: list[str]) -> Image.Image:
    """`words` below each other, as `browser` sets them, in black and white."""
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder, "words.html"), Path(folder, "words.png")
        page.write_text(
            _PAGE.format(
                font=(FONTS / f"{face}.ttf").as_uri(),
                size=SIZE,
                lead=LEAD,
                left=LEFT,
                words="".join(f"<p>{word}</p>" for word in words),
            ),
            "utf-8",
        )
        subprocess.run(
            [
                browser,
                *_OPTIONS,
                f"--user-data-dir={folder}/profile",
                f"--force-device-scale-factor={DOTS_AN_INCH / 96}",
                f"--window-size={ROOM * 4 // 3},{AT_ONCE * LEAD * 4 // 3}",
                f"--screenshot={picture}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
        )
        with Image.open(picture) as shot:
            return shot.convert("L").point(lambda grey: 255 * (grey >= 128), "1")


if __name__ == "__main__":
    main(sys.argv[1])
