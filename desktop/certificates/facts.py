"""The facts of one certificate: gathered from the office, frozen as plain values, and restored."""

import hashlib
from dataclasses import asdict, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.certificates.holders import Holder, organised
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.certificates import KindSettings, kind_called
from desktop.programme.rounds import RoundSettings
from desktop.views import Place
from desktop.words import _

if TYPE_CHECKING:
    from desktop.documents.wording import CertificateFacts, Signatory, Village, WordingFacts

_PERIOD = "{dates}"


def facts_of(
    office: Office,
    round_: RoundSettings,
    settings: KindSettings,
    holder: Holder,
    number: str,
    day: date,
) -> "CertificateFacts":
    """What stands on the certificate that `holder` is given on `day`; `settings` are whole.

    Refused when the wording says when a training was held, and nobody has recorded it.
    """
    from desktop.documents.wording import certificate_facts

    kind, language = kind_called(settings.kind), settings.language
    wording = settings.wording or _(kind.wording, language)
    if _PERIOD in wording:
        _refuse_undated(holder)
    facts = _recorded(office, round_, settings, holder, number, day)
    return certificate_facts(facts, wording or None, settings.title or _(kind.title, language))


def _refuse_undated(holder: Holder) -> None:
    if holder.starts is None:
        raise Refused(
            _("When “{course}” was held is not recorded; {name} needs it.").format(
                course=holder.course, name=holder.name
            )
        )


def _recorded(
    office: Office,
    round_: RoundSettings,
    settings: KindSettings,
    holder: Holder,
    number: str,
    day: date,
) -> "WordingFacts":
    """All that a wording may say of `holder`, of the office and of the round."""
    from desktop.documents.wording import WordingFacts

    profile = office.profile
    organiser, place = organised(holder, profile.name)
    return WordingFacts(
        number=number,
        recipient=holder.name,
        village=_village(holder.village),
        course=holder.course,
        course_starts=holder.starts or day,
        course_ends=holder.ends or day,
        organiser=organiser,
        course_place=place,
        issued_on=day,
        district=profile.amphoe,
        province=profile.changwat,
        signatories=signing(),
        craft=holder.craft,
        round_name=round_.name,
        hours=holder.hours,
        role=_(holder.role, settings.language),
        reason=holder.reason,
        office=profile.name,
        emblem=profile.emblem,
        language=settings.language,
        digits="thai" if settings.digits == "thai" else "arabic",
    )


def _village(place: Place | None) -> "Village | None":
    from desktop.documents.wording import Village

    return Village(place.name, place.moo, place.tambon) if place else None


def signing() -> "tuple[Signatory, ...]":
    """Who signs for the office, the highest first; as many as a design has places for."""
    from desktop.documents.designs import SIGNATORIES
    from desktop.documents.wording import Signatory

    columns = ["name", "position", "acting", "heads", "picture.digest"]
    now = [Condition("signs", "=", value=True)]
    found = listing.select("signatory", columns, now, [Order("rank")], limit=SIGNATORIES)
    return tuple(
        Signatory(
            name, (position,), acting, "office" if heads == "office" else "district", picture or ""
        )
        for name, position, acting, heads, picture in found
    )


def frozen(facts: "CertificateFacts") -> dict[str, Any]:
    """The facts as plain JSON values, the emblem by its digest; proof and note are kept apart."""
    plain = asdict(facts)
    plain["issued_on"] = facts.issued_on.isoformat()
    plain["emblem"] = hashlib.sha256(facts.emblem).hexdigest() if facts.emblem else None
    return {key: value for key, value in plain.items() if key not in ("proof", "note")}


def restored(plain: dict[str, Any]) -> "CertificateFacts":
    """The facts that were frozen."""
    from desktop.documents.wording import CertificateFacts, Signatory

    known = {one.name for one in fields(CertificateFacts)}
    values = {key: value for key, value in plain.items() if key in known}
    for key in ("heading", "before_name", "after_name"):
        values[key] = tuple(values[key])
    values["issued_on"] = date.fromisoformat(values["issued_on"])
    values["signatories"] = tuple(
        Signatory(**{**one, "position": tuple(one["position"])}) for one in values["signatories"]
    )
    if values["emblem"]:
        same = [Condition("digest", "=", values["emblem"])]
        values["emblem"] = listing.select("picture", ["content"], same)[0][0]
    return CertificateFacts(**values)
