"""Totals and ranks of the scoring sheet."""

import pytest

from desktop.programme.scoring import SHIPPED, Criterion, is_weighted, most, ranks, total

EVEN = (Criterion(1, "ผลงาน"), Criterion(2, "ทักษะ", 10))
WEIGHTED = (Criterion(1, "ผลงาน", 5, 3), Criterion(2, "ทักษะ", 10, 2))

TOTALS: list[tuple[dict[int, int], tuple[Criterion, ...], int | None]] = [
    ({}, EVEN, None),
    ({1: 0}, EVEN, 0),
    ({1: 4}, EVEN, 4),
    ({1: 4, 2: 9}, EVEN, 13),
    ({1: 4, 2: 9}, WEIGHTED, 30),
    ({2: 9}, WEIGHTED, 18),
    ({3: 5}, EVEN, None),  # of a criterion that is gone
    ({1: 4}, (), None),
]

RANKS: list[tuple[list[int | None], tuple[int | None, ...]]] = [
    ([], ()),
    ([7], (1,)),
    ([7, 9, 8], (3, 1, 2)),
    ([9, 9, 8], (1, 1, 3)),
    ([None, 9, None, 0], (None, 1, None, 2)),
    ([None, None], (None, None)),
    ([0, 0], (1, 1)),
]


@pytest.mark.parametrize(("points", "criteria", "expected"), TOTALS)
def test_totals(
    points: dict[int, int], criteria: tuple[Criterion, ...], expected: int | None
) -> None:
    assert total(points, criteria) == expected


@pytest.mark.parametrize(("totals", "expected"), RANKS)
def test_ranks(totals: list[int | None], expected: tuple[int | None, ...]) -> None:
    assert ranks(totals) == expected


def test_most_points_and_weights() -> None:
    assert (most(EVEN), most(WEIGHTED), most(())) == (15, 35, 0)
    assert (is_weighted(EVEN), is_weighted(WEIGHTED)) == (False, True)
    assert len(set(SHIPPED)) == 7
