"""Where a line of Thai may end: by dictionary, and by the habits of Thai print.

Thai is written without spaces between words, so a line is broken at the edges of words, as
`word_edges` finds them. Print adds habits no dictionary knows: ๆ, ฯ and closing marks stay with
the word before them, opening marks with the word after, a number with its unit, a title with its
name.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from desktop.thai.names import RANKS, TITLES
from desktop.thai.patterns import pattern
from desktop.thai.word_edges import word_edges

NEVER_BEGINS = frozenset("ๆฯ๚๛ะาำๅ.,:;!?%)]}”’»›…/–—\u2011")
"""Characters no line begins with; combining marks, which are too many to list, belong here too."""

NEVER_ENDS = frozenset("เแโใไ๏([{“‘«‹#฿$\u00a0\u202f\u2011")
"""Characters no line ends with."""

_LONG_HEADING = 14
"""Letters beyond which a heading is written in two lines."""

_STRAIGHT_QUOTES = frozenset("\"'")

_MONTHS = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    "|ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค."
).replace(".", r"\.")
_UNITS = (
    "ครัวเรือน|ครอบครัว|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|แห่ง|กลุ่ม|องค์กร|คน|ราย|ท่าน|รูป|คู่|ชั่วโมง|นาที|วัน|สัปดาห์"
    "|เดือน|ปี|ไตรมาส|ครั้ง|รอบ|มื้อ|รุ่น|หลักสูตร|โครงการ|กิจกรรม|เรื่อง|ประเภท|ด้าน|ตำแหน่ง|ดาว|บาท|สตางค์"
    "|ล้านบาท|ล้าน|แสน|หมื่น|พัน|ร้อย|ไร่|งาน|ตารางวา|ตารางเมตร|กิโลเมตร|เมตร|เซนติเมตร|กิโลกรัม|กรัม|ตัน|ลิตร"
    "|องศาเซลเซียส|องศา|รายการ|ฉบับ|แผ่น|ใบ|หน้า|เล่ม|ชุด|ผืน|ต้น|ตัว|ฟอง|ก้อน|ถุง|กระสอบ|กล่อง|โหล|ขวด|หลัง|คัน"
    "|เครื่อง|แปลง|บ่อ|คะแนน|เปอร์เซ็นต์|น\\.|กม\\.|กก\\."
)
_DIGIT = "[0-9๐-๙]"
_LABELS = (
    "หมู่ที่|เลขที่|วันที่|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)ที่|ร้อยละ|ข้อที่|ข้อ|หน้า|ครั้งที่|รุ่นที่|ลำดับที่"
    "|ไตรมาสที่|มาตรา|ม\\.|พุทธศักราช|คริสต์ศักราช|ปีงบประมาณ|พ\\.ศ\\.|ค\\.ศ\\.|กชช\\.|โทร\\.|โทรศัพท์"
    rf"|ปี(?=\s?{_DIGIT}{{4}}(?!{_DIGIT}))"
)
_NUMBER = rf"{_DIGIT}+(?:[.,/:]{_DIGIT}+)*"
_PHONE = rf"[0๐]{_DIGIT}{{0,2}}(?:[ -]{_DIGIT}{{3,4}}){{1,2}}(?!{_DIGIT})"
_NUMBERS = rf"(?:{_PHONE}|{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})*)"
_LETTER_NUMBER = rf"(?<![ก-๎])[ก-ฮ]{{2}}\s{_DIGIT}{{4}}(?:\.{_DIGIT}+)*/(?:ว\s?)?{_DIGIT}+"
_LIST_MARK = rf"(?<!\S)\(?{_DIGIT}{{1,2}}[.)]\s\S"


def _one_of(titles: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))


_SPELT = _one_of(title for title in (*TITLES, *RANKS) if "." not in title)
_SHORT = _one_of(("น.ส.", *(title for title in (*TITLES, *RANKS) if "." in title)))
_LEADING = "บ้าน|ตำบล|อำเภอ|จังหวัด|การ|ความ|ผู้"  # words that are nothing without the next

_ONE_PIECE = pattern(
    rf"{_LETTER_NUMBER}|{_LIST_MARK}"
    rf"|(?:(?:{_LABELS})\s?)?{_NUMBERS}(?:[ก-ฮ](?![ก-๎]))?"
    rf"|(?:{_MONTHS})\s(?:(?:พ\.ศ\.|พุทธศักราช)\s?)?{_NUMBER}"
    r"|(?<![ก-๎.])[ตอจมซถ]\.\s\S"  # ต. เจ็ดเสมียน
    r"|(?:[ก-ฮ]{1,3}\.)+[ก-ฮเแโใไ]?"  # จปฐ. and จ.ราชบุรี
    r"|(?:[a-z]+://)?[A-Za-z0-9]+(?:[-'’.@/_&+=?%:]+[A-Za-z0-9]+)*"
    r"|(?<!\S)ณ\s\S"
)
_COUNTED = pattern(
    rf"(?P<label>(?:{_LABELS})\s?)?{_NUMBERS}"
    rf"\s?(?:(?P<month>{_MONTHS})|{_UNITS})"
)
_NAMED = pattern(
    rf"(?P<title>(?:ว่าที่\s?)?(?:(?:{_SPELT})(?:หญิง)?|(?:{_SHORT})(?:หญิง)?\s?))"
    r"[ก-ฮเแโใไA-Z][ก-๎a-z]{1,30}(?=[\s,)\]”’\"]|$)"
)
_LED = pattern(rf"(?:{_LEADING})(?=[ก-ฮเแโใไ])")


def _kept_together(text: str, edges: set[int]) -> set[int]:
    """The positions inside numbers with their units, abbreviations, titles with their names."""
    kept: set[int] = set()
    for match in _ONE_PIECE.finditer(text):
        kept.update(range(match.start() + 1, match.end()))
    ended = 0
    for match in _COUNTED.finditer(text):
        if match["month"] or (match.end() in edges and not match["label"]):
            follows = not text[ended : match.start()].strip()  # 3 ไร่ |2 งาน
            kept.update(range(match.start() + bool(match["label"] or follows), match.end()))
            ended = match.end()
    for match in _NAMED.finditer(text):
        if match.start() in edges and match.end("title") in edges:
            kept.update(range(match.start() + 1, match.end()))
    kept.update(match.end() for match in _LED.finditer(text) if match.start() in edges)
    return kept


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end with the character `before` and the next begin with `after`."""
    if after.isspace() or after in NEVER_BEGINS or unicodedata.category(after)[0] == "M":
        return False
    if before in NEVER_ENDS or unicodedata.category(after) == "Cf":
        return False
    quoted = after in _STRAIGHT_QUOTES or before in _STRAIGHT_QUOTES
    return before.isspace() or not quoted


