"""Every declared walk finds what sorting finds, along an index, in a list of any length."""

import re
from collections.abc import Iterator

import pytest

from db.connection import Connection, open_office
from db.models import TABLES
from db.models.base import database
from db.queries import listing
from db.queries.conditions import Condition, Order
from db.queries.walks import NARROWED, WALKS, Walk
from tests.benchmarks import nation

SMALL = nation.SMALL
ROUND = {"attendance": "training.round", "material_need": "household.round"}
BEHIND = {
    "village": [Order("village.code"), Order("village.tambon.search_text"), Order("uid")],
    "household.village": [Order("household.village.code"), Order("household.wanted.sort_key")],
}
ALL = [(table, walk) for table, walks in WALKS.items() for walk in walks]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("walks") / "office"
    nation.make(folder, SMALL)
    with open_office(folder) as connection:
        yield connection


@pytest.fixture
def every_list_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "SORTED", 3)


def of_round(table: str) -> Condition:
    path = ROUND.get(table, "household.round" if table == "visit" else "round")
    return Condition(path, "=", 2)


def order_of(walk: Walk, *, descending: bool) -> list[Order]:
    """The walk's key, and what the register's own order has behind it."""
    behind = [] if walk.alone else BEHIND.get(walk.link, [])
    return [Order(walk.key, descending), *behind]


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize(("table", "walk"), ALL, ids=lambda one: getattr(one, "key", one))
def test_a_walk_finds_what_sorting_finds(
    office: Connection, every_list_is_long: None, table: str, walk: Walk, descending: bool
) -> None:
    conditions, order = [of_round(table)], order_of(walk, descending=descending)
    walked = listing.ids(table, conditions, order)
    alone = [Order("id", descending)] if walk.alone else []
    assert walked == listing._sorted_ids(table, conditions, [*order, *alone], None)
    assert listing.ids(table, conditions, order, 7) == walked[:7]
    if table != "material_need":
        assert len(walked) >= SMALL.villages


@pytest.mark.parametrize("descending", [False, True], ids=["up", "down"])
@pytest.mark.parametrize(("table", "walk"), ALL, ids=lambda one: getattr(one, "key", one))
def test_a_walk_follows_its_index_and_sorts_nothing_whole(
    office: Connection, table: str, walk: Walk, descending: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = plans_of(monkeypatch, table, walk, [of_round(table)], descending=descending)
    assert plans
    for plan in plans:
        assert re.match(rf"(SCAN|SEARCH) \w+ USING (COVERING )?INDEX {walk.index}", plan[0])
        assert not [step for step in plan if step == "USE TEMP B-TREE FOR ORDER BY"]
        assert not [step for step in plan if step.startswith("SCAN") and step != plan[0]]
        assert not [step for step in plan if "BLOOM" in step]


@pytest.mark.parametrize(
    ("table", "path"), [(table, path) for table, paths in NARROWED.items() for path in paths]
)
def test_what_a_long_list_is_filtered_by_is_indexed(
    office: Connection, table: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows of one village, tambon or occupation are found without reading the others."""
    name = path.rpartition(".")[2]
    value: object = "ทำนา" if name == "name" else 3
    conditions = [of_round(table), Condition(path, "=", value)]
    plan = explained(listing.is_longer, table, conditions, 3, monkeypatch=monkeypatch)[-1]
    assert not [step for step in plan if step == "SCAN t" or step.startswith("SCAN t ")]


def test_an_unindexed_key_of_the_listed_table_needs_a_round(office: Connection) -> None:
    by_income = [Order("baseline_total")]
    assert listing.is_walked("household", [of_round("household")], by_income)
    assert listing.is_walked("household", [], by_income) is None


def test_the_length_of_a_list_is_counted_no_further_than_asked(office: Connection) -> None:
    within = [of_round("household")]
    assert listing.is_longer("household", within, SMALL.villages * SMALL.households - 1)
    assert not listing.is_longer("household", within, SMALL.villages * SMALL.households)
    assert not listing.is_longer("household", [], SMALL.all_households)


def test_every_walk_names_an_index_that_there_is(office: Connection) -> None:
    for table, walk in ALL:
        listed = TABLES[table]
        for link in filter(None, walk.link.split(".")):
            listed = getattr(listed, link).rel_model
        found = {one.name for one in database.get_indexes(listed._meta.table_name)}
        assert walk.index in found


def plans_of(
    monkeypatch: pytest.MonkeyPatch,
    table: str,
    walk: Walk,
    conditions: list[Condition],
    *,
    descending: bool,
) -> list[list[str]]:
    order = order_of(walk, descending=descending)
    return explained(
        listing._walked_ids, table, conditions, order, walk, 500, monkeypatch=monkeypatch
    )


def explained(ask: object, *arguments: object, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The engine's plan of each statement that `ask` runs."""
    plans = []
    run = type(database.obj).execute_sql

    def explain(self: object, sql: str, params: object = None) -> object:
        found = run(self, f"EXPLAIN QUERY PLAN {sql}", params).fetchall()
        plans.append([row[3] for row in found])
        return run(self, sql, params)

    monkeypatch.setattr(type(database.obj), "execute_sql", explain)
    assert callable(ask)
    ask(*arguments)
    monkeypatch.undo()
    return plans
