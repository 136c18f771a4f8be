"""The shipped typefaces, and text shaped with them.

HarfBuzz places every mark. Each script of a line is shaped by itself, because Thai shaped by the
rules of Latin leaves its tone marks where they fall.
"""

import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from desktop.words import N_
from resources import FONTS

REGULAR = "Sarabun-Regular"
BOLD = "Sarabun-Bold"
TITLE = "Charm-Bold"

TYPEFACES = {
    REGULAR: N_("Sarabun"),
    BOLD: N_("Sarabun, bold"),
    TITLE: N_("Charm, bold"),
    "IBMPlexSansThaiLooped-Regular": N_("IBM Plex"),
    "IBMPlexSansThaiLooped-Medium": N_("IBM Plex, medium"),
    "IBMPlexSansThaiLooped-SemiBold": N_("IBM Plex, semi-bold"),
    "IBMPlexSansThaiLooped-Bold": N_("IBM Plex, bold"),
}
"""What a design may be set in: the file's name, and what the office calls it."""

MISSING = 0
"""The glyph of a character that a typeface lacks: an empty box in all of ours."""


_UNICODE_NAME = re.compile(r"uni((?:[0-9A-F]{4})+)")
_THAI_NAMES = {
    "yoYingthai": "ญ",
    "thoThanthai": "ฐ",
    "doChadathai": "ฎ",
    "toPatakthai": "ฏ",
    "loChulathai": "ฬ",
}


class Glyph(NamedTuple):
    """One glyph of a shaped line; lengths in thousandths of the type size."""

    number: int
    dx: float
    dy: float
    advance: float


_HARD_HYPHEN = "\u2011"  # this and rarer spaces HarfBuzz makes of what a typeface has
_DRAWN = str.maketrans("\t\r\v\f\x85\u2028\u2029✓", " " * 7 + "/")
"""What is drawn where no typeface here has it: spaces, and the tick as offices write it."""

