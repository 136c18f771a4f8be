"""Qt's own words in Thai: Qt ships none, so they come from the program's catalogue."""

from PySide6.QtCore import QTranslator

from desktop.words import N_, _, current_language

QT_WORDS = (
    # Buttons of dialogs
    *(N_("OK"), N_("Cancel"), N_("Save"), N_("Save All"), N_("Open"), N_("Close"), N_("Apply")),
    *(N_("Yes"), N_("No"), N_("Reset"), N_("Discard"), N_("Help"), N_("Print"), N_("Retry")),
    # The menu of a line of text
    *(N_("Undo"), N_("Redo"), N_("Cut"), N_("Copy"), N_("Paste"), N_("Delete"), N_("Select All")),
    # Choosing a file
    *(N_("Directory:"), N_("Folder"), N_("File name:"), N_("Files of type:"), N_("Look in:")),
    *(N_("Name"), N_("Size"), N_("Type"), N_("Date Modified"), N_("Back"), N_("Forward")),
    *(N_("Parent Directory"), N_("Create New Folder"), N_("New Folder"), N_("Choose")),
    *(N_("List View"), N_("Detail View"), N_("Computer"), N_("My Computer"), N_("All Files (*)")),
    # Printing
    *(N_("Printer"), N_("Name:"), N_("Location:"), N_("Properties"), N_("Preview"), N_("Copies")),
    *(N_("Copies:"), N_("Print range"), N_("Print all"), N_("Pages"), N_("Pages from"), N_("to")),
    *(N_("Selection"), N_("Current Page"), N_("Output Settings"), N_("Collate"), N_("Reverse")),
    *(N_("Options"), N_("Paper"), N_("Orientation"), N_("Portrait"), N_("Landscape")),
    *(N_("Color Mode"), N_("Color"), N_("Grayscale"), N_("Page size:"), N_("Paper source:")),
    *(N_("Width:"), N_("Height:"), N_("Margins"), N_("Print to File (PDF)"), N_("Output file:")),
)


class QtWords(QTranslator):
    """Answers Qt's questions for a word in the current language; English stays as it is."""

    def translate(
        self,
        _context: str,
        source: str,
        _disambiguation: str | None = None,
        _count: int = -1,
    ) -> str | None:
        """The Thai for `source`, None where Qt's own word should stand.

        An empty text would stand itself: for an error that Qt tells of, or in place of a word.
        """
        if current_language() == "en" or not source:
            return None
        plain = source.replace("&", "")
        translated = _(plain)
        return None if translated == plain else translated

    def isEmpty(self) -> bool:  # noqa: N802  Qt's name
        """Never: Qt does not ask a translator that says it is empty."""
        return False
