import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.thai.line_breaking import (
    NEVER_BEGINS,
    NEVER_ENDS,
    breaks,
    name_pieces,
    pieces,
    soft_breaks,
)

VILLAGES = frozenset({"วังลึก", "บ่อมะกรูด", "เจ็ดเสมียน", "ศรีษะแรด"})

SENTENCES = [
    "เป็น|วิทยากรผู้นำ|สัมมาชีพชุมชน |บ้านวังลึก |หมู่ที่ ๑ |ตำบลเจ็ดเสมียน",
    "ผ่าน|การ|ฝึกอบรม|หลักสูตร |“วิทยากรผู้นำสัมมาชีพ” |ระหว่างวันที่ ๘ – ๑๑ ธันวาคม ๒๕๖๘",
    "จัด|โดย|ศูนย์ศึกษาและพัฒนาชุมชน|เพชรบุรี",
    "ให้ไว้ |ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙",
    "ปราชญ์ชุมชน|และ|ครัวเรือนเป้าหมาย",
    "หมู่บ้าน|ละ 20 ครัวเรือน",
    "ต่าง ๆ |เช่น |ข้าว |ปลา ฯลฯ",
    "เด็ก ๆ |เล่น|น้ำ",
    "กรุงเทพฯ |และ|ราชบุรี",
    "COVID-19 |ฟื้นฟู",
    "OTOP |วันที่ ๒๗",
    "บ้านศรีษะแรด |หมู่ที่ 3",
    "การบ้าน|บ่อมะกรูด",
    "พ.ศ. ๒๕๖๙ |(ปีงบประมาณ)",
    "เพิ่มขึ้น|ร้อยละ ๓ |ของ|รายได้",
    "รวม 14,717,700 บาท |ถ้วน",
    "นายอำเภอ|โพธาราม",
    "นางสาวสมศรี |ใจดี",
    "เลขประจำตัว|ประชาชน |9-0070-00000-01-9",
    "กล่าวว่า |“สวัสดี” |แล้วไป",
    "โทร. 032-123456 |ต่อ |12",
    "สุขภาพ",
    "ขอมอบ",
]


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_line_ends_only_between_words(expected: str) -> None:
    assert "|".join(pieces(expected.replace("|", ""), VILLAGES)) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "ก", "๒๕๖๙", "น้ำ", "ๆ", "ฯลฯ", "()", "  ก  ", "\n", "😀", "ก\u200bข", "นางสาว"],
)
def test_short_and_odd_texts_lose_nothing(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_names_passed_in_are_never_cut() -> None:
    text = "ตำบลคลองตะแบกงามไพร"
    name = "คลองตะแบกงามไพร"
    assert any(name in text[:at] or at > text.index(name) for at in breaks(text))
    assert all(at <= text.index(name) for at in breaks(text, frozenset({name})))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("นายวิชัย เจริญผล", ("นายวิชัย ", "เจริญผล")),
        ("ว่าที่ร้อยตรีหญิงศรีสุดา เทพหัสดิน ณ อยุธยา", ("ว่าที่ร้อยตรีหญิงศรีสุดา ", "เทพหัสดิน ณ อยุธยา")),
        ("Somchai", ("Somchai",)),
        ("", ("",)),
    ],
)
def test_a_name_is_cut_at_its_spaces(name: str, expected: tuple[str, ...]) -> None:
    assert name_pieces(name) == expected


def test_labels_get_soft_breaks_and_hard_spaces() -> None:
    assert soft_breaks("ครัวเรือนเป้าหมายหมู่บ้านละ 20 ครัวเรือน ต่าง ๆ") == (
        "ครัวเรือนเป้าหมาย\u200bหมู่บ้าน\u200bละ\u00a020\u00a0ครัวเรือน ต่าง\u00a0ๆ"
    )


ALPHABET = st.sampled_from("กขคงจชดตทนบปพมยรลวสหอะาำัิีึืุู็่้๊๋์เแโใไๆฯ๑๒๓ ()“”\"'.,:;!?%/-ABab12฿😀\u200b\n")
WORDS = st.sampled_from(["สัมมาชีพ", "ชุมชน", " ", "ๆ", "ฯลฯ", "๒๐ ครัวเรือน", "(", ")", "น้ำ", "OTOP"])
TEXTS = st.one_of(
    st.text(ALPHABET, max_size=60), st.lists(WORDS, max_size=15).map("".join), st.text(max_size=30)
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_pieces_join_to_the_text_and_obey_the_habits_of_print(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    for before, after in pairwise(found):
        assert after[0] not in NEVER_BEGINS
        assert not after[0].isspace()
        assert unicodedata.category(after[0])[0] != "M"
        assert before[-1] not in NEVER_ENDS


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_soft_breaks_add_only_what_is_not_seen(text: str) -> None:
    shown = soft_breaks(text)
    plain = text.replace("\u200b", "").replace("\u00a0", " ")
    assert shown.replace("\u200b", "").replace("\u00a0", " ") == plain
