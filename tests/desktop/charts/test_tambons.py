"""A panel for each place, all of one scale."""

from desktop.charts.artists import Shape
from desktop.charts.chart import Look
from desktop.charts.saving import chart_bytes
from desktop.charts.tambons import Panels, draw, in_steps, panels
from desktop.programme.income_groups import Classes
from desktop.programme.income_table import HouseholdIncome, table_of
from tests.desktop.charts.reading import drawn, labels

CLASSES = Classes(group_class={1: "agriculture", 2: "processing"})
CLASS_NAMES = {"agriculture": "การเกษตร", "processing": "การแปรรูป", "tourism": "การท่องเที่ยว"}
NAMES = {"700706": "บ้านฆ้อง", "700707": "บ้านสิงห์"}


def of(*told: tuple[str, int | None, int, int | None], line: int = 400) -> Panels:
    """Households of villages and occupations with incomes before and after, in satang."""
    table = table_of(
        HouseholdIncome(number, place, occupation=occupation, members=1, before=before, after=after)
        for number, (place, occupation, before, after) in enumerate(told)
    )
    return panels(table, NAMES, CLASS_NAMES, CLASSES, income_line=line, growth_percent=3)


MIXED = of(
    ("70070601", 1, 100, 150), ("70070601", 2, 300, 300), ("70070602", 1, 200, 250),
    ("70070701", None, 500, 600), ("70070701", 2, 500, None),
)  # fmt: skip


def test_the_panels_are_the_widest_places_of_several() -> None:
    assert MIXED.level == "tambon"
    assert [(one.name, one.households) for one in MIXED.panels] == [
        ("บ้านฆ้อง", 3), ("บ้านสิงห์", 1),
    ]  # fmt: skip
    assert of(("70070601", 1, 1, 1), ("70070602", 1, 1, 1)).level == "village"


def test_all_panels_have_the_same_rows_and_the_same_scale() -> None:
    assert MIXED.rows == (("agriculture", "การเกษตร"), ("processing", "การแปรรูป"), ("", ""))
    bars = [one for one in drawn(draw(MIXED, Look("en")).figure, Shape) if one.get_gid()]
    ((across, _up),) = {(one.panel.across, one.panel.up) for one in bars}
    assert across[1] > 600


def test_a_bar_tells_its_place_and_class() -> None:
    marks = draw(MIXED, Look("en")).marks
    assert set(marks) == {
        f"{moment}-{of_}" for moment in ("before", "after")
        for of_ in ("1-agriculture", "1-processing", "2-")
    }  # fmt: skip
    after = marks["after-1-agriculture"]
    assert after.told == "บ้านฆ้อง · การเกษตร, After: 2 baht a person a year · 2 households"
    assert list(after.households) == [0, 2]
    assert list(marks["after-2-"].households) == [3]


def test_the_panels_come_one_after_the_other() -> None:
    steps = [len(chart.marks) for chart in in_steps(MIXED, Look("th"))]
    assert steps == [0, 4, 6]
    charts = list(in_steps(MIXED, Look("th")))
    assert len({id(chart.figure) for chart in charts}) == 1
    assert labels(charts[-1].figure) == labels(draw(MIXED, Look("th")).figure)


def test_nowhere_is_a_chart_too() -> None:
    assert "Nothing to compare yet" in labels(draw(of(), Look("en")).figure)


def test_without_a_line_and_without_incomes_it_is_a_chart_too() -> None:
    chart = draw(of(("70070601", 1, 0, 0), ("70070701", 1, 0, 0), line=0), Look("en"))
    assert chart_bytes(chart.figure, ".png")
