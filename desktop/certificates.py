"""Issuing certificates: numbered, frozen, printed again unchanged.

What is issued keeps every fact that was on the paper; later edits of a name or a course change no
certificate. Documents are imported when first needed.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from db.transaction import Transaction
from desktop import pictures, withdrawal
from desktop.journal import several
from desktop.office import Office
from desktop.problems import Refused, refusing
from desktop.programme.passing import STANDING, Standing, passed
from desktop.programme.rounds import RoundSettings
from desktop.programme.trainer_course import held_by
from desktop.steps import ISSUE
from desktop.thai.calendar import fiscal_year
from desktop.thai.dates import format_date
from desktop.views import Place
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.certificates import CertificatePage
    from desktop.documents.wording import CertificateFacts

KIND = "lead_trainer"
DESIGN = "formal"

_TRAINEE = {
    "id": "id",
    "name": "sage.person.full_name",
    "course": "course.name",
    "starts": "course.starts_on",
    "ends": "course.ends_on",
    "place": "course.place",
    "organiser": "course.organiser",
    "craft": "sage.craft.name",
    **{path: path for path in STANDING},
}
_PLACE = [f"sage.village.{path}" for path in ("id", "code", "moo", "name", "tambon", "tambon.name")]
_ISSUED = ["id", "trainee", "number", "serial", "year", "issued_on", "recipient", "digest"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who passed the course; `number` and `issued_on` are None until it is issued."""

    trainee_id: int
    name: str
    village: Place
    course: str
    course_ends: date
    number: str | None = None
    issued_on: date | None = None
    certificate_id: int | None = None


def candidates(
    office: Office, round_id: int, village_ids: Iterable[int] | None = None
) -> list[Candidate]:
    """Who passed or holds a certificate of the round, by village; of `village_ids` only, if given.

    Who holds one is named as on the paper. Refused when the round is gone.
    """
    settings = office.round(round_id).settings
    issued = {row["trainee"]: row for row in _issued(round_id)}
    found = []
    for row in _trainees(round_id, settings, village_ids):
        certificate = issued.get(row["id"])
        if not certificate and not row["passed"]:
            continue
        found.append(
            Candidate(
                row["id"],
                certificate["recipient"] if certificate else row["name"],
                row["village"],
                row["course"],
                row["ends"],
                certificate["number"] if certificate else None,
                certificate["issued_on"] if certificate else None,
                certificate["id"] if certificate else None,
            )
        )
    return found


def issue(
    office: Office,
    round_id: int,
    trainee_ids: Sequence[int] | None = None,
    issued_on: date | None = None,
) -> list[int]:
    """Issue a certificate to each of these (or all) who passed and hold none; the new ids.

    Numbers follow the year's last one without a gap. Refused when `issued_on` (today, if None)
    lies before the end of somebody's course, or far in the future.
    """
    day = issued_on or office.today()
    _refuse_far_ahead(office, day)

    def work(tx: Transaction) -> list[int]:
        """All inside the transaction, so that two who issue at once get different numbers."""
        settings, names = office.round(round_id).settings, _names(office)
        waiting = _waiting(round_id, settings, trainee_ids)
        first, year = _next_serial(settings, day)
        rows = []
        for serial, row in enumerate(waiting, first):
            _refuse_before_the_end(row, day)
            facts = _facts(office, settings, row, f"{serial}/{year}", day)
            whose = {"round": round_id, "trainee": row["id"], "year": year, "serial": serial}
            rows.append({**whose, **_row(facts, names)})
        emblem = office.profile.emblem
        if rows and emblem is not None:
            pictures.keep(tx, emblem)
        return tx.put_many("certificate", rows)

    with refusing():
        waiting = _waiting(round_id, office.round(round_id).settings, trainee_ids)
    title = _("Issue certificates: {names}").format(names=several([one["name"] for one in waiting]))
    return office.write(title, work, kind=ISSUE)


def next_number(office: Office, round_id: int, issued_on: date) -> tuple[int, int]:
    """The number and year (B.E.) of the first certificate that would be issued on a day."""
    return _next_serial(office.round(round_id).settings, issued_on)


