"""Thai text as it is stored, searched and compared.

Text comes from workbooks, PDFs and web pages with decomposed sara am, doubled marks, invisible
characters and old fonts' private glyphs. It is repaired once, on its way in; Unicode's own normal
forms do none of this for Thai.
"""

import re
import unicodedata
from collections.abc import Callable

from desktop.thai.patterns import pattern
from desktop.words import N_, _

_CONSONANT = "\u0e01-\u0e2e"
_VOWEL_MARK = "\u0e31\u0e34-\u0e39"
_TONE = "\u0e48-\u0e4b"
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"

# A mark's place after its letter: phinthu, the vowel, what else is above it, the tone, silence.
_PLACE = {"\u0e3a": 0, "\u0e47": 2, "\u0e4d": 2, "\u0e4c": 4, "\u0e4e": 4} | dict.fromkeys(
    "\u0e48\u0e49\u0e4a\u0e4b", 3
)

# Glyphs that Thai fonts of the 1990s kept in the private use area and PDFs still give back.
_OLD_GLYPHS = dict(
    zip(
        range(0xF700, 0xF71B),
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
        "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SEARCHED = {0x0E50 + digit: 0x30 + digit for digit in range(10)} | dict.fromkeys(
    range(0x0E47, 0x0E4F)  # the tone marks and their neighbours, which people leave out
)

# Everything that any repair below could touch; most text has none of it and is returned at once.
_DOUBTFUL = pattern(
    rf"[^ !-~\u0e01-\u0e3a\u0e3f-\u0e5b]|  |^ | $|(?<![{_CONSONANT}{_MARK}])[{_MARK}\u0e33]"
    rf"|[\u0e3a\u0e47-\u0e4e][{_MARK}]|[{_VOWEL_MARK}](?![\u0e48-\u0e4c])[{_MARK}]"
    rf"|[{_MARK}]{{3}}|\u0e4d\u0e32|([\u0e40-\u0e44])\1|[\u0e32\u0e33][{_TONE}]"
)


def _ordered(match: re.Match[str]) -> str:
    """The marks of one letter in typing order, none twice, and a single tone: the first."""
    kept = dict.fromkeys(match[0])
    tones = [mark for mark in kept if "\u0e48" <= mark <= "\u0e4b"]
    return "".join(sorted((m for m in kept if m not in tones[1:]), key=lambda m: _PLACE.get(m, 1)))


_Repair = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], str]

INVISIBLE = N_("Invisible characters were removed.")
UNREADABLE = N_("Unreadable characters were removed.")
SARA_AM = N_("A sara am typed in two parts was joined.")
SARA_AE = N_("Two sara e were made one sara ae.")
DOUBLED = N_("A letter or mark typed twice was made one.")
ORDER = N_("Vowels and tone marks were put in order.")
STRAY = N_("A mark with no letter to stand on was removed.")
FULL_WIDTH = N_("Full-width characters were made ordinary ones.")
OLD_FONT = N_("Characters of an old Thai font were made ordinary ones.")

_REPAIRS: tuple[_Repair, ...] = (
    (pattern("[\U000e0000-\U000e0fff\ufff0-\ufffb\ufdd0-\ufdef\ufffe\uffff]"), "", INVISIBLE),
    (pattern("\u0e40{2,}"), "\u0e41", SARA_AE),
    (pattern(r"([\u0e33\u0e41-\u0e44])\1+"), r"\1", DOUBLED),
    # A vowel mark or sara am parted from its letter by a space (PDFs do this) goes back to it.
    (pattern(rf"([{_CONSONANT}][{_TONE}]?) +(?=[{_VOWEL_MARK}\u0e47\u0e33])"), r"\1", ORDER),
    (pattern(rf"(^|(?<=[ \n]))[{_MARK}\u0e33]+"), "", STRAY),
    # A mark typed before its letter, after the vowel that leads the syllable.
    (pattern(rf"([\u0e40-\u0e44])([{_MARK}]+)([{_CONSONANT}])"), r"\1\3\2", ORDER),
    (pattern(rf"([\u0e30\u0e32\u0e33])([{_TONE}]+)"), r"\2\1", ORDER),
    (pattern(rf"\u0e4d([{_TONE}]*)\u0e32"), "\\1\u0e33", SARA_AM),
    (pattern(rf"([{_TONE}])\u0e4d\u0e32"), "\\1\u0e33", SARA_AM),
)
_MARK_RUN = pattern(rf"[{_MARK}]{{2,}}")


def repair(text: str) -> str:
    """`text` as it is stored: on one line, correct Thai untouched, the same when repaired again."""
    if _DOUBTFUL.search(text) is None:
        return text
    return _repaired(text, [])


def repair_lines(text: str) -> str:
    """As `repair`, line by line: for notes and addresses that keep their line breaks."""
    lines = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    return "\n".join(map(repair, lines)).strip("\n")


def repairs(text: str) -> tuple[str, tuple[str, ...]]:
    """The repaired text and what was repaired, a translated sentence each.

    Spaces at the ends, doubled spaces and other kinds of space are tidied without a word.
    """
    if _DOUBTFUL.search(text) is None:
        return text, ()
    told: list[str] = []
    repaired = _repaired(text, told)
    return repaired, tuple(_(message) for message in dict.fromkeys(told))


def search_text(text: str) -> str:
    """What is stored to be searched, and what a query becomes: no case, no tone marks."""
    searched = _searchable(text)
    return searched if _DOUBTFUL.search(searched) is None else _settled(_searchable, searched)


def fold(text: str) -> str:
    """`search_text` without spaces and punctuation, to compare headings and names of places."""
    return _settled(_folded, text)


def without_signs(text: str) -> str:
    """`text` without spaces, punctuation and symbols: its letters, marks and digits."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _settled(step: Callable[[str], str], text: str) -> str:
    """`step` repeated until it changes nothing: each removal may bring two marks together."""
    while (changed := step(text)) != text:
        text = changed
    return text


def _repaired(text: str, told: list[str]) -> str:
    return _settled(lambda text: _repaired_once(text, told), text)


def _repaired_once(text: str, told: list[str]) -> str:
    text = _readable(text, told)
    for wrong, replacement, message in _REPAIRS:
        text, count = wrong.subn(replacement, text)
        if count:
            told.append(message)
    ordered = _MARK_RUN.sub(_ordered, text)
    if ordered != text:
        told.append(DOUBLED if len(ordered) < len(text) else ORDER)
    return ordered


def _readable(text: str, told: list[str]) -> str:
    """`text` of ordinary characters with single spaces; NFC for the accents of other scripts."""
    kept = []
    for character in text:
        code = ord(character)
        if character.isspace():
            kept.append(" ")
        elif code in _OLD_GLYPHS:
            told.append(OLD_FONT)
            kept.append(_OLD_GLYPHS[code])
        elif code in _FULL_WIDTH:
            told.append(FULL_WIDTH)
            kept.append(chr(_FULL_WIDTH[code]))
        elif (category := unicodedata.category(character)) == "Cs":
            told.append(UNREADABLE)
            kept.append(" ")
        elif category in {"Cc", "Cf"}:
            told.append(INVISIBLE)
        else:
            kept.append(character)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _searchable(text: str) -> str:
    return repair(repair(text.casefold()).translate(_SEARCHED))


def _folded(text: str) -> str:
    return without_signs(search_text(text))
