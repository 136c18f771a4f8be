"""Where the words of a Thai text begin and end: by dictionary, with names laid over it.

The dictionary (longest match, by nlpo3) takes fifty megabytes and can never be given back, so it
is loaded once; the names of an office, which differ from paper to paper, are not added to it.
"""

import re
import tempfile
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from resources import ROOT

_LISTS = ("words_th.txt", "programme_words.txt")
_DICTIONARY = "thai"
_LONG_PHRASE = 120
_HIDDEN = "\ue000"  # no letter of any word: a run of it is found as a word of its own
_SHORTEST = 3  # letters of a name that is trusted to be itself inside a word nobody knows


@cache
def _dictionary() -> frozenset[str]:
    """The words of the shipped lists, which nlpo3 knows from now on too."""
    import nlpo3

    words = "\n".join((ROOT / "dictionary" / each).read_text("utf-8") for each in _LISTS)
    with tempfile.TemporaryDirectory() as folder:  # nlpo3 reads a dictionary from a file only
        path = Path(folder) / "words.txt"
        path.write_text(words, "utf-8")
        message, loaded = nlpo3.load_dict(str(path), _DICTIONARY)
    if not loaded:
        raise RuntimeError(message)
    return frozenset(words.split("\n"))


def word_edges(text: str, names: frozenset[str] = frozenset()) -> set[int]:
    """Every position of `text` where a word begins or ends, 0 and the end among them.

    None lies inside one of `names`. Where the dictionary knows all the words that a name touches,
    they end where it says (วังลึกล้ำ is not วังลึก and ล้ำ); where it does not, the name ends them.
    """
    edges = _edges(text)
    found = [name.span() for name in _any_of(names).finditer(text)] if names else []
    strange = [span for span in found if _is_strange(text, span, edges)]
    if strange:
        edges = _edges(_without(text, strange)) | {end for span in strange for end in span}
    return edges - {at for start, end in found for at in range(start + 1, end)}


def _edges(text: str) -> set[int]:
    import nlpo3

    _dictionary()
    edges = {0, len(text), *(match.end() for match in re.finditer(r"\s+", text))}
    for phrase in re.finditer(r"\S+", text):
        # safe mode bounds the time on long ambiguous text, but misses long words
        long = len(phrase[0]) > _LONG_PHRASE
        tokens = nlpo3.segment(phrase[0], _DICTIONARY, safe=long)
        edges.update(accumulate(map(len, tokens), initial=phrase.start()))
    return edges


@lru_cache(maxsize=64)
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    """Finds each part of `names`, the longest first; a name of several parts may end a line."""
    parts = sorted({part for name in names for part in name.split()}, key=lambda part: -len(part))
    return re.compile("|".join(map(re.escape, parts)) or "(?!)")


def _is_strange(text: str, span: tuple[int, int], edges: set[int]) -> bool:
    """Whether the name at `span` touches something that no dictionary knows."""
    start, end = span
    if end - start < _SHORTEST:
        return False
    first = max(at for at in edges if at <= start)
    last = min(at for at in edges if at >= end)
    around = sorted(at for at in edges if first <= at <= last)
    return any(text[one:other] not in _dictionary() for one, other in pairwise(around))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with its length, and nothing to read at `spans`."""
    for start, end in spans:
        text = text[:start] + _HIDDEN * (end - start) + text[end:]
    return text
