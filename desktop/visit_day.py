"""A day's round of visits: which visit each household waits for, and its last income known."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.facts import Unit, trained_until
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.follow_up import next_due
from desktop.programme.last_income import Visited, last_visit
from desktop.programme.rounds import COHORT
from desktop.views import Scope
from desktop.words import _

MOST = 400
"""Households that are typed at once; of more, a village or a tambon is chosen first."""


@dataclass(frozen=True, slots=True)
class NextVisit:
    """The next visit of a household that goes on.

    `due_on` is None before its training has ended, and after the last visit the round asks for.
    """

    household: int
    number: int
    due_on: date | None

    def is_due(self, day: date) -> bool:
        """Whether its day has come."""
        return self.due_on is not None and self.due_on <= day


@dataclass(frozen=True, slots=True)
class KnownIncome:
    """An income known of a household: of visit `number`, 0 before the training; satang a year."""

    number: int
    on: date | None
    income: int


class _Made(NamedTuple):
    """A visit that was made, in the order in which visits count."""

    on: date
    number: int
    practising: str | None


def next_visits(office: Office, scope: Scope, on: date) -> tuple[NextVisit, ...]:
    """The next visit of every household in `scope` that goes on and was not visited on that day.

    In the order of their list. Refused where they are too many, or no round is chosen.
    """
    homes = _households(scope)
    made = _visits(scope, {home for home, _village in homes})
    settings = office.round(scope.round_id or 0).settings
    whole = settings.variant == COHORT
    units: set[Unit] = {None} if whole else {village for _home, village in homes}
    until = trained_until(scope.round_id or 0, settings, units) if homes else {}
    found = []
    for home, village in homes:
        visits = sorted(made[home], key=lambda one: (one.on, one.number))
        states = [one.practising for one in visits if one.practising]
        if (states and states[-1] == "stopped") or any(one.on == on for one in visits):
            continue
        ended = until.get(None if whole else village)
        due = next_due(ended, settings.follow_up_months, len(visits)) if ended else None
        number = max((one.number for one in visits), default=0) + 1
        found.append(NextVisit(home, number, due))
    return tuple(found)


def known_income(visit: Visited, household: int, id: int | None) -> KnownIncome | None:  # noqa: A002
    """The last income known of `household` before `visit`, which may be stored under `id`."""
    columns = ["id", "number", "visited_on", "income_total"]
    stored = listing.select("visit", columns, [Condition("household", "=", household)])
    last = last_visit((Visited(*said) for one, *said in stored if one != id), visit)
    if last is not None and last.income is not None:
        return KnownIncome(last.number, last.on, last.income)
    found = listing.rows("household", ["baseline_on", "baseline_total"], [household])
    on, income = found[0] if found else (None, None)
    return None if income is None else KnownIncome(0, on, income)


def _households(scope: Scope) -> list[tuple[int, int]]:
    """(household, village) of those that have a place in the round."""
    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    chosen = [Condition("round", "=", scope.round_id), Condition("status", "=", "chosen")]
    order = [Order("village.code"), Order("representative.sort_key")]
    within = [*chosen, *_place(scope, "")]
    found = listing.select("household", ["id", "village"], within, order, MOST + 1)
    if len(found) > MOST:
        raise Refused(_("Too many households at once; choose a tambon or a village above first."))
    return found


def _visits(scope: Scope, homes: set[int]) -> dict[int, list[_Made]]:
    of_round = [Condition("household.round", "=", scope.round_id), *_place(scope, "household.")]
    made: dict[int, list[_Made]] = defaultdict(list)
    columns = ["household", "visited_on", "number", "practising"]
    for home, *visit in listing.select("visit", columns, of_round) if homes else ():
        made[home].append(_Made(*visit))
    return made


def _place(scope: Scope, before: str) -> list[Condition]:
    if scope.village_id is not None:
        return [Condition(f"{before}village", "=", scope.village_id)]
    if scope.tambon_id is not None:
        return [Condition(f"{before}village.tambon", "=", scope.tambon_id)]
    return []
