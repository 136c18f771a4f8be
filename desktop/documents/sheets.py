"""Forms and reports on A4: text, lines to write on, tables and signatures, one below the other.

What does not fit on a page goes on to the next, tables row by row below their heading.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from desktop.documents.pages import FOOT, draw_foot
from desktop.documents.paper import A4, A4_LANDSCAPE, Paper
from desktop.documents.tables import Column, Row, Table
from desktop.documents.typefaces import BOLD, REGULAR, width
from desktop.documents.typesetting import Block, Cut, Style, fit, paragraph
from desktop.documents.wording import Digits, in_digits
from desktop.thai.line_breaking import pieces

__all__ = [
    "BODY", "HEADING", "TITLE", "Blank", "Column", "Drawing", "Grid", "Line", "PageBreak",
    "Signatures", "Signing", "Space", "Text", "Writing", "scale_on_one_page", "sheet_pdf",
]  # fmt: skip

TITLE = Style(BOLD, 17, 1.4, "centre")
HEADING = Style(BOLD, 14, 1.6)
BODY = Style(REGULAR, 13, 1.5)

_MARGIN = 48.0
_GAP = 5.0  # between a label and what is written behind it
_DOTS = "#8A93A8"
_CELL = Style(REGULAR, 12, 1.42)
_UNDER_SIGNATURE = replace(BODY, align="centre")
_SIGNING_ROOM = 34.0  # points above a name, for ink
_SCALES = tuple(percent / 100 for percent in range(100, 55, -4))
"""The sizes in which one page is tried; below the last nobody reads it."""


class Setting(NamedTuple):
    """How a sheet is set: the room between its margins, its digits, where words may be cut.

    `scale` makes texts and tables smaller.
    """

    room: float
    height: float
    digits: Digits
    cut: Cut
    scale: float = 1.0

    def style(self, style: Style) -> Style:
        """`style` in the size of the sheet."""
        return style.at(style.size * self.scale)

    def text(self, text: str) -> str:
        """`text` in the digits of the sheet."""
        return in_digits(self.digits, text)


class Piece(NamedTuple):
    """Something that stays on one page: its height, and how it is drawn at (left, top).

    `head` stands above it where it begins a page; `keep` holds it on the page of the next piece.
    """

    height: float
    draw: Callable[[Paper, float, float], object]
    head: "Piece | None" = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; a heading stays on the page of what follows it."""

    text: str
    style: Style = BODY
    after: float = 2.0

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """Its lines; a long paragraph may break between two of them."""
        style = setting.style(self.style)
        block = paragraph(setting.text(self.text), style, setting.room, setting.cut)
        bold = self.style.face == BOLD
        line = block.style.size * block.style.leading
        for at, text in enumerate(block.lines, 1):
            last = at == len(block.lines)
            one = replace(block, lines=(text,))
            yield Piece(line + (self.after * setting.scale if last else 0),
                        partial(_draw_block, one, setting.room), keep=bold)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, so many points high."""

    height: float

    def pieces(self, _setting: Setting) -> Iterator[Piece]:
        """One piece without anything."""
        yield Piece(self.height, lambda _paper, _left, _top: None)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""

    def pieces(self, _setting: Setting) -> Iterator[Piece]:
        """A piece that no page has room for."""
        yield _BREAK


_BREAK = Piece(0, lambda _paper, _left, _top: None)


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with a value on a row of dots; without a value the dots are to be written on.

    `share` is its part of the line beside the others'.
    """

    label: str
    value: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of blanks."""

    blanks: Sequence[Blank]

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """One piece; a value that is too long becomes smaller."""
        yield Piece(BODY.size * BODY.leading + 3, partial(self._draw, setting))

    def _draw(self, setting: Setting, paper: Paper, left: float, top: float) -> None:
        shares = sum(one.share for one in self.blanks)
        for one in self.blanks:
            room = setting.room * one.share / shares
            _draw_blank(paper, left, top, room - _GAP, setting.text(one.label),
                        setting.text(one.value))  # fmt: skip
            left += room


@dataclass(frozen=True, slots=True)
class Writing:
    """A label, and a longer text below it; without one, `lines` rows of dots to write on."""

    label: str
    text: str = ""
    lines: int = 2

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """The label, then the paragraph or the dots."""
        if self.label:
            yield from Text(self.label, replace(BODY, face=BOLD), 0).pieces(setting)
        if self.text.strip():
            yield from Text(self.text, BODY).pieces(setting)
            return
        for _line in range(self.lines):
            yield from Line((Blank(""),)).pieces(setting)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `height` is the least height of its rows, so that there is room for ink."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    height: float = 0.0
    totals: Sequence[str] | None = None

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """A piece a row, the heading above the first and at the top of each page."""
        columns = [replace(one, heading=setting.text(one.heading)) for one in self.columns]
        table = Table(columns, setting.room, setting.style(_CELL), setting.cut)
        heading = _row_piece(table, table.heading)
        yield heading._replace(keep=True)
        kinds = [("body", row) for row in self.rows]
        if self.totals is not None:
            kinds.append(("total", self.totals))
        for kind, cells in kinds:
            row = table.row([setting.text(cell) for cell in cells], kind)  # type: ignore[arg-type]
            rest: Row | None = replace(row, least=self.height)
            while rest is not None and rest.height > setting.height - heading.height:
                row, rest = rest.split(setting.height - heading.height)
                yield _row_piece(table, row, heading)
            if rest is not None:
                yield _row_piece(table, rest, heading)
        yield from Space(8 * setting.scale).pieces(setting)


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs: the name in brackets, blank where it is not known, the position below it.

    `words` stand before the line: "ลงชื่อ", "ผู้บันทึก" …
    """

    name: str
    position: str = ""
    words: str = "ลงชื่อ"


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures side by side, at most three."""

    signing: Sequence[Signing]

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """One piece: nobody signs on a page of their own."""
        lines = 2 + any(one.position for one in self.signing)
        height = _SIGNING_ROOM + lines * BODY.size * BODY.leading
        yield Piece(height, partial(self._draw, setting))

    def _draw(self, setting: Setting, paper: Paper, left: float, top: float) -> None:
        room = setting.room / max(2, len(self.signing))
        left += setting.room - room * len(self.signing)
        for one in self.signing:
            below = top - _SIGNING_ROOM
            _draw_blank(paper, left, below, room - 2 * _GAP, one.words, "")
            below -= BODY.size * BODY.leading
            name = f"({one.name})" if one.name else f"({'.' * 40})"
            for text in filter(None, (name, one.position)):
                block = fit(setting.text(text), _UNDER_SIGNATURE, room - 2 * _GAP, floor=10)
                below = block.draw(paper, left, below, room - 2 * _GAP)
            left += room


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `draw` draws from the lower left corner up, `width` by `height` points.

    It is set as wide as the sheet, and keeps that size where texts become smaller.
    """

    width: float
    height: float
    draw: Callable[[Paper], object]

    def pieces(self, setting: Setting) -> Iterator[Piece]:
        """One piece: a drawing is on one page."""
        factor = setting.room / self.width
        yield Piece(self.height * factor, partial(self._draw, factor))

    def _draw(self, factor: float, paper: Paper, left: float, top: float) -> None:
        paper.saveState()
        paper.translate(left, top - self.height * factor)
        paper.scale(factor, factor)
        self.draw(paper)
        paper.restoreState()


