"""Draws every tab and dialog of the demo office to PNG, without a screen, in both languages.

    python tests/screenshots.py OUT [--scale 1.5] [--dark] [--data DIR]

The whole program can be looked at in a minute. The window is 1366 × 768. What is drawn, and in
which order, stands in `tests/screens/tour.py`.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Read the arguments, then draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--data", type=Path, help="the folder of another office")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    sys.path.insert(0, str(ROOT))
    asked.out.mkdir(parents=True, exist_ok=True)
    draw(asked.out, asked.data, dark=asked.dark)


def draw(out: Path, data: Path | None, *, dark: bool) -> None:
    """Every picture, in Thai and in English."""
    from desktop.words import LANGUAGES, use_language
    from tests.screens import tour
    from tests.screens.camera import Camera
    from ui import theme
    from ui.application import prepared

    application = prepared(["screenshots"])
    if dark:
        theme.current = lambda: theme.DARK
        theme.apply(application, theme.DARK)
    for language in LANGUAGES:
        use_language(language)
        with opened(data) as office:
            camera = Camera(office, out, language)
            camera.take(tour.whole(camera))
        with new_office() as office:
            camera = Camera(office, out, language, after=100)
            camera.take(tour.first_start(camera))


def opened(data: Path | None):
    """The demo office, or a copy of another one."""
    from desktop.office import Office

    if data is None:
        from desktop.demo import open_demo

        return open_demo()
    copy = Path(tempfile.mkdtemp()) / "office"
    shutil.copytree(data, copy)
    return Office.open(copy, who="สมศรี")


def new_office():
    """An office in which nothing was done yet."""
    from desktop.office import Office
    from desktop.places import load_district

    return Office.create(Path(tempfile.mkdtemp()) / "new", load_district("7007"), who="สมศรี")


if __name__ == "__main__":
    main()
