"""Several pages in one place: a row of switches, and the page of the chosen one."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ui.session import Session
from ui.theme import UNIT
from ui.widgets import column

type Build = Callable[[Session], QWidget]
type Part = tuple[str, str, Build]
"""(key, title, what builds its page)."""


class PartsPage(QWidget):
    """Each page is built when it is first shown; the first one is shown at once."""

    def __init__(self, session: Session, *parts: Part) -> None:
        super().__init__()
        self._session = session
        self._builders: dict[str, Build] = {}
        self._built: dict[str, QWidget] = {}
        self._switches: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._top = QHBoxLayout()
        self._top.setSpacing(UNIT)
        self._stack = QStackedWidget()
        for key, title, build in parts:
            self._add(key, title, build)
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
