"""What is kept of the numbers after changes is what counting everything anew would find."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.income_groups import By, Classes, grouped
from desktop.programme.income_table import HouseholdIncome, table_of
from desktop.programme.kept_incomes import Kept
from tests.desktop.programme.counted_incomes import counted
from tests.desktop.programme.test_income_table import LINE, villages

PLACES = ("", "70", "7007", "700706", "70070602", "71010101", "9")
GROUPS: tuple[By, ...] = (
    "province", "district", "tambon", "village", "occupation", "group_class", "trainer", "fund",
    "group",
)  # fmt: skip
CLASSES = Classes({1: "agriculture", 2: "processing"})
ASKED = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(GROUPS)), max_size=6)
WRITTEN = st.tuples(villages(), st.sets(st.integers(0, 12), max_size=4), ASKED)


@given(villages(), ASKED, st.lists(WRITTEN, max_size=4))
def test_after_any_changes_the_kept_numbers_of_every_place_are_those_counted_anew(
    rows: list[HouseholdIncome],
    asked: list[tuple[str, By]],
    changes: list[tuple[Sequence[HouseholdIncome], set[int], list[tuple[str, By]]]],
) -> None:
    kept = Kept(0, table_of(rows))
    ever = {*asked, *(one for _newer, _gone, later in changes for one in later)}
    for newer, gone, next_asked in changes:
        for place, by in asked:
            kept.summary(place, by, CLASSES, LINE, 3)
        new = [one for one in newer if one.household in gone]
        rows = [*(one for one in rows if one.household not in gone), *new]
        kept, asked = kept.replaced(kept.seq + 1, gone, table_of(new)), next_asked
    anew = table_of(rows)
    for place, by in ever:
        found = kept.summary(place, by, CLASSES, LINE, 3)
        assert found == grouped(anew.within(place), by, CLASSES, LINE, 3)
        assert found.measures == counted([one for one in rows if one.place.startswith(place)], LINE)


def test_what_no_change_touched_is_not_counted_again() -> None:
    homes = [
        HouseholdIncome(number, place, before=100, after=110, practising=True)
        for number, place in enumerate(("70070601", "70070602", "71010101"))
    ]
    kept = Kept(0, table_of(homes))
    before = {place: kept.summary(place, "village", CLASSES, LINE, 3) for place in ("70", "71", "")}
    after = kept.replaced(1, {1}, table_of([HouseholdIncome(1, "70070602", before=100)]))
    assert after.summary("71", "village", CLASSES, LINE, 3) is before["71"]
    groups = {one.key: one for one in after.summary("", "village", CLASSES, LINE, 3).groups}
    assert groups["70070601"] is before[""].groups[0]
    assert groups["70070602"].measures.without_after == 1


def test_the_numbers_of_places_that_nobody_asks_for_any_more_make_room() -> None:
    kept = Kept(0, table_of(HouseholdIncome(one, f"7007{one:04}") for one in range(200)))
    for place in kept.table.villages():
        kept.summary(place, "village", CLASSES, LINE, 3)
    assert len(kept._counted) == 100
