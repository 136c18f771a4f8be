"""Lists on A4: any list of the window, a register or the board, as it is read on paper."""

from collections.abc import Sequence
from functools import partial

from desktop.documents.pages import FOOT, draw_foot
from desktop.documents.paper import A4, A4_LANDSCAPE, Paper
from desktop.documents.tables import Column, Row, Table
from desktop.documents.typefaces import BOLD, REGULAR
from desktop.documents.typesetting import Block, Style, paragraph
from desktop.documents.wording import Digits, in_digits
from desktop.thai.line_breaking import pieces
from desktop.words import _

__all__ = ["Column", "table_pdf"]

_MARGIN = 42.0
_TITLE = Style(BOLD, 17, 1.4, "centre")
_SUBTITLE = Style(REGULAR, 13, 1.4, "centre")
_CELL = Style(REGULAR, 12, 1.42)
_NUMBER_SHARE = 0.055  # the ที่ column's part of the whole width


def table_pdf(
    title: str,
    subtitle: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    landscape: bool = False,
    totals: Sequence[str] | None = None,
    language: str = "th",
    digits: Digits = "thai",
    numbered: bool = True,
    words: frozenset[str] = frozenset(),
) -> bytes:
    """An A4 list: `title`, `subtitle`, a ที่ column unless not `numbered`, then `columns`.

    Each row and `totals` have one text a column. The heading row stands on every page, and each
    page says which it is of how many. With Thai digits, cells without Latin letters are set in
    them. `words` are names that line breaking must not cut. The same list gives the same bytes.
    """
    size = A4_LANDSCAPE if landscape else A4
    room = size[0] - 2 * _MARGIN
    cut = partial(pieces, words=words)
    table = Table(_with_number(columns, language) if numbered else columns, room, _CELL, cut)
    titles = [paragraph(in_digits(digits, title), _TITLE, room, cut)]
    if subtitle:
        titles.append(paragraph(in_digits(digits, subtitle), _SUBTITLE, room, cut))
    laid_out = _rows(table, rows, totals, language, digits, numbered=numbered)
    full = size[1] - _MARGIN - FOOT
    pages = table.pages(laid_out, full - sum(each.height for each in titles) - 8, full)

    paper = Paper(size, title, language)
    for number, page in enumerate(pages, 1):
        top = size[1] - _MARGIN
        if number == 1:
            top = _draw_titles(paper, titles, top, room)
        table.draw(paper, _MARGIN, top, page)
        draw_foot(paper, room, _MARGIN, title, (number, len(pages)), digits)
        paper.showPage()
    return paper.finished()


def _with_number(columns: Sequence[Column], language: str) -> list[Column]:
    share = sum(column.share for column in columns) * _NUMBER_SHARE
    return [Column(_("No.", language), share, "centre"), *columns]


def _rows(
    table: Table,
    rows: Sequence[Sequence[str]],
    totals: Sequence[str] | None,
    language: str,
    digits: Digits,
    *,
    numbered: bool,
) -> list[Row]:
    """The rows laid out, the totals last; one row that says so where the list is empty."""
    laid_out = []
    for number, cells in enumerate(rows, 1):
        texts = [str(number), *cells] if numbered else cells
        laid_out.append(table.row([in_digits(digits, text) for text in texts]))
    if not rows:
        empty = [""] * len(table.columns)
        empty[min(1, len(empty) - 1)] = _("Nothing in this list", language)
        laid_out.append(table.row(empty))
    if totals is not None:
        texts = ["", *totals] if numbered else totals
        laid_out.append(table.row([in_digits(digits, text) for text in texts], "total"))
    return laid_out


def _draw_titles(paper: Paper, titles: Sequence[Block], top: float, room: float) -> float:
    for block in titles:
        top = block.draw(paper, _MARGIN, top, room)
    return top - 8
