"""The head's short lists: rows that open what they tell of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView

from desktop.head.definitions import definition
from ui import theme
from ui.pages.about import AboutButton
from ui.tables.lines_model import Index, LinesModel
from ui.tables.table_view import TableView
from ui.theme import UNIT
from ui.widgets import column, label, panel, row

type Open = Callable[[], object]

ROW_HEIGHT = 24  # pixels: a district's villages in one glance

LEAST_ROWS = 7
"""Rows, their heading included, for which there is always room."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line: its cells, what is told besides, and what it opens; a heading opens nothing."""

    cells: tuple[str, ...]
    told: str = ""
    open: Open | None = None


class RowsModel(LinesModel[Row]):
    """Rows, some of which are headings of those below them."""

    def text(self, line: Row, column: int) -> str:
        """A cell of a row."""
        return line.cells[column]

    def told(self, line: Row, column: int) -> str:
        """The cell, and what is told of its row besides."""
        return f"{line.cells[column]}\n{line.told}".strip()

    def colour(self, line: Row, _column: int) -> str | None:
        """A heading is quiet."""
        return theme.current().quiet if line.open is None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Beside what every table says: headings lie on a ground, and rows are read out whole."""
        line = self.lines[index.row()] if index.isValid() else None
        if line and role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return line.told or None
        if line and line.open is None and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(theme.current().header)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        heading = index.isValid() and self.lines[index.row()].open is None
        return Qt.ItemFlag.ItemIsEnabled if heading else super().flags(index)


class SharedTable(TableView):
    """Columns share the width by `shares`: nothing is scrolled sideways."""

    def __init__(self, model: RowsModel, shares: Sequence[int]) -> None:
        self._shares = shares
        super().__init__(model)
        self.setObjectName("head")
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Deal the width anew."""
        super().resizeEvent(event)
        room, whole = self.viewport().width(), sum(self._shares)
        for place, share in enumerate(self._shares):
            self.setColumnWidth(place, room * share // whole)


class HeadList(QFrame):
    """A titled list. A click or Enter opens a row; columns share the width by `shares`."""

    def __init__(
        self, title: str, key: str, heads: Sequence[str], shares: Sequence[int], numbers: int
    ) -> None:
        super().__init__()
        self._title = title
        self.model = RowsModel(heads, range(numbers, len(heads)))
        self.model.setParent(self)
        self.heading = label(title, "strong")
        self.empty = label(role="quiet", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = SharedTable(self.model, shares)
        self.view.setAccessibleName(title)
        self.view.clicked.connect(lambda index: self.open(index.row()))
        self.view.enter_pressed.connect(lambda: self.open(self.view.currentIndex().row()))
        inside = column(
            row(self.heading, AboutButton(title, definition(key)), 1, spacing=UNIT // 2),
            self.empty, self.view, spacing=UNIT // 2,
        )  # fmt: skip
        inside.setStretch(2, 1)
        self.setLayout(column(panel(column(inside, margins=UNIT))))

    def show_rows(self, rows: Sequence[Row], nothing: str, *, of_all: int = 0) -> None:
        """Show `rows`, or say `nothing`; the title tells how many of `of_all` there are."""
        self.model.show(rows)
        self.heading.setText(f"{self._title} ({len(rows)}/{of_all})" if of_all else self._title)
        self.empty.setText("" if rows else nothing)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))

    def keep_rows(self, count: int) -> None:
        """Always have room for so many rows."""
        self.view.setMinimumHeight(count * ROW_HEIGHT)

    def open(self, place: int) -> None:
        """Open what the row at `place` tells of."""
        lines = self.model.lines
        act = lines[place].open if 0 <= place < len(lines) else None
        if act is not None:
            act()
