import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.placement import FARTHEST, Offset


@pytest.mark.parametrize(
    ("offset", "told"),
    [
        (Offset(), "ไม่เลื่อน"),
        (Offset(1.5, -0.7), "ขวา 1.5 มม., ขึ้น 0.7 มม."),
        (Offset(-2, 0), "ซ้าย 2 มม."),
        (Offset(0, 3.1), "ลง 3.1 มม."),
    ],
)
def test_an_offset_in_words(offset: Offset, told: str) -> None:
    assert offset.told() == told
    assert bool(offset) == (told != "ไม่เลื่อน")


@given(st.floats(), st.floats())
def test_no_offset_leaves_the_sheet(right: float, down: float) -> None:
    kept = Offset(right, down).within()
    assert max(abs(kept.right), abs(kept.down)) <= FARTHEST
    assert kept.within() == kept
