"""Headings of narrow columns are broken between words."""

import pytest

from ui.tables.headings import in_two_lines


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("ที่", "ที่"),
        ("หมู่บ้าน", "หมู่บ้าน"),
        ("With both incomes", "With both\nincomes"),
        ("Mean before (a household)", "Mean before\n(a household)"),
        ("รายได้เฉลี่ยก่อน (ต่อครัวเรือน)", "รายได้เฉลี่ยก่อน\n(ต่อครัวเรือน)"),
        ("มีรายได้ก่อนและหลัง", "มีรายได้\nก่อนและหลัง"),
        ("Incomprehensibly", "Incomprehensibly"),
    ],
)
def test_a_heading_is_broken_between_words(heading: str, shown: str) -> None:
    assert in_two_lines(heading) == shown
