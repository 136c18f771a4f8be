"""Thai dictionary order, by a table made by hand and by ICU where this machine has it."""

import ctypes
import ctypes.util
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.order import sort_key
from desktop.thai.text import repair

DICTIONARY = """
กก กกุธภัณฑ์ กง กฎ กด กบ กมล กรรม กราบ กลอง กลุ่ม กวย ก่วย กวาง กวาด กะ กะทิ กา ก่า ก้า กาง
กำ กำไร กิ่ง กิน กี่ กุ้ง กู้ เก เก่ง เกษม เก่า เก้า เกาะ แก แก่ แก้ว แกะ โก โกง ใกล้ ไก่ ไกล
ขวัญ ขาว ข้าว เขต เข็ม ไข่ คน ควาย น้อย นาง นาย น้ำ นี่ เนื้อ ปลา ปู ไป แผน ไฟ มะม่วง มา เมือง แม่
ร้าน เรือ ฤดู ฤๅษี ลม ลิง เลข ศาลา ศิลป์ เศร้า สม สมบัติ เสือ หมา หมู ไหม องค์ อาย เอา โอ่ง ไอ ฮา
"""
SMALL_LETTERS = "กขคงจชดตนบปมยรลวสหอฤ"


def test_the_order_of_the_dictionary():
    words = DICTIONARY.split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


def test_signs_then_digits_then_thai_then_latin():
    assert sorted(["a", "ก", "1", "+", "๒", "B"], key=sort_key) == ["+", "1", "๒", "ก", "a", "B"]


def test_spaces_and_punctuation_count_for_nothing():
    assert sort_key("นาย ก.ข") == sort_key("นายกข")
    assert sort_key("ฯพณฯ") == sort_key("พณ")


def test_marks_decide_only_between_equal_words():
    assert sort_key("ก่วย") > sort_key("กวย")
    assert sort_key("ก่วย") < sort_key("กวยข")


@given(st.lists(st.text(max_size=8)))
def test_any_text_has_a_key(texts):
    for text in texts:
        assert isinstance(sort_key(text), bytes)
        assert sort_key(f"{text}ก") >= sort_key(text) or "\u0e40" <= text[-1:] <= "\u0e44"


@pytest.fixture(scope="module")
def icu_key():
    library = ctypes.util.find_library("icui18n")
    if library is None:
        pytest.skip("ICU is not on this machine")
    version = re.search(r"(\d+)", library.split(".so")[-1])
    icu = ctypes.CDLL(library)
    open_collator = getattr(icu, f"ucol_open_{version[1]}")
    open_collator.restype = ctypes.c_void_p
    key_of = getattr(icu, f"ucol_getSortKey_{version[1]}")
    key_of.argtypes = [ctypes.c_void_p, *[ctypes.c_char_p, ctypes.c_int32] * 2]
    collator = open_collator(b"th_TH", ctypes.byref(ctypes.c_int(0)))

    def key(text: str) -> bytes:
        units = text.encode("utf-16-le")
        buffer = ctypes.create_string_buffer(16 * len(text) + 64)
        length = key_of(collator, units, len(text), buffer, len(buffer))
        return buffer.raw[:length]

    return key


def test_icu_has_the_same_order(icu_key):
    chance = random.Random(2569)

    def syllable() -> str:
        head = chance.choice(SMALL_LETTERS)
        tone = chance.choice(["", "", "", *"่้๊๋"])
        end = chance.choice(["", chance.choice(SMALL_LETTERS), "ร์", "ๆ", "ฯ", " ", "-"])
        vowel = chance.choice(["า", "ำ", "ะ", "ิ", "ี", "ื", "ุ", "ู", "ั", "็", ""])
        if vowel in "าำะ":
            return head + tone + vowel + end
        return chance.choice(["", "", *"เแโใไ"]) + head + vowel + tone * (vowel != "็") + end

    names = {
        repair(
            "".join(syllable() for _ in range(chance.randint(1, 4)))
            + chance.choice(["", "1", "a", "A"])
        )
        for _ in range(5000)
    }
    ordered = sorted(names, key=icu_key)
    ours, theirs = [sort_key(name) for name in ordered], [icu_key(name) for name in ordered]
    for place in range(1, len(ordered)):
        pair = ordered[place - 1 : place + 1]
        assert ours[place - 1] <= ours[place], pair
        assert (ours[place - 1] == ours[place]) == (theirs[place - 1] == theirs[place]), pair
