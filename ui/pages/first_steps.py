"""First start, after the office is made: round, villages, signatory, emblem, and how to begin.

Every step is stored when one goes on, so closing in the middle loses nothing that was passed.
"""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop import first_steps as steps
from desktop.problems import Refused
from desktop.words import _
from ui.notice import Notice
from ui.pages.first_step_pages import (
    BeginStep,
    EmblemStep,
    RoundStep,
    SignatoryStep,
    StepPage,
    VillagesStep,
)
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.widgets import button, column, label, resize_within, row

SIZE = (880, 560)  # pixels

PAGES: dict[str, type[StepPage]] = {
    steps.ROUND: RoundStep,
    steps.VILLAGES: VillagesStep,
    steps.SIGNATORY: SignatoryStep,
    steps.EMBLEM: EmblemStep,
    steps.RECORDS: BeginStep,
}

_KEY = Qt.ItemDataRole.UserRole


class FirstStepsDialog(QDialog):
    """A list of the steps, the page of one, and back and next. Pages are built when shown.

    `shown` comes when a step is in view; `import_wanted` and `typing_wanted` from the last one.
    """

    shown = Signal(str)
    import_wanted = Signal()
    typing_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget, first: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, StepPage] = {}
        self.setWindowTitle(_("First steps"))
        self.notice = Notice()
        self.list = QListWidget()
        self.list.setAccessibleName(_("First steps"))
        self.list.setFixedWidth(232)
        self._stack = QStackedWidget()
        self._heading = label(role="heading")
        self.back_button = button("←  " + _("Back"), self.back, hint="Alt ←")
        self.next_button = button(_("Save and go on"), self.next, "primary", hint="Alt →")
        self.next_button.setDefault(True)
        self.skip_button = button(_("Skip this step"), self.skip)
        self.close_button = button(_("Go on later"), self.accept, "link")
        right = column(self._heading, self.notice, self._stack)
        right.setStretch(2, 1)
        both = row(self.list, right, spacing=2 * UNIT)
        both.setStretch(1, 1)
        foot = row(self.close_button, 1, self.back_button, self.skip_button, self.next_button)
        page = column(both, foot, margins=2 * UNIT, spacing=2 * UNIT)
        page.setStretch(0, 1)
        self.setLayout(page)
        resize_within(self, *SIZE)
        install(self, "Alt+Left", self.back)
        install(self, "Alt+Right", self.next)
        self.list.currentItemChanged.connect(self._on_item)
        session.changed.connect(self._fill)
        session.round_changed.connect(self._fill)
        self._fill()
        self.show_step(first or self._first_missing())
        self.page().setFocus()

    @property
    def step(self) -> str:
        """The key of the step in view."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def page(self) -> StepPage:
        """The page of the step in view."""
        return self._pages[self.step]

    def show_step(self, key: str) -> None:
        """Bring a step into view."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_KEY) == key:
                self.list.setCurrentRow(place)

    def next(self) -> None:
        """Store what the page asks for, then go on; what is refused is said above the page."""
        work = self.page().work()
        if work is None:
            self.skip()
            return
        self.next_button.setEnabled(False)
        self._session.jobs.write(self.windowTitle(), work, self._on_stored, self._refuse)

    def skip(self) -> None:
        """Go on without storing; after the last step, close."""
        if self.list.currentRow() + 1 < self.list.count():
            self.list.setCurrentRow(self.list.currentRow() + 1)
            self.page().setFocus()
        else:
            self.accept()

    def back(self) -> None:
        """Go back to the step before."""
        if self.list.currentRow() > 0:
            self.list.setCurrentRow(self.list.currentRow() - 1)
            self.page().setFocus()

    def _on_stored(self, _answer: object) -> None:
        self.next_button.setEnabled(True)
        self.skip()

    def _refuse(self, refused: Refused) -> None:
        self.next_button.setEnabled(True)
        self.notice.tell(refused.reason, tone="bad")

    def _tell(self, text: str) -> None:
        self.notice.tell(text, tone="bad")

    def _fill(self) -> None:
        """List the steps anew, ticked where they are done; the one in view stays in view."""
        here = self.step
        found = steps.first_steps(self._session.office, self._session.round)
        with QSignalBlocker(self.list):  # what only gets its tick is not shown anew
            self.list.clear()
            for number, step in enumerate(found, 1):
                mark = "✓" if step.done else f"{number}"
                item = QListWidgetItem(f"{mark}   {_(step.label)}")
                item.setData(_KEY, step.key)
                self.list.addItem(item)
            self.show_step(here)
        if self.step != here:  # a cohort has no villages to choose
            self.show_step(self._first_missing())

    def _first_missing(self) -> str:
        found = steps.first_steps(self._session.office, self._session.round)
        return next((step.key for step in found if not step.done), found[-1].key)

    def _on_item(self) -> None:
        key = self.step
        if not key:
            return
        if key not in self._pages:
            self._pages[key] = self._made(key)
            self._stack.addWidget(self._pages[key])
        self._stack.setCurrentWidget(self._pages[key])
        self._heading.setVisible(not self._pages[key].titled)
        self._heading.setText(self.list.currentItem().text().partition("   ")[2])
        self.notice.hide()
        last = self.list.currentRow() + 1 == self.list.count()
        self.back_button.setEnabled(self.list.currentRow() > 0)
        self.skip_button.setVisible(not last)
        self.next_button.setVisible(not last)
        self.shown.emit(key)

    def _made(self, key: str) -> StepPage:
        made = PAGES[key](self._session)
        made.told.connect(self._tell)
        if isinstance(made, BeginStep):
            made.import_pressed.connect(self._import)
            made.type_pressed.connect(self._type)
        return made

    def _import(self) -> None:
        self.accept()
        self.import_wanted.emit()

    def _type(self) -> None:
        self.accept()
        self.typing_wanted.emit()
