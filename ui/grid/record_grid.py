"""The grid of a record page: its cells, the line below them, and what is said of both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.programme.vocabulary import Register, Value
from desktop.words import _
from ui.drafts import KEEP_AFTER, DraftKey
from ui.grid.grid_edits import GridEdits
from ui.grid.grid_foot import GridFoot
from ui.grid.grid_model import GridModel
from ui.grid.grid_view import GridView
from ui.grid.keeping import Keeping
from ui.grid.rows import Typed
from ui.grid.storing import Step, Storing
from ui.notice import Notice
from ui.session import Session
from ui.shortcuts import install
from ui.widgets import column


class RecordGrid(QWidget):
    """The records of `register` as cells that are typed in.

    A row is stored when it is left, if nothing is wrong with it; else it waits, as a draft.
    `delete_pressed` carries the ids of records whose rows are to be deleted.
    """

    delete_pressed = Signal(list)

    def __init__(self, register: Register, session: Session, notice: Notice) -> None:
        super().__init__()
        self.register = register
        self.notice = notice
        self.model = GridModel(register, session)
        self.view = GridView(self.model, session)
        self.view.setAccessibleName(_("{register}, as a grid").format(register=_(register.label)))
        self.foot = GridFoot(self.model)
        self.keeping = Keeping(register, session)
        self.storing = Storing(register, session, self.model, self.keeping)
        self.edits = GridEdits(register, session, self.model, self.storing)
        self._session = session
        self._here: int | None = None
        self._missed: Sequence[int] | None = None
        self._doubtful = False
        self._before_reset = (-1, 0)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)
        page = column(self.view, self.foot, spacing=4)
        page.setStretch(0, 1)
        self.setLayout(page)
        self.setFocusProxy(self.view)
        self._connect()

    # What is shown

    def open(self, records: Iterable[int], record: int | None) -> None:
        """Show `records` with the cursor on one of them, and the rows that still wait."""
        self.view.close_editor()
        self.edits.forget_steps()
        self.model.asked = {}
        sent = {key: self.model.waiting[key] for key in self.storing.under_way
                if key in self.model.waiting}  # fmt: skip
        restored = [row for row in self.keeping.restore() if row.key not in sent]
        self.model.waiting = {row.key: row for row in restored} | sent
        self.list_anew(records, record)
        self.edits.look_over(restored)
        self._show_state()
        self._doubtful = bool(restored) and not self._session.jobs.idle
        if restored:
            self.notice.tell(
                _("What you typed here and did not save is back."),
                (_("Throw it away"), self.throw_away),
                tone="warn",
            )

    def _on_queue(self, waiting: str) -> None:
        """Some of what came back was on its way into the office, sent from a page that is gone."""
        if self._doubtful and not waiting:
            self.notice.hide()
            self.open(self.model.records(), self.current())

    def list_anew(self, records: Iterable[int], record: int | None) -> None:
        """Show others of the same place, searched or sorted anew; what waits stays among them."""
        self._missed = None
        self.model.load(records)
        row = self.model.row_of(record) if record is not None else None
        self.view.go_to(row or 0, 0)
        self._show_state()

    def put_away(self) -> None:
        """Another round or place was chosen: what waits is kept as drafts, and offered there."""
        self.view.close_editor()
        self.edits.stop_reading()
        self.foot.end_work()
        self.keeping.keep(self.model.waiting.values())  # also what is on its way, and may fail
        self.keeping.let_go()
        self.model.waiting = {}
        self._missed = None

    def refresh(self, records: Sequence[int]) -> None:
        """Follow what was done elsewhere; what is being stored from here is awaited first."""
        self._missed = records if self.storing.busy else None
        if self._missed is not None:
            return
        open_ = self.view.open_cell()
        if open_ is not None and self.model.key(open_[0]) not in records:
            self.view.close_editor()  # its row may go: what is typed in it becomes a new one
        self.model.refresh(records)
        self._show_state()

    def current(self) -> int | None:
        """The record under the cursor."""
        key = self.model.key(self.view.currentIndex().row())
        return key if key is not None and key > 0 else None

    def value(self, field: str) -> object:
        """What stands under `field` in the row under the cursor."""
        key = self.model.key(self.view.currentIndex().row())
        return None if key is None else self.model.row(key).value(field)

    def begin(self) -> None:
        """Go to the blank row."""
        self.view.go_to(self.model.rowCount() - 1, 0)
        self.view.setFocus()

    def offer(self, begun: Iterable[Mapping[str, Value]], *, at: str, by: str) -> None:
        """Rows that stand ready for new records, the cursor in the field `at` of the first.

        Nothing is stored of one in which nothing is typed. Where a new row with the same `by`
        stands already, it is offered no other.
        """
        self.view.close_editor()
        there = {row.value(by): row.key for row in self.model.waiting.values() if row.key < 0}
        rows = [
            replace(self.model.new_row(self.model.next_key()), first=dict(values), offered=True)
            for values in begun
            if values[by] not in there
        ]
        self.model.put(rows)
        self._show_state()
        keys = [row.key for row in rows] or [*there.values()]
        place = self.model.row_of(keys[0]) if keys else None
        if place is not None:
            self.view.begin_at(place, self.model.column_of(at))
        self.view.setFocus()

    def leave(self) -> None:
        """The row under the cursor is left: it is stored, if nothing is wrong with it."""
        self.view.close_editor()
        self._settle(self._here)

    def go_to_next_error(self) -> None:
        """Put the cursor on the next cell that is wrong, from left to right and down.

        Where none is, on the next that is asked about.
        """
        now = self.view.currentIndex()
        found = sorted(self._errors() or self._asked())
        later = [cell for cell in found if cell > (now.row(), now.column())]
        if found:
            self.view.go_to(*(later or found)[0])
            self.view.show_around()
            self.view.setFocus()
        self.foot.show_waiting()

    # What is done

    def save(self) -> bool:
        """Store every row that waits and has no error; whether there is one."""
        self.view.close_editor()
        rows = [row for row in self.model.waiting.values() if row.typed and row.waits]
        title = _("Typed {count} rows: {register}")
        step = Step(title=title.format(count="{count}", register=_(self.register.label)))
        return self.storing.store(rows, step)

    def delete(self) -> None:
        """Forget the chosen new rows, and ask for the deletion of the chosen records."""
        top, _left, bottom, _right = self.view.chosen()
        keys = self.model.keys(top, bottom)
        self.edits.take_away([key for key in keys if key < 0])
        if stored := [key for key in keys if key > 0]:
            self.delete_pressed.emit(stored)

    def throw_away(self) -> None:
        """Forget everything that waits; it can be taken back."""
        self.edits.take_away(list(self.model.waiting))

    def take_theirs(self) -> None:
        """Drop what was typed in a row that somebody else has changed, and show theirs."""
        self.edits.take_away([self._here or 0])

    def keep_mine(self) -> None:
        """Store what was typed over what somebody else has changed."""
        row = self.model.waiting.get(self._here or 0)
        if row is not None and row.theirs is not None:
            again = self.storing.check(row.onto(row.theirs))
            self.model.put([again])
            self.storing.store([again], Step())

    # What is heard

    def _connect(self) -> None:
        self.view.cells.typed.connect(self._on_typed)
        self.view.ticked.connect(self._on_ticked)
        self.view.acted.connect(self._act)
        self.view.asks_undo = self.edits.can_undo
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelAboutToBeReset.connect(self._remember_place)
        self.model.modelReset.connect(self._go_back)
        self.foot.next_error.clicked.connect(self.go_to_next_error)
        self.foot.throw_away.clicked.connect(self.throw_away)
        self.foot.theirs.clicked.connect(self.take_theirs)
        self.foot.mine.clicked.connect(self.keep_mine)
        self.edits.changed.connect(self._on_changed)
        self.storing.stored.connect(self._on_stored)
        self.edits.began.connect(self.foot.show_work)
        self.edits.told.connect(self._tell)
        self.edits.refused.connect(self._refuse)
        self.view.cells.edited.connect(self._on_edited)
        self.view.cells.closeEditor.connect(self._on_edited)
        self.model.about_to_begin_anew.connect(self.view.close_editor)
        self._session.drafts.wanted.connect(self._keep)
        self._session.jobs.queue_changed.connect(self._on_queue)
        self._session.drafts.thrown_away.connect(self._on_thrown_away)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        install(self, "Ctrl+S", self.save)
        install(self, "F8", self.go_to_next_error)

    def _act(self, name: str) -> None:
        chosen = self.view.chosen()
        match name:
            case "undo":
                self.notice.hide()
                self.edits.undo()
            case "delete":
                self.delete()
            case "cut":
                self.edits.copy(chosen)
                self.edits.clear(chosen)
            case "copy" | "paste" | "fill" | "clear" if chosen[0] >= 0:
                getattr(self.edits, name)(chosen)

    def _on_typed(self, row: int, key: str, typed: Typed) -> None:
        self.edits.type({row: {key: typed}})

    def _on_ticked(self, row: int, key: str, on: object) -> None:
        self.edits.type({row: {key: Typed(on)}})

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        left, self._here = self._here, self.model.key(now.row())
        if now.row() != before.row() and left != self._here:
            self._settle(left)
        self.foot.show_cell(now)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whoever leaves the grid for another part of the window leaves its row."""
        was_here = before is not None and self.isAncestorOf(before)
        if was_here and now is not None and not self.isAncestorOf(now):
            self._settle(self._here)

    def _settle(self, key: int | None) -> None:
        """A row is left: stored if it is good, forgotten if nothing stands in it."""
        row = self.model.waiting.get(key or 0)
        if row is None:
            return
        if row.key < 0 and row.is_blank:
            if not row.offered:
                self.model.take_away([row.key])
                self._on_changed()
        elif row.typed:
            self.storing.store([row], Step())

    def _on_stored(self) -> None:
        self._here = self.model.key(self.view.currentIndex().row())
        if self._missed is not None:
            self.refresh(self._missed)

    def _on_changed(self) -> None:
        self._here = self.model.key(self.view.currentIndex().row())
        self._keep()
        self._show_state()

    def _on_edited(self) -> None:
        if not self._keeper.isActive():
            self._keeper.start()

    def _keep(self) -> None:
        """Keep as drafts what waits, and the row that is being typed in as it would be."""
        rows = dict(self.model.waiting)
        if open_ := self.view.open_cell():
            number, key, typed = open_
            row = self.edits.row(number)
            rows[row.key] = row.with_cells({key: typed})
        self.keeping.keep(rows.values(), self.storing.under_way)

    def _show_state(self) -> None:
        self.foot.show_waiting()
        self.foot.show_cell(self.view.currentIndex())

    def _tell(self, step: Step, sentence: str) -> None:
        tone = "warn" if step.before else "good"
        undo = (_("Undo"), lambda: self.edits.undo_step(step))
        self.notice.tell(sentence, undo, tone=tone)
        self.view.show_around()

    def _refuse(self, reason: str) -> None:
        self.notice.tell(reason, tone="bad")

    def _on_thrown_away(self, draft: DraftKey) -> None:
        if draft.register == self.register.key and draft.record is not None:
            self.model.take_away([draft.record])
            self._on_changed()

    def _errors(self) -> set[tuple[int, int]]:
        return self._cells(
            (row.key, one.field) for row in self.model.waiting.values() for one in row.errors
        )

    def _asked(self) -> set[tuple[int, int]]:
        """Stored cells that look unusual; what was changed elsewhere since is forgotten."""
        for key, asked in [*self.model.asked.items()]:
            if not any(self.model.problem(key, one.field) for one in asked.problems):
                del self.model.asked[key]
        return self._cells(
            (key, one.field) for key, asked in self.model.asked.items() for one in asked.problems
        )

    def _cells(self, found: Iterable[tuple[int, str]]) -> set[tuple[int, int]]:
        """Row and column of fields by their rows' keys."""
        rows = {key: row for row, key in enumerate(self.model.keys(0, self.model.rowCount()))}
        return {(rows[key], self.model.column_of(field)) for key, field in found if key in rows}

    def _remember_place(self) -> None:
        now = self.view.currentIndex()
        self._before_reset = (now.row(), now.column())

    def _go_back(self) -> None:
        """The rows are others: back to the row that the cursor was in, or to where it was."""
        number, column = self._before_reset
        if number >= 0:
            row = self.model.row_of(self._here) if self._here is not None else None
            self.view.go_to(min(number if row is None else row, self.model.rowCount() - 1), column)
