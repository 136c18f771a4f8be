"""A finished paper: seen as it will be printed, then printed or kept as a file."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop.documents.filing import file_name, size_told
from desktop.problems import Refused
from desktop.words import _
from ui.documents.preview import Preview
from ui.documents.printing import print_pdf
from ui.files import store_file
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
        """Ask where the file goes."""
        name = file_name(self._title)
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as PDF …"), name, "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the paper to `path`; what keeps it from being written is said in place."""
        try:
            store_file(path, self._pdf)
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
        else:
            told = _("Saved: {file} ({size})").format(file=path, size=size_told(len(self._pdf)))
            self.notice.tell(told, tone="good")
