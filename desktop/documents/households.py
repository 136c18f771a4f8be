"""The papers of target households: the application, and the register with its reserve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.sheets import (
    BODY,
    HEADING,
    TITLE,
    Blank,
    Column,
    Grid,
    Item,
    Line,
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
_MEMBERS = 4
"""Rows for the members of a household, at least."""

_TITLE = N_("Application to take part as a Sammachip household")


@dataclass(frozen=True, slots=True)
class Application:
    """What a household says of itself, each text as it is read; "" is left to be written.

    `income` and `expenses` are (label, baht) in จปฐ's four parts with the sum last; `members` are
    (name, relation, whether they train); `living` is (label, text).
    """

    project: str
    signed_on: str = ""
    name: str = ""
    national_id: str = ""
    age: str = ""
    phone: str = ""
    house_no: str = ""
    village: str = ""
    tambon: str = ""
    amphoe: str = ""
    changwat: str = ""
    head: str = ""
    count: str = ""
    wishes: Sequence[str] = ("", "", "")
    intent: str = ""
    income: Sequence[tuple[str, str]] = ()
    expenses: Sequence[tuple[str, str]] = ()
    members: Sequence[tuple[str, str, str]] = ()
    living: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class RegisterPart:
    """The households of a village (or a cohort): who has a place, and who waits, in order.

    A place is (name, house, members, occupation, income before, trainer, note), one who waits
    (name, house, occupation, note).
    """

    title: str
    places: Sequence[Sequence[str]]
    reserve: Sequence[Sequence[str]]


def application_pdf(
    applications: Sequence[Application],
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """A page for each household, to be signed."""
    items = apart(map(_application, applications))
    return sheet_pdf(_(_TITLE), items, language=language, digits=digits, words=words)


def _application(one: Application) -> Iterator[Item]:
    yield Text(_(_TITLE), TITLE, 0)
    yield Text(one.project, _CENTRED, 4)
    yield Line((Blank(_("Written at"), share=2), Blank(_("Date"), one.signed_on)))
    yield Line((Blank(_("I,"), one.name, 3), Blank(_("age"), one.age)))
    yield Line((Blank(_("National ID"), one.national_id, 1.2),
                Blank(_("Head of household"), one.head)))  # fmt: skip
    yield Line((Blank(_("House no."), one.house_no, 0.6), Blank(_("Village"), one.village, 1.2),
                Blank(_("Tambon"), one.tambon, 0.8)))  # fmt: skip
    yield Line((Blank(_("District"), one.amphoe, 0.8), Blank(_("Province"), one.changwat, 0.8),
                Blank(_("Telephone"), one.phone)))  # fmt: skip
    yield Text(
        _("take part of my own free will as a target household, to learn an occupation and live "
          "by it with my household."), after=4
    )  # fmt: skip
    yield Text(_("1. The occupations wanted, the most wanted first"), HEADING, 0)
    yield Line([Blank(f"({at})", wish) for at, wish in enumerate(one.wishes, 1)])
    yield Line((Blank(_("What for"), one.intent),))
    yield Text(_("2. Income and expenses of the household in the past year"), HEADING, 0)
    yield _money(one)
    members = _("3. Members of the household: {count} persons")
    yield Text(members.format(count=one.count or "………"), HEADING, 0)
    yield _members(one)
    yield Line([Blank(label, text) for label, text in one.living])
    yield Text(
        _("What is written here is true, and the office may keep and use it for this project."),
        after=0,
    )
    yield Signatures(
        (Signing(one.name, _("Applicant")), Signing("", _("Village headman")),
         Signing("", _("Community development officer")))
    )  # fmt: skip


def _money(one: Application) -> Grid:
    baht = Column(_("baht/year"), 2, "right")
    columns = (Column(_("Income"), 4), baht, Column(_("Expenses"), 4), baht)
    rows = [(*earned, *spent) for earned, spent in zip(one.income, one.expenses, strict=True)]
    return Grid(columns, rows[:-1], totals=rows[-1])


def _members(one: Application) -> Grid:
    columns = (
        Column(_("No."), 1, "centre"), Column(_("Full name"), 8), Column(_("Relation"), 4),
        Column(_("Trains too"), 2, "centre"),
    )  # fmt: skip
    empty = [("", "", "")] * (_MEMBERS - len(one.members))
    rows = [(str(at), *row) for at, row in enumerate([*one.members, *empty], 1)]
    return Grid(columns, rows)


def household_register_pdf(
    subtitle: str,
    parts: Sequence[RegisterPart],
    *,
    trainers: bool = True,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """Each part on pages of its own. Without `trainers` there is no column for them."""
    title = _("Register of target households")
    sheets = (
        (
            Text(title, TITLE, 0), Text(subtitle, _CENTRED, 0), Text(part.title, HEADING, 2),
            *_part(part, trainers=trainers),
        )
        for part in parts
    )  # fmt: skip
    return sheet_pdf(
        title, apart(sheets), landscape=True, language=language, digits=digits, words=words
    )


def _part(part: RegisterPart, *, trainers: bool) -> Iterator[Item]:
    columns = [
        Column(_("No."), 1, "centre"), Column(_("Full name"), 6), Column(_("House no."), 2),
        Column(_("Members"), 1.6, "right"), Column(_("Occupation wanted"), 4),
        Column(_("Income before (baht/year)"), 3, "right"), Column(_("Responsible trainer"), 5),
        Column(_("Note"), 4),
    ]  # fmt: skip
    rows = [[str(at), *row] for at, row in enumerate(part.places, 1)]
    if not trainers:
        columns.pop(6)
        rows = [row[:6] + row[7:] for row in rows]
    yield Grid(columns, rows)
    if part.reserve:
        waiting = (
            Column(_("Rank"), 1, "centre"), Column(_("Full name"), 6), Column(_("House no."), 2),
            Column(_("Occupation wanted"), 4), Column(_("Note"), 6),
        )  # fmt: skip
        yield Text(_("Reserve"), HEADING, 2)
        yield Grid(waiting, [(str(at), *row) for at, row in enumerate(part.reserve, 1)])
    yield Space(6)
    yield Signatures((Signing("", _("Drawn up by")), Signing("", _("Checked by"))))
