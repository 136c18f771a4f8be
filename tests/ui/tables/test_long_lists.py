"""A long list: its beginning at once, the rest from the background, the cursor where it belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.queries import listing
from desktop import list_query, registers
from desktop.office import Office
from desktop.programme.stages import register
from desktop.views import RoundEntry, Scope, Sort
from tests.ui.conftest import Put
from ui.session import Session
from ui.tables.record_list import RecordList
from ui.tables.records_model import RecordsModel

SAGES = register("sages")
NAMES = ("ไพศาล", "เกษม", "กมล", "แก้ว", "สมใจ", "วันดี", "บุญมา", "ชูศรี")
AT_ONCE = 3


@pytest.fixture
def sages(put_sage: Put, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Eight sages in the list's order, where more than five are many and three come first."""
    monkeypatch.setattr(listing, "SORTED", 5)
    monkeypatch.setattr(registers, "FIRST", AT_ONCE)
    made = {name: put_sage(name, years=str(years)) for years, name in enumerate(NAMES)}
    order = ("กมล", "เกษม", "แก้ว", "ชูศรี", "บุญมา", "ไพศาล", "วันดี", "สมใจ")
    return [made[name] for name in order]


@pytest.fixture
def model(office: Office, session: Session) -> RecordsModel:
    return RecordsModel(office, SAGES, session.jobs)


@pytest.fixture
def shown(session: Session, qtbot: QtBot) -> RecordList:
    made = RecordList(SAGES, session)
    qtbot.addWidget(made)
    return made


def listed(model: RecordsModel) -> list[int]:
    """What is there so far."""
    return [model.record(row) for row in range(model.rowCount())]


def test_the_beginning_is_there_at_once_and_the_rest_comes(
    model: RecordsModel, round_: RoundEntry, sages: list[int], qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(model)
    with qtbot.waitSignal(model.filled):
        model.load(Scope(round_.id))
        assert (listed(model), model.is_whole) == (sages[:AT_ONCE], False)
    assert (listed(model), model.is_whole) == (sages, True)
    assert tester.model() is model


def test_a_short_list_is_whole_at_once(
    model: RecordsModel, round_: RoundEntry, sages: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SORTED", 100)
    model.load(Scope(round_.id))
    assert (listed(model), model.is_whole) == (sages, True)


def test_a_newer_load_makes_an_older_one_void(
    model: RecordsModel, round_: RoundEntry, sages: list[int], qtbot: QtBot
) -> None:
    filled: list[int] = []
    model.filled.connect(lambda: filled.append(model.rowCount()))
    model.load(Scope(round_.id))
    with qtbot.waitSignal(model.filled):
        model.load(Scope(round_.id), "วันดี")
        model.load(Scope(round_.id))
    assert filled == [len(sages)]
    assert listed(model) == sages


def test_whoever_needs_all_of_it_gets_all_of_it(
    model: RecordsModel, round_: RoundEntry, sages: list[int]
) -> None:
    model.load(Scope(round_.id))
    assert list(model.records()) == sages
    assert model.is_whole


def test_a_record_further_down_is_known_to_be_listed(
    model: RecordsModel, round_: RoundEntry, sages: list[int]
) -> None:
    model.load(Scope(round_.id))
    assert model.row_of(sages[-1]) is None
    assert model.lists(sages[-1])
    assert not model.lists(max(sages) + 1)


def test_the_cursor_goes_to_a_record_as_soon_as_it_is_read(
    shown: RecordList, sages: list[int], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shown.model.filled):
        shown.reload()
        assert shown.select(sages[-1])
        assert shown.current() is None
        assert "3" in shown.count.text()
    assert shown.current() == sages[-1]
    assert "8" in shown.count.text()
    assert not shown.select(max(sages) + 1)


def test_reading_again_leaves_list_and_cursor_where_they_are(
    shown: RecordList, sages: list[int], put_sage: Put, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shown.model.filled):
        shown.reload()
    shown.select(sages[6])
    first = put_sage("กกก")
    with qtbot.waitSignal(shown.model.filled):
        shown.reload()
        assert listed(shown.model) == sages
        assert shown.current() == sages[6]
    assert listed(shown.model) == [first, *sages]
    assert shown.current() == sages[6]


def test_too_many_records_ask_for_a_place_before_they_are_sorted(
    shown: RecordList, sages: list[int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_query, "TOO_LONG", 6)
    with qtbot.waitSignal(shown.model.filled):
        shown.reload()
    years = next(p for p, one in enumerate(shown.model.columns, 1) if one.column.key == "years")
    with qtbot.waitSignal(shown.told) as told:
        shown.view.sortByColumn(years, Qt.SortOrder.DescendingOrder)
    assert "เรียงตาม" in told.args[0]
    assert shown.model.order is None
    assert shown.view.horizontalHeader().sortIndicatorSection() != years


def test_too_many_records_are_sorted_by_what_is_indexed(
    model: RecordsModel, round_: RoundEntry, office: Office, sages: list[int],
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(list_query, "TOO_LONG", 6)
    with qtbot.waitSignal(model.filled):
        model.load(Scope(round_.id))
    with qtbot.waitSignal(model.filled):
        model.sort_by(Sort("person.full_name", descending=True))
    assert listed(model) == sages[::-1]
