"""What a certificate says: the facts, and the office's wording filled with them.

The wording is a text of the office's own with slots in braces. The line `{name}` alone is where
the recipient's name stands; a line whose slots are all empty is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from desktop.documents.slots import (
    FACTS,
    NAMES,
    UnknownSlot,
    UnusableWording,
    filled,
    slots_in,
)
from desktop.thai.dates import format_date, format_range
from desktop.thai.numerals import to_thai_digits
from desktop.words import N_, _

_LATIN = re.compile(r"[A-Za-z]")

Digits = Literal["thai", "arabic"]
SignsFor = Literal["district", "office"]

TITLE = N_("Certificate of Honour")

DEFAULT_WORDING = N_(
    "This certificate of honour is presented to certify that\n"
    "{name}\n"
    "is a lead trainer of community livelihoods, {village}\n"
    "and has completed the course “{course}” {dates}, held by {organiser}\n"
    "With wishes for happiness, prosperity and strength in the service of the community"
)

SLOTS = tuple(FACTS)
"""The slots a wording may use."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `name` with its title (empty leaves a dotted line) and the lines of position.

    `acting` comes after the position: รักษาราชการแทน นายอำเภอโพธาราม. A signatory signs for the
    district (the district chief and whoever acts for him) or for the development office.
    `picture` is the digest of a picture of the signature; empty where it is signed in ink.
    """

    name: str
    position: tuple[str, ...]
    acting: str = ""
    signs_for: SignsFor = "district"
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Village:
    """Where the recipient serves: `name` with its บ้าน or ชุมชน; no `moo` where there is none."""

    name: str
    moo: int | None
    tambon: str


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One certificate, ready to be set: everything it says, and nothing it does not.

    `values` are the facts by their slots, for designs that place them singly; `proof` is the text
    of the QR code, `note` says that this is a copy (ใบแทน).
    """

    number: str
    recipient: str
    heading: tuple[str, ...]
    before_name: tuple[str, ...]
    after_name: tuple[str, ...]
    issued_on: date
    signatories: tuple[Signatory, ...]
    title: str
    emblem: bytes | None = None
    language: str = "th"
    digits: Digits = "thai"
    values: Mapping[str, str] = field(default_factory=dict)
    proof: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WordingFacts:
    """What the wording of one certificate is filled with.

    `number` is as the register has it (1/2569), `recipient` carries its title, `district` and
    `province` are bare names (โพธาราม, ราชบุรี), dates are of the course.
    """

    number: str
    recipient: str
    village: Village | None
    course: str
    course_starts: date
    course_ends: date
    organiser: str
    issued_on: date
    district: str
    province: str
    signatories: tuple[Signatory, ...]
    course_place: str = ""
    craft: str = ""
    round_name: str = ""
    hours: str = ""
    role: str = ""
    reason: str = ""
    office: str = ""
    emblem: bytes | None = None
    language: str = "th"
    digits: Digits = "thai"


def default_wording(language: str = "th") -> str:
    """The wording an office starts from, to be edited."""
    return _(DEFAULT_WORDING, language)


def check_wording(wording: str) -> None:
    """Raise UnusableWording unless a certificate can be set in the office's `wording`."""
    for slot in slots_in(wording):
        if slot not in SLOTS:
            raise UnknownSlot(slot)
    if "{name}" not in [line.strip() for line in wording.splitlines()]:
        raise UnusableWording(_("One line must be {name} alone: there the name stands."))


def certificate_facts(
    facts: WordingFacts, wording: str | None = None, title: str | None = None
) -> CertificateFacts:
    """The certificate that `facts` and the office's `wording` make; the shipped wording if None.

    Raises UnknownSlot when the wording asks for something that is not a fact.
    """
    before, after = _around_name(wording or default_wording(facts.language))
    values = _values(facts)
    return CertificateFacts(
        number=facts.number,
        recipient=facts.recipient,
        heading=heading(facts.signatories, facts.district, facts.province, facts.language),
        before_name=filled("\n".join(before), values),
        after_name=filled("\n".join(after), values),
        issued_on=facts.issued_on,
        signatories=facts.signatories,
        title=title or _(TITLE, facts.language),
        emblem=facts.emblem,
        language=facts.language,
        digits=facts.digits,
        values=values,
    )


