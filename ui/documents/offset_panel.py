"""Moving what a printer prints, for paper that is printed already: two lengths and a test sheet."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFrame

from desktop.documents.placement import FARTHEST, FROM_EDGE, Offset
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import button, column, label, row


class OffsetPanel(QFrame):
    """Asks for the offset of one printer. `test_wanted` asks for a test sheet."""

    changed = Signal()
    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.right = _length(_("Move to the right"))
        self.down = _length(_("Move down"))
        for box in (self.right, self.down):
            box.valueChanged.connect(lambda _length: self.changed.emit())
        self.test_button = button(_("Print a test sheet"), self.test_wanted.emit)
        hint = _(
            "For paper that is printed already. Print the test sheet and measure: each cross is "
            "{edge} mm from the edges of the paper. A minus moves to the left, or up."
        ).format(edge=f"{FROM_EDGE:g}")
        lengths = row(
            label(_("Move to the right"), "label"), self.right,
            label(_("Move down"), "label"), self.down, 1,
        )  # fmt: skip
        test = row(1, self.test_button)
        self.setLayout(column(label(hint, "small", wrap=True), lengths, test, margins=UNIT))

    def offset(self) -> Offset:
        """What is asked for."""
        return Offset(self.right.value(), self.down.value()).within()

    def put(self, offset: Offset) -> None:
        """Show the offset of another printer."""
        with QSignalBlocker(self.right), QSignalBlocker(self.down):
            self.right.setValue(offset.right)
            self.down.setValue(offset.down)


def _length(name: str) -> QDoubleSpinBox:
    made = QDoubleSpinBox()
    made.setAccessibleName(name)
    made.setRange(-FARTHEST, FARTHEST)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setDecimals(1)
    made.setSingleStep(0.1)
    made.setSuffix(_(" mm"))
    return made
