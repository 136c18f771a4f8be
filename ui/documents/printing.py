"""Printing: the pages of a finished PDF, one after the other, at the printer's own resolution."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

RESOLUTION = 300  # dots an inch


def opened(pdf: bytes, parent: QWidget) -> QPdfDocument:
    """`pdf` as a document that Qt can show and draw; it lives as long as `parent`."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def print_pdf(parent: QWidget, pdf: bytes, title: str) -> bool:
    """Ask for a printer and print every page; False when the user changes their mind."""
    document = opened(pdf, parent)
    printer = printer_for(document, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    if agreed:
        draw_pages(document, printer)
    document.deleteLater()
    return agreed


def printer_for(document: QPdfDocument, title: str) -> QPrinter:
    """A printer set to A4, lying or standing as the first page is."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(RESOLUTION)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    size = document.pagePointSize(0)
    lying = size.width() > size.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
    printer.setFullPage(True)
    return printer


def draw_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Draw the chosen pages of `document`, each filling its sheet, one in memory at a time."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    painter = QPainter(printer)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        picture = document.render(number - 1, QSize(sheet.width(), sheet.height()))
        painter.drawImage(sheet.translated(-sheet.topLeft()), picture)
    painter.end()
