"""Shapes, lines, dots and labels: where they stand, and which pixels mean them."""

from collections.abc import Callable

import pytest
from matplotlib.figure import Figure

from desktop.charts.artists import Dot, Fill, Label, Line, Pen, Shape, Spot, Traced
from desktop.charts.look import FILES, REGULAR
from desktop.charts.panel import COLUMN, DATA, FOOT, HEAD, PANEL, ROW, Grid, Margins, Panel, Within
from desktop.documents.typefaces import width

PEN = Pen("#000000", 1)


@pytest.fixture
def panel() -> Panel:
    """Of 72 dots an inch, so that a pixel is a point: 400 by 200 in a sheet of 500 by 300."""
    made = Panel(Figure(figsize=(500 / 72, 300 / 72), dpi=72), Margins(60, 40, 70, 30))
    made.across, made.up = (0, 10), (20, 0)
    return made


@pytest.mark.parametrize(
    ("within", "place", "pixel"),
    [
        (DATA, (5, 5), (260, 180)), (PANEL, (0.5, 0.5), (260, 130)), (ROW, (1, 20), (460, 30)),
        (COLUMN, (10, 1), (460, 230)), (HEAD, (18, -26), (18, 274)), (FOOT, (18, 9), (18, 9)),
    ],
)  # fmt: skip
def test_a_place_is_measured_by_scales_parts_or_points(
    panel: Panel, within: Within, place: tuple[float, float], pixel: tuple[float, float]
) -> None:
    across, up = panel.axes(within)
    assert (across.at(place[0]), up.at(place[1])) == pytest.approx(pixel)


def test_panels_stand_row_by_row_and_share_what_a_larger_figure_has_more() -> None:
    figure = Figure(figsize=(5, 4), dpi=72)
    grid = Grid(columns=2, rows=2, across=20, down=8, filled=3)
    panels = [Panel(figure, Margins(10, 10, 40, 40), grid, number) for number in range(3)]
    places = [panel.box().bounds[:2] for panel in panels]
    assert places == [pytest.approx(corner) for corner in ((10, 148), (190, 148), (10, 40))]
    assert panels[2].box().size == pytest.approx((160, 100))
    figure.set_size_inches(10, 4)
    figure.set_dpi(144)
    assert panels[1].box().bounds == pytest.approx((2 * 370, 2 * 148, 2 * 340, 2 * 100))


def _shape(panel: Panel) -> Traced:
    return Shape(panel, [(0, 0), (5, 0), (5, 10), (0, 10)], Fill("#000000"))


def _line(panel: Panel) -> Traced:
    return Line(panel, (0, 5, 5), (10, 10, 0), PEN)


def _dot(panel: Panel) -> Traced:
    return Spot(panel, (5, 10), Dot("#000000", "#ffffff", 8))


@pytest.mark.parametrize(
    ("make", "meant", "beside"),
    [
        (_shape, [(61, 131), (259, 229)], [(59, 180), (261, 180), (160, 129)]),
        (_line, [(60, 130), (160, 134), (264, 200)], [(160, 136), (266, 200), (160, 200)]),
        (_dot, [(260, 130), (263, 133)], [(264, 134), (266, 130)]),
    ],
)  # fmt: skip
def test_what_lies_under_a_pixel(
    panel: Panel,
    make: Callable[[Panel], Traced],
    meant: list[tuple[float, float]],
    beside: list[tuple[float, float]],
) -> None:
    drawn = make(panel)
    assert [place for place in meant if not drawn.meets(place)] == []
    assert [place for place in beside if drawn.meets(place)] == []


def test_a_box_holds_all_of_it(panel: Panel) -> None:
    assert _shape(panel).box().bounds == pytest.approx((60, 130, 200, 100))
    assert _line(panel).box().bounds == pytest.approx((60, 130, 200, 100))
    assert _dot(panel).box().bounds == pytest.approx((256, 126, 8, 8))


@pytest.mark.parametrize(("ha", "before"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_a_label_stands_before_beside_or_over_its_place(
    panel: Panel, ha: str, before: float
) -> None:
    label = Label(panel, "เกณฑ์ จปฐ.", (0, 10), (-10, 3), 9, "#000000", ha=ha)
    wide = width(label.text, FILES[REGULAR], 9)
    box = label.box()
    assert (box.x0, box.width) == pytest.approx((50 - before * wide, wide))
    assert box.y0 < 133 < box.y1
