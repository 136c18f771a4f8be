"""Grouping while typing: nothing but separators ever changes, and the cursor keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.as_typed import NATIONAL_ID, NUMBER, PHONE, Grouping, Typed
from desktop.thai.national_id import format_national_id
from desktop.thai.phone import format_phone

GROUPINGS = [NATIONAL_ID, PHONE, NUMBER]


@pytest.mark.parametrize(
    ("grouping", "text", "grouped"),
    [
        (NATIONAL_ID, "1|", "1|"),
        (NATIONAL_ID, "12|", "1-2|"),
        (NATIONAL_ID, "1234567890123|", "1-2345-67890-12-3|"),
        (NATIONAL_ID, "1-2345-67890-12-34|", "1-2345-67890-12-34|"),
        (NATIONAL_ID, "19|-2345", "1-9|234-5"),
        (NATIONAL_ID, "๑๒|", "๑-๒|"),
        (NATIONAL_ID, "1-23x|", "1-23x|"),
        (PHONE, "0812|", "081-2|"),
        (PHONE, "0812345678|", "081-234-5678|"),
        (PHONE, "021234567|", "02-123-4567|"),
        (PHONE, "032123456|", "032-123-456|"),
        (PHONE, "812|", "812|"),
        (PHONE, "+66 81|", "+66 81|"),
        (NUMBER, "1234|", "1,234|"),
        (NUMBER, "12|34", "1,2|34"),
        (NUMBER, "1,23|", "123|"),
        (NUMBER, "1,9|234", "19|,234"),
        (NUMBER, "1234.|50", "1,234.|50"),
        (NUMBER, "|1234567.125", "|1,234,567.125"),
        (NUMBER, "-|", "-|"),
        (NUMBER, "|", "|"),
    ],
)
def test_separators_come_and_the_cursor_stays(grouping: Grouping, text: str, grouped: str) -> None:
    made = grouping.regroup(Typed(text.replace("|", ""), text.index("|")))
    assert made.text[: made.cursor] + "|" + made.text[made.cursor :] == grouped


@given(st.sampled_from(GROUPINGS), st.text(alphabet="0123456789๑๒.,- /xก"), st.data())
def test_only_separators_change(grouping: Grouping, text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    made = grouping.regroup(Typed(text, cursor))

    def bare(line: str) -> str:
        return line.replace(grouping.separator, "")

    assert bare(made.text) == bare(text)
    assert bare(made.text[: made.cursor]) == bare(text[:cursor])
    assert grouping.regroup(made) == made


@given(st.from_regex(r"[0-9]{13}", fullmatch=True))
def test_a_whole_id_reads_as_the_card_writes_it(digits: str) -> None:
    assert NATIONAL_ID.regroup(Typed(digits, 13)).text == format_national_id(digits)


@given(st.from_regex(r"0[689][0-9]{8}|0[2-57][0-9]{7}", fullmatch=True))
def test_a_whole_telephone_number_reads_as_lists_write_it(digits: str) -> None:
    assert PHONE.regroup(Typed(digits, 10)).text == format_phone(digits)


@given(st.integers(0, 10**12))
def test_a_number_reads_as_lists_write_it(number: int) -> None:
    assert NUMBER.regroup(Typed(str(number), 0)).text == f"{number:,}"
