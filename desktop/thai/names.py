"""Titles and names of persons: "นายสมชาย ตัวอย่าง" taken apart and put together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.thai.patterns import pattern
from desktop.thai.text import repair, without_signs

_MALE = ("นาย", "เด็กชาย", "พระ", "พระครู", "พระมหา", "พระอธิการ", "พระปลัด", "สามเณร", "Mr.")
_FEMALE = ("นาง", "นางสาว", "เด็กหญิง", "แม่ชี", "Mrs.", "Miss", "Ms.")
RANKS = (
    *(
        "พลเอก",
        "พลโท",
        "พลตรี",
        "พล.อ.",
        "พล.ท.",
        "พล.ต.",
        "พันเอก",
        "พันโท",
        "พันตรี",
        "ร้อยเอก",
        "ร้อยโท",
        "ร้อยตรี",
    ),
    *("จ่าสิบเอก", "จ่าสิบโท", "จ่าสิบตรี", "สิบเอก", "สิบโท", "สิบตรี", "พลทหาร"),
    *("พันตำรวจเอก", "พันตำรวจโท", "พันตำรวจตรี", "ร้อยตำรวจเอก", "ร้อยตำรวจโท", "ร้อยตำรวจตรี"),
    *("ดาบตำรวจ", "จ่าสิบตำรวจ", "สิบตำรวจเอก", "สิบตำรวจโท", "สิบตำรวจตรี"),
    *("เรือเอก", "เรือโท", "เรือตรี", "พันจ่าเอก", "พันจ่าโท", "พันจ่าตรี", "จ่าเอก", "จ่าโท", "จ่าตรี"),
    *("พ.อ.", "พ.ท.", "พ.ต.", "ร.อ.", "ร.ท.", "ร.ต.", "จ.ส.อ.", "จ.ส.ท.", "จ.ส.ต."),
    *("ส.อ.", "ส.ท.", "ส.ต.", "พ.ต.อ.", "พ.ต.ท.", "พ.ต.ต.", "ร.ต.อ.", "ร.ต.ท.", "ร.ต.ต."),
    *("ด.ต.", "ส.ต.อ.", "ส.ต.ท.", "ส.ต.ต.", "พ.จ.อ.", "พ.จ.ท.", "พ.จ.ต.", "จ.อ.", "จ.ท.", "จ.ต."),
)
_ACADEMIC = ("ดร.", "ผศ.ดร.", "รศ.ดร.", "ศ.ดร.", "ผศ.", "รศ.", "ศ.", "นพ.", "พญ.", "Dr.", "Prof.")
_ROYAL = ("ม.ล.", "ม.ร.ว.", "หม่อมหลวง", "หม่อมราชวงศ์")

# What the form offers, the commonest first; a person may carry any other.
TITLES: tuple[str, ...] = (
    *("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "ดร.", "ผศ.", "รศ.", "ผศ.ดร.", "รศ.ดร."),
    *("ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "ว่าที่ ร.ต.", "ว่าที่ ร.ต.หญิง"),
    *("ร.ต.", "ร.ท.", "ร.อ.", "พ.ต.", "พ.ท.", "พ.อ.", "ส.ต.", "ส.อ.", "จ.ส.ต.", "จ.ส.อ."),
    *("ส.ต.ต.", "ส.ต.ท.", "ส.ต.อ.", "ด.ต.", "ร.ต.ต.", "ร.ต.ท.", "ร.ต.อ."),
    *("พ.ต.ต.", "พ.ต.ท.", "พ.ต.อ."),
    *("ม.ล.", "ม.ร.ว.", "พระ", "พระครู", "พระมหา", "แม่ชี", "Mr.", "Mrs.", "Ms."),
)

# Spellings that stand for another title.
_STANDS_FOR = {"น.ส.": "นางสาว", "ด.ช.": "เด็กชาย", "ด.ญ.": "เด็กหญิง"}

# Words that begin like a title and are no title when nothing follows them.
_WORDS = frozenset(
    [
        "นายก",
        "นายหน้า",
        "นายทุน",
        "นายจ้าง",
        "นายท่า",
        "นางฟ้า",
        "นางแบบ",
        "นางเอก",
        "นางงาม",
        "นางรำ",
        "พระเอก",
        "พระราม",
        "พระจันทร์",
    ]
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's title, first name and surname; any may be empty."""

    title: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """The whole name as paper writes it: a Thai title joins the first name."""
        gap = " " if self.title.isascii() and self.title else ""
        return f"{self.title}{gap}{self.first} {self.last}".strip()