_HYPHEN = "\u2010"
_ONE_HYPHEN = _DRAWN | str.maketrans(_HYPHEN + _HARD_HYPHEN, "--")
"""The same where a typeface has the hyphen of keyboards only."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line of text as glyphs, and its width in thousandths of the type size."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float


class Ink(NamedTuple):
    """How far a line is inked from the start of its baseline, in thousandths of the type size."""

    left: float
    below: float
    right: float
    above: float


class _Scripts(dict[str, str]):
    """The script of a character in one typeface, found once and kept.

    `thai`, `other`, `missing`, `unseen`, or `common` for what goes with its neighbour.
    """

    def __init__(self, has: frozenset[int]) -> None:
        self._has = has

    def __missing__(self, character: str) -> str:
        self[character] = found = self._found(character)
        return found

    def _found(self, character: str) -> str:
        if ord(character) not in self._has:
            category = unicodedata.category(character)
            if category == "Zs" or character == _HARD_HYPHEN:
                return "common"
            return "unseen" if category in {"Cf", "Cc", "Mn"} else "missing"
        if "\u0e00" <= character <= "\u0e5b" and character != "฿":
            return "thai"
        return "other" if character.isalpha() else "common"


class Typeface:
    """One font file, read once. `scale` turns its units into thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = (FONTS / f"{name}.ttf").read_bytes()
        self.face = hb.Face(hb.Blob(self.data))
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        self.characters = frozenset(self.face.unicodes)
        self.scripts = _Scripts(self.characters)
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = extents.descender * self.scale

    @cached_property
    def advances(self) -> tuple[float, ...]:
        """The width of each glyph in thousandths of the type size."""
        widths = map(self.font.get_glyph_h_advance, range(self.face.glyph_count))
        return tuple(width * self.scale for width in widths)

    def drawn(self, text: str) -> str:
        """`text` letter by letter as it is drawn: something else for some that are lacking."""
        return text.translate(_DRAWN if ord(_HYPHEN) in self.characters else _ONE_HYPHEN)

    @cached_property
    def extents(self) -> dict[int, tuple[float, float, float, float]]:
        """Left, bottom, right and top of the ink of each glyph that has any, in thousandths."""
        found = {}
        for glyph in range(self.face.glyph_count):
            each = self.font.get_glyph_extents(glyph)
            if each is not None and each.width:
                left, top = each.x_bearing * self.scale, each.y_bearing * self.scale
                right, bottom = left + each.width * self.scale, top + each.height * self.scale
                found[glyph] = (left, bottom, right, top)
        return found

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, bottom, right and top of the box that holds every glyph, in thousandths."""
        bounds = struct.unpack_from(">4h", self.face.reference_table("head").data, 36)
        left, bottom, right, top = (round(each * self.scale) for each in bounds)
        return left, bottom, right, top

    @cached_property
    def meanings(self) -> dict[int, str]:
        """The characters that each glyph stands for.

        A variant (`maitho.small`) means what its plain form does, a ligature (`f_i`) its letters.
        """
        found: dict[int, str] = {}
        for code in sorted(self.characters):
            glyph = self.font.get_nominal_glyph(code)
            if glyph is not None:
                found.setdefault(glyph, chr(code))
        for glyph in range(self.face.glyph_count):
            if glyph not in found:
                plain = self.font.get_glyph_name(glyph).partition(".")[0]
                letters = [self._named(part, found) for part in plain.split("_")]
                if all(letters):
                    found[glyph] = "".join(letters)
        return found

    def _named(self, name: str, found: Mapping[int, str]) -> str:
        """What a glyph of that name means; empty where the name says nothing."""
        if match := _UNICODE_NAME.fullmatch(name):
            digits = match[1]
            return "".join(chr(int(digits[at : at + 4], 16)) for at in range(0, len(digits), 4))
        if name in _THAI_NAMES:
            return _THAI_NAMES[name]
        glyph = self.font.get_glyph_from_name(name)
        return found.get(glyph, "") if glyph is not None else ""


@cache
def typeface(name: str) -> Typeface:
    """The shipped typeface of that name; always the same object."""
    return Typeface(name)


def _runs(text: str, face: Typeface) -> Iterator[tuple[str, str]]:
    """`text` as (script, run of that script); common characters go with what stands before."""
    scripts = [face.scripts[character] for character in text]
    first = next((script for script in scripts if script in {"thai", "other"}), "other")
    if text and {first, "common"}.issuperset(scripts):
        yield first, text
        return
    for position, script in enumerate(scripts):
        if script == "common":
            before = scripts[position - 1] if position else first
            scripts[position] = before if before in {"thai", "other"} else first
    for script, group in groupby(zip(scripts, text, strict=True), key=lambda pair: pair[0]):
        yield script, "".join(character for _script_name, character in group)


def _shape_run(script: str, run: str, face: Typeface) -> list[Glyph]:
    if script == "missing":
        return [Glyph(MISSING, 0, 0, face.advances[MISSING])] * len(run)
    if script not in {"thai", "other"}:
        return []
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction = "ltr"
    buffer.script = "Thai" if script == "thai" else "Latn"
    buffer.language = "th"
    hb.shape(face.font, buffer)
    scale = face.scale
    return [
        Glyph(info.codepoint, at.x_offset * scale, at.y_offset * scale, at.x_advance * scale)
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@lru_cache(maxsize=2048)
def shape(text: str, name: str) -> Shaped:
    """`text`, one line, shaped with the typeface `name`.

    A character the typeface lacks becomes an empty box; controls and joiners are not seen.
    """
    face = typeface(name)
    glyphs: list[Glyph] = []
    for script, run in _runs(face.drawn(text), face):
        glyphs += _shape_run(script, run, face)
    return Shaped(text, tuple(glyphs), sum(glyph.advance for glyph in glyphs))


def width(text: str, name: str, size: float) -> float:
    """How wide `text` is, in points, set in the typeface `name` at `size`."""
    return shape(text, name).width * size / 1000


@lru_cache(maxsize=2048)
def ink(text: str, name: str) -> Ink:
    """What `text` set in the typeface `name` inks; marks and swashes reach out of its width."""
    extents = typeface(name).extents
    pen = 0.0
    boxes = []
    for number, x, y, advance in shape(text, name).glyphs:
        if inked := extents.get(number):
            left, bottom, right, top = inked
            boxes.append((pen + x + left, y + bottom, pen + x + right, y + top))
        pen += advance
    if not boxes:
        return Ink(0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Ink(min(lefts), min(bottoms), max(rights), max(tops))


@lru_cache(maxsize=2048)
def lacking(text: str, name: str) -> str:
    """The first character of `text` that the typeface `name` cannot draw; empty for none."""
    face = typeface(name)
    both = zip(text, face.drawn(text), strict=True)
    return next((each for each, drawn in both if face.scripts[drawn] == "missing"), "")
