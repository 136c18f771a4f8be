"""Every column of every register, over the demo office: shown, sorted, filtered."""

import shutil
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from db.queries import listing
from desktop.list_filters import Way, among, ways_of
from desktop.office import Office
from desktop.programme.list_columns import (
    TEXTS,
    filter_columns,
    is_sorted_by_reading,
    offered_columns,
    stage_of,
)
from desktop.programme.rounds import COHORT, VILLAGE
from desktop.programme.stages import REGISTERS
from desktop.programme.vocabulary import Column, Kind, Register, Value
from desktop.thai.order import numbered_sort_key, sort_key
from desktop.views import Filter, Scope, Sort

SHOWN = [
    pytest.param(register, column, id=f"{register.key}-{column.key}")
    for register in REGISTERS
    for column in offered_columns(register)
]
KEYED = [one for one in SHOWN if one.values[1].kind in TEXTS and one.values[1].sort]
ASKED = [
    pytest.param(register, column, id=f"{register.key}-{column.key}")
    for register in REGISTERS
    for column in filter_columns(register)
]


@pytest.fixture(scope="module")
def office(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = shutil.copytree(made, tmp_path_factory.mktemp("orders") / "office")
    with Office.open(folder) as opened:
        yield opened


@pytest.fixture
def scope(office: Office, register: Register) -> Scope:
    """A village round that is complete; the newest cohort for what a cohort alone has."""
    variant = COHORT if stage_of(register) == "screening" else VILLAGE
    rounds = [one for one in office.rounds() if one.settings.variant == variant]
    return Scope(rounds[variant == VILLAGE].id)


def key_of(register: Register, column: Column, value: Value, stored: Value) -> object:
    """What a person orders a value of `column` by; `stored` is its stored sort key."""
    if is_sorted_by_reading(column):
        return numbered_sort_key(str(value))
    if column.kind in TEXTS:
        assert column.sort.rpartition(".")[2] == "sort_key", f"{register.key}: {column.key}"
        return stored
    if column.kind is Kind.CHOICE:
        return [one.key for one in column.choices].index(str(value))
    return value


@pytest.mark.parametrize(("register", "column"), SHOWN)
def test_a_list_stands_in_the_order_of_the_column_it_is_sorted_by(
    office: Office, scope: Scope, register: Register, column: Column
) -> None:
    whole = sorted(office.ids(register, scope))
    paths = [column.key, column.sort or column.key]
    for descending in (False, True):
        ids = office.ids(register, scope, sort=Sort(column.key, descending))
        assert sorted(ids) == whole
        rows = listing.rows(register.table, paths, ids)
        blank = [value is None or value == "" for value, _stored in rows]
        if column.kind in TEXTS and column.sort:
            blank = [stored is None for _value, stored in rows]
        assert blank == sorted(blank), "what is blank stands last either way"
        keys = [
            key_of(register, column, *row)
            for row, gone in zip(rows, blank, strict=True)
            if not gone
        ]
        if descending:
            keys.reverse()
        assert all(one <= other for one, other in pairwise(keys))  # type: ignore[operator]


@pytest.mark.parametrize(("register", "column"), KEYED)
def test_a_stored_sort_key_is_that_of_what_is_shown(
    office: Office, scope: Scope, register: Register, column: Column
) -> None:
    link = column.key.removesuffix("full_name")
    of_person = link != column.key and register.table != "officer" and link != "officer."
    names = [f"{link}first_name", f"{link}last_name"] if of_person else [column.key]
    ids = office.ids(register, scope)[:50]
    for *parts, key in listing.rows(register.table, [*names, column.sort], ids):
        assert key is None or key == sort_key(" ".join(parts).strip())


@pytest.mark.parametrize(("register", "column"), ASKED)
def test_a_list_is_narrowed_to_each_value_it_holds(
    office: Office, scope: Scope, register: Register, column: Column
) -> None:
    whole = len(office.ids(register, scope))
    if column.key == "stage_state":
        states = [one.key for one in column.choices]
        parts = [office.ids(register, scope, filters=among(column, [one])) for one in states]
        assert sum(map(len, parts)) == whole
        return
    blank, filled = (
        len(office.ids(register, scope, filters=[Filter(column.key, way)]))
        for way in ("blank", "filled")
    )
    assert blank + filled == whole
    if Way.AMONG not in ways_of(column):
        return
    values = office.values_of(register, column.key, scope)
    assert sum(count for _value, count in values) == whole or len(values) == 500
    for value, count in values[:3]:
        only = among(column, [None if value == "" else value])
        assert len(office.ids(register, scope, filters=only)) == count
        sums = office.totals(register, scope, filters=only)
        assert set(sums) == {one.key for one in register.columns if one.total}


@pytest.mark.parametrize("register", [one for one in REGISTERS if one.key == "forums"])
def test_bounds_narrow_by_days_and_numbers(
    office: Office, scope: Scope, register: Register
) -> None:
    days = [row[0] for row in listing.rows("forum", ["held_on"], office.ids(register, scope))]
    middle = sorted(days)[len(days) // 2]
    assert isinstance(middle, date)
    early = office.ids(register, scope, filters=[Filter("held_on", "<=", middle)])
    assert len(early) == sum(day <= middle for day in days)
