"""Who changed which field, told by what a field means and not by how it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.programme.conflict import changed, differences
from desktop.programme.stages import REGISTERS, register

SAGES = register("sages")
TODAY = date(2026, 8, 15)
BORN = date(1968, 12, 1)


@pytest.mark.parametrize(
    ("key", "one", "other", "differs"),
    [
        ("person.birth_date", BORN, "1/12/2511", False),
        ("person.birth_date", "1 ธ.ค. 2511", "1 Dec 1968", False),
        ("person.birth_date", BORN, "2/12/2511", True),
        ("person.birth_date", None, "", False),
        ("person.last_name", "สำราญ", "สําราญ ", False),
        ("person.last_name", None, "", False),
        ("person.national_id", "9007001000004", "9-0070-01000-00-4", False),
        ("years", 12, "๑๒", False),
        ("years", 12, "12 ปีกว่า", True),
        ("years", "12 ปีกว่า", "12 ปีกว่า", False),
        ("village", 3, 3, False),
        ("village", 3, "รางโพธิ์", True),
        ("village", None, "", False),
    ],
)
def test_a_field_has_changed_when_it_means_something_else(
    key: str, one: object, other: object, differs: bool
) -> None:
    assert changed(SAGES, {key: one}, {key: other}, TODAY) == ({key} if differs else set())
    assert changed(SAGES, {key: other}, {key: one}, TODAY) == ({key} if differs else set())


def test_a_number_of_money_is_satang_and_a_text_is_baht() -> None:
    incomes = next(one for one in REGISTERS if any(f.kind.name == "MONEY" for f in one.fields))
    key = next(field.key for field in incomes.fields if field.kind.name == "MONEY")
    assert changed(incomes, {key: 36_600_00}, {key: "36,600"}, TODAY) == set()
    assert changed(incomes, {key: 36_600}, {key: "36,600"}, TODAY) == {key}


@pytest.mark.parametrize(
    ("was", "theirs", "mine", "listed", "contested"),
    [
        ("10", 10, "10", False, False),
        ("10", 11, "10", True, False),
        ("10", 10, "11", True, False),
        ("10", 11, "๑๑", True, False),
        ("10", 11, "12", True, True),
        ("", None, "12", True, False),
    ],
)
def test_only_what_both_changed_differently_is_contested(
    was: object, theirs: object, mine: object, listed: bool, contested: bool
) -> None:
    found = differences(SAGES, {"years": was}, {"years": theirs}, {"years": mine}, TODAY)
    assert [one.contested for one in found] == [contested] * listed


def test_differences_come_in_the_order_of_the_form_and_only_of_its_fields() -> None:
    mine = {"years": "1", "person.first_name": "มณี"}
    theirs = {"years": 2, "person.first_name": "แก้ว", "votes": 5}
    keys = [one.field.key for one in differences(SAGES, {}, theirs, mine, TODAY)]
    assert keys == [field.key for field in SAGES.fields if field.key in mine]


@given(register=st.sampled_from(REGISTERS), data=st.data())
def test_any_text_is_compared_and_never_refused(register: object, data: st.DataObject) -> None:
    keys = st.sampled_from([field.key for field in register.fields])  # type: ignore[attr-defined]
    raw = data.draw(st.dictionaries(keys, st.none() | st.booleans() | st.integers() | st.text()))
    assert changed(register, raw, raw, TODAY) == set()  # type: ignore[arg-type]
    assert differences(register, raw, raw, raw, TODAY) == ()  # type: ignore[arg-type]
