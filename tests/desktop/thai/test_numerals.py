"""Numbers and money: every spelling of the workbooks, and a reason for every other."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.numerals import (
    LARGEST_BAHT,
    baht_text,
    format_baht,
    format_percent,
    parse_baht,
    parse_count,
    to_arabic_digits,
    to_thai_digits,
)
from desktop.thai.problems import NotUnderstood

BAHT = [
    *((None, None), ("", None), (" \u200b", None)),
    *(("-", 0), ("–", 0), ("ไม่มี", 0), ("0", 0), (0, 0)),
    *(("36,600", 36600), ("5,000.-", 5000), ("฿1 234", 1234), ("๑,๒๓๔ บาท", 1234)),
    *(("1,234.-", 1234), ("๘,๐๐๐", 8000), ("１２３", 123), ("+500", 500), ("5.", 5)),
    *((52700, 52700), (52700.0, 52700), (36600.000000001, 36600), (Decimal("1E+5"), 100000)),
    *(("1,234.50 บาท", 1234.5), ("12.5", 12.5), (".50", 0.5), ("9999999999", LARGEST_BAHT)),
]
NOT_BAHT = [
    *("1,23,4", "1,5", "12,34", "1.234,56", "1.234", "1 23", "1 234,567", "1e5", "inf", "nan"),
    *("#REF!", "#N/A", "ประมาณ 3 หมื่น", "3 หมื่น", "1-2", "10,000–12,000", "abc", "=F2*H2"),
    *("-500", "(500)", "−1", -1, -0.5, "999999999999", 10**400, "9" * 5000, "5" + " " * 300 + "x"),
    *(float("inf"), float("nan"), True, 1 / 3, Decimal("NaN"), date(2026, 1, 1), b"5", object()),
]
WORDS = [
    (0, "ศูนย์บาทถ้วน"),
    (25, "ยี่สิบห้าสตางค์"),
    (101, "หนึ่งบาทหนึ่งสตางค์"),
    (1111, "สิบเอ็ดบาทสิบเอ็ดสตางค์"),
    (2100, "ยี่สิบเอ็ดบาทถ้วน"),
    (10100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
    (11100, "หนึ่งร้อยสิบเอ็ดบาทถ้วน"),
    (6810000, "หกหมื่นแปดพันหนึ่งร้อยบาทถ้วน"),
    (100000100, "หนึ่งล้านเอ็ดบาทถ้วน"),
    (2100000000, "ยี่สิบเอ็ดล้านบาทถ้วน"),
    (10**14, "หนึ่งล้านล้านบาทถ้วน"),
    (-500, "ลบห้าบาทถ้วน"),
]
cells = st.none() | st.text() | st.integers() | st.floats() | st.decimals() | st.booleans()


@pytest.mark.parametrize(("value", "baht"), BAHT)
def test_baht_is_read_as_satang(value, baht):
    assert parse_baht(value) == (None if baht is None else round(baht * 100))


@pytest.mark.parametrize("value", NOT_BAHT)
def test_what_is_no_sum_gets_a_reason(value):
    with pytest.raises(NotUnderstood) as refused:
        parse_baht(value)
    assert refused.value.reason


@pytest.mark.parametrize(
    ("value", "count"),
    [(None, None), ("-", 0), (5, 5), (12.0, 12), ("๑๒", 12), ("5 คน", 5), ("1,200 คน", 1200)],
)
def test_counts(value, count):
    assert parse_count(value) == count


@pytest.mark.parametrize("value", [12.5, "12.5", -1, "3 หมื่น", "ห้าคน", True, 10**30])
def test_what_is_no_count(value):
    with pytest.raises(NotUnderstood):
        parse_count(value)


def test_an_error_of_the_workbook_is_called_so():
    with pytest.raises(NotUnderstood, match="#REF!") as refused:
        parse_baht("#REF!")
    assert "Excel" in refused.value.reason


@pytest.mark.parametrize(("satang", "words"), WORDS)
def test_baht_in_words(satang, words):
    assert baht_text(satang) == words


@pytest.mark.parametrize(
    ("satang", "shown", "text"),
    [(123400, False, "1,234"), (123400, True, "1,234.00"), (123450, False, "1,234.50")],
)
def test_baht_in_figures_never_hide_satang(satang, shown, text):
    assert format_baht(satang, satang_shown=shown) == text


@pytest.mark.parametrize("read", [parse_baht, parse_count])
@given(value=cells)
def test_readers_are_total(read, value):
    try:
        number = read(value)
    except NotUnderstood:
        return
    assert number is None or 0 <= number <= LARGEST_BAHT * 100


@given(st.integers(0, LARGEST_BAHT * 100))
def test_every_spelling_of_a_sum_reads_back(satang):
    baht, rest = divmod(satang, 100)
    written = format_baht(satang, satang_shown=True)
    spellings = [written, to_thai_digits(written), f"{written} บาท", f"฿{written}"]
    spellings += [written.replace(",", ""), written.replace(",", " "), Decimal(satang) / 100]
    if not rest:
        spellings += [baht, float(baht), f"{baht:,}.-"]
    assert {parse_baht(spelling) for spelling in spellings} == {satang}


@given(st.text())
def test_digits_go_there_and_back(text):
    assert to_arabic_digits(to_thai_digits(text)) == to_arabic_digits(text)


@pytest.mark.parametrize(
    ("value", "signed", "text"),
    [
        (16.84, False, "16.8%"), (16.84, True, "+16.8%"), (-2.45, True, "-2.5%"), (0, True, "0.0%"),
        (0.04, True, "0.0%"), (-0.04, True, "0.0%"), (-0.04, False, "0.0%"), (None, True, "–"),
    ],
)  # fmt: skip
def test_a_percentage(value: float | None, signed: bool, text: str) -> None:
    assert format_percent(value, signed=signed) == text
