"""The papers of a village forum: who is invited, who came, the tally of votes, the minutes."""

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
    Text,
    Writing,
    apart,
    sheet_pdf,
)
from desktop.documents.survey import Where
from desktop.documents.wording import Digits
from desktop.words import N_, _

_CENTRED = replace(BODY, align="centre")
_SIGNING_ROW = 24.0  # points, room for a signature
_TALLY_ROW = 30.0  # points, room for strokes

INVITED = N_("List of those invited to the village forum")
SIGN_IN = N_("Sign-in sheet of the village forum")
TALLY = N_("Tally of the votes for community sages")
MINUTES = N_("Minutes of the village forum")


@dataclass(frozen=True, slots=True)
class Resolved:
    """One of the forum's resolutions as the minutes tell it; "" is to be written.

    `ways` are how it may have been made, each with whether it was.
    """

    title: str
    ways: Sequence[tuple[str, bool]]
    votes_for: str = ""
    against: str = ""
    abstained: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class ForumPaper:
    """The facts of a forum, each as it is read; "" is to be written.

    `invited` are (name, house, role) who are known, `rows` how many lines the lists have at least;
    `sages` are (name, craft, votes), `selected` names whom the forum chose.
    """

    where: Where
    held_on: str = ""
    place: str = ""
    households: str = ""
    present: str = ""
    quorum: str = ""
    chair: str = ""
    recorder: str = ""
    invited: Sequence[tuple[str, str, str]] = ()
    rows: int = 30
    sages: Sequence[tuple[str, str, str]] = ()
    votes: str = ""
    need: str = ""
    selected: Sequence[str] = ()
    resolved: Sequence[Resolved] = ()
    tie_rule: str = ""
    resolution: str = ""


