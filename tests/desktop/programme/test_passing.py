"""What passing a trainer course takes, with the numbers of the round varied."""

from dataclasses import replace

import pytest

from desktop.programme.passing import Standing, attended_enough, enough_marks, passed, suggested
from tests.desktop.programme.gate_cases import ROUND

WHOLE = Standing("passed", 4, 4)


@pytest.mark.parametrize(
    ("mark", "standing", "enough"),
    [
        (80, Standing(None, None, 4), False),
        (80, Standing(None, 4, None), False),
        (80, Standing(None, 0, 4), False),
        (80, Standing(None, 3, 4), False),
        (80, Standing(None, 4, 4), True),
        (80, Standing(None, 4, 5), True),
        (80, Standing(None, 79, 100), False),
        (75, Standing(None, 3, 4), True),
        (100, Standing(None, 3, 4), False),
        (0, Standing(None, 0, 4), True),
        (0, Standing(None, None, 4), False),
        (80, Standing(None, 3, 4, 21_000, 24_000), True),
        (80, Standing(None, 4, 4, 19_000, 24_000), False),
        (90, Standing(None, 4, 4, 21_000, 24_000), False),
        (80, Standing(None, 4, 4, 3_000, None), True),
        (80, Standing(None, 4, 4, None, 24_000), True),
        (80, Standing(None, None, 4, 24_000, 24_000), True),
    ],
)
def test_the_pass_mark_is_of_the_hours_else_of_the_days(
    mark: int, standing: Standing, enough: bool
) -> None:
    assert attended_enough(standing, replace(ROUND, attendance_percent=mark)) is enough


@pytest.mark.parametrize(
    ("asked", "marks", "full", "enough"),
    [
        (0, None, 20, True),
        (60, None, None, True),
        (60, None, 20, False),
        (60, 11, 20, False),
        (60, 12, 20, True),
        (55, 11, 20, True),
        (60, 5, None, True),
    ],
)
def test_the_test_counts_where_the_round_asks_for_it(
    asked: int, marks: int | None, full: int | None, enough: bool
) -> None:
    standing = Standing(None, 4, 4, marks=marks, full_marks=full)
    assert enough_marks(standing, replace(ROUND, test_percent=asked)) is enough


@pytest.mark.parametrize(
    ("changed", "test_percent", "has"),
    [
        ({}, 0, True),
        ({"course_days": 5}, 0, True),
        ({"days": 3}, 0, False),
        ({"days": None}, 0, False),
        ({"course_days": None}, 0, False),
        ({"result": "failed"}, 0, False),
        ({"result": None}, 0, False),
        ({"result": ""}, 0, False),
        ({"marks": 11, "full_marks": 20}, 0, True),
        ({"marks": 11, "full_marks": 20}, 60, False),
        ({"marks": 12, "full_marks": 20}, 60, True),
        ({"full_marks": 20}, 60, False),
    ],
)
def test_who_passed_has_the_result_the_time_and_the_marks(
    changed: dict[str, object], test_percent: int, has: bool
) -> None:
    standing = replace(WHOLE, **changed)  # type: ignore[arg-type]
    assert passed(standing, replace(ROUND, test_percent=test_percent)) is has


@pytest.mark.parametrize(
    ("standing", "open_hours", "test_percent", "result"),
    [
        (Standing(None, None, 4), 0, 0, None),
        (Standing(None, 4, 4), 0, 0, "passed"),
        (Standing(None, 3, 4), 0, 0, "failed"),
        (Standing(None, 2, 4, 12_000, 24_000), 12_000, 0, None),
        (Standing(None, 2, 4, 12_000, 24_000), 6_000, 0, "failed"),
        (Standing(None, 3, 4, 21_000, 24_000), 3_000, 0, "passed"),
        (Standing(None, 3, 4, 18_000, 24_000), 3_000, 0, None),
        (Standing(None, 3, 4, 18_000, 24_000), 0, 0, "failed"),
        (Standing(None, 4, 4, full_marks=20), 0, 60, None),
        (Standing(None, 3, 4, full_marks=20), 0, 60, "failed"),
        (Standing(None, 4, 4, marks=11, full_marks=20), 0, 60, "failed"),
        (Standing(None, 4, 4, marks=12, full_marks=20), 0, 60, "passed"),
        (Standing(None, 2, 4, 12_000, 24_000, 11, 20), 12_000, 60, "failed"),
        (Standing("failed", 4, 4), 0, 0, "passed"),
    ],
)
def test_a_result_is_suggested_as_soon_as_it_cannot_turn_out_otherwise(
    standing: Standing, open_hours: int, test_percent: int, result: str | None
) -> None:
    assert suggested(standing, replace(ROUND, test_percent=test_percent), open_hours) == result
