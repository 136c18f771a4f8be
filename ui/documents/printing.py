"""Printing: a finished PDF, asked which pages and where, each as the preview shows it."""

from PySide6.QtWidgets import QDialog, QWidget

from ui.documents.print_dialog import PrintDialog


def print_pdf(parent: QWidget, pdf: bytes, title: str, *, both_sides: bool = False) -> bool:
    """Ask how, and print; False when the user changes their mind.

    Only where `both_sides` says so may sheets be printed on both.
    """
    dialog = PrintDialog(pdf, title, parent, both_sides=both_sides)
    printed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printed
