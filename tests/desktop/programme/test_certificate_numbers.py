"""The pattern of a certificate's number: every fault in a sentence, and the way back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.certificate_numbers import (
    CALENDAR,
    FISCAL,
    format_number,
    parse_number,
    pattern_fault,
    year_of,
)


@pytest.mark.parametrize(
    ("pattern", "code", "number"),
    [
        ("{serial}/{year}", "", "7/2569"),
        ("{serial:3}/{year}", "", "007/2569"),
        ("{code} {serial:4}/{year2}", "รบ 0018", "รบ 0018 0007/69"),
        ("ที่ {year}-{serial:๓}", "", "ที่ 2569-007"),
        ("๑{serial}/{year}", "", "17/2569"),
        ("{serial}{year}", "", "72569"),
    ],
)
def test_a_number_follows_its_pattern(pattern: str, code: str, number: str) -> None:
    assert pattern_fault(pattern, code) == ""
    assert format_number(pattern, 7, 2569, code) == number
    assert parse_number(pattern, number, code) == (7, 2569)


@pytest.mark.parametrize(
    ("pattern", "code", "said"),
    [
        ("", "", "{serial}"),
        ("{year}", "", "{serial}"),
        ("{serial}", "", "ปีถัดไป"),
        ("{serial}/{serial:3}/{year}", "", "เพียงครั้งเดียว"),
        ("{serial:0}/{year}", "", "{serial:0}"),
        ("{serial:12}/{year}", "", "{serial:12}"),
        ("{number}/{year}", "", "{number}"),
        ("{serial/{year}", "", "ปีกกา"),
        ("{serial}/{year}}", "", "ปีกกา"),
        ("{code}{serial}/{year}", " ", "{code}"),
        ("{code}{serial}/{year}", "}", "ปีกกา"),
        ("{serial}\n{year}", "", "บรรทัดเดียว"),
        ("ก" * 50 + "{serial}/{year}", "", "ยาว"),
    ],
)
def test_every_fault_is_a_sentence(pattern: str, code: str, said: str) -> None:
    assert said in pattern_fault(pattern, code)
    assert parse_number(pattern, "1/2569", code) is None


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("๑๒/๒๕๖๙", (12, 2569)),
        (" 12 / 2569 ", (12, 2569)),
        ("012/2569", (12, 2569)),
        ("12/69", None),
        ("12/2569 ก", None),
        ("/2569", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_people_write_them(number: str, read: tuple[int, int] | None) -> None:
    assert parse_number("{serial:3}/{year}", number) == read


def test_a_year_said_twice_must_agree() -> None:
    assert parse_number("{serial}/{year}/{year2}", "1/2569/69") == (1, 2569)
    assert parse_number("{serial}/{year}/{year2}", "1/2569/70") is None


def test_the_year_is_of_the_calendar_or_fiscal() -> None:
    october = date(2025, 10, 1)
    assert (year_of(october, CALENDAR), year_of(october, FISCAL)) == (2568, 2569)


_TEXTS = st.text(st.sampled_from("กข/-. 0๑A"), max_size=6)
_CODES = _TEXTS.map(lambda text: f"ก{text}")
_PATTERNS = st.tuples(
    st.sampled_from(["{serial}", "{serial:3}"]),
    st.sampled_from(["{year}", "{year2}", "{year}{year2}"]),
    st.sampled_from(["{code}", ""]),
    *(_TEXTS,) * 4,
).flatmap(lambda parts: st.permutations(parts).map("".join))


@given(_PATTERNS, _CODES, st.integers(1, 99_999), st.integers(2500, 2599))
def test_what_is_sound_is_read_back(pattern: str, code: str, serial: int, year: int) -> None:
    assert pattern_fault(pattern, code) == ""
    number = format_number(pattern, serial, year, code)
    assert parse_number(pattern, number, code) == (serial, year)


@given(_PATTERNS, _CODES, *(st.tuples(st.integers(1, 2000), st.integers(2560, 2575)),) * 2)
def test_no_two_numbers_of_a_pattern_are_alike(
    pattern: str, code: str, one: tuple[int, int], other: tuple[int, int]
) -> None:
    alike = format_number(pattern, *one, code) == format_number(pattern, *other, code)
    assert alike == (one == other)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_anything_at_all_is_answered(pattern: str, number: str, code: str) -> None:
    pattern_fault(pattern, code)
    parse_number(pattern, number, code)
