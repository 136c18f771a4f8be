"""The design of a certificate as data: what stands where on the page.

A design is stored, exported and imported as plain JSON; what is read back is a whole design, or it
is refused with a sentence that says why.
"""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import MISSING, asdict, dataclass, fields
from functools import cache
from typing import Any, Literal, TypeGuard, get_args

from desktop.documents.elements import (
    EMBLEM,
    Box,
    Element,
    Line,
    Picture,
    Qr,
    Signature,
    Text,
    Vertical,
)
from desktop.documents.paper import Align
from desktop.documents.slots import NAMES, slots_in
from desktop.documents.typefaces import TYPEFACES
from desktop.words import N_, _
from resources import DESIGNS

Page = Literal["landscape", "portrait"]
Background = Literal["", "formal", "royal", "modern", "portrait"]

FORMAT = 1
"""The format of the JSON that this version writes; it reads this one and all before."""

PAGES: dict[Page, tuple[float, float]] = {"landscape": (297.0, 210.0), "portrait": (210.0, 297.0)}
"""Width and height of each sheet, in millimetres."""

SIGNATORIES = 3
"""How many may sign a certificate."""

SHIPPED = {
    "formal": N_("Formal"),
    "royal": N_("Royal blue and gold"),
    "modern": N_("Modern"),
    "portrait": N_("Portrait"),
    "plain": N_("For pre-printed paper"),
}
"""The shipped designs by key, the first one first, and what each is called."""

_MOST_ELEMENTS = 200
_LONGEST_TEXT = 2000
_LEAST_SIDE = 3.0  # millimetres: in less, no letter can be read
_SLACK = 0.005  # of a sum of rounded lengths

_Reader = Callable[[object], Any]


class UnusableDesign(ValueError):  # noqa: N818  says what was wrong, not that it was
    """What was read is no design, or cannot be set; `str()` of it says to the office why."""


