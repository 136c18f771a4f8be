"""Which label a typed part means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.fitting import Fit, fit, ranked, readings

PLACES = [f"หมู่ที่ {moo} บ้าน{name} ต.บางโตนด" for moo, name in ((13, "ใหม่"), (3, "กลาง"), (30, "สาม"))]


@pytest.mark.parametrize(
    ("label", "part", "how"),
    [
        ("ผ่าน", "ผ่าน", Fit.WHOLE),
        ("ผ่าน", "ผ", Fit.BEGINS),
        ("ผ่าน", "ผาน", Fit.WHOLE),
        ("ไม่ผ่าน", "ม", Fit.INITIAL),
        ("ไม่ผ่าน", "ผ", Fit.INSIDE),
        ("นายกมล ใจดี", "กมล", Fit.BEGINS),
        ("นายกมล ใจดี", "ใจ", Fit.LATER_WORD),
        (PLACES[1], "3", Fit.WORD),
        (PLACES[0], "3", Fit.INSIDE),
        (PLACES[2], "สาม", Fit.INSIDE),
        ("Passed", "pass", Fit.BEGINS),
        ("ผ่าน", "", None),
        ("ผ่าน", "่", None),
        ("ผ่าน", "ฮ", None),
    ],
)
def test_how_a_part_fits(label: str, part: str, how: Fit | None) -> None:
    assert fit(label, part) is how


def test_the_number_itself_comes_before_numbers_that_hold_it() -> None:
    assert ranked(PLACES, "3", str) == [PLACES[1], PLACES[2], PLACES[0]]


def test_what_fits_alike_keeps_its_order() -> None:
    assert ranked(["นาง", "นางสาว", "ดร.", "นาย"], "นา", str) == ["นาง", "นางสาว", "นาย", "ดร."]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3", ("3",)),
        ("-", ("3",)),
        ("ุ", ("6",)),
        ("ภ", ("ภ", "4")),
        ("ๅ/", ("12",)),
        ("d,]", ("d,]", "กมล")),
        ("ผ่าน", ("ผ่าน", "zjko")),
        (" ", ()),
    ],
)
def test_the_readings_of_the_keys(typed: str, read: tuple[str, ...]) -> None:
    assert readings(typed) == read


@given(st.text(), st.text())
def test_any_text_may_be_asked(label: str, part: str) -> None:
    assert fit(label, part) in {None, *Fit}
    assert all(one.strip() for one in readings(part))
