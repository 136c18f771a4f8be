"""The measures of a real office's workbook are those that were counted when it was made."""

import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.incomes import as_json
from desktop.programme.income_groups import Classes, IncomeSummary, summarise
from desktop.programme.income_table import HouseholdIncome, table_of
from desktop.thai.national_id import parse_national_id
from desktop.thai.numerals import parse_baht, parse_count

DATA = Path(__file__).parents[1] / "data"
COUNTED = json.loads((DATA / "office_2569.json").read_text("utf-8"))


def sheet(workbook: CalamineWorkbook, name: str, first: int) -> list[list[object]]:
    """The rows from sheet row `first` on that are neither faulty nor empty."""
    faulty = {fault["row"] for fault in COUNTED["faults"] if fault["sheet"] == name}
    rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [
        row
        for number, row in enumerate(rows, start=1)
        if number >= first and number not in faulty and any(row)
    ]


def income(cells: list[object]) -> int | None:
    parts = [parse_baht(cell) for cell in cells]
    return sum(part or 0 for part in parts) if any(part is not None for part in parts) else None


@pytest.fixture(scope="module")
def summary() -> IncomeSummary:
    workbook = CalamineWorkbook.from_path(str(DATA / "office_2569.xlsx"))
    after = {
        parse_national_id(row[1]): (row[5] in ("✓", "ใช่", "ทำต่อ", "/"), income(row[6:10]))
        for row in sheet(workbook, "ติดตามรายได้", 2)
    }
    rows = []
    for number, row in enumerate(sheet(workbook, "ครัวเรือนเป้าหมาย", 4)):
        state, later = after.get(parse_national_id(row[3]), (None, None))
        rows.append(
            HouseholdIncome(
                household=number,
                place=f"{row[6]} {row[5]}",
                members=parse_count(row[7]),
                before=income(row[10:14]),
                after=later,
                practising=state,
            )
        )
    table = table_of(rows)
    return summarise(table, "trainer", {}, Classes(), income_line=40_000_00, growth_percent=3)


def test_the_counted_numbers(summary: IncomeSummary) -> None:
    expected = COUNTED["income"]
    plain = as_json(summary, summary, summary)
    assert plain["trained"] == COUNTED["stored"]["households"]
    assert plain["households"] == expected["pairs"]
    assert plain["before_total"] == expected["before"]
    assert plain["after_total"] == expected["after"]
    assert plain["new_income_households"] == expected["zero_before"]
    assert plain["practising"] == expected["practising"]
    assert plain["change_percent"] == expected["change_percent"]
    assert plain["practising_change_percent"] == expected["practising_change_percent"]
