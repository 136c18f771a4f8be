"""The gate of training and groups: each reason, and done."""

import pytest

from desktop.programme.gates import State
from desktop.programme.occupation import GROUPS, STAGE
from desktop.programme.vocabulary import Severity, Value
from tests.desktop.programme.gate_cases import Case, judge, seen
from tests.desktop.programme.rule_cases import WARNING, told

DONE = {
    "households": 20, "trainings": 1, "training_days": 5, "attended": 20, "groups": 1,
    "largest_group": 7, "complete_groups": 1,
}  # fmt: skip

CASES: list[Case] = [
    ({}, State.DONE, "groups: 1", "", ""),
    (
        {"trainings": 0, "attended": 0, "groups": 0},
        State.NOT_STARTED,
        "not begun",
        "The training in the village is not recorded.",
        "trainings",
    ),
    (
        {"trainings": 0},
        State.UNDER_WAY,
        "groups: 1",
        "The training in the village is not recorded.",
        "trainings",
    ),
    (
        {"attended": 18},
        State.UNDER_WAY,
        "attended 18/20",
        "Attendance of 18 of 20 households is recorded.",
        "attendances",
    ),
    (
        {"groups": 0},
        State.UNDER_WAY,
        "trained, no group yet",
        "No occupation group is registered yet.",
        "groups",
    ),
    (
        {"largest_group": 4},
        State.UNDER_WAY,
        "groups: 1",
        "The group has fewer than 5 members.",
        "groups",
    ),
    (
        {"groups": 2, "complete_groups": 0},
        State.UNDER_WAY,
        "groups: 2",
        "No group has members, officers, rules and fund all recorded.",
        "groups",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"members": 7, "households": 7}, []),
        ({"members": 7, "households": 8}, [("members", WARNING)]),
        ({"members": None, "households": 8}, []),
        ({"members": 7}, []),
        ({"members": 4, "households": 5}, [("members", WARNING)] * 2),
        ({"members": 4, "households": 4}, [("members", WARNING)]),
    ],
)
def test_a_groups_members_against_its_households(
    values: dict[str, Value], expected: list[tuple[str, Severity]]
) -> None:
    assert told(GROUPS, values) == expected
