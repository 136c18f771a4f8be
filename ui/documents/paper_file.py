"""A paper kept as a file: where is asked, and what came of it is said in place."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.documents.filing import file_name, size_told
from desktop.problems import Refused
from desktop.words import _
from ui.files import store_file
from ui.notice import Notice


def ask_file(parent: QWidget, pdf: bytes, title: str, notice: Notice) -> None:
    """Ask where the paper called `title` goes, and write it there."""
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, _("Save as PDF …"), file_name(title), "PDF (*.pdf)"
    )
    if chosen:
        keep_file(Path(chosen), pdf, notice)


def keep_file(path: Path, pdf: bytes, notice: Notice) -> None:
    """Write the paper to `path`; `notice` tells that it is there, or why it is not."""
    try:
        store_file(path, pdf)
    except Refused as refused:
        notice.tell(refused.reason, tone="bad")
    else:
        told = _("Saved: {file} ({size})").format(file=path, size=size_told(len(pdf)))
        notice.tell(told, tone="good")
