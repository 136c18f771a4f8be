"""The gate of the survey: each reason, and done."""

from datetime import date

import pytest

from desktop.programme.gates import State
from desktop.programme.survey import STAGE
from tests.desktop.programme.gate_cases import Case, judge, seen

DONE = {
    "sages": 10, "complete_sages": 10, "selected": 1,
    "forum_on": date(2025, 11, 3), "forum_present": 40, "forum_accepted": True,
}  # fmt: skip

CASES: list[Case] = [
    ({}, State.DONE, "10/10 → 1", "", ""),
    ({"sages": 12}, State.DONE, "12/10 → 1", "", ""),
    (
        {"sages": 0, "forum_on": None},
        State.NOT_STARTED,
        "0/10",
        "0 of 10 sages are recorded.",
        "sages",
    ),
    (
        {"complete_sages": 7},
        State.UNDER_WAY,
        "7/10",
        "Sages without craft or years of experience: 3.",
        "sages",
    ),
    ({"sages": 12, "complete_sages": 10}, State.DONE, "12/10 → 1", "", ""),
    ({"sages": 9}, State.UNDER_WAY, "9/10", "9 of 10 sages are recorded.", "sages"),
    (
        {"forum_on": None},
        State.UNDER_WAY,
        "10/10 no forum yet",
        "The village forum is not recorded.",
        "forums",
    ),
    ({"selected": 0}, State.UNDER_WAY, "10/10 → 0", "0 selected; the round selects 1.", "sages"),
    ({"selected": 2}, State.UNDER_WAY, "10/10 → 2", "2 selected; the round selects 1.", "sages"),
    (
        {"forum_present": None},
        State.UNDER_WAY,
        "10/10 → 1",
        "The attendance of the village forum is not recorded.",
        "forums",
    ),
    (
        {"forum_present": 0},
        State.UNDER_WAY,
        "10/10 → 1",
        "The attendance of the village forum is not recorded.",
        "forums",
    ),
    (
        {"forum_accepted": False},
        State.ATTENTION,
        "10/10 not accepted",
        "The forum's acceptance is not recorded.",
        "forums",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)
