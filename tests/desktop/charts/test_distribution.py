"""How many households changed by how much."""

import pytest

from desktop.charts.artists import Shape
from desktop.charts.chart import Look
from desktop.charts.distribution import Distribution, distribution, draw, place_of
from tests.desktop.charts.households import of_one_village
from tests.desktop.charts.reading import drawn

CHANGES = (
    (100, 49), (100, 50), (100, 75), (100, 99), (100, 100), (1000, 1029), (1000, 1030),
    (100, 110), (100, 200), (0, 50), (0, 0), (None, 50), (100, None),
)  # fmt: skip


def of(*incomes: tuple[int | None, int | None], target: int = 3) -> Distribution:
    return distribution(of_one_village(*incomes), target=target, income_line=40_000_00)


def test_every_household_is_in_the_band_of_its_change() -> None:
    found = of(*CHANGES)
    filled = {(band.low, band.high): list(band.households) for band in found.bands}
    assert filled == {
        (None, -50): [0], (-50, -25): [1], (-25, -10): [2], (-10, 0): [3], (0, 0): [4],
        (0, 3): [5], (3, 10): [6], (10, 25): [7], (25, 50): [], (50, 100): [], (100, None): [8],
    }  # fmt: skip
    assert list(found.new) == [9]
    assert found.measures.still_without_income == 1


def test_a_target_at_an_edge_makes_no_band_of_its_own() -> None:
    assert len(of(target=10).bands) == len(of(target=0).bands) == len(of(target=3).bands) - 1


def test_the_bands_are_exact_where_decimals_are_not() -> None:
    (only,) = (band for band in of((1_000_000_007, 1_030_000_007)).bands if band.households)
    assert (only.low, only.high) == (0, 3)


@pytest.mark.parametrize(
    ("percent", "place"), [(-80, 0), (-37.5, 1), (-5, 3), (0, 4), (3, 5.5), (6.5, 6), (400, 10)]
)
def test_a_change_has_its_place_on_the_axis(percent: float, place: float) -> None:
    assert place_of(percent, of().bands) == place


def test_a_column_is_as_high_as_it_has_households_and_tells_them() -> None:
    chart = draw(of(*CHANGES, (100, 110)), Look("th"))
    high = {
        one.get_gid(): max(up for _across, up in one.places)
        for one in drawn(chart.figure, Shape)
        if one.get_gid()
    }
    assert high["band-7"] == 2
    assert "band-8" not in chart.marks
    assert chart.marks["band-7"].told == "+10 ถึง +25%: 2 ครัวเรือน"
    assert list(chart.marks["band-7"].households) == [7, 13]
    assert chart.marks["new"].told == "มีรายได้ใหม่: 1 ครัวเรือน"
