"""The list's model: rows by id, in chunks, in any order."""

from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope
from tests.ui.conftest import Put
from ui.tables.records_model import CHUNK, RecordsModel

SAGES = register("sages")
NAME, VILLAGE, YEARS = 1, 2, 5


@pytest.fixture
def model(office: Office, look: QApplication) -> RecordsModel:
    return RecordsModel(office, SAGES)


def test_it_keeps_qts_promises(model: RecordsModel, round_: RoundEntry, put_sage: Put) -> None:
    tester = QAbstractItemModelTester(model)
    put_sage("แก้ว", years="12")
    put_sage("กมล", years="3")
    model.load(Scope(round_.id))
    model.sort(YEARS, Qt.SortOrder.DescendingOrder)
    assert tester.model() is model
    assert model.rowCount() == 2


def test_names_stand_in_dictionary_order_and_years_by_number(
    model: RecordsModel, round_: RoundEntry, put_sage: Put
) -> None:
    for name, years in (("ไพศาล", "5"), ("เกษม", "30"), ("กมล", "100"), ("แก้ว", "9")):
        put_sage(name, years=years)
    model.load(Scope(round_.id))
    names = [model.text(row, NAME) for row in range(4)]
    assert names == ["นายกมล ใจดี", "นายเกษม ใจดี", "นายแก้ว ใจดี", "นายไพศาล ใจดี"]
    model.sort(YEARS, Qt.SortOrder.DescendingOrder)
    assert [model.text(row, YEARS) for row in range(4)] == ["100", "30", "9", "5"]
    model.sort(-1)
    assert [model.text(row, NAME) for row in range(4)] == names


def test_moo_and_village_are_told_as_one_and_sorted_by_the_village(
    model: RecordsModel, office: Office, round_: RoundEntry, put_sage: Put
) -> None:
    here, there = office.villages()[:2]
    for place in (here, there):
        put_sage(village=place.id)
    model.load(Scope(round_.id))
    model.sort(VILLAGE)
    told = [f"ม.{place.moo} {place.name}" for place in (here, there)]
    shown = [model.text(row, VILLAGE) for row in range(2)]
    model.sort(VILLAGE, Qt.SortOrder.DescendingOrder)
    assert [model.text(row, VILLAGE) for row in range(2)] == shown[::-1]
    assert sorted(shown) == sorted(told)
    assert [model.heading(place) for place in (VILLAGE, VILLAGE + 1)] == ["หมู่บ้าน", "ตำบล"]


class ManyRecords:
    """An office with a hundred thousand sages, that counts what it is asked for."""

    def __init__(self) -> None:
        self.fetched: list[int] = []

    def ids(self, *_scope: object, **_narrower: object) -> "array[int]":
        return array("q", range(100_000))

    def rows(
        self, _register: object, ids: "array[int]", _columns: object
    ) -> list[tuple[object, ...]]:
        self.fetched += ids
        return [(f"คนที่ {one}", *(None,) * (len(SAGES.columns) - 1)) for one in ids]


def test_only_what_is_looked_at_is_fetched(look: QApplication) -> None:
    many = ManyRecords()
    model = RecordsModel(many, SAGES)  # type: ignore[arg-type]
    model.load(Scope(1))
    assert model.rowCount() == 100_000
    assert many.fetched == []
    assert model.text(70_000, NAME) == "คนที่ 70000"
    assert model.text(70_001, NAME) == "คนที่ 70001"
    assert len(many.fetched) == CHUNK
    assert model.row_of(99_999) == 99_999
