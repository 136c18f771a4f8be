"""The gate of the survey: each reason, and done."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.programme.gates import State
from desktop.programme.survey import STAGE
from desktop.words import use_language
from tests.desktop.programme.gate_cases import ROUND, TODAY, Case, judge, seen

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
        {"forum_on": None, "selected": 0},
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
        {"forum_on": None, "selected": 2},
        State.UNDER_WAY,
        "10/10 no forum yet",
        "2 marked as selected, but no village forum is recorded.",
        "forums",
    ),
    ({"forum_on": TODAY}, State.DONE, "10/10 → 1", "", ""),
    (
        {"forum_on": date(2026, 9, 2)},
        State.UNDER_WAY,
        "10/10 forum to come",
        "The village forum is still to come, on 2 Sep 2026.",
        "forums",
    ),
    ({"forum_needed": 40}, State.DONE, "10/10 → 1", "", ""),
    (
        {"forum_needed": 41},
        State.ATTENTION,
        "10/10 no quorum",
        "40 households came to the forum, which needs 41.",
        "forums",
    ),
    (
        {"forum_accepted": False, "selected": 0},
        State.ATTENTION,
        "10/10 not accepted",
        "The forum's acceptance is not recorded.",
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


def test_the_numbers_are_the_rounds() -> None:
    """Five surveyed and two selected are enough where the round asks for no more."""
    five = replace(ROUND, sages_surveyed=5, sages_selected=2)
    facts = {"sages": 5, "complete_sages": 5, "selected": 2}
    assert judge(STAGE, DONE, facts, five).state is State.DONE
    assert judge(STAGE, DONE, facts, replace(five, sages_surveyed=6)).text == "5/6"
    told = judge(STAGE, DONE, {**facts, "selected": 1}, five)
    assert told.reason == "1 selected; the round selects 2."


def test_a_quorum_is_needed_where_the_round_asks_for_one() -> None:
    use_language("en")
    assert any("50 %" in one for one in STAGE.needs(replace(ROUND, quorum_percent=50)))
    assert not any("%" in one for one in STAGE.needs(ROUND))
