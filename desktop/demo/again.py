"""Households that take part in two rounds: they moved to a neighbouring village and join again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.demo.draft import Row
from desktop.demo.incomes import BAHT, Money
from desktop.demo.people import People, full_name
from desktop.demo.plans import FIRST_YEAR, PRESENT_YEAR
from desktop.programme.income_parts import PARTS

YEARS = (FIRST_YEAR + 1, PRESENT_YEAR)
"""The rounds that some join again: the present one, and the first that has a round before it."""

_PLACES = (4, 11)
"""Which of a village's households they are."""
_MOST = 12
_INCOMES = range(20_000 * BAHT, 150_000 * BAHT)  # a year, as a baseline is made
_EXPENSES = ("expense_production", "expense_essential", "expense_other", "expense_debt")


@dataclass(frozen=True, slots=True)
class Former:
    """Who took part in the last round, and what each visit found."""

    person: Row
    visits: Sequence[Row]

    def income(self, on: date) -> Money:
        """What the last visit before that day found, as a baseline; {} of who had stopped."""
        known = [one for one in self.visits if one["visited_on"] < on]
        if not known or known[-1]["practising"] != "practising":
            return {}
        found = {f"baseline_{part}": known[-1][f"income_{part}"] for part in PARTS}
        return found if sum(found.values()) in _INCOMES else {}


@dataclass(slots=True)
class Again:
    """Who of the last round may come again, by the code of the tambon; `moved` are who came."""

    formers: defaultdict[str, list[Former]] = field(default_factory=lambda: defaultdict(list))
    moved: list[Row] = field(default_factory=list)

    def remember(self, tambon: str, households: Iterable[Row], visits: Iterable[Row]) -> None:
        """Those of a village whose round is over."""
        self.formers[tambon] += _formers(households, visits)

    def come(self, tambon: str, households: Sequence[Row], people: People) -> Iterator[Row]:
        """Let some of the tambon represent households just made; whom they take the place of.

        All else is as it would have been without them.
        """
        for household in (households[place] for place in _PLACES if place < len(households)):
            former = self._who_fits(tambon, household, people)
            if former is not None and len(self.moved) < _MOST:
                instead = household["representative"]
                people.move(former.person, instead)
                _represent(household, former)
                self.formers[tambon].remove(former)
                self.moved.append(former.person)
                yield instead

    def _who_fits(self, tambon: str, household: Row, people: People) -> Former | None:
        on, place = household["baseline_on"], household["village"]
        fits = (
            one
            for one in self.formers[tambon]
            if one.income(on) and people.has_no_namesake(one.person, place)
        )
        return next(fits, None) if _income(household) else None


def _formers(households: Iterable[Row], visits: Iterable[Row]) -> Iterator[Former]:
    of_each: defaultdict[Row, list[Row]] = defaultdict(list)
    for one in visits:
        of_each[one["household"]].append(one)
    for home in households:
        yield Former(home["representative"], of_each[home])


def _represent(household: Row, former: Former) -> None:
    """The household is the former one: who it is, what it has now, and what it spends of that."""
    before = _income(household)
    household["representative"] = former.person
    household["head_name"] = full_name(former.person)
    for part, value in former.income(household["baseline_on"]).items():
        household[part] = value
    for kind in _EXPENSES:
        spent = household[kind] * _income(household) / before
        household[kind] = round(spent / (100 * BAHT)) * 100 * BAHT


def _income(household: Row) -> int:
    return sum(household[f"baseline_{part}"] for part in PARTS)
