"""Tables of households for charts, in baht."""

from desktop.programme.income_table import HouseholdIncome, IncomeTable, table_of

type Incomes = tuple[int | None, int | None]


def baht(sum_: int | None) -> int | None:
    """In satang."""
    return None if sum_ is None else sum_ * 100


def of_one_village(*incomes: Incomes, place: str = "70070601", first: int = 0) -> IncomeTable:
    """Practising households of one member with incomes before and after; their ids count up."""
    return table_of(
        HouseholdIncome(
            number, place, person=number, members=1, practising=True, before=baht(before),
            after=baht(after),
        )
        for number, (before, after) in enumerate(incomes, first)
    )  # fmt: skip
