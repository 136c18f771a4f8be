"""What is printed, on which printer and where on the paper; then how far it has come."""

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLayout, QProgressBar, QWidget

from desktop.documents.placement import alignment_sheet
from desktop.problems import Refused
from desktop.words import _
from ui.documents.offset_panel import OffsetPanel
from ui.documents.page_choice import PageChoice
from ui.documents.paper_file import ask_file
from ui.documents.print_run import PrintRun, new_printer
from ui.documents.reading import opened
from ui.documents.remembered_prints import (
    keep_last_page,
    keep_offset,
    kept_settings,
    last_page_of,
    offset_of,
)
from ui.notice import Notice
from ui.theme import UNIT
from ui.widgets import button, column, label, row

WIDTH = 560  # pixels


class PrintDialog(QDialog):
    """Prints `pdf`, called `title`; accepted when all that was asked for was sent.

    `both_sides` offers to print on both sides of a sheet; else it is never done.
    """

    def __init__(
        self,
        pdf: bytes,
        title: str,
        parent: QWidget | None = None,
        *,
        both_sides: bool = False,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print: {title}").format(title=title))
        self._pdf, self._title = pdf, title
        self._settings = settings or kept_settings()
        self._document = opened(pdf, self)
        self._run: PrintRun | None = None
        self.printer = new_printer(title)
        self.printers = self._printers()
        self.pages = PageChoice(self._document.pageCount(), last_page_of(self._settings, pdf))
        self.both_sides = QCheckBox(_("Print on both sides"))
        self.both_sides.setVisible(both_sides)
        self.offset = OffsetPanel()
        self.move_button = button("", self.show_offset, "link")
        self.notice = Notice()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Pages sent"))
        self._told = label(role="small")
        self.more_button = button(_("Settings of the printer …"), self.ask_printer)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.print_button = button(_("Print"), self.print, "primary")
        self.print_button.setDefault(True)
        self.setLayout(self._page())
        self.printers.activated.connect(lambda _place: self._choose_printer())
        self.pages.changed.connect(self._show_count)
        self.offset.changed.connect(self._keep_offset)
        self.offset.test_wanted.connect(self.print_test_sheet)
        self._choose_printer()
        self._show_count()
        self._show_running()
        if not self.printers.count():
            told = _("No printer is set up on this computer. Save the paper as PDF instead.")
            as_file = (_("Save as PDF …"), self.ask_file)
            self.notice.tell(told, as_file, tone="warn", lasting=True)

    def print(self) -> None:
        """Send the chosen pages."""
        try:
            pages = self.pages.pages()
        except Refused as refused:
            self.notice.tell(refused.reason, tone="bad")
            self.pages.range.setFocus()
            return
        self.notice.hide()
        duplex = QPrinter.DuplexMode
        twice = self.both_sides.isVisibleTo(self) and self.both_sides.isChecked()
        self.printer.setDuplex(duplex.DuplexAuto if twice else duplex.DuplexNone)
        self._run = PrintRun(self._document, self.printer, pages, self.offset.offset(), self)
        self._run.progressed.connect(self._on_progress)
        self._run.ended.connect(self._on_end)
        self._start()

    def ask_file(self) -> None:
        """Ask where a file of all pages goes, and write it."""
        ask_file(self, self._pdf, self._title, self.notice)

    def print_test_sheet(self) -> None:
        """Send a sheet that shows where this printer puts things, moved as all else is."""
        self.notice.hide()
        size = self._document.pagePointSize(0)
        offset = self.offset.offset()
        sheet = alignment_sheet(offset, landscape=size.width() > size.height())
        self.printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
        self._run = PrintRun(opened(sheet, self), self.printer, (1,), offset, self)
        self._run.ended.connect(self._on_tested)
        self._start()

    def ask_printer(self) -> None:
        """Ask for tray, quality and copies in the printer's own dialog."""
        dialog = QPrintDialog(self.printer, self)
        dialog.setOptions(QPrintDialog.PrintDialogOption(0))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.printers.setCurrentText(self.printer.printerName())
            self.offset.put(offset_of(self._settings, self.printer.printerName()))
            self._show_offset()
        dialog.deleteLater()

    def show_offset(self) -> None:
        """Show, or hide, the lengths by which the printer moves."""
        self.offset.setVisible(self.offset.isHidden())
        self.adjustSize()

    def reject(self) -> None:
        """Stop a run that is under way, else close."""
        if self._run is not None:
            self._run.stop()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """A run that is under way is stopped first."""
        if self._run is not None:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)

    def _start(self) -> None:
        self.progress.setValue(0)
        self._told.setText("")
        self._show_running()
        if self._run is not None:
            self._run.start()

    def _on_progress(self, done: int, of_all: int) -> None:
        self.progress.setMaximum(of_all)
        self.progress.setValue(done)
        self._told.setText(_("Page {number} of {count} sent").format(number=done, count=of_all))
        if self._run is not None:
            keep_last_page(self._settings, self._pdf, self._run.sent)

    def _on_end(self, fault: str) -> None:
        run, self._run = self._run, None
        self._show_running()
        if run is None:
            return
        run.deleteLater()
        if fault:
            self.notice.tell(fault, tone="bad")
        elif run.stopped:
            told = _("Stopped after page {page}.").format(page=run.sent)
            self.notice.tell(told if run.sent else _("Nothing was printed."), tone="warn")
        else:
            self.accept()
        if run.sent and (fault or run.stopped):
            self.pages.go_on_after(run.sent)

    def _on_tested(self, fault: str) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        self._show_running()
        if fault:
            self.notice.tell(fault, tone="bad")
        else:
            self.notice.tell(_("The test sheet was sent. It says how to read it."), tone="good")

    def _printers(self) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(_("Printer"))
        made.addItems(QPrinterInfo.availablePrinterNames())
        made.setCurrentText(QPrinterInfo.defaultPrinterName())
        return made

    def _choose_printer(self) -> None:
        name = self.printers.currentText()
        if name and name != self.printer.printerName():
            self.printer = new_printer(self._title, name)
        self.offset.put(offset_of(self._settings, name))
        self.offset.setVisible(bool(self.offset.offset()))
        self._show_offset()

    def _keep_offset(self) -> None:
        keep_offset(self._settings, self.printers.currentText(), self.offset.offset())
        self._show_offset()

    def _show_offset(self) -> None:
        told = _("Place on the paper: {offset}").format(offset=self.offset.offset().told())
        self.move_button.setText(told)

    def _show_count(self) -> None:
        try:
            count = len(self.pages.pages())
        except Refused:
            count = 0
        words = _("Print {count} pages").format(count=f"{count:,}") if count > 1 else _("Print")
        self.print_button.setText(words)

    def _show_running(self) -> None:
        """What can be done now, while pages are sent or while none are."""
        running = self._run is not None
        for widget in (self.pages, self.printers, self.offset, self.move_button, self.both_sides):
            widget.setEnabled(not running)
        can = self._can_print() and not running
        self.print_button.setEnabled(can)
        self.more_button.setEnabled(can)
        self.offset.test_button.setEnabled(can)
        self.progress.setVisible(running)
        self._told.setVisible(running)
        self.cancel_button.setEnabled(True)
        self.cancel_button.setText(_("Stop") if running else _("Cancel"))

    def _can_print(self) -> bool:
        return bool(self.printers.count()) or bool(self.printer.outputFileName())

    def _page(self) -> QLayout:
        self.offset.hide()
        self.setMinimumWidth(WIDTH)
        printers = row(label(_("Printer"), "label"), self.printers, self.more_button)
        printers.setStretch(1, 1)
        page = column(
            self.notice,
            printers,
            self.pages,
            self.both_sides,
            row(self.move_button, 1),
            self.offset,
            self.progress,
            row(self._told, 1, self.cancel_button, self.print_button),
            margins=2 * UNIT,
        )
        page.insertStretch(6, 1)
        return page
