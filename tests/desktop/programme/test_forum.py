"""The rules of the village forum: attendance, quorum, votes, ties."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.programme.forum import FORUMS, RESOLUTIONS, Resolution, quorum, votes
from desktop.programme.rounds import preset
from desktop.programme.vocabulary import Context, Severity, Value
from tests.desktop.programme.rule_cases import ERROR, TODAY, WARNING, told

HELD: dict[str, Value] = {"held_on": date(2025, 11, 3), "households_total": 100,
                          "households_present": 60, "accepted": True}  # fmt: skip

type Told = list[tuple[str, Severity]]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"households_present": 101}, [("households_present", ERROR)]),
        ({"held_on": date(2026, 3, 3)}, [("held_on", ERROR)]),
        ({"held_on": date(2026, 3, 3), "accepted": False}, []),
        (
            {"held_on": date(2026, 3, 3), "accepted": False, "target_accepted": True},
            [("held_on", ERROR)],
        ),
        ({"quorum": 61}, [("households_present", WARNING)]),
        ({"quorum": 60}, []),
        ({"trainer_for": 40, "trainer_against": 21}, [("trainer_for", ERROR)]),
        ({"trainer_for": 40, "trainer_against": 15, "trainer_abstained": 5}, []),
        (
            {"trainer_for": 40, "trainer_against": 15, "trainer_abstained": 6},
            [("trainer_for", ERROR)],
        ),
        ({"occupation_for": 61}, [("occupation_for", ERROR)]),
        ({"target_for": 61}, [("target_for", ERROR)]),
        ({"trainer_by": "consensus", "trainer_for": 40}, [("trainer_by", WARNING)]),
        ({"trainer_by": "consensus"}, []),
        ({"trainer_by": "show_of_hands", "trainer_for": 40}, []),
        ({"trainer_for": 20, "trainer_against": 40}, [("accepted", ERROR)]),
        ({"trainer_for": 20, "trainer_against": 40, "accepted": False}, []),
        ({"trainer_for": 30, "trainer_against": 30}, [("tie_rule", ERROR)]),
        ({"trainer_for": 30, "trainer_against": 30, "tie_rule": "chair"}, []),
        (
            {"occupation_for": 1, "occupation_against": 2, "occupation_accepted": True},
            [("occupation_accepted", ERROR)],
        ),
    ],
)
def test_what_is_pointed_at(changed: dict[str, Value], expected: Told) -> None:
    assert told(FORUMS, HELD | changed) == expected


@pytest.mark.parametrize(
    ("percent", "values", "needed"),
    [
        (0, {"households_total": 100}, None),
        (50, {"households_total": 101}, 51),
        (50, {"households_total": 100}, 50),
        (50, {}, None),
        (50, {"households_total": 100, "quorum": 30}, 30),
    ],
)
def test_the_quorum_is_what_is_written_or_the_rounds_share(
    percent: int, values: dict[str, Value], needed: int | None
) -> None:
    round_ = replace(preset(2569), quorum_percent=percent)
    assert quorum(values, Context(round_, TODAY)) == needed


@pytest.mark.parametrize("one", RESOLUTIONS, ids=lambda one: one.key)
def test_every_resolution_has_its_fields(one: Resolution) -> None:
    keys = {field.key for field in FORUMS.fields}
    wanted = {f"{one.key}_{part}" for part in ("by", "for", "against", "abstained")}
    assert wanted | {one.accepted} <= keys
    assert votes({}, one.key) == (None, None, None)
