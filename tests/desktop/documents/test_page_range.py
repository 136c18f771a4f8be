from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.page_range import pages_of, written
from desktop.problems import Refused

COUNT = 40


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-3, 7", (1, 2, 3, 7)),
        ("7,1-3", (1, 2, 3, 7)),
        ("๑–๓, ๗", (1, 2, 3, 7)),
        ("38-", (38, 39, 40)),
        ("-2", (1, 2)),
        ("3-1", (1, 2, 3)),
        ("2 ถึง 4 และ 9", (2, 3, 4, 9)),
        ("2 to 4 and 9", (2, 3, 4, 9)),
        ("1 2 5", (1, 2, 5)),
        ("5;5, 5", (5,)),
        (" 40 ,", (40,)),
    ],
)
def test_what_a_person_writes(text: str, pages: tuple[int, ...]) -> None:
    assert pages_of(text, COUNT) == pages


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ระบุหน้าที่ต้องการ เช่น 1-3, 7"),
        (" , ", "“,” ไม่ใช่เลขหน้า ให้ระบุแบบ 1-3, 7"),
        ("หน้าแรก", "“หน้าแรก” ไม่ใช่เลขหน้า ให้ระบุแบบ 1-3, 7"),
        ("1-2-3", "“1-2-3” ไม่ใช่เลขหน้า ให้ระบุแบบ 1-3, 7"),
        ("-", "“-” ไม่ใช่เลขหน้า ให้ระบุแบบ 1-3, 7"),
        ("0-2", "ไม่มีหน้า 0 หน้าสุดท้ายคือหน้า 40"),
        ("39-41", "ไม่มีหน้า 41 หน้าสุดท้ายคือหน้า 40"),
        ("50-", "ไม่มีหน้า 50 หน้าสุดท้ายคือหน้า 40"),
        ("1,999999999", "ไม่มีหน้า 999999999 หน้าสุดท้ายคือหน้า 40"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        pages_of(text, COUNT)
    assert refused.value.reason == reason


@given(st.sets(st.integers(1, COUNT), min_size=1))
def test_what_is_written_is_read_again(pages: set[int]) -> None:
    assert pages_of(written(pages), COUNT) == tuple(sorted(pages))


@given(st.text(alphabet="0123456789๑๒ -–,;ถึงandto และ"), st.integers(1, 60))
def test_any_text_names_pages_that_are_there_or_is_refused(text: str, count: int) -> None:
    with suppress(Refused):
        pages = pages_of(text, count)
        assert pages
        assert list(pages) == sorted(set(pages))
        assert set(pages) <= set(range(1, count + 1))
