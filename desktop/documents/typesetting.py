"""Text set in a given width: lines broken at words, text shrunk to fit, paragraphs.

Nothing is ever clipped. A text that is too long for its line first becomes smaller, down to a
floor; then it is broken at words; and only a single word wider than the line goes below the floor.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple

from desktop.documents.paper import INK, Align, Paper
from desktop.documents.typefaces import REGULAR, width
from desktop.thai.line_breaking import pieces

Cut = Callable[[str], tuple[str, ...]]
"""Cuts a text where a line may end; the pieces joined again are the text."""

_AT_WORD = 0.12
"""What ending a centred line inside a phrase costs, beside the square of the room left over."""

_AT_WORD_LEFT = 0.01
_LEAST_WORD = 0.75
_SPACED = re.compile(r".+?(?:\s+(?=[^\sๆฯ])|\Z)", re.DOTALL)
_LETTER = re.compile(r"[เแโใไ]?.[ฯ-\u0e3aๅ-\u0e4e\u0300-\u036f]*\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks: typeface, size in points, leading in sizes, alignment, colour."""

    face: str = REGULAR
    size: float = 14
    leading: float = 1.45
    align: Align = "left"
    colour: str = INK

    def at(self, size: float) -> "Style":
        """The same style at another size."""
        return self if size == self.size else replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines ready to be drawn, with the style they were fitted to."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> float:
        """The height of all lines, in points."""
        return len(self.lines) * self.style.size * self.style.leading

    def draw(self, paper: Paper, x: float, top: float, room: float) -> float:
        """Draw the block below `top` in `room` points right of `x`; return where it ends."""
        style = self.style
        at = x + {"left": 0, "centre": room / 2, "right": room}[style.align]
        step = style.size * style.leading
        for line in self.lines:
            baseline = top - step / 2 - style.size * 0.36  # half of a Thai line with its marks
            paper.write(
                line, at, baseline, style.face, style.size, align=style.align, colour=style.colour
            )
            top -= step
        return top


def wrap(text: str, style: Style, room: float, cut: Cut = pieces) -> tuple[str, ...]:
    """`text` as the fewest lines no wider than `room`, as even as can be.

    Lines are broken at spaces rather than inside phrases, and never inside a word: a word wider
    than the room stands alone on its line, too wide. A newline always breaks.
    """
    return tuple(
        line
        for paragraph in text.split("\n")
        for line in _wrap_paragraph(paragraph.strip(), style, room, cut)
    )


@lru_cache(maxsize=4096)
def _wrap_paragraph(text: str, style: Style, room: float, cut: Cut) -> tuple[str, ...]:
    if width(text, style.face, style.size) <= room:
        return (text,)
    parts = cut(text)
    widths = [width(part, style.face, style.size) for part in parts]
    seen = [width(part.rstrip(), style.face, style.size) for part in parts]
    at_word = _AT_WORD_LEFT if style.align == "left" else _AT_WORD
    best = [_Way(0, 0.0, 0)]  # best[n]: the best way to set the first n parts
    for end in range(1, len(parts) + 1):
        last = end == len(parts)
        ways = []
        natural = seen[end - 1]
        for start in range(end - 1, -1, -1):
            natural += widths[start] if start < end - 1 else 0
            if natural > room and start < end - 1:
                break
            left = max(0.0, 1 - natural / room)
            cost = 0.0 if last and style.align == "left" else left * left
            if not last and not parts[end - 1][-1].isspace():
                cost += at_word
            ways.append(_Way(best[start].lines + 1, best[start].cost + cost, start))
        best.append(min(ways))
    return _lines(parts, best)


class _Way(NamedTuple):
    """A way to set some parts: its lines, then how ugly it is, and where its last line starts."""

    lines: int
    cost: float
    start: int


def _lines(parts: tuple[str, ...], best: list[_Way]) -> tuple[str, ...]:
    lines: list[str] = []
    end = len(parts)
    while end:
        start = best[end].start
        lines.insert(0, "".join(parts[start:end]).strip())
        end = start
    return tuple(lines)


def fit(
    text: str,
    style: Style,
    room: float,
    *,
    floor: float,
    most_lines: int = 2,
    cut: Cut = pieces,
) -> Block:
    """`text` in at most `most_lines` lines of `room` points: one line if it can be.

    It shrinks to `floor` points to stay on one line, then breaks at words at that size, then
    shrinks below the floor rather than be clipped.
    """
    text = text.replace("\n", " ")
    natural = width(text, style.face, style.size)
    if natural * min(1.0, floor / style.size) <= room:
        size = style.size if natural <= room else _floored(style.size * room / natural)
        return Block((text,), style.at(size))
    size = min(floor, style.size)
    while True:
        tried = style.at(size)
        lines = wrap(text, tried, room, cut)
        widest = _widest(lines, tried)
        if len(lines) <= most_lines and widest <= room:
            return Block(lines, tried)
        size = _floored(size * min(0.96, room / widest))


def _floored(size: float) -> float:
    """`size` rounded down to a hundredth of a point, so that what fits still fits."""
    return int(size * 100) / 100


def paragraph(text: str, style: Style, room: float, cut: Cut = pieces) -> Block:
    """`text` in as many lines as it needs, at its full size.

    What is kept together but wider than `room` makes the whole smaller, to three quarters; wider
    still, it is broken at its spaces; a single word so wide (an address of the web, a row of dots)
    is cut between two letters; and only a letter wider than `room` is smaller than that.
    """
    in_need = partial(_parted, cut=cut, at=_SPACED, style=style, room=room)
    for way in (cut, in_need):
        widest = _widest(wrap(text, style, room, way), style)
        tried = style
        if widest > room:
            tried = style.at(_floored(style.size * max(_LEAST_WORD, room / widest)))
        lines = wrap(text, tried, room, way)
        if _widest(lines, tried) <= room:
            return Block(lines, tried)
    return _lettered(text, tried, room, in_need)


def _lettered(text: str, style: Style, room: float, cut: Cut) -> Block:
    """`text` with its widest words cut into letters, so small that the widest letter fits."""
    while True:
        letters = partial(_parted, cut=cut, at=_LETTER, style=style, room=room)
        lines = wrap(text, style, room, letters)
        widest = _widest(lines, style)
        if widest <= room:
            return Block(lines, style)
        style = style.at(_floored(style.size * room / widest))


def _parted(
    text: str, *, cut: Cut, at: re.Pattern[str], style: Style, room: float
) -> tuple[str, ...]:
    """The pieces of `text`, those wider than `room` parted into what `at` finds in them."""
    found: list[str] = []
    for piece in cut(text):
        whole = width(piece.rstrip(), style.face, style.size) <= room
        found += [piece] if whole else at.findall(piece)
    return tuple(found)


def _widest(lines: tuple[str, ...], style: Style) -> float:
    return max(width(line, style.face, style.size) for line in lines)
