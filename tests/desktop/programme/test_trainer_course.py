"""The gate of the trainer course: each reason, and done; and the pass mark."""

import pytest

from desktop.programme.gates import State
from desktop.programme.trainer_course import STAGE, attended_enough
from tests.desktop.programme.gate_cases import ROUND, Case, judge, seen

DONE = {"selected": 1, "trainees": 1, "trained": 1}

CASES: list[Case] = [
    ({}, State.DONE, "passed", "", ""),
    (
        {"trained": 0, "trainees": 0},
        State.NOT_STARTED,
        "–",
        "1 selected sages are on no course yet.",
        "trainees",
    ),
    (
        {"trained": 0, "trainees": 0, "selected": 0},
        State.NOT_STARTED,
        "–",
        "1 selected sages are on no course yet.",
        "trainees",
    ),
    (
        {"trained": 0},
        State.UNDER_WAY,
        "on the course",
        "The result of the course is not recorded.",
        "trainees",
    ),
    (
        {"trained": 0, "short_of_days": (("นางเอื้อมพร ศรีสุวรรณ", 2, 4),)},
        State.ATTENTION,
        "2 days missed",
        "นางเอื้อมพร ศรีสุวรรณ attended 2 of 4 days (pass mark 80 %).",
        "trainees",
    ),
    (
        {"trained": 0, "failed": ("นางเอื้อมพร ศรีสุวรรณ",)},
        State.ATTENTION,
        "not passed",
        "นางเอื้อมพร ศรีสุวรรณ did not pass the course.",
        "trainees",
    ),
    (
        {"selected": 3, "trainees": 3, "trained": 2},
        State.UNDER_WAY,
        "on the course",
        "The result of the course is not recorded.",
        "trainees",
    ),
    (
        {"selected": 3, "trainees": 2, "trained": 2},
        State.UNDER_WAY,
        "2/3",
        "1 selected sages are on no course yet.",
        "trainees",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("days", "course_days", "enough"),
    [(None, 4, False), (0, 4, False), (3, 4, False), (4, 4, True), (4, 5, True), (79, 100, False)],
)
def test_the_pass_mark_is_eighty_percent(days: int | None, course_days: int, enough: bool) -> None:
    assert attended_enough(days, course_days, ROUND) is enough
