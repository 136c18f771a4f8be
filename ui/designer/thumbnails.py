"""Designs seen small: each typeset once in the background, one after the other."""

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from desktop import design_samples
from desktop.certificates.pages import pages_pdf
from desktop.documents.certificates import CertificatePage
from desktop.documents.designs import Design
from ui.documents.reading import opened
from ui.session import Session

SMALL = QSize(220, 220)  # pixels, within which a lying or a standing sheet has room
_BLANK = QSize(220, 155)


class Thumbnails(QObject):
    """`ready` carries each design that has been drawn."""

    ready = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._parent = session, parent
        self._drawn: dict[str, QIcon] = {}
        self._waiting: list[Design] = []
        self._under_way: Design | None = None

    def icon(self, design: Design | None) -> QIcon:
        """The design small; a blank sheet until it is drawn."""
        found = self._drawn.get(design.digest) if design is not None else None
        if found is None and design is not None:
            if design not in (*self._waiting, self._under_way):
                self._waiting.append(design)
            self._draw_next()
        return found or _on_sheet(QImage())

    def _draw_next(self) -> None:
        if self._under_way is not None or not self._waiting:
            return
        self._under_way = design = self._waiting.pop(0)
        office = self._session.office

        def work() -> bytes:
            facts = design_samples.sample_facts(office, "short", design_samples.own_signatories())
            return pages_pdf(office, [CertificatePage(facts, design)])

        self._session.jobs.read(work, self._on_drawn, self._on_refused)

    def _on_drawn(self, pdf: object) -> None:
        design, self._under_way = self._under_way, None
        if design is not None and isinstance(pdf, bytes):
            fine = self._parent.devicePixelRatioF()
            self._drawn[design.digest] = _on_sheet(_rendered(pdf, self._parent, fine), fine)
            self.ready.emit(design)
        self._draw_next()

    def _on_refused(self) -> None:
        """What cannot be drawn stays a blank sheet, and is not tried again."""
        if self._under_way is not None:
            self._drawn[self._under_way.digest] = _on_sheet(QImage())
        self._under_way = None
        self._draw_next()


def _rendered(pdf: bytes, parent: QWidget, fine: float) -> QImage:
    """The first page, small."""
    document = opened(pdf, parent)
    size = document.pagePointSize(0).scaled(
        SMALL.width() * fine, SMALL.height() * fine, Qt.AspectRatioMode.KeepAspectRatio
    )
    image = document.render(0, size.toSize())
    document.deleteLater()
    return image


def _on_sheet(image: QImage, fine: float = 1) -> QIcon:
    """A page with a thin edge in the middle of a thumbnail, as clear when it is chosen."""
    picture = QPixmap(SMALL * fine)
    picture.fill(Qt.GlobalColor.transparent)
    page = (QImage(_BLANK * fine, QImage.Format.Format_RGB32) if image.isNull() else image).rect()
    page.moveCenter(picture.rect().center())
    painter = QPainter(picture)
    painter.fillRect(page, Qt.GlobalColor.white)
    if not image.isNull():
        painter.drawImage(page, image)
    painter.setPen(Qt.GlobalColor.lightGray)
    painter.drawRect(page.adjusted(0, 0, -1, -1))
    painter.end()
    picture.setDevicePixelRatio(fine)
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
