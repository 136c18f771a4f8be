"""The gate of the follow-up: each reason, and done; and when a visit is due."""

from datetime import date

import pytest

from desktop.programme.follow_up import STAGE, next_due
from desktop.programme.gates import State
from tests.desktop.programme.gate_cases import Case, judge, seen

DONE = {
    "households": 3, "visited": 3, "visits_made": (4, 4), "practising": 2, "stopped": 1,
}  # fmt: skip

CASES: list[Case] = [
    ({}, State.DONE, "all 3/3", "", ""),
    ({"visits_made": (4, 5, 4), "practising": 3, "stopped": 0}, State.DONE, "all 3/3", "", ""),
    (
        {"visited": 0, "visits_made": (0, 0, 0), "stopped": 0},
        State.NOT_STARTED,
        "not begun",
        "0 of 3 households have been followed up.",
        "visits",
    ),
    (
        {"visited": 2, "visits_made": (4, 0)},
        State.UNDER_WAY,
        "visited 2/3",
        "2 of 3 households have been followed up.",
        "visits",
    ),
    (
        {"due_since": date(2026, 8, 23)},
        State.ATTENTION,
        "overdue 9 d",
        "Follow-up visits have been due since 23 Aug 2026.",
        "visits",
    ),
    (
        {"stopped_without_reason": 1},
        State.UNDER_WAY,
        "visited 3/3",
        "Households that stopped without a reason: 1.",
        "visits",
    ),
    (
        {"without_income": 2},
        State.UNDER_WAY,
        "visited 3/3",
        "Visited households without an income after: 2.",
        "visits",
    ),
    (
        {"visits_made": (4, 3)},
        State.UNDER_WAY,
        "visited 3/3",
        "2 of 3 households have all 4 follow-ups.",
        "visits",
    ),
    (
        {"households": 0, "visited": 0, "visits_made": (), "stopped": 0},
        State.NOT_STARTED,
        "not begun",
        "0 of 20 households have been followed up.",
        "visits",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("until", "visits", "due"),
    [
        (date(2026, 3, 10), 0, date(2026, 4, 10)),
        (date(2026, 3, 10), 1, date(2026, 6, 10)),
        (date(2026, 3, 10), 3, date(2027, 3, 10)),
        (date(2026, 3, 10), 4, None),
        (date(2026, 1, 31), 0, date(2026, 2, 28)),
        (date(2024, 1, 31), 0, date(2024, 2, 29)),
        (date(2026, 12, 15), 0, date(2027, 1, 15)),
        (date(2026, 11, 30), 1, date(2027, 2, 28)),
    ],
)
def test_a_visit_is_due_some_months_after_the_training(
    until: date, visits: int, due: date | None
) -> None:
    assert next_due(until, (1, 3, 6, 12), visits) == due
