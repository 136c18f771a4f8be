"""A design drawn with the facts of a certificate."""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
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
_PROOF = "proof"  # what the QR code shows, beside the slots of texts
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


def page_values(facts: CertificateFacts) -> dict[str, str]:
    """What the parts of a page show: the text of each slot, and of the QR code."""
    return {**part_values(facts), _PROOF: facts.proof}


def said(text: Text, values: Mapping[str, str]) -> str:
    """The lines of a text with its slots filled; empty where there is nothing to say."""
    return "\n".join(filled(text.template, values))


def signed(signatory: Signatory) -> str:
    """The lines under a signature: the name in brackets, the position, the acting line."""
    lines = (f"( {signatory.name or _DOTS} )", *signatory.position, signatory.acting)
    return "\n".join(filter(None, lines))


class Part(NamedTuple):
    """Something on a page: the slots whose values it shows, and what draws it with them."""

    slots: tuple[str, ...]
    draw: Callable[[Mapping[str, str]], None]


class Page(NamedTuple):
    """A page that is ready to be drawn: its size, its parts in their order, what they show."""

    size: Size
    parts: Iterable[Part]
    values: Mapping[str, str]


class Drawing:
    """Draws pages on one paper; what pages share is in the file once."""

    def __init__(self, paper: Paper, pictures: Mapping[str, bytes], cut: Cut) -> None:
        self._paper = paper
        self._pictures = pictures
        self._cut = cut
        self._forms: dict[Hashable, str] = {}

    def prepared(
        self, first: CertificateFacts, values: Sequence[Mapping[str, str]], design: Design
    ) -> list[Page]:
        """Pages of one design, one for each of the `page_values`, ready to be drawn.

        All have the signatories and the emblem of the `first`. What they share is drawn now, as one
        part. Raises UnreadablePicture, and UnusableDesign for a picture that is not there.
        """
        size = sheet_size(design)
        self._paper.setPageSize(size)
        parts = [*self._shared(first, design), *self._own(first.signatories, design)]
        if len(values) > 1:
            parts = list(self._joined(parts, values))
        return [Page(size, parts, each) for each in values]

    def draw(self, page: Page) -> None:
        """Draw the page on the paper, which is then ready for showPage."""
        self._paper.setPageSize(page.size)
        for part in page.parts:
            part.draw(page.values)

    def fingerprint(self, facts: CertificateFacts, design: Design) -> str:
        """The SHA-256 of all that stands on the page, which takes a tenth of drawing it.

        The drawing must have a paper of its own, which is not packed.
        """
        self._paper.setPageSize(sheet_size(design))
        shared = [ORNAMENTS[design.background]() if design.background else ""]
        for data, at, opacity in self._placed(facts, design):
            picture = hashlib.sha256(data).hexdigest() if data is not None else ""
            shared.append(f"{picture} {at} {opacity}")
        self.draw(
            Page(sheet_size(design), self._own(facts.signatories, design), page_values(facts))
        )
        return hashlib.sha256("\n".join([*shared, self._paper.drawn()]).encode()).hexdigest()

    def draw_texts(self, facts: CertificateFacts, design: Design) -> None:
        """Draw all texts of the page, and nothing else, on a paper of the design's size."""
        self.draw(
            Page(sheet_size(design), self._texts(facts.signatories, design), page_values(facts))
        )

    def _shared(self, facts: CertificateFacts, design: Design) -> Iterator[Part]:
        """The ornament and the pictures of a page."""
        if design.background:
            yield self._ornament(design.background)
        for each in self._placed(facts, design):
            yield self._once(each, partial(self._picture, each))

    def _own(self, signatories: Sequence[Signatory], design: Design) -> Iterator[Part]:
        """What is neither ornament nor picture."""
        for element in design.elements:
            if isinstance(element, Line):
                yield Part((), partial(self._line, element))
            elif isinstance(element, Qr):
                yield Part((_PROOF,), partial(self._code, element))
        yield from self._texts(signatories, design)

    def _texts(self, signatories: Sequence[Signatory], design: Design) -> Iterator[Part]:
        for element in design.elements:
            if isinstance(element, Text):
                yield self._text(element)
        places = design.signatures(len(signatories))
        yield Part((), lambda _values: self._sign(places, signatories))

    def _joined(self, parts: Sequence[Part], pages: Sequence[Mapping[str, str]]) -> Iterator[Part]:
        """The parts, those in a row that show the same on all pages made one."""
        first = pages[0]
        varying = {slot for page in pages for slot in page if page[slot] != first[slot]}
        for same, run in groupby(parts, lambda part: varying.isdisjoint(part.slots)):
            if same:
                row = Page(self._paper.sheet, [*run], first)
                yield self._once(object(), partial(self.draw, row))
            else:
                yield from run

    def _once(self, what: Hashable, draw: Callable[[], None]) -> Part:
        """What `draw` draws, from the file: there it is once."""
        name = self._forms.setdefault(what, f"form{len(self._forms) + 1}")
        if not self._paper.hasForm(name):
            self._paper.beginForm(name)
            draw()
            self._paper.endForm()
        return Part((), lambda _values: self._paper.doForm(name))

    def _ornament(self, key: str) -> Part:
        if not self._paper.hasForm(key):
            self._paper.keep(key, ORNAMENTS[key]())
        return Part((), lambda _values: self._paper.doForm(key))

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

    def _text(self, element: Text) -> Part:
        x, y, wide, high = self._at(element.box)
        frame = Frame(wide, high, element.least, element.most_lines, element.vertical)
        style, slots = _style(element), slots_in(element.template)
        cut = name_pieces if slots == ("name",) else self._cut

        def draw(values: Mapping[str, str]) -> None:
            text = said(element, values)
            if text.strip():
                boxed(text, style, frame, cut).draw(self._paper, x, y)

        return Part(slots, draw)

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

    def _line(self, line: Line, _values: Mapping[str, str]) -> None:
        top = self._paper.sheet[1]
        self._paper.setStrokeColor(line.colour)
        self._paper.setLineWidth(line.thickness * MM)
        self._paper.line(line.x1 * MM, top - line.y1 * MM, line.x2 * MM, top - line.y2 * MM)

    def _code(self, element: Qr, values: Mapping[str, str]) -> None:
        if not values[_PROOF]:
            return
        x, y, wide, high = self._at(element.box)
        side = min(wide, high)
        left, low = x + (wide - side) / 2, y + (high - side) / 2
        self._paper.operate(qr.operators(qr.code(values[_PROOF]), left, low, side))

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
