"""Files that the user asked for, written whole or not at all."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QSaveFile

from desktop.problems import Refused
from desktop.words import _


def store_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, all of it or nothing; Refused when it cannot be."""
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not opened or file.write(content) != len(content) or not file.commit():
        raise Refused(_("{file} cannot be written here.").format(file=path.name))
