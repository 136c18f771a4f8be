"""A design drawn with the facts of a certificate."""

import hashlib
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from desktop.documents import qr
from desktop.documents.boxes import Frame, boxed
from desktop.documents.designs import PAGES, Design, UnusableDesign
from desktop.documents.elements import EMBLEM, Box, Line, Picture, Qr, Signature, Text
from desktop.documents.ornaments import ORNAMENTS
from desktop.documents.ornaments.motifs import rosette
from desktop.documents.paper import Paper, Size
from desktop.documents.pictures import readable
from desktop.documents.slots import filled, slots_in
from desktop.documents.typesetting import Cut, Style
from desktop.documents.wording import CertificateFacts, Signatory, part_values
from desktop.thai.line_breaking import name_pieces
from desktop.words import _

MM = 72 / 25.4
"""Points in a millimetre."""

_DOTS = "." * 52
_INK_WIDTH = 0.7  # of a signature's box: the widest that a picture of a signature is drawn


Rectangle = tuple[float, float, float, float]


class _Placed(NamedTuple):
    """A picture (the rosette, if there is none) and its box in points."""

    data: bytes | None
    at: Rectangle
    opacity: float = 1.0


def sheet_size(design: Design) -> Size:
    """Width and height of the design's sheet in points."""
    wide, high = PAGES[design.page]
    return wide * MM, high * MM


def said(text: Text, values: Mapping[str, str]) -> str:
    """The lines of a text with its slots filled; empty where there is nothing to say."""
    return "\n".join(filled(text.template, values))


def signed(signatory: Signatory) -> str:
    """The lines under a signature: the name in brackets, the position, the acting line."""
    lines = (f"( {signatory.name or _DOTS} )", *signatory.position, signatory.acting)
    return "\n".join(filter(None, lines))


