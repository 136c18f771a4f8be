"""Rows of the grid on their way into the office, and back out of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from desktop.batch import save_many
from desktop.problems import Refused
from desktop.programme.vocabulary import Problem, Register
from desktop.turns import in_turns
from desktop.views import Checked, Entry, Saved
from desktop.words import _
from ui.grid.grid_model import GridModel
from ui.grid.keeping import Keeping
from ui.grid.pasting import judged
from ui.grid.rows import Asked, GridRow
from ui.jobs import Job
from ui.session import Session


@dataclass(slots=True, eq=False)
class Step:
    """One thing that was done in the grid: the rows as they were before it, None for new ones.

    `action_id` is the action that has stored some of them; those are no longer in `before`.
    `title` names the action, and what was done is told where there is one.
    """

    before: dict[int, GridRow | None] = field(default_factory=dict)
    title: str = ""
    action_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Stored:
    """What storing some rows of a round has given."""

    round_id: int | None
    step: Step
    sent: Mapping[int, GridRow]
    ids: Mapping[int, int]
    asked: Mapping[int, Asked]
    unsaved: Sequence[tuple[int, Checked, Saved]]
    action_id: int | None


class Storing(QObject):
    """Stores rows on the writer. `stored` carries the step and how many of its rows are stored."""

    stored = Signal(object, int)
    refused = Signal(str)
    started = Signal(object)

    def __init__(
        self, register: Register, session: Session, model: GridModel, keeping: Keeping
    ) -> None:
        super().__init__()
        self._register, self._session = register, session
        self._model, self._keeping = model, keeping
        self._sent: set[tuple[int | None, int]] = set()

    @property
    def under_way(self) -> frozenset[int]:
        """The rows of the grid's round that are being stored."""
        here = self._keeping.round_id
        return frozenset(key for round_id, key in self._sent if round_id == here)

    @property
    def busy(self) -> bool:
        """Whether rows are being stored."""
        return bool(self._sent)

    def check(self, row: GridRow) -> GridRow:
        """A row with what is wrong with it. For one row: many are checked on a worker."""
        scope = self._session.scope
        return judged(self._session.office, self._register, scope, [row]).rows[0]

    def store(
        self, rows: Iterable[GridRow], step: Step, checked: Mapping[int, Checked] | None = None
    ) -> bool:
        """Store `rows` as one action; those with errors stay. Whether there was one to store.

        `checked` is what was said of rows a moment ago, by their keys.
        """
        under_way = self.under_way
        sent = [row for row in rows if row.key not in under_way and not row.wrong]
        if not sent:
            return False
        round_id = self._keeping.round_id
        self._sent.update((round_id, row.key) for row in sent)
        office, register, scope = self._session.office, self._register, self._session.scope
        known = [checked[row.key] for row in sent] if checked is not None else None

        def work(job: Job) -> _Stored:
            told = known or judged(office, register, scope, sent).checked
            batch = save_many(
                office, register, [row.edit for row in in_turns(sent)], scope, step.title,
                checked=told, progress=job.report, cancelled=job.cancelled,
            )  # fmt: skip
            answers = [*zip((row.key for row in sent), told, batch.saved, strict=True)]
            return _Stored(
                round_id,
                step,
                {row.key: row for row in sent},
                {key: one.id for key, _checked, one in answers if one.id is not None},
                {
                    one.id: Asked(one.version, checked.problems)
                    for _key, checked, one in answers
                    if one.id is not None
                },
                [answer for answer in answers if answer[2].id is None],
                batch.action_id,
            )

        name = step.title.format(count=f"{len(sent):,}") if step.title else _(register.one)
        failed = _Failed(self, round_id, sent)
        self.started.emit(self._session.jobs.write_long(name, work, self._on_stored, failed.land))
        return True

    def undo(
        self, action_id: int, done: Callable[[object], None], failed: Callable[[Refused], None]
    ) -> None:
        """Take an action of the grid back."""
        office = self._session.office
        self._session.jobs.write(_("Undo"), lambda: office.undo_action(action_id), done, failed)

    def _on_stored(self, stored: object) -> None:
        if not isinstance(stored, _Stored):
            return
        self._sent.difference_update((stored.round_id, key) for key in stored.sent)
        step, ids = stored.step, stored.ids
        step.before = {key: row for key, row in step.before.items() if key not in ids}
        step.action_id = stored.action_id or step.action_id
        if stored.round_id == self._keeping.round_id:
            again = self._bring_in(stored)
        else:
            again = []
            self._keeping.settle(ids, stored.round_id)
        self.stored.emit(step, len(ids))
        self.store([row for row in again if row.typed], Step())

    def _bring_in(self, stored: _Stored) -> list[GridRow]:
        """The grid shows what is stored, and why the rest is not; the rows to be stored again."""
        # Whole mappings at a time: there may be 50,000 rows, and the window waits.
        waiting, ids = self._model.waiting, stored.ids
        newer = [
            row
            for key, sent in stored.sent.items()
            if key in ids and (row := waiting.get(key)) not in (None, sent)
        ]
        self._model.waiting = {key: row for key, row in waiting.items() if key not in ids}
        met = [
            self._met(now, saved.problems or checked.problems, saved.conflict)
            for key, checked, saved in stored.unsaved
            if (now := waiting.get(key)) is not None
        ]
        again = [*self._onto(newer, ids), *(row for row in met if not row.problems)]
        if became := {key: id_ for key, id_ in ids.items() if key < 0}:
            self._model.became(became)
        self._model.ask(stored.asked)
        self._model.put([*(row for row in met if row.problems), *again])
        self._keeping.forget(ids.keys() & waiting.keys())
        self._keeping.settle(ids.keys() - waiting.keys(), stored.round_id)
        return again

    def _onto(self, newer: Sequence[GridRow], ids: Mapping[int, int]) -> list[GridRow]:
        """Rows that were typed in while they were being stored, over what was stored."""
        if not newer:
            return []
        office = self._session.office
        read = office.entries(self._register, [ids[row.key] for row in newer])
        entries = {entry.id: entry for entry in read}
        return [row.onto(entries[ids[row.key]]) for row in newer if ids[row.key] in entries]

    def _met(self, row: GridRow, problems: tuple[Problem, ...], theirs: Entry | None) -> GridRow:
        """A row that was not stored; where somebody was quicker, over theirs if nothing clashes."""
        if theirs is None:
            return replace(row, problems=problems)
        clashes = row.clashes(theirs)
        if not clashes:
            return row.onto(theirs)
        sentence = _("Somebody else changed this meanwhile to “{value}”.")
        told = tuple(
            Problem(key, sentence.format(value=self._shown(key, theirs))) for key in clashes
        )
        return replace(row, problems=told, theirs=theirs)

    def _shown(self, key: str, entry: Entry) -> str:
        return self._model.shown(self._register.field(key), entry.values.get(key)) or "–"

    def give_up(self, round_id: int | None, sent: Sequence[GridRow], refused: Refused) -> None:
        """Storing these rows of a round failed: they wait again."""
        self._sent.difference_update((round_id, row.key) for row in sent)
        self.refused.emit(refused.reason)


class _Failed(QObject):
    """Hears that storing certain rows failed."""

    def __init__(self, storing: Storing, round_id: int | None, sent: Sequence[GridRow]) -> None:
        super().__init__(storing)
        self._storing, self._round_id, self._sent = storing, round_id, sent

    def land(self, refused: Refused) -> None:
        """They wait again."""
        self._storing.give_up(self._round_id, self._sent, refused)
        self.deleteLater()
