"""What belongs to a trainer course: days of topics, costs under their ceilings, satisfaction."""

from datetime import date

import pytest

from desktop.programme.course import CEILINGS, COST_KINDS, COSTS, TOPICS, cost, mean_score
from desktop.programme.rounds import preset
from desktop.programme.vocabulary import Value
from tests.desktop.programme.rule_cases import ERROR, WARNING, told

COURSE: dict[str, Value] = {
    "course.starts_on": date(2025, 11, 10),
    "course.ends_on": date(2025, 11, 13),
}


@pytest.mark.parametrize(
    ("day", "wrong"), [(9, True), (10, False), (13, False), (14, True), (None, False)]
)
def test_a_topic_is_taught_while_the_course_is_held(day: int | None, wrong: bool) -> None:
    on = date(2025, 11, day) if day else None
    assert told(TOPICS, {**COURSE, "on": on}) == ([("on", ERROR)] if wrong else [])


@pytest.mark.parametrize(
    ("values", "satang"),
    [
        ({"rate": 600_00, "quantity": 1_500, "times": 2}, 1_800_00),
        ({"rate": 35_00, "quantity": 30_000, "times": 4}, 4_200_00),
        ({"rate": 35_00, "quantity": 30_000}, 1_050_00),
        ({"rate": 3_33, "quantity": 500, "times": 1}, 1_66),
        ({"rate": 35_00, "times": 4}, None),
        ({"quantity": 30_000, "times": 4}, None),
    ],
)
def test_a_cost_is_rate_by_quantity_by_times(values: dict[str, Value], satang: int | None) -> None:
    assert cost(values) == satang


@pytest.mark.parametrize("kind", CEILINGS)
def test_a_rate_above_its_ceiling_is_pointed_out(kind: str) -> None:
    ceiling = getattr(preset(2569), kind)
    assert kind in {choice.key for choice in COST_KINDS}
    assert told(COSTS, {"kind": kind, "rate": ceiling}) == []
    assert told(COSTS, {"kind": kind, "rate": ceiling + 1}) == [("rate", WARNING)]
    assert told(COSTS, {"kind": kind, "rate": ceiling + 1}, **{kind: None}) == []


def test_what_has_no_ceiling_may_cost_anything() -> None:
    assert told(COSTS, {"kind": "travel", "rate": 10**9}) == []


@pytest.mark.parametrize(
    ("answers", "mean"),
    [((0, 0, 0, 0, 0), None), ((1, 0, 0, 0, 0), 5), ((1, 1, 1, 1, 1), 3), ((3, 0, 0, 0, 1), 4)],
)
def test_the_mean_of_the_answers(answers: tuple[int, ...], mean: float | None) -> None:
    assert mean_score(answers) == mean
