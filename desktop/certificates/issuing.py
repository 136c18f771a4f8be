"""Issuing: everybody chosen gets a number and a frozen certificate, or nobody does."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.transaction import Transaction
from desktop import pictures
from desktop.certificates.candidates import issued_in, standing
from desktop.certificates.facts import facts_of, frozen
from desktop.certificates.holders import Holder, holders, thanked
from desktop.certificates.kinds import kind_settings
from desktop.certificates.numbering import Numbers, numbers_from, refuse_given
from desktop.certificates.pages import (
    Press,
    digest_of,
    keep_design,
    pages_pdf,
    place_words,
)
from desktop.certificates.stored import stored_pages
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.certificates import LEAD_TRAINER, Thanks, kind_called
from desktop.programme.rounds import RoundSettings
from desktop.steps import ISSUE
from desktop.thai.dates import format_date
from desktop.thai.numerals import to_arabic_digits
from desktop.thai.text import fold
from desktop.withdrawal import shown_number
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.certificates import CertificatePage


def issue(
    office: Office,
    round_id: int,
    holder_ids: Sequence[int] | None = None,
    issued_on: date | None = None,
    kind: str = LEAD_TRAINER,
    thanks: Iterable[Thanks] = (),
) -> list[int]:
    """Issue a certificate to each of these (or all) who may hold one and do not; the new ids.

    Who is only thanked is on no record and named in `thanks`. Numbers follow the year's last one
    without a gap. Refused when `issued_on` (today, if None) lies before the end of somebody's
    course or training, or far in the future, and for who was thanked for the same in the round.
    """
    day, typed = issued_on or office.today(), thanked(thanks)
    _refuse_far_ahead(office, day)

    def work(tx: Transaction) -> list[int]:
        """All inside the transaction, so that two who issue at once get different numbers."""
        round_ = office.round(round_id).settings
        waiting = _waiting(round_id, round_, kind, holder_ids) + typed
        return _issued_to(tx, office, (round_id, round_), kind, waiting, day)

    with refusing():
        round_ = office.round(round_id).settings
        waiting = _waiting(round_id, round_, kind, holder_ids) + typed
    title = _("Issue certificates: {names}").format(names=several([one.name for one in waiting]))
    return office.write(title, work, kind=ISSUE)


def next_numbers(
    office: Office, round_id: int, issued_on: date, kind: str = LEAD_TRAINER
) -> Numbers:
    """The numbers that certificates issued on a day would get."""
    return numbers_from(kind_settings(kind).for_round(office.round(round_id).settings), issued_on)


def preview(
    office: Office,
    round_id: int,
    holder_ids: Sequence[int],
    issued_on: date | None = None,
    shown: Sequence[int] | None = None,
    kind: str = LEAD_TRAINER,
    thanks: Iterable[Thanks] = (),
) -> bytes:
    """The very pages that issuing and printing would give; with `shown`, only the pages of these.

    Issued ones are as they were issued, others carry the number they would get.
    """
    of = (round_id, kind)
    pages, _waiting = chosen_pages(office, of, holder_ids, issued_on, thanks, shown)
    return pages_pdf(office, pages)


def chosen_pages(
    office: Office,
    of: tuple[int, str],
    holder_ids: Sequence[int],
    issued_on: date | None = None,
    thanks: Iterable[Thanks] = (),
    shown: Sequence[int] | None = None,
) -> "tuple[list[CertificatePage], int]":
    """The pages of the chosen ones (only those `shown`), and how many of all are not issued yet.

    `of` are the round and the kind. Refused where nobody may have a certificate.
    """
    round_id, kind = of
    day, round_ = issued_on or office.today(), office.round(round_id).settings
    settings = kind_settings(kind).for_round(round_)
    numbers, ahead, press = numbers_from(settings, day), 0, Press(office, settings)
    issued = {one.holder_id: one.id for one in issued_in(round_id, kind)}
    pages, wanted = [], set(holder_ids if shown is None else shown)
    for one in _in_order(kind, round_id, round_, holder_ids) + thanked(thanks):
        if one.id in issued:
            pages += stored_pages([issued[one.id]]) if one.id in wanted else []
        elif one.entitled:
            if one.id is None or one.id in wanted:
                facts = facts_of(office, round_, settings, one, numbers.at(ahead), day)
                pages.append(press.page(facts))
            ahead += 1
    if not pages:
        raise Refused(_("Nobody is chosen who may have a certificate."))
    return pages, ahead


def _in_order(
    kind: str, round_id: int, round_: RoundSettings, holder_ids: Sequence[int]
) -> list[Holder]:
    """The chosen ones as their pages follow one another; those on no record by their number."""
    if not kind_called(kind).link:
        return [Holder(one, "") for one in sorted(holder_ids)]
    return holders(kind, round_id, round_, ids=holder_ids)


def _waiting(
    round_id: int, round_: RoundSettings, kind: str, holder_ids: Sequence[int] | None
) -> list[Holder]:
    holding = {one.holder_id for one in issued_in(round_id, kind)}
    return [
        one
        for one in holders(kind, round_id, round_, ids=holder_ids)
        if one.entitled and one.id not in holding
    ]


def _issued_to(
    tx: Transaction,
    office: Office,
    of: tuple[int, RoundSettings],
    kind: str,
    waiting: Sequence[Holder],
    day: date,
) -> list[int]:
    if not waiting:
        return []
    round_id, round_ = of
    settings = kind_settings(kind).for_round(round_)
    numbers = numbers_from(settings, day)
    refuse_given(kind, [numbers.at(ahead) for ahead in range(len(waiting))])
    for one in waiting:
        _refuse_before_the_end(one, day)
    _refuse_thanked_again(round_id, kind, [one for one in waiting if one.id is None])
    press = Press(office, settings)
    layout = keep_design(tx, press.design)
    if office.profile.emblem is not None:
        pictures.keep(tx, office.profile.emblem)
    words, link = place_words(office), kind_called(kind).link
    pages = [
        press.page(facts_of(office, round_, settings, one, numbers.at(ahead), day))
        for ahead, one in enumerate(waiting)
    ]
    pages_pdf(office, pages[:1])  # what cannot be drawn is not issued
    rows = []
    for ahead, (one, page) in enumerate(zip(waiting, pages, strict=True)):
        place = {"kind": kind, "year": numbers.year, "serial": numbers.first + ahead}
        whose = {"round": round_id, **({link: one.id} if link else {})}
        rows.append({**whose, **place, **row_of(page, layout, words)})
    return tx.put_many("certificate", rows)


def row_of(page: "CertificatePage", layout: int, words: frozenset[str]) -> dict[str, Any]:
    """What is stored of a page; `layout` is the row of its design."""
    return {
        "number": page.facts.number,
        "issued_on": page.facts.issued_on,
        "recipient": page.facts.recipient,
        "facts": frozen(page.facts),
        "design": page.design.name,
        "layout": layout,
        "proof": page.facts.proof,
        "digest": digest_of(page, words),
    }


def _refuse_far_ahead(office: Office, day: date) -> None:
    if day > office.today() + timedelta(days=366):
        raise Refused(_("The date of issue is over a year ahead; check the year."))


def _refuse_before_the_end(holder: Holder, day: date) -> None:
    if holder.ends is not None and day < holder.ends:
        raise Refused(
            _("{name}'s course ends on {date}; a certificate cannot be given before.").format(
                name=holder.name,
                date=format_date(holder.ends, "short", language=current_language()),
            )
        )


def _refuse_thanked_again(round_id: int, kind: str, typed: Sequence[Holder]) -> None:
    """Refuse a second certificate to a name for the same reason, however they are written."""
    if not typed:
        return
    thanked_before = {
        _occasion(recipient, facts.get("values", {}).get("reason", "")): number
        for number, recipient, facts in listing.select(
            "certificate", ["number", "recipient", "facts"], standing(round_id, kind)
        )
    }
    for one in typed:
        number = thanked_before.get(_occasion(one.name, one.reason))
        if number is not None:
            raise Refused(
                _(
                    "{name} was thanked for this already in the round, by number {number}. "
                    "Write what else it is for, or print that certificate."
                ).format(name=one.name, number=shown_number(number))
            )


def _occasion(name: str, reason: str) -> tuple[str, str]:
    return fold(to_arabic_digits(name)), fold(to_arabic_digits(reason))
