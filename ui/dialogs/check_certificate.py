"""Is a certificate genuine? From a scan, a photograph, a PDF, the clipboard or a hand scanner."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QSignalBlocker, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QWidget

from desktop.office import Office
from desktop.problems import Refused
from desktop.proof.checking import Checked, Verdict, check, check_in, check_picture
from desktop.proof.reading import NothingRead
from desktop.words import _
from ui.dialogs.verdict_view import VerdictView
from ui.documents.pdf_pictures import as_bytes, pictures_of
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, panel, resize_within, row

if TYPE_CHECKING:
    from ui.jobs import Job

SHORTEST = 150  # characters: no code of a certificate has fewer
FILES = "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.pdf)"


class Seen(NamedTuple):
    """A code that was read: the verdict on it, and the picture it was read from."""

    checked: Checked
    picture: bytes


class CodeLine(QLineEdit):
    """What a hand scanner types. Pasting is the dialog's, which takes pictures too."""

    def event(self, event: QEvent) -> bool:
        """Leave the key that pastes to the dialog's shortcut."""
        if event.type() is QEvent.Type.ShortcutOverride and event.matches(
            QKeySequence.StandardKey.Paste
        ):
            event.ignore()
            return False
        return super().event(event)


class CheckCertificateDialog(QDialog):
    """Ready for a scanner from the first moment; says what it thinks of each code."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._seen: list[Seen] = []
        self._pixmap = QPixmap()
        self.setWindowTitle(_("Check a certificate"))
        self.notice = Notice()
        self.line = CodeLine()
        self.line.setPlaceholderText(_("Scan the QR code with a hand scanner, or paste its text"))
        self.line.setAccessibleName(_("Text of the QR code"))
        self.codes = QComboBox()
        self.codes.setAccessibleName(_("Codes in the picture"))
        self.codes.hide()
        self.verdict = VerdictView()
        self._picture = label(_("Drop a scan or a photograph here"), "quiet")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setMinimumSize(320, 240)
        self._lay_out()
        self.setAcceptDrops(True)
        resize_within(self, 1040, 640)
        install(self, "Ctrl+V", self.paste)
        install(self, "Ctrl+O", self.choose)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(lambda: self.check(self.line.text()))
        self.codes.currentIndexChanged.connect(self._show_one)
        self.line.setFocus()

    def check(self, text: str) -> None:
        """Say what is to be thought of a code's text."""
        if not text.strip():
            return
        self._forget()
        self._show([Seen(check_in(self._session.office, text), b"")])
        self.line.clear()

    def read_file(self, file: Path) -> None:
        """Look for codes in a picture, or on the pages of a PDF."""
        self._forget()
        self.codes.hide()
        self.verdict.hide()
        self.notice.tell(_("Reading {file}").format(file=file.name))
        office = self._session.office
        self._job = self._session.jobs.read(
            lambda: _read_file(office, file), self._on_read, self._on_refused
        )

    def read_picture(self, picture: QImage) -> None:
        """Look for codes in a picture from the clipboard."""
        self._forget()
        office, data = self._session.office, as_bytes(picture)
        self._job = self._session.jobs.read(
            lambda: _read(office, data), self._on_read, self._on_refused
        )

    def paste(self) -> None:
        """Take what was copied: a picture, a file, or the text of a code."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self.notice.tell(_("Nothing that can be checked was copied."), tone="warn")

    def choose(self) -> None:
        """Ask for a file."""
        chosen, _filter = QFileDialog.getOpenFileName(self, _("Check a certificate"), "", FILES)
        if chosen:
            self.read_file(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Pictures, files and text may be dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Read what was dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """The picture fills its place."""
        super().resizeEvent(event)
        self._fit_picture()

    def done(self, result: int) -> None:
        """What is still being read is not waited for."""
        self._forget()
        super().done(result)

    def _take(self, data: QMimeData | None) -> bool:
        if data is None:  # the clipboard of another program that is gone
            return False
        files = [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]
        if files:
            self.read_file(files[0])
        elif data.hasImage():
            self.read_picture(QImage(data.imageData()))
        elif data.text().strip():
            self.check(data.text())
        else:
            return False
        return True

    def _look(self, text: str) -> None:
        """A scanner may end without Enter: a code that is whole is checked at once."""
        if len(text) > SHORTEST and check(text).verdict is Verdict.UNKNOWN_KEY:
            self.check(text)

    def _on_read(self, seen: object) -> None:
        self._job = None
        if isinstance(seen, list):
            self._show(seen)

    def _on_refused(self, refused: Refused) -> None:
        self._job = None
        self._show_picture(b"")
        self.notice.tell(refused.reason, tone="bad")

    def _show(self, seen: list[Seen]) -> None:
        self.notice.hide()
        self._seen = seen
        with QSignalBlocker(self.codes):
            self.codes.clear()
            for number, (one, _picture) in enumerate(seen, 1):
                said = f"{one.facts.number} {one.facts.recipient}" if one.facts else one.sentence
                self.codes.addItem(f"{number}/{len(seen)}  {said}")
        self.codes.setVisible(len(seen) > 1)
        self._show_one(0)

    def _show_one(self, place: int) -> None:
        checked, picture = self._seen[place]
        self.verdict.show_checked(checked)
        self._show_picture(picture)

    def _show_picture(self, data: bytes) -> None:
        self._pixmap = QPixmap()
        if not data or not self._pixmap.loadFromData(data):
            self._picture.setText(_("Drop a scan or a photograph here"))
        self._fit_picture()

    def _fit_picture(self) -> None:
        if not self._pixmap.isNull():
            room = self._picture.contentsRect().size()
            ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode
            self._picture.setPixmap(self._pixmap.scaled(room, ratio, smooth.SmoothTransformation))

    def _forget(self) -> None:
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _lay_out(self) -> None:
        head = row(
            self.line,
            button(_("Choose a file …") + "  Ctrl O", self.choose),
            button(_("Paste") + "  Ctrl V", self.paste),
        )
        head.setStretch(0, 1)
        left = panel(column(self._picture, margins=UNIT))
        right = column(self.codes, self.verdict, 1)
        both = row(left, right, spacing=2 * UNIT)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        foot = row(1, button(_("Close") + "  Esc", self.accept))
        page = column(head, self.notice, both, foot, margins=2 * UNIT, spacing=UNIT + 4)
        page.setStretch(2, 1)
        self.setLayout(page)


def _read_file(office: Office, file: Path) -> list[Seen]:
    try:
        data = file.read_bytes()
    except OSError:
        raise Refused(_("{file} cannot be read.").format(file=file.name)) from None
    if not data.startswith(b"%PDF"):
        return _read(office, data)
    found: list[Seen] = []
    nothing = Refused("")
    for page in pictures_of(data):
        try:
            found += _read(office, page)
        except Refused as refused:
            nothing = refused
    if not found:
        raise nothing
    return found


def _read(office: Office, data: bytes) -> list[Seen]:
    try:
        return [Seen(one, data) for one in check_picture(data, office)]
    except NothingRead as nothing:
        raise Refused(str(nothing)) from None
