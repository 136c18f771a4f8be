"""A row of the grid by itself: what counts as typed, what waits, what clashes."""

from datetime import date

import pytest

from desktop.exchange.clipboard import Table
from desktop.programme.vocabulary import Problem, Severity
from desktop.views import Entry
from ui.grid.pasting import tiled
from ui.grid.rows import GridRow, Typed

STORED = Entry(7, 3, {"name": "ทอผ้า", "on": date(2026, 3, 1), "members": None, "has_rules": False})
ROW = GridRow(7, STORED)


@pytest.mark.parametrize(
    ("key", "raw"), [("name", "ทอผ้า"), ("members", ""), ("members", None), ("has_rules", "")]
)
def test_what_is_as_it_was_counts_as_not_typed(key: str, raw: object) -> None:
    assert not ROW.with_cells({key: Typed(raw)}).typed


def test_typing_back_what_was_there_takes_the_typing_back() -> None:
    typed = ROW.with_cells({"name": Typed("จักสาน")})
    assert typed.value("name") == "จักสาน"
    assert not typed.with_cells({"name": Typed("ทอผ้า")}).typed


def test_what_cannot_be_read_is_kept_and_told() -> None:
    row = ROW.with_cells({"members": Typed("หลายคน", "ไม่ใช่จำนวน")})
    assert row.edit.unread == {"members": "ไม่ใช่จำนวน"}
    assert (row.edit.id, row.edit.version, row.edit.raw) == (7, 3, {"members": "หลายคน"})


def test_a_new_row_goes_with_what_it_begins_with() -> None:
    row = GridRow(-1, first={"village": 4, "name": None}, uid="u").with_cells({"name": Typed("ก")})
    assert row.edit.raw == {"village": 4, "name": "ก"}
    assert (row.edit.id, row.edit.uid) == (None, "u")
    assert GridRow(-1, first={"village": 4}).is_blank
    assert not row.is_blank


def test_a_record_that_is_gone_never_becomes_a_new_one() -> None:
    edit = GridRow(7).with_cells({"name": Typed("ก")}).edit
    assert (edit.id, edit.version) == (7, None)


def test_only_a_field_that_both_changed_clashes() -> None:
    theirs = Entry(7, 4, STORED.values | {"name": "จักสาน"})
    assert ROW.with_cells({"members": Typed(5)}).clashes(theirs) == []
    mine = ROW.with_cells({"name": Typed("ทอเสื่อ")})
    assert mine.clashes(theirs) == ["name"]
    over = mine.onto(theirs)
    assert (over.edit.version, over.edit.raw) == (4, {"name": "ทอเสื่อ"})
    assert not ROW.with_cells({"name": Typed("จักสาน")}).onto(theirs).typed


def test_an_error_is_told_before_a_warning() -> None:
    warning = Problem("name", "แปลก", Severity.WARNING)
    error = Problem("name", "ผิด")
    row = GridRow(7, STORED, problems=(warning, error))
    assert row.problem("name") == error
    assert row.errors == (error,)
    assert GridRow(7, STORED, problems=(warning,)).errors == ()
    assert row.problem("members") is None


@pytest.mark.parametrize(
    ("table", "chosen", "pasted"),
    [
        ([["ก"]], (3, 2), [["ก", "ก"]] * 3),
        ([["ก", "ข"]], (2, 2), [["ก", "ข"]] * 2),
        ([["ก"], ["ข"]], (4, 1), [["ก"], ["ข"], ["ก"], ["ข"]]),
        ([["ก"], ["ข"]], (3, 1), [["ก"], ["ข"]]),
        ([["ก", "ข"]], (1, 1), [["ก", "ข"]]),
        ([["ก", "ข"], ["ค"]], (2, 4), [["ก", "ข", "ก", "ข"], ["ค", "", "ค", ""]]),
    ],
)
def test_a_table_fills_a_range_that_it_fits_exactly(
    table: Table, chosen: tuple[int, int], pasted: Table
) -> None:
    assert tiled(table, chosen) == pasted
