"""Rows that wait, kept as drafts like forms that wait: offered again whatever happens meanwhile."""

import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from desktop.drafts import Draft, DraftKey
from desktop.programme.conflict import changed
from desktop.programme.vocabulary import Kind, Register
from desktop.unfinished import settle
from desktop.views import Entry
from desktop.words import _
from ui.drafts import FURTHER
from ui.grid.rows import GridRow, Typed
from ui.session import Session

_SLICE = 0.008  # seconds of keeping and forgetting between two events of the window
_TOGETHER = 50  # rows between two looks at the clock


class Keeping(QObject):
    """The drafts of one grid, in the round in which it was opened: `round_id`.

    A new row's is kept under its own number, below zero. A few rows are kept at once; of many that
    were pasted the first are, and the window goes on while the others follow.
    """

    def __init__(self, register: Register, session: Session) -> None:
        super().__init__()
        self._register, self._session = register, session
        self._kept: dict[int, GridRow] = {}
        self._due: dict[int, GridRow | None] = {}
        self.round_id: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)
        session.drafts.wanted.connect(self.finish)

    def keep(self, rows: Iterable[GridRow], passing: Collection[int] = ()) -> None:
        """Remember what stands in `rows`, and forget what waits no more.

        Those that are just `passing` into the office, all or none of them, are not kept for that.
        """
        kept, now = self._kept, {}
        for row in rows:
            key = row.key
            if kept.get(key) is row or (
                (key in kept or key not in passing) and (key > 0 or not row.is_blank)
            ):
                now[key] = row
        self._due.update(dict.fromkeys(kept.keys() - now.keys()))
        self._due.update((key, row) for key, row in now.items() if kept.get(key) is not row)
        self._kept = now
        self._go_on()

    def let_go(self) -> None:
        """The rows are put away: their drafts stay until they are stored or taken up again."""
        self.finish()
        self._kept = {}

    def settle(self, keys: Iterable[int], round_id: int | None) -> None:
        """Rows that were put away are stored: what was typed in them since stays a draft."""
        for key in keys:
            draft = self._session.drafts.draft(DraftKey(round_id, self._register.key, key))
            if draft is not None:
                settle(self._session.office, draft)

    def forget(self, keys: Iterable[int]) -> None:
        """These rows are stored."""
        for key in keys:
            self._kept.pop(key, None)
            self._due[key] = None
        self._go_on()

    def finish(self) -> None:
        """Keep and forget now whatever is still to follow."""
        while self._due:
            self._go_on()

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        while self._due:
            for key in [*islice(self._due, _TOGETHER)]:  # the first come first, and at once
                row = self._due.pop(key)
                if row is None:
                    self._session.drafts.forget(self._key(key))
                else:
                    self._keep(row)
            if time.perf_counter() >= until:
                break
        if self._due:
            self._timer.start()

    def restore(self) -> list[GridRow]:
        """The rows of this register and round that wait, as they were left."""
        self.finish()
        self.round_id = self._session.scope.round_id if self._register.round else None
        office, drafts = self._session.office, self._session.drafts
        own = [key for key in drafts.waiting() if key == self._key(key.record or 0)]
        found = [drafts.draft(key) for key in own if (key.record or 0) > FURTHER]
        left = [one for draft in found if draft and (one := settle(office, draft))]
        ids = [one.key.record for one in left if (one.key.record or 0) > 0]
        entries = {entry.id: entry for entry in office.entries(self._register, ids)}
        rows = [row for draft in left if (row := self._row(draft, entries))]
        self._kept = {row.key: row for row in rows}
        return rows

    def _key(self, key: int) -> DraftKey:
        return DraftKey(self.round_id, self._register.key, key)

    def _keep(self, row: GridRow) -> None:
        before = row.stored.values if row.stored else row.first
        stands = {one.key: row.value(one.key) for one in self._register.fields}
        self._session.drafts.keep(
            self._key(row.key),
            {key: _plain(value) for key, value in stands.items()},
            was={key: _plain(value) for key, value in before.items()},
            version=row.stored.version if row.stored else None,
            uid=row.uid,
        )

    def _row(self, draft: Draft, entries: Mapping[int, Entry]) -> GridRow | None:
        """The row that a draft is of; None where its record is gone."""
        office, number = self._session.office, draft.key.record or 0
        if number < 0:
            row = GridRow(number, first=office.blank(self._register, self._session.scope))
            new = changed(self._register, row.first, draft.raw, office.today())
        elif number in entries:
            row = GridRow(number, self._met(draft, entries[number]))
            new = changed(self._register, draft.was, draft.raw, office.today())
        else:
            return None
        cells = {one: self._typed(one, draft.raw[one]) for one in new}
        return replace(row, uid=draft.uid).with_cells(cells) if cells else None

    def _met(self, draft: Draft, stored: Entry) -> Entry:
        """The record under a draft: where somebody changed what was typed over, as it was then."""
        if draft.version in (None, stored.version):
            return stored
        today = self._session.office.today()
        theirs = changed(self._register, stored.values, draft.was, today)
        clashes = theirs & changed(self._register, draft.was, draft.raw, today)
        was = {key: draft.was[key] for key in clashes}
        older = replace(stored, values={**stored.values, **was}, version=draft.version or 0)
        return older if clashes else stored

    def _typed(self, key: str, raw: object) -> Typed:
        unchosen = self._register.field(key).kind is Kind.LINK and isinstance(raw, str) and raw
        sentence = _("Choose one from the list that opens while you type.")
        return Typed(raw, sentence if unchosen else "")


def _plain(value: object) -> object:
    """A value as a draft keeps it."""
    return value.isoformat() if isinstance(value, date) else value
