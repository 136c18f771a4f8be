"""Names: titles come off whole, and only where a name remains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai.names import TITLES, PersonName, parse_name, same_name
from desktop.thai.text import repair

NAMES = [
    ("นายสมชาย ตัวอย่าง", ("นาย", "สมชาย", "ตัวอย่าง")),
    ("นาย  สมชาย  ตัวอย่าง", ("นาย", "สมชาย", "ตัวอย่าง")),
    ("น.ส.ไฉไล นาคสุข", ("นางสาว", "ไฉไล", "นาคสุข")),
    ("นส. ไฉไล นาคสุข", ("นางสาว", "ไฉไล", "นาคสุข")),
    ("นส ไฉไล นาคสุข", ("นางสาว", "ไฉไล", "นาคสุข")),
    ("น. ส. ไฉไล", ("นางสาว", "ไฉไล", "")),
    ("นางสาวไฉไล ณ บางช้าง", ("นางสาว", "ไฉไล", "ณ บางช้าง")),
    ("นางสาวิตรี ใจดี", ("นาง", "สาวิตรี", "ใจดี")),
    ("นายกมล สุข", ("นาย", "กมล", "สุข")),
    ("นายก สุข", ("", "นายก", "สุข")),
    ("นางฟ้า", ("", "นางฟ้า", "")),
    ("นางฟ้า ใจดี", ("นาง", "ฟ้า", "ใจดี")),
    ("นาย", ("", "นาย", "")),
    ("", ("", "", "")),
    ("ดรุณี ใจดี", ("", "ดรุณี", "ใจดี")),
    ("พรชัย ใจดี", ("", "พรชัย", "ใจดี")),
    ("ดร.อารีย์ กลิ่นหอม", ("ดร.", "อารีย์", "กลิ่นหอม")),
    ("ผศ. ดร.สมชาย ใจดี", ("ผศ.ดร.", "สมชาย", "ใจดี")),
    ("พ.ต.ท.ดร.สมชาย ใจดี", ("พ.ต.ท.ดร.", "สมชาย", "ใจดี")),
    ("ว่าที่ร้อยตรี ดร. สมชาย ใจดี", ("ว่าที่ร้อยตรี ดร.", "สมชาย", "ใจดี")),
    ("ว่าที่ร้อยตรีหญิงสมศรี ใจดี", ("ว่าที่ร้อยตรีหญิง", "สมศรี", "ใจดี")),
    ("ว่าที่ ร.ต. สมชาย ใจดี", ("ว่าที่ ร.ต.", "สมชาย", "ใจดี")),
    ("ว่าที่ร.ต.หญิง สมศรี ใจดี", ("ว่าที่ ร.ต.หญิง", "สมศรี", "ใจดี")),
    ("ส.ต.ต.สมชาย ใจดี", ("ส.ต.ต.", "สมชาย", "ใจดี")),
    ("ม.ล.สมชาย ณ อยุธยา", ("ม.ล.", "สมชาย", "ณ อยุธยา")),
    ("พระครูสังวร ธมฺโม", ("พระครู", "สังวร", "ธมฺโม")),
    ("ด.ช.ก้อง ใจดี", ("เด็กชาย", "ก้อง", "ใจดี")),
    ("เด็กหญิงแก้ว ใจดี", ("เด็กหญิง", "แก้ว", "ใจดี")),
    ("Mr. John Smith", ("Mr.", "John", "Smith")),
    ("นาย สํา\u200bรวย  ใจดี", ("นาย", "สำรวย", "ใจดี")),
]


@pytest.mark.parametrize(("text", "parts"), NAMES)
def test_taken_apart(text, parts):
    assert parse_name(text) == PersonName(*parts)


@pytest.mark.parametrize("title", TITLES)
def test_every_offered_title_reads_back(title):
    name = PersonName(title, "สมชาย", "ณ บางช้าง")
    assert parse_name(name.full) == name


def test_a_thai_title_joins_the_name():
    assert PersonName("นาย", "สมชาย", "ตัวอย่าง").full == "นายสมชาย ตัวอย่าง"
    assert PersonName("ว่าที่ ร.ต.", "สมชาย", "").full == "ว่าที่ ร.ต.สมชาย"
    assert PersonName("Mr.", "John", "Smith").full == "Mr. John Smith"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("น.ส.ไฉไล นาคสุข", "นางสาว ไฉไล  นาคสุข", True),
        ("นายหาญ ศรีสุวรรณ", "หาญ ศรีสุวรรณ", True),
        ("นางไฉไล ณ บางช้าง", "น.ส.ไฉไล ณบางช้าง", True),
        ("นายวันเพ็ญ ใจดี", "นางวันเพ็ญ ใจดี", False),
        ("นายแก้ว ใจดี", "นายแกว ใจดี", False),
        ("", "", False),
    ],
)
def test_same_name(one, other, same):
    assert same_name(one, other) is same


@given(st.text(alphabet="นายงสวดร.กหญิ่ ว่ที้Mr") | st.text())
def test_taking_apart_loses_nothing_but_the_spelling_of_the_title(text):
    name = parse_name(text)
    assert repair(text).endswith(f"{name.first} {name.last}".strip())
    assert parse_name(f"{name.first} {name.last}") is not None
