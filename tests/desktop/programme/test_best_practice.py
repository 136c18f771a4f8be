"""Who has something to show, and who only seems to."""

from collections.abc import Iterable

import pytest

from desktop.programme.best_practice import best_households, best_trainers, best_villages
from desktop.programme.income_table import HouseholdIncome, IncomeTable, table_of


def home(
    number: int, before: int | None = 100, after: int | None = 150, **more: object
) -> HouseholdIncome:
    facts = {"place": "70070601", "practising": True, "occupation": 1, "trainer": 1, **more}
    return HouseholdIncome(household=number, before=before, after=after, **facts)  # type: ignore[arg-type]


def homes(count: int, start: int = 0, **more: object) -> list[HouseholdIncome]:
    return [home(start + number, **more) for number in range(count)]  # type: ignore[arg-type]


def table(*rows: HouseholdIncome | Iterable[HouseholdIncome]) -> IncomeTable:
    return table_of(
        one for row in rows for one in ([row] if isinstance(row, HouseholdIncome) else row)
    )


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        (homes(5), True),
        (homes(4), False),  # rests on too few
        (homes(4) + homes(1, 9, practising=False), False),
        (homes(4) + homes(1, 9, practising=None), False),
        (homes(4) + homes(1, 9, before=0), False),  # in no percentage
        (homes(4) + homes(1, 9, after=None), False),
        (homes(5, after=103), True),
        (homes(5, after=102), False),  # below the round's growth
        (homes(5, after=90), False),
    ],
)
def test_a_village_rests_on_five_practising_households(
    rows: list[HouseholdIncome], shown: bool
) -> None:
    assert bool(best_villages(table(rows), 3, 9)) is shown


def test_the_largest_growth_stands_first() -> None:
    found = best_villages(
        table(homes(5, after=120), homes(5, 10, place="70070602", after=180),
              homes(5, 20, place="70070603", after=150)), 3, 2,
    )  # fmt: skip
    assert [(one.key, one.change.percent) for one in found] == [("70070602", 80), ("70070603", 50)]


def test_what_most_of_them_do_and_who_taught_most_of_them() -> None:
    (one,) = best_villages(
        table(homes(2, occupation=7), homes(2, 5, occupation=None, trainer=3),
              homes(1, 9, occupation=8, trainer=None)), 3, 9,
    )  # fmt: skip
    assert (one.occupation, one.trainer) == (7, 1)


def test_a_trainer_rests_on_three_wherever_they_live() -> None:
    rows = table(homes(2, trainer=4), homes(1, 5, trainer=4, place="70070602"), homes(2, 7),
                 homes(9, 20, trainer=None))  # fmt: skip
    assert [one.key for one in best_trainers(rows, 3, 9)] == ["4"]


def test_households_are_ordered_by_what_they_gained() -> None:
    rows = table(home(1, 100, 10_000), home(2, 50_000, 80_000), home(3, 50_000, 51_000),
                 home(4, 0, 90_000), home(5, 100, 99_000, practising=False),
                 home(6, 100, 99_000, from_trained=0),
                 home(7, 100, 200, from_trained=50))  # fmt: skip
    assert [one.key for one in best_households(rows, 3, 9)] == ["2", "1", "7"]
    assert [one.key for one in best_households(rows, 3, 1)] == ["2"]


def test_nobody_is_no_example() -> None:
    assert best_villages(table(), 3, 9) == best_households(table(), 3, 9) == ()
