"""How much the demo office holds, and how it is spread over the years."""

from collections import Counter, defaultdict
from typing import Any

import pytest

type Rows = dict[str, dict[int, dict[str, Any]]]


def rounds(tables: Rows, variant: str) -> dict[int, dict[str, Any]]:
    return {key: row for key, row in tables["round"].items() if row["variant"] == variant}


def test_the_places_are_the_district(tables: Rows) -> None:
    assert (len(tables["tambon"]), len(tables["village"])) == (19, 156)


def test_every_village_is_a_target_of_one_village_round(tables: Rows) -> None:
    village_rounds = rounds(tables, "village")
    chosen = [
        row["village_id"]
        for row in tables["target_village"].values()
        if row["round_id"] in village_rounds
    ]
    assert sorted(chosen) == sorted(tables["village"])


def test_a_round_has_fifteen_to_twenty_villages_of_several_tambons(tables: Rows) -> None:
    tambons: defaultdict[int, list[int]] = defaultdict(list)
    village_rounds = rounds(tables, "village")
    for row in tables["target_village"].values():
        if row["round_id"] in village_rounds:
            tambons[row["round_id"]].append(tables["village"][row["village_id"]]["tambon_id"])
    assert sorted(village_rounds[one]["year"] for one in tambons) == list(range(2562, 2570))
    for found in tambons.values():
        assert 15 <= len(found) <= 20
        assert len(set(found)) >= 8
        assert max(Counter(found).values()) <= 4


def test_about_three_thousand_households(tables: Rows) -> None:
    assert 2_850 <= len(tables["household"]) <= 3_150


def test_one_cohort_of_thirty_from_several_tambons(tables: Rows) -> None:
    (cohort,) = rounds(tables, "cohort")
    persons = [row for row in tables["household"].values() if row["round_id"] == cohort]
    assert len(persons) == 30
    assert len({tables["village"][row["village_id"]]["tambon_id"] for row in persons}) >= 8
    assert {row["eligibility"] for row in persons} == {"livelihood_affected", "disaster", "aged_60"}


@pytest.mark.parametrize(
    ("table", "column", "of_a_village"),
    [("sage", "village_id", {10}), ("household", "village_id", {18, 19, 20, 21}),
     ("team_member", "village_id", {5})],
)  # fmt: skip
def test_villages_of_the_past_are_complete(
    tables: Rows, table: str, column: str, of_a_village: set[int]
) -> None:
    past = {key for key, row in rounds(tables, "village").items() if row["year"] < 2569}
    counts = Counter(row[column] for row in tables[table].values() if row["round_id"] in past)
    assert set(counts.values()) == of_a_village
    assert len(counts) == len(
        [row for row in tables["target_village"].values() if row["round_id"] in past]
    )


def test_most_villages_have_twenty_households_and_about_half_a_group(tables: Rows) -> None:
    past = {key for key, row in rounds(tables, "village").items() if row["year"] < 2569}
    sizes = Counter(
        row["village_id"] for row in tables["household"].values() if row["round_id"] in past
    )
    assert Counter(sizes.values())[20] >= 0.8 * len(sizes)
    groups = Counter(
        row["village_id"] for row in tables["occupation_group"].values() if row["round_id"] in past
    )
    assert max(groups.values()) == 2
    assert 0.35 <= len(groups) / len(sizes) <= 0.65


def test_the_follow_up_months(tables: Rows) -> None:
    months = {
        (row["year"], row["variant"]): row["follow_up_months"] for row in tables["round"].values()
    }
    assert months[2569, "village"] == months[2569, "cohort"] == "1 3 6"
    assert {months[year, "village"] for year in range(2562, 2569)} == {"3 12"}


def test_the_officers_cover_every_tambon_to_this_day(tables: Rows) -> None:
    positions = Counter(row["position"] for row in tables["officer"].values() if not row["until"])
    assert positions["พัฒนาการอำเภอโพธาราม"] == 1
    assert positions["นักวิชาการพัฒนาชุมชนชำนาญการ"] == 4
    present = [row["tambon_id"] for row in tables["responsibility"].values() if not row["until"]]
    assert sorted(present) == sorted(tables["tambon"])
    (signatory,) = tables["signatory"].values()
    assert (signatory["position"], signatory["name"]) == ("นายอำเภอโพธาราม", "")
