"""A household's incomes side by side, and what each is compared with."""

from datetime import date

from desktop.programme.income_history import income_history
from desktop.programme.vocabulary import Value

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
HOME: dict[str, Value] = {
    "members": 4, "baseline_on": date(2025, 11, 1), "baseline_main": 60_000_00,
    "baseline_own_use": 24_000_00, "expense_debt": 10_00, "expense_other": 5_00, "debts": 7_00,
    "number": None,
}  # fmt: skip


def visit(number: int, on: date, **values: Value) -> dict[str, Value]:
    return {"number": number, "visited_on": on, **values}


def test_the_visits_stand_in_time_and_are_compared_with_the_income_before() -> None:
    first, one, two = income_history(
        HOME,
        [
            (8, visit(2, JUNE, practising="practising", income_main=90_300_00, expenses=1_00)),
            (9, visit(1, MAY, income_main=0, income_trained=0)),
        ],
    )
    assert (first.number, first.visit, first.on) == (0, None, date(2025, 11, 1))
    assert first.parts == (60_000_00, None, None, 24_000_00)
    assert (first.total, first.per_person, first.expenses) == (84_000_00, 21_000_00, 15_00)
    assert (first.change, first.percent) == (None, None)
    assert (one.number, one.visit, one.total, one.percent) == (1, 9, 0, -100.0)
    assert (two.visit, two.change, two.percent) == (8, 6_300_00, 7.5)
    assert (two.per_person, two.practising, two.expenses) == (22_575_00, "practising", 1_00)


def test_a_change_from_nothing_has_no_percentage() -> None:
    home: dict[str, Value] = {"baseline_main": 0, "members": 0}
    _first, new, none = income_history(
        home, [(1, visit(1, MAY, income_main=5)), (2, visit(2, JUNE, income_main=0))]
    )
    assert (new.change, new.percent, new.is_new_income) == (5, None, True)
    assert (none.change, none.is_new_income, none.per_person) == (0, False, None)


def test_what_was_not_asked_is_not_compared() -> None:
    first, one = income_history({"members": 3}, [(1, visit(1, MAY, income_main=5))])
    assert (first.total, first.expenses) == (None, None)
    assert (one.total, one.change, one.per_person) == (5, None, 2)
