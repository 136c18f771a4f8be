"""The last income known of a household before a visit: what an unusual one is compared with."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.programme.income_parts import total
from desktop.programme.unusual_incomes import LAST
from desktop.programme.vocabulary import Values


@dataclass(frozen=True, slots=True)
class Visited:
    """A visit among those of its household: its number, its day, and the income it found."""

    number: int
    on: date | None
    income: int | None

    @property
    def place(self) -> tuple[date, int]:
        """Where it stands in time; the last number of a day counts."""
        return self.on or date.max, self.number


def visited(values: Values) -> Visited | None:
    """A visit as its values say; None while it has no number."""
    number, on = values.get("number"), values.get("visited_on")
    if not isinstance(number, int):
        return None
    return Visited(number, on if isinstance(on, date) else None, total(values, "income_"))


def last_visit(others: Iterable[Visited], this: Visited) -> Visited | None:
    """The last of the visits before `this` one that found an income."""
    before = [one for one in others if one.income is not None and one.place < this.place]
    return max(before, key=lambda one: one.place, default=None)


def last_income(others: Iterable[Visited], baseline: int | None, this: Visited) -> int | None:
    """The last income known before `this` visit: of the visits before it, else the baseline."""
    last = last_visit(others, this)
    return last.income if last else baseline


def after_the_last(visits: Sequence[Values]) -> list[Values]:
    """The values of visits, each with the last income known before it."""
    made: dict[object, list[Visited]] = defaultdict(list)
    for values in visits:
        if (this := visited(values)) is not None:
            made[values.get("household")].append(this)
    told: list[Values] = []
    for values in visits:
        this, baseline = visited(values), values.get("household.baseline_total")
        known = baseline if isinstance(baseline, int) else None
        last = last_income(made[values.get("household")], known, this) if this else known
        told.append({**values, LAST: last})
    return told
