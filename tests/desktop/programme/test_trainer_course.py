"""The gate of the trainer course: each reason, and done; and the pass mark."""

from datetime import date

import pytest

from desktop.programme.gates import State
from desktop.programme.trainer_course import STAGE, TRAINEES, held_by
from desktop.programme.vocabulary import Context, Value
from tests.desktop.programme.gate_cases import ROUND, Case, judge, seen

DONE = {"selected": 1, "trainees": 1, "trained": 1}

CASES: list[Case] = [
    ({}, State.DONE, "passed", "", ""),
    (
        {"trained": 0, "trainees": 0},
        State.NOT_STARTED,
        "not begun",
        "Selected sages who are on no course yet: 1.",
        "trainees",
    ),
    (
        {"trained": 0, "trainees": 0, "selected": 0},
        State.NOT_STARTED,
        "not begun",
        "Selected sages who are on no course yet: 1.",
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
        "days missed: 2",
        "นางเอื้อมพร ศรีสุวรรณ attended 2 of 4 days (pass mark 80%).",
        "trainees",
    ),
    (
        {"trained": 0, "short_of_marks": (("นางเอื้อมพร ศรีสุวรรณ", 11, 20),)},
        State.ATTENTION,
        "marks too few",
        "นางเอื้อมพร ศรีสุวรรณ has 11 of 20 marks (pass mark 0%).",
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
        "Selected sages who are on no course yet: 1.",
        "trainees",
    ),
]


@pytest.mark.parametrize(("changed", "state", "text", "reason", "register"), CASES)
def test_each_reason(
    changed: dict[str, object], state: State, text: str, reason: str, register: str
) -> None:
    assert seen(judge(STAGE, DONE, changed)) == (state, text, reason, register)


@pytest.mark.parametrize(
    ("result", "days", "fields"),
    [
        ("passed", 4, []),
        ("passed", 2, ["result"]),
        ("passed", None, ["days_attended"]),
        ("failed", None, []),
        (None, None, []),
        (None, 2, []),
    ],
)
def test_passing_without_the_days_is_an_error(
    result: Value, days: Value, fields: list[str]
) -> None:
    values = {"result": result, "days_attended": days, "course.days": 4}
    context = Context(ROUND, date(2026, 8, 15))
    found = [problem.field for rule in TRAINEES.rules for problem in rule(values, context)]
    assert found == fields


@pytest.mark.parametrize(
    ("organiser", "place", "said"),
    [
        ("", "ศูนย์ศึกษาเพชรบุรี", ("ศูนย์ศึกษาเพชรบุรี", "")),
        ("", "ศาลาประชาคม", ("สพอ.", "ศาลาประชาคม")),
        ("", "", ("สพอ.", "")),
        ("สพจ.ราชบุรี", "ศูนย์ศึกษาเพชรบุรี", ("สพจ.ราชบุรี", "ศูนย์ศึกษาเพชรบุรี")),
        ("ศูนย์ศึกษาเพชรบุรี", "ศูนย์ศึกษาเพชรบุรี", ("ศูนย์ศึกษาเพชรบุรี", "")),
    ],
)
def test_who_held_the_course_and_where(organiser: str, place: str, said: tuple[str, str]) -> None:
    assert held_by(organiser, place, "สพอ.") == said
