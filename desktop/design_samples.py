"""What a design is shown with: somebody with a short name or a long one, or one of the office."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.certificates.facts import signing
from desktop.documents.designs import SIGNATORIES
from desktop.documents.wording import (
    CertificateFacts,
    Signatory,
    Village,
    WordingFacts,
    certificate_facts,
)
from desktop.office import Office
from desktop.views import Option
from desktop.words import _

type Whose = int | Literal["short", "long"]
"""A sage of the office by id, or somebody made up."""

MOST = 200
"""People of the office that are offered."""

_SHORT = "นายแก้ว ใจดี"
_LONG = "ว่าที่ร้อยตรีหญิง พิมพ์นิภาภรณ์ศิริกุล ณ อยุธยาพงศ์พิพัฒน์ธนสาร"
_PROOF = f"SMC1:{'7K2QX9$W' * 25}"
"""As long as the signed facts of a certificate, in the letters of their code."""

_SAGE = {
    "name": "person.full_name",
    "craft": "craft.name",
    "village": "village.name",
    "moo": "village.moo",
    "tambon": "village.tambon.name",
}


@dataclass(frozen=True, slots=True)
class _Somebody:
    name: str
    craft: str
    village: Village


def people(round_id: int | None) -> tuple[Option, ...]:
    """Some of the office's own people to show a design with, in the order of their names."""
    within = [Condition("round", "=", round_id)] if round_id is not None else []
    columns, order = ["id", "person.full_name"], [Order("person.sort_key")]
    found = listing.select("sage", columns, within, order, limit=MOST)
    return tuple(Option(*row) for row in found)


def own_signatories() -> int:
    """How many sign for the office, as a design has places for them."""
    return max(1, min(len(signing()), SIGNATORIES))


def sample_facts(office: Office, whose: Whose, signatories: int) -> CertificateFacts:
    """A whole certificate for somebody, signed by so many, with a QR code as long as real ones."""
    somebody, profile, today = _somebody(office, whose), office.profile, office.today()
    round_ = next(iter(office.rounds()), None)
    facts = WordingFacts(
        number=f"1/{today.year + 543}",
        recipient=somebody.name,
        village=somebody.village,
        course=_("Lead community livelihood trainers", "th"),
        course_starts=today - timedelta(days=10),
        course_ends=today - timedelta(days=7),
        organiser=profile.name,
        issued_on=today,
        district=profile.amphoe,
        province=profile.changwat,
        signatories=_signing(signatories),
        course_place=_("Meeting hall of the district office", "th"),
        craft=somebody.craft,
        round_name=round_.settings.name if round_ else "",
        hours="24",
        role=_("Lead trainer", "th"),
        reason=_("for teaching a livelihood to the community", "th"),
        office=profile.name,
        emblem=profile.emblem,
    )
    return replace(certificate_facts(facts), proof=_PROOF)


def _somebody(office: Office, whose: Whose) -> _Somebody:
    places = office.villages()
    place = places[0] if places else None
    village = Village(place.name, place.moo, place.tambon) if place else Village("บ้านวังลึก", 1, "")
    if isinstance(whose, int):
        found = listing.rows("sage", list(_SAGE.values()), [whose])
        if found:
            name, craft, *where = found[0]
            return _Somebody(name, craft or "", Village(*where) if where[0] else village)
    return _Somebody(_LONG if whose == "long" else _SHORT, "จักสานไม้ไผ่", village)


def _signing(count: int) -> tuple[Signatory, ...]:
    """So many signatories: the office's own, and made up ones where it has fewer."""
    made_up = Signatory("นายสมชาย รักชุมชน", (_("Community development officer", "th"),))
    return (*signing(), *[made_up] * count)[:count]
