"""National IDs: every spelling is checked, nothing is filled in by guess."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.national_id import (
    check_digit,
    format_national_id,
    mask_national_id,
    parse_national_id,
)
from desktop.thai.numerals import to_thai_digits
from desktop.thai.problems import NotUnderstood

GOOD = "9007001000004"


@pytest.mark.parametrize(
    "value",
    [
        *(GOOD, int(GOOD), float(GOOD), "9-0070-01000-00-4", "9 0070 01000 00 4", f"{GOOD}.0"),
        *("๙ ๐๐๗๐ ๐๑๐๐๐ ๐๐ ๔", "\u200b9-0070-01000-00-4\xa0", "9–0070–01000–00–4"),
    ],
)
def test_every_spelling(value):
    assert parse_national_id(value) == GOOD


@pytest.mark.parametrize("value", [None, "", " ", "-", "ไม่มี"])
def test_none(value):
    assert parse_national_id(value) is None


@pytest.mark.parametrize(
    "value",
    [
        *("9007001000137", "900700100025", 900700100025, "1.10370012346E+12", "1.1E+12", "9"),
        *("1111111111119", "0000000000001", "G123456789012", 1.5, -5, True, 10**20, date.min),
        *(float("nan"), float("inf"), b"9007001000004", object(), "#REF!", GOOD + " " * 300 + "x"),
    ],
)
def test_refused_with_a_reason(value):
    with pytest.raises(NotUnderstood) as refused:
        parse_national_id(value)
    assert refused.value.reason


def test_excel_is_named_when_it_cut_the_digits():
    with pytest.raises(NotUnderstood, match="Excel"):
        parse_national_id("1.1E+12")


def test_a_leading_zero_comes_back_to_a_number_cell_only():
    with_zero = "0900700100004"
    with_zero = with_zero[:12] + check_digit(with_zero[:12])
    assert parse_national_id(int(with_zero)) == with_zero
    with pytest.raises(NotUnderstood):
        parse_national_id(with_zero[1:])


def test_a_mask_keeps_what_tells_two_people_apart():
    assert mask_national_id(GOOD) == "9-00xx-xxxxx-00-x"


@given(st.from_regex(r"[0-9]{12}", fullmatch=True).filter(lambda first: len(set(first)) > 1))
def test_any_valid_id_reads_back(first):
    digits = first + check_digit(first)
    written = format_national_id(digits)
    assert {parse_national_id(v) for v in (digits, written, to_thai_digits(written))} == {digits}


@given(st.from_regex(r"[1-9][0-9]{11}", fullmatch=True), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_where_the_check_can(first, place, change):
    """The third digit weighs 11 in a sum modulo 11, and two remainders share the digit 1."""
    digits = first + check_digit(first)
    wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    noticed = check_digit(wrong[:12]) != wrong[12]
    assert noticed or place == 2 or digits[12] == "1"


@given(st.none() | st.text() | st.integers() | st.floats() | st.decimals() | st.binary())
def test_reading_is_total(value):
    try:
        digits = parse_national_id(value)
    except NotUnderstood:
        return
    assert digits is None or check_digit(digits[:12]) == digits[12]