def part_values(facts: CertificateFacts) -> dict[str, str]:
    """The text of every slot of `facts`, its parts among them; empty where there is none."""
    return {
        **dict.fromkeys(NAMES, ""),
        **facts.values,
        "name": facts.recipient,
        "number": _in_digits(facts.number, facts.digits),
        "date": _formal(facts.issued_on, facts.digits, facts.language),
        "title": facts.title,
        "heading": "\n".join(facts.heading),
        "before_name": "\n".join(facts.before_name),
        "after_name": "\n".join(facts.after_name),
        "number_line": number_line(facts.number, facts.digits, facts.language),
        "given": given_line(facts.issued_on, facts.digits, facts.language),
        "note": facts.note,
    }


def heading(
    signatories: tuple[Signatory, ...], district: str, province: str, language: str = "th"
) -> tuple[str, ...]:
    """The lines that say in whose name the certificate is given: the highest signatory's."""
    if any(each.signs_for == "district" for each in signatories):
        line = _("{district} District, {province} Province", language)
    else:
        line = _("{district} District Community Development Office, {province} Province", language)
    return (line.format(district=district, province=province),)


def number_line(number: str, digits: Digits, language: str = "th") -> str:
    """เลขที่ ๑/๒๕๖๙ for 1/2569."""
    return _("No. {number}", language).format(number=_in_digits(number, digits))


def given_line(issued_on: date, digits: Digits, language: str = "th") -> str:
    """ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙."""
    return _("Given on {date}", language).format(date=_formal(issued_on, digits, language))


def village_line(village: Village, digits: Digits, language: str = "th") -> str:
    """บ้านวังลึก หมู่ที่ ๑ ตำบลเจ็ดเสมียน; without the moo where there is none."""
    if village.moo is None:
        line = _("{village}, {tambon} Subdistrict", language)
        return line.format(village=village.name, tambon=village.tambon)
    moo = _in_digits(village.moo, digits)
    line = _("{village}, Moo {moo}, {tambon} Subdistrict", language)
    return line.format(village=village.name, moo=moo, tambon=village.tambon)


def dates_line(facts: WordingFacts) -> str:
    """ระหว่างวันที่ ๘ – ๑๑ ธันวาคม ๒๕๖๘ ณ …; เมื่อวันที่ for a course of one day."""
    days = format_range(
        facts.course_starts,
        facts.course_ends,
        "long",
        digits=facts.digits,
        language=facts.language,
    )
    one_day = facts.course_starts == facts.course_ends
    if one_day:
        line = _("on {date}", facts.language).format(date=days)
    else:
        line = _("during {dates}", facts.language).format(dates=days)
    if not facts.course_place:
        return line
    place = in_digits(facts.digits, facts.course_place)
    return _("{dates} at {place}", facts.language).format(dates=line, place=place)


def _hours_line(facts: WordingFacts) -> str:
    if not facts.hours:
        return ""
    number = _in_digits(facts.hours, facts.digits)
    return _("{number} hours", facts.language).format(number=number)


def in_digits(digits: Digits, text: str) -> str:
    """`text` as paper writes it: in Thai digits where those are wanted and it has no Latin."""
    return to_thai_digits(text) if digits == "thai" and not _LATIN.search(text) else text


@lru_cache
def _formal(day: date, digits: Digits, language: str) -> str:
    return format_date(day, "formal", digits=digits, language=language)


def _in_digits(number: int | str, digits: Digits) -> str:
    return to_thai_digits(number) if digits == "thai" else str(number)


def _values(facts: WordingFacts) -> dict[str, str]:
    village, digits, language = facts.village, facts.digits, facts.language
    days = (facts.course_ends - facts.course_starts).days + 1
    return {
        "name": facts.recipient,
        "village": village_line(village, digits, language) if village else "",
        "moo": _in_digits(village.moo, digits) if village and village.moo is not None else "",
        "tambon": village.tambon if village else "",
        "district": facts.district,
        "province": facts.province,
        "course": in_digits(digits, facts.course),
        "dates": dates_line(facts),
        "days": _("{number} days", language).format(number=_in_digits(days, digits)),
        "hours": _hours_line(facts),
        "place": in_digits(digits, facts.course_place),
        "organiser": in_digits(digits, facts.organiser),
        "craft": in_digits(digits, facts.craft),
        "round": in_digits(digits, facts.round_name),
        "role": in_digits(digits, facts.role),
        "reason": in_digits(digits, facts.reason),
        "office": facts.office,
        "number": _in_digits(facts.number, digits),
        "date": _formal(facts.issued_on, digits, language),
    }


def _around_name(wording: str) -> tuple[list[str], list[str]]:
    """The lines before the name's and those after it; a name without a line comes second."""
    lines = [line.strip() for line in wording.splitlines() if line.strip()]
    at = lines.index("{name}") if "{name}" in lines else min(1, len(lines))
    return lines[:at], [line for line in lines[at:] if line != "{name}"]
