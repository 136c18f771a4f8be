"""A PDF in memory as Qt reads it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument


def opened(pdf: bytes, parent: QObject) -> QPdfDocument:
    """`pdf` as a document that Qt can show and draw; it lives as long as `parent`."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document
