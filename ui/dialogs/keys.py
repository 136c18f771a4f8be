"""F1: the keys of the program, on one sheet."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.words import N_, _
from ui.theme import UNIT
from ui.widgets import button, column, label, row

EVERYWHERE = (
    ("Ctrl K", N_("Search in the whole round")),
    ("Ctrl I", N_("Import from Excel")),
    ("Ctrl Z", N_("Undo the last action")),
    ("Ctrl Y", N_("Bring back what was undone")),
    ("Alt 1 … 9", N_("Go to a tab")),
    ("F1", N_("This sheet of keys")),
)
LIST = (
    ("Ctrl F", N_("Find in this list")),
    ("Ctrl Shift F", N_("Filter by a column")),
    ("Ctrl Shift S", N_("Sort by the column under the cursor")),
    ("Alt ↓", N_("Open the menu of a column")),
    ("Ctrl Shift K", N_("Choose the columns")),
    ("Ctrl Shift L", N_("Saved lists")),
    ("Ctrl N", N_("Add a record")),
    ("↵", N_("Go on to the form of the chosen record")),
    ("Shift ↑ ↓", N_("Choose several records")),
    ("Ctrl A", N_("Choose all records")),
    ("Ctrl C", N_("Copy the chosen records as a table")),
    ("Delete", N_("Delete the chosen records; it can be undone")),
)
FORM = (
    ("Tab  ↵", N_("Go on to the next field")),
    ("↓  F4", N_("Open the list or the calendar of a field")),
    ("Space", N_("Tick a box, or take its tick away")),
    ("Shift ↵", N_("Begin a line in a long text")),
    ("Ctrl D", N_("Copy this field from the record above")),
    ("Ctrl Shift D", N_("Copy what records in a row share from the record above")),
    ("F7", N_("Take what was meant by a word in the wrong layout")),
    ("F8  Shift F8", N_("Go to the next or the previous field to correct")),
    ("Ctrl S", N_("Save")),
    ("Ctrl ↵", N_("Save, and go on with the next record")),
    ("Esc", N_("Take back what is typed and not saved")),
)
SHEETS = ((N_("Everywhere"), EVERYWHERE), (N_("In a list"), LIST), (N_("In a form"), FORM))


class KeysDialog(QDialog):
    """Each key with what it does, by where it does it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        sheets = row(spacing=4 * UNIT)
        for title, keys in SHEETS:
            grid = QGridLayout()
            grid.setHorizontalSpacing(2 * UNIT)
            grid.setVerticalSpacing(UNIT)
            for line, (key, what) in enumerate(keys):
                grid.addWidget(label(key, "strong"), line, 0)
                grid.addWidget(label(_(what)), line, 1)
            grid.setColumnStretch(1, 1)
            sheets.addLayout(column(label(_(title), "heading"), grid, 1, spacing=UNIT + 4))
        close = button(_("Close"), self.accept)
        close.setDefault(True)
        self.setLayout(column(sheets, row(1, close), margins=2 * UNIT, spacing=2 * UNIT))
