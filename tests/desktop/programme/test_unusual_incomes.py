"""What is asked about an income that may be right: beside which field, and with what offer."""

from datetime import date

import pytest

from desktop.programme.follow_up import VISITS
from desktop.programme.households import HOUSEHOLDS
from desktop.programme.last_income import Visited, after_the_last, last_income
from desktop.programme.rounds import preset
from desktop.programme.unusual_incomes import LAST
from desktop.programme.vocabulary import Context, Problem, Register, Severity, Value
from desktop.words import use_language
from tests.desktop.programme.rule_cases import TODAY, WARNING, told


def asked(register: Register, **values: Value) -> list[Problem]:
    context = Context(preset(2569), TODAY)
    return [one for rule in register.rules for one in rule(values, context)]


def after(last: int | None, baht: int) -> str:
    """What is asked about a visit's income after `last`, in baht."""
    use_language("en")
    values: dict[str, Value] = {"income_main": baht * 100, LAST: last and last * 100}
    problems = asked(VISITS, **values)
    assert all(one.field == "income_main" for one in problems)
    assert all(one.severity is Severity.WARNING for one in problems)
    return " ".join(one.message for one in problems)


@pytest.mark.parametrize(
    ("last", "baht", "said"),
    [
        (84_000, 84_000, ""),
        (84_000, 840_000, "10 times the 84,000 baht of last time"),
        (84_000, 839_999, ""),
        (84_000, 8_401, ""),
        (84_000, 8_400, "write 12 × 8,400 = 100,800"),
        (84_000, 7_000, "write 12 × 7,000 = 84,000"),
        (84_000, 3_500, "write 12 × 3,500 = 42,000"),
        (84_000, 3_499, "Not a tenth of the 84,000 baht"),
        (84_000, 0, "None at all, where it was 84,000 baht"),
        (2_000, 2_100, "Low for a whole year; if it is a month's, write 12 × 2,100 = 25,200"),
        (0, 84_000, ""),
        (0, 0, ""),
        (None, 0, ""),
        (None, 3_000, ""),
        (None, 2_999, "Low for a whole year; if it is a month's, write 12 × 2,999 = 35,988"),
        (None, 5_000_000, ""),
        (None, 5_000_001, "High for a whole year"),
        (4_000_000, 5_000_001, "High for a whole year"),
        (60_000, 100_000_000, "1,666 times the 60,000 baht"),
        (None, 100_000_000, "High for a whole year"),
    ],
)
def test_an_income_beside_the_last_one_and_by_itself(
    last: int | None, baht: int, said: str
) -> None:
    told = after(last, baht)
    assert said in told
    assert bool(told) is bool(said)


def test_it_is_asked_at_the_largest_part() -> None:
    parts: dict[str, Value] = {"income_main": 100_00, "income_other": 9_000_000_00}
    assert told(VISITS, parts) == [("income_other", WARNING)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"household.members": 4, "income_main": 4_000_000_00}, []),
        ({"household.members": 4, "income_main": 4_000_004_00}, [("income_main", WARNING)]),
        ({"household.members": 1, "income_main": 1_500_000_00}, [("income_main", WARNING)]),
        ({"household.members": 2, "income_main": 1_500_000_00}, []),
        ({"household.members": 0, "income_main": 1_500_000_00}, []),
        ({"income_main": 60_000_00, "income_trained": 60_000_00}, []),
        ({"income_main": 60_000_00, "income_trained": 60_001_00}, [("income_trained", WARNING)]),
        ({"income_trained": 60_000_00}, []),
        ({"income_main": 60_000_00, "expenses": 599_999_00}, []),
        ({"income_main": 60_000_00, "expenses": 600_000_00}, [("expenses", WARNING)]),
        ({"income_main": 0, "expenses": 600_000_00}, []),
        ({"expenses": 600_000_00}, []),
    ],
)
def test_what_a_visit_is_asked(
    values: dict[str, Value], expected: list[tuple[str, Severity]]
) -> None:
    assert told(VISITS, values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"members": 1, "baseline_own_use": 1_500_000_00}, [("baseline_own_use", WARNING)]),
        ({"members": 3, "baseline_own_use": 1_500_000_00}, []),
        ({"baseline_main": 100_000_000_00}, [("baseline_main", WARNING)]),
        (
            {"baseline_main": 60_000_00, "expense_debt": 500_000_00, "expense_other": 200_000_00},
            [("expense_debt", WARNING)],
        ),
    ],
)
def test_what_a_household_is_asked(
    values: dict[str, Value], expected: list[tuple[str, Severity]]
) -> None:
    assert told(HOUSEHOLDS, values) == expected


def test_the_line_of_the_round_says_what_is_much_for_a_person() -> None:
    values: dict[str, Value] = {"household.members": 1, "income_main": 1_500_000_00}
    assert told(VISITS, values, income_line=60_000_00) == []


MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("others", "this", "last"),
    [
        ([], Visited(1, MAY, 1), 70),
        ([Visited(1, MAY, 80)], Visited(2, JUNE, 1), 80),
        ([Visited(2, JUNE, 90)], Visited(1, MAY, 1), 70),
        ([Visited(1, MAY, None)], Visited(2, JUNE, 1), 70),
        ([Visited(1, MAY, 80), Visited(2, MAY, 85)], Visited(3, JUNE, 1), 85),
        ([Visited(2, MAY, 85)], Visited(1, MAY, 1), 70),  # two on one day: the last number counts
        ([Visited(1, MAY, 80), Visited(3, JUNE, 90)], Visited(2, None, 1), 90),
    ],
)
def test_the_last_income_is_that_of_the_visit_before_else_the_baseline(
    others: list[Visited], this: Visited, last: int
) -> None:
    assert last_income(others, 70, this) == last


def test_every_visit_is_told_the_last_income_of_its_own_household() -> None:
    """Also where the household has moved meanwhile: visits hang on it, and on no village."""
    visits: list[dict[str, Value]] = [
        {"household": 1, "number": 1, "visited_on": MAY, "income_main": 80,
         "household.baseline_total": 70, "household.village": 1},
        {"household": 1, "number": 2, "visited_on": JUNE, "income_main": 90,
         "household.baseline_total": 70, "household.village": 2},
        {"household": 2, "number": 1, "visited_on": JUNE, "household.baseline_total": None},
    ]  # fmt: skip
    assert [one[LAST] for one in after_the_last(visits)] == [70, 80, None]
