"""The scoring sheet: the office's criteria, points typed, totals, everything undoable."""

from collections.abc import Callable

import pytest

from desktop import scoring
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.scoring import SHIPPED, Criterion
from desktop.views import Scope
from desktop.words import _
from tests.desktop.village_records import add, village


@pytest.fixture
def round_id(scope: Scope) -> int:
    assert scope.round_id is not None
    return scope.round_id


@pytest.fixture
def criteria(office: Office, round_id: int) -> tuple[Criterion, ...]:
    for name in ("ผลงาน", "ทักษะ", "จิตอาสา"):
        scoring.add_criterion(office, round_id, name)
    return scoring.criteria(round_id)


def names(round_id: int) -> list[str]:
    return [one.name for one in scoring.criteria(round_id)]


def test_the_shipped_criteria_come_at_one_press(office: Office, round_id: int) -> None:
    scoring.take_shipped(office, round_id)
    assert names(round_id) == [_(one, "th") for one in SHIPPED]
    assert "ทักษะการถ่ายทอด" in names(round_id)
    assert {(one.maximum, one.weight) for one in scoring.criteria(round_id)} == {(5, 1)}
    with pytest.raises(Refused):
        scoring.take_shipped(office, round_id)
    office.undo()
    assert names(round_id) == []


def test_criteria_are_the_offices_own(
    office: Office, round_id: int, criteria: tuple[Criterion, ...]
) -> None:
    first, _second, last = criteria
    scoring.change_criterion(office, first, name=" ผลงานเด่น ", maximum=10, weight=2)
    assert scoring.criteria(round_id)[0] == Criterion(first.id, "ผลงานเด่น", 10, 2)
    scoring.move_criterion(office, round_id, last, -2)
    assert names(round_id) == ["จิตอาสา", "ผลงานเด่น", "ทักษะ"]
    scoring.move_criterion(office, round_id, last, -1)
    assert names(round_id)[0] == "จิตอาสา"
    scoring.remove_criterion(office, last)
    assert names(round_id) == ["ผลงานเด่น", "ทักษะ"]
    office.undo()
    assert names(round_id) == ["จิตอาสา", "ผลงานเด่น", "ทักษะ"]


def test_points_are_summed_and_ranked_and_can_be_taken_back(
    office: Office, scope: Scope, round_id: int, criteria: tuple[Criterion, ...]
) -> None:
    one, two = (
        add(office, scope, person__first_name=name, person__national_id="")
        for name in ("กมล", "ขวัญ")
    )
    scoring.give(office, one, criteria[0], 4)
    scoring.give(office, two, criteria[0], 5)
    scoring.give(office, one, criteria[1], 3)
    sheet = scoring.sheet(round_id, village(office))
    assert [sage.name for sage in sheet.sages] == ["นายกมล ศรีสุวรรณ", "นายขวัญ ศรีสุวรรณ"]
    assert (sheet.totals, sheet.ranks) == ((7, 5), (1, 2))
    scoring.give(office, one, criteria[1], None)
    assert scoring.sheet(round_id, village(office)).ranks == (2, 1)
    office.undo()
    assert scoring.sheet(round_id, village(office)).totals == (7, 5)
    assert scoring.sheet(round_id, village(office, 1)).sages == ()


@pytest.mark.parametrize("points", [-1, 6])
def test_points_beyond_the_criterion_are_refused(
    office: Office, scope: Scope, criteria: tuple[Criterion, ...], points: int
) -> None:
    with pytest.raises(Refused, match="0 ถึง 5"):
        scoring.give(office, add(office, scope), criteria[0], points)


@pytest.mark.parametrize(
    "act",
    [
        lambda office, round_id, _one: scoring.add_criterion(office, round_id, "  "),
        lambda office, round_id, _one: scoring.add_criterion(office, round_id, "ทักษะ"),
        lambda office, round_id, _one: scoring.add_criterion(office, round_id, "ใหม่", 0),
        lambda office, _round, one: scoring.change_criterion(
            office, one, name="ทักษะ", maximum=5, weight=1
        ),
        lambda office, _round, one: scoring.change_criterion(
            office, one, name="ผลงาน", maximum=5, weight=0
        ),
        lambda office, _round, one: scoring.change_criterion(
            office, one, name="ผลงาน", maximum=3, weight=1
        ),
    ],
)
def test_what_no_sheet_can_hold_is_refused(
    office: Office, scope: Scope, round_id: int, criteria: tuple[Criterion, ...],
    act: Callable[[Office, int, Criterion], object],
) -> None:  # fmt: skip
    scoring.give(office, add(office, scope), criteria[0], 4)
    before = scoring.criteria(round_id)
    with pytest.raises(Refused):
        act(office, round_id, criteria[0])
    assert scoring.criteria(round_id) == before
