"""New parts of a design, as they are before anybody has changed them."""

from desktop.documents.elements import BLACK, Box, Element, Line, Picture, Qr, Signature, Text
from desktop.words import N_, _

NEW = {
    "text": N_("Text"),
    "name": N_("Recipient's name"),
    "number": N_("Line of the number"),
    "date": N_("Line of the date"),
    "line": N_("Line"),
    "signature": N_("Signature"),
    "emblem": N_("Emblem"),
    "qr": N_("QR code"),
}
"""What can be added, and what each is called."""


def new_element(key: str, page: tuple[float, float], signatories: int) -> Element:
    """A part of the kind `key`, in the middle of the page; a signature is the last that signs."""

    def middle(wide: float, high: float) -> Box:
        return Box(round((page[0] - wide) / 2, 1), round((page[1] - high) / 2, 1), wide, high)

    match key:
        case "line":
            box = middle(80, 0)
            return Line(box.x, box.y, box.x + box.w, box.y, 0.3, BLACK)
        case "signature":
            return Signature(signatories - 1, signatories, middle(80, 41))
        case "emblem":
            return Picture(middle(24, 24), stand_in=True)
        case "qr":
            return Qr(middle(24, 24))
        case "name":
            return Text("{name}", middle(160, 20), size=34, least=20)
        case "number":
            return Text("{number_line}", middle(64, 10), size=14, least=10, align="right")
        case "date":
            return Text("{given}", middle(160, 10))
        case _:
            return Text(_("Text"), middle(120, 12))


def new_picture(digest: str, page: tuple[float, float]) -> Picture:
    """A picture in the middle of the page."""
    return Picture(Box(round(page[0] / 2 - 20, 1), round(page[1] / 2 - 20, 1), 40, 40), digest)
