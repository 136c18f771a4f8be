"""The stages of a round as a list: ticked where the round has them, in the round's order."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.programme.rounds import RoundSettings
from desktop.programme.stages import STAGES
from desktop.words import _
from ui.shortcuts import install
from ui.theme import UNIT
from ui.titles import stage_title
from ui.widgets import button, column, label, row

_KEY = Qt.ItemDataRole.UserRole


class RoundStages(QWidget):
    """Shows every stage of the programme; it knows nothing of storing."""

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Stages of the round"))
        beside = row(
            self.list,
            column(
                button(_("Move up"), lambda: self.move_stage(-1), hint="Alt+↑"),
                button(_("Move down"), lambda: self.move_stage(+1), hint="Alt+↓"),
                1,
            ),
        )
        beside.setStretch(0, 1)
        hint = label(_("The board and the tabs follow this order."), "small", wrap=True)
        self.setLayout(column(hint, beside, margins=2 * UNIT))
        install(self.list, "Alt+Up", lambda: self.move_stage(-1))
        install(self.list, "Alt+Down", lambda: self.move_stage(+1))

    def put(self, settings: RoundSettings | None) -> None:
        """Show the round's stages in their order, ticked, and the others after them."""
        chosen = settings.stages if settings else ()
        by_key = {stage.key: stage for stage in STAGES}
        with QSignalBlocker(self.list):
            self.list.clear()
            for key in dict.fromkeys((*chosen, *by_key)):
                item = QListWidgetItem(stage_title(by_key[key]), self.list)
                item.setData(_KEY, key)
                ticked = key in chosen
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def chosen(self) -> tuple[str, ...]:
        """The keys of the ticked stages, from top to bottom."""
        items = [self.list.item(place) for place in range(self.list.count())]
        return tuple(
            item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def move_stage(self, by: int) -> None:
        """Move the current stage `by` places, as far as the list goes."""
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            self.list.insertItem(place + by, self.list.takeItem(place))
            self.list.setCurrentRow(place + by)
