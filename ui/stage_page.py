"""The tab of one stage: where the chosen village stands, and the registers of the stage."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from desktop.board import Board, board
from desktop.programme.gates import Progress, State
from desktop.programme.progress import stage_number
from desktop.programme.vocabulary import Register, Stage
from desktop.words import N_, _
from ui.notice import Notice
from ui.record_page import RecordPage
from ui.session import Session
from ui.tables.flow_layout import FlowLayout
from ui.theme import UNIT
from ui.titles import TONES
from ui.widgets import button, column, label

if TYPE_CHECKING:
    from ui.jobs import Job


@dataclass(frozen=True, slots=True)
class SpecialPage:
    """A page beside a stage's registers: in which tab it stands, how it is built when first shown.

    `label` is a message id; `build` imports what it needs by itself.
    """

    key: str
    label: str
    stage: str
    build: Callable[[Session], QWidget]


SENTENCES = {
    State.NOT_STARTED: N_("Stage {stage} not begun: {what}"),
    State.UNDER_WAY: N_("Stage {stage} not complete: {what}"),
    State.ATTENTION: N_("Stage {stage} not complete: {what}"),
    State.DONE: N_("Stage {stage} complete: {what}"),
    State.OVERRIDDEN: N_("Stage {stage} may go on by leave: {what}"),
}


class RegistersPage(QWidget):
    """Several registers in one place: a row of switches, and the page of the chosen one.

    Pages are built when first shown.
    """

    shown = Signal(str)
    counted = Signal()

    def __init__(self, registers: Sequence[Register], session: Session) -> None:
        super().__init__()
        self._session = session
        self._registers = {register.key: register for register in registers}
        self._counting: Job | None = None
        self._pages: dict[str, RecordPage] = {}
        self._special: dict[str, QWidget] = {}
        self._switches: dict[str, QPushButton] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._line = FlowLayout()
        self.top = QHBoxLayout()
        self.top.setSpacing(UNIT)
        for one in registers:
            switch = self._add_switch(
                one.key, _(one.label), lambda key=one.key: self.show_register(key)
            )
            switch.setVisible(len(registers) > 1)
        self._heading = label(_(registers[-1].label), role="heading")
        self._heading.setVisible(len(registers) == 1)
        self._line.addWidget(self._heading)
        self.top.addLayout(self._line, 1)
        page = column(self.top, self._stack, margins=2 * UNIT)
        page.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        page.setStretch(1, 1)
        self.setLayout(page)
        self._stale = True
        session.changed.connect(self.refresh)
        session.scope_changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Catch up with what happened while the page was out of sight."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read again what stands around the pages; out of sight, when it is seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.count()

    @property
    def current(self) -> RecordPage | None:
        """The page in view."""
        page = self._stack.currentWidget()
        return page if isinstance(page, RecordPage) else None

    @property
    def special(self) -> QWidget | None:
        """The page beside the registers that is in view; None while a register is."""
        page = self._stack.currentWidget()
        return None if isinstance(page, RecordPage) else page

    def show_register(self, key: str) -> RecordPage:
        """Bring the page of a register into view and return it."""
        if key not in self._pages:
            self._pages[key] = RecordPage(self._registers[key], self._session)
            self._stack.addWidget(self._pages[key])
            if (left := self._session.left_pages.pop(key, None)) is not None:
                self._pages[key].take_up(left)
        self._switches[key].setChecked(True)
        self._stack.setCurrentWidget(self._pages[key])
        self.setFocusProxy(self._pages[key])
        self.shown.emit(key)
        return self._pages[key]

    def show_special(self, page: SpecialPage) -> QWidget:
        """Bring a page beside the registers into view and return it."""
        if page.key not in self._special:
            self._special[page.key] = page.build(self._session)
            self._stack.addWidget(self._special[page.key])
        self._switches[page.key].setChecked(True)
        self._stack.setCurrentWidget(self._special[page.key])
        self.setFocusProxy(self._special[page.key])
        return self._special[page.key]

    def show_first(self) -> None:
        """Bring the first register into view unless one is already."""
        if self.current is None:
            self.show_register(next(iter(self._registers)))

    def has(self, key: str) -> bool:
        """Whether the register `key` is one of these."""
        return key in self._registers

    def pages(self) -> tuple[RecordPage, ...]:
        """The pages built so far."""
        return tuple(self._pages.values())

    def count(self) -> None:
        """Write the number of records on each switch, when they are counted."""
        office, scope, registers = self._session.office, self._session.scope, self._registers
        if self._counting is not None:
            self._counting.forget()
        self._counting = self._session.jobs.read(
            lambda: {key: office.count(one, scope) for key, one in registers.items()},
            self._show_counts,
        )

    def _show_counts(self, counts: object) -> None:
        for key, register in self._registers.items():
            if isinstance(counts, dict):
                self._switches[key].setText(f"{_(register.label)}  {counts[key]:,}")
                self._heading.setText(self._switches[key].text())
        self.counted.emit()

    def _add_switch(self, key: str, label: str, show: Callable[[], object]) -> QPushButton:
        switch = QPushButton(label)
        switch.setCheckable(True)
        switch.setProperty("role", "switch")
        switch.clicked.connect(lambda _on: show())
        self._group.addButton(switch)
        self._switches[key] = switch
        self._line.addWidget(switch)
        return switch


class StagePage(RegistersPage):
    """A stage's registers, with one line that says how far the chosen village has come."""

    def __init__(self, stage: Stage, session: Session, special: Sequence[SpecialPage] = ()) -> None:
        super().__init__(stage.registers, session)
        self.stage = stage
        self._beside = {page.key: page for page in special}
        for page in special:
            self._add_switch(page.key, _(page.label), lambda page=page: self.show_special(page))
        self._job: Job | None = None
        self._progress: Progress | None = None
        self.state = Notice()
        layout = self.layout()
        layout.insertWidget(0, self.state)
        self.top.addWidget(
            button(_("Import from Excel"), session.import_wanted.emit),
            alignment=Qt.AlignmentFlag.AlignTop,
        )
        self.counted.connect(self._show_new_counts)
        self.show_first()

    def refresh(self) -> None:
        """Also where the chosen village stands."""
        super().refresh()
        if self.isVisible():
            self._ask_state()

    def bring(self, wanted: str) -> None:
        """Bring a register, or a page beside them, into view; whatever is else stays."""
        if self.has(wanted):
            self.show_register(wanted)
        elif wanted in self._beside:
            self.show_special(self._beside[wanted])

    def _ask_state(self) -> None:
        scope, office = self._session.scope, self._session.office
        cohort = (
            self._session.round is not None and self._session.round.settings.variant == "cohort"
        )
        if scope.round_id is None or (scope.village_id is None and not cohort):
            self.state.hide()
            return
        round_id = scope.round_id
        if self._job is not None:
            self._job.forget()
        self._job = self._session.jobs.read(lambda: board(office, round_id), self._on_board)

    def _on_board(self, shown: object) -> None:
        progress = _progress_of(shown, self._session.scope.village_id, self.stage.key)
        if progress is None:
            self.state.hide()
        else:
            self._show_state(progress)

    def _show_new_counts(self) -> None:
        """The counts came after the state that is told with them."""
        if self._progress is not None and not self._progress.reason and self.state.isVisible():
            self._show_state(self._progress)

    def _show_state(self, progress: Progress) -> None:
        self._progress = progress
        links: tuple[tuple[str, Callable[[], object]], ...] = ()
        text = self._sentence(progress)
        if progress.next_step and self.has(progress.register):
            links = ((progress.next_step, lambda: self._go(progress)),)
        self.state.tell(text, *links, tone=TONES[progress.state], lasting=True)

    def _sentence(self, progress: Progress) -> str:
        """Which stage it is, how far it has come, and what is missing or what there is."""
        switches = (self._switches[key] for key in self._registers)
        counts = " · ".join(switch.text().replace("  ", " ") for switch in switches)
        return _(SENTENCES[progress.state]).format(
            stage=stage_number(self.stage) or _(self.stage.tab), what=progress.reason or counts
        )

    def _go(self, progress: Progress) -> None:
        """Begin the next step, on the page beside the registers where there is one for it."""
        self.state.show()
        if progress.page in self._beside:
            self.show_special(self._beside[progress.page]).setFocus()
        else:
            self.show_register(progress.register).begin()


def _progress_of(shown: object, village_id: int | None, stage: str) -> Progress | None:
    if not isinstance(shown, Board):
        return None
    place = next((i for i, one in enumerate(shown.stages) if one.key == stage), None)
    for row in shown.rows:
        if place is not None and (row.place is None or row.place.id == village_id):
            return row.progress[place]
    return None
