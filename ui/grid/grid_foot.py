"""The line below the grid: what is wrong with the cell under the cursor, and how much waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from desktop.programme.vocabulary import Severity
from desktop.words import _
from ui.grid.grid_model import GridModel
from ui.jobs import Job
from ui.theme import UNIT
from ui.widgets import button, label, retone, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.grid.rows import GridRow


class GridFoot(QWidget):
    """One sentence about a cell; beside it what waits, what goes on, and what can be done."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._job: Job | None = None
        self._work = ""
        self.about: Callable[[GridRow], str] = lambda _row: ""
        """What there is to say of a row of this register beside its name."""
        self.cell = label(wrap=True)
        self.state = label(role="quiet")
        self.theirs = button(_("Take theirs"), lambda: None, "link")
        self.mine = button(_("Keep mine"), lambda: None, "link")
        self.next_error = button(_("Next to correct") + "  F8", lambda: None, "link")
        self.throw_away = button(_("Throw away what waits"), lambda: None, "link")
        self.stop = button(_("Stop"), self._stop, "link")
        line = row(
            self.cell, self.theirs, self.mine, self.state, self.stop, self.next_error,
            self.throw_away, spacing=2 * UNIT,
        )  # fmt: skip
        line.setStretch(0, 1)
        self.setLayout(line)
        self.show_cell(QModelIndex())
        self.show_waiting()

    def show_cell(self, index: QModelIndex) -> None:
        """Say of the cell at `index` what is wrong or was repaired; else whose row it is in."""
        key = self._model.key(index.row()) if index.isValid() else None
        waiting = self._model.waiting.get(key or 0)
        text, tone = self._said(key, index.column()) if key is not None else ("", "quiet")
        self.cell.setText(text or " ")
        retone(self.cell, tone)
        clash = bool(waiting and waiting.theirs)
        self.theirs.setVisible(clash)
        self.mine.setVisible(clash)

    def _said(self, key: int, column: int) -> tuple[str, str]:
        """The sentence about a cell, and its tone."""
        field, row = self._model.field(column), self._model.waiting.get(key)
        told = self._model.remark(key, field)
        problem = self._model.problem(key, field.key)
        if problem is None and row is not None:
            problem = row.problem("")
        if problem is None:
            about = self.about(self._model.row(key))
            return told or " · ".join(filter(None, (self._model.named(key), about))), "quiet"
        tone = "bad" if problem.severity is Severity.ERROR else "warn"
        return told or problem.message, tone

    def show_waiting(self) -> None:
        """How many rows wait, and how many of their cells are to be corrected."""
        waiting = [row for row in self._model.waiting.values() if row.waits]
        wrong = sum(row.wrong for row in waiting)
        asked = sum(len({one.field for one in it.problems}) for it in self._model.asked.values())
        self.next_error.setText((_("Next to correct") if wrong else _("Next to look at")) + "  F8")
        self.next_error.setVisible(wrong + asked > 0)
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
        if asked and not wrong:
            text += " · " + _("{cells} cells to look at").format(cells=f"{asked:,}")
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
        job.finished.connect(self._end)
        job.failed.connect(self._end)

    def end_work(self) -> None:
        """What went on is given up."""
        self._job = None
        self.show_waiting()

    def _on_progress(self, done: int, of_all: int) -> None:
        self.state.setText(f"{self._work} {done:,}/{of_all:,}")

    def _end(self, _result: object) -> None:
        if self.sender() is self._job:
            self.end_work()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
