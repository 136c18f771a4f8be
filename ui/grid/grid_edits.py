"""What is done to the cells of a grid, each as one step that can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.exchange.clipboard import as_html, as_text
from desktop.problems import Refused
from desktop.programme.vocabulary import Kind, Register
from desktop.words import _
from ui.grid.grid_model import GridModel
from ui.grid.pasting import Ready, Wanted, judged, prepare
from ui.grid.rows import GridRow, Typed
from ui.grid.storing import Step, Storing
from ui.jobs import Job
from ui.session import Session

type Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

NOTHING_READ = Ready((), ())
FEW = 20  # rows that are checked at once


class GridEdits(QObject):
    """Types, copies, pastes, fills and clears; many rows are checked and stored on workers.

    `changed` comes when something stands otherwise, `began` with a sentence and the job of long
    work, `told` with a finished step and the sentence about it, `refused` with why nothing was
    done.
    """

    changed = Signal()
    began = Signal(str, object)
    told = Signal(object, str)
    refused = Signal(str)

    def __init__(
        self, register: Register, session: Session, model: GridModel, storing: Storing
    ) -> None:
        super().__init__()
        self._register, self._session = register, session
        self._model, self._storing = model, storing
        self._steps: list[Step] = []
        self._begun: GridRow | None = None
        self._reading: Job | None = None
        self._pasting: Job | None = None
        self._stored_meanwhile = False
        self._ready: dict[Step, Ready] = {}
        self._undoing: list[Step] = []
        storing.stored.connect(self._on_stored)
        storing.refused.connect(self._on_refused)
        storing.started.connect(lambda job: self.began.emit(_("Saving …"), job))

    @property
    def busy(self) -> bool:
        """Whether something is being read or stored."""
        return self._reading is not None or self._storing.busy

    def row(self, number: int) -> GridRow:
        """The row of that number in the view; of the blank one, the new record it begins."""
        key = self._model.key(number)
        return self._model.row(key) if key is not None else self._beginning(number)

    # Typing

    def type(self, cells: Mapping[int, Mapping[str, Typed]], title: str = "") -> None:
        """Type into rows (by their number in the view) as one step.

        Rows with a `title` are checked on a worker and the good ones stored as an action of that
        name; a row without one waits until it is left.
        """
        step, rows = Step(title=title), []
        for number in sorted(cells):
            row = self.row(number)
            step.before[row.key] = self._model.waiting.get(row.key)
            rows.append(row.with_cells(cells[number]))
        self._steps.append(step)
        self._begun = None
        if not title:
            rows = [self._storing.check(row) for row in rows]
        self._put(rows)
        if title:
            self._check(rows, step)

    def clear(self, chosen: Range) -> None:
        """Clear the cells of a range."""
        top, left, bottom, right = chosen
        blank = {
            field.key: Typed(raw=False if field.kind is Kind.FLAG else None)
            for field in self._model.fields[left : right + 1]
        }
        count = len(self._model.keys(top, bottom))
        self._type_many(
            dict.fromkeys(range(top, top + count), blank),
            self._title(_("Cleared {count} rows: {register}")),
        )

    def fill(self, chosen: Range) -> None:
        """Fill a range from its first row; one row from the row above it."""
        top, left, bottom, right = chosen
        source = top if bottom > top else top - 1
        key = self._model.key(source) if source >= 0 else None
        if key is None:
            return
        above = self._model.row(key)
        cells = {
            field.key: above.typed.get(field.key) or Typed(above.value(field.key))
            for field in self._model.fields[left : right + 1]
        }
        last = bottom if bottom == top else min(bottom, self._model.rowCount() - 2)
        self._type_many(
            dict.fromkeys(range(source + 1, last + 1), cells),
            self._title(_("Filled down {count} rows: {register}")),
        )

    def copy(self, chosen: Range) -> None:
        """Put the cells of a range on the clipboard, for Excel and as formatted text."""
        top, left, bottom, right = chosen
        fields = self._model.fields[left : right + 1]
        keys = self._model.keys(top, bottom)
        rows = [[self._model.text(key, field) for field in fields] for key in keys]
        if rows:
            data = QMimeData()
            data.setText(as_text(rows))
            data.setHtml(as_html(rows))
            QGuiApplication.clipboard().setMimeData(data)

    def take_away(self, keys: Iterable[int]) -> None:
        """Forget what is typed in these rows, as a step."""
        taken = {key: row for key in keys if (row := self._model.waiting.get(key)) is not None}
        if taken:
            self._steps.append(Step(dict(taken)))
            self._model.take_away(taken)
            self.changed.emit()

    # Pasting

    def paste(self, chosen: Range) -> None:
        """Read what is on the clipboard on a worker, put it in, and store the good rows."""
        if self._reading is not None:
            return
        top, left, bottom, right = chosen
        data = QGuiApplication.clipboard().mimeData()
        wanted = Wanted(
            data.text() if data.hasText() else "",
            data.html() if data.hasHtml() else "",
            self._model.field(left).key,
            self._model.keys(top, self._model.rowCount()),
            dict(self._model.waiting),
            (bottom - top + 1, right - left + 1),
        )
        office, scope, register = self._session.office, self._session.scope, self._register
        next_key = self._model.next_key

        def work(job: Job) -> tuple[Wanted, Ready]:
            return wanted, prepare(
                office, register, scope, wanted, next_key, job.report, job.cancelled
            )

        self._stored_meanwhile = False
        self._pasting = self._session.jobs.read_long(work, self._on_pasted, self._on_unread)
        self._reading = self._pasting
        self.began.emit(_("Reading what is pasted …"), self._reading)

    def stop_reading(self) -> None:
        """Another place was chosen: what is still being read was meant for the one before."""
        if self._reading is None:
            return
        self._reading.cancel()
        self._reading.forget()
        if self._reading is self._pasting:
            self.refused.emit(_("Nothing was pasted: another place was chosen meanwhile."))
        self._reading = None

    def _on_pasted(self, result: object) -> None:
        self._reading = None
        wanted, ready = result  # type: ignore[misc]
        present = self._model.waiting
        title = self._title(_("Pasted {count} rows: {register}"))
        step = Step({row.key: present.get(row.key) for row in ready.rows}, title)
        self._steps.append(step)
        meanwhile = {row.key for row in ready.rows if self._moved_on(row, wanted)}
        rows = [self._brought_up(row, wanted) if row.key in meanwhile else row
                for row in ready.rows]  # fmt: skip
        self._model.put(rows)
        if meanwhile:
            self.changed.emit()
            self._check(rows, step, ready)
        else:
            self._store(step, ready)

    def _moved_on(self, row: GridRow, wanted: Wanted) -> bool:
        """Whether a row was typed in or stored while the paste over it was being read."""
        if self._model.waiting.get(row.key) is not wanted.waiting.get(row.key):
            return True
        return self._stored_meanwhile and self._model.row(row.key).stored != row.stored

    def _brought_up(self, row: GridRow, wanted: Wanted) -> GridRow:
        """A pasted row as it is when the paste comes: what was typed since stays over it."""
        now = self._model.row(row.key)
        before = wanted.waiting.get(row.key)
        known = before.typed if before else {}
        since = {key: cell for key, cell in now.typed.items() if known.get(key) is not cell}
        newest = row.onto(now.stored) if now.stored and now.stored != row.stored else row
        return newest.with_cells(since)

    # Taking back

    def can_undo(self) -> bool:
        """Whether the last thing that holds was done here and is not stored, or not all of it."""
        if not self._steps:
            return False
        action, newest = self._steps[-1].action_id, self._session.office.next_undo()
        return action is None or (newest is not None and newest.id == action)

    def undo(self) -> None:
        """Take back the last step."""
        if self._steps:
            self.undo_step(self._steps[-1])

    def undo_step(self, step: Step) -> None:
        """Take back one step: what it stored, and what of it waits."""
        if step.action_id is None:
            self._take_back(step)
        else:
            self._undoing.append(step)
            self._storing.undo(step.action_id, self._on_undone, self._on_not_undone)

    def forget_steps(self) -> None:
        """Begin anew: nothing can be taken back here."""
        self._steps.clear()
        self._begun = None

    def _on_undone(self, _action: object) -> None:
        self._take_back(self._undoing.pop(0))

    def _on_not_undone(self, refused: Refused) -> None:
        self._undoing.pop(0)
        self._on_refused(refused.reason)

    def _take_back(self, step: Step) -> None:
        if step in self._steps:
            self._steps.remove(step)
        new = [key for key, before in step.before.items() if before is None]
        self._model.take_away(new)
        back = (before for before in step.before.values() if before is not None)
        self._put(back)

    # What comes of it

    def _type_many(self, cells: Mapping[int, Mapping[str, Typed]], title: str) -> None:
        if cells:
            self.type(cells, title if len(cells) > 1 else "")

    def _title(self, words: str) -> str:
        """`words` with the register; the count is put in when it is known."""
        return words.format(count="{count}", register=_(self._register.label))

    def _beginning(self, number: int) -> GridRow:
        """A new record; the same one until it is typed, for its draft has its name."""
        above = self._model.key(number - 1) if number else None
        sticky = self._model.row(above) if above is not None else None
        new = self._model.new_row(self._model.next_key(), sticky)
        self._begun = self._begun or new
        return replace(new, key=self._begun.key, uid=self._begun.uid)

    def _check(self, rows: Sequence[GridRow], step: Step, read: Ready = NOTHING_READ) -> None:
        """Check rows on a worker and store the good ones; `read` is the paste they came with."""
        office, scope, register = self._session.office, self._session.scope, self._register

        def work(job: Job) -> tuple[Step, Ready]:
            told = judged(office, register, scope, rows, job.report, job.cancelled)
            return step, replace(told, repaired=read.repaired, left_out=read.left_out)

        self._reading = self._session.jobs.read_long(work, self._on_checked, self._on_unread)
        self.began.emit(_("Checking …"), self._reading)

    def look_over(self, rows: Sequence[GridRow]) -> None:
        """Say what is wrong with rows that were brought back; of many a little later."""
        if len(rows) <= FEW:
            self._model.put(map(self._storing.check, rows))
            return
        office, scope, register = self._session.office, self._session.scope, self._register
        self._session.jobs.read_long(
            lambda job: judged(office, register, scope, rows, job.report, job.cancelled),
            self._on_looked_over,
        )

    def _on_looked_over(self, ready: object) -> None:
        if isinstance(ready, Ready):
            self._put(self._untouched(ready.rows))

    def _untouched(self, rows: Sequence[GridRow]) -> list[GridRow]:
        """Those of some checked rows in which nothing was typed meanwhile."""
        present = self._model.waiting
        return [row for row in rows if row.key in present and present[row.key].typed is row.typed]

    def _on_checked(self, result: object) -> None:
        self._reading = None
        step, ready = result  # type: ignore[misc]
        same = self._untouched(ready.rows)
        self._put(same)
        checked = dict(zip((row.key for row in ready.rows), ready.checked, strict=True))
        left = tuple(checked[row.key] for row in same)
        self._store(step, replace(ready, rows=tuple(same), checked=left))

    def _store(self, step: Step, ready: Ready) -> None:
        checked = dict(zip((row.key for row in ready.rows), ready.checked, strict=True))
        self._ready[step] = ready
        rows = [row for row in ready.rows if row.typed]
        if self._storing.store(rows, step, checked):
            self.changed.emit()
        else:
            self._tell(step, 0)

    def _on_stored(self, step: Step, stored: int) -> None:
        self._stored_meanwhile = True
        for one in [*self._steps]:
            one.before = {
                key: row for key, row in one.before.items() if one is step or self._waits(key)
            }
            if not one.before:
                self._steps.remove(one)
        self._tell(step, stored)

    def _waits(self, key: int) -> bool:
        return key in self._model.waiting

    def _tell(self, step: Step, stored: int) -> None:
        """Say what became of a step of many rows."""
        ready = self._ready.pop(step, None)
        if ready is not None:
            self.told.emit(step, _sentence(ready, stored, len(step.before)))
        self.changed.emit()

    def _put(self, rows: Iterable[GridRow]) -> None:
        self._model.put(rows)
        self.changed.emit()

    def _on_unread(self, refused: Refused) -> None:
        self._reading = None
        self._on_refused(refused.reason)

    def _on_refused(self, reason: str) -> None:
        self.refused.emit(reason)
        self.changed.emit()


def _sentence(ready: Ready, stored: int, waiting: int) -> str:
    """What became of many rows: stored, waiting, repaired, left out."""
    said = [_("Rows stored: {count}.").format(count=f"{stored:,}")]
    if waiting:
        said.append(_("Rows to be corrected: {count}.").format(count=f"{waiting:,}"))
    if ready.repaired:
        said.append(_("Cells repaired: {count}.").format(count=f"{ready.repaired:,}"))
    if ready.left_out:
        columns = ", ".join(ready.left_out)
        said.append(_("Columns not taken: {columns}.").format(columns=columns))
    return " ".join(said)
