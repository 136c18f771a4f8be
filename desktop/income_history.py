"""The incomes of one household over time, as they are stored."""

from dataclasses import dataclass

from db.queries import listing
from db.queries.conditions import Condition
from desktop.office import Office
from desktop.programme.follow_up import VISITS
from desktop.programme.households import HOUSEHOLDS
from desktop.programme.income_history import IncomePoint, income_history


@dataclass(frozen=True, slots=True)
class HouseholdIncomes:
    """A household by its name, and its incomes: before the training first."""

    id: int
    name: str
    points: tuple[IncomePoint, ...]


def incomes_of(office: Office, household: int) -> HouseholdIncomes:
    """The incomes of a household. Refused when it is gone."""
    stored = office.entry(HOUSEHOLDS, household)
    ids = [
        one for (one,) in listing.select("visit", ["id"], [Condition("household", "=", household)])
    ]
    visits = ((one.id, one.values) for one in office.entries(VISITS, ids))
    name = office.title(HOUSEHOLDS, household)
    return HouseholdIncomes(household, name, income_history(stored.values, visits))
