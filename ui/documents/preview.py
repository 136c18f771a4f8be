"""The very PDF that will be printed, on screen."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QToolButton, QWidget

from desktop.words import _
from ui.documents.printing import opened
from ui.widgets import column, elided, label, row

ZOOMS = (50, 75, 100, 150, 200)


class Preview(QWidget):
    """Shows a PDF page by page: fit to the page, to its width, or a percentage."""

    def __init__(self) -> None:
        super().__init__()
        self._nothing = QPdfDocument(self)
        self._document = self._nothing
        self.pdf = b""
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.SinglePage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self.view.setAccessibleName(_("Preview"))
        self._back = self._arrow(Qt.ArrowType.LeftArrow, _("Page before"), -1)
        self._on = self._arrow(Qt.ArrowType.RightArrow, _("Next page"), 1)
        self._place = label()
        self.zoom = QComboBox()
        self.zoom.setAccessibleName(_("Zoom"))
        self.zoom.addItem(_("Whole page"), QPdfView.ZoomMode.FitInView)
        self.zoom.addItem(_("Page width"), QPdfView.ZoomMode.FitToWidth)
        for percent in ZOOMS:
            self.zoom.addItem(f"{percent}%", percent)
        self.zoom.activated.connect(self._zoom)
        head = row(
            elided(_("Preview (the file itself)"), "heading"),
            self._back, self._place, self._on, self.zoom,
        )  # fmt: skip
        head.setStretch(0, 1)
        self._note = label(role="small", wrap=True)
        self._note.hide()
        page = column(head, self._note, self.view)
        page.setStretch(2, 1)
        self.setLayout(page)
        self.view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self._show_place()

    @property
    def note(self) -> str:
        """What it says is not in it."""
        return self._note.text()

    @property
    def page_count(self) -> int:
        """How many pages it shows."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes, page: int = 0, note: str = "") -> None:
        """Show `pdf` from `page` on; empty bytes show nothing. `note` says what is not in it."""
        before = self._document
        self.pdf = pdf
        self._document = opened(pdf, self) if pdf else self._nothing
        self.view.setDocument(self._document)
        if before is not self._nothing:
            before.deleteLater()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if 0 < page < self.page_count:
            self.view.pageNavigator().jump(page, QPointF())
        self._show_place()

    def turn(self, pages: int) -> None:
        """Go some pages on (or back)."""
        navigator = self.view.pageNavigator()
        wanted = navigator.currentPage() + pages
        if 0 <= wanted < self.page_count:
            navigator.jump(wanted, QPointF(), navigator.currentZoom())

    def _arrow(self, arrow: Qt.ArrowType, name: str, pages: int) -> QToolButton:
        made = QToolButton()
        made.setArrowType(arrow)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: self.turn(pages))
        return made

    def _zoom(self, place: int) -> None:
        chosen = self.zoom.itemData(place)
        if isinstance(chosen, int) and not isinstance(chosen, QPdfView.ZoomMode):
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(chosen / 100)
        else:
            self.view.setZoomMode(QPdfView.ZoomMode(chosen))

    def _show_place(self) -> None:
        page, pages = self.view.pageNavigator().currentPage(), self.page_count
        self._place.setText(f"{page + 1} / {pages}" if pages else "–")
        self._back.setEnabled(page > 0)
        self._on.setEnabled(page + 1 < pages)
