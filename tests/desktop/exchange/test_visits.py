"""What is asked about imported visits, beside what is known of their households."""

from pathlib import Path
from typing import Any

from desktop.exchange.workbook_import import Preview, read_workbook
from desktop.office import Office
from tests.desktop.exchange.offices import ROUND, cells, imported
from tests.desktop.exchange.workbooks import write_workbook

HOMES = [
    cells("ชื่อ-สกุล|ตำบล|หมู่ที่|อาชีพที่ต้องการฝึก|รายได้หลัก|จำนวนสมาชิก"),
    ["นางแก้ว ใจดี", "บ้านฆ้อง", 1, "ทอผ้า", 84_000, 4],
    ["นางใบ ใจดี", "บ้านฆ้อง", 1, "ทอผ้า", 84_000, 4],
]
HEAD = cells("ชื่อ-สกุล|ตำบล|หมู่ที่|วันที่ติดตาม|ครั้งที่|ทำอาชีพต่อ|รายได้หลัก|รายจ่าย")


def visit(name: str, on: str, number: int, income: int, expenses: int | None = None) -> list[Any]:
    return [name, "บ้านฆ้อง", 1, on, number, "ใช่", income, expenses]


def asked(preview: Preview) -> list[tuple[int, str, str]]:
    return [(note.row, note.column, note.reason) for one in preview.sheets for note in one.warnings]


def test_a_visit_is_compared_with_the_visit_before_on_the_sheet_or_the_baseline(
    bare: Office, tmp_path: Path
) -> None:
    visits = [
        HEAD,
        visit("นางแก้ว ใจดี", "1/4/2569", 1, 7_000),
        visit("นางแก้ว ใจดี", "1/6/2569", 2, 90_000),
        visit("นางใบ ใจดี", "1/4/2569", 1, 900_000, 9_500_000),
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"ครัวเรือน": HOMES, "ติดตามรายได้": visits})
    found = asked(read_workbook(path, bare, ROUND))
    assert [(row, column) for row, column, _reason in found] == [
        (2, "รายได้หลัก"), (3, "รายได้หลัก"), (4, "รายได้หลัก"), (4, "รายจ่าย"),
    ]  # fmt: skip
    assert "12 × 7,000 = 84,000" in found[0][2]
    assert imported(bare, path).stored["followup_incomes"] == 3


def test_it_is_compared_with_what_the_office_has_too(bare: Office, tmp_path: Path) -> None:
    first = [HEAD, visit("นางแก้ว ใจดี", "1/4/2569", 1, 90_000)]
    imported(bare, write_workbook(tmp_path / "a.xlsx", {"ครัวเรือน": HOMES, "ติดตามรายได้": first}))
    second = [HEAD, visit("นางแก้ว ใจดี", "1/6/2569", 2, 900_000)]
    path = write_workbook(tmp_path / "b.xlsx", {"ติดตามรายได้": second})
    (note,) = asked(read_workbook(path, bare, ROUND))
    assert note[:2] == (2, "รายได้หลัก")
    assert "90,000" in note[2]
    imported(bare, path)
    assert asked(read_workbook(path, bare, ROUND)) == []  # it is stored: nothing is asked again


def test_what_a_row_says_by_itself_is_said_once(bare: Office, tmp_path: Path) -> None:
    visits = [HEAD, visit("นางแก้ว ใจดี", "1/4/2569", 1, 100_000_000)]
    path = write_workbook(tmp_path / "a.xlsx", {"ครัวเรือน": HOMES, "ติดตามรายได้": visits})
    (note,) = asked(read_workbook(path, bare, ROUND))
    assert "1,190" in note[2]
