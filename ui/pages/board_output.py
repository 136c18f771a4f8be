"""The board on paper: as it is shown, on one A4 sheet."""

from PySide6.QtCore import Qt

from desktop.board import Board
from desktop.words import _
from ui.pages.board_model import VILLAGE, BoardModel


def headings_and_rows(model: BoardModel) -> tuple[list[str], list[list[str]]]:
    """The headings and the lines of what `model` shows, each village with its tambon."""
    heads = [
        str(model.headerData(one, Qt.Orientation.Horizontal))
        for one in range(VILLAGE, model.columnCount())
    ]
    rows = []
    for line in range(model.rowCount()):
        shown = model.row(line)
        tambon = _("Tambon {tambon}").format(tambon=shown.tambon) if shown.place else ""
        where = f"{model.name(line)} {tambon}".strip()
        rows.append([where, *(one.text for one in shown.progress)])
    return heads, rows


def board_pdf(shown: Board, heads: list[str], rows: list[list[str]]) -> bytes:
    """These lines as a PDF."""
    from desktop.documents.registers import Column, table_pdf

    columns = [Column(heads[0], 2.2), *(Column(head, 1.0, "centre") for head in heads[1:])]
    return table_pdf(
        _("Progress of each village"), shown.round.label, columns, rows, landscape=True
    )
