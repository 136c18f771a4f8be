"""Filters: read from what is typed, and told in words."""

from datetime import date

import pytest

from desktop.list_filters import (
    Way,
    among,
    between,
    by_column,
    containing,
    described,
    is_valid,
    shown_bound,
    way_of,
    ways_of,
)
from desktop.programme.list_columns import STAGE_STATE, column_called, filter_columns
from desktop.programme.stages import REGISTERS, register
from desktop.programme.vocabulary import Column, Kind, Register
from desktop.thai.problems import NotUnderstood
from desktop.views import Filter

TODAY = date(2026, 8, 15)
SAGES, HOUSEHOLDS = register("sages"), register("households")


def column(key: str, of: Register = SAGES) -> Column:
    found = column_called(of, key)
    assert found is not None
    return found


YEARS, CRAFT, BORN = column("years"), column("craft.name"), column("person.birth_date")
INCOME, ID = column("baseline_total", HOUSEHOLDS), column("person.national_id")
TAMBON, SELECTED = column("village.tambon"), column("selected")


@pytest.mark.parametrize(
    ("asked", "low", "high", "bounds"),
    [
        (YEARS, "5", "๑๐", [(">=", 5), ("<=", 10)]),
        (YEARS, "5", "", [(">=", 5)]),
        (YEARS, "", "10", [("<=", 10)]),
        (YEARS, " ", "", []),
        (INCOME, "40,000", "", [(">=", 40_000_00)]),
        (BORN, "1/1/2500", "", [(">=", date(1957, 1, 1))]),
    ],
)
def test_bounds_are_read_as_they_are_typed(
    asked: Column, low: str, high: str, bounds: list[tuple[str, object]]
) -> None:
    assert [(one.operator, one.value) for one in between(asked, low, high, TODAY)] == bounds


@pytest.mark.parametrize(("low", "high"), [("ห้า", ""), ("10", "5"), ("", "1e5x")])
def test_bounds_that_make_no_sense_are_refused_with_a_sentence(low: str, high: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        between(YEARS, low, high, TODAY)
    assert str(refused.value)


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (among(CRAFT, ["ทอผ้า"]), "ความเชี่ยวชาญ: ทอผ้า"),
        (among(CRAFT, ["ทอผ้า", None]), "ความเชี่ยวชาญ: ทอผ้า, (ว่าง)"),
        (among(CRAFT, ["ก", "ข", "ค", "ง", "จ"]), "ความเชี่ยวชาญ: ก, ข, ค และอีก 2"),
        (among(TAMBON, [7, 8]), "ตำบล: ดอนกระเบื้อง, (ถูกลบแล้ว)"),
        (among(SELECTED, [True, False]), "คัดเลือก: ใช่, ไม่ใช่"),
        (among(column(STAGE_STATE), ["done", "not_started"]), "ขั้นตอน: ผ่าน, ยังไม่เริ่ม"),
        (containing(CRAFT, "ผ้า"), "ความเชี่ยวชาญ: มีคำว่า “ผ้า”"),
        (between(YEARS, "5", "10", TODAY), "ประสบการณ์ (ปี): 5 ถึง 10"),
        (between(YEARS, "5", "5", TODAY), "ประสบการณ์ (ปี): 5"),
        (between(YEARS, "5", "", TODAY), "ประสบการณ์ (ปี): ตั้งแต่ 5"),
        (between(YEARS, "", "0", TODAY), "ประสบการณ์ (ปี): ไม่เกิน 0"),
        ((Filter("years", "blank"),), "ประสบการณ์ (ปี): ว่าง"),
        ((Filter("years", "filled"),), "ประสบการณ์ (ปี): กรอกแล้ว"),
    ],
)
def test_a_chip_reads_as_people_say_it(filters: tuple[Filter, ...], told: str) -> None:
    assert described(column(filters[0].column), filters, {7: "ดอนกระเบื้อง"}) == told


def test_numbers_are_sought_by_their_digits() -> None:
    assert containing(ID, "9-0070-๐๑") == (Filter(ID.key, "contains", "9007001"),)
    assert containing(ID, "ไม่มี") == ()


def test_a_bound_is_shown_as_it_is_typed_again() -> None:
    assert shown_bound(BORN, date(1957, 1, 1)) == "1 ม.ค. 2500"
    assert shown_bound(INCOME, 40_000_00) == "40,000"
    (again,) = between(BORN, shown_bound(BORN, date(1957, 1, 1)), "", TODAY)
    assert again.value == date(1957, 1, 1)


def test_every_column_of_every_register_can_be_asked_something() -> None:
    for each in REGISTERS:
        keys = [one.key for one in filter_columns(each)]
        assert len(keys) == len(set(keys)), each.key
        assert all(ways_of(one) for one in filter_columns(each))


def test_national_ids_and_telephones_are_never_listed() -> None:
    for each in REGISTERS:
        for one in filter_columns(each):
            if one.kind in (Kind.NATIONAL_ID, Kind.PHONE):
                assert Way.AMONG not in ways_of(one)


def test_filters_of_a_column_belong_together() -> None:
    years, craft = between(YEARS, "5", "10", TODAY), among(CRAFT, ["ทอผ้า"])
    assert by_column((years[0], *craft, years[1])) == {"years": years, "craft.name": craft}
    assert [way_of(one) for one in (years, craft)] == [Way.BETWEEN, Way.AMONG]


@pytest.mark.parametrize(
    ("key", "operator", "value", "holds"),
    [
        ("years", ">=", 5, True),
        ("years", ">=", True, False),
        ("years", ">=", 2**63, False),
        ("years", "in", (5,), False),
        ("years", "blank", None, True),
        ("years", "drop table", None, False),
        ("craft.name", "in", ("ทอผ้า", None), True),
        ("craft.name", "in", (), False),
        ("craft.name", "in", ("\ud800",), False),
        ("craft.name", "in", ("a\x00b",), False),
        ("craft.name", "contains", "", False),
        ("person.birth_date", "<=", TODAY, True),
        ("person.birth_date", "<=", "2026-01-01", False),
        ("selected", "in", (True,), True),
        ("selected", "in", (1,), False),
        ("village", "in", (12,), True),
        (STAGE_STATE, "in", ("done",), True),
        (STAGE_STATE, "in", ("lost",), False),
        (STAGE_STATE, "in", (None,), False),
    ],
)
def test_a_stored_filter_is_trusted_only_where_it_fits(
    key: str, operator: str, value: object, holds: bool
) -> None:
    assert is_valid(column(key), Filter(key, operator, value)) is holds  # type: ignore[arg-type]
