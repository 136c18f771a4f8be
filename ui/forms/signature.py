"""The picture of a signatory's signature: shown as it is printed, chosen, taken away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import signatures
from desktop.problems import Refused
from desktop.words import _
from ui.notice import Notice
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, column, label, row

SIZE = (320, 112)  # pixels
INSIDE = 0.86  # of it is the signature's


class SignaturePanel(QWidget):
    """Of the signatory whom `show_record` names; what is chosen here is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._record: int | None = None
        self.notice = Notice()
        self.picture = label(role="quiet")
        self.picture.setFixedSize(*SIZE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose_button = button(_("Choose a picture …"), self.ask_file)
        self.ink_button = button(_("Sign in ink, without a picture"), self.sign_in_ink)
        self._told = label(role="quiet", wrap=True)
        self.setLayout(
            column(
                self.notice, row(self.picture, 1),
                row(self.choose_button, self.ink_button, 1), self._told, 1, margins=2 * UNIT,
            )
        )  # fmt: skip
        session.changed.connect(self.reload)
        self.show_record(None)

    def show_record(self, record: int | None) -> None:
        """Show the signature of a signatory; None is one that is not stored yet."""
        if record != self._record:
            self.notice.hide()
        self._record = record
        self.reload()

    def reload(self) -> None:
        """Read again whether there is a picture, and show it."""
        record = self._record
        stored = signatures.signature_of(record) if record is not None else None
        if stored:
            self.picture.setPixmap(_on_paper(stored, self.devicePixelRatioF()))
        else:
            self.picture.setText(_("Signed in ink"))
        self.choose_button.setEnabled(record is not None)
        self.ink_button.setEnabled(bool(stored))
        self._told.setText(_told(record))

    def ask_file(self) -> None:
        """Ask which picture is of the signature."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Picture of the signature"), "", "PNG, JPEG (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.use(Path(chosen))

    def use(self, file: Path) -> None:
        """Print the signature in a file from now on."""
        office, record = self._session.office, self._record
        try:
            data = file.read_bytes()
        except OSError:
            self.notice.tell(_("{file} cannot be read.").format(file=file.name), tone="bad")
            return
        if record is not None:
            self._write(lambda: signatures.use_signature(office, record, data))

    def sign_in_ink(self) -> None:
        """Print no picture from now on."""
        office, record = self._session.office, self._record
        if record is not None:
            self._write(lambda: signatures.sign_in_ink(office, record))

    def _write(self, work: Callable[[], None]) -> None:
        self.notice.hide()
        self._session.jobs.write(
            _("Picture of the signature"), work, lambda _none: self.reload(), self._refuse
        )

    def _refuse(self, refused: Refused) -> None:
        self.notice.tell(refused.reason, tone="bad")


def _on_paper(data: bytes, fine: float) -> QPixmap:
    """The signature on white, as fine as the screen is."""
    ratio, mode = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    whole = QSize(*SIZE) * fine
    picture = QImage.fromData(data).scaled(whole * INSIDE, ratio, mode)
    made = QPixmap(whole)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    place = picture.rect()
    place.moveCenter(made.rect().center())
    painter.drawImage(place.topLeft(), picture)
    painter.end()
    made.setDevicePixelRatio(fine)
    return made


def _told(record: int | None) -> str:
    if record is None:
        return _("Save the record first; then a picture of the signature can be chosen.")
    return _(
        "A picture is printed over the name on certificates issued from now on. "
        "What was issued before stays as it is."
    )
