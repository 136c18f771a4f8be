"""The Kedmanee layout: what was typed in the wrong layout, read as it was meant."""

import re

from desktop.thai.patterns import pattern

_ROWS = (
    ("`1234567890-=", "_ๅ/-ภถ\u0e38\u0e36คตจขช"),
    ("qwertyuiop[]\\", "ๆไ\u0e33พะ\u0e31\u0e35รนยบลฃ"),
    ("asdfghjkl;'", "ฟหกดเ\u0e49\u0e48าสวง"),
    ("zxcvbnm,./", "ผปแอ\u0e34\u0e37ทมใฝ"),
    ("~!@#$%^&*()_+", "%+๑๒๓๔\u0e39฿๕๖๗๘๙"),
    ("QWERTYUIOP{}|", '๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅ'),
    ('ASDFGHJKL:"', "ฤฆฏโฌ\u0e47\u0e4bษศซ."),
    ("ZXCVBNM<>?", "()ฉฮ\u0e3a\u0e4c?ฒฬฦ"),
)
_TO_THAI = {ord(a): b for latin, thai in _ROWS for a, b in zip(latin, thai, strict=True)}
_TO_LATIN = {ord(b): chr(a) for a, b in _TO_THAI.items()}
_TOP_ROW = {ord(thai): digit for digit, thai in zip("1234567890", _ROWS[0][1][1:11], strict=True)}
_ONLY_IN_THAI = pattern("[ๅภถ\u0e38\u0e36คตจ]")

_TOP_ROW_NUMBER = pattern("[/-]*[ๅ\u0e38\u0e36][ๅ/\\-ภถ\u0e38\u0e36คตจฝ]*")

_HEAD = "(?:[กขคตปพผ][รล]|[กขค]ว|[ทซศส]ร|ห[งญนมยรลว]|อย|[ก-ฮ])"
_TONE = "[\u0e48-\u0e4b]?"
_FINAL = "(?:[กขคฆงจชญฎฏฐฑฒณดตถทธนบปพฟภมยรลวศษสฬ]ร?(?![\u0e30-\u0e3a\u0e47-\u0e4b]))"
_SILENT = "(?:[ก-ฮ]{1,2}[\u0e34\u0e38]?\u0e4c)?"
_SYLLABLES = (
    rf"เ{_HEAD}(?:[\u0e37\u0e35\u0e34]?{_TONE}[อยา]?|\u0e47){_FINAL}?ะ?",
    rf"[แโ]{_HEAD}(?:\u0e47|{_TONE}){_FINAL}?ะ?",
    rf"[ใไ]{_HEAD}{_TONE}ย?",
    rf"{_HEAD}\u0e31{_TONE}(?:วะ?|{_FINAL})",
    rf"{_HEAD}[\u0e34-\u0e39]{_TONE}{_FINAL}?",
    rf"{_HEAD}{_TONE}(?:[าอ]{_FINAL}?|[ะ\u0e33]|ว{_FINAL}|{_FINAL})",
    rf"{_HEAD}(?:รร{_FINAL}?|\u0e47อ?{_FINAL}?)",
    "[ก-ฮ](?=[ก-ฮ][\u0e31\u0e32\u0e34-\u0e39])",
)
_THAI_WORD = pattern(rf"(?:(?:{'|'.join(_SYLLABLES)}){_SILENT})+ๆ?")
_WRITTEN_VOWEL = pattern("[\u0e30-\u0e39\u0e40-\u0e44\u0e47]")
_ENGLISH_WORD = pattern(
    r"[A-Za-z]?[a-z]*[aeiouy][a-z]*|[A-Z0-9]+|[\d.,/:-]+|\S*@\S*|\S*://\S*|[\w-]+\.[a-z]{2,4}"
    r"|[A-Za-z]+'[a-z]{1,2}"
)


def to_thai_layout(text: str) -> str:
    """What the keys of `text`, typed in the Latin layout, give in the Thai one."""
    return text.translate(_TO_THAI)


def to_latin_layout(text: str) -> str:
    """What the keys of `text`, typed in the Thai layout, give in the Latin one."""
    return text.translate(_TO_LATIN)


def thai_top_row_to_digits(text: str) -> str:
    """`text` of a field that holds digits, with the Thai layout's top row read as 1 to 0.

    "/" and "-" are keys of that row too: they are read as 2 and 3 unless `text` shows that it was
    typed in the Latin layout, by a digit and no Thai letter, or is a lone dash ("none").
    """
    if not _ONLY_IN_THAI.search(text) and (text == "-" or re.search(r"\d", text)):
        return text
    return text.translate(_TOP_ROW)


def digits_meant(text: str) -> str | None:
    """The number that `text` was meant to be, typed with the Thai layout on: "12/1" for "ๅ/ฝๅ".

    None where it may be a word: one begins neither with a mark nor with ๅ.
    """
    return to_latin_layout(text) if _TOP_ROW_NUMBER.fullmatch(text) else None


def looks_mistyped(text: str) -> str | None:
    """The Thai that `text` was meant to be, or None where it may well be meant as it stands.

    Each word must be made of Thai syllables and not look like an English word, a number, an
    address, a file or an abbreviation; in doubt nothing is offered.
    """
    words = text.split()
    if (
        not words
        or not text.isascii()
        or len(text) > 60
        or any(map(_ENGLISH_WORD.fullmatch, words))
    ):
        return None
    meant = [to_thai_layout(word) for word in words]
    plausible = all(_WRITTEN_VOWEL.search(word) and _THAI_WORD.fullmatch(word) for word in meant)
    long_enough = any(len(word) > 3 or not word.isalpha() for word in words)
    return " ".join(meant) if plausible and long_enough else None
