"""Printing what was issued: the same pages, counted; once more only with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from db.queries import listing
from db.transaction import Transaction
from desktop.certificates.candidates import issued_in
from desktop.certificates.holders import holders
from desktop.certificates.pages import Progress, pages_pdf
from desktop.certificates.stored import drawn_otherwise, stored_pages
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.certificates import LEAD_TRAINER
from desktop.words import _


@dataclass(frozen=True, slots=True)
class Reprint:
    """Pages to print once more, and the numbers of those that the program draws otherwise now."""

    pdf: bytes
    drawn_otherwise: tuple[str, ...] = ()


def pdf(
    office: Office,
    round_id: int,
    holder_ids: Sequence[int] | None = None,
    progress: Progress | None = None,
    kind: str = LEAD_TRAINER,
) -> bytes:
    """The issued certificates of the round (or of these), as they were issued, in one PDF."""
    chosen = None if holder_ids is None else set(holder_ids)
    issued = [one for one in issued_in(round_id, kind) if chosen is None or one.holder_id in chosen]
    if not issued:
        raise Refused(_("No certificate has been issued yet."))
    people = holders(kind, round_id, office.round(round_id).settings)
    order = {one.id: at for at, one in enumerate(people)}
    issued.sort(key=lambda one: order.get(one.holder_id, len(order)))
    return pages_pdf(office, stored_pages([one.id for one in issued]), progress)


def mark_printed(office: Office, certificate_ids: Sequence[int]) -> None:
    """Count a first printing of these certificates, done today."""
    _count(office, certificate_ids, _("Printed certificates: {numbers}"))


def reprint(office: Office, certificate_ids: Sequence[int], *, substitute: bool = False) -> Reprint:
    """The pages of these certificates once more, marked as substitutes if wished."""
    with refusing():
        pages = stored_pages(certificate_ids, substitute=substitute)
        if not pages:
            raise Refused(_("No certificate is chosen."))
        return Reprint(pages_pdf(office, pages), tuple(drawn_otherwise(office, certificate_ids)))


def mark_reprinted(
    office: Office, certificate_ids: Sequence[int], reason: str, *, substitute: bool = False
) -> None:
    """Put a printing once more on record, with its reason. Refused without one."""
    if not reason.strip():
        raise Refused(_("A certificate is printed once more only with a reason."))
    row = {"on": office.today(), "reason": reason.strip(), "substitute": substitute}

    def also(tx: Transaction) -> None:
        rows = [{"certificate": one, **row} for one in certificate_ids]
        tx.put_many("certificate_print", rows)

    title = _("Printed certificates once more: {numbers}")
    _count(office, certificate_ids, f"{title} ({reason.strip()})", also)


def _count(
    office: Office,
    certificate_ids: Sequence[int],
    title: str,
    also: Callable[[Transaction], None] = lambda _tx: None,
) -> None:
    """Count one more printing; the first day stays. What else is told goes on record with it."""
    with refusing():
        numbers = [row[0] for row in listing.rows("certificate", ["number"], certificate_ids)]

    def work(tx: Transaction) -> None:
        rows = listing.rows("certificate", ["id", "prints", "printed_on"], certificate_ids)
        for one, prints, printed_on in rows:
            day = printed_on or office.today()
            tx.save("certificate", {"prints": prints + 1, "printed_on": day}, id=one)
        also(tx)

    office.write(title.format(numbers=several(numbers)), work)
