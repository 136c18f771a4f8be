"""A household's incomes side by side: before the training, and at each visit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.programme.households import EXPENSE_LABELS
from desktop.programme.income_parts import PARTS, total
from desktop.programme.vocabulary import Value, Values


@dataclass(frozen=True, slots=True)
class IncomePoint:
    """What was found at one time, satang a year; None was not asked.

    number and visit: 0 and None before the training. `parts` are in the order of PARTS. `change` is
    that of the total since before the training; `percent` of it None where that was 0.
    """

    number: int
    visit: int | None
    on: date | None
    practising: str | None
    parts: tuple[int | None, ...]
    total: int | None
    per_person: int | None
    change: int | None
    percent: float | None
    trained: int | None
    expenses: int | None
    savings: int | None
    debts: int | None

    @property
    def is_new_income(self) -> bool:
        """Whether there is an income where there was none: a change without a percentage."""
        return bool(self.change) and self.percent is None


def income_history(
    household: Values, visits: Iterable[tuple[int, Values]]
) -> tuple[IncomePoint, ...]:
    """The income before, then that of each of `visits` (id and values) as time went on."""
    members, before = household.get("members"), total(household, "baseline_")
    later = [_point(values, "income_", members, before=before, visit=id_) for id_, values in visits]
    later.sort(key=lambda one: (one.on or date.max, one.number))
    return _point(household, "baseline_", members), *later


def _point(
    values: Values,
    prefix: str,
    members: Value,
    *,
    before: int | None = None,
    visit: int | None = None,
) -> IncomePoint:
    income, number, on = total(values, prefix), values.get("number"), values.get(_DAY[prefix])
    change = income - before if income is not None and before is not None else None
    practising = values.get("practising")
    return IncomePoint(
        number=number if isinstance(number, int) else 0,
        visit=visit,
        on=on if isinstance(on, date) else None,
        practising=str(practising) if practising else None,
        parts=tuple(_sum(values, (prefix + part,)) for part in PARTS),
        total=income,
        per_person=_each(income, members),
        change=change,
        percent=change * 100 / before if change is not None and before else None,
        trained=_sum(values, ("income_trained",)),
        expenses=_sum(values, ("expenses", *(f"expense_{kind}" for kind in EXPENSE_LABELS))),
        savings=_sum(values, ("savings",)),
        debts=_sum(values, ("debts",)),
    )


_DAY = {"baseline_": "baseline_on", "income_": "visited_on"}


def _sum(values: Values, keys: Iterable[str]) -> int | None:
    """What was asked of these amounts, together; None where none of them was."""
    asked = [one for key in keys if isinstance(one := values.get(key), int)]
    return sum(asked) if asked else None


def _each(income: int | None, members: Value) -> int | None:
    """The income a person, rounded to the satang."""
    if income is None or not isinstance(members, int) or not members:
        return None
    return (2 * income + members) // (2 * members)