def forum_pdf(
    title: str,
    forums: Sequence[ForumPaper],
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """The paper called `title` (INVITED, SIGN_IN, TALLY or MINUTES) of each forum."""
    body = {INVITED: _invited, SIGN_IN: _sign_in, TALLY: _tally, MINUTES: _minutes}[title]
    sheets = (
        (
            Text(_(title), TITLE, 0), Text(one.where.project, _CENTRED, 4), one.where.line(),
            *body(one),
        )
        for one in forums
    )  # fmt: skip
    return sheet_pdf(_(title), apart(sheets), language=language, digits=digits, words=words)


def _held(one: ForumPaper) -> Line:
    return Line((Blank(_("Date"), one.held_on), Blank(_("Time"), "", 0.6),
                 Blank(_("Place"), one.place, 1.6)))  # fmt: skip


def _invited(one: ForumPaper) -> Iterator[Item]:
    yield _held(one)
    yield Text(
        _(
            "The households of the village are invited to the forum, to choose the lead trainer "
            "and the occupation of the village, and to confirm its target households."
        ),
        after=4,
    )
    columns = (
        Column(_("No."), 0.6, "centre"), Column(_("Name and surname"), 3),
        Column(_("House no."), 1, "centre"), Column(_("Invited as"), 2),
        Column(_("Received by"), 1.6),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = [(*who, "") for who in one.invited]
    yield Grid(columns, _numbered(rows, one.rows, 4), _SIGNING_ROW)
    yield Signatures((Signing(one.chair, _("Inviting")),))


def _sign_in(one: ForumPaper) -> Iterator[Item]:
    yield _held(one)
    columns = (
        Column(_("No."), 0.6, "centre"), Column(_("Name and surname"), 3),
        Column(_("House no."), 1, "centre"), Column(_("Signature"), 2), Column(_("Note"), 1.4),
    )  # fmt: skip
    yield Grid(columns, _numbered([], one.rows, 4), _SIGNING_ROW)
    yield Line((Blank(_("Households present"), one.present),
                Blank(_("of all households of the village"), one.households)))  # fmt: skip
    yield Signatures((Signing(one.recorder, _("Recorder")), Signing(one.chair, _("Chair"))))


def _tally(one: ForumPaper) -> Iterator[Item]:
    yield _held(one)
    yield Line((Blank(_("Households present"), one.present),
                Blank(_("Sages to select"), one.need)))  # fmt: skip
    columns = (
        Column(_("No."), 0.5, "centre"), Column(_("Name and surname"), 2.4),
        Column(_("Craft"), 1.6), Column(_("Strokes"), 3), Column(_("Votes"), 0.8, "centre"),
    )  # fmt: skip
    rows = [(name, craft, "", votes) for name, craft, votes in one.sages]
    least = 0 if rows else 10
    totals = ("", _("Total"), "", "", one.votes)
    yield Grid(columns, _numbered(rows, least, 4), _TALLY_ROW, totals)
    yield Line((Blank(_("Spoilt and blank ballots")), Blank(_("Where votes are even"),
                                                            one.tie_rule)))  # fmt: skip
    yield Line((Blank(_("selected by the forum"), ", ".join(one.selected)),))
    yield Signatures(
        (Signing("", _("Counting committee")), Signing("", _("Counting committee")),
         Signing("", _("Counting committee")))
    )  # fmt: skip


def _minutes(one: ForumPaper) -> Iterator[Item]:
    yield _held(one)
    yield Line((Blank(_("Chair of the forum"), one.chair), Blank(_("Recorder"), one.recorder)))
    yield Line((Blank(_("Households present"), one.present),
                Blank(_("of all households of the village"), one.households, 1.3),
                Blank(_("Households needed"), one.quorum)))  # fmt: skip
    yield Text(_("Item 1  The chair opens the forum"), HEADING, 0)
    yield Text(
        _(
            "The chair welcomed those who came, and told what the project is for: a sage chosen by "
            "the village becomes its lead trainer, and villagers teach villagers."
        )
    )
    yield Text(_("Item 2  The sages who were surveyed"), HEADING, 0)
    yield _sages(one)
    yield Text(_("Item 3  Resolutions"), HEADING, 0)
    for at, each in enumerate(one.resolved, 1):
        yield from _resolved(at, each)
    yield Line((Blank(_("Where votes are even"), one.tie_rule),))
    yield Writing(_("Item 4  Other matters"), one.resolution, 2)
    yield Text(_("The forum closed at ………… o'clock."))
    yield Signatures(
        (Signing(one.recorder, _("Recorder of the minutes")),
         Signing(one.chair, _("Chair of the forum")),
         Signing("", _("Community development officer")))
    )  # fmt: skip


def _sages(one: ForumPaper) -> Grid:
    columns = (
        Column(_("No."), 0.5, "centre"), Column(_("Name and surname"), 3), Column(_("Craft"), 2),
        Column(_("Votes"), 0.8, "centre"), Column(_("Result of the selection"), 1.4, "centre"),
    )  # fmt: skip
    rows = [
        (name, craft, votes, _("selected by the forum") if name in one.selected else "")
        for name, craft, votes in one.sages
    ]
    return Grid(columns, _numbered(rows, 0 if rows else 10, 4))


def _resolved(at: int, one: Resolved) -> Iterator[Item]:
    ways = "   ".join(f"({'/' if made else '  '}) {way}" for way, made in one.ways)
    yield Text(f"3.{at}  {one.title}   {ways}", after=0)
    yield Line((Blank(_("For"), one.votes_for), Blank(_("Against"), one.against),
                Blank(_("Abstained"), one.abstained)))  # fmt: skip
    yield Line((Blank(_("Resolved"), one.outcome),))


def _numbered(rows: Sequence[tuple[str, ...]], least: int, width: int) -> list[tuple[str, ...]]:
    """`rows` with their numbers, and blank ones up to `least`."""
    blank = [("",) * width] * (least - len(rows))
    return [(str(at), *row) for at, row in enumerate([*rows, *blank], 1)]
