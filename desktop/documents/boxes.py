"""Text set inside a box: shrunk, broken at words, shrunk on, and never outside it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.elements import Vertical
from desktop.documents.paper import Paper
from desktop.documents.typefaces import Ink, ink, width
from desktop.documents.typesetting import Cut, Style, wrap

_SHRINK = 0.97
_LEAST = 0.2  # points: here the search for a size ends, whatever the text
_TALL = "ปั้"
_MIDDLE = 0.36  # of the size: from a baseline up to the middle of a line of Thai


@dataclass(frozen=True, slots=True)
class Frame:
    """A box to set text in, in points, and where in it the lines stand."""

    wide: float
    high: float
    least: float
    most_lines: int = 0
    vertical: Vertical = "middle"


class SetLine(NamedTuple):
    """A line of text and where it starts, in points from the lower left corner of its box."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SetText:
    """The lines of a text in its box, and the style they came to."""

    lines: tuple[SetLine, ...]
    style: Style

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """Draw the lines of a box whose lower left corner is there."""
        style = self.style
        for line in self.lines:
            paper.write(
                line.text, x + line.x, y + line.y, style.face, style.size, colour=style.colour
            )


@lru_cache(maxsize=4096)
def boxed(text: str, style: Style, frame: Frame, cut: Cut) -> SetText:
    """`text` inside `frame`, newlines kept: one line each if it can be down to the least size.

    After that it is broken at words, and then made smaller until all that is inked lies within.
    """
    lines = tuple(text.split("\n"))
    size = _whole_size(lines, style, frame)
    least = min(frame.least, style.size)
    if size >= least and len(lines) <= (frame.most_lines or len(lines)):
        return _placed(lines, style.at(size), frame)
    size = least
    while True:
        tried = style.at(size)
        lines = wrap(text, tried, frame.wide, cut)
        share = _share(lines, tried, frame)
        if size <= _LEAST or (share <= 1 and len(lines) <= (frame.most_lines or len(lines))):
            return _placed(lines, tried, frame)
        size = _floored(size * min(_SHRINK, max(0.5, 1 / share)))


def _floored(size: float) -> float:
    return int(size * 100) / 100


def _whole_size(lines: tuple[str, ...], style: Style, frame: Frame) -> float:
    """The largest size up to the style's in which these lines lie within the frame."""
    share = _share(lines, style, frame)
    return style.size if share <= 1 else _floored(style.size / share)


def _share(lines: tuple[str, ...], style: Style, frame: Frame) -> float:
    """How much of the frame the lines take, in the direction that is worse; over 1, too much."""
    inks = [ink(line, style.face) for line in lines]
    scale = style.size / 1000
    widest = max(
        max(each.right - each.left, width(line, style.face, 1000))
        for line, each in zip(lines, inks, strict=True)
    )
    return max(widest * scale / frame.wide, _height(inks, style) / frame.high)


def _height(inks: list[Ink], style: Style) -> float:
    """From the lowest ink of the last line to the highest of the first."""
    between = (len(inks) - 1) * style.size * style.leading
    return between + (inks[0].above - inks[-1].below) * style.size / 1000


def _placed(lines: tuple[str, ...], style: Style, frame: Frame) -> SetText:
    step, scale = style.size * style.leading, style.size / 1000
    inks = [ink(line, style.face) for line in lines]
    spare = frame.high - len(lines) * step
    top = frame.high - {"top": 0.0, "middle": spare / 2, "bottom": spare}[frame.vertical]
    first = top - step / 2 - style.size * _MIDDLE
    if frame.vertical == "top":  # the same for every text, whatever marks its first line bears
        first = min(first, top - ink(_TALL, style.face).above * scale)
    first = min(first, frame.high - inks[0].above * scale)
    first += max(0.0, -(first - (len(lines) - 1) * step + inks[-1].below * scale))
    found = []
    for number, (line, each) in enumerate(zip(lines, inks, strict=True)):
        room = frame.wide - width(line, style.face, style.size)
        x = {"left": 0.0, "centre": room / 2, "right": room}[style.align]
        x = max(min(x, frame.wide - each.right * scale), -each.left * scale)
        found.append(SetLine(line, x, first - number * step))
    return SetText(tuple(found), style)
