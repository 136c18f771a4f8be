"""Tables on the clipboard: of Excel, of our own, of other programs; never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.clipboard import (
    MOST_CHARACTERS,
    MOST_ROWS,
    as_html,
    as_text,
    choose_table,
    read_html,
    read_table,
)
from desktop.problems import Refused

CELLS = st.text(alphabet=st.characters() | st.sampled_from('\t\r\n"\ufeff'), max_size=12)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ก\tข\r\nค\tง\r\n", [["ก", "ข"], ["ค", "ง"]]),
        ("ก\tข\nค\tง", [["ก", "ข"], ["ค", "ง"]]),
        ("ก\rข\r", [["ก"], ["ข"]]),
        ('"บรรทัดหนึ่ง\nบรรทัดสอง"\tข\r\n', [["บรรทัดหนึ่ง\nบรรทัดสอง", "ข"]]),
        ('"เขาว่า ""ดี"""\tข', [['เขาว่า "ดี"', "ข"]]),
        ('ท่อ 5"\tข', [['ท่อ 5"', "ข"]]),
        ('"ไม่ปิด\tข\nค', [['"ไม่ปิด', "ข"], ["ค"]]),
        ('"ก"ข\tค', [['"ก"ข', "ค"]]),
        ("ก\t\tค\n\t\t\n", [["ก", "", "ค"], ["", "", ""]]),
        ("ก\n\nข\n", [["ก"], [""], ["ข"]]),
        ("\ufeffก\tข", [["ก", "ข"]]),
        ("ก\tข\tค\nง\n", [["ก", "ข", "ค"], ["ง"]]),
        ("", [[""]]),
        ("👍🏽\t\u202eกลับ\t\u200bซ่อน\x00", [["👍🏽", "\u202eกลับ", "\u200bซ่อน\x00"]]),
    ],
)
def test_texts_of_spreadsheets(text: str, rows: list[list[str]]) -> None:
    assert read_table(text) == rows


@given(st.text(alphabet=st.characters() | st.sampled_from('\t\r\n"')))
def test_any_text_is_a_table(text: str) -> None:
    rows = read_table(text)
    assert rows
    assert all(rows)


@given(TABLES)
def test_what_is_copied_is_what_is_pasted(table: list[list[str]]) -> None:
    assert read_table(as_text(table)) == table


@given(st.text(), st.text() | TABLES.map(as_html))
def test_any_clipboard_is_a_table_or_one_sentence(text: str, page: str) -> None:
    try:
        found = choose_table(text, page)
    except Refused as refused:
        found, reason = None, refused.reason
    else:
        reason = ""
    assert bool(found) != bool(reason)


def test_merged_cells_of_a_page_hold_their_text_once() -> None:
    page = (
        "<html><table><tr><th colspan=2>ชื่อ-สกุล</th><th>หมู่</th></tr>"
        "<tr><td rowspan=2>นาย</td><td>แก้ว<br>ใจดี</td><td>1</td></tr>"
        "<tr><td>มี&nbsp;สุข</td><td>2</td></tr></table><table><tr><td>อื่น</td></tr></table>"
    )
    assert read_html(page) == [
        ["ชื่อ-สกุล", "", "หมู่"],
        ["นาย", "แก้ว\nใจดี", "1"],
        ["", "มี\u00a0สุข".replace("\u00a0", " "), "2"],
    ]


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    page = "<table><tr><td>ก<table><tr><td>ใน</td></tr></table></td><td>ข</td></tr></table>"
    assert read_html(page) == [["กใน", "ข"]]


def test_our_own_page_is_read_back() -> None:
    table = [["นายแก้ว <ใจดี>", "สอง\nบรรทัด"], ["1,234", ""]]
    assert read_html(as_html(table)) == table


def test_a_program_that_gives_only_a_page_is_read_too() -> None:
    assert choose_table("", as_html([["ก", "ข"]])) == [["ก", "ข"]]
    assert choose_table("ก ข", as_html([["ก", "ข"]])) == [["ก", "ข"]]
    assert choose_table("ก\tข", as_html([["x", "y"]])) == [["ก", "ข"]]


@pytest.mark.parametrize(("text", "page"), [("", ""), ("\n\n", ""), ("", "<img src='x.png'>")])
def test_a_picture_is_refused_in_one_sentence(text: str, page: str) -> None:
    with pytest.raises(Refused) as refused:
        choose_table(text, page)
    assert "ข้อความ" in refused.value.reason


def test_blank_rows_at_the_end_are_left_out() -> None:
    assert choose_table("ก\tข\r\n\t\r\n \t\r\n", "") == [["ก", "ข"]]


def test_too_much_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        choose_table("ก\n" * (MOST_ROWS + 1), "")
    assert "100,000" in refused.value.reason
    with pytest.raises(Refused):
        choose_table("ก" * (MOST_CHARACTERS + 1), "")


def test_many_open_quotation_marks_cost_no_more_than_their_length() -> None:
    assert len(read_table('"ก\t' * 100_000)[0]) == 100_001
    assert len(read_table('""ก\t' * 100_000)[0]) == 100_001
