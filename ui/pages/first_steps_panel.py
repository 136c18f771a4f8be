"""On the overview of a new office: what is done, and what is still to be done to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop import first_steps as steps
from desktop.words import _
from ui.session import Session
from ui.theme import UNIT
from ui.widgets import button, clear, column, label


class FirstStepsPanel(QFrame):
    """Shown until the first record is stored; `step_wanted` carries the key of a step."""

    step_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "panel")
        self._line = QHBoxLayout()
        self._line.setSpacing(2 * UNIT)
        title = label(_("First steps"), "strong")
        self.setLayout(column(title, self._line, margins=UNIT + 4, spacing=UNIT // 2))
        self.hide()

    def refresh(self) -> None:
        """Look again at what is done; the page does, after what it shows first."""
        office, round_ = self._session.office, self._session.round
        self._session.jobs.read(lambda: steps.first_steps(office, round_), self._show)

    def _show(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        self.setVisible(not all(one.done for one in found) and not found[-1].done)
        clear(self._line)
        for number, step in enumerate(found, 1):
            if step.done:
                self._line.addWidget(label(f"✓ {_(step.label)}", tone="good"))
            else:
                words = f"{number}  {_(step.label)}"
                self._line.addWidget(
                    button(words, lambda key=step.key: self.step_wanted.emit(key), "link")
                )
        self._line.addStretch(1)
