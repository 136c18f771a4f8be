"""What a certificate says: the facts, and the office's wording filled with them.

The wording is a text of the office's own with slots in braces. The line `{name}` alone is where
the recipient's name stands; a line whose slots are all empty is left out.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.thai.dates import format_date, format_range
from desktop.thai.numerals import to_thai_digits
from desktop.words import N_, _

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

SLOTS = ("name", "village", "course", "dates", "organiser", "craft", "round")
"""The slots a wording may use."""

_SLOT = re.compile(r"\{([^{}]*)\}")  # not \w: it leaves out the vowels and tones of Thai


class UnusableWording(ValueError):  # noqa: N818  says what was wrong, not that it was
    """No certificate can be set in this wording; `str()` of it says to the office why."""


class UnknownSlot(UnusableWording):
    """A wording uses a slot that does not exist; `str()` of it says so to the office."""

    def __init__(self, slot: str) -> None:
        self.slot = slot
        known = ", ".join(f"{{{each}}}" for each in SLOTS)
        super().__init__(
            _("The wording asks for {slot}, which does not exist. It may use {known}.").format(
                slot=f"{{{slot}}}", known=known
            )
        )


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: `name` with its title (empty leaves a dotted line) and the lines of position.

    `acting` comes after the position: รักษาราชการแทน นายอำเภอโพธาราม. A signatory signs for the
    district (the district chief and whoever acts for him) or for the development office.
    """

    name: str
    position: tuple[str, ...]
    acting: str = ""
    signs_for: SignsFor = "district"


@dataclass(frozen=True, slots=True)
class Village:
    """Where the recipient serves: `name` with its บ้าน or ชุมชน; no `moo` where there is none."""

    name: str
    moo: int | None
    tambon: str


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """One certificate, ready to be set: everything it says, and nothing it does not."""

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
    emblem: bytes | None = None
    language: str = "th"
    digits: Digits = "thai"


def default_wording(language: str = "th") -> str:
    """The wording an office starts from, to be edited."""
    return _(DEFAULT_WORDING, language)


def check_wording(wording: str) -> None:
    """Raise UnusableWording unless a certificate can be set in the office's `wording`."""
    for slot in _SLOT.findall(wording):
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
        before_name=_filled(before, values),
        after_name=_filled(after, values),
        issued_on=facts.issued_on,
        signatories=facts.signatories,
        title=title or _(TITLE, facts.language),
        emblem=facts.emblem,
        language=facts.language,
        digits=facts.digits,
    )


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
    shown = to_thai_digits(number) if digits == "thai" else number
    return _("No. {number}", language).format(number=shown)


def given_line(issued_on: date, digits: Digits, language: str = "th") -> str:
    """ให้ไว้ ณ วันที่ ๑๕ มกราคม พุทธศักราช ๒๕๖๙."""
    day = format_date(issued_on, "formal", digits=digits, language=language)
    return _("Given on {date}", language).format(date=day)


def village_line(village: Village, digits: Digits, language: str = "th") -> str:
    """บ้านวังลึก หมู่ที่ ๑ ตำบลเจ็ดเสมียน; without the moo where there is none."""
    if village.moo is None:
        line = _("{village}, {tambon} Subdistrict", language)
        return line.format(village=village.name, tambon=village.tambon)
    moo = to_thai_digits(village.moo) if digits == "thai" else str(village.moo)
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
    return _("{dates} at {place}", facts.language).format(dates=line, place=facts.course_place)


def _values(facts: WordingFacts) -> dict[str, str]:
    village = facts.village
    return {
        "name": facts.recipient,
        "village": village_line(village, facts.digits, facts.language) if village else "",
        "course": facts.course,
        "dates": dates_line(facts),
        "organiser": facts.organiser,
        "craft": facts.craft,
        "round": facts.round_name,
    }


def _around_name(wording: str) -> tuple[list[str], list[str]]:
    """The lines before the name's and those after it; a name without a line comes second."""
    lines = [line.strip() for line in wording.splitlines() if line.strip()]
    at = lines.index("{name}") if "{name}" in lines else min(1, len(lines))
    return lines[:at], [line for line in lines[at:] if line != "{name}"]


def _filled(lines: list[str], values: dict[str, str]) -> tuple[str, ...]:
    filled = []
    for line in lines:
        slots = _SLOT.findall(line)
        for slot in slots:
            if slot not in values:
                raise UnknownSlot(slot)
        if slots and not any(values[slot] for slot in slots):
            continue
        filled.append(_SLOT.sub(lambda found: values[found[1]], line).strip())
    return tuple(filled)
