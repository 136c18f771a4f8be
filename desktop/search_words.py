"""What somebody means who types into the search: words, a number, a certificate, a moo."""

import re
from dataclasses import dataclass

from desktop.thai.keyboard import looks_mistyped, thai_top_row_to_digits
from desktop.thai.text import search_text

LONGEST = 120
"""Letters; what is longer is nobody's name."""

_LABELS = re.compile(
    r"(?:^|(?<= ))(?:(?:บานเลขที|เลขประจำตัว(?:ประชาชน)?|เลขบัตร(?:ประชาชน)?|เกียรติบัตร|เลขที|โทรศัพท|โทร"
    r"|no|tel)[ .:]*)+(?=[\d+])"
)
_DIGITS_ONLY = re.compile(r"[\d\s().+–—-]+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[–—-](?=\d)")
_COUNTRY = re.compile(r"^(?:\+66|66(?=\d{9}$))")
_CERTIFICATE = re.compile(r"(\d{1,6})(?:/(\d{0,4}))?")
_MOO = re.compile(r"(?:^|(?<= ))(?:หมู(?:ที)?|ม\.|moo|m\.) ?(\d{1,3})(?= |$)")
_TAMBON = re.compile(r"(?:^|(?<= ))(?:ต\.|ตำบล|t\.|tambon ) ?(?=\S)")
_ONE_NUMBER = 9
"""So many digits are one number, however they are parted: a telephone without its 0."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`words` as search texts are stored; nothing is meant by none.

    `place` are the words of a village, without `moo` and the sign of a tambon. `certificate` is a
    number and the beginning of its year.
    """

    words: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    moo: int | None = None
    certificate: tuple[int, str] | None = None

    @property
    def phrase(self) -> str:
        """The words, one space between two."""
        return " ".join(self.words)

    def as_filter(self, typed: str) -> str:
        """What was `typed`, with its numbers as they are stored."""
        return self.phrase if re.search(r"\d", self.phrase) else " ".join(typed.split())


def read(text: str) -> Asked:
    """What `text` asks for, in Thai or Arabic digits, with or without tone marks and dashes."""
    if len(text) > LONGEST:
        return Asked()
    folded = _LABELS.sub("", search_text(text)).strip()
    certificate = _CERTIFICATE.fullmatch(folded)
    moo = _MOO.search(folded)
    place = _TAMBON.sub("", _MOO.sub("", folded))
    if certificate and not certificate[2] and len(certificate[1]) <= 3:
        moo, place = certificate, ""  # a bare number may be a moo
    return Asked(
        _words(_numbers_joined(folded)),
        tuple(place.split()),
        int(moo[1]) if moo else None,
        (int(certificate[1]), certificate[2] or "") if certificate else None,
    )


def in_the_other_layout(text: str) -> str | None:
    """What `text` was meant to be if it was typed in the wrong keyboard layout; None if it may not.

    Thai typed as Latin letters, or digits typed with the Thai layout on.
    """
    if len(text) > LONGEST:
        return None
    digits = thai_top_row_to_digits(text.strip())
    if digits != text.strip() and len(digits) > 1 and digits.isdecimal():
        return digits
    return looks_mistyped(text)


def _words(text: str) -> tuple[str, ...]:
    """The words of `text`; one letter alone, as while a name is typed, belongs to its neighbour."""
    words: list[str] = []
    for word in text.split():
        if words and 1 in (len(word), len(words[-1])):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return tuple(words)


def _numbers_joined(folded: str) -> str:
    """IDs and telephones as they are stored: without dashes, spaces and the country's code."""
    if _DIGITS_ONLY.fullmatch(folded):
        bare = _COUNTRY.sub("", re.sub(r"[^\d+]", "", folded))
        if len(bare) >= _ONE_NUMBER:
            return bare
    return _BETWEEN_DIGITS.sub("", folded)
