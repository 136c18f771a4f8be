"""What a visit says against the other visits of its household, and the income known before it."""

from collections.abc import Iterator

from desktop.lookups import Lookups
from desktop.programme.last_income import last_income, visited
from desktop.programme.unusual_incomes import LAST
from desktop.programme.vocabulary import Problem, Register, Severity, Value, Values
from desktop.words import _


def known_before(
    register: Register,
    values: Values,
    id: int | None,  # noqa: A002  the column's name
    known: Lookups,
) -> dict[str, Value]:
    """What the rules of a visit know of the household: the last income before it."""
    household, this = values.get("household"), visited(values)
    if register.table != "visit" or not isinstance(household, int) or this is None:
        return {}
    baseline = known.behind("household.baseline_total", household)
    others = [one.visited for one in known.visits(household) if not one.is_of(id, values)]
    return {LAST: last_income(others, baseline, this)}


def between_visits(
    register: Register,
    values: Values,
    id: int | None,  # noqa: A002
    known: Lookups,
) -> Iterator[Problem]:
    """Two visits of a household under one number, or on one day."""
    household, this = values.get("household"), visited(values)
    if register.table != "visit" or not isinstance(household, int) or this is None:
        return
    others = [one for one in known.visits(household) if not one.is_of(id, values)]
    for one in others:
        if one.visited.number == this.number and one.typed is None:
            told = _("Visit {number} is recorded already; the next one is number {next}.")
            following = max(other.visited.number for other in others) + 1
            yield Problem("number", told.format(number=this.number, next=following))
        elif this.on is not None and one.visited.on == this.on:
            told = _("Visit {other} was on this day too; the incomes of number {last} count.")
            last = max(this.number, one.visited.number)
            sentence = told.format(other=one.visited.number, last=last)
            yield Problem("visited_on", sentence, Severity.WARNING)
