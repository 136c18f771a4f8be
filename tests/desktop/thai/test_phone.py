"""Telephone numbers: the zero that Excel drops comes back, and nothing else is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.phone import format_phone, parse_phone, parse_phones
from desktop.thai.problems import NotUnderstood


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        *((None, None), ("", None), ("-", None), ("ไม่มี", None)),
        *((889822738, "0889822738"), (889822738.0, "0889822738"), ("889822738", "0889822738")),
        *(("0814617902", "0814617902"), ("081-461-7902", "0814617902"), (32123456, "032123456")),
        *(
            ("๐๘๑๔๖๑๗๙๐๒", "0814617902"),
            ("โทร. ๐๘๑ ๔๖๑ ๗๙๐๒", "0814617902"),
            ("+66814617902", "0814617902"),
        ),
        *(("(02) 123-4567", "021234567"), ("66 32 123 456", "032123456")),
    ],
)
def test_read(value, digits):
    assert parse_phone(value) == digits


@pytest.mark.parametrize(
    "value", ["881", "08146179021", "abc", "0123", True, object(), 1.5, 10**400, "081-461-7902 x"]
)
def test_refused_with_a_reason(value):
    with pytest.raises(NotUnderstood) as refused:
        parse_phone(value)
    assert refused.value.reason


def test_several_numbers():
    both = "081-461-7902, 032-123456"
    assert parse_phone(both) == "0814617902"
    assert parse_phones(both) == ("0814617902", "032123456")
    with pytest.raises(NotUnderstood):
        parse_phone("081-461-7902, 12")


@pytest.mark.parametrize(
    ("digits", "written"),
    [
        ("0860545000", "086-054-5000"),
        ("021234567", "02-123-4567"),
        ("032123456", "032-123-456"),
    ],
)
def test_written(digits, written):
    assert format_phone(digits) == written


@given(st.from_regex(r"0([689][0-9]{8}|[23457][0-9]{7})", fullmatch=True))
def test_every_number_reads_back(digits):
    spellings = (digits, format_phone(digits), int(digits), f"โทร {format_phone(digits)}")
    assert {parse_phone(spelling) for spelling in spellings} == {digits}


@given(st.none() | st.text() | st.integers() | st.floats())
def test_reading_is_total(value):
    try:
        numbers = parse_phones(value)
    except NotUnderstood:
        return
    assert all(number.isdecimal() and len(number) in (9, 10) for number in numbers)
