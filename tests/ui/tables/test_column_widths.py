"""Columns fill the room, whole or not in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tables.column_widths import Need, fitted

NUMBER, TEXT = Need(40, 40), Need(200, 100, grows=True)


@pytest.mark.parametrize(
    ("needs", "room", "widths"),
    [
        ([NUMBER, TEXT], 240, [40, 200]),
        ([NUMBER, TEXT], 300, [40, 260]),
        ([NUMBER, TEXT, TEXT], 340, [40, 150, 150]),
        ([NUMBER, TEXT, NUMBER], 160, [40, 120, 40]),
        ([NUMBER, NUMBER], 100, [40, 60]),
        ([TEXT], 50, [200]),
        ([], 50, []),
    ],
)
def test_some_rooms(needs: list[Need], room: int, widths: list[int]) -> None:
    assert fitted(needs, room) == widths


@given(
    st.lists(st.tuples(st.integers(10, 300), st.integers(0, 200), st.booleans()), max_size=9),
    st.integers(0, 1500),
)
def test_no_column_stands_across_the_edge_or_below_its_least(
    drawn: list[tuple[int, int, bool]], room: int
) -> None:
    needs = [Need(least + more, least, grows) for least, more, grows in drawn]
    widths = fitted(needs, room)
    edges = [sum(widths[: place + 1]) for place in range(len(widths))]
    assert all(width >= need.least for width, need in zip(widths, needs, strict=True))
    assert not needs or needs[0].least > room or room in edges
