"""A table on the clipboard: with tabs for a chat, as HTML for Excel and Word."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.exchange.copied_table import html_table, plain_table


def put_table(
    heads: Sequence[str], lines: Iterable[Sequence[str]], numbers: Sequence[bool]
) -> None:
    """Put a table there; `numbers` says of each column whether to count with it."""
    rows = list(lines)
    put(plain_table(heads, rows), html_table(heads, rows, numbers))


def put(plain: str, html: str) -> None:
    """Put both forms of one table there."""
    table = QMimeData()
    table.setText(plain)
    table.setHtml(html)
    QGuiApplication.clipboard().setMimeData(table)
