"""Text is repaired once, tells what was repaired, and correct Thai is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.text import fold, repair, repair_lines, repairs, search_text

REPAIRED = [
    ("สํานัก", "สำนัก"),
    ("นํ้า", "น้ำ"),
    ("น้ํา", "น้ำ"),
    ("ทำ่", "ท่ำ"),
    ("ทา่", "ท่า"),
    ("ที่่", "ที่"),
    ("กี่้", "กี่"),
    ("ท่ี", "ที่"),
    ("เเม่", "แม่"),
    ("กุุสุมาลย์", "กุสุมาลย์"),
    ("เต่่างอย", "เต่างอย"),
    ("ไไป", "ไป"),
    ("เ่ก", "เก่"),
    ("ส ำนักงาน", "สำนักงาน"),
    ("่ก", "ก"),
    ("นาย ่ก", "นาย ก"),
    ("ส\u200bม", "สม"),
    ("\ufeffชื่อ", "ชื่อ"),
    ("\u202eก", "ก"),
    ("a\0b\x07c", "abc"),
    ("ก\ud800ข", "ก ข"),
    ("\xa0ก\u3000 ข\t", "ก ข"),
    ("ก\nข", "ก ข"),
    ("１２３", "123"),
    ("ที\uf70a", "ที่"),
    ("นาย สํา\u200bรวย  ใจดี", "นาย สำรวย ใจดี"),
    ("cafe\u0301", "café"),
]
CORRECT = [
    *("", "สำนักงานพัฒนาชุมชนอำเภอโพธาราม", "น้ำ", "ก็", "เก้าอี้", "ศักดิ์สิทธิ์", "พันธุ์ข้าว"),
    *("พุทฺธํ สรณํ คจฺฉามิ", "ฤๅษี", "ฯลฯ", "นานๆ ครั้ง", "เป็ด", "เสาร์", "กรรมการ", "๑,๒๓๔"),
    *("นาย ก. “ข” – ค", "บ้านเลขที่ 91/8", "COVID-19 ฟื้นฟู", "😀 ดี", "ญี่ปุ่น", "เกี๊ยว", "เนื้อ"),
]
thai = st.text(alphabet=[chr(c) for c in range(0xE01, 0xE5C)] + list(" ab1.\u200b\n\xa0\u0301"))


@pytest.mark.parametrize(("broken", "expected"), REPAIRED)
def test_broken_text_is_repaired(broken, expected):
    assert repair(broken) == expected


@pytest.mark.parametrize("text", CORRECT)
def test_correct_text_is_untouched_without_a_word(text):
    assert repair(text) == text
    assert repairs(text) == (text, ())


def test_what_was_repaired_is_told_once_each():
    text, told = repairs("สํา\u200bรวย \u200bนํ้า")
    assert text == "สำรวย น้ำ"
    assert len(told) == len(set(told)) == 2


def test_tidied_spaces_are_not_worth_telling():
    assert repairs("  นายหาญ  ศรีสุวรรณ\xa0") == ("นายหาญ ศรีสุวรรณ", ())


def test_lines_are_kept_where_asked_for():
    assert repair_lines("สํานัก \r\n\u200b เเม่\n") == "สำนัก\nแม่"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("แก้ว", "แกว"), ("น้ําพริก  OTOP ๑๒", "นำพริก otop 12"), ("พิเชษฐ์", "พิเชษฐ"), ("ก็", "ก")],
)
def test_search_text(text, expected):
    assert search_text(text) == expected


def test_headings_fold_alike():
    assert fold("ชื่อ - สกุล") == fold("ชื่อ-สกุล") == fold(" ชื่อ–สกุล: ") == "ชือสกุล"


@given(st.text() | thai)
def test_every_form_is_total_and_settled(text):
    for form in (repair, repair_lines, search_text, fold):
        once = form(text)
        assert form(once) == once
    assert repairs(text)[0] == repair(text)
    assert repair(text).strip() == repair(text)
    repair(text).encode("utf-8")


@given(thai)
def test_text_that_is_not_doubtful_is_what_the_full_repair_gives(text):
    """The quick look and the full repair agree, whatever else stands in the same cell."""
    assert repair(f"ก {text}\u200b") == repair(f"ก {text}")
