import unicodedata
from itertools import pairwise
from pathlib import Path

import nlpo3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.thai.line_breaking import (
    NEVER_BEGINS,
    NEVER_ENDS,
    breaks,
    in_two_lines,
    name_pieces,
    pieces,
    soft_breaks,
)

NAMES = frozenset(
    [
        *("วังลึก", "บ่อมะกรูด", "เจ็ดเสมียน", "ศรีษะแรด", "ห้วยผักบุ้ง", "หุบมะกล่ำ", "จอมปราปราสาท"),
        *("วัดพระศรีอารย์", "ดอนไม้เรียง", "หนองสองห้อง", "นายวิชัย เจริญผล", "สมศรี ใจดี"),
        *("กิตติ วัฒนะมหาตม์", "ศรีสุดา เทพหัสดิน ณ อยุธยา", "สมชาย มีสุข"),
    ]
)

SENTENCES = Path(__file__).with_name("line_breaks.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("expected", SENTENCES)
def test_a_line_ends_only_between_words(expected: str) -> None:
    assert "|".join(pieces(expected.replace("|", ""), NAMES)) == expected


def test_a_hundred_sentences_are_held() -> None:
    assert len(set(SENTENCES)) >= 100


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


def test_a_no_break_space_or_hyphen_breaks_no_line() -> None:
    assert pieces("คุณ\u00a0ครู มา\u202fแล้ว A\u2011B") == (
        "คุณ\u00a0ครู ",
        "มา\u202fแล้ว ",
        "A\u2011B",
    )


def test_new_names_load_no_new_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """One takes fifty megabytes that are never given back."""
    breaks("ตำบล")
    monkeypatch.setattr(nlpo3, "load_dict", None)
    assert pieces("ตลาดหนองตะไก้น้อย", frozenset({"หนองตะไก้น้อย"})) == ("ตลาด", "หนองตะไก้น้อย")


def test_a_name_is_not_seen_inside_words_that_the_dictionary_knows() -> None:
    assert pieces("ดอนทรายและดอนเมือง", frozenset({"ดอน"})) == ("ดอนทราย", "และ", "ดอนเมือง")


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


@given(st.lists(st.one_of(st.sampled_from(sorted(NAMES)), WORDS, st.text(ALPHABET, max_size=8))))
def test_no_name_is_ever_cut(parts: list[str]) -> None:
    text = "".join(parts)
    at = frozenset(breaks(text, NAMES))
    for name in {part for whole in NAMES for part in whole.split()}:
        start = text.find(name)
        while start >= 0:
            assert not at & set(range(start + 1, start + len(name))), name
            start = text.find(name, start + 1)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("รวม", "รวม"),
        ("ยังต่ำกว่าเกณฑ์", "ยังต่ำกว่า\nเกณฑ์"),
        ("Growth, practising (%)", "Growth,\npractising (%)"),
    ],
)
def test_a_long_heading_has_two_lines(heading: str, expected: str) -> None:
    assert in_two_lines(heading) == expected
