"""Certificates: each one page in its design, one PDF for all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from desktop.documents.design_drawing import Drawing, page_values, said, sheet_size, signed
from desktop.documents.designs import Design, UnusableDesign
from desktop.documents.elements import Text
from desktop.documents.paper import Paper
from desktop.documents.typefaces import lacking
from desktop.documents.typesetting import Cut
from desktop.documents.wording import CertificateFacts, Signatory
from desktop.thai.line_breaking import pieces
from desktop.words import _


class UnsetText(ValueError):  # noqa: N818  says what was wrong, not that it was
    """A text holds a character that its typeface lacks; `str()` of it names both."""

    def __init__(self, character: str, text: str) -> None:
        self.character = character
        self.text = text
        super().__init__(
            _(
                "“{text}” cannot be printed: no typeface here has the character “{character}”."
            ).format(text=text, character=character)
        )


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One page to print: what the certificate says, and how it is laid out."""

    facts: CertificateFacts
    design: Design


def certificates_pdf(
    pages: Sequence[CertificatePage],
    *,
    pictures: Mapping[str, bytes] | None = None,
    words: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """One PDF of these pages in that order; the same pages, the same bytes.

    `pictures` are those that designs and signatories name by digest. `words` are names that line
    breaking must not cut (the office's villages and tambons). `progress` is told (done, all) after
    each page; what it raises ends the work. Raises, before any page is drawn, UnreadablePicture,
    UnsetText, UnusableDesign for a page that cannot be whole; ValueError for no page at all.
    """
    if not pages:
        raise ValueError("no certificate to print")
    first = pages[0].facts
    title = _("Certificates of honour", first.language)
    size = sheet_size(pages[0].design)
    paper = Paper(size, title, first.language, author=" ".join(first.heading))
    drawing = Drawing(paper, pictures or {}, _cut(words))
    ready = []
    for (design, *_alike), batch in groupby(pages, _all_but_words):
        first, *others = (page.facts for page in batch)
        values = [page_values(facts) for facts in (first, *others)]
        _check(values, first.signatories, design)
        ready += drawing.prepared(first, values, design)
    for done, each in enumerate(ready, 1):
        drawing.draw(each)
        paper.showPage()
        if progress is not None:
            progress(done, len(pages))
    return paper.finished()


def fingerprint(
    page: CertificatePage,
    *,
    pictures: Mapping[str, bytes] | None = None,
    words: frozenset[str] = frozenset(),
) -> str:
    """The SHA-256 of all that stands on a page, alone or among others, whatever file holds it.

    Raises UnsetText and UnusableDesign as `certificates_pdf` does.
    """
    _check([page_values(page.facts)], page.facts.signatories, page.design)
    paper = Paper(sheet_size(page.design), "", page.facts.language)
    drawing = Drawing(paper, pictures or {}, _cut(words))
    return drawing.fingerprint(page.facts, page.design)


def _all_but_words(page: CertificatePage) -> tuple[Design, tuple[Signatory, ...], bytes | None]:
    return page.design, page.facts.signatories, page.facts.emblem


@cache
def _cut(words: frozenset[str]) -> Cut:
    """How lines are broken; the same function for the same words, since it is a key of caches."""
    return partial(pieces, words=words)


def _check(
    pages: Sequence[Mapping[str, str]], signatories: Sequence[Signatory], design: Design
) -> None:
    """Raise for pages with the same signatories, one of which would lack a signature or letter."""
    places = design.signatures(len(signatories))
    if {each.signatory for each in places} != set(range(len(signatories))):
        raise UnusableDesign(
            _("The design has no place for {count} signatures.").format(count=len(signatories))
        )
    for place in places:
        _check_text(signed(signatories[place.signatory]), place.typeface)
    texts = [element for element in design.elements if isinstance(element, Text)]
    for values in pages:
        for text in texts:
            _check_text(said(text, values), text.typeface)


def _check_text(text: str, typeface: str) -> None:
    character = lacking(text, typeface)
    if character:
        raise UnsetText(character, next(line for line in text.split("\n") if character in line))
