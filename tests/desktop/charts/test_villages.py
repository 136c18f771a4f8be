"""Each village against the growth target."""

from pathlib import Path

from desktop.charts.artists import Spot
from desktop.charts.chart import Look
from desktop.charts.drawing import span
from desktop.charts.villages import Villages, draw, read, villages
from desktop.programme.income_table import Pair, table_of
from desktop.views import Scope
from tests.desktop.charts.households import of_one_village
from tests.desktop.charts.reading import drawn, labels
from tests.desktop.village_round import VillageRound

NAMES = {f"7007060{number}": f"หมู่ที่ {number}" for number in range(1, 6)}


def of(*tables: object, target: int = 3) -> Villages:
    households = [one for table in tables for one in table.households()]
    return villages(table_of(households), NAMES, NAMES, target=target)


MIXED = of(
    of_one_village((100, 102), (100, 103), place="70070601"),
    of_one_village((100, 150), (0, 100), place="70070602", first=10),
    of_one_village((100, None), place="70070603", first=20),
    of_one_village((200, 206), place="70070604", first=30),
)


def test_villages_stand_by_the_growth_of_their_practising_households() -> None:
    found = [(one.name, one.change.percent, list(one.households)) for one in MIXED.villages]
    assert found == [
        ("หมู่ที่ 2", 50, [10]), ("หมู่ที่ 4", 3, [30]), ("หมู่ที่ 1", 2.5, [0, 1]),
    ]  # fmt: skip
    assert (MIXED.all.households, MIXED.all.before, MIXED.all.after) == (4, 500_00, 561_00)


def test_villages_without_a_household_to_compare_are_named() -> None:
    assert MIXED.without == ("หมู่ที่ 3", "หมู่ที่ 5")
    shown = labels(draw(MIXED, Look("en")).figure)
    assert any("Nothing to compare yet: หมู่ที่ 3, หมู่ที่ 5" in text for text in shown)


def test_target_villages_where_nobody_takes_part_yet_have_their_names(tmp_path: Path) -> None:
    made = VillageRound(tmp_path / "office")
    with made.office as office:
        first, *others = made.villages
        made.household(first, baseline_main=100_00, members=1)
        whole = read(office, Scope(made.round.id), None, Pair())
        assert whole.without == tuple(place.in_full for place in (first, *others))
        tambon = read(office, Scope(made.round.id, first.tambon_id), None, Pair())
        assert tambon.without[0] == first.label


def test_a_village_that_misses_the_target_differs_in_shape_too() -> None:
    chart = draw(MIXED, Look("th"))
    dots = {one.get_gid(): one.dot.fill for one in drawn(chart.figure, Spot)}
    ground, reached = Look().palette.ground, Look().palette.after
    assert [dots[f"village-{number}"] for number in range(4)] == [reached] * 3 + [ground]
    assert chart.marks["village-1"].told == "หมู่ที่ 2: +50.0% · 1 ครัวเรือน"


def test_one_village_with_a_tenfold_income_leaves_the_axis_to_the_others() -> None:
    assert span([0, 3, 5, 6, 7, 8, 900])[1] < 50
    shown = draw(of(*(
        of_one_village((100, after), place=f"7007060{number}", first=10 * number)
        for number, after in enumerate([1000, 105, 106, 107, 108], 1)
    )), Look("th"))  # fmt: skip
    (arrow,) = (one for one in drawn(shown.figure, Spot) if one.get_gid() == "village-1")
    assert arrow.dot.shape == ">"
    said = labels(shown.figure)
    assert "+900.0%" in said
    assert any("ลูกศร" in text for text in said)
