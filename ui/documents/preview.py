"""The very PDF that will be printed, on screen."""

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QLayout, QSpinBox, QToolButton, QWidget

from desktop.words import _
from resources import ICONS
from ui import theme
from ui.documents.find_bar import FindBar, arrow
from ui.documents.reading import opened
from ui.shortcuts import install
from ui.widgets import column, elided, label, row

NARROWEST = 72  # pixels of the zoom: enough for a percentage
ZOOMS = (50, 75, 100, 150, 200, 300)


class Preview(QWidget):
    """Shows a PDF page by page: fit to the page, to its width, or a percentage.

    Ctrl+F finds words in it; Page Up and Page Down turn pages; Ctrl with +, - and 0 zooms.
    """

    def __init__(self) -> None:
        super().__init__()
        self._nothing = QPdfDocument(self)
        self._document = self._nothing
        self.pdf = b""
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.SinglePage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setAccessibleName(_("Preview"))
        self.finding = FindBar(self.view)
        self._back = arrow(Qt.ArrowType.LeftArrow, _("Page before"), lambda: self.turn(-1))
        self._on = arrow(Qt.ArrowType.RightArrow, _("Next page"), lambda: self.turn(1))
        self.page_box = _page_box()
        self.zoom = _zoom_box()
        self._note = label(role="small", wrap=True)
        self._note.hide()
        page = column(self._head(), self.finding, self._note, self.view)
        page.setStretch(3, 1)
        self.setLayout(page)
        self.zoom.activated.connect(self._zoom)
        self.page_box.valueChanged.connect(lambda number: self._go(number - 1))
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self._install_keys()
        self._show_place()

    @property
    def note(self) -> str:
        """What it says is not in it."""
        return self._note.text()

    @property
    def page_count(self) -> int:
        """How many pages it shows."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page in view, counted from 0."""
        return self.view.pageNavigator().currentPage()

    def show_pdf(self, pdf: bytes, page: int = 0, note: str = "") -> None:
        """Show `pdf` from `page` on; empty bytes show nothing. `note` says what is not in it."""
        before = self._document
        self.pdf = pdf
        self._document = opened(pdf, self) if pdf else self._nothing
        self.view.setDocument(self._document)
        self.finding.look_in(self._document)
        if before is not self._nothing:
            before.deleteLater()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if 0 < page < self.page_count:
            self.view.pageNavigator().jump(page, QPointF())
        self._show_place()

    def turn(self, pages: int) -> None:
        """Go some pages on (or back)."""
        self._go(self.page + pages)

    def find(self) -> None:
        """Ask for words to look for."""
        self.finding.begin()

    def zoom_by(self, steps: int) -> None:
        """Larger (or smaller) by a step of the list."""
        shown = self._percent()
        larger = [percent for percent in ZOOMS if percent > shown + 1]
        smaller = [percent for percent in ZOOMS if percent < shown - 1]
        wanted = larger[:1] if steps > 0 else smaller[-1:]
        if wanted and self.page_count:
            self._zoom(self.zoom.findData(wanted[0]))

    def show_whole(self) -> None:
        """Fit the whole page in."""
        self._zoom(0)

    def _head(self) -> QLayout:
        find = QToolButton()
        find.setIcon(QIcon(str(ICONS / f"search-{theme.current().mode}.svg")))
        find.setProperty("role", "flat")
        find.setAccessibleName(_("Find in the document"))
        find.setToolTip(_("Find in the document (Ctrl F)"))
        find.clicked.connect(self.find)
        head = row(
            elided(_("Preview (the file itself)"), "heading"),
            find, self._back, self.page_box, self._on, self.zoom,
        )  # fmt: skip
        head.setStretch(0, 1)
        return head

    def _install_keys(self) -> None:
        install(self, "Ctrl+F", self.find)
        install(self, "F3", lambda: self.finding.go(1))
        install(self, "Shift+F3", lambda: self.finding.go(-1))
        install(self, "PgDown", lambda: self.turn(1))
        install(self, "PgUp", lambda: self.turn(-1))
        install(self, "Ctrl+0", self.show_whole)
        install(self, "Ctrl+-", lambda: self.zoom_by(-1))
        larger = install(self, "Ctrl+=", lambda: self.zoom_by(1))
        larger.setKeys([*larger.keys(), QKeySequence("Ctrl++")])  # with Shift, or on the number pad

    def _go(self, page: int) -> None:
        navigator = self.view.pageNavigator()
        if 0 <= page < self.page_count and page != navigator.currentPage():
            navigator.jump(page, QPointF(), navigator.currentZoom())

    def _zoom(self, place: int) -> None:
        self.zoom.setCurrentIndex(place)
        chosen = self.zoom.itemData(place)
        if isinstance(chosen, int) and not isinstance(chosen, QPdfView.ZoomMode):
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(chosen / 100)
        else:
            self.view.setZoomMode(QPdfView.ZoomMode(chosen))

    def _percent(self) -> float:
        """How large the page is shown, of its true size."""
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.view.zoomFactor() * 100
        size, room, margins = (
            self._document.pagePointSize(self.page),
            self.view.viewport().size(),
            self.view.documentMargins(),
        )
        across = (room.width() - margins.left() - margins.right()) / max(size.width(), 1)
        down = (room.height() - margins.top() - margins.bottom()) / max(size.height(), 1)
        whole = self.view.zoomMode() == QPdfView.ZoomMode.FitInView
        return (min(across, down) if whole else across) * 72 / self.view.logicalDpiX() * 100

    def _show_place(self) -> None:
        page, pages = self.page, self.page_count
        with QSignalBlocker(self.page_box):
            self.page_box.setRange(min(1, pages), pages)
            self.page_box.setSuffix(f" / {pages}" if pages else "")
            self.page_box.setValue(page + 1)
        self.page_box.setEnabled(pages > 1)
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < pages)


def _page_box() -> QSpinBox:
    made = QSpinBox()
    made.setAccessibleName(_("Page"))
    made.setToolTip(_("Type the number of a page, then Enter"))
    made.setKeyboardTracking(False)  # go when the number is typed whole
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _zoom_box() -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(_("Zoom"))
    made.setToolTip(_("Zoom (Ctrl + and Ctrl -; Ctrl 0 shows the whole page)"))
    made.setMinimumWidth(NARROWEST)
    made.addItem(_("Whole page"), QPdfView.ZoomMode.FitInView)
    made.addItem(_("Page width"), QPdfView.ZoomMode.FitToWidth)
    for percent in ZOOMS:
        made.addItem(f"{percent}%", percent)
    return made
