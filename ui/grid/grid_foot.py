"""The line below the grid: what is wrong with the cell under the cursor, and how much waits."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from desktop.programme.vocabulary import Severity
from desktop.words import _
from ui.grid.grid_model import GridModel
from ui.jobs import Job
from ui.theme import UNIT
from ui.widgets import button, column, label, retone, row


class GridFoot(QWidget):
    """One sentence about a cell; beside it what waits, what goes on, and what can be done."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._job: Job | None = None
        self._work = ""
        self.cell = label(wrap=True)
        self.state = label(role="quiet")
        self.theirs = button(_("Take theirs"), lambda: None, "link")
        self.mine = button(_("Keep mine"), lambda: None, "link")
        self.next_error = button(_("Next to correct") + "  F8", lambda: None, "link")
        self.throw_away = button(_("Throw away what waits"), lambda: None, "link")
        self.stop = button(_("Stop"), self._stop, "link")
        line = row(
            self.state, self.stop, self.next_error, self.throw_away, 1, self.theirs, self.mine,
            spacing=2 * UNIT,
        )  # fmt: skip
        self.setLayout(column(self.cell, line, spacing=2))
        self.show_cell(QModelIndex())
        self.show_waiting()

    def show_cell(self, index: QModelIndex) -> None:
        """Say of the cell at `index` what is wrong or was repaired; else whose row it is in."""
        key = self._model.key(index.row()) if index.isValid() else None
        waiting = self._model.waiting.get(key or 0)
        text, tone = "", "quiet"
        if key is not None:
            field = self._model.field(index.column())
            problem = waiting.problem(field.key) if waiting else None
            of_row = (
                next((one.message for one in waiting.problems if not one.field), "")
                if (waiting)
                else ""
            )
            if problem is not None:
                tone = "bad" if problem.severity is Severity.ERROR else "warn"
            elif of_row:
                tone = "bad"
            text = self._model.remark(key, field) or of_row or self._model.named(key)
        self.cell.setText(text or " ")
        retone(self.cell, tone)
        clash = bool(waiting and waiting.theirs)
        self.theirs.setVisible(clash)
        self.mine.setVisible(clash)

    def show_waiting(self) -> None:
        """How many rows wait, and how many of their cells are to be corrected."""
        waiting = self._model.waiting.values()
        wrong = sum(len({one.field for one in row.errors}) for row in waiting)
        self.next_error.setVisible(wrong > 0)
        self.throw_away.setVisible(bool(waiting))
        if self._job is not None:
            return
        if wrong:
            text = _("{rows} rows wait: {cells} cells to correct").format(
                rows=f"{len(waiting):,}", cells=f"{wrong:,}"
            )
        elif waiting:
            text = _("{rows} rows are not saved yet").format(rows=f"{len(waiting):,}")
        else:
            text = _("Everything is saved")
        self.state.setText(text)
        self.stop.hide()
        retone(self.state, "bad" if wrong else "")

    def show_work(self, words: str, job: Job) -> None:
        """Say what goes on, how far it is, and offer to stop it."""
        self._job, self._work = job, words
        self.state.setText(words)
        retone(self.state, "")
        self.stop.show()
        job.progressed.connect(self._on_progress)
        job.finished.connect(lambda _result: self._end(job))
        job.failed.connect(lambda _refused: self._end(job))

    def _on_progress(self, done: int, of_all: int) -> None:
        self.state.setText(f"{self._work} {done:,}/{of_all:,}")

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.show_waiting()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
