"""Where moved and resized boxes come to stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.elements import Box
from desktop.documents.placing import (
    Axis,
    Guide,
    Handle,
    Side,
    Surroundings,
    aligned,
    around_all,
    distributed,
    kept_on,
    moved,
    resized,
)

PAGE = (297.0, 210.0)
OTHER = Box(100, 50, 40, 20)
BOX = Box(20, 85, 30, 14)
AROUND = Surroundings(PAGE, (OTHER,))
FREE = AROUND._replace(snaps=False)


@pytest.mark.parametrize(
    ("dx", "dy", "stands", "guides"),
    [
        (3.2, 4.4, (23, 89), ()),
        (-9, 0, (10, 85), (Guide("x", 10),)),
        (80.9, 0, (100, 85), (Guide("x", 100),)),
        (51.2, 0, (70, 85), (Guide("x", 100),)),
        (93.6, 0, (114, 85), ()),
        (84, -32, (105, 53), (Guide("x", 120), Guide("y", 60))),
        (113, 0, (133.5, 85), (Guide("x", 148.5),)),
        (236.2, 0, (257, 85), (Guide("x", 287),)),
        (500, 500, (267, 196), ()),
        (-500, -500, (0, 0), ()),
    ],
)
def test_a_box_is_drawn_to_what_is_near(
    dx: float, dy: float, stands: tuple[float, float], guides: tuple[Guide, ...]
) -> None:
    placed = moved(BOX, dx, dy, AROUND)
    assert (placed.box.x, placed.box.y) == stands
    assert set(guides) <= set(placed.guides)
    assert bool(guides) == bool(placed.guides)


def test_nothing_draws_a_box_that_is_moved_freely() -> None:
    assert moved(BOX, 80.93, 0.04, FREE) == (Box(100.9, 85, 30, 14), ())


@pytest.mark.parametrize(
    ("handle", "dx", "dy", "stands", "guides"),
    [
        ("e", 10.3, 7, Box(20, 85, 40, 14), ()),
        ("e", 49.2, 0, Box(20, 85, 80, 14), (Guide("x", 100),)),
        ("w", -9.4, 0, Box(10, 85, 40, 14), (Guide("x", 10),)),
        ("w", 60, 0, Box(47, 85, 3, 14), ()),
        ("n", 0, -14.2, Box(20, 70, 30, 29), (Guide("y", 70),)),
        ("s", 0, -30, Box(20, 85, 30, 3), ()),
        ("se", 500, 500, Box(20, 85, 277, 125), ()),
        ("nw", -500, -500, Box(0, 0, 50, 99), ()),
    ],
)
def test_a_side_is_drawn_to_what_is_near(
    handle: Handle, dx: float, dy: float, stands: Box, guides: tuple[Guide, ...]
) -> None:
    assert resized(BOX, handle, dx, dy, AROUND) == (stands, guides)


TENTHS = st.integers(0, 2000).map(lambda tenths: tenths / 10)
BOXES = st.builds(
    lambda x, y, w, h: kept_on(Box(x, y, max(w, 3), max(h, 3)), PAGE),
    TENTHS,
    TENTHS,
    TENTHS,
    TENTHS,
)
WAYS = st.floats(-400, 400)
HANDLES = st.sampled_from(["nw", "n", "ne", "e", "se", "s", "sw", "w"])


def stands(box: Box) -> bool:
    slack = 1e-9
    across = -slack <= box.x and box.x + box.w <= PAGE[0] + slack
    return across and -slack <= box.y and box.y + box.h <= PAGE[1] + slack


@given(BOXES, WAYS, WAYS, st.lists(BOXES, max_size=4), st.booleans())
def test_a_moved_box_lies_on_the_page(
    box: Box, dx: float, dy: float, others: list[Box], snaps: bool
) -> None:
    around = Surroundings(PAGE, others, snaps=snaps)
    placed = moved(box, dx, dy, around)
    assert stands(placed.box)
    assert (placed.box.w, placed.box.h) == (box.w, box.h)
    for guide in placed.guides:
        start, length = (placed.box.x, box.w) if guide.axis == "x" else (placed.box.y, box.h)
        points = (start, start + length / 2, start + length)
        assert min(abs(guide.at - point) for point in points) < 0.011


@given(BOXES, WAYS, WAYS, st.lists(BOXES, max_size=4))
def test_a_box_moved_freely_stands_where_it_was_put(
    box: Box, dx: float, dy: float, others: list[Box]
) -> None:
    placed = moved(box, dx, dy, Surroundings(PAGE, others, snaps=False))
    asked = kept_on(Box(box.x + dx, box.y + dy, box.w, box.h), PAGE)
    assert abs(placed.box.x - asked.x) <= 0.0501
    assert abs(placed.box.y - asked.y) <= 0.0501
    assert placed.guides == ()


@given(BOXES, WAYS, WAYS, st.lists(BOXES, max_size=4))
def test_a_box_goes_no_further_than_the_reach(
    box: Box, dx: float, dy: float, others: list[Box]
) -> None:
    placed = moved(box, dx, dy, Surroundings(PAGE, others, reach=1.5))
    asked = kept_on(Box(box.x + dx, box.y + dy, box.w, box.h), PAGE)
    assert abs(placed.box.x - asked.x) <= 1.51
    assert abs(placed.box.y - asked.y) <= 1.51


@given(BOXES, HANDLES, WAYS, WAYS, st.lists(BOXES, max_size=4), st.booleans())
def test_a_resized_box_lies_on_the_page_and_keeps_its_other_sides(
    box: Box, handle: Handle, dx: float, dy: float, others: list[Box], snaps: bool
) -> None:
    made = resized(box, handle, dx, dy, Surroundings(PAGE, others, snaps=snaps)).box
    assert stands(made)
    assert min(made.w, made.h) >= 3 - 1e-9
    if "w" not in handle:
        assert made.x == box.x
    if "e" not in handle:
        assert made.x + made.w == pytest.approx(box.x + box.w, abs=0.011)
    if "n" not in handle:
        assert made.y == box.y


@pytest.mark.parametrize(
    ("side", "first", "second"),
    [
        ("left", (10, 20), (10, 60)),
        ("right", (60, 20), (50, 60)),
        ("centre", (35, 20), (30, 60)),
        ("top", (10, 20), (50, 20)),
        ("bottom", (10, 70), (50, 60)),
        ("middle", (10, 45), (50, 40)),
    ],
)
def test_boxes_are_put_in_line(
    side: Side, first: tuple[float, float], second: tuple[float, float]
) -> None:
    boxes = [Box(10, 20, 20, 10), Box(50, 60, 30, 20)]
    found = aligned(boxes, side, PAGE)
    assert [(each.x, each.y) for each in found] == [first, second]
    assert around_all(boxes) == Box(10, 20, 70, 60)


def test_a_single_box_is_put_in_line_with_the_page() -> None:
    assert aligned([BOX], "centre", PAGE) == [Box(133.5, 85, 30, 14)]
    assert aligned([BOX], "bottom", PAGE) == [Box(20, 196, 30, 14)]


@pytest.mark.parametrize(("axis", "starts"), [("x", [10, 30, 55, 70]), ("y", [0, 60, 30, 90])])
def test_boxes_are_spread_evenly(axis: Axis, starts: list[float]) -> None:
    boxes = [Box(10, 0, 10, 10), Box(22, 40, 15, 10), Box(60, 10, 5, 10), Box(70, 90, 10, 10)]
    found = distributed(boxes, axis)
    assert [each.x if axis == "x" else each.y for each in found] == starts


def test_two_boxes_are_left_where_they_are() -> None:
    assert distributed([BOX, OTHER], "x") == [BOX, OTHER]


def test_a_box_is_kept_on_a_smaller_page() -> None:
    assert kept_on(Box(250, 20, 250, 20), (210, 297)) == Box(0, 20, 210, 20)