def void(office: Office, certificate_ids: Sequence[int], reason: str) -> None:
    """Make certificates void: their numbers stay in the register with the reason, and are never
    given again; who held one may be issued another."""
    if not reason.strip():
        raise Refused(_("A certificate becomes void only with a reason."))
    with refusing():
        numbers = [row[0] for row in listing.rows("certificate", ["number"], certificate_ids)]
    title = _("Void certificates: {numbers}").format(numbers=several(numbers))
    office.write(title, lambda tx: withdrawal.void(tx, list(certificate_ids), reason.strip()))


def pdf(
    office: Office,
    round_id: int,
    trainee_ids: Sequence[int] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The issued certificates of the round (or of these), as they were issued, in one PDF."""
    from desktop.documents.certificates import certificates_pdf

    chosen = None if trainee_ids is None else set(trainee_ids)
    issued = [row for row in _issued(round_id) if chosen is None or row["trainee"] in chosen]
    if not issued:
        raise Refused(_("No certificate has been issued yet."))
    trainees = _trainees(round_id, office.round(round_id).settings)
    order = {row["id"]: at for at, row in enumerate(trainees)}
    issued.sort(key=lambda row: order.get(row["trainee"], len(order)))
    stored = listing.rows("certificate", ["facts"], [row["id"] for row in issued])
    facts = [_restored(one) for (one,) in stored]
    return certificates_pdf(_pages(facts), words=_names(office), progress=progress)


def preview(
    office: Office,
    round_id: int,
    trainee_ids: Sequence[int],
    issued_on: date | None = None,
    shown: Sequence[int] | None = None,
) -> bytes:
    """The very pages that issuing and printing would give; with `shown`, only the pages of these.

    Issued ones are as they were issued, others carry the number they would get.
    """
    from desktop.documents.certificates import certificates_pdf

    day = issued_on or office.today()
    settings = office.round(round_id).settings
    issued = {row["trainee"]: row["id"] for row in _issued(round_id)}
    serial, year = _next_serial(settings, day)
    facts, chosen = [], set(trainee_ids)
    pages = chosen if shown is None else chosen & set(shown)
    for row in _trainees(round_id, settings):
        if row["id"] in issued and row["id"] in pages:
            stored = listing.rows("certificate", ["facts"], [issued[row["id"]]])
            facts.append(_restored(stored[0][0]))
        elif row["passed"] and row["id"] in chosen - issued.keys():
            if row["id"] in pages:
                facts.append(_facts(office, settings, row, f"{serial}/{year}", day))
            serial += 1
    if not facts:
        raise Refused(_("Nobody is chosen who passed the course."))
    return certificates_pdf(_pages(facts), words=_names(office))


def _pages(facts: Sequence["CertificateFacts"]) -> "list[CertificatePage]":
    from desktop.documents.certificates import CertificatePage
    from desktop.documents.designs import shipped_design

    return [CertificatePage(one, shipped_design(DESIGN)) for one in facts]


def _trainees(
    round_id: int, settings: RoundSettings, village_ids: Iterable[int] | None = None
) -> list[dict[str, Any]]:
    """The round's trainees by village and name; `passed` as the trainer course defines it."""
    within = [Condition("course.round", "=", round_id)]
    if village_ids is not None:
        within.append(Condition("sage.village", "in", tuple(village_ids)))
    order = [Order("sage.village.code"), Order("sage.person.sort_key")]
    found = []
    for values in listing.select("trainee", [*_TRAINEE.values(), *_PLACE], within, order):
        row = dict(zip(_TRAINEE, values, strict=False))
        row["passed"] = passed(Standing(*(row[path] for path in STANDING)), settings)
        row["village"] = Place(*values[len(_TRAINEE) :])
        found.append(row)
    return found


def _issued(round_id: int) -> list[dict[str, Any]]:
    within = [Condition("round", "=", round_id), Condition("status", "=", "issued")]
    order = [Order("year"), Order("serial")]
    return [
        dict(zip(_ISSUED, row, strict=True))
        for row in listing.select("certificate", _ISSUED, within, order)
    ]


def _waiting(
    round_id: int, settings: RoundSettings, trainee_ids: Sequence[int] | None
) -> list[dict[str, Any]]:
    holding = {row["trainee"] for row in _issued(round_id)}
    chosen = None if trainee_ids is None else set(trainee_ids)
    return [
        row
        for row in _trainees(round_id, settings)
        if row["passed"] and row["id"] not in holding and (chosen is None or row["id"] in chosen)
    ]


def _refuse_far_ahead(office: Office, day: date) -> None:
    if day > office.today() + timedelta(days=366):
        raise Refused(_("The date of issue is over a year ahead; check the year."))


def _refuse_before_the_end(row: dict[str, Any], day: date) -> None:
    if day < row["ends"]:
        raise Refused(
            _("{name}'s course ends on {date}; a certificate cannot be given before.").format(
                name=row["name"],
                date=format_date(row["ends"], "short", language=current_language()),
            )
        )


def _next_serial(settings: RoundSettings, day: date) -> tuple[int, int]:
    """The next free number of the year, and that year (B.E.), calendar or fiscal by the round."""
    year = fiscal_year(day) if settings.certificate_year == "fiscal" else day.year + 543
    within = [Condition("kind", "=", KIND), Condition("year", "=", year)]
    newest = [Order("serial", descending=True)]
    last = listing.select("certificate", ["serial"], within, newest, limit=1)
    return (last[0][0] if last else 0) + 1, year


def _facts(
    office: Office, settings: RoundSettings, row: dict[str, Any], number: str, day: date
) -> "CertificateFacts":
    from desktop.documents.wording import Village, WordingFacts, certificate_facts

    profile, village = office.profile, row["village"]
    organiser, place = held_by(row["organiser"], row["place"], profile.name)
    facts = WordingFacts(
        number=number,
        recipient=row["name"],
        village=Village(village.name, village.moo, village.tambon),
        course=row["course"],
        course_starts=row["starts"],
        course_ends=row["ends"],
        organiser=organiser,
        course_place=place,
        issued_on=day,
        district=profile.amphoe,
        province=profile.changwat,
        signatories=_signatories(),
        craft=row["craft"] or "",
        round_name=settings.name,
        emblem=profile.emblem,
    )
    return certificate_facts(facts, settings.certificate_wording or None)


def _signatories() -> tuple[Any, ...]:
    from desktop.documents.wording import Signatory

    columns = ["name", "position", "acting", "heads"]
    found = listing.select(
        "signatory", columns, [Condition("signs", "=", value=True)], [Order("rank")], limit=2
    )
    return tuple(
        Signatory(name, (position,), acting, "office" if heads == "office" else "district")
        for name, position, acting, heads in found
    )


def _row(facts: "CertificateFacts", names: frozenset[str]) -> dict[str, Any]:
    """What is stored of a certificate beside whose it is and its place in the year."""
    from desktop.documents.certificates import certificates_pdf

    return {
        "kind": KIND,
        "number": facts.number,
        "issued_on": facts.issued_on,
        "recipient": facts.recipient,
        "facts": _frozen(facts),
        "design": DESIGN,
        "digest": hashlib.sha256(certificates_pdf(_pages([facts]), words=names)).hexdigest(),
    }


def _frozen(facts: "CertificateFacts") -> dict[str, Any]:
    """The facts as plain JSON values; the emblem by its digest."""
    plain = asdict(facts)
    plain["issued_on"] = facts.issued_on.isoformat()
    plain["emblem"] = hashlib.sha256(facts.emblem).hexdigest() if facts.emblem else None
    return plain


def _restored(plain: dict[str, Any]) -> "CertificateFacts":
    from desktop.documents.wording import CertificateFacts, Signatory

    values = dict(plain)
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


def _names(office: Office) -> frozenset[str]:
    """The bare place names that a line must not cut; always the same set, since it is cached."""
    names = {one.name for one in office.villages()} | {one.name for one in office.tambons()}
    return frozenset(name.removeprefix("บ้าน") or name for name in names)
