"""Who crossed the จปฐ line."""

import pytest

from desktop.charts.artists import Shape
from desktop.charts.chart import Look
from desktop.charts.line import Crossings, crossings, draw
from desktop.programme.income_table import HouseholdIncome, table_of
from tests.desktop.charts.households import baht
from tests.desktop.charts.reading import drawn, labels

LINE = 40_000_00

type Told = tuple[int | None, int | None, int | None]


def of(*told: Told) -> Crossings:
    """Households with incomes before and after in baht, and members."""
    return crossings(
        table_of(
            HouseholdIncome(
                number, "70070601", before=baht(before), after=baht(after), members=members
            )
            for number, (before, after, members) in enumerate(told)
        ),
        LINE,
    )


MIXED = of(
    (79_999, 80_000, 2), (0, 40_000, 1), (40_000, 50_000, 1), (10_000, 39_999, 1),
    (80_000, 79_999, 2), (10_000, 90_000, None), (10_000, None, 1), (None, 10_000, 1),
)  # fmt: skip


def test_households_go_four_ways_by_their_own_income_a_person() -> None:
    ways = {way: list(households) for way, households in MIXED.ways.items()}
    assert ways == {"rose": [0, 1], "above": [2], "below": [3], "fell": [4]}


def test_it_says_the_same_as_the_measure() -> None:
    line = MIXED.measures.line
    assert (line.rose, line.fell, line.households) == (2, 1, MIXED.households)


def test_a_band_is_as_high_as_it_has_households() -> None:
    chart = draw(MIXED, Look("en"))
    bands = {one.get_gid(): one.places for one in drawn(chart.figure, Shape) if one.get_gid()}
    high = {way: ends[7][1] - ends[0][1] for way, ends in bands.items()}
    one = high["fell"]
    assert high == pytest.approx({"rose": 2 * one, "above": one, "below": one, "fell": one})
    assert chart.marks["rose"].told == "Crossed the line: 2 households"
    assert list(chart.marks["rose"].households) == [0, 1]


def test_both_sides_add_up_to_everybody() -> None:
    said = labels(draw(MIXED, Look("en")).figure)
    assert {"2 households (40%)", "3 households (60%)"} <= set(said)
    assert any("Members not recorded 1" in text for text in said)


def test_with_nobody_there_are_no_bands() -> None:
    chart = draw(of((None, 10_000, 1)), Look("th"))
    assert not chart.marks
    assert "ยังไม่มีรายได้ให้เปรียบเทียบ" in labels(chart.figure)
