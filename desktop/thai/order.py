"""The order of Thai dictionaries, as ICU's th_TH has it, in keys that any database can compare.

A vowel written before its consonant counts after it; tone marks, ็ and ์ decide only between
words that are otherwise equal; spaces and punctuation count for nothing. Signs come before
digits, digits before Thai letters, those before Latin.
"""

import re
import string
import unicodedata

_THAI = "cp874"  # one byte a character, so that a key is made by bytes.translate
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])".encode(_THAI))
_SARA_AM, _SARA_AA_NIKHAHIT = "ำ".encode(_THAI), "าํ".encode(_THAI)

_SIGNS = "`^+<=>|~$€฿"
_LETTERS = (
    *_SIGNS,
    *zip(string.digits, "๐๑๒๓๔๕๖๗๘๙", strict=True),
    *"กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ",
    *("\u0e4d", "ะ", "\u0e31", "าๅ", "\u0e34", "\u0e35", "\u0e36", "\u0e37", "\u0e38", "\u0e39"),
    *"เแโใไ",
    "\u0e3a",
    *zip(string.ascii_lowercase, string.ascii_uppercase, strict=True),
)
_TONES = "\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b"

_FIRST_LETTER = 0x10  # below it: the end of a level, common weights, signs of other scripts
_OTHER_SIGN, _OTHER_LETTER = b"\x08", b"\xff"
_COMMON, _ACCENT = b"\x02", b"\x0f"
_RUNS = re.compile(r"[ -~\u0e01-\u0e3a\u0e3f-\u0e5b€]+|.", re.DOTALL)
_DIGITS, _LONGEST_NUMBER = re.compile(r"[0-9]+|[๐-๙]+"), 16
_LATER_FORM = frozenset(string.ascii_uppercase + "ๅ")


def _level(weights: dict[str, int]) -> tuple[bytes, bytes]:
    """A translation table of `weights`, and the bytes that count for nothing in it."""
    table = bytearray(range(256))
    for character, weight in weights.items():
        table[character.encode(_THAI)[0]] = weight
    return bytes(table), bytes(set(range(256)) - {c.encode(_THAI)[0] for c in weights})


_PRIMARY_WEIGHTS = {
    form: _FIRST_LETTER + place for place, forms in enumerate(_LETTERS) for form in forms
}
_TONE_WEIGHTS = {tone: 3 + place for place, tone in enumerate(_TONES)}
_PRIMARY = _level(_PRIMARY_WEIGHTS)
_SECONDARY = _level(dict.fromkeys(_PRIMARY_WEIGHTS, 2) | _TONE_WEIGHTS)
_TERTIARY = _level(
    {c: 3 if c in _LATER_FORM else 2 for c in _PRIMARY_WEIGHTS} | dict.fromkeys(_TONES, 2)
)


def sort_key(text: str) -> bytes:
    """Bytes that sort as `text` does in a Thai dictionary; equal where its order is."""
    try:
        written = text.encode(_THAI)
    except UnicodeEncodeError:
        return _joined(*_levels_of_other_scripts(text))
    return _joined(*_levels(written))


def numbered_sort_key(text: str) -> bytes:
    """As `sort_key`, numbers by their size: house 9 before 12/3, and that before 100."""
    return sort_key(_DIGITS.sub(lambda run: run[0].zfill(_LONGEST_NUMBER), text))


def _levels(written: bytes) -> tuple[bytes, bytes, bytes]:
    """Letters, tone marks, forms of letters; each decides only where the one before is equal."""
    spelt = written.replace(_SARA_AM, _SARA_AA_NIKHAHIT)
    spelt = _LEADING_VOWEL.sub(rb"\2\1", spelt)
    return spelt.translate(*_PRIMARY), spelt.translate(*_SECONDARY), spelt.translate(*_TERTIARY)


def _levels_of_other_scripts(text: str) -> tuple[bytes, bytes, bytes]:
    """As `_levels`, for text with accents or other scripts in it."""
    primary, secondary, tertiary = b"", b"", b""
    for run in _RUNS.findall(unicodedata.normalize("NFKD", text).replace("\u0e4d\u0e32", "ำ")):
        letters, marks, forms = _levels_of_run(run)
        primary, secondary, tertiary = primary + letters, secondary + marks, tertiary + forms
    return primary, secondary, tertiary


def _levels_of_run(run: str) -> tuple[bytes, bytes, bytes]:
    try:
        return _levels(run.encode(_THAI))
    except UnicodeEncodeError:
        return _of_other(run)


def _of_other(character: str) -> tuple[bytes, bytes, bytes]:
    """One character that Thai offices seldom write: by its kind, then by its code point."""
    kind = unicodedata.category(character)[0]
    if kind in "PZC":
        return b"", b"", b""
    if kind == "M":
        return b"", _ACCENT, _COMMON
    weight = _OTHER_SIGN if kind == "S" else _OTHER_LETTER
    return weight + character.encode("utf-8"), _COMMON, _COMMON


def _joined(primary: bytes, secondary: bytes, tertiary: bytes) -> bytes:
    ends = secondary.rstrip(_COMMON), tertiary.rstrip(_COMMON)
    return b"\0".join((primary, *ends)).rstrip(b"\0")
