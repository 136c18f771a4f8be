"""The pages of a PDF as pictures, for whatever reads pictures."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from desktop.problems import Refused
from desktop.words import _

RESOLUTION = 200  # dots an inch
MOST_PAGES = 40
_LARGEST = 4000  # pixels of the longer side


def pictures_of(pdf: bytes) -> Iterator[bytes]:
    """Each page in turn, on white. Refused where the file cannot be opened. For a worker."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or not document.pageCount():
        raise Refused(_("This PDF is damaged or locked, and cannot be opened."))
    for page in range(min(document.pageCount(), MOST_PAGES)):
        size = document.pagePointSize(page) * (RESOLUTION / 72)
        largest = max(size.width(), size.height(), 1.0)
        drawn = document.render(page, (size * min(1.0, _LARGEST / largest)).toSize())
        yield as_bytes(_on_white(drawn))


def as_bytes(picture: QImage) -> bytes:
    """The picture as the bytes of a PNG file."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG", 90)  # packed little: it is only read once
    return bytes(kept.data().data())


def _on_white(drawn: QImage) -> QImage:
    paper = QImage(drawn.size().expandedTo(QSize(1, 1)), QImage.Format.Format_Grayscale8)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper
