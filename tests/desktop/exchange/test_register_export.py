"""A list as a workbook: numbers are numbers, all else is text that Excel leaves alone."""

from datetime import date
from io import BytesIO

import openpyxl

from desktop.exchange.register_export import register_workbook
from desktop.programme.vocabulary import Choice, Column, Kind, Value

COLUMNS = (
    Column("name", "Name"),
    Column("national_id", "National ID", Kind.NATIONAL_ID),
    Column("members", "Members", Kind.COUNT),
    Column("quantity", "Quantity", Kind.QUANTITY),
    Column("income", "Income before", Kind.MONEY),
    Column("on", "Date", Kind.DATE),
    Column("result", "Result", Kind.CHOICE, choices=(Choice("passed", "Passed"),)),
)
ROW: tuple[Value, ...] = (
    "=1+1\x07",
    "9007708793712",
    4,
    2500,
    1234550,
    date(1968, 10, 10),
    "passed",
)


def test_a_row_keeps_its_numbers_and_its_text() -> None:
    content = register_workbook("ทะเบียน", COLUMNS, [ROW, (None,) * len(COLUMNS)])
    page = openpyxl.load_workbook(BytesIO(content))["ทะเบียน"]
    heads, first, blank = page.iter_rows()
    assert [cell.value for cell in heads][:2] == ["ที่", "ชื่อ"]
    assert [cell.value for cell in first] == [
        *(1, "=1+1", "9-0077-08793-71-2", 4, 2.5, 12345.5, "10 ต.ค. 2511", "ผ่าน"),
    ]
    assert "f" not in {cell.data_type for cell in first}
    assert all(cell.number_format == "@" for cell in first if isinstance(cell.value, str))
    assert [cell.value for cell in blank] == [2, *(None,) * len(COLUMNS)]
