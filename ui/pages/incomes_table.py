"""The numbers of the incomes page in a table as high as its rows: the page is scrolled, not it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from desktop.words import _
from ui.pages.incomes_model import IncomesModel
from ui.tables.table_view import TableView


class IncomesTable(TableView):
    """Shows an `IncomesModel`: the columns that fit, or all of them."""

    def __init__(self, model: IncomesModel) -> None:
        super().__init__(model)
        self._numbers = model
        self._all_columns = False
        self.setAccessibleName(_("Numbers of the chart"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_columns(self, all_of_them: bool) -> None:
        """Show every column, or those that fit."""
        self._all_columns = all_of_them
        self._numbers.show_columns(all_of_them=all_of_them)
        self.fit()

    def fit(self) -> None:
        """Give every column and every row its room."""
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.resizeColumnsToContents()
        if not self._all_columns:
            heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader().defaultSectionSize() * self._numbers.rowCount()
        bar = self.horizontalScrollBar().sizeHint().height() if self._all_columns else 0
        self.setFixedHeight(heads.sizeHint().height() + rows + bar + 4)

    def sizeHintForColumn(self, column: int) -> int:  # noqa: N802  Qt's name
        """Asked of the longest text only, and of the first row, which is bold."""
        rows = range(self._numbers.rowCount())
        if not rows:
            return 0
        letters = self.fontMetrics()
        longest = max(
            rows,
            key=lambda row: letters.horizontalAdvance(
                self._numbers.text(self._numbers.lines[row], column)
            ),
        )
        cells = (self._numbers.index(row, column) for row in {0, longest})
        return max(self.sizeHintForIndex(cell).width() for cell in cells)
