"""A table for the clipboard: with tabs for a chat, as HTML for Excel and Word."""

from collections.abc import Iterable, Sequence
from html import escape

_TEXT = "mso-number-format:'\\@'"  # Excel keeps the cell as text: no ID becomes 9.007E+12
_BEGIN = '<html><head><meta charset="utf-8"></head><body><table border="1">'
_END = "</table></body></html>"


def plain_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """One line a row, a tab between two cells, no line break inside any."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in (heads, *rows))


def html_table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[bool]) -> str:
    """The same as an HTML table. `numbers` says of each column whether to count with it.

    All other cells reach Excel as text, so no ID loses a digit and nothing becomes a formula.
    """
    styles = [' align="right"' if number else f' style="{_TEXT}"' for number in numbers]
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = (
        "".join(
            f"<td{style}>{escape(' '.join(cell.split()))}</td>"
            for style, cell in zip(styles, row, strict=True)
        )
        for row in rows
    )
    body = "".join(f"<tr>{line}</tr>" for line in (top, *lines))
    return f"{_BEGIN}{body}{_END}"
