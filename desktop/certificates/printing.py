"""Printing what was issued: the same pages, counted; once more only with a reason."""

from collections.abc import Sequence
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
class Paper:
    """Pages to print, and the numbers of those that the program draws otherwise than it did."""

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
    issued = ids_of(office, round_id, holder_ids, kind)
    if not issued:
        raise Refused(_("No certificate has been issued yet."))
    return pages_pdf(office, stored_pages(issued), progress)


def ids_of(
    office: Office,
    round_id: int,
    holder_ids: Sequence[int] | None = None,
    kind: str = LEAD_TRAINER,
) -> list[int]:
    """The certificates of the round that stand (or of these), in the order they are printed in."""
    chosen = None if holder_ids is None else set(holder_ids)
    issued = [one for one in issued_in(round_id, kind) if chosen is None or one.holder_id in chosen]
    people = holders(kind, round_id, office.round(round_id).settings)
    order = {one.id: at for at, one in enumerate(people)}
    issued.sort(key=lambda one: order.get(one.holder_id, len(order)))
    return [one.id for one in issued]


def paper(office: Office, certificate_ids: Sequence[int], *, substitute: bool = False) -> Paper:
    """The pages of these certificates, whichever were printed before marked so if wished.

    Those are compared with what they were on the day of issue. Refused for none, and for one of
    an earlier register.
    """
    with refusing():
        pages = stored_pages(certificate_ids, substitute=substitute)
        if not pages:
            raise Refused(_("No certificate is chosen."))
        again = drawn_otherwise(office, printed_before(certificate_ids))
        return Paper(pages_pdf(office, pages), tuple(again))


def printed_before(certificate_ids: Sequence[int]) -> list[int]:
    """Those of the certificates that were printed, as they are now."""
    rows = listing.rows("certificate", ["id", "printed_on"], certificate_ids)
    return [one for one, printed_on in rows if printed_on is not None]


def mark_printed(
    office: Office, certificate_ids: Sequence[int], reason: str = "", *, substitute: bool = False
) -> None:
    """Count a printing of these certificates, done today; the first day stays.

    What was printed before is put on record with its `reason`, and refused without one.
    """
    day, why = office.today(), reason.strip()
    with refusing():
        numbers = [row[0] for row in listing.rows("certificate", ["number"], certificate_ids)]

    def work(tx: Transaction) -> None:
        rows = listing.rows("certificate", ["id", "prints", "printed_on"], certificate_ids)
        again = [one for one, _prints, printed_on in rows if printed_on is not None]
        if again and not why:
            raise Refused(_("A certificate is printed once more only with a reason."))
        for one, prints, printed_on in rows:
            tx.save("certificate", {"prints": prints + 1, "printed_on": printed_on or day}, id=one)
        told = {"on": day, "reason": why, "substitute": substitute}
        tx.put_many("certificate_print", [{"certificate": one, **told} for one in again])

    title = _("Printed certificates: {numbers}").format(numbers=several(numbers))
    office.write(f"{title} ({why})" if why else title, work)