class Drawing:
    """Draws pages on one paper; what pages share (ornaments, pictures) is in the file once."""

    def __init__(self, paper: Paper, pictures: Mapping[str, bytes], cut: Cut) -> None:
        self._paper = paper
        self._pictures = pictures
        self._cut = cut
        self._forms: dict[Hashable, str] = {}

    def prepare(self, facts: CertificateFacts, design: Design) -> None:
        """Draw what the page shares with others, unless a page before it needed it too.

        Raises UnreadablePicture, and UnusableDesign for a picture that is not there.
        """
        self._paper.setPageSize(sheet_size(design))
        if design.background:
            self._once(design.background, lambda: self._ornament(design.background))
        for each in self._placed(facts, design):
            self._once(each, partial(self._picture, each))

    def draw(self, facts: CertificateFacts, design: Design) -> None:
        """Draw the page of these facts on the paper, which is then ready for showPage."""
        self._paper.setPageSize(sheet_size(design))
        if design.background:
            self._paper.doForm(self._forms[design.background])
        for each in self._placed(facts, design):
            self._paper.doForm(self._forms[each])
        self._own(facts, design)

    def fingerprint(self, facts: CertificateFacts, design: Design) -> str:
        """The SHA-256 of all that `draw` would put on the page, which takes a tenth of drawing it.

        The drawing must have a paper of its own.
        """
        self._paper.setPageSize(sheet_size(design))
        shared = [ORNAMENTS[design.background]() if design.background else ""]
        for data, at, opacity in self._placed(facts, design):
            picture = hashlib.sha256(data).hexdigest() if data is not None else ""
            shared.append(f"{picture} {at} {opacity}")
        self._own(facts, design)
        return hashlib.sha256("\n".join([*shared, self._paper.drawn()]).encode()).hexdigest()

    def _own(self, facts: CertificateFacts, design: Design) -> None:
        """Draw what no other page has."""
        for element in design.elements:
            if isinstance(element, Line):
                self._line(element)
            elif isinstance(element, Qr) and facts.proof:
                self._code(element, facts.proof)
        self.draw_texts(facts, design)

    def draw_texts(self, facts: CertificateFacts, design: Design) -> None:
        """Draw all texts of the page, and nothing else, on a paper of the design's size."""
        values = part_values(facts)
        for element in design.elements:
            if isinstance(element, Text):
                self._text(element, said(element, values))
        self._sign(design.signatures(len(facts.signatories)), facts.signatories)

    def _once(self, what: Hashable, draw: Callable[[], None]) -> None:
        if what not in self._forms:
            self._forms[what] = f"form{len(self._forms) + 1}"
            self._paper.beginForm(self._forms[what])
            draw()
            self._paper.endForm()

    def _ornament(self, key: str) -> None:
        self._paper.operate(ORNAMENTS[key]())

    def _placed(self, facts: CertificateFacts, design: Design) -> Iterator[_Placed]:
        """The pictures of the page: the design's own, the emblem, those of signatures."""
        for element in design.elements:
            if isinstance(element, Picture):
                data = facts.emblem if element.source == EMBLEM else self._stored(element.source)
                if data is not None or element.stand_in:
                    yield _Placed(data, self._at(element.box), element.opacity)
            elif isinstance(element, Signature) and element.of == len(facts.signatories):
                digest = facts.signatories[element.signatory].picture
                if digest:
                    yield _Placed(self._stored(digest), self._at(_ink_box(element)))

    def _stored(self, digest: str) -> bytes:
        if digest not in self._pictures:
            raise UnusableDesign(_("A picture that the certificate needs is not there."))
        return self._pictures[digest]

    def _picture(self, placed: _Placed) -> None:
        x, y, wide, high = placed.at
        if placed.data is None:
            rosette(self._paper, x + wide / 2, y + high / 2, min(wide, high) * 0.44)
            return
        picture = readable(placed.data, placed.opacity)
        across, up = picture.getSize()
        scale = min(wide / across, high / up)
        across, up = across * scale, up * scale
        left, low = x + (wide - across) / 2, y + (high - up) / 2
        self._paper.drawImage(picture, left, low, across, up, mask="auto")

    def _text(self, element: Text, text: str) -> None:
        if not text.strip():
            return
        x, y, wide, high = self._at(element.box)
        frame = Frame(wide, high, element.least, element.most_lines, element.vertical)
        cut = name_pieces if slots_in(element.template) == ("name",) else self._cut
        boxed(text, _style(element), frame, cut).draw(self._paper, x, y)

    def _sign(self, places: Sequence[Signature], signatories: Sequence[Signatory]) -> None:
        """Set the lines under all signatures in one size, the smallest that one of them needs."""
        found = []
        for place in places:
            x, y, wide, high = self._at(place.box)
            frame = Frame(wide, high - place.room * MM, place.least, vertical="top")
            text = signed(signatories[place.signatory])
            found.append((x, y, text, _style(place), frame))
        sizes = [boxed(*each, self._cut).style.size for _x, _y, *each in found]
        for x, y, text, style, frame in found:
            same = style.at(min(style.size, *sizes))
            boxed(text, same, frame, self._cut).draw(self._paper, x, y)

    def _line(self, line: Line) -> None:
        top = self._paper.sheet[1]
        self._paper.setStrokeColor(line.colour)
        self._paper.setLineWidth(line.thickness * MM)
        self._paper.line(line.x1 * MM, top - line.y1 * MM, line.x2 * MM, top - line.y2 * MM)

    def _code(self, element: Qr, proof: str) -> None:
        x, y, wide, high = self._at(element.box)
        side = min(wide, high)
        left, low = x + (wide - side) / 2, y + (high - side) / 2
        self._paper.operate(qr.operators(qr.code(proof), left, low, side))

    def _at(self, box: Box) -> Rectangle:
        """The box in points: its left and lower edge, width and height."""
        top = self._paper.sheet[1]
        return box.x * MM, top - (box.y + box.h) * MM, box.w * MM, box.h * MM


def _ink_box(signature: Signature) -> Box:
    """Where a picture of the signature stands: above the name, clear of it."""
    box = signature.box
    wide = box.w * _INK_WIDTH
    left = 0 if signature.align == "left" else (box.w - wide) / 2
    return Box(box.x + left, box.y, wide, signature.room)


def _style(element: Text | Signature) -> Style:
    return Style(element.typeface, element.size, element.leading, element.align, element.colour)
