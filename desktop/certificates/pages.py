"""The pages of certificates: by which design, with which proof, and as which bytes."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificates import KindSettings

if TYPE_CHECKING:
    from desktop.documents.certificates import CertificatePage
    from desktop.documents.designs import Design
    from desktop.documents.wording import CertificateFacts

type Progress = Callable[[int, int], None]

SHIPPED = "formal"
"""The shipped design that a kind is printed with until another is chosen."""


def page_of(office: Office, settings: KindSettings, facts: "CertificateFacts") -> "CertificatePage":
    """The page that is issued: the facts with their proof, in the design of the kind."""
    from desktop.documents.certificates import CertificatePage

    proof = proof_for(office, settings, facts)
    return CertificatePage(replace(facts, proof=proof), design_for(settings))


def design_for(settings: KindSettings) -> "Design":
    """The design that a kind is printed with: one of the office's own, else a shipped one."""
    if settings.layout is not None:
        [(content,)] = listing.rows("certificate_design", ["content"], [settings.layout])
        return design_of(content)
    return shipped(settings.design or SHIPPED)


def design_of(content: object) -> "Design":
    """The design that is stored as `content`; Refused where this program cannot read it."""
    from desktop.documents.designs import UnusableDesign, from_content

    try:
        return from_content(content)
    except UnusableDesign as unusable:
        raise Refused(str(unusable)) from None


def shipped(key: str) -> "Design":
    """A design that came with the program."""
    from desktop.documents.designs import shipped_design

    return shipped_design(key)


def proof_for(_office: Office, _settings: KindSettings, _facts: "CertificateFacts") -> str:
    """The text of a certificate's QR code; "" where the kind has none."""
    return ""


def keep_design(tx: Transaction, design: "Design") -> int:
    """The id of the design as it is printed with now; stored when it is printed with first."""
    from desktop.documents.designs import content

    found = listing.select("certificate_design", ["id"], [Condition("digest", "=", design.digest)])
    if found:
        return int(found[0][0])
    values = {"name": design.name, "content": content(design), "digest": design.digest}
    return tx.save("certificate_design", {**values, "listed": False})


def pages_pdf(
    office: Office, pages: "Sequence[CertificatePage]", progress: Progress | None = None
) -> bytes:
    """The pages in one PDF; Refused where one cannot be set."""
    return _drawn(pages, place_words(office), progress)


def digest_of(page: "CertificatePage", words: frozenset[str]) -> str:
    """The SHA-256 of a page alone, without what may be written across it."""
    alone = replace(page, facts=replace(page.facts, note=""))
    return hashlib.sha256(_drawn([alone], words)).hexdigest()


def place_words(office: Office) -> frozenset[str]:
    """The bare place names that a line must not cut; always the same set, since it is cached."""
    names = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    return frozenset(name.removeprefix("บ้าน") or name for name in names)


def _drawn(
    pages: "Sequence[CertificatePage]", words: frozenset[str], progress: Progress | None = None
) -> bytes:
    from desktop.documents.certificates import UnsetText, certificates_pdf
    from desktop.documents.designs import UnusableDesign
    from desktop.documents.pictures import UnreadablePicture

    try:
        return certificates_pdf(pages, words=words, progress=progress)
    except (UnsetText, UnusableDesign, UnreadablePicture) as fault:
        raise Refused(str(fault)) from None
