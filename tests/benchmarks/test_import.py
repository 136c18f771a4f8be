"""What reading and checking a workbook costs, as a ratio to only iterating its rows."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from desktop.exchange.files import open_workbook
from desktop.exchange.headings import recognise
from desktop.exchange.rows import read_rows
from desktop.programme.rounds import preset
from desktop.thai.national_id import check_digit
from tests.desktop.exchange.workbooks import VILLAGES, photharam

ROWS = 20_000
ROUNDS = 3
LETTERS = "กขคงจชดตนบปพมรลวสหอ"
HEADING = (
    *("ลำดับ", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "บ้านเลขที่", "ตำบล", "หมู่ที่", "บ้าน"),
    *("โทรศัพท์", "สมาชิก", "อาชีพที่ต้องการฝึก", "สมัครใจ", "วันที่สำรวจ"),
    *("อาชีพหลัก (บาท/ปี)", "อาชีพรอง (บาท/ปี)"),
)


def a_name(number: int) -> str:
    syllables = (number // len(LETTERS) ** place % len(LETTERS) for place in range(5))
    return "".join(f"{LETTERS[one]}า" for one in syllables)


def a_household(number: int) -> list[Any]:
    """A household of which every value that can be its own is its own."""
    village, born = VILLAGES[number % 150], date(1950, 1, 1) + timedelta(days=number)
    first = f"9{number:011d}"
    return [
        *(number, f"นาง{a_name(number)} ศรี{a_name(number * 7 + 3)}", first + check_digit(first)),
        *(f"{born.day}/{born.month}/{born.year + 543}", f"{number}/1"),
        *(village.tambon, village.moo, village.name, f"08{number:08d}", number % 9 + 1),
        *("ทอผ้า", "/", "1/3/2569", 30_000 + number, f"{10_000 + number:,}"),
    ]


def seconds(work: Callable[[], object]) -> float:
    """The processor's time, so that a busy machine does not count."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.endurance
def test_reading_against_iterating(tmp_path: Path) -> None:
    """Reading, repairing and checking may take sixteen times what the bare rows take."""
    import openpyxl

    path = tmp_path / "households.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("ครัวเรือนเป้าหมาย")
    sheet.append(HEADING)
    for number in range(ROWS):
        sheet.append(a_household(number))
    book.save(path)

    def iterate() -> int:
        return sum(1 for _row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())

    def read() -> None:
        (source,) = open_workbook(path).sheets
        recognised = recognise(source)
        assert recognised is not None
        out = read_rows(source, recognised, photharam(), preset(2569), date(2026, 8, 15))
        assert (len(out.rows), out.held_back) == (ROWS, [])

    # In turns, so that a busy machine is busy for both.
    pairs = [(seconds(iterate), seconds(read)) for _round in range(ROUNDS)]
    floor, taken = (min(each) for each in zip(*pairs, strict=True))
    for name, value in (
        ("iterated with calamine, rows/s", f"{ROWS / floor:,.0f}"),
        ("read and checked, rows/s", f"{ROWS / taken:,.0f}"),
        ("ratio", f"{taken / floor:.1f}"),
    ):
        print(f"{name:<44} {value}")  # noqa: T201  a benchmark speaks
    assert taken / floor <= 16
