"""The people of the demo office: nobody real, and nobody odd."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from desktop.demo.names import MEN, SURNAMES, WOMEN, YOUNG_MEN, YOUNG_WOMEN
from desktop.thai.calendar import age
from desktop.thai.names import parse_name
from desktop.thai.national_id import parse_national_id
from desktop.thai.phone import parse_phone
from desktop.thai.text import repair

type Rows = dict[str, dict[int, dict[str, Any]]]

EXPENSES = ("production", "essential", "other", "debt")
TODAY = date(2026, 8, 15)


def test_enough_names() -> None:
    assert len({*MEN, *YOUNG_MEN}) >= 70
    assert len({*WOMEN, *YOUNG_WOMEN}) >= 70
    assert len(set(SURNAMES)) >= 90
    for name in (*MEN, *YOUNG_MEN, *WOMEN, *YOUNG_WOMEN, *SURNAMES):
        assert repair(name) == name


def test_national_ids_are_valid_unique_and_given_to_nobody(tables: Rows) -> None:
    ids = [row["national_id"] for row in tables["person"].values()]
    assert len(set(ids)) == len(ids) > 4_000
    assert all(one[0] == "9" and parse_national_id(one) == one for one in ids)


def test_no_two_of_one_name_in_a_village(tables: Rows) -> None:
    names = Counter(
        (row["village_id"], row["first_name"], row["last_name"])
        for row in tables["person"].values()
    )
    assert max(names.values()) == 1


def test_titles_fit_the_sex(tables: Rows) -> None:
    men, women = {*MEN, *YOUNG_MEN}, {*WOMEN, *YOUNG_WOMEN}
    for row in tables["person"].values():
        of_a_woman = row["title"] in ("นาง", "นางสาว")
        assert of_a_woman or row["title"] in ("นาย", "ด.ต.", "จ.ส.อ.")
        assert row["first_name"] in (women if of_a_woman else men)


def test_names_read_back_as_they_were_made(tables: Rows) -> None:
    for row in tables["person"].values():
        name = parse_name(row["full_name"])
        assert (name.title, name.first, name.last) == (
            row["title"], row["first_name"], row["last_name"],
        )  # fmt: skip


def test_ages_telephones_and_houses(tables: Rows) -> None:
    for row in tables["person"].values():
        assert 25 <= age(date.fromisoformat(row["birth_date"]), TODAY) <= 80
        assert not row["phone"] or parse_phone(row["phone"]) == row["phone"]
        assert row["phone"][:2] in ("", "08", "09")
    living_with = {row["person_id"] for row in tables["household_member"].values()}
    houses = Counter(
        (row["village_id"], row["house_no"])
        for row in tables["person"].values()
        if row["id"] not in living_with
    )
    assert max(houses.values()) == 1


def test_a_sages_years_fit_the_age(tables: Rows) -> None:
    for sage in tables["sage"].values():
        born = date.fromisoformat(tables["person"][sage["person_id"]]["birth_date"])
        year = tables["round"][sage["round_id"]]["year"] - 543
        assert 0 < sage["years"] <= age(born, date(year - 1, 10, 1)) - 15


def test_who_is_eligible_by_age_is_sixty(tables: Rows) -> None:
    aged = [row for row in tables["household"].values() if row["eligibility"] == "aged_60"]
    assert len(aged) >= 8
    for row in aged:
        born = date.fromisoformat(tables["person"][row["representative_id"]]["birth_date"])
        assert age(born, date.fromisoformat(row["baseline_on"])) >= 60


def test_one_person_has_one_household_a_round_and_a_few_are_in_two(tables: Rows) -> None:
    rounds: defaultdict[int, list[int]] = defaultdict(list)
    for row in tables["household"].values():
        rounds[row["representative_id"]].append(row["round_id"])
    years = Counter(
        tuple(tables["round"][one]["year"] for one in sorted(found))
        for found in rounds.values()
        if len(found) > 1
    )
    assert years == {(2562, 2563): 12, (2568, 2569): 10}
    representatives = set(rounds)
    members = [row["person_id"] for row in tables["household_member"].values()]
    assert not set(members) & representatives
    sages = {row["person_id"] for row in tables["sage"].values()}
    assert {*representatives, *members, *sages} == set(tables["person"])


def test_who_is_in_two_rounds_moved_within_the_tambon_and_begins_with_what_was_found(
    tables: Rows,
) -> None:
    homes: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in tables["household"].values():
        homes[row["representative_id"]].append(row)
    for person, (first, second) in ((one, own) for one, own in homes.items() if len(own) == 2):
        villages = [tables["village"][one["village_id"]] for one in (first, second)]
        assert villages[0]["id"] != villages[1]["id"]
        assert villages[0]["tambon_id"] == villages[1]["tambon_id"]
        lives = tables["person"][person]
        assert (lives["village_id"], lives["house_no"]) == (
            second["village_id"], second["house_no"],
        )  # fmt: skip
        told = [
            one for one in tables["visit"].values()
            if one["household_id"] == first["id"] and one["visited_on"] < second["baseline_on"]
        ]  # fmt: skip
        last = max(told, key=lambda one: one["visited_on"])
        assert last["practising"] == "practising"
        assert last["income_total"] == second["baseline_total"]
        spent = sum(second[f"expense_{one}"] for one in EXPENSES)
        assert spent < second["baseline_total"]


def test_members_live_in_the_house_of_their_household(tables: Rows) -> None:
    assert len(tables["household_member"]) > 20
    for row in tables["household_member"].values():
        household = tables["household"][row["household_id"]]
        person, head = (
            tables["person"][key] for key in (row["person_id"], household["representative_id"])
        )
        for column in ("village_id", "house_no", "last_name"):
            assert person[column] == head[column]
