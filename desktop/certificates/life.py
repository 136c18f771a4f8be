"""What becomes of a certificate: corrected until it is handed over, handed over, made void."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries import listing
from db.transaction import Transaction
from desktop import pictures, withdrawal
from desktop.certificates.facts import facts_of
from desktop.certificates.holders import Holder, holders, thanked
from desktop.certificates.issuing import row_of
from desktop.certificates.kinds import kind_settings
from desktop.certificates.pages import Press, keep_design, place_words
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.certificates import Thanks, kind_called
from desktop.thai.dates import format_date
from desktop.words import _, current_language


def void(office: Office, certificate_ids: Sequence[int], reason: str) -> None:
    """Make certificates void: their numbers stay in the register with the reason, and are never
    given again; who held one may be issued another."""
    if not reason.strip():
        raise Refused(_("A certificate becomes void only with a reason."))
    title = _("Void certificates: {numbers}").format(numbers=_numbers(certificate_ids))
    office.write(title, lambda tx: withdrawal.void(tx, list(certificate_ids), reason.strip()))


def hand_over(
    office: Office, certificate_ids: Sequence[int], on: date | None = None, to: str = ""
) -> None:
    """Put on record that these were handed over; to the recipients themselves unless `to` says.

    Refused for one that is void or was handed over, and for a day before its issue or to come.
    """
    day = on or office.today()
    if day > office.today():
        raise Refused(_("The day of handing over is still to come; check the date."))

    def work(tx: Transaction) -> None:
        for one in _standing(certificate_ids):
            one.refuse_handed()
            if day < one.issued_on:
                raise Refused(
                    _("{number} was issued on {date}; it cannot be handed over before.").format(
                        number=withdrawal.shown_number(one.number), date=_day(one.issued_on)
                    )
                )
            given = {"handed_on": day, "handed_to": to.strip() or one.recipient}
            tx.save("certificate", {**given, "printed_on": one.printed_on or day}, id=one.id)

    title = _("Handed over certificates: {numbers}").format(numbers=_numbers(certificate_ids))
    office.write(title, work)


def correct(office: Office, certificate_id: int, reason: str, thanks: Thanks | None = None) -> None:
    """Take the facts of a certificate anew from the records: the number stays, the edition grows.

    Who is on no record is written anew as `thanks`. Refused without a reason, for one that is void
    or was handed over, and where the record is gone.
    """
    if not reason.strip():
        raise Refused(_("A certificate is corrected only with a reason."))

    def work(tx: Transaction) -> None:
        for one in _standing([certificate_id]):
            one.refuse_handed()
            tx.save("certificate", _anew(tx, office, one, thanks), id=one.id)

    title = _("Correct certificate {number}: {reason}")
    number = _numbers([certificate_id])
    office.write(title.format(number=number, reason=reason.strip()), work)


_COLUMNS = (
    *("id", "round", "kind", "number", "issued_on", "recipient", "status", "edition"),
    *("printed_on", "handed_on", "trainee", "team_member", "sage", "household"),
)


@dataclass(frozen=True, slots=True)
class _Certificate:
    """What is stored of a certificate beside its facts, in the order of _COLUMNS."""

    id: int
    round: int | None
    kind: str
    number: str
    issued_on: date
    recipient: str
    status: str
    edition: int
    printed_on: date | None
    handed_on: date | None
    trainee: int | None
    team_member: int | None
    sage: int | None
    household: int | None

    @property
    def holder_id(self) -> int | None:
        """The record that it was issued on."""
        link = kind_called(self.kind).link
        return getattr(self, link) if link else None

    def refuse_handed(self) -> None:
        """Refuse to change what somebody else has in hand."""
        if self.handed_on is not None:
            raise Refused(
                _("{number} was handed over on {date}; make it void and issue it anew.").format(
                    number=withdrawal.shown_number(self.number), date=_day(self.handed_on)
                )
            )


def _standing(certificate_ids: Sequence[int]) -> list[_Certificate]:
    """These certificates as they are now; refused when one is void."""
    found = [_Certificate(*row) for row in listing.rows("certificate", _COLUMNS, certificate_ids)]
    for one in found:
        if one.status == withdrawal.VOID:
            raise Refused(
                _("{number} is void; nothing more is done with it.").format(
                    number=withdrawal.shown_number(one.number)
                )
            )
    return found


def _anew(
    tx: Transaction, office: Office, one: _Certificate, thanks: Thanks | None
) -> dict[str, Any]:
    """The row of a certificate with the facts of today, to be printed anew."""
    holder = _holder(office, one, thanks)
    round_ = office.round(one.round or 0).settings
    settings = kind_settings(one.kind).for_round(round_)
    facts = facts_of(office, round_, settings, holder, one.number, one.issued_on)
    page = Press(office, settings).page(facts, one.edition + 1)
    if facts.emblem is not None:
        pictures.keep(tx, facts.emblem)
    row = row_of(page, keep_design(tx, page.design), place_words(office))
    return {**row, "edition": one.edition + 1, "printed_on": None}


def _holder(office: Office, one: _Certificate, thanks: Thanks | None) -> Holder:
    if one.round is not None and not kind_called(one.kind).link and thanks is not None:
        return thanked([thanks])[0]
    if one.round is not None and one.holder_id is not None:
        round_ = office.round(one.round).settings
        for found in holders(one.kind, one.round, round_, ids=[one.holder_id]):
            return found
    raise Refused(
        _("{number} stands on no record; it cannot be corrected.").format(
            number=withdrawal.shown_number(one.number)
        )
    )


def _numbers(certificate_ids: Sequence[int]) -> str:
    with refusing():
        return several([row[0] for row in listing.rows("certificate", ["number"], certificate_ids)])


def _day(day: date) -> str:
    return format_date(day, "short", language=current_language())
