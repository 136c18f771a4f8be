"""Names that are read alike have one key; names that only look alike have not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.demo import names
from desktop.thai.sound import sound_key


def pairs(text: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _slash, other in (pair.partition("/") for pair in text.split())]


ALIKE = pairs(
    "สมศรี/สมสี บุญญา/บุนยา ณัฐ/นัด ณัฐ/ณัฏฐ์ ศรี/สี ณัฐวุฒิ/นัฐวุฒิ ณัฐวุฒิ/ณัฐวุฒ "
    "ณัฐวุฒิ/ณัฐวุธ พงษ์/พงศ์ วงษ์/วงศ์ ธีรพงศ์/ธีระพงษ์ วีรชัย/วีระชัย สุรชัย/สุระชัย "
    "จันทร์/จัน จันทร์/จันทน์ ทิพย์/ทิพ ทิพวรรณ/ทิพย์วรรณ วรรณา/วันนา พรรณี/พันนี "
    "วราภรณ์/วราพร ชัย/ไชย ชัย/ไช ชัยวัฒน์/ไชยวัฒน์ ไทย/ไท เพชร/เพ็ชร เพชร/เพ็ชร์ "
    "เพชรดี/เพ็ชร์ดี สะอาด/สอาด ละออ/ลออ ชะลอ/ชลอ กิตติ/กิติ เพ็ญ/เพ็น กัญญา/กันยา "
    "สุกัญญา/สุกันยา สุนีย์/สุณี ทรัพย์/ซับ ธรรมา/ธัมมา ธรรม/ทำ กรรณิการ์/กันนิกา "
    "บรรจง/บันจง ฤทธิ์/ริด ฤดี/รึดี สุชาติ/สุชาต เกตุ/เกต สัมฤทธิ์/สำฤทธิ์ ภูมิ/ภูม พูล/พูน "
    "บุญ/บุน ศักดิ์/สัก สวัสดิ์/สวัส รัตนา/รัดนา เกียรติ/เกียด หญิง/ยิง หมาย/มาย พรหม/พรม "
    "หงษ์/หงส์ สายไหม/สายไม ไพโรจน์/ไพโรจ เจริญ/เจริน อยู่/ยู่ ใจดี/ไจดี กฤษณะ/กริษณะ "
    "จิตร/จิต บุตร/บุด ประสิทธิ์/ประสิทธ์ พยงค์/พะยง อภิญญา/อภินยา วิทยา/วิดยา ศิริ/สิริ "
    "ญาณี/ยานี ฐิติ/ถิติ วัฒนา/วัทนา อารีย์/อารี จำรัส/จัมรัด สร้อย/ส้อย เสริม/เสิม จริง/จิง "
    "ทราย/ซาย อินทรี/อินซี กาญจนา/กานจนา ลักษณ์/ลัก มณฑา/มนทา สมพร/สมพอน อัจฉรา/อัดฉรา "
    "พิมพ์ใจ/พิมใจ สังข์/สัง เสริญ/เสิญ สุนทร/สุนทอน วัชรพล/วัชระพล ปิยพงษ์/ปิยะพงศ์ "
    "ธนพล/ธนะพล เพชรรัตน์/เพ็ชรรัตน์ ไพฑูรย์/ไพทูน ประเสริฐ/ประเสิด ประเสริฐ/ประเสริด"
)
UNLIKE = pairs(
    "กานดา/กัญญา สมชาย/สมหมาย แดง/ดำ สมพร/สมพล สมพงษ์/สมพร ชาย/ชัย มาลี/มารี วิชัย/วินัย "
    "สมศักดิ์/สมศรี บุญมี/บุญมา บุญเลิศ/บุญเรือง ประไพ/ประภา วารี/วาสนา ทองใบ/ทองคำ "
    "ทองดี/ทองคำ แก้ว/กล้า สุดา/สุดใจ วิไล/วิไลวรรณ มานะ/มานพ สุรชัย/สุรศักดิ์ ภากร/ภาค "
    "ธนากร/ธนา หงษ์/ง สุภา/สุภาพ ลำดวน/ลำสวน อุไร/อุบล เพ็ญศรี/เพ็ญจันทร์ มะลิ/มาลี มณี/มานี "
    "ใจดี/ใจงาม สมใจ/สมจิตร วันดี/วันเพ็ญ"
)


def key(name: str) -> str:
    return sound_key(name, "ใจดี")


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_is_read_alike_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_is_read_otherwise_has_another_key(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_first_name_and_surname_both_count() -> None:
    assert sound_key("สมศรี", "บุญญา") == sound_key("สมสี", "บุนยา")
    assert sound_key("สมศรี", "บุญญา") != sound_key("บุญญา", "สมศรี")
    assert sound_key("สมศรี", "") == sound_key("", "ใจดี") == ""


def test_the_common_names_of_the_demo_stay_apart() -> None:
    """A key that is too coarse would ask about everybody."""
    for kind in (names.MEN, names.WOMEN, names.YOUNG_MEN, names.YOUNG_WOMEN, names.SURNAMES):
        assert len({key(name) for name in kind}) == len(set(kind))


@given(st.text(alphabet=st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=30))
def test_any_thai_text_has_a_key(text: str) -> None:
    assert sound_key(text, text) == sound_key(text, text)


@given(st.text(max_size=60), st.sampled_from("่้๊๋"))
def test_tone_marks_and_case_never_matter(text: str, tone: str) -> None:
    assert sound_key(text.upper(), "ก") == sound_key(text.upper().lower(), "ก")
    assert sound_key("มา" + tone, "ก") == sound_key("มา", "ก")
