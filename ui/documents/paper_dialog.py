"""A finished paper: seen as it will be printed, then printed or kept as a file."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.words import _
from ui.documents.paper_file import ask_file
from ui.documents.preview import Preview
from ui.documents.printing import print_pdf
from ui.notice import Notice
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, row

SIZE = (900, 700)  # pixels


class PaperDialog(QDialog):
    """Shows `pdf`, which is called `title`."""

    def __init__(self, pdf: bytes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self._pdf, self._title = pdf, title
        self.notice = Notice()
        self.preview = Preview()
        self.preview.show_pdf(pdf)
        self.print_button = button(_("Print …"), self.print, "primary")
        self.save_button = button(_("Save as PDF …"), self.ask_file)
        close = button(_("Close"), self.accept)
        acts = row(1, close, self.save_button, self.print_button)
        page = column(self.preview, self.notice, acts, margins=2 * UNIT)
        page.setStretch(0, 1)
        self.setLayout(page)
        install(self, "Ctrl+P", self.print)
        self.preview.view.setFocus()
        install(self, "Ctrl+S", self.ask_file)

    def print(self) -> None:
        """Ask for a printer."""
        if print_pdf(self, self._pdf, self._title, both_sides=True):
            self.accept()

    def ask_file(self) -> None:
        """Ask where the file goes, and write it."""
        ask_file(self, self._pdf, self._title, self.notice)
