"""The order that appoints the trainer team of a village."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.sheets import (
    BODY,
    HEADING,
    TITLE,
    Column,
    Grid,
    Item,
    Signatures,
    Signing,
    Space,
    Text,
    apart,
    sheet_pdf,
)
from desktop.documents.wording import Digits
from desktop.words import N_, _

_CENTRED = replace(BODY, align="centre")
_TITLE = N_("Appointment of the Sammachip trainer team")
_DOTS = "…" * 8


@dataclass(frozen=True, slots=True)
class Appointment:
    """One order: its number and date ("" is left to be written), whom it appoints, who signs.

    `members` are (name, role, knowledge), the lead trainer first; `duties` what the team does.
    """

    amphoe: str
    number: str
    on: str
    village: str
    project: str
    members: Sequence[tuple[str, str, str]]
    duties: Sequence[str]
    signatory: str
    position: str


def default_duties() -> tuple[str, ...]:
    """What a trainer team does, where its members have no duties of their own on record."""
    return (
        _("Prepare the team, the place and what is needed to teach the target households."),
        _("Teach the occupations that the households wish for, as the village's curriculum says."),
        _("Visit the households each is responsible for, advise them, and record their incomes."),
        _("Help those of one occupation to form a group, and report to the district."),
    )


def appointments_pdf(
    orders: Sequence[Appointment],
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """Each order on a page of its own."""
    items = apart(map(_order, orders))
    return sheet_pdf(_(_TITLE), items, language=language, digits=digits, words=words)


def _order(one: Appointment) -> Iterator[Item]:
    yield Text(_("Order of {amphoe} District").format(amphoe=one.amphoe), TITLE, 0)
    yield Text(_("Order no. {number}").format(number=one.number or _DOTS), _CENTRED, 0)
    subject = _("Subject: {what}").format(what=f"{_(_TITLE)} {one.village}")
    yield Text(subject, replace(HEADING, align="centre"), 0)
    yield Text("–" * 12, _CENTRED, 4)
    yield Text(
        _("The district carries out {project}. For a trainer team to teach the target "
          "households of {village}, these persons are appointed:")
        .format(project=one.project, village=one.village), after=6
    )  # fmt: skip
    columns = (
        Column(_("No."), 1, "centre"), Column(_("Full name"), 7), Column(_("Role in the team"), 4),
        Column(_("Knowledge"), 5),
    )  # fmt: skip
    yield Grid(columns, [(str(at), *row) for at, row in enumerate(one.members, 1)])
    yield Text(_("They have these duties:"), HEADING, 0)
    for at, duty in enumerate(one.duties, 1):
        yield Text(f"{at}. {duty}")
    yield Space(6)
    yield Text(_("From the day of this order."), after=0)
    yield Text(_("Ordered on {date}").format(date=one.on or _DOTS), _CENTRED, 0)
    yield Space(10)
    yield Signatures((Signing(one.signatory, one.position),))
