"""Certificates as they were issued: their pages anew, and whether they are still the same."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.queries import listing
from desktop.certificates.facts import restored
from desktop.certificates.pages import design_of, digest_of, place_words, shipped
from desktop.office import Office
from desktop.problems import Refused
from desktop.words import N_, _

if TYPE_CHECKING:
    from desktop.documents.certificates import CertificatePage

_COLUMNS = (*("facts", "layout.content", "design", "proof", "digest", "number", "printed_on"),)


SUBSTITUTE = N_("Substitute")
"""What stands on a page that replaces a lost one: ใบแทน."""


def stored_pages(
    certificate_ids: Sequence[int], *, substitute: bool = False
) -> "list[CertificatePage]":
    """The pages of these certificates in that order, each as it was issued.

    With `substitute` those that were printed before say so. Refused for one of an earlier
    register, which has no page.
    """
    from desktop.documents.certificates import CertificatePage

    pages = []
    for facts, content, design, proof, digest, number, printed_on in listing.rows(
        "certificate", _COLUMNS, certificate_ids
    ):
        if not digest:
            raise Refused(
                _("{number} comes from an earlier register; the program has no page of it.").format(
                    number=number
                )
            )
        kept = design_of(content) if content else shipped(design)
        said, again = restored(facts), substitute and printed_on is not None
        note = _(SUBSTITUTE, said.language) if again else ""
        pages.append(CertificatePage(replace(said, proof=proof, note=note), kept))
    return pages


def drawn_otherwise(office: Office, certificate_ids: Sequence[int]) -> list[str]:
    """The numbers of those whose page is no longer what it was when it was issued.

    That is so when a newer version of the program draws it otherwise.
    """
    words = place_words(office)
    then = listing.rows("certificate", ["number", "digest"], certificate_ids)
    pages = stored_pages(certificate_ids)
    return [
        number
        for (number, digest), page in zip(then, pages, strict=True)
        if digest_of(page, words) != digest
    ]
