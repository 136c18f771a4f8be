"""How the parts of a design, and the slots in its texts, are called on the screen."""

from desktop.documents.elements import EMBLEM, Element, Line, Picture, Qr, Signature, Text
from desktop.documents.slots import NAMES
from desktop.words import _

LONGEST = 46  # characters of a text by which it is called


def called(element: Element) -> str:
    """What an element is called in lists and to a screen reader."""
    match element:
        case Text():
            line = shown(element.template).replace("\n", " ").strip()
            return (line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…") or _("Text")
        case Line():
            return _("Line")
        case Picture():
            return _("Emblem") if element.source == EMBLEM else _("Picture")
        case Signature():
            return _("Signature {number} of {count}").format(
                number=element.signatory + 1, count=element.of
            )
        case Qr():
            return _("QR code")


def slot(key: str) -> str:
    """A slot as it stands in a text on the screen: {ชื่อ} for {name}."""
    return f"{{{_(NAMES[key])}}}"


def shown(template: str) -> str:
    """A stored text, or a sentence about one, as the screen shows it."""
    for key in NAMES:
        template = template.replace(f"{{{key}}}", slot(key))
    return template


def stored(template: str) -> str:
    """A text on the screen as it is stored."""
    for key in NAMES:
        template = template.replace(slot(key), f"{{{key}}}")
    return template
