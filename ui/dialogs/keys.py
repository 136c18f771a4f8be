"""F1: the keys of the program, on one sheet."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.words import N_, _
from ui.theme import UNIT
from ui.widgets import button, column, label, row

KEYS = (
    ("Ctrl K", N_("Search in the whole round")),
    ("Ctrl F", N_("Filter the list")),
    ("Ctrl N", N_("Add a record")),
    ("Ctrl S", N_("Save")),
    ("Ctrl ↵", N_("Save, and go on with the next record")),
    ("Esc", N_("Take back what is typed and not saved")),
    ("Tab  ↵", N_("Go on to the next field")),
    ("F8", N_("Go to the next field to correct")),
    ("↓", N_("Open the list of a field that is chosen by typing")),
    ("Delete", N_("Delete the chosen records; it can be undone")),
    ("Ctrl C", N_("Copy the chosen records as a table")),
    ("Ctrl I", N_("Import from Excel")),
    ("Ctrl Z", N_("Undo the last action")),
    ("Ctrl Y", N_("Bring back what was undone")),
    ("Alt 1 … 9", N_("Go to a tab")),
)


class KeysDialog(QDialog):
    """Each key with what it does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * UNIT)
        grid.setVerticalSpacing(UNIT)
        for line, (key, what) in enumerate(KEYS):
            grid.addWidget(label(key, "strong"), line, 0)
            grid.addWidget(label(_(what)), line, 1)
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        self.setLayout(column(grid, row(1, close), margins=2 * UNIT, spacing=2 * UNIT))
