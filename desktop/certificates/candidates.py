"""Who may hold a certificate of a kind, and who holds one already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.certificates.holders import Holder, holders
from desktop.office import Office
from desktop.programme.certificates import LEAD_TRAINER, kind_called
from desktop.views import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody entitled to a certificate; `number` to `certificate_id` are None until issued.

    `holder_id` is of the record it is issued on, of the certificate where there is none.
    """

    holder_id: int
    name: str
    village: Place | None
    course: str
    course_ends: date | None
    number: str | None = None
    issued_on: date | None = None
    certificate_id: int | None = None
    serial: tuple[int, int] = (0, 0)
    printed_on: date | None = None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate that stands; `holder_id` as a Candidate's, `serial` with its year before it."""

    id: int
    holder_id: int
    number: str
    serial: tuple[int, int]
    issued_on: date
    recipient: str
    printed_on: date | None


def candidates(
    office: Office,
    round_id: int,
    village_ids: Iterable[int] | None = None,
    kind: str = LEAD_TRAINER,
) -> list[Candidate]:
    """Who may hold or holds a certificate of the round, by village; of `village_ids` only, if so.

    Who holds one is named as on the paper. Refused when the round is gone.
    """
    settings = office.round(round_id).settings
    issued = {one.holder_id: one for one in issued_in(round_id, kind)}
    if not kind_called(kind).link:
        return [_holding(Holder(one.holder_id, ""), one) for one in issued.values()]
    return [
        _holding(one, issued.get(one.id or 0))
        for one in holders(kind, round_id, settings, village_ids)
        if one.entitled or one.id in issued
    ]


def issued_in(round_id: int, kind: str) -> list[Issued]:
    """The round's certificates of a kind that are not void, by number."""
    holder = kind_called(kind).link or "id"
    columns = ["id", holder, "number", "year", "serial", "issued_on", "recipient", "printed_on"]
    order, within = [Order("year"), Order("serial")], standing(round_id, kind)
    return [_issued(*row) for row in listing.select("certificate", columns, within, order)]


def standing(round_id: int, kind: str) -> list[Condition]:
    """What holds for the round's certificates of a kind that are not void."""
    return [
        Condition("round", "=", round_id),
        Condition("kind", "=", kind),
        Condition("status", "=", "issued"),
    ]


def _issued(
    id_: int, holder: int, number: str, year: int, serial: int, on: date, *rest: Any
) -> Issued:
    return Issued(id_, holder, number, (year, serial), on, *rest)


def _holding(one: Holder, issued: Issued | None) -> Candidate:
    held: dict[str, Any] = {}
    if issued is not None:
        held = {
            "number": issued.number,
            "issued_on": issued.issued_on,
            "certificate_id": issued.id,
            "serial": issued.serial,
            "printed_on": issued.printed_on,
        }
    return Candidate(
        one.id or 0,
        issued.recipient if issued else one.name,
        one.village,
        one.course,
        one.ends,
        selected=one.selected,
        **held,
    )


def kind_of(certificate: int) -> str | None:
    """The kind of a certificate; None when it is gone."""
    found = listing.rows("certificate", ["kind"], [certificate])
    return found[0][0] if found else None
