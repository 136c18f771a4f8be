"""Tables on the clipboard: as spreadsheets write them there, and as they read them from there.

A row is a line, a cell ends at a tab. A cell that holds a tab, a line break or a quotation mark
stands in quotation marks, its own doubled. Nothing here fails: whatever is no such table is read
as plain text in cells.
"""

import html
import re
from collections.abc import Sequence
from html.parser import HTMLParser

from desktop.problems import Refused
from desktop.turns import in_turns
from desktop.words import _

type Table = list[list[str]]

MOST_CHARACTERS = 10_000_000
MOST_ROWS = 100_000

_CELL = re.compile(r'"((?:[^"]++|"")*+)"(?=[\t\r\n]|\Z)|[^\t\r\n]*')
_END = re.compile(r"\t|\r\n|\n|\r")
_NEEDS_QUOTING = re.compile(r'[\t\r\n"]|^\ufeff')
_MOST_SPANNED = 1000  # columns or rows that one cell of a page may say it covers


def read_table(text: str) -> Table:
    """The rows of `text`. One line break at the end belongs to the last row."""
    return _read_quoted(text) if '"' in text else _read_plain(text)


def _read_plain(text: str) -> Table:
    """A table in which nothing is quoted: each line break and tab parts cells."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return [line.split("\t") for line in in_turns(lines)]


def _read_quoted(text: str) -> Table:
    rows: Table = [[]]
    place = 1 if text.startswith("\ufeff") else 0
    while True:
        cell = _CELL.match(text, place)
        if cell is None:  # the second half of the pattern matches everywhere
            return rows
        quoted = cell[1]
        rows[-1].append(cell[0] if quoted is None else quoted.replace('""', '"'))
        end = _END.match(text, cell.end())
        if end is None:
            return rows
        place = end.end()
        if end[0] != "\t":
            if place == len(text):
                return rows
            rows.append([])


def as_text(table: Sequence[Sequence[str]]) -> str:
    """`table` as spreadsheets put it on the clipboard; `read_table` gives the same back."""
    return "".join("\t".join(map(_quoted, row)) + "\n" for row in table)


def as_html(table: Sequence[Sequence[str]]) -> str:
    """`table` for programs that take formatted text: as a table of text cells."""
    rows = ("".join(f"<td>{_escaped(cell)}</td>" for cell in row) for row in table)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<meta charset="utf-8"><table>{body}</table>'


def read_html(page: str) -> Table:
    """The first table of `page`; a merged cell holds its text once, the rest of it is blank."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    return reader.table()


def choose_table(text: str, page: str) -> Table:
    """The table on a clipboard that holds `text`, and `page` as formatted text.

    Refused when there is no text at all (a picture), or more than a grid takes.
    """
    if max(len(text), len(page) // 4) > MOST_CHARACTERS:
        raise _too_much()
    table = read_table(text) if text else []
    if "\t" not in text and "<table" in page.lower():
        drawn = read_html(page)
        if drawn and (not text or max(map(len, drawn)) > 1):
            table = drawn
    while table and not any(cell.strip() for cell in table[-1]):
        table.pop()
    if not table:
        raise Refused(_("There is no text to paste: copy the cells of a table."))
    if len(table) > MOST_ROWS:
        raise _too_much()
    return table


def _too_much() -> Refused:
    return Refused(
        _("At most {most} rows can be pasted at once. Import the file instead (Ctrl I).").format(
            most=f"{MOST_ROWS:,}"
        )
    )


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTING.search(cell) else cell


def _escaped(cell: str) -> str:
    return html.escape(cell).replace("\n", "<br>")


class _TableReader(HTMLParser):
    """Collects the cells of the first table, by row and column."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[tuple[int, int], list[str]] = {}
        self._covered: set[tuple[int, int]] = set()
        self._row, self._column = -1, 0
        self._text: list[str] | None = None
        self._depth = 0
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, row or cell begins."""
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif self._depth == 1 and tag == "tr":
            self._row, self._column, self._text = self._row + 1, 0, None
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A cell ends, or the table."""
        if tag == "table" and self._depth:
            self._depth -= 1
            self._done = self._done or not self._depth
        elif self._depth == 1 and tag in ("td", "th"):
            self._text = None

    def handle_data(self, data: str) -> None:
        """Text; line breaks of the page's source are spaces."""
        if self._text is not None:
            self._text.append(re.sub(r"\s+", " ", data))

    def table(self) -> Table:
        """The rows, all of one width."""
        width = max((column for _row, column in self._cells), default=-1) + 1
        height = max((row for row, _column in self._cells), default=-1) + 1
        blank: list[str] = []
        return [
            [_tidied(self._cells.get((row, column), blank)) for column in range(width)]
            for row in range(height)
        ]

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._row = max(self._row, 0)
        while (self._row, self._column) in self._covered:
            self._column += 1
        across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self._text = self._cells.setdefault((self._row, self._column), [])
        if down > 1:
            self._covered.update(
                (self._row + below, self._column + beside)
                for below in range(1, down)
                for beside in range(across)
            )
        if across > 1:
            self._cells.setdefault((self._row, self._column + across - 1), [])
        self._column += across


def _span(told: str | None) -> int:
    number = (told or "").strip()
    return min(max(int(number), 1), _MOST_SPANNED) if number.isascii() and number.isdecimal() else 1


def _tidied(parts: list[str]) -> str:
    lines = "".join(parts).split("\n")
    return "\n".join(line.strip() for line in lines).strip()
