"""One attachment, large: a photograph or a scanned paper, and kept as a file where it is wanted."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from desktop.attachments import JPEG, Attached
from desktop.problems import Refused
from desktop.words import _
from ui.documents.preview import Preview
from ui.files import store_file
from ui.notice import Notice
from ui.widgets import button, column, resize_within, row

SIZE = (900, 700)  # pixels
_ENDINGS = {JPEG: ".jpg"}


class AttachmentDialog(QDialog):
    """Shows `data`, which is the attachment `one`."""

    def __init__(self, data: bytes, one: Attached, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(one.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, *SIZE)
        self._data, self._one = data, one
        self.notice = Notice()
        self.view: QWidget = _Picture(data) if one.media == JPEG else Preview()
        if isinstance(self.view, Preview):
            self.view.show_pdf(data)
        self.save_button = button(_("Save as …"), self.ask_file)
        close = button(_("Close"), self.accept, "primary")
        page = column(self.view, self.notice, row(1, self.save_button, close))
        page.setStretch(0, 1)
        self.setLayout(page)

    def ask_file(self) -> None:
        """Ask where the file goes."""
        name = str(Path(self._one.name).with_suffix(_ENDINGS.get(self._one.media, ".pdf")))
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save as …"), name)
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write it to `path`; what keeps it from being written is said in place."""
        try:
            store_file(path, self._data)
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
        else:
            self.notice.tell(_("Saved: {file}").format(file=path), tone="good")


class _Picture(QLabel):
    """A picture as large as there is room."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._picture.loadFromData(data)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(200, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fit it anew."""
        super().resizeEvent(event)
        self.setPixmap(
            self._picture.scaled(
                self.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
