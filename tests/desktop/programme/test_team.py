"""The gate of team and target households: each reason, and done."""

from dataclasses import replace

import pytest

from desktop.programme.gates import State
from desktop.programme.team import STAGE
from tests.desktop.programme.gate_cases import ROUND, Case, judge, seen

DONE = {
    "leads": 1, "members": 4, "households": 20, "volunteers": 20, "with_occupation": 20,
    "with_baseline": 20, "with_responsible": 20,
}  # fmt: skip

CASES: list[Case] = [
    ({}, State.DONE, "5 · 20/20", "", ""),
    (
        {"leads": 0, "members": 0, "households": 0},
        State.NOT_STARTED,
        "0 · 0/20",
        "The team has no lead trainer.",
        "team_members",
    ),
    (
        {"leads": 0, "members": 5},
        State.UNDER_WAY,
        "5 · 20/20",
        "The team has no lead trainer.",
        "team_members",
    ),
    ({"members": 3}, State.UNDER_WAY, "4 · 20/20", "4 of 5 team members.", "team_members"),
    ({"households": 17}, State.UNDER_WAY, "5 · 17/20", "17 of 20 households.", "households"),
    (
        {"volunteers": 18},
        State.UNDER_WAY,
        "5 · 20/20",
        "Households that have not volunteered: 2.",
        "households",
    ),
    (
        {"with_occupation": 19},
        State.UNDER_WAY,
        "5 · 20/20",
        "Households without a wanted occupation: 1.",
        "households",
    ),
    (
        {"with_baseline": 15},
        State.UNDER_WAY,
        "5 · 20/20",
        "Households without an income before: 5.",
        "households",
    ),
    (
        {"with_responsible": 0},
        State.UNDER_WAY,
        "5 · 20/20",
        "Households without a responsible trainer: 20.",
        "households",
    ),
    (
        {
            "households": 26,
            "volunteers": 26,
            "with_occupation": 26,
            "with_baseline": 26,
            "with_responsible": 25,
        },
        State.UNDER_WAY,
        "5 · 26/20",
        "Households without a responsible trainer: 1.",
        "households",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("round_", "changed", "text", "reason"),
    [
        ({"team_size": 3}, {"members": 2}, "3 · 20/20", ""),
        ({"team_size": 3}, {"members": 1}, "2 · 20/20", "2 of 3 team members."),
        ({"team_size": 1}, {"members": 0}, "1 · 20/20", ""),
        ({"team_size": 1}, {"leads": 0}, "4 · 20/20", "The team has no lead trainer."),
        ({"team_size": 8}, {}, "5 · 20/20", "5 of 8 team members."),
        ({"households": 12}, {}, "5 · 20/12", ""),
        ({"households": 21}, {}, "5 · 20/21", "20 of 21 households."),
        (
            {"households": 12},
            {"volunteers": 12},
            "5 · 20/12",
            "Households that have not volunteered: 8.",
        ),
        ({"team_size": 9, "households": 30}, {"members": 8}, "9 · 20/30", "20 of 30 households."),
    ],
)
def test_the_numbers_are_the_rounds(
    round_: dict[str, int], changed: dict[str, int], text: str, reason: str
) -> None:
    progress = judge(STAGE, DONE, changed, replace(ROUND, **round_))
    state = State.UNDER_WAY if reason else State.DONE
    assert seen(progress)[:3] == (state, text, reason)
