"""The sheet that shows an office's public key: hung up, or sent to whoever checks certificates."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.documents.paper import Paper
from desktop.documents.qr import code, operators
from desktop.documents.sheets import (
    BODY,
    HEADING,
    TITLE,
    Piece,
    Setting,
    Signatures,
    Signing,
    Space,
    Text,
    sheet_pdf,
)
from desktop.thai.dates import format_date
from desktop.words import _

_SIDE = 230.0  # points

_CENTRED = replace(BODY, align="centre")
_LARGE = replace(TITLE, size=24)


@dataclass(frozen=True, slots=True)
class _Code:
    """A QR code in the middle of the sheet."""

    text: str

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """One piece."""
        dots = code(self.text)

        def draw(paper: Paper, left: float, top: float) -> None:
            across = left + (setting.room - _SIDE) / 2
            paper.operate(operators(dots, across, top - _SIDE, _SIDE))

        yield Piece(_SIDE, draw)


def key_sheet(holder: str, since: date, fingerprint: str, text: str, language: str = "th") -> bytes:
    """The sheet of a key; `text` is what its QR code says, `fingerprint` what people compare."""
    title = _("Key sheet for checking certificates", language)
    told = _("Certificates with a QR code are signed with this key since {date}.", language)
    use = _(
        "Whoever checks a certificate compares these thirty digits with those on the screen, digit "
        "by digit. In the program the key is taken over by reading the code below.",
        language,
    )
    head = _("Digits that name the key", language)
    day = format_date(since, "long", language=language)
    first, second = fingerprint[:17], fingerprint[18:]
    items = [
        Text(title, TITLE, 6), Text(holder, replace(HEADING, align="centre"), 6),
        Text(told.format(date=day), _CENTRED, 14),
        Text(head, replace(HEADING, align="centre")), Text(first, _LARGE), Text(second, _LARGE, 14),
        Text(use, BODY, 10), _Code(text), Space(20), Signatures([Signing("")]),
    ]  # fmt: skip
    # One item of this sheet alone stands beside those that every sheet may have.
    return sheet_pdf(title, items, language=language, digits="arabic")  # type: ignore[arg-type]
