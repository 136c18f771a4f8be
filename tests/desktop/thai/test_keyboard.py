"""The Kedmanee layout, and words that were typed in the other one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.keyboard import (
    digits_meant,
    looks_mistyped,
    thai_top_row_to_digits,
    to_latin_layout,
    to_thai_layout,
)

MISTYPED = """
สวัสดี สมชาย ใจดี ประชาชน อำเภอ โพธาราม เกียรติบัตร ครัวเรือน ปราชญ์ สัมมาชีพ เลี้ยงไก่ กลุ่ม ทอผ้า
พัฒนาการ ตัวอย่าง ศรีสุวรรณ บางช้าง ราชบุรี หมู่บ้าน เพาะเห็ด สมศรี ไฉไล จันทร์เพ็ญ เศรษฐกิจ
"""
MEANT = """
somchai Smart OTOP hello excel report.pdf n/a html cmd ok co.,ltd. iPhone don't test1 v1.2 x-ray kg
mr. http://x.y a@b.c covid-19 e-mail S&P 123 1/12/2569 สวัสดี
"""


@pytest.mark.parametrize(("latin", "thai"), [("l;ylfu", "สวัสดี"), ("g0Hf", "เจ็ด"), ("oqe", "นๆำ")])
def test_layouts(latin, thai):
    assert to_thai_layout(latin) == thai
    assert to_latin_layout(thai) == latin


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("ๅ/-ภถุึคตจ", "1234567890"),
        ("/-", "23"),
        ("2-ภ", "234"),
        ("-", "-"),
        ("9-0070", "9-0070"),
        ("1/12/2569", "1/12/2569"),
        ("", ""),
    ],
)
def test_the_top_row_gives_digits(typed, digits):
    assert thai_top_row_to_digits(typed) == digits


@pytest.mark.parametrize("meant", MISTYPED.split())
def test_a_word_in_the_wrong_layout_is_offered_back(meant):
    assert looks_mistyped(to_latin_layout(meant)) == meant


@pytest.mark.parametrize("text", [*MEANT.split(), "", " ", "a" * 5000])
def test_what_may_be_meant_is_left(text):
    assert looks_mistyped(text) is None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("ๅ/ฝๅ", "12/1"),
        ("ๅจุ", "106"),
        ("ุ-", "63"),
        ("/ๅ", "21"),
        ("ภถ", None),
        ("ตๅ", None),
        ("", None),
    ],
)
def test_a_number_typed_with_the_thai_layout_on_is_offered_back(typed, digits):
    assert digits_meant(typed) == digits


@given(st.text())
def test_any_text_may_be_asked(text):
    offered = looks_mistyped(text)
    assert offered is None or to_latin_layout(offered).split() == text.split()


@given(st.text(alphabet=[chr(code) for code in range(33, 127)]))
def test_the_layouts_go_there_and_back(text):
    assert to_latin_layout(to_thai_layout(text)) == text
