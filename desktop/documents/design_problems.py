"""What is wrong with a design, or unwise, in sentences for whoever designs."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.documents.boxes import Frame, boxed
from desktop.documents.design_drawing import MM, said
from desktop.documents.design_edits import shows
from desktop.documents.designs import (
    SIGNATORIES,
    Design,
    UnusableDesign,
    content,
    from_content,
)
from desktop.documents.elements import Element, Qr, Text
from desktop.documents.slots import NAMES, slots_in
from desktop.documents.typesetting import Style
from desktop.documents.wording import CertificateFacts, part_values
from desktop.thai.line_breaking import pieces
from desktop.words import _

SMALLEST_QR = 20.0
"""Millimetres below which a telephone may not read the code of signed facts."""


class DesignProblem(NamedTuple):
    """One sentence, and the element that it is about; `stops` what can be neither drawn nor saved.

    The place is None where it is about the whole design.
    """

    sentence: str
    place: int | None = None
    stops: bool = False


def problems(design: Design, facts: CertificateFacts) -> tuple[DesignProblem, ...]:
    """What to say about a design that is shown with these facts."""
    unknown = tuple(_unknown_slots(design))
    if unknown:
        return unknown
    try:
        from_content(content(design))
    except UnusableDesign as unusable:
        return (DesignProblem(str(unusable), stops=True),)
    return (*_missing(design), *_unwise(design, facts))


def _unknown_slots(design: Design) -> Iterator[DesignProblem]:
    for place, element in _texts(design):
        for slot in slots_in(element.template):
            if slot not in NAMES:
                yield DesignProblem(
                    _("{slot} does not exist. Choose a slot from the menu.").format(
                        slot=f"{{{slot}}}"
                    ),
                    place,
                    stops=True,
                )


def _missing(design: Design) -> Iterator[DesignProblem]:
    slots = {slot for _place, element in _texts(design) for slot in slots_in(element.template)}
    if "name" not in slots:
        yield DesignProblem(_("The recipient's name stands nowhere."))
    if not slots & {"number", "number_line"}:
        yield DesignProblem(_("The number of the certificate stands nowhere."))
    for count in range(1, SIGNATORIES + 1):
        if {each.signatory for each in design.signatures(count)} != set(range(count)):
            yield DesignProblem(
                _("The design has no place for {count} signatures.").format(count=count)
            )


def _unwise(design: Design, facts: CertificateFacts) -> Iterator[DesignProblem]:
    values = part_values(facts)
    for place, element in enumerate(design.elements):
        if isinstance(element, Qr) and min(element.box.w, element.box.h) < SMALLEST_QR:
            yield DesignProblem(
                _("A QR code smaller than {least} mm may not be readable.").format(
                    least=f"{SMALLEST_QR:g}"
                ),
                place,
            )
        elif isinstance(element, Text) and shows(element, len(facts.signatories)):
            text = said(element, values)
            if text.strip() and _set_size(element, text) < element.least - 0.01:
                yield DesignProblem(
                    _(
                        "“{text}” has too little room: it is set smaller than its least size."
                    ).format(text=_short(text)),
                    place,
                )


def _set_size(element: Text, text: str) -> float:
    box = element.box
    frame = Frame(box.w * MM, box.h * MM, element.least, element.most_lines, element.vertical)
    style = Style(element.typeface, element.size, element.leading, element.align, element.colour)
    return boxed(text, style, frame, pieces).style.size


def _texts(design: Design) -> Iterator[tuple[int, Text]]:
    every: Iterator[tuple[int, Element]] = enumerate(design.elements)
    return ((place, each) for place, each in every if isinstance(each, Text))


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 40 else f"{line[:39]}…"
