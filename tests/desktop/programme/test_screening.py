"""The gate of the screening: each reason, and done."""

from dataclasses import replace

import pytest

from desktop.programme.gates import State
from desktop.programme.rounds import preset
from desktop.programme.screening import STAGE
from tests.desktop.programme.gate_cases import Case, judge, seen

COHORT = preset(2569, "cohort")

DONE = {"households": 30, "eligible": 30, "ready_for_group": 30, "with_baseline": 30}

CASES: list[Case] = [
    ({}, State.DONE, "30/30", "", ""),
    ({"households": 0}, State.NOT_STARTED, "0/30", "0 of 30 participants.", "participants"),
    ({"households": 29}, State.UNDER_WAY, "29/30", "29 of 30 participants.", "participants"),
    (
        {"eligible": 28},
        State.UNDER_WAY,
        "30/30",
        "Participants without a reason of eligibility: 2.",
        "participants",
    ),
    (
        {"ready_for_group": 27},
        State.UNDER_WAY,
        "30/30",
        "Participants who are not ready to form a group: 3.",
        "participants",
    ),
    (
        {"with_baseline": 29},
        State.UNDER_WAY,
        "30/30",
        "Households without an income before: 1.",
        "participants",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed, COHORT)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("places", "changed", "text", "reason"),
    [
        (25, {}, "30/25", ""),
        (25, {"eligible": 24}, "30/25", "Participants without a reason of eligibility: 6."),
        (31, {}, "30/31", "30 of 31 participants."),
        (1, {"households": 0}, "0/1", "0 of 1 participants."),
    ],
)
def test_the_places_are_the_rounds(
    places: int, changed: dict[str, int], text: str, reason: str
) -> None:
    progress = judge(STAGE, DONE, changed, replace(COHORT, households=places))
    assert seen(progress)[1:3] == (text, reason)
