"""The gate of the demonstration materials: each reason, and done."""

from dataclasses import replace

import pytest

from desktop.programme.gates import State, UnitFacts
from desktop.programme.materials import STAGE
from desktop.programme.rounds import preset
from desktop.words import use_language
from tests.desktop.programme.gate_cases import ROUND, TODAY, Case, judge, seen

DONE = {
    "households": 20, "households_with_needs": 20, "households_received": 20, "needs": 30,
    "needs_received": 30, "material_cost": 16_000_00, "purchases": 1, "inspected": 1,
}  # fmt: skip

CASES: list[Case] = [
    ({}, State.DONE, "handed over 20/20", "", ""),
    (
        {"needs": 0, "households_with_needs": 0},
        State.NOT_STARTED,
        "not begun",
        "0 of 20 households have said what they need.",
        "materials",
    ),
    (
        {"households_with_needs": 19},
        State.UNDER_WAY,
        "19/20",
        "19 of 20 households have said what they need.",
        "materials",
    ),
    (
        {"purchases": 0, "inspected": 0},
        State.UNDER_WAY,
        "needs 20/20",
        "No purchase of these materials has been inspected.",
        "purchases",
    ),
    (
        {"inspected": 0},
        State.UNDER_WAY,
        "needs 20/20",
        "No purchase of these materials has been inspected.",
        "purchase_steps",
    ),
    (
        {"needs_in_a_lot": 1, "households_supplied": 1},
        State.UNDER_WAY,
        "needs 20/20",
        "Households whose materials are in no inspected purchase: 19.",
        "materials",
    ),
    ({"needs_in_a_lot": 30, "households_supplied": 20}, State.DONE, "handed over 20/20", "", ""),
    (
        {"needs_in_a_lot": 30, "households_supplied": 20, "households_received": 18},
        State.UNDER_WAY,
        "handed over 18/20",
        "18 of 20 households have received their materials.",
        "materials",
    ),
    (
        {"households_received": 18},
        State.UNDER_WAY,
        "handed over 18/20",
        "18 of 20 households have received their materials.",
        "materials",
    ),
    (
        {"households": 0, "households_with_needs": 0, "needs": 0},
        State.NOT_STARTED,
        "not begun",
        "0 of 20 households have said what they need.",
        "materials",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("budget", "state", "text"),
    [
        (16_000_00, State.DONE, "handed over 20/20"),
        (14_760_00, State.ATTENTION, "1,240 baht over budget"),
        (0, State.ATTENTION, "16,000 baht over budget"),
    ],
)
def test_the_budget_is_kept(budget: int, state: State, text: str) -> None:
    found = judge(STAGE, DONE, {}, replace(ROUND, material_budget=budget))
    assert (found.state, found.text) == (state, text)


@pytest.mark.parametrize(
    ("facts", "state", "text", "optional"),
    [
        ({}, State.NOT_STARTED, "optional", True),
        ({"purchases": 1}, State.NOT_STARTED, "not begun", False),
        ({"households_with_needs": 1, "needs": 1}, State.UNDER_WAY, "1/30", False),
    ],
)
def test_a_cohort_can_do_without(
    facts: dict[str, int], state: State, text: str, optional: bool
) -> None:
    use_language("en")
    found = STAGE.gate(UnitFacts(today=TODAY, **facts), preset(2569, "cohort"))
    assert (found.state, found.text) == (state, text)
    assert (found.optional, found.passed) == (optional, optional)
    assert found.next_step == "Record what each household needs."
