"""A table of incomes and what was counted of it: after a change, only what it touches is again."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from desktop.programme.income_groups import By, Classes, IncomeSummary, grouped, keys_of
from desktop.programme.income_table import IncomeTable
from desktop.programme.incomes import villages_reaching

_MOST = 100  # summaries; those of places that nobody looks at any more make room


class _Written(NamedTuple):
    """The households that a change wrote, and all households of their villages."""

    households: IncomeTable
    villages: IncomeTable


@dataclass(frozen=True, slots=True)
class _Counted:
    """The summary of a place; unless it `is_whole`, without the groups that a change touched."""

    place: str
    classes: Classes
    summary: IncomeSummary
    is_whole: bool = True

    def after(self, was: _Written, now: _Written) -> "_Counted":
        """What still holds of it after a change: of its villages it tells what is now."""
        old, place = self.summary, self.place
        written = [one.households.within(place) for one in (was, now)]
        if not any(map(len, written)):
            return self
        touched = {key for part in written for key in keys_of(part, old.by, self.classes)}
        counts = (
            villages_reaching(one.villages.within(place), old.growth_percent) for one in (was, now)
        )
        measured, reaching = (
            had - before + after for had, before, after in zip(old.villages, *counts, strict=True)
        )
        left = replace(
            old,
            groups=tuple(one for one in old.groups if one.key not in touched),
            villages_measured=measured,
            villages_reaching=reaching,
        )
        return replace(self, summary=left, is_whole=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """A table as it was when the change `seq` was the newest, and what was counted of it."""

    seq: int
    table: IncomeTable
    _counted: dict[tuple[object, ...], _Counted] = field(default_factory=dict)

    def summary(
        self, place: str, by: By, classes: Classes, line: int, growth: int
    ) -> IncomeSummary:
        """`grouped` of a place. Nothing is counted that is still known."""
        asked = place, by, line, growth, *classes.of(by)
        known = self._counted.pop(asked, None)
        if known is None or not known.is_whole:
            part = self.table.within(place)
            left = known.summary if known else None
            known = _Counted(place, classes, grouped(part, by, classes, line, growth, left))
        self._counted[asked] = known  # the one used last stands last
        if len(self._counted) > _MOST:
            self._counted.pop(next(iter(self._counted)), None)
        return known.summary

    def replaced(self, seq: int, gone: Collection[int], new: IncomeTable) -> "Kept":
        """It at the change `seq`, where households `gone` were written and `new` are in place."""
        rows = self.table.rows_of(gone)
        table, old = self.table.replaced(rows, new), self.table[rows]
        villages = {*old.villages(), *new.villages()}
        was = _Written(old, self.table.of_villages(villages))
        now = _Written(new, table.of_villages(villages))
        counted = {asked: one.after(was, now) for asked, one in list(self._counted.items())}
        return Kept(seq, table, counted)
