"""The gate of the trainer course: each reason, and done; and the pass mark."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.programme.gates import State
from desktop.programme.trainer_course import STAGE, TRAINEES, held_by
from desktop.programme.vocabulary import Context, Value
from desktop.words import use_language
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
    ("numbers", "changed", "text", "reason"),
    [
        ({"sages_selected": 2}, {}, "1/2", "Selected sages who are on no course yet: 1."),
        ({"sages_selected": 2}, {"selected": 2, "trainees": 2, "trained": 2}, "passed", ""),
        ({"sages_selected": 0}, {"selected": 0, "trainees": 0, "trained": 0}, "passed", ""),
        (
            {"attendance_percent": 60},
            {"trained": 0, "short_of_days": (("ก้อง", 2, 5),)},
            "days missed: 3",
            "ก้อง attended 2 of 5 days (pass mark 60%).",
        ),
        (
            {"test_percent": 60},
            {"trained": 0, "short_of_marks": (("ก้อง", 11, 20),)},
            "marks too few",
            "ก้อง has 11 of 20 marks (pass mark 60%).",
        ),
    ],
)
def test_the_gate_goes_by_the_rounds_numbers(
    numbers: dict[str, int], changed: dict[str, object], text: str, reason: str
) -> None:
    progress = judge(STAGE, DONE, changed, replace(ROUND, **numbers))  # type: ignore[arg-type]
    assert (progress.text, progress.reason) == (text, reason)


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ({}, ["4 days", "80%", "of 4 days: 4"]),
        ({"course_days": 10, "attendance_percent": 75}, ["10 days", "75%", "of 10 days: 8"]),
        ({"test_percent": 60}, ["60% of the marks"]),
    ],
)
def test_what_the_gate_needs_is_said_in_the_rounds_numbers(
    numbers: dict[str, int], told: list[str]
) -> None:
    use_language("en")
    needs = " ".join(STAGE.needs(replace(ROUND, **numbers)))  # type: ignore[arg-type]
    assert all(one in needs for one in told)
    assert ("marks" in needs) is ("test_percent" in numbers)


@pytest.mark.parametrize(
    ("result", "hours", "fields"),
    [
        ("passed", 21_000, []),
        ("passed", 19_000, ["result"]),
        (None, 25_000, ["hours_attended"]),
        ("failed", 3_000, []),
    ],
)
def test_where_hours_are_known_they_tell(result: Value, hours: Value, fields: list[str]) -> None:
    values = {"result": result, "days_attended": 3, "hours_attended": hours,
              "course.days": 4, "course.hours": 24_000}  # fmt: skip
    context = Context(ROUND, date(2026, 8, 15))
    found = [problem.field for rule in TRAINEES.rules for problem in rule(values, context)]
    assert found == fields


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
