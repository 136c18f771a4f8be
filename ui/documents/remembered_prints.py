"""What this computer remembers of printing: each printer's offset, and the last page sent."""

from hashlib import sha256

from PySide6.QtCore import QCoreApplication, QSettings

from desktop.documents.placement import Offset

_LAST = "printing/last"


def kept_settings() -> QSettings:
    """The settings of this user of this computer, for whoever is given none."""
    name = QCoreApplication.applicationName()
    return QSettings(name, name)


def offset_of(settings: QSettings, printer: str) -> Offset:
    """How far what `printer` prints is moved."""
    kept = str(settings.value(_key(printer), "")).split(" ")
    try:
        right, down = map(float, kept)
    except ValueError:
        return Offset()
    return Offset(right, down).within()


def keep_offset(settings: QSettings, printer: str, offset: Offset) -> None:
    """Move what `printer` prints from now on."""
    if offset:
        settings.setValue(_key(printer), f"{offset.right} {offset.down}")
    else:
        settings.remove(_key(printer))


def last_page_of(settings: QSettings, pdf: bytes) -> int:
    """The last page of `pdf` sent to a printer, if it was the last document; else 0."""
    document, _space, page = str(settings.value(_LAST, "")).partition(" ")
    return int(page) if document == _name(pdf) and page.isascii() and page.isdigit() else 0


def keep_last_page(settings: QSettings, pdf: bytes, page: int) -> None:
    """Remember how far `pdf` was sent."""
    settings.setValue(_LAST, f"{_name(pdf)} {page}")


def _key(printer: str) -> str:
    """A name may hold slashes, which settings take for groups."""
    return f"printing/offsets/{printer.replace('/', '|').replace(chr(92), '|')}"


def _name(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()[:16]
