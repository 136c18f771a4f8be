"""Certificates on A4 landscape: one page each, one PDF for all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.lib.utils import ImageReader

from desktop.documents import ornament, typefaces
from desktop.documents.ornament import DEEP_GOLD, NAVY
from desktop.documents.paper import A4_LANDSCAPE, Paper
from desktop.documents.pictures import readable
from desktop.documents.typesetting import Block, Cut, Style, fit, paragraph
from desktop.documents.wording import CertificateFacts, Signatory, given_line, number_line
from desktop.thai.line_breaking import name_pieces, pieces
from desktop.words import _

_WIDTH, _HEIGHT = A4_LANDSCAPE
_ROOM = 664.0  # the widest line, points
_SIGN_WIDTH = 580.0  # both signatures, clear of the corners
_LEFT = (_WIDTH - _ROOM) / 2
_TOP = _HEIGHT - 60.0
_BOTTOM = 68.0
_EMBLEM = 54.0
_SIGN_ROOM = 34.0  # above the name, for a signature in ink
_DOTS = "." * 52

_TITLE = Style(typefaces.TITLE, 40, 1.62, "centre", DEEP_GOLD)
_HEADING = Style(typefaces.BOLD, 20, 1.55, "centre", NAVY)
_TEXT = Style(typefaces.REGULAR, 17, 1.55, "centre", NAVY)
_NAME = Style(typefaces.BOLD, 34, 1.6, "centre", NAVY)
_SIGNED = Style(typefaces.REGULAR, 16, 1.45, "centre", NAVY)
_NUMBER = Style(typefaces.REGULAR, 14, 1.4, "right", NAVY)
_SMALLEST = 0.5


@dataclass(frozen=True, slots=True)
class _Part:
    """A block of the page and the share of the spare height that goes above it."""

    block: Block
    above: float


def certificates_pdf(
    facts: Sequence[CertificateFacts],
    *,
    words: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """One PDF with a page for each certificate, in that order; the same facts, the same bytes.

    `words` are names that line breaking must not cut (the office's villages and tambons).
    `progress` is told (done, all) after each page; what it raises ends the work. Raises
    UnreadablePicture when an emblem is none, before any page is drawn, and ValueError when there
    is nothing to print.
    """
    if not facts:
        raise ValueError("no certificate to print")
    language = facts[0].language
    title = _("Certificates of honour", language)
    paper = Paper(A4_LANDSCAPE, title, language, author=" ".join(facts[0].heading))
    paper.beginForm("ornament")
    paper.operate(ornament.formal_frame())
    paper.endForm()
    emblems = _emblems(paper, facts)
    cut = partial(pieces, words=words)
    for done, each in enumerate(facts, 1):
        _draw_page(paper, each, emblems[each.emblem], cut)
        paper.showPage()
        if progress is not None:
            progress(done, len(facts))
    return paper.finished()


def _emblems(paper: Paper, facts: Sequence[CertificateFacts]) -> dict[bytes | None, str]:
    """Each emblem drawn once, as a form: its bytes, or None for the rosette, to the form's name."""
    forms: dict[bytes | None, str] = {}
    for emblem in dict.fromkeys(each.emblem for each in facts):
        picture = None if emblem is None else readable(emblem)
        name = f"emblem{len(forms)}"
        paper.beginForm(name)
        if picture is None:
            ornament.rosette(paper, _WIDTH / 2, _TOP - _EMBLEM / 2, _EMBLEM * 0.44)
        else:
            _draw_emblem(paper, picture)
        paper.endForm()
        forms[emblem] = name
    return forms


def _draw_emblem(paper: Paper, picture: ImageReader) -> None:
    wide, high = picture.getSize()
    width = min(4 * _EMBLEM, _EMBLEM * wide / high)
    height = width * high / wide
    paper.drawImage(picture, (_WIDTH - width) / 2, _TOP - height, width, height, mask="auto")


def _draw_page(paper: Paper, facts: CertificateFacts, emblem: str, cut: Cut) -> None:
    paper.doForm("ornament")
    paper.doForm(emblem)
    number = number_line(facts.number, facts.digits, facts.language)
    fit(number, _NUMBER, 150, floor=10).draw(paper, _WIDTH - 240, _HEIGHT - 84, 150)

    top = _TOP - _EMBLEM
    scale = 1.0
    while True:
        parts = _parts(facts, scale, cut)
        signed = [_signature(each, _column(facts), scale, cut) for each in facts.signatories]
        foot = _BOTTOM + max((_height(each) for each in signed), default=0.0)
        spare = top - foot - sum(part.block.height for part in parts)
        if spare >= 0 or scale < _SMALLEST:
            break
        scale -= 0.03
    shares = sum(part.above for part in parts) or 1.0
    for part in parts:
        top -= min(spare * part.above / shares, 14 * part.above)
        top = part.block.draw(paper, _LEFT, top, _ROOM)
    _draw_signatures(paper, signed, foot)


def _parts(facts: CertificateFacts, scale: float, cut: Cut) -> list[_Part]:
    """The blocks between the emblem and the signatures, from the top, with sizes times `scale`."""

    def at(style: Style) -> Style:
        return style.at(style.size * scale)

    def fitted(text: str, style: Style, least: float) -> Block:
        return fit(text, at(style), _ROOM, floor=least * scale, cut=cut)

    name = fit(facts.recipient, at(_NAME), _ROOM, floor=25 * scale, cut=name_pieces)
    given = given_line(facts.issued_on, facts.digits, facts.language)
    return [
        _Part(fitted(facts.title, _TITLE, 28), 0),
        *(_Part(fitted(line, _HEADING, 16), 0.2) for line in facts.heading),
        *(_Part(paragraph(line, at(_TEXT), _ROOM, cut), 0.4) for line in facts.before_name),
        _Part(name, 0.6),
        *(_Part(paragraph(line, at(_TEXT), _ROOM, cut), 0.15) for line in facts.after_name),
        _Part(paragraph(given, at(_TEXT), _ROOM, cut), 0.8),
    ]


def _column(facts: CertificateFacts) -> float:
    """The width that each signature has."""
    return _SIGN_WIDTH / max(2, len(facts.signatories)) - 8


def _signature(signatory: Signatory, room: float, scale: float, cut: Cut) -> list[Block]:
    """The lines under the room for the ink: the name in brackets, then the position."""
    style = _SIGNED.at(_SIGNED.size * scale)
    name = signatory.name or _DOTS
    lines = (f"( {name} )", *signatory.position, *filter(None, [signatory.acting]))
    return [fit(line, style, room, floor=12 * scale, cut=cut) for line in lines]


def _height(signature: list[Block]) -> float:
    return _SIGN_ROOM + sum(block.height for block in signature)


def _draw_signatures(paper: Paper, signed: list[list[Block]], top: float) -> None:
    column = _SIGN_WIDTH / max(1, len(signed))
    left = (_WIDTH - _SIGN_WIDTH) / 2
    for number, blocks in enumerate(signed):
        y = top - _SIGN_ROOM
        for block in blocks:
            y = block.draw(paper, left + number * column, y, column)
