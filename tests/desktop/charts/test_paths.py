"""How the incomes of households went over the visits."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.charts.artists import Label, Line
from desktop.charts.chart import Look
from desktop.charts.look import STRONG
from desktop.charts.paths import MOST, Paths, draw, last_known, paths
from desktop.charts.saving import chart_bytes
from desktop.programme.income_table import Pair
from tests.desktop.charts.households import of_one_village
from tests.desktop.charts.reading import drawn, labels


def of(*ways: tuple[int | None, ...]) -> Paths:
    """From the baseline and the incomes of visits 1, 2 ... of each household, in baht."""
    visits = range(1, len(ways[0]))
    return paths({
        visit: of_one_village(*((way[0], way[visit]) for way in ways)) for visit in visits
    })  # fmt: skip


WAYS = of(
    (100, 110, 130), (100, None, 90), (0, 20, 20), (100, 100, None), (None, 10, 10),
    (100, None, None),
)  # fmt: skip


def test_a_way_needs_a_baseline_and_a_visit() -> None:
    assert WAYS.households == (0, 1, 2, 3)
    assert (WAYS.without_before, WAYS.without_after) == (1, 1)
    assert WAYS.gained().tolist() == [30_00, -10_00, 20_00, 0]


def test_each_moment_counts_who_told_their_income_then() -> None:
    told = [(one.visit, list(one.households), one.shares[2]) for one in WAYS.moments]
    assert told == [
        (0, [0, 1, 2, 3], 100_00), (1, [0, 2, 3], 100_00), (2, [0, 1, 2], 90_00),
    ]  # fmt: skip


def test_a_visit_nobody_told_of_is_no_moment() -> None:
    found = of((100, None, 120))
    assert [one.visit for one in found.moments] == [0, 2]
    assert found.incomes.tolist() == [[100_00, 120_00]]
    assert of((None, None)).moments == ()


def test_the_last_known_of_a_row() -> None:
    assert last_known(np.array([[1, 2, np.nan], [1, np.nan, 3]])).tolist() == [2, 3]


def test_each_household_has_a_line_that_tells_its_change() -> None:
    chart = draw(WAYS, Look("en"))
    told = {gid: mark.told for gid, mark in chart.marks.items() if gid.startswith("household")}
    assert told == {
        "household-0": "Household: 100 → 130 (+30.0%)",
        "household-1": "Household: 100 → 90 (−10.0%)",
        "household-2": "Household: 0 → 20 (New income)",
        "household-3": "Household: 100 → 100 (0.0%)",
    }
    dashed = {bool(line.pen.dashes) for line in drawn(chart.figure, Line) if line.get_gid()}
    assert dashed == {True, False}
    assert "Rose 2 households" in labels(chart.figure)


def test_of_many_households_areas_say_where_most_lie() -> None:
    chart = draw(of(*((100 + number, 200 + number) for number in range(MOST + 1))), Look("en"))
    assert set(chart.marks) == {"moment-0", "moment-1"}
    said = labels(chart.figure)
    assert any("More than 200 households" in text for text in said)
    assert "90% below 380" in said


@pytest.mark.parametrize("ways", [((None, None),), ((0, 0),), ((0, 0),) * (MOST + 2)])
def test_nothing_to_show_is_a_chart_too(ways: tuple[tuple[int | None, ...], ...]) -> None:
    figure = draw(of(*ways), Look("th")).figure
    assert chart_bytes(figure, ".png")
    (end,) = {line.panel.up[1] for line in drawn(figure, Line)}
    assert end > 0


def test_few_far_above_do_not_press_down_the_others() -> None:
    chart = draw(of(*((100, 100 + number) for number in range(40)), (100, 9000)), Look("en"))
    assert drawn(chart.figure, Line)[0].panel.up[1] < 300_00
    assert any("Above the end of the axis 1" in text for text in labels(chart.figure))


def test_the_two_visits_of_a_pair_are_marked_among_all() -> None:
    chart = draw(replace(WAYS, pair=Pair(1, 2)), Look("en"))
    assert any("Every visit is shown; marked are Visit 1 and Visit 2" in one
               for one in labels(chart.figure))  # fmt: skip
    strong = {
        one.text for one in drawn(chart.figure, Label)
        if one.family == STRONG and one.text.startswith(("Before", "Visit"))
    }  # fmt: skip
    assert strong == {"Visit 1", "Visit 2"}
    assert not any("marked" in one for one in labels(draw(WAYS, Look("en")).figure))
