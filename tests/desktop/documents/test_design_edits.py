"""What is done to a whole design: here the sheet that is turned."""

import pytest

from desktop.documents.design_edits import bounds, on_page
from desktop.documents.designs import (
    PAGES,
    SHIPPED,
    Design,
    Page,
    content,
    from_content,
    shipped_design,
)
from desktop.documents.elements import Box, Element, Line, Picture, Qr, Signature, Text

OF_A_SHEET = 0.02  # millimetres that rounding may take


def turned(element: Element, page: Page = "portrait") -> Element:
    (found,) = on_page(Design("", _other(page), "", (element,)), page).elements
    return found


def _other(page: Page) -> Page:
    return "portrait" if page == "landscape" else "landscape"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(Box(0, 0, 297, 210), Box(0, 0, 210, 297), id="all of the sheet"),
        pytest.param(Box(48.5, 80, 200, 20), Box(34.29, 113.14, 141.41, 28.29), id="centred"),
        pytest.param(Box(257, 170, 40, 40), Box(181.72, 240.43, 28.28, 56.57), id="in the corner"),
        pytest.param(Box(29.7, 21, 59.4, 42), Box(21, 29.7, 42, 59.4), id="a tenth from the edges"),
        pytest.param(Box(294, 100, 3, 10), Box(207, 141.43, 3, 14.14), id="as narrow as can be"),
    ],
)
def test_a_text_is_as_far_across_and_down_the_sheet_as_before(before: Box, after: Box) -> None:
    found = bounds(turned(Text("{name}", before)))
    stands = (found.x, found.y, found.w, found.h)
    assert stands == pytest.approx((after.x, after.y, after.w, after.h), abs=OF_A_SHEET)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(Box(108.5, 18.5, 80, 18), Box(65, 29.89, 80, 18), id="centred"),
        pytest.param(Box(270, 180, 26, 26), Box(184, 259.96, 26, 26), id="beyond the edge"),
        pytest.param(Box(0, 0, 297, 210), Box(0, 0, 210, 297), id="larger than the other sheet"),
    ],
)
def test_pictures_and_codes_keep_their_size_where_the_sheet_holds_it(
    before: Box, after: Box
) -> None:
    for made in (Picture(before), Qr(before)):
        found = bounds(turned(made))
        stands = (found.x, found.y, found.w, found.h)
        assert stands == pytest.approx((after.x, after.y, after.w, after.h), abs=OF_A_SHEET)


def test_a_line_runs_on_the_same_way() -> None:
    assert turned(Line(29.7, 21, 267.3, 189)) == Line(21, 29.7, 189, 267.3)
    assert turned(Line(267.3, 21, 29.7, 21)) == Line(189, 29.7, 21, 29.7)


def test_the_room_for_ink_grows_with_its_place() -> None:
    found = turned(Signature(0, 1, Box(100, 150, 97, 42), room=14))
    assert isinstance(found, Signature)
    assert found.room == pytest.approx(14 * 297 / 210, abs=OF_A_SHEET)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_design_that_is_turned_is_whole_and_turned_back_is_itself(key: str) -> None:
    design = shipped_design(key)
    there = on_page(design, _other(design.page))
    assert from_content(content(there)) == there
    wide, high = PAGES[there.page]
    for before, after in zip(design.elements, there.elements, strict=True):
        box, was = bounds(after), bounds(before)
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.w <= wide + OF_A_SHEET
        assert box.y + box.h <= high + OF_A_SHEET
        shares = (was.x + was.w / 2) / PAGES[design.page][0], (box.x + box.w / 2) / wide
        assert shares[0] == pytest.approx(shares[1], abs=0.001)
    back = on_page(there, design.page)
    for before, after in zip(design.elements, back.elements, strict=True):
        box, was = bounds(after), bounds(before)
        stands = (box.x, box.y, box.w, box.h)
        assert stands == pytest.approx((was.x, was.y, was.w, was.h), abs=OF_A_SHEET)
