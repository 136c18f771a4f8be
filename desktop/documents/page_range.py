"""Which pages of a document are printed, as a person writes it: "1-3, 7"."""

import re
from collections.abc import Iterable, Iterator

from desktop.problems import Refused
from desktop.thai.numerals import to_arabic_digits
from desktop.words import _

_PART = re.compile(r"(\d{1,9})?\s*(?:([-–—]|ถึง|to)\s*(\d{1,9})?)?")
_BETWEEN = re.compile(r"[,;，]|\s+และ\s*|\s+and\s+|(?<=\d)\s+(?=\d)")


def pages_of(text: str, count: int) -> tuple[int, ...]:
    """The pages that `text` names of a document of `count`, in their order, each once.

    "5-" goes on to the last page, "-3" begins at the first; Thai digits are digits. Raises Refused
    when it says no page, one that there is not, or something else.
    """
    found: set[int] = set()
    for part in _parts(text):
        found.update(_run(part, text, count))
    if not found:
        raise _not_pages(text)
    return tuple(sorted(found))


def written(pages: Iterable[int]) -> str:
    """`pages` as short as they can be written; `pages_of` reads the same pages from it."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN.split(to_arabic_digits(text).strip()):
        if part.strip():
            yield part.strip()


def _run(part: str, text: str, count: int) -> range:
    match = _PART.fullmatch(part)
    if match is None or not (match[1] or match[3]):
        raise _not_pages(text)
    first = int(match[1] or 1)
    last = int(match[3] or count) if match[2] else first
    first, last = sorted((first, last)) if match[1] and match[3] else (first, last)
    for page in (first, last):
        if not 1 <= page <= count:
            missing = _("There is no page {page}; the last one is {count}.")
            raise Refused(missing.format(page=page, count=count))
    return range(first, last + 1)


def _not_pages(text: str) -> Refused:
    if not text.strip():
        return Refused(_("Write which pages, for example 1-3, 7."))
    return Refused(_("“{text}” names no pages. Write them as 1-3, 7.").format(text=text.strip()))
