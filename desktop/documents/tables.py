"""Tables: cells wrapped at words, rows kept whole, headings repeated on every page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from desktop.documents.paper import Align, Paper
from desktop.documents.typefaces import BOLD
from desktop.documents.typesetting import Block, Cut, Style, paragraph
from desktop.thai.line_breaking import pieces

Kind = Literal["heading", "body", "total"]

_PAD = 4.0  # left and right of a cell's text
_PAD_ABOVE = 2.6 / 12  # of the type size
_LINE = "#8A93A8"
_SHADES: dict[Kind, str | None] = {"heading": "#E6EAF3", "body": None, "total": "#F3F1E7"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its part of the width beside the others' shares, and alignment."""

    heading: str
    share: float = 1.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row laid out: one block a cell, as high as its highest cell, or `least` points."""

    cells: tuple[Block, ...]
    kind: Kind = "body"
    least: float = 0.0

    @property
    def pad(self) -> float:
        """What is free above and below its text, in points."""
        return max((cell.style.size for cell in self.cells), default=0.0) * _PAD_ABOVE

    @property
    def height(self) -> float:
        """The height of the row, in points."""
        highest = max((cell.height for cell in self.cells), default=0.0)
        return max(highest + 2 * self.pad, self.least)

    def split(self, height: float) -> tuple["Row", "Row | None"]:
        """As much of the row as `height` holds (a line at least), and the rest."""
        fits, rest = [], []
        for cell in self.cells:
            lines = max(1, int((height - 2 * self.pad) / (cell.height / len(cell.lines))))
            fits.append(replace(cell, lines=cell.lines[:lines]))
            rest.append(replace(cell, lines=cell.lines[lines:] or ("",)))
        if all(cell.lines == ("",) for cell in rest):
            return self, None
        return replace(self, cells=tuple(fits)), replace(self, cells=tuple(rest))


class Table:
    """Columns `room` points wide in all, ready to lay out rows and draw them."""

    def __init__(
        self, columns: Sequence[Column], room: float, style: Style, cut: Cut = pieces
    ) -> None:
        self.columns = tuple(columns)
        self._style = style
        self._cut = cut
        shares = sum(column.share for column in columns)
        self._widths = [room * column.share / shares for column in columns]
        self.heading = self.row([column.heading for column in columns], "heading")

    def row(self, cells: Sequence[str], kind: Kind = "body") -> Row:
        """`cells`, one text a column, laid out."""
        return Row(
            tuple(
                paragraph(text, self._cell_style(column, kind), width - 2 * _PAD, self._cut)
                for column, width, text in zip(self.columns, self._widths, cells, strict=True)
            ),
            kind,
        )

    def _cell_style(self, column: Column, kind: Kind) -> Style:
        if kind == "heading":
            return replace(self._style, face=BOLD, align="centre")
        face = BOLD if kind == "total" else self._style.face
        return replace(self._style, face=face, align=column.align)

    def pages(self, rows: Iterable[Row], first: float, other: float) -> list[list[Row]]:
        """`rows` dealt to pages of `first` and then `other` points, each below the heading."""
        pages: list[list[Row]] = [[]]
        room = first - self.heading.height
        for row in rows:
            rest: Row | None = row
            while rest is not None:
                if rest.height <= room:
                    part, rest = rest, None
                elif pages[-1] and rest.height <= max(other - self.heading.height, room + 1):
                    pages.append([])
                    room = other - self.heading.height
                    continue
                else:  # higher than a whole page
                    part, rest = rest.split(room)
                pages[-1].append(part)
                room -= part.height
                if rest is not None:
                    pages.append([])
                    room = other - self.heading.height
        return pages

    def draw(self, paper: Paper, x: float, top: float, rows: Sequence[Row]) -> float:
        """Draw the heading and `rows` below `top`; return where the table ends."""
        for row in (self.heading, *rows):
            top = self.draw_row(paper, x, top, row)
        return top

    def draw_row(self, paper: Paper, x: float, top: float, row: Row) -> float:
        """Draw one row below `top`; return where it ends."""
        paper.setStrokeColor(_LINE)
        paper.setLineWidth(0.5)
        shade = _SHADES[row.kind]
        for cell, width in zip(row.cells, self._widths, strict=True):
            if shade:
                paper.setFillColor(shade)
            paper.rect(x, top - row.height, width, row.height, stroke=1, fill=bool(shade))
            centred = row.kind == "heading" or row.least
            slack = row.height - 2 * row.pad - cell.height if centred else 0
            cell.draw(paper, x + _PAD, top - row.pad - slack / 2, width - 2 * _PAD)
            x += width
        return top - row.height
