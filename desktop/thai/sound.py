"""How a Thai name sounds, as a key: two spellings that are read alike have the same one.

The steps are those of the published Thai sound codes, Udom83 (Wannee Udompanich, 1983) and LK82
(Vichit Lorchirachoonkul and Charoen Khuwinphun, 1982): tone marks and silenced letters go, รร is
read out, letters of one sound become one, final consonants fall into their eight classes. Unlike
those codes the key is not cut off and keeps the vowels (their length is left out), for a clerk is
asked about every pair that agrees: พร and พล, แดง and ดำ must not.
"""

from functools import lru_cache

from desktop.thai.patterns import pattern
from desktop.thai.text import repair, without_signs

_C = "ก-ฮ"
_SIGN = "\u0e30\u0e31\u0e32\u0e34-\u0e39\u0e47"  # a vowel that stands after, above or below
_SYLLABLE_NEXT = rf"(?=[{_C}เ-ไ]|$)"

_STEPS = tuple(
    (pattern(written), heard)
    for written, heard in (
        # Vowels and letters that are not read although no mark says so.
        ("เกียรติ", "เกียด"),
        (rf"(?<=า)ต[ิุ]{_SYLLABLE_NEXT}|(?<=เ[{_C}])ต[ิุ]{_SYLLABLE_NEXT}", "ต"),
        (rf"(?<=ุ)ฒิ{_SYLLABLE_NEXT}", "ฒ"),
        (rf"(?<=ู)มิ{_SYLLABLE_NEXT}", "ม"),
        # Letters that การันต์ silences, and the one before that goes with them.
        ("(?<=[นส])[ทต]ร์|(?<=น)ทน์|(?<=ญ)จน์|(?<=ก)ษ[ณม]์|(?<=ก)ษมณ์", ""),
        (rf"[{_C}][ิุ]?์", ""),
        # ร that is not read; ทร read as ซ.
        (r"[ศส]ร(?=ี|้า|้อ|อย)", "ส"),
        (r"เ[ศส]ร(?=[ิษ็้])", "เส"),
        ("จร(?=ิง)", "จ"),
        ("(?<=ไ)ทร|ทร(?=ั[พย]|าย|าบ|ง|วง|ุด)|(?<=น)ทร(?=ี)", "ซ"),
        (rf"(?<=[ัิุ])([ตทช])ระ?{_SYLLABLE_NEXT}", r"\1"),
        (rf"(?<=ั)([กค])ระ?{_SYLLABLE_NEXT}", r"\1"),
        (rf"(?<=เ[{_C}])(็?[ตทช])ระ?{_SYLLABLE_NEXT}", r"\1"),
        ("[\u0e48-\u0e4b\u0e4d\u0e4e\u0e3aๆฯ]", ""),
        # ฤ, รร, ไ, ใ and ำ as they are read.
        (rf"ญ(?![{_SIGN}อ])", "น"),
        ("ฤๅ", "รี"),
        ("ฤ|รึ", "ริ"),
        (rf"รรม(?=[{_SIGN}])", "ัมม"),
        (rf"รร([มณน]){_SYLLABLE_NEXT}", r"ั\1"),
        ("รร([คถพ])$", r"ั\1"),
        ("รร", "ัน"),
        (rf"[ใไ]([กขคตปผพ][รล])(?![{_SIGN}])", r"\1ัย"),
        (rf"[ใไ]ห([งญนมยรลว])(?![{_SIGN}])", r"\1ัย"),
        (rf"[ใไ]([{_C}])ย(?![{_SIGN}อ])", r"\1ัย"),
        (rf"[ใไ]([{_C}])", r"\1ัย"),
        ("ำ", "ัม"),
        # ห and อ that only lead another letter.
        (rf"(?<=[รา])หม{_SYLLABLE_NEXT}", "ม"),
        (rf"ห(?=[งญนมยรลว][{_SIGN}อ]|[ญนมยรลว][{_C}])", ""),
        ("^อ(?=ย[าู])", ""),
        # ะ is heard between two consonants whether it is written or not.
        (rf"(?<![กขคตปผพ]ร)ะ(?=[{_C}เ-ไ]|$)|็", ""),
        (r"([กคจชดตทบปพส])\1|ฏ(?=ฐ)|ต(?=ถ)|ท(?=ธ)", r"\1"),
    )
)
_SOUND = str.maketrans("ฃฅฆฌฎฏฐฑฒธณภศษญฬีืู", "ขคคชดตถทททนพสสยลิึุ")
_CLOSING = str.maketrans("ขฃคฅฆจชซฌฎฏฐฑฒตถทธศษสปพฟภญณรลฬ", "กกกกกดดดดดดดดดดดดดดดดบบบบนนนนน")

_ONSET = rf"(?:[กขคตทปผพภบดฟ][รล]|[กขค]ว|[{_C}])"
_NO_VOWEL = rf"(?![{_SIGN}])"
_SYLLABLE = pattern(
    rf"[เ-โ](?:[กขคตปผพ][รล](?=[{_C}{_SIGN}])|[{_C}])(?:ิย|ีย|ึอ|ือ|[{_SIGN}]?)"
    rf"|{_ONSET}(?:ือ|[{_SIGN}])"
    rf"|{_ONSET}อ{_NO_VOWEL}(?!อ)"
    rf"|[{_C}]ว(?=[{_C}]{_NO_VOWEL}(?!อ))"
)


def sound_key(first: str, last: str) -> str:
    """How first name and surname sound, a space between: "นัด ใจดิ" for ณัฐ and ณัฏฐ์ alike.

    Blank where either of them is: half a name tells nobody apart.
    """
    keys = _sound(first), _sound(last)
    return " ".join(keys) if all(keys) else ""


@lru_cache(maxsize=8192)
def _sound(name: str) -> str:
    text = without_signs(repair(name.casefold()))
    for written, heard in _STEPS:
        text = written.sub(heard, text)
    key, end, before = "", 0, ""
    for syllable in _SYLLABLE.finditer(text):
        key += _bare(text[end : syllable.start()], before) + syllable[0].translate(_SOUND)
        end, before = syllable.end(), syllable[0]
    return key + _bare(text[end:], before)


def _bare(run: str, before: str) -> str:
    """How consonants without a vowel sign sound after the vowel that ends `before`.

    One closes the open syllable where their number is odd, or a short ั asks for it; the others are
    read two by two, as in มา-นพ, บุญ-ส่ง, and one that is left over by itself, as in ก-มล.
    """
    sound = ""
    if run and before and (len(run) % 2 or before.endswith("ั")):
        sound, run = run[0].translate(_CLOSING), run[1:]
    if len(run) % 2:
        sound, run = sound + run[0].translate(_SOUND), run[1:]
    for opens, closes in zip(run[::2], run[1::2], strict=True):
        closed = "อน" if closes == "ร" else closes.translate(_CLOSING)
        sound += opens.translate(_SOUND) + closed
    return sound
