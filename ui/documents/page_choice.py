"""Which pages are printed: all, some, or from one on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QRadioButton, QSpinBox, QWidget

from desktop.documents.page_range import pages_of
from desktop.words import _
from ui.theme import UNIT
from ui.widgets import label


class PageChoice(QWidget):
    """Three ways to say which of `count` pages; `sent` is the last one sent before, or 0.

    Where the printing before stopped, going on from there is what is offered first.
    """

    changed = Signal()

    def __init__(self, count: int, sent: int) -> None:
        super().__init__()
        self._count = count
        self.all = QRadioButton(_("All pages ({count})").format(count=f"{count:,}"))
        self.some = QRadioButton(_("Only pages"))
        self.rest = QRadioButton(_("Go on from page"))
        self.range = QLineEdit()
        self.range.setPlaceholderText("1-3, 7")
        self.range.setAccessibleName(_("Only pages"))
        self.first = QSpinBox()
        self.first.setRange(1, count)
        self.first.setAccessibleName(_("Go on from page"))
        self.first.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._told = label(role="small", wrap=True)
        for way in (self.all, self.some, self.rest):
            way.toggled.connect(lambda _on: self.changed.emit())
        self.range.textChanged.connect(lambda _text: self._choose(self.some))
        self.first.valueChanged.connect(lambda _page: self._choose(self.rest))
        self.setLayout(self._lines())
        self.all.setChecked(True)  # from here on the three know of each other
        self.go_on_after(sent)

    def pages(self) -> tuple[int, ...]:
        """The chosen pages, counted from 1; Refused when the range says none."""
        if self.some.isChecked():
            return pages_of(self.range.text(), self._count)
        first = self.first.value() if self.rest.isChecked() else 1
        return tuple(range(first, self._count + 1))

    def go_on_after(self, sent: int) -> None:
        """Offer the pages behind the last one that was sent."""
        if sent:
            self._told.setText(_("Last time pages up to {page} were sent.").format(page=sent))
        if 0 < sent < self._count:
            self.first.setValue(sent + 1)
            self.rest.setChecked(True)

    def _choose(self, way: QRadioButton) -> None:
        way.setChecked(True)
        self.changed.emit()

    def _lines(self) -> QGridLayout:
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setVerticalSpacing(UNIT // 2)
        lines.setColumnStretch(2, 1)
        lines.addWidget(self.all, 0, 0, 1, 3)
        lines.addWidget(self.some, 1, 0)
        lines.addWidget(self.range, 1, 1, 1, 2)
        lines.addWidget(self.rest, 2, 0)
        lines.addWidget(self.first, 2, 1)
        lines.addWidget(self._told, 2, 2)
        if self._count == 1:
            for widget in (self.some, self.range, self.rest, self.first):
                widget.hide()
        return lines
