from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.values import read_flag, read_value, show_value
from desktop.programme.vocabulary import Choice, Field, Kind
from desktop.thai.problems import NotUnderstood
from desktop.words import use_language

TODAY = date(2026, 8, 15)
CHOICES = (Choice("passed", "Passed"), Choice("failed", "Not passed"))


def field(kind: Kind) -> Field:
    return Field("key", "Label", kind, choices=CHOICES if kind is Kind.CHOICE else ())


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        (Kind.TEXT, " สํา​รวย  ใจดี ", "สำรวย ใจดี", "สำรวย ใจดี"),
        (Kind.LONG_TEXT, "หนึ่ง\nสอง", "หนึ่ง\nสอง", "หนึ่ง\nสอง"),
        (Kind.COUNT, "๑,๒๓๔", 1234, "1,234"),
        (Kind.QUANTITY, "2.5", 2500, "2.5"),
        (Kind.QUANTITY, "0.125", 125, "0.125"),
        (Kind.QUANTITY, "1200", 1_200_000, "1,200"),
        (Kind.MONEY, "36,600", 36_600_00, "36,600"),
        (Kind.MONEY, "0.25", 25, "0.25"),
        (Kind.MONEY, "-", 0, "0"),
        (Kind.MONEY, "", None, ""),
        (Kind.DATE, "1 ธ.ค. 68", date(2025, 12, 1), "1 ธ.ค. 2568"),
        (Kind.FLAG, "✓", True, "✓"),
        (Kind.FLAG, "ไม่ใช่", False, ""),
        (Kind.CHOICE, "ไม่ผ่าน", "failed", "ไม่ผ่าน"),
        (Kind.CHOICE, "Passed", "passed", "ผ่าน"),
        (Kind.CHOICE, "", None, ""),
        (Kind.NATIONAL_ID, "๙ ๐๐๗๐ ๐๑๐๐๐ ๐๒ ๑", "9007001000021", "9-0070-01000-02-1"),
        (Kind.PHONE, "0860545000", "0860545000", "086-054-5000"),
        (Kind.LINK, 7, 7, "7"),
        (Kind.LINK, "seven", None, ""),
    ],
)
def test_a_value_is_read_and_shown(kind: Kind, typed: object, value: object, shown: str) -> None:
    read = read_value(field(kind), typed, TODAY)
    assert read == value
    assert show_value(kind, read, CHOICES) == shown


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.TEXT, "ก" * 201),
        (Kind.COUNT, "12.5"),
        (Kind.QUANTITY, "สิบ"),
        (Kind.MONEY, "ประมาณ 3 หมื่น"),
        (Kind.DATE, "31/2/2569"),
        (Kind.FLAG, "บางที"),
        (Kind.CHOICE, "อาจจะ"),
        (Kind.NATIONAL_ID, "900700100025"),
        (Kind.PHONE, "12"),
    ],
)
def test_what_cannot_be_read_is_said(kind: Kind, typed: str) -> None:
    with pytest.raises(NotUnderstood) as problem:
        read_value(field(kind), typed, TODAY)
    assert problem.value.reason


@given(st.sampled_from(list(Kind)), st.text(max_size=300))
def test_reading_never_fails_otherwise(kind: Kind, text: str) -> None:
    try:
        value = read_value(field(kind), text, TODAY)
    except NotUnderstood:
        return
    show_value(kind, value, CHOICES)


@given(st.integers(0, 10**11))
def test_quantities_round_trip(thousandths: int) -> None:
    shown = show_value(Kind.QUANTITY, thousandths)
    assert read_value(field(Kind.QUANTITY), shown, TODAY) == thousandths


@pytest.mark.parametrize(("raw", "said"), [(True, True), (0, False), (1.0, True), (None, False)])
def test_flags_from_cells(raw: object, said: bool) -> None:
    assert read_flag(raw) is said


def test_dates_follow_the_language() -> None:
    use_language("en")
    assert show_value(Kind.DATE, date(2025, 12, 1)) == "1 Dec 2025"
