"""What stands on a certificate: texts, lines, pictures, signatures, the QR code.

Lengths are millimetres from the top left corner of the sheet, sizes of type are points.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from desktop.documents.paper import Align

Vertical = Literal["top", "middle", "bottom"]

EMBLEM = "emblem"
"""The source of the picture that is the office's emblem."""

BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the sheet: its left and upper edge, width and height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text whose slots are filled with the facts of a certificate.

    A line of `template` whose slots are all empty is left out. The text is set in `size`, or
    smaller down to `least` to keep its lines whole; then it is broken at words, and shrinks on
    until it stands inside its box. `most_lines` of 0 is as many as the box holds.
    """

    kind: ClassVar[str] = "text"
    template: str
    box: Box
    typeface: str = "Sarabun-Regular"
    size: float = 16.0
    least: float = 12.0
    leading: float = 1.45
    align: Align = "centre"
    vertical: Vertical = "middle"
    colour: str = BLACK
    most_lines: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from one point to another; `thickness` in millimetres."""

    kind: ClassVar[str] = "line"
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float = 0.3
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, whole in the middle of its box: the office's emblem, or one stored by digest.

    `stand_in` draws a rosette where an office has set no emblem. Opacity is 1 for a full picture,
    less for one that text stands upon.
    """

    kind: ClassVar[str] = "picture"
    box: Box
    source: str = EMBLEM
    opacity: float = 1.0
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one signatory signs: `room` for the ink, then name in brackets, position, acting line.

    `signatory` counts from 0, the highest. The place is used when exactly `of` sign.
    """

    kind: ClassVar[str] = "signature"
    signatory: int
    of: int
    box: Box
    room: float = 14.0
    typeface: str = "Sarabun-Regular"
    size: float = 15.0
    least: float = 12.0
    leading: float = 1.45
    align: Align = "centre"
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Qr:
    """Where the QR code stands with its white margin, as large as the box allows."""

    kind: ClassVar[str] = "qr"
    box: Box


Element = Text | Line | Picture | Signature | Qr
