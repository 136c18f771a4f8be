"""Which villages need a visit, why, and which one first."""

from datetime import date

import pytest

from desktop.programme.gates import UnitFacts
from desktop.programme.visits_needed import VisitNeed, Why, visits_needed

TODAY = date(2026, 3, 2)


def facts(**counts: object) -> UnitFacts:
    return UnitFacts(today=TODAY, **counts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "needs"),
    [
        ({}, []),
        ({"households": 20}, []),  # nothing has come due
        ({"households": 20, "visited": 20, "practising": 18, "stopped": 2}, []),
        ({"households": 20, "due": 12, "due_since": date(2026, 2, 20)},
         [VisitNeed(Why.OVERDUE, 12, 10)]),
        ({"households": 20, "due": 12}, [VisitNeed(Why.DUE, 12)]),
        ({"households": 20, "visited": 5, "practising": 4, "stopped": 1},
         [VisitNeed(Why.NOT_FOLLOWED_UP, 15)]),
        ({"households": 2, "visited": 2, "practising": 2, "without_income": 1},
         [VisitNeed(Why.NO_INCOME, 1)]),
        ({"households": 3, "visited": 2, "practising": 2, "without_income": 1, "due": 1,
          "due_since": date(2026, 3, 1)},
         [VisitNeed(Why.OVERDUE, 1, 1), VisitNeed(Why.NOT_FOLLOWED_UP, 1),
          VisitNeed(Why.NO_INCOME, 1)]),
    ],
)  # fmt: skip
def test_what_is_recorded_says_why(counts: dict[str, object], needs: list[VisitNeed]) -> None:
    assert list(visits_needed(facts(**counts))) == needs


def test_the_longest_overdue_comes_first() -> None:
    ordered = [
        VisitNeed(Why.OVERDUE, 1, 90),
        VisitNeed(Why.OVERDUE, 20, 30),
        VisitNeed(Why.OVERDUE, 4, 30),
        VisitNeed(Why.DUE, 20),
        VisitNeed(Why.NOT_FOLLOWED_UP, 15),
        VisitNeed(Why.NO_INCOME, 20),
    ]
    mixed = [ordered[at] for at in (3, 0, 5, 2, 4, 1)]
    assert sorted(mixed, key=lambda one: one.urgency) == ordered
    assert len({one.text for one in ordered}) == len(ordered)
