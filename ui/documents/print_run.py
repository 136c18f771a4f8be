"""One run of a printer: a page at a turn of the event loop, so that the window stays alive."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrinter

from desktop.documents.placement import MILLIMETRE, Offset
from desktop.words import _

RESOLUTION = 300  # dots an inch
_ROUNDED = 2  # dots by which a printer's A4 differs from ours


def new_printer(title: str, name: str = "") -> QPrinter:
    """The printer of that name, else the usual one, set to whole sheets of A4, one-sided."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setResolution(RESOLUTION)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    return printer


class PrintRun(QObject):
    """Sends `pages` (counted from 1) of `document` to `printer`, each in its true size.

    Pages are drawn in a thread of Qt's, one in memory at a time. `progressed` carries (pages sent,
    of all); then `ended` comes once, with what went wrong, or "" . `sent` is the last page sent.
    """

    progressed = Signal(int, int)
    ended = Signal(str)

    def __init__(
        self,
        document: QPdfDocument,
        printer: QPrinter,
        pages: Sequence[int],
        offset: Offset,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._printer, self._offset = document, printer, offset
        self._pages = tuple(pages)
        self._done = 0
        self._stopped = False
        self._painter = QPainter()
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._draw)

    @property
    def sent(self) -> int:
        """The last page that was sent; 0 before the first."""
        return self._pages[self._done - 1] if self._done else 0

    @property
    def stopped(self) -> bool:
        """Whether it was stopped before the last page."""
        return self._stopped and self._done < len(self._pages)

    def start(self) -> None:
        """Begin; the first page is sent after the caller has gone on."""
        QTimer.singleShot(0, self, self._next)

    def stop(self) -> None:
        """Send no more pages than the one under way."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self._done == len(self._pages):
            self._end("")
            return
        page = self._pages[self._done] - 1
        size = self._document.pagePointSize(page) * RESOLUTION / 72
        self._renderer.requestPage(page, _whole(size))

    def _draw(
        self,
        page: int,
        _size: QSize,
        picture: QImage,
        _options: QPdfDocumentRenderOptions,
        _request: int,
    ) -> None:
        if not self._turn_to(page):
            self._end(_("The printer takes no pages. Look whether it is on and has paper."))
            return
        _lay_on_white(picture)
        self._painter.drawImage(self._place(page), picture)
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        QTimer.singleShot(0, self, self._next)

    def _turn_to(self, page: int) -> bool:
        """Take a new sheet, lying or standing as the page is."""
        size = self._document.pagePointSize(page)
        ways = QPageLayout.Orientation
        self._printer.setPageOrientation(
            ways.Landscape if size.width() > size.height() else ways.Portrait
        )
        return self._printer.newPage() if self._done else self._painter.begin(self._printer)

    def _place(self, page: int) -> QRect:
        """Where the page lies on the sheet, in its dots: true size, smaller only where it must."""
        dots = self._printer.resolution()
        sheet = QRectF(self._printer.pageLayout().fullRectPixels(dots))
        size = self._document.pagePointSize(page) * dots / 72
        if size.width() > sheet.width() + _ROUNDED or size.height() > sheet.height() + _ROUNDED:
            size = size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        millimetre = MILLIMETRE * dots / 72
        left = _spare(sheet.width() - size.width()) + self._offset.right * millimetre
        top = _spare(sheet.height() - size.height()) + self._offset.down * millimetre
        whole = _whole(size)
        return QRect(round(left), round(top), whole.width(), whole.height())

    def _end(self, fault: str) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.ended.emit(fault)


def _spare(room: float) -> float:
    """What stays free before a page that is smaller than its sheet."""
    return room / 2 if room > _ROUNDED else 0


def _whole(size: QSizeF) -> QSize:
    return QSize(round(size.width()), round(size.height()))


def _lay_on_white(picture: QImage) -> None:
    """Paper is opaque: a printer's driver is slow, or wrong, with what is not."""
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(picture.rect(), QColor("white"))
    painter.end()
    picture.convertTo(QImage.Format.Format_RGB32)
