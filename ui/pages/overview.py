"""ภาพรวม: every village at one glance, why it is not done, and what waits to be done."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QWidget

from desktop.board import Board, board
from desktop.problems import Refused
from desktop.programme.gates import State
from desktop.views import Scope
from desktop.words import _
from desktop.working_lists import LET_GO_ON, WorkList
from ui.notice import Notice
from ui.pages.board_model import FIRST_STAGE, BoardModel
from ui.pages.board_output import board_pdf, headings_and_rows
from ui.pages.board_view import BoardView
from ui.pages.first_steps_panel import FirstStepsPanel
from ui.pages.leave import Leave
from ui.pages.waiting import WaitingColumn
from ui.session import Session
from ui.shortcuts import install
from ui.theme import UNIT
from ui.titles import TONES, stage_title
from ui.widgets import button, column, elided, label, panel, row

if TYPE_CHECKING:
    from ui.jobs import Job
    from ui.pages.village import VillagePage


class OverviewPage(QWidget):
    """`stage_chosen` carries a stage and what is wanted there: a register, a page beside them, "".

    `list_wanted` carries a register and the filters of its list.

    `settings_wanted` comes from an empty office, `step_wanted` with the first step to be done.
    """

    stage_chosen = Signal(str, str)
    list_wanted = Signal(str, object)
    settings_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self._measuring: Job | None = None
        self._read()  # on its worker, while the widgets are made
        self.model = BoardModel()
        self.model.setParent(self)
        self.view = BoardView(self.model)
        self.sentence = Notice()
        self.waiting = WaitingColumn()
        self._leave = Leave(session, self, self.sentence)
        self._summary = elided(role="quiet")
        self._empty: QLabel | None = None
        self.unfinished = QPushButton(_("Only unfinished"))
        self.unfinished.setCheckable(True)
        self.unfinished.setProperty("role", "switch")
        self.print_button = button(_("Print A4"), self.print)
        self.village: VillagePage | None = None
        self._empty_sheet: QWidget | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._board_page())
        self.first_steps = FirstStepsPanel(session)
        self.first_steps.step_wanted.connect(self.step_wanted)
        above = column(self.first_steps)
        above.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, 0)
        page = column(above, self._pages, spacing=0)
        page.setStretch(1, 1)
        self.setLayout(page)
        self.setFocusProxy(self.view)
        self._connect()
        self._show_empty_office()

    def reload(self) -> None:
        """Read the board of the session's round again."""
        self._read()
        self._show_empty_office()

    def _read(self) -> None:
        round_id, office = self._session.scope.round_id, self._session.office
        if round_id is None:
            return
        for job in (self._job, self._measuring):
            if job is not None:
                job.forget()
        self._job = self._session.jobs.read(lambda: board(office, round_id), self._show)

    def select(self, village_id: int | None, stage: int) -> None:
        """Put the cursor on the cell of a village (None: the cohort) and a stage's place."""
        for line in range(self.model.rowCount()):
            place = self.model.row(line).place
            if (place.id if place else None) == village_id:
                self.view.setCurrentIndex(self.model.index(line, FIRST_STAGE + stage))

    @property
    def empty_text(self) -> str:
        """What an office without a round or without villages reads."""
        return self._empty.text() if self._empty is not None else ""

    def print(self) -> None:
        """Print the board as it is shown on one A4 sheet."""
        shown = self.model.board
        if shown is None:
            return
        pdf = partial(board_pdf, shown, *headings_and_rows(self.model))
        self._session.jobs.read(pdf, self._print_pages, self._refuse)

    def _print_pages(self, pdf: object) -> None:
        from ui.documents import printing  # brings the PDF reader and the printers

        if isinstance(pdf, bytes):
            printing.print_pdf(self, pdf, _("Progress of each village"))

    def _refuse(self, refused: Refused) -> None:
        self.sentence.tell(refused.reason, tone="bad")

    def open_stage(self, index: QModelIndex | None = None) -> None:
        """Open the stage of a cell on its village, where the next step is taken if there is one.

        A village's name opens its sheet.
        """
        index = index or self.view.currentIndex()
        progress = self.model.progress(index)
        if progress is None:
            self.open_village()
            return
        self._choose_village_of(index)
        if progress.register:
            self._open(progress.register, progress.page)
        elif self.model.board is not None:
            self.stage_chosen.emit(self.model.board.stages[index.column() - FIRST_STAGE].key, "")

    def open_village(self) -> None:
        """Open the sheet of the village under the cursor."""
        index = self.view.currentIndex()
        if index.isValid():
            self._choose_village_of(index)
            self.show_village()

    def show_village(self) -> None:
        """Bring the sheet of the chosen village into view, of a cohort's round the cohort's."""
        if self.village is None:
            from ui.pages.village import VillagePage

            self.village = VillagePage(self._session)
            self.village.closed.connect(self.show_board)
            self.village.step_wanted.connect(lambda step: self._open(step.register, step.page))
            self._pages.addWidget(self.village)
        self._bring(self.village, self.village)
        self.village.reload()

    def show_board(self) -> None:
        """Bring the board back into view."""
        self._bring(self._pages.widget(0), self.view)

    def _bring(self, page: QWidget, focus: QWidget) -> None:
        """Show a page; the cursor goes with it, if it was here."""
        was_here = self.isAncestorOf(self.window().focusWidget() or self)
        self._pages.setCurrentWidget(page)
        self.setFocusProxy(focus)
        if was_here:
            focus.setFocus()

    def _choose_village_of(self, index: QModelIndex) -> None:
        place = self.model.row(index.row()).place
        if place is not None:
            self._session.choose_place(place.tambon_id, place.id)

    def _open(self, register: str, page: str) -> None:
        """Open a register on the stage that has it, or a page beside it."""
        for stage in self.model.board.stages if self.model.board else ():
            if register in {one.key for one in stage.registers}:
                self.stage_chosen.emit(stage.key, page or register)
                return

    def _show(self, shown: object) -> None:
        """Show a board: its rows at once; what stands around them when they are painted."""
        if not isinstance(shown, Board):
            return
        if not shown.rows:
            self._show_empty(_("No village is chosen for this round yet."))
            return
        here = self.view.currentIndex()
        if self._pages.currentWidget() is self._empty_sheet:
            self._pages.setCurrentIndex(0)
        self.model.show(shown, unfinished_only=self.unfinished.isChecked())
        self.view.paint_now()
        if self.view.is_coming():
            QTimer.singleShot(0, self, lambda: self._show_around(shown, here.row(), here.column()))
        else:
            self._show_around(shown, here.row(), here.column())

    def _show_around(self, shown: Board, line: int, stage: int) -> None:
        """Show what stands around the rows of a board; the cursor goes where it was."""
        if shown is not self.model.board:
            return
        self.first_steps.refresh()
        self._measure(shown.round.id)
        self.waiting.show_board(shown)
        self._summary.setText(_summed_up(shown))
        if line >= 0:
            self.view.setCurrentIndex(self.model.index(min(line, self.model.rowCount() - 1), stage))
        else:
            self.view.setCurrentIndex(self.model.first_unfinished())

    def _measure(self, round_id: int) -> None:
        """Read the indicators, for which every household of the round is measured."""
        from desktop import incomes  # after the board is shown

        office = self._session.office
        self._measuring = self._session.jobs.read(
            lambda: incomes.indicators(office, Scope(round_id)), self._show_indicators
        )

    def _show_indicators(self, found: object) -> None:
        if isinstance(found, tuple):
            self.waiting.show_indicators(found)

    def _explain(self, index: QModelIndex) -> None:
        progress = self.model.progress(index)
        if not index.isValid() or self.model.board is None:
            self.sentence.hide()
            return
        village = self.model.name(index.row())
        if progress is None:
            page = (_("Village page") + "  F3", self.open_village)
            self.sentence.tell(village, page, tone="quiet", lasting=True)
            return
        stage = stage_title(self.model.board.stages[index.column() - FIRST_STAGE])
        said = progress.reason or (_("Done") if progress.passed else progress.text)
        links = [(progress.next_step or _("Open"), self._open_current)]
        if progress.state is State.OVERRIDDEN:
            links.append((_("Withdraw the leave to go on"), self.withdraw))
        elif not progress.passed:
            links.append((_("Allow to proceed …"), self.let_go_on))
        self.sentence.tell(
            f"{village} · {stage}: {said}", *links, tone=TONES[progress.state], lasting=True
        )

    def let_go_on(self) -> None:
        """Ask an officer for the reason why the village of the cell may go on."""
        unit = self._unit()
        if unit is not None:
            self.sentence.show()
            self._leave.ask(self.sentence.text, unit)

    def withdraw(self) -> None:
        """Take back the leave that the village of the cell has to go on."""
        unit = self._unit()
        if unit is not None:
            self.sentence.show()
            self._leave.withdraw(unit)

    def _unit(self) -> tuple[int, int | None, str] | None:
        """Round, village and stage of the cell under the cursor."""
        index, shown = self.view.currentIndex(), self.model.board
        if shown is None or self.model.progress(index) is None:
            return None
        place = self.model.row(index.row()).place
        stage = shown.stages[index.column() - FIRST_STAGE].key
        return shown.round.id, place.id if place else None, stage

    def _open_current(self) -> None:
        self.sentence.show()
        self.open_stage()

    def _show_empty_office(self) -> None:
        if self._session.scope.round_id is None:
            self._show_empty(_("There is no round yet: a fiscal year with its target villages."))

    def _show_empty(self, text: str) -> None:
        if self._empty_sheet is None:  # seldom wanted
            self._empty_sheet = self._empty_page()
            self._pages.addWidget(self._empty_sheet)
        self._empty.setText(text)
        self._pages.setCurrentWidget(self._empty_sheet)
        self.first_steps.refresh()

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._explain(now))
        self.view.opened.connect(self.open_stage)
        install(self.view, "F3", self.open_village)
        self.unfinished.toggled.connect(lambda _on: self.reload())
        self.waiting.list_chosen.connect(self._open_list)
        self._session.changed.connect(self.reload)
        self._session.round_changed.connect(self.reload)

    def _open_list(self, one: WorkList, village_id: object) -> None:
        """Open a working list where it waits: its page, or its register narrowed to what waits."""
        shown = self.model.board
        if shown is None:
            return
        if one.key == LET_GO_ON:
            self.show_leave()
            return
        place = next((r.place for r in shown.rows if r.place and r.place.id == village_id), None)
        self._session.choose_place(*((place.tambon_id, place.id) if place else ()))
        if one.page:
            self._open(one.register, one.page)
        else:
            self.list_wanted.emit(one.register, one.filters_in(place.id if place else None))

    def show_leave(self) -> None:
        """Show every village that goes on by leave, with the reason and who allowed it."""
        from desktop.leave import leave_list  # seldom wanted

        office, round_id = self._session.office, self._session.scope.round_id
        if round_id is not None:
            self._session.jobs.read(lambda: leave_list(office, round_id), self._show_leave)

    def _show_leave(self, entries: object) -> None:
        from ui.dialogs.leave_list import LeaveListDialog

        if isinstance(entries, tuple) and self.model.board is not None:
            dialog = LeaveListDialog(self._session, self.model.board.round.id, entries, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.opened.connect(self._go_to)
            dialog.open()

    def _go_to(self, village_id: object, stage: str) -> None:
        """Put the cursor on a village's cell of a stage."""
        shown = self.model.board
        places = [one.key for one in shown.stages] if shown else []
        if stage in places:
            self.select(village_id if isinstance(village_id, int) else None, places.index(stage))
            self.view.setFocus()

    def _board_page(self) -> QWidget:
        head = row(
            label(_("Progress of each village"), "heading"), self._summary, self.unfinished,
            button(_("Import from Excel"), self._session.import_wanted.emit), self.print_button,
        )  # fmt: skip
        head.setStretch(1, 1)
        left = QWidget()
        inside = column(head, self.view, self.sentence)
        inside.setStretch(1, 1)
        left.setLayout(inside)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(2 * UNIT)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(self.waiting)
        both.setSizes([1060, 270])
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 0)
        page = QWidget()
        outside = column(both)
        outside.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        page.setLayout(outside)
        return page

    def _empty_page(self) -> QWidget:
        self._empty = label(role="heading", wrap=True)
        self.set_up_button = button(_("Set up the round"), self.settings_wanted.emit, "primary")
        page = QWidget()
        page.setLayout(
            column(
                panel(
                    column(
                        self._empty,
                        label(
                            _(
                                "Two ways to begin: set up the round and tick its villages, or "
                                "import the workbook you have, which makes both."
                            ),
                            "quiet",
                            wrap=True,
                        ),
                        row(
                            self.set_up_button,
                            button(_("Import from Excel"), self._session.import_wanted.emit),
                            1,
                        ),
                        margins=3 * UNIT,
                    )
                ),
                1,
                margins=2 * UNIT,
            )
        )
        return page


def _summed_up(shown: Board) -> str:
    """How many villages there are and how far they have come; nothing of a cohort, which is one."""
    if shown.rows[0].place is None:
        return ""
    text = _("Target villages: {villages} · finished: {finished} · need attention: {stuck}")
    return text.format(villages=len(shown.rows), finished=shown.finished, stuck=shown.in_need)
