"""How many households a chart rests on and who is missing: each count opens those households."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.programme.income_left_out import Share
from ui.tables.flow_layout import FlowLayout
from ui.widgets import button


class RestsOn(QWidget):
    """A line of links; `wanted` carries the households of the one that was used."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._links = FlowLayout()
        self.setLayout(self._links)

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Tell these."""
        while (item := self._links.takeAt(0)) is not None:
            item.widget().deleteLater()
        for one in shares:
            self._links.addWidget(button(one.sentence, partial(self.wanted.emit, one), "link"))

    def links(self) -> list[QWidget]:
        """What can be opened, in its order."""
        return [self._links.itemAt(place).widget() for place in range(self._links.count())]
