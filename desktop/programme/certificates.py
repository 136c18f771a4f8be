"""The kinds of certificate: what each is called, what it says, and who may hold it. Pure."""

import re
from dataclasses import dataclass, replace

from desktop.programme.certificate_numbers import DEFAULT_PATTERN
from desktop.programme.rounds import RoundSettings
from desktop.words import N_, _

LEAD_TRAINER, TEAM_MEMBER, SAGE = "lead_trainer", "team_member", "sage"
HOUSEHOLD, PARTNER = "household", "partner"

_SLOT = re.compile(r"\{([^{}]*)\}")
_OF_A_PERSON = ("name", "village", "craft", "round", "office")
_OF_A_TRAINING = (*_OF_A_PERSON, "course", "dates", "organiser")


@dataclass(frozen=True, slots=True)
class CertificateKind:
    """One kind: its name in lists, the title and wording it is shipped with, and its holders.

    `wording` is "" where the shipped one is that of the documents. `link` is the table of the
    records it is issued on, "" where recipients are typed in; `holders` says who they are and
    `nobody` that there are none yet.
    """

    key: str
    label: str
    title: str
    wording: str
    slots: tuple[str, ...]
    link: str
    holders: str
    nobody: str


KINDS = (
    CertificateKind(
        LEAD_TRAINER,
        N_("Lead trainers"),
        N_("Certificate of Honour"),
        "",
        (*_OF_A_TRAINING, "hours", "role"),
        "trainee",
        N_("People who passed the course"),
        N_("Nobody has passed the trainer course here yet."),
    ),
    CertificateKind(
        TEAM_MEMBER,
        N_("Trainer teams"),
        N_("Certificate of Honour"),
        N_(
            "This certificate of honour is presented to certify that\n"
            "{name}\n"
            "is a member of the community livelihood trainer team, {village}\n"
            "and teaches a livelihood to the households of the village\n"
            "With wishes for happiness, prosperity and strength in the service of the community"
        ),
        (*_OF_A_PERSON, "role"),
        "team_member",
        N_("Members of the trainer teams"),
        N_("No trainer team is recorded here yet."),
    ),
    CertificateKind(
        SAGE,
        N_("Community sages"),
        N_("Certificate of Honour"),
        N_(
            "This certificate of honour is presented to certify that\n"
            "{name}\n"
            "is a community sage, {village}\n"
            "who is skilled in {craft} and hands the knowledge on\n"
            "With wishes for happiness, prosperity and strength in the service of the community"
        ),
        _OF_A_PERSON,
        "sage",
        N_("Sages of the survey"),
        N_("No sage is recorded here yet."),
    ),
    CertificateKind(
        HOUSEHOLD,
        N_("Trained households"),
        N_("Certificate of Training"),
        N_(
            "This certificate is presented to certify that\n"
            "{name}\n"
            "{village}\n"
            "has completed the training “{course}” {dates}, held by {organiser}\n"
            "With wishes for happiness and prosperity in this livelihood"
        ),
        _OF_A_TRAINING,
        "household",
        N_("Households that completed the training"),
        N_("No household has completed the training here yet."),
    ),
    CertificateKind(
        PARTNER,
        N_("Partners and hosts"),
        N_("Certificate of Appreciation"),
        N_(
            "This certificate is presented in gratitude to\n"
            "{name}\n"
            "{reason}\n"
            "for the community livelihood work of the district\n"
            "With wishes for happiness and prosperity"
        ),
        ("name", "reason", "round", "office"),
        "",
        N_("Partners and hosts who were thanked"),
        N_("Nobody has been thanked yet; write whom, one a line."),
    ),
)

KIND_KEYS = tuple(one.key for one in KINDS)


def kind_called(key: str) -> CertificateKind:
    """The kind with this key; KeyError when there is none."""
    for one in KINDS:
        if one.key == key:
            return one
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class KindSettings:
    """How one kind is issued; empty texts are as shipped. No `version` until it was changed.

    `counts_by` None counts years as the round does. The first number of `first_year` (B.E.) is
    `first_serial`.
    """

    kind: str
    title: str = ""
    wording: str = ""
    language: str = "th"
    digits: str = "thai"
    design: str = ""
    layout: int | None = None
    pattern: str = ""
    office_code: str = ""
    counts_by: str | None = None
    first_year: int | None = None
    first_serial: int | None = None
    has_proof: bool = False
    version: int | None = None

    def for_round(self, round_: RoundSettings) -> "KindSettings":
        """These settings with what the round says where they say nothing, and the pattern."""
        wording = self.wording
        if not wording and self.kind == LEAD_TRAINER:
            wording = round_.certificate_wording
        return replace(
            self,
            wording=wording,
            pattern=self.pattern or DEFAULT_PATTERN,
            counts_by=self.counts_by or round_.certificate_year,
        )


def wording_fault(kind: CertificateKind, wording: str) -> str:
    """Why no certificate of the kind can be set in a wording, in one sentence; "" when it can."""
    for slot in _SLOT.findall(wording):
        if slot not in kind.slots:
            return _(
                "The wording asks for {slot}, which does not exist. It may use {known}."
            ).format(slot=f"{{{slot}}}", known=", ".join(f"{{{one}}}" for one in kind.slots))
    if "{name}" not in [line.strip() for line in wording.splitlines()]:
        return _("One line must be {name} alone: there the name stands.")
    return ""


def completed(days: int, days_held: int, round_: RoundSettings) -> bool:
    """Whether a household that came on so many days has completed a training.

    It came at all, and reached the round's attendance; a training of unknown length asks for none.
    """
    return days > 0 and days * 100 >= days_held * round_.attendance_percent


@dataclass(frozen=True, slots=True)
class Thanks:
    """Somebody to thank: the name as it stands on the paper, and the reason."""

    name: str
    reason: str = ""


def thanks_in(text: str) -> tuple[Thanks, ...]:
    """Whom a text names, one a line: the name, then what for behind a tab, a dash or a "|"."""
    found = (_thanks(line) for line in text.splitlines())
    return tuple(dict.fromkeys(one for one in found if one.name))


_PARTED = ("\t", "|", " – ", " — ", " - ")


def _thanks(line: str) -> Thanks:
    places = [(at, len(mark)) for mark in _PARTED if (at := line.find(mark)) >= 0]
    if not places:
        return Thanks(_one_line(line))
    at, length = min(places)
    return Thanks(_one_line(line[:at]), _one_line(line[at + length :]))


def _one_line(text: str) -> str:
    return " ".join(text.split())
