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

from resources import FONTS

REGULAR = "Sarabun-Regular"
BOLD = "Sarabun-Bold"
TITLE = "Charm-Bold"

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
_SPACES = str.maketrans("\t\r\v\f\x85\u2028\u2029", " " * 7)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A line of text as glyphs, and its width in thousandths of the type size."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float


class Typeface:
    """One font file, read once. `scale` turns its units into thousandths of the type size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data = (FONTS / f"{name}.ttf").read_bytes()
        self.face = hb.Face(hb.Blob(self.data))
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        self.characters = frozenset(self.face.unicodes)
        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = extents.descender * self.scale

    def advance(self, glyph: int) -> float:
        """The width of `glyph` in thousandths of the type size."""
        return float(self.font.get_glyph_h_advance(glyph) * self.scale)

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


def _script(character: str, has: frozenset[int]) -> str:
    """`thai`, `other`, `missing`, `unseen`, or `common` for what goes with its neighbour."""
    if ord(character) not in has:
        category = unicodedata.category(character)
        if category == "Zs" or character == _HARD_HYPHEN:
            return "common"
        return "unseen" if category in {"Cf", "Cc", "Mn"} else "missing"
    if "\u0e00" <= character <= "\u0e5b" and character != "฿":
        return "thai"
    return "other" if character.isalpha() else "common"


def _runs(text: str, has: frozenset[int]) -> Iterator[tuple[str, str]]:
    """`text` as (script, run of that script); common characters go with what stands before."""
    scripts = [_script(character, has) for character in text]
    first = next((script for script in scripts if script in {"thai", "other"}), "other")
    for position, script in enumerate(scripts):
        if script == "common":
            before = scripts[position - 1] if position else first
            scripts[position] = before if before in {"thai", "other"} else first
    for script, group in groupby(zip(scripts, text, strict=True), key=lambda pair: pair[0]):
        yield script, "".join(character for _script_name, character in group)


def _shape_run(script: str, run: str, face: Typeface) -> Iterator[Glyph]:
    if script == "missing":
        for _character in run:
            yield Glyph(MISSING, 0, 0, face.advance(MISSING))
    if script not in {"thai", "other"}:
        return
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.direction = "ltr"
    buffer.script = "Thai" if script == "thai" else "Latn"
    buffer.language = "th"
    hb.shape(face.font, buffer)
    scale = face.scale
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield Glyph(info.codepoint, at.x_offset * scale, at.y_offset * scale, at.x_advance * scale)


@lru_cache(maxsize=2048)
def shape(text: str, name: str) -> Shaped:
    """`text`, one line, shaped with the typeface `name`.

    A character the typeface lacks becomes an empty box; controls and joiners are not seen.
    """
    face = typeface(name)
    glyphs = tuple(
        glyph
        for script, run in _runs(text.translate(_SPACES), face.characters)
        for glyph in _shape_run(script, run, face)
    )
    return Shaped(text, glyphs, sum(glyph.advance for glyph in glyphs))


def width(text: str, name: str, size: float) -> float:
    """How wide `text` is, in points, set in the typeface `name` at `size`."""
    return shape(text, name).width * size / 1000