def parse_name(text: str) -> PersonName:
    """Title, first name and surname of `text`; never fails.

    The title may be stuck to the name or abbreviated, and is one only when a name remains: in
    "นายก สุข" and "นางฟ้า" there is none. All words after the first name are the surname
    ("ณ บางช้าง").
    """
    rest = repair(text)
    title = ""
    if rest not in _WORDS and (found := _TITLE.match(rest)):
        title, rest = _canonical(found[0]), rest[found.end() :]
        while further := _FURTHER_TITLE.match(rest):
            gap = "" if title.endswith(".") else " "
            title, rest = title + gap + _canonical(further[0]), rest[further.end() :]
    first, _, last = rest.partition(" ")
    return PersonName(title, first, last)


def same_name(one: str, other: str) -> bool:
    """Whether both write the same person's name.

    Spaces, signs and how a title is spelt do not matter, nor that one has no title; a man's and
    a woman's title tell two persons apart, and so does a tone mark.
    """
    first, second = parse_name(one), parse_name(other)
    sexes = {sex(first.title), sex(second.title)} - {""}
    return len(sexes) < 2 and name_key(first) == name_key(second) != ""


def name_key(name: PersonName) -> str:
    """First name and surname as `same_name` compares them."""
    return without_signs(f"{name.first}{name.last}".casefold())


def sex(title: str) -> str:
    """ "female" or "male" where a title tells, else ""."""
    if title in _FEMALE or title.endswith("หญิง"):
        return "female"
    return "male" if title in _MALE else ""


def _spelling(title: str) -> str:
    """A pattern for `title`, its dots and spaces as people type them.

    An abbreviation needs one of its dots, or a space after it: "ดร สมชาย" carries a title, the
    name "ดรุณี" does not.
    """
    if "." not in title:
        return title
    parts = [part for part in title.split(".") if part]
    stuck = "".join(parts)
    spellings = [r"\.\s?".join(parts) + r"\.?"] if len(parts) > 1 else []
    spellings.append(rf"{stuck}\.")
    if len(stuck) > 1:
        spellings.append(rf"{stuck}(?=\s)")
    return "|".join(spellings)


def _any_of(titles: Iterable[str]) -> str:
    return "|".join(map(_spelling, sorted(titles, key=len, reverse=True)))


def _canonical(written: str) -> str:
    """The title as it is stored: abbreviations with all their dots, น.ส. as นางสาว."""
    key = _title_key(written)
    acting = key.startswith("ว่าที่")
    rank = key.removeprefix("ว่าที่").removesuffix("หญิง")
    if rank not in _BY_KEY:  # เด็กหญิง, not a woman's rank
        return _BY_KEY[key]
    woman = "หญิง" if key.endswith("หญิง") else ""
    title = _BY_KEY[rank]
    gap = " " if title.endswith(".") else ""
    return f"ว่าที่{gap}{title}{woman}" if acting else title + woman


def _title_key(written: str) -> str:
    return re.sub(r"[.\s]", "", written).lower()


_PLAIN = (*_MALE, *_FEMALE, *_ACADEMIC, *_ROYAL)
_BY_KEY = {_title_key(title): title for title in (*_PLAIN, *RANKS)} | {
    _title_key(short): title for short, title in _STANDS_FOR.items()
}


def title_meant(written: str) -> str:
    """The title that `written` spells or stands for: นางสาว for "น.ส."; "" where it is none."""
    return _BY_KEY.get(_title_key(written), "")


# What follows a title must be able to begin a name: "นางสาวิตรี" is นาง สาวิตรี.
_NAME_FOLLOWS = r"(?:\s+(?=[ก-ฮเ-ไA-Za-z])|(?=(?!รร)[ก-ฮเ-ไ]\S)|(?=[A-Za-z]))"
_TITLE = pattern(
    rf"(?:(?:ว่าที่\s?)?(?:{_any_of(RANKS)})(?:\s?หญิง)?"
    rf"|{_any_of((*_PLAIN, *_STANDS_FOR))}){_NAME_FOLLOWS}",
    re.IGNORECASE,
)
_FURTHER_TITLE = pattern(rf"(?:{_any_of((*_ACADEMIC, *_ROYAL))}){_NAME_FOLLOWS}", re.IGNORECASE)
