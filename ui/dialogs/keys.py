"""The keys of the program, sheet by sheet: a new key is one line in the tuple of its sheet."""

from typing import NamedTuple

from desktop.words import N_

type Keys = tuple[tuple[str, str], ...]
"""(keys as they are shown, what they do as a message id)."""


class Sheet(NamedTuple):
    """The keys of one place, under its title (a message id)."""

    title: str
    keys: Keys


EVERYWHERE = (
    ("Ctrl K", N_("Search in the whole office")),
    ("→  ←", N_("In the search: show the records of a person, or hide them")),
    ("Ctrl I", N_("Import from Excel")),
    ("Ctrl Z", N_("Undo: what is typed in the field, else the last action")),
    ("Ctrl Y  Ctrl Shift Z", N_("Bring back what was undone")),
    ("Ctrl Alt Z", N_("What was done, to go back to any of it")),
    ("Alt 1 … 9, 0, =", N_("Go to a tab, counted from the left")),
    ("Tab  Shift Tab", N_("Go on to the next control, or back")),
    ("F1", N_("Help on this page")),
    ("F9", N_("Check whether a certificate is genuine")),
)
LIST = (
    ("Ctrl F", N_("Find in this list")),
    ("Ctrl Shift F", N_("Filter by a column")),
    ("Ctrl Shift S", N_("Sort by the column under the cursor")),
    ("Alt ↓", N_("Open the menu of a column")),
    ("Ctrl Shift K", N_("Choose the columns")),
    ("Ctrl Shift L", N_("Saved lists")),
    ("Ctrl G", N_("Show the list as a grid, and back")),
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
    ("F6", N_("Answer whether this person is stored already")),
    ("F7", N_("Take what was meant by a word in the wrong layout")),
    ("Ctrl H", N_("Who changed this record, and when")),
    ("F8  Shift F8", N_("Go to the next or the previous field to correct")),
    ("F11", N_("Photographs and papers of the record")),
    ("Ctrl S", N_("Save")),
    ("Ctrl ↵", N_("Save, and go on with the next record")),
    ("Esc", N_("Take back what is typed and not saved; a line above the form brings it back")),
)
HOUSEHOLD = (("F12", N_("The household's incomes over time")),)
VISITS = (("Ctrl Shift N", N_("Type a day's visits, a row for each household")), *HOUSEHOLD)
GRID = (
    ("F2", N_("Type on in the cell")),
    ("↵  Shift ↵", N_("Go down, or up")),
    ("Tab  Shift Tab", N_("Go right, or left")),
    ("Shift ↑ ↓ ← →", N_("Choose a range of cells")),
    ("Shift Space  Ctrl Space", N_("Choose the whole row, or the whole column")),
    ("Ctrl C", N_("Copy the range for Excel")),
    ("Ctrl X", N_("Cut the range")),
    ("Ctrl V", N_("Paste from Excel; every cell is checked")),
    ("Ctrl D", N_("Fill down")),
    ("Delete", N_("Clear the cells")),
    ("Ctrl -", N_("Delete the rows")),
    ("F8", N_("Go to the next cell to correct, else to the next to look at")),
    ("Ctrl S", N_("Save the good rows; the others wait")),
    ("Ctrl G", N_("Show the list as a grid, and back")),
)
BOARD = (
    ("↑ ↓ ← →", N_("Walk over the villages and stages")),
    ("↵", N_("Open the stage on that village; on its name, the village's page")),
    ("F3", N_("Open the page of the village")),
    ("Esc", N_("On a village's page: back to the board")),
    ("Tab", N_("Go on to what waits to be done")),
)
HEAD = (
    ("Tab", N_("Go on to the next list, or to the sign that tells what is counted")),
    ("Space", N_("On that sign: tell what is counted")),
    ("↑ ↓", N_("Walk over the lines of a list")),
    ("↵", N_("Open the village, its visits or the households of the line")),
    ("Ctrl P", N_("Show the sheet for the meeting")),
)
INCOMES = (
    ("Tab", N_("Go on to the next choice, chart or table")),
    ("→ ↓  ← ↑", N_("In the chart: go on to the next bar, point or line, or back; it is told")),
    ("Home  End", N_("To the first or the last of them")),
    ("↵", N_("Open the households behind it, or behind a line of the table")),
    ("Space", N_("On an i in a circle: tell what the figure counts")),
    ("Ctrl C", N_("In the table: copy the chosen lines")),
)
HOUSEHOLDS = (
    ("↵", N_("Open the household's record")),
    ("Ctrl Shift S", N_("Sort by the column under the cursor")),
    ("Ctrl C", N_("Copy the chosen lines as a table")),
)
SCORING = (
    ("0 … 9", N_("Write points or votes; the top row of the Thai layout too")),
    ("↵", N_("Go down; below the last criterion to the next sage")),
    ("Tab  Shift Tab", N_("Go right, or left")),
    ("Delete", N_("Take points or votes away")),
    ("Space", N_("In the last row: choose a sage, or no more")),
)
CERTIFICATES = (
    ("↑ ↓", N_("Walk over the people")),
    ("Shift ↑ ↓", N_("Choose several people")),
    ("Ctrl A", N_("Choose everybody in the list")),
    ("Ctrl C", N_("Copy the chosen lines as a table")),
    ("Ctrl F", N_("In the preview: find words")),
    ("F3  Shift F3", N_("In the preview: the next place, or the one before")),
    ("PgDown  PgUp", N_("In the preview: the next page, or the one before")),
    ("Ctrl + - 0", N_("In the preview: larger, smaller, the whole page")),
)
CERTIFICATE_REGISTER = (
    ("Ctrl F", N_("Find a number or a name")),
    ("↵", N_("Hand over the chosen certificates")),
    ("Esc", N_("Leave them as they are")),
)
DESIGNER = (
    ("Tab  Shift Tab", N_("Choose the next part of the page, or the one before")),
    ("↑ ↓ ← →", N_("Move what is chosen by 1 mm")),
    ("Shift ↑ ↓ ← →", N_("Move it by 0.1 mm")),
    ("Ctrl ↑ ↓ ← →", N_("Move it by 10 mm")),
    ("↵  F2", N_("Write in the chosen text")),
    ("Ctrl D", N_("Put what is chosen on the page once more")),
    ("Ctrl C", N_("Copy what is chosen, for another design too")),
    ("Ctrl V", N_("Paste what was copied")),
    ("Ctrl A", N_("Choose all parts of the page")),
    ("Delete", N_("Take away what is chosen")),
    ("Ctrl Z", N_("Take back the last step")),
    ("Ctrl Y  Ctrl Shift Z", N_("Bring back what was undone")),
    ("+ - 0", N_("Larger, smaller, the whole page")),
    ("Ctrl S", N_("Save")),
    ("Esc", N_("Choose nothing; once more: close the design")),
)
DESIGNER_MOUSE = (
    ("Shift", N_("Drag: in one direction only. Click: choose one part more, or one less")),
    ("Alt", N_("Drag: freely, without a grid or lines to stand on")),
    ("Ctrl", N_("Turn the wheel: larger, smaller. Click: choose one part more, or one less")),
)
"""What is held while the mouse works."""

