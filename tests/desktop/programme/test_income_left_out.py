"""Whom a comparison of incomes counts: every household is in one share, and told why."""

from collections import Counter

import pytest
from hypothesis import given

from desktop.programme.income_left_out import shares
from desktop.programme.income_table import HouseholdIncome, table_of
from desktop.programme.incomes import measure
from tests.desktop.programme.test_income_table import LINE, villages

TWICE = ("target", "without_members")  # told beside the reasons
PLACE = "70070601"


@pytest.mark.parametrize(
    ("before", "after", "members", "keys"),
    [
        (100, 120, 4, ["counted"]),
        (100, 0, 4, ["counted"]),
        (100, 120, None, ["counted", "without_members"]),
        (100, 120, 0, ["counted", "without_members"]),
        (0, 120, 4, ["new_income"]),
        (0, 0, 4, ["new_income"]),
        (None, 120, 4, ["without_before"]),
        (None, None, 4, ["without_before"]),
        (100, None, 4, ["without_after"]),
    ],
)
def test_a_household_is_counted_or_told_why_not(
    before: int | None, after: int | None, members: int | None, keys: list[str]
) -> None:
    one = HouseholdIncome(7, PLACE, before=before, after=after, members=members)
    found = shares(table_of([one]))
    assert [share.key for share in found if share.households] == ["target", *keys]
    assert all(list(share.households) == [7] for share in found if share.households)


@given(villages())
def test_the_shares_are_those_of_the_measures(households: list[HouseholdIncome]) -> None:
    table = table_of(households)
    measures, found = measure(table, LINE), {one.key: one.households for one in shares(table)}
    assert len(found["counted"]) == measures.change.households
    assert len(found.get("new_income", ())) == measures.new_income
    assert len(found.get("without_after", ())) == measures.without_after
    assert len(found.get("without_before", ())) == measures.without_before
    told = Counter(one for key, ids in found.items() if key not in TWICE for one in ids)
    assert told == Counter(found["target"]) == Counter(one.household for one in households)
