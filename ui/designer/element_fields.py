"""Which fields each kind of element has, and how each is asked for."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.documents.designs import SIGNATORIES
from desktop.documents.elements import Element, Line, Picture, Qr, Signature, Text
from desktop.documents.placing import LEAST
from desktop.documents.typefaces import TYPEFACES
from desktop.words import N_, _
from ui.designer.fields import Choice, Colour, Number, Tick
from ui.designer.template_field import TemplateField


class Asked(NamedTuple):
    """One value of an element: its key, its label, and what makes the field for it.

    A `wide` one stands in a row of its own.
    """

    key: str
    label: str
    make: Callable[[], QWidget]
    wide: bool = False


def asked_of(element: Element) -> tuple[Asked, ...]:
    """The fields of an element's kind, in their order."""
    return _ASKED[type(element)]


def changed(element: Element, key: str, value: object) -> Element:
    """The element with another value, and what must go with it."""
    element = replace(element, **{key: value})
    if isinstance(element, Signature):
        signatory = min(element.signatory, element.of - 1)
        room = max(0.0, min(element.room, round(element.box.h - LEAST, 2)))
        element = replace(element, signatory=signatory, room=room)
    return element


def _typefaces() -> Choice:
    return Choice({key: _(name) for key, name in TYPEFACES.items()})


def _alignment() -> Choice:
    return Choice({"left": _("Left"), "centre": _("Centred"), "right": _("Right")})


def _upright() -> Choice:
    return Choice({"top": _("Top"), "middle": _("Middle"), "bottom": _("Bottom")})


def _points() -> Number:
    return Number(4, 200, 1)


def _length(low: float = 0, high: float = 297) -> Number:
    return Number(low, high, 1)


def _lines() -> Number:
    made = Number(0, 100, 0)
    made.setSpecialValueText(_("Any number"))
    return made


def _rosette() -> Tick:
    return Tick(_("A rosette where the office has no emblem"))


def _which() -> Choice:
    words = _("Signatory {number}")
    return Choice({at: words.format(number=at + 1) for at in range(SIGNATORIES)})


def _of_how_many() -> Choice:
    words = _("when {count} sign")
    return Choice({count: words.format(count=count) for count in range(1, SIGNATORIES + 1)})


_TYPE = (
    Asked("typeface", N_("Typeface"), _typefaces, wide=True),
    Asked("size", N_("Size (points)"), _points),
    Asked("least", N_("Least size"), _points),
    Asked("align", N_("Alignment"), _alignment),
)
_COLOUR = Asked("colour", N_("Colour"), Colour)
_LEADING = Asked("leading", N_("Line spacing"), lambda: Number(1, 4, 2))

_ASKED: dict[type, tuple[Asked, ...]] = {
    Text: (
        Asked("template", "", TemplateField, wide=True),
        *_TYPE,
        Asked("vertical", N_("Height in the box"), _upright),
        _COLOUR,
        _LEADING,
        Asked("most_lines", N_("Most lines"), _lines),
    ),
    Signature: (
        Asked("signatory", N_("Who signs"), _which),
        Asked("of", N_("Used"), _of_how_many),
        Asked("room", N_("Room for the ink (mm)"), lambda: _length(0, 100)),
        *_TYPE,
        _COLOUR,
        _LEADING,
    ),
    Picture: (
        Asked("opacity", N_("Strength"), lambda: Number(0.05, 1, 0, "%", factor=100)),
        Asked("stand_in", "", _rosette, wide=True),
    ),
    Line: (
        Asked("thickness", N_("Thickness (mm)"), lambda: Number(0.05, 20, 2)),
        _COLOUR,
        Asked("x1", N_("From the left"), _length),
        Asked("y1", N_("From the top"), _length),
        Asked("x2", N_("To, from the left"), _length),
        Asked("y2", N_("To, from the top"), _length),
    ),
    Qr: (),
}

BOX = (
    Asked("x", N_("From the left"), _length),
    Asked("y", N_("From the top"), _length),
    Asked("w", N_("Width"), lambda: _length(LEAST)),
    Asked("h", N_("Height"), lambda: _length(LEAST)),
)
