"""The pages of certificates: by which design, with which proof, and as which bytes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
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
    from desktop.proof.signing import Sign

type Progress = Callable[[int, int], None]

SHIPPED = "formal"
"""The shipped design that a kind is printed with until another is chosen."""


class Press:
    """Sets the pages of one kind as they are issued; its design and its key are read once."""

    def __init__(self, office: Office, settings: KindSettings) -> None:
        self._office, self._settings = office, settings

    @cached_property
    def design(self) -> "Design":
        """What the kind is printed with."""
        return design_for(self._settings)

    def page(self, facts: "CertificateFacts", edition: int = 1) -> "CertificatePage":
        """The page of these facts, with their proof where the kind has a QR code.

        Refused where the key that signs it is missing or locked.
        """
        from desktop.documents.certificates import CertificatePage

        proof = self._proof(facts, edition) if self._settings.has_proof else ""
        return CertificatePage(replace(facts, proof=proof), self.design)

    @cached_property
    def _sign(self) -> "Sign":
        from desktop.proof.signing import signer

        return signer(self._office)

    def _proof(self, facts: "CertificateFacts", edition: int) -> str:
        """The text of a certificate's QR code: what it says, signed."""
        from desktop.proof.payload import SignedFacts

        what_for = (facts.values[slot] for slot in ("course", "reason", "craft", "round"))
        given_for = next(filter(None, what_for), "")
        kind, office = self._settings.kind, self._office.profile.name
        named = (kind, facts.number, facts.recipient, given_for, facts.issued_on, office)
        return self._sign(SignedFacts(*named, edition))


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


def keep_design(tx: Transaction, design: "Design") -> int:
    """The id of the design as it is printed with now; stored when it is printed with first."""
    from desktop.documents.designs import content

    found = listing.select("certificate_design", ["id"], [Condition("digest", "=", design.digest)])
    if found:
        return int(found[0][0])
    values = {"name": design.name, "content": content(design), "digest": design.digest}
    return tx.save("certificate_design", {**values, "listed": False})


def pages_pdf(
    office: Office,
    pages: "Sequence[CertificatePage]",
    progress: Progress | None = None,
    given: Mapping[str, bytes] | None = None,
) -> bytes:
    """The pages in one PDF; Refused where one cannot be set.

    `given` are pictures that are not stored yet, by digest.
    """
    from desktop.documents.certificates import certificates_pdf

    words, pictures = place_words(office), {**_pictures(pages), **(given or {})}
    with _refusing_pages():
        return certificates_pdf(pages, pictures=pictures, words=words, progress=progress)


def digest_of(page: "CertificatePage", words: frozenset[str]) -> str:
    """The SHA-256 of what stands on a page, without what may be written across it."""
    from desktop.documents.certificates import fingerprint

    alone = replace(page, facts=replace(page.facts, note=""))
    with _refusing_pages():
        return fingerprint(alone, pictures=_pictures([alone]), words=words)


def place_words(office: Office) -> frozenset[str]:
    """The bare place names that a line must not cut; always the same set, since it is cached."""
    names = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    return frozenset(name.removeprefix("บ้าน") or name for name in names)


def _pictures(pages: "Sequence[CertificatePage]") -> dict[str, bytes]:
    """The stored pictures that the pages show, by digest."""
    from desktop.designs import sources, stored_pictures

    shown = {source for design in {page.design for page in pages} for source in sources(design)}
    signatures = {one.picture for page in pages for one in page.facts.signatories} - {""}
    return stored_pictures(sorted(shown | signatures))


@contextmanager
def _refusing_pages() -> Iterator[None]:
    """What cannot be set is refused with the sentence that says why."""
    from desktop.documents.certificates import UnsetText
    from desktop.documents.designs import UnusableDesign
    from desktop.documents.pictures import UnreadablePicture

    try:
        yield
    except (UnsetText, UnusableDesign, UnreadablePicture) as fault:
        raise Refused(str(fault)) from None
