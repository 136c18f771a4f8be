"""ข้อมูล: what in the data wants attention, and what was changed by whom."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from desktop.words import _
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import column

type Build = Callable[[Session], QWidget]


def _data_check(session: Session) -> QWidget:
    from ui.pages.data_check import DataCheckPage

    return DataCheckPage(session)


def _history(session: Session) -> QWidget:
    from ui.pages.history import HistoryPage

    return HistoryPage(session)


class DataPage(QWidget):
    """A row of switches, and the page of the chosen one; each is built when first shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._builders: dict[str, Build] = {}
        self._built: dict[str, QWidget] = {}
        self._switches: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._top = QHBoxLayout()
        self._top.setSpacing(UNIT)
        self._stack = QStackedWidget()
        self._add("check", _("Data check"), _data_check)
        self._add("history", _("History of changes"), _history)
        self._top.addStretch(1)
        page = column(self._top, self._stack)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.show_part(next(iter(self._builders)))

    def show_part(self, key: str) -> QWidget:
        """Bring a part into view and return its page."""
        if key not in self._built:
            self._built[key] = self._builders[key](self._session)
            self._stack.addWidget(self._built[key])
        self._switches[key].setChecked(True)
        self._stack.setCurrentWidget(self._built[key])
        self.setFocusProxy(self._built[key])
        return self._built[key]

    def _add(self, key: str, title: str, build: Build) -> None:
        switch = QPushButton(title)
        switch.setCheckable(True)
        switch.setProperty("role", "switch")
        switch.clicked.connect(lambda _on, key=key: self.show_part(key))
        self._group.addButton(switch)
        self._builders[key], self._switches[key] = build, switch
        self._top.addWidget(switch)