type Item = Text | Space | PageBreak | Line | Writing | Grid | Signatures | Drawing


def apart(sheets: Iterable[Iterable[Item]]) -> Iterator[Item]:
    """The items of several sheets, each of which begins a page."""
    for number, sheet in enumerate(sheets):
        if number:
            yield PageBreak()
        yield from sheet


def sheet_pdf(
    title: str,
    items: Iterable[Item],
    *,
    landscape: bool = False,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
    one_page: bool = False,
) -> bytes:
    """`items` one below the other on as many A4 pages as they need; `title` stands at the foot.

    With Thai digits, texts without Latin letters are set in them. `words` are names that line
    breaking must not cut. Texts and tables of `one_page` become smaller until they fit on one, as
    long as they can be read. The same sheet gives the same bytes.
    """
    size = A4_LANDSCAPE if landscape else A4
    room, height = size[0] - 2 * _MARGIN, size[1] - _MARGIN - FOOT
    setting = Setting(room, height, digits, partial(pieces, words=words))
    parts = tuple(items)
    pages = _on_one_page(parts, setting)[1] if one_page else _pages(parts, setting)
    paper = Paper(size, title, language)
    for number, page in enumerate(pages, 1):
        top = size[1] - _MARGIN
        for piece in page:
            piece.draw(paper, _MARGIN, top)
            top -= piece.height
        draw_foot(paper, setting.room, _MARGIN, title, (number, len(pages)), digits)
        paper.showPage()
    return paper.finished()