@dataclass(frozen=True, slots=True)
class Design:
    """How a certificate is laid out; `elements` are drawn in that order over the background."""

    name: str
    page: Page
    background: Background
    elements: tuple[Element, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 that tells this design from every other."""
        text = json.dumps(content(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def signatures(self, count: int) -> tuple[Signature, ...]:
        """The places where `count` signatories sign."""
        return tuple(
            each for each in self.elements if isinstance(each, Signature) and each.of == count
        )


def content(design: Design) -> dict[str, Any]:
    """The design as plain JSON values, to be read back by `from_content`."""
    return {
        "format": FORMAT,
        "name": design.name,
        "page": design.page,
        "background": design.background,
        "elements": [_element_content(each) for each in design.elements],
    }


def _element_content(element: Element) -> dict[str, Any]:
    plain = asdict(element)
    if "box" in plain:
        plain["box"] = list(plain["box"].values())
    return {"kind": element.kind, **plain}


def shipped() -> tuple[Design, ...]:
    """The designs that come with the program; their names are message ids."""
    return tuple(shipped_design(key) for key in SHIPPED)


@cache
def shipped_design(key: str) -> Design:
    """The shipped design of that key; always the same object."""
    read = json.loads((DESIGNS / f"{key}.json").read_text("utf-8"))
    return from_content({"format": FORMAT, "name": SHIPPED[key], **read})


def from_content(plain: object) -> Design:
    """The design that `plain`, read from JSON, is; raises UnusableDesign for anything else."""
    if not isinstance(plain, dict) or not _is_whole(plain.get("format")) or plain["format"] < 1:
        raise UnusableDesign(_("This is not a design of a certificate."))
    if plain["format"] > FORMAT:
        raise UnusableDesign(
            _("This design comes from a newer version of the program. Update the program first.")
        )
    rest = {key: value for key, value in plain.items() if key != "format"}
    design = _read(Design, rest)
    for number, element in enumerate(design.elements, 1):
        if not _stands(element, *PAGES[design.page]):
            raise UnusableDesign(
                _("Part {number} of the design lies off the page or has no room.").format(
                    number=number
                )
            )
    return design


def _read[Made](made: type[Made], plain: dict[Any, Any]) -> Made:
    """The dataclass `made`, each field read by its name; one with a default may be left out."""
    known = {each.name: each for each in fields(made)}  # type: ignore[arg-type]
    for key in plain:
        if key not in known:
            raise UnusableDesign(
                _("The design has “{key}”, which this program does not know.").format(
                    key=_short(key)
                )
            )
    for key, each in known.items():
        if key not in plain and each.default is MISSING:
            raise UnusableDesign(_("The design lacks “{key}”.").format(key=key))
    return made(**{key: _value(key, value) for key, value in plain.items()})


def _value(key: str, value: object) -> Any:
    read = _READERS[key](value)
    if read is None:
        raise UnusableDesign(
            _("In the design “{key}” cannot be {value}.").format(key=key, value=_short(value))
        )
    return read


def _short(value: object) -> str:
    """A value as a sentence may name it, however long or strange it is."""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    if isinstance(value, int) and abs(value) > 10**12:
        return "…"
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _number(least: float, most: float) -> _Reader:
    """Reads a number between two others, to a hundredth."""

    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return round(float(value), 2) if least <= value <= most else None

    return read


def _count(least: int, most: int) -> _Reader:
    def read(value: object) -> int | None:
        return value if _is_whole(value) and least <= value <= most else None

    return read


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _one_of(*known: str) -> _Reader:
    return lambda value: value if isinstance(value, str) and value in known else None


def _matching(expression: str) -> _Reader:
    """Reads a text that is as `expression` says, from end to end."""
    compiled = re.compile(expression)
    return lambda value: value if isinstance(value, str) and compiled.fullmatch(value) else None


def _text(value: object) -> str | None:
    """A text that can be stored: not endless, and without halves of characters."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        return None
    return None if re.search("[\ud800-\udfff]", value) else value


def _template(value: object) -> str | None:
    text = _text(value)
    for slot in slots_in(text or ""):
        if slot not in NAMES:
            raise UnusableDesign(
                _("The design asks for {slot}, which does not exist.").format(
                    slot=f"{{{_short(slot)}}}"
                )
            )
    return text


def _typeface(value: object) -> str | None:
    if isinstance(value, str) and value not in TYPEFACES:
        raise UnusableDesign(
            _("The design uses the typeface “{name}”, which this program does not have.").format(
                name=_short(value)
            )
        )
    return value if isinstance(value, str) else None


def _box(value: object) -> Box | None:
    if not isinstance(value, list) or len(value) != 4:
        return None
    x, y, w, h = (_LENGTH(each) for each in value)
    if x is None or y is None or w is None or h is None:
        return None
    return Box(x, y, w, h)


def _elements(value: object) -> tuple[Element, ...] | None:
    if not isinstance(value, list) or len(value) > _MOST_ELEMENTS:
        return None
    return tuple(_element(each) for each in value)


def _element(plain: object) -> Element:
    kind = plain.get("kind") if isinstance(plain, dict) else None
    if not isinstance(plain, dict) or not isinstance(kind, str) or kind not in _KINDS:
        raise UnusableDesign(
            _("The design has a part “{kind}”, which this program does not know.").format(
                kind=_short(kind)
            )
        )
    return _read(_KINDS[kind], {key: value for key, value in plain.items() if key != "kind"})


def _stands(element: Element, width: float, height: float) -> bool:
    """Whether the whole element lies on the sheet and has room for what it holds."""
    if isinstance(element, Line):
        return max(element.x1, element.x2) <= width and max(element.y1, element.y2) <= height
    box = element.box
    if isinstance(element, Signature) and element.room > box.h - _LEAST_SIDE:
        return False
    whole = box.x + box.w <= width + _SLACK and box.y + box.h <= height + _SLACK
    return whole and min(box.w, box.h) >= _LEAST_SIDE


_KINDS: dict[str, type[Element]] = {
    each.kind: each for each in (Text, Line, Picture, Signature, Qr)
}
_LENGTH = _number(0, 300)
_READERS: dict[str, _Reader] = {
    "name": _text,
    "page": _one_of(*get_args(Page)),
    "background": _one_of(*get_args(Background)),
    "elements": _elements,
    "template": _template,
    "box": _box,
    "typeface": _typeface,
    "size": _number(4, 200),
    "least": _number(4, 200),
    "leading": _number(1, 4),
    "align": _one_of(*get_args(Align)),
    "vertical": _one_of(*get_args(Vertical)),
    "colour": _matching("#[0-9A-Fa-f]{6}"),
    "most_lines": _count(0, 100),
    **dict.fromkeys(("x1", "y1", "x2", "y2", "room"), _LENGTH),
    "thickness": _number(0.05, 20),
    "source": _matching(f"{EMBLEM}|[0-9a-f]{{64}}"),
    "opacity": _number(0.05, 1),
    "stand_in": lambda value: value if isinstance(value, bool) else None,
    "signatory": _count(0, SIGNATORIES - 1),
    "of": _count(1, SIGNATORIES),
}
"""How each value is read, by its key; None is what cannot be."""
