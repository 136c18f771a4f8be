"""Checks the Thai catalogue against the words in the code, and compiles it.

`.venv/bin/python .ci/words.py` names every message id that the catalogue lacks, and every one it
keeps though the code no longer says it; then it writes the .mo file from the .po file.
"""

import sys
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "resources/words/th/LC_MESSAGES/sammachip.po"


def message_ids() -> set[str]:
    """Every text that `desktop` and `ui` mark with `_` or `N_`."""
    return {
        message
        for folder in ("desktop", "ui")
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords={"_": None, "N_": None}
        )
        if message
    }


def main() -> int:
    """Say what is missing or stale and compile what is there; 0 when the catalogue is complete."""
    catalogue = polib.pofile(str(CATALOGUE))
    known = {entry.msgid for entry in catalogue.translated_entries()}
    used = message_ids()
    for message in sorted(used - known):
        print(f"missing: {message!r}")  # noqa: T201  a tool for the console
    for message in sorted(known - used):
        print(f"stale: {message!r}")  # noqa: T201
    catalogue.save_as_mofile(str(CATALOGUE.with_suffix(".mo")))
    return int(known != used)


if __name__ == "__main__":
    sys.exit(main())
