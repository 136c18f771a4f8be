"""Holds the place of a page of charts until what it needs is imported."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.words import _
from ui.charts.warm_up import is_warm, warm_up
from ui.session import Session
from ui.widgets import column, label


class Arriving(QWidget):
    """Shows what `build` makes: at once, or when a worker has brought Matplotlib."""

    def __init__(self, session: Session, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._place = column()
        self.setLayout(self._place)
        self.page: QWidget | None = None
        self._waiting = label(_("The charts are coming …"), "quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if is_warm():
            self._arrive()
        else:
            self._place.addWidget(self._waiting)
            session.jobs.read_long(lambda _job: warm_up(), self._arrive)

    def _arrive(self, _nothing: object = None) -> None:
        focused = self.hasFocus()
        self.page = self._build()
        self._waiting.deleteLater()
        self._place.addWidget(self.page)
        self.page.show()
        self.setFocusProxy(self.page)
        if focused:
            self.page.setFocus()