ATTENDANCE = (
    ("Space  /  1", N_("Present; the cursor goes on to the next person")),
    ("x  0", N_("Absent")),
    ("Delete", N_("Take back what was said")),
    ("Ctrl ↵", N_("All others of this half-day are present")),
    ("Shift ↑ ↓ ← →", N_("Choose a range of cells")),
    ("↵", N_("Open the participant")),
)
HISTORY = (
    ("↑ ↓", N_("Walk over the actions")),
    ("↵  → ←", N_("Open an action, or close it")),
    ("↵", N_("On a change: open its record")),
    ("Ctrl F", N_("Look for a name, a number or words")),
)
DATA_CHECK = (
    ("F5", N_("Check the data again")),
    ("↵", N_("Open where it is put right, or compare two entries")),
    ("Delete", N_("Let the chosen findings stand, they are no faults")),
    ("← → ↑ ↓", N_("Between two entries: choose which value stays")),
)
IMPORT = (
    ("↵", N_("Correct the row that is chosen")),
    ("Tab", N_("Go on to the next control")),
    ("Esc", N_("Close; nothing is stored before you say so")),
)
SETTINGS = (
    ("↑ ↓", N_("Choose a subject")),
    ("Space", N_("Tick a village, or take its tick away")),
    ("Ctrl S", N_("Save")),
)