@lru_cache(maxsize=4096)
def breaks(text: str, words: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """The positions in `text` where a new line may begin, in order; never 0 nor the end.

    Spaces stay at the end of the line before. `words` are further words that are never cut:
    the names of the office's tambons, villages and people.
    """
    if not text:
        return ()
    edges = word_edges(text, words)
    kept = _kept_together(text, edges)
    return tuple(
        edge
        for edge in sorted(edges - kept)
        if 0 < edge < len(text) and _may_part(text[edge - 1], text[edge])
    )


def pieces(text: str, words: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """`text` cut at its breaks; joined again the pieces are the text."""
    edges = (0, *breaks(text, words), len(text))
    return tuple(text[start:end] for start, end in pairwise(edges))


def name_pieces(name: str) -> tuple[str, ...]:
    """A person's name cut at its spaces only; ณ stays with the word after it."""
    return tuple(re.findall(r"\s*\S+(?:\s+ณ\s+\S+)?\s*", name)) or (name,)


def soft_breaks(text: str, words: frozenset[str] = frozenset()) -> str:
    """`text` for a label of the window, which has no Thai dictionary of its own on Windows.

    A zero-width space stands wherever a line may end inside a phrase; a space that must not end a
    line (before ๆ, between a number and its unit) becomes a no-break space. For display only.
    """
    return "\u200b".join(
        re.sub(r" (?=\S)", "\u00a0", piece) for piece in pieces(text, words)
    ).replace(" \u200b", " ")


def in_two_lines(heading: str) -> str:
    """A long heading broken between two words, near its middle; a short one as it is."""
    words = pieces(heading) if len(heading) > _LONG_HEADING else [heading]
    halves = (
        ("".join(words[:at]).strip(), "".join(words[at:]).strip()) for at in range(len(words))
    )
    first, second = min(halves, key=lambda both: max(map(len, both)))
    return f"{first}\n{second}" if first else second
