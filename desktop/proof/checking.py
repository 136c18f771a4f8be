"""Checks a code: genuine, intact but by an unknown key, altered, or no code at all.

No network and no other office is needed: the code holds the facts, the key and the signature. What
the register of this office says of the number comes beside it, where the key is this office's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop import signing_key as crypto
from desktop.office import Office
from desktop.problems import refusing
from desktop.proof import payload, public_key
from desktop.proof.keys import Key, keys
from desktop.proof.payload import SignedFacts, Unreadable
from desktop.thai.keyboard import to_latin_layout
from desktop.words import _


class Verdict(Enum):
    """What is to be thought of a code."""

    GENUINE = "genuine"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"
    ALTERED = "altered"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Registered:
    """What this office's register says of a number today."""

    recipient: str
    issued_on: date
    edition: int
    void: bool
    void_reason: str
    handed_on: date | None
    handed_to: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a code, and why in one sentence.

    `facts` are there unless it is altered or unreadable; `key` is the known key that signed,
    `fingerprint` names any. `registered` is only asked for what this office's own key signed: None
    there means that the register does not have the number.
    """

    verdict: Verdict
    sentence: str
    facts: SignedFacts | None = None
    fingerprint: str = ""
    key: Key | None = None
    registered: Registered | None = None


def is_code(text: str) -> bool:
    """Whether a text is meant as the code of a certificate, in whatever state it is."""
    return payload.is_named(_as_meant(text))


def check(text: str, known: Sequence[Key] = (), own: str = "") -> Checked:
    """The verdict on a code's text, by the keys that are `known`; `own` is the office's name."""
    try:
        code = payload.read(_as_meant(text))
    except Unreadable as unreadable:
        return Checked(Verdict.UNREADABLE, _no_certificate(text) or str(unreadable))
    mark = crypto.fingerprint(code.public_key)
    if not crypto.is_signed(code.signed, code.signature, code.public_key):
        return Checked(Verdict.ALTERED, _altered())
    key = next((one for one in known if one.public_key == code.public_key), None)
    if key is None:
        return _by_a_stranger(code.facts, mark, known, own)
    return Checked(Verdict.GENUINE, _genuine(key), code.facts, mark, key)


def check_in(office: Office, text: str) -> Checked:
    """The verdict by the keys that `office` knows, and what its register says of the number."""
    found = check(text, keys(office), office.profile.name)
    if found.facts is None or found.key is None or not found.key.own:
        return found
    return Checked(
        found.verdict, found.sentence, found.facts, found.fingerprint, found.key,
        _registered(found.facts),
    )  # fmt: skip


def check_picture(data: bytes, office: Office | None = None) -> list[Checked]:
    """The verdicts on all codes in a picture; certificates first. Raises NothingRead.

    Without an office no key is known.
    """
    from desktop.proof.reading import codes_in

    found = [check_in(office, text) if office else check(text) for text in codes_in(data)]
    return sorted(found, key=lambda one: one.verdict is Verdict.UNREADABLE)


def remarks(checked: Checked) -> list[tuple[str, str]]:
    """What else is to be known of a genuine code, each with its tone: "bad", "warn", "good"."""
    facts, key = checked.facts, checked.key
    if facts is None or key is None:
        return []
    found = []
    if facts.office != key.holder:
        told = _("The code names {office}; the key is of {holder}.")
        found.append((told.format(office=facts.office, holder=key.holder), "warn"))
    if key.own:
        found += _of_register(facts, checked.registered)
    return found


def headline(checked: Checked) -> str:
    """The verdict in one sentence, with what the register says in view."""
    if any(tone == "bad" for _told, tone in remarks(checked)):
        return _("The signature is genuine, but the certificate does not hold.")
    return checked.sentence


def _of_register(facts: SignedFacts, row: Registered | None) -> list[tuple[str, str]]:
    if row is None:
        return [(_("The register of this office does not have this number."), "bad")]
    found = []
    if row.void:
        why = row.void_reason or "–"
        found.append((_("It was made void: {reason}").format(reason=why), "bad"))
    if row.edition != facts.edition:
        told = _("The register holds edition {now}; this is edition {edition}.")
        found.append((told.format(now=row.edition, edition=facts.edition), "bad"))
    elif (row.recipient, row.issued_on) != (facts.recipient, facts.issued_on):
        told = _("The register has it for {name}.").format(name=row.recipient)
        found.append((told, "bad"))
    if not found:
        found.append((_("The register of this office says the same."), "good"))
    return found


def _registered(facts: SignedFacts) -> Registered | None:
    columns = ["recipient", "issued_on", "edition", "status", "void_reason", "handed_on"]
    same = [Condition("number", "=", facts.number), Condition("kind", "=", facts.kind)]
    newest = [Order("id", descending=True)]
    with refusing():
        found = listing.select("certificate", [*columns, "handed_to"], same, newest, limit=1)
    if not found:
        return None
    recipient, issued_on, edition, status, reason, handed_on, handed_to = found[0]
    return Registered(recipient, issued_on, edition, status == "void", reason, handed_on, handed_to)


def _as_meant(text: str) -> str:
    """A hand scanner types as an English keyboard does, whichever layout is on."""
    return text if text.isascii() else to_latin_layout(text)


def _no_certificate(text: str) -> str:
    """What to say of the code on a key sheet, which is none of a certificate."""
    try:
        key = public_key.read(_as_meant(text))
    except Unreadable:
        return ""
    told = _("This is the public key of {office}, no certificate.")
    return told.format(office=key.holder)


def _by_a_stranger(facts: SignedFacts, mark: str, known: Sequence[Key], own: str) -> Checked:
    """A key nobody here knows: what it says for another office may be so, for this one it is not.

    An office knows all keys that it ever had.
    """
    if facts.office in {own, *(one.holder for one in known if one.own)}:
        told = _("Forged: it names this office, but none of the office's keys signed it.")
        return Checked(Verdict.FORGED, told, facts, mark)
    return Checked(Verdict.UNKNOWN_KEY, _unknown(facts.office), facts, mark)


def _genuine(key: Key) -> str:
    if key.signs:
        return _("Genuine: signed with the key of this office.")
    if key.own and key.until is not None:
        return _("Genuine: signed with an earlier key of this office.")
    told = _("Genuine: signed with the key of {office}, which this office knows.")
    return told.format(office=key.holder)


def _unknown(office: str) -> str:
    return _(
        "Nothing was changed since it was signed, but this office does not know the key. Compare "
        "its fingerprint with the key sheet of {office}."
    ).format(office=office)


def _altered() -> str:
    return _("Altered: what the code says is not what was signed. Do not accept it.")
