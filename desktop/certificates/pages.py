"""The pages of certificates: by which design, with which proof, and as which bytes.

Two seams: `design_for` says what a kind is printed with, `proof_for` what its QR code holds.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition
from db.transaction import Transaction
from desktop.office import Office
from desktop.programme.certificates import KindSettings

if TYPE_CHECKING:
    from desktop.documents.wording import CertificateFacts

type Progress = Callable[[int, int], None]

SHIPPED = "formal"


@dataclass(frozen=True)
class Design:
    """A design as it is kept: what it is called, and its content as plain JSON values."""

    name: str
    content: dict[str, Any]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of name and content."""
        plain = json.dumps([self.name, self.content], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True)
class Page:
    """One page: the facts, the design, the text of the QR code, and a note ("ใบแทน"), if any."""

    facts: "CertificateFacts"
    design: Design
    proof: str = ""
    note: str = ""


def design_for(settings: KindSettings) -> Design:
    """The design that a kind is printed with: one of the office's own, else a shipped one."""
    if settings.layout is not None:
        return Design(
            *listing.rows("certificate_design", ["name", "content"], [settings.layout])[0]
        )
    name = settings.design or SHIPPED
    return Design(name, {"shipped": name})


def proof_for(_office: Office, _settings: KindSettings, _facts: "CertificateFacts") -> str:
    """The text of a certificate's QR code; "" where the kind has none."""
    return ""


def keep_design(tx: Transaction, design: Design) -> int:
    """The id of the design as it is printed with now; stored when it is printed with first."""
    found = listing.select("certificate_design", ["id"], [Condition("digest", "=", design.digest)])
    if found:
        return int(found[0][0])
    values = {"name": design.name, "content": design.content, "digest": design.digest}
    return tx.save("certificate_design", {**values, "listed": False})


def pages_pdf(office: Office, pages: Sequence[Page], progress: Progress | None = None) -> bytes:
    """The pages in one PDF."""
    return _drawn(pages, place_words(office), progress)


def digest_of(page: Page, words: frozenset[str]) -> str:
    """The SHA-256 of a page alone, without what may be written across it."""
    return hashlib.sha256(_drawn([replace(page, note="")], words)).hexdigest()


def place_words(office: Office) -> frozenset[str]:
    """The bare place names that a line must not cut; always the same set, since it is cached."""
    names = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    return frozenset(name.removeprefix("บ้าน") or name for name in names)


def _drawn(pages: Sequence[Page], words: frozenset[str], progress: Progress | None = None) -> bytes:
    from desktop.documents.certificates import certificates_pdf

    return certificates_pdf([_whole(page) for page in pages], words=words, progress=progress)


def _whole(page: Page) -> "CertificateFacts":
    """The facts with proof and note, as far as the documents draw them."""
    drawn = {one.name for one in fields(page.facts)} & {"proof", "note"}
    return replace(page.facts, **{name: getattr(page, name) for name in drawn})