def scale_on_one_page(items: Iterable[Item], *, digits: Digits, words: frozenset[str]) -> float:
    """The size, 1 for the usual one, that texts have where `items` are set on one upright page."""
    room, height = A4[0] - 2 * _MARGIN, A4[1] - _MARGIN - FOOT
    setting = Setting(room, height, digits, partial(pieces, words=words))
    return _on_one_page(tuple(items), setting)[0]


def _on_one_page(parts: Sequence[Item], setting: Setting) -> tuple[float, list[list[Piece]]]:
    """The largest size in which there is one page, else the smallest; and the pages."""

    def fits(scale: float) -> bool:
        return len(_pages(parts, setting._replace(scale=scale))) == 1

    scale = _SCALES[min(bisect_left(_SCALES, x=True, key=fits), len(_SCALES) - 1)]
    return scale, _pages(parts, setting._replace(scale=scale))


def _pages(parts: Iterable[Item], setting: Setting) -> list[list[Piece]]:
    return _dealt([each for item in parts for each in item.pieces(setting)], setting.height)


def _dealt(parts: Sequence[Piece], full: float) -> list[list[Piece]]:
    """`parts` dealt to pages of `full` points."""
    pages: list[list[Piece]] = [[]]
    room = full
    for at, part in enumerate(parts):
        needed = part.height
        follows = at
        while parts[follows].keep and follows + 1 < len(parts):
            follows += 1
            needed += parts[follows].height
        if pages[-1] and (part is _BREAK or room < min(needed, full)):
            pages.append([])
            room = full
            if part.head is not None:
                pages[-1].append(part.head)
                room -= part.head.height
        if part is not _BREAK:
            pages[-1].append(part)
            room -= part.height
    return pages


def _row_piece(table: Table, row: Row, head: Piece | None = None) -> Piece:
    return Piece(row.height, lambda paper, left, top: table.draw_row(paper, left, top, row), head)


def _draw_block(block: Block, room: float, paper: Paper, left: float, top: float) -> None:
    block.draw(paper, left, top, room)


def _draw_blank(paper: Paper, left: float, top: float, room: float, label: str, value: str) -> None:
    """A label, dots up to the end of `room`, and the value on them."""
    baseline = top - BODY.size * (BODY.leading / 2 + 0.36)
    paper.write(label, left, baseline, BODY.face, BODY.size)
    used = width(label, BODY.face, BODY.size) + _GAP if label else 0.0
    paper.setStrokeColor(_DOTS)
    paper.setLineWidth(0.6)
    paper.setDash(0.6, 2.2)
    paper.line(left + used, baseline - 3, left + room, baseline - 3)
    paper.setDash()
    if value:
        block = fit(value, BODY, room - used - _GAP, floor=9, most_lines=1)
        paper.write(block.lines[0], left + used + _GAP, baseline, BODY.face, block.style.size)
