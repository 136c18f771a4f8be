"""How a Thai name sounds, as a key: two spellings that are read alike have the same one.

The steps follow the published Thai sound codes Udom83 (Wannee Udompanich, 1983) and LK82 (Vichit
Lorchirachoonkul and Charoen Khuwinphun, 1982): tone marks and silenced letters go, รร is read,
letters of one sound become one, final consonants fall into their eight classes. Unlike those codes
the key is not cut and keeps the vowels, only their length is left out: a clerk is asked about every
pair that agrees, so แดง and ดำ, พร and พล must not.
"""

import re
from functools import lru_cache

from desktop.thai.text import repair, without_signs

_C = "ก-ฮ"
_LEADING = "เ-โ"
_SIGNS = "ะัาิีึืุู็"
_AT_END = rf"(?=[{_C}{_LEADING}]|$)"

# Read in this order; each step sees what the ones before have left.
_STEPS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # Letters that are not read although nothing says so.
        ("เกียรติ", "เกียด"),
        (rf"(?<=[า])ต[ิุ]{_AT_END}|(?<=เ[{_C}])ต[ิุ]{_AT_END}", "ต"),
        (rf"(?<=ุ)ฒิ{_AT_END}", "ฒ"),
        (rf"(?<=ู)มิ{_AT_END}", "ม"),
        # Letters that การันต์ silences, and the letter before that goes with them.
        (r"(?:[ทตด]ร|[จทต]น|ษณ|ษม?ณ|ณฑ)[ิุ]?์", ""),
        (rf"[{_C}][ิุ]?์", ""),
        # ร that is not read, and ทร read as ซ.
        (r"[สศ]ร(?=[ี]|้[าอ]|อย)", "ส"),
        (r"เ[สศ]ร(?=ิ[มฐ]|[ษ็]|้)", "เส"),
        ("จร(?=ิง)", "จ"),
        (r"(?<=[ไ])ทร|ทร(?=ั[พย]|าย|าบ|ง|วง|ุด)|(?<=น)ทร(?=ี)", "ซ"),
        (rf"(?<=[ัิุ])([ตทชกคด])ระ?{_AT_END}", r"\1"),
        (rf"(?<=เ[{_C}])([ตทช])ระ?{_AT_END}|(?<=เ[{_C}]็)([ตทช])ระ?{_AT_END}", r"\1\2"),
        ("[\u0e48-\u0e4b\u0e4d\u0e4e\u0e3aๆฯ]", ""),
        # ฤ, รร, ไ and ำ as they are read.
        ("ฤๅ", "รี"),
        ("ฤ|รึ", "ริ"),
        (rf"รรม(?=[{_SIGNS}])", "ัมม"),
        (r"รรม", "ัม"),
        (rf"รร([ณน]){_AT_END}", r"ั\1"),
        (r"รร([คถพ])$", r"ั\1"),
        ("รร", "ัน"),
        (rf"[ใไ]([กขคตปพผ][รล])(?![{_SIGNS}])", r"\1ัย"),
        (rf"[ใไ]ห([งญนมยรลว])(?![{_SIGNS}])", r"\1ัย"),
        (rf"[ใไ]([{_C}])ย(?![{_SIGNS}อ])", r"\1ัย"),
        (rf"[ใไ]([{_C}])", r"\1ัย"),
        ("ำ", "ัม"),
        # ห and อ that only lead another letter.
        (rf"รหม{_AT_END}", "รม"),
        (rf"าหม{_AT_END}", "าม"),
        (rf"ห(?=[งญนมยรลว][{_SIGNS}อ]|[ญนมยรลว][{_C}])", ""),
        ("^อ(?=ย[าู])", ""),
        # ร that closes a syllable without a vowel is read -อน: พร, อาภรณ์.
        (rf"(?<=[{_C}])ร(?![{_SIGNS}อร])", "อน"),
        ("[ะ็]", ""),
        (r"([กคจชดตทบปพส])\1", r"\1"),
    )
)
_INITIAL = str.maketrans("ฃฅฆฌฎฏฐฑฒธณภศษญฬ", "ขคคชดตถทททนพสสยล") | str.maketrans("ีืู", "ิึุ")
_FINAL = str.maketrans("ขฃคฅฆจชซฌฎฏฐฑฒตถทธศษสปพฟภญณรลฬ", "กกกกกดดดดดดดดดดดดดดดดบบบบนนนนน")
_CLUSTER = re.compile(
    rf"[กขคฅฆตทธปผพภบดฟ][รล][{_SIGNS}]|[กขค]ว[{_SIGNS}]|[{_C}]ว[{_C}](?![{_SIGNS}])"
)
_DOUBLED = re.compile(r"(.)\1+")


def sound_key(first: str, last: str) -> str:
    """How a name sounds: "นัดบ ใจดิ" ... first name and surname parted by a space.

    Blank where either of them is: half a name tells nobody apart.
    """
    keys = _sound(first), _sound(last)
    return " ".join(keys) if all(keys) else ""


@lru_cache(maxsize=8192)
def _sound(name: str) -> str:
    text = without_signs(repair(name.casefold()))
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    letters = (
        (letter.translate(_FINAL) if _closes(text, place) else letter).translate(_INITIAL)
        for place, letter in enumerate(text)
    )
    return _DOUBLED.sub(r"\1", "".join(letters))


def _closes(text: str, place: int) -> bool:
    """Whether the letter at `place` ends a syllable, as far as spelling tells."""
    if not place or text[place - 1] in "เแโ":
        return False
    following = text[place + 1 : place + 2]
    return following not in (*_SIGNS, "อ") and not _CLUSTER.match(text, place)
