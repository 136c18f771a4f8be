"""Thai text in as few bytes as a small code needs: one a letter, one a phrase that offices repeat.

A letter is its byte in TIS-620. The bytes that TIS-620 leaves free stand for the phrases below, so
that the name of an office takes nine bytes, not ninety. Text with any other letter is UTF-8.
"""

import re

PHRASES = (
    "สำนักงานพัฒนาชุมชนอำเภอ", "สำนักงานพัฒนาชุมชนจังหวัด", "สำนักงานพัฒนาชุมชน", "ศูนย์ศึกษาและพัฒนาชุมชน",
    "กรมการพัฒนาชุมชน", "ที่ว่าการอำเภอ", "อำเภอ", "จังหวัด", "ตำบล", "หมู่ที่ ", "หมู่บ้าน", "บ้าน", "ชุมชน",
    "สัมมาชีพชุมชน", "สัมมาชีพ", "วิทยากรผู้นำสัมมาชีพชุมชน", "วิทยากรสัมมาชีพชุมชน", "ทีมวิทยากรสัมมาชีพชุมชน",
    "วิทยากร", "ปราชญ์ชุมชน", "ครัวเรือนสัมมาชีพ", "ครัวเรือนเป้าหมาย", "ครัวเรือน", "กลุ่มอาชีพ", "การฝึกอบรม",
    "ฝึกอบรม", "ผ่าน", "หลักสูตร", "โครงการ", "กิจกรรม", "ประจำปีงบประมาณ พ.ศ. ", "ปีงบประมาณ", "การพัฒนา",
    "พัฒนา", "ส่งเสริม", "สนับสนุน", "ขอบคุณ", "เป็น", "และ", "ของ", "การ", "ความ", "ผู้", "อาชีพ", "ตัวอย่าง",
    "รุ่นที่ ๑", "รุ่นที่ ", "นางสาว", "นาง", "นาย", "ว่าที่ร้อยตรี ", "ณ ", "25", "๒๕", "/25", "lead_trainer",
    "team_member", "household", "sage", "partner", "host", "เกษตร", "ประเสริฐ", "สวัสดิ์", "วงศ์", "ศักดิ์",
    "พันธุ์", "รัตน์", "พงษ์", "ทอง", "แก้ว", "บุญ", "สุข", "ศรี",
)  # fmt: skip
"""Never changed, not even in their order: codes that were printed are read with them."""

_FREE = [*range(0x20), 0x7F, *range(0x80, 0xA1), *range(0xDB, 0xDF), *range(0xFC, 0x100)]
_BYTE_OF = dict(zip(PHRASES, map(chr, _FREE), strict=True))
_LETTERS = [chr(byte) for byte in range(0x20, 0x7F)]
_THAI = {byte: chr(0x0E00 + byte - 0xA0) for byte in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))}
_TEXT_OF = {
    **{ord(letter): letter for letter in _LETTERS},
    **_THAI,
    **{ord(byte): phrase for phrase, byte in _BYTE_OF.items()},
}
_TO_BYTE = {ord(letter): byte for byte, letter in _THAI.items()}
_PHRASE = re.compile("|".join(map(re.escape, sorted(PHRASES, key=len, reverse=True))))
_SINGLE = re.compile(r"[ -~\u0e01-\u0e3a\u0e3f-\u0e5b]*")


def pack(text: str) -> tuple[bytes, bool]:
    """`text` in bytes, and whether they are UTF-8 because the short code lacks a letter of it."""
    if not _SINGLE.fullmatch(text):
        return text.encode("utf-8"), True
    shorter = _PHRASE.sub(lambda found: _BYTE_OF[found[0]], text)
    return shorter.translate(_TO_BYTE).encode("latin-1"), False


def unpack(data: bytes, *, utf8: bool) -> str:
    """The text of `pack`; ValueError where the bytes are none."""
    return data.decode("utf-8") if utf8 else "".join(_TEXT_OF[byte] for byte in data)
