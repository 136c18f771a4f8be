"""The papers of a trainer course: sign-in sheets, roster, results, curriculum and costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.documents.sheets import (
    BODY,
    HEADING,
    TITLE,
    Blank,
    Column,
    Grid,
    Item,
    Line,
    PageBreak,
    Signatures,
    Signing,
    Space,
    Text,
    apart,
    sheet_pdf,
)
from desktop.documents.wording import Digits
from desktop.words import _

_CENTRE = replace(BODY, align="centre")
_SIGNING_ROW = 25.0  # points, room for a signature
_BLANK_ROWS = 20


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """Which course a paper is of; `days` are in words, all blank on a form to be filled in."""

    name: str = ""
    days: str = ""
    place: str = ""
    organiser: str = ""


class Attendee(NamedTuple):
    """A participant as papers list them."""

    name: str
    village: str
    craft: str = ""
    phone: str = ""


class Day(NamedTuple):
    """A day of the course, and its half-days as they are called."""

    day: str
    halves: tuple[str, ...]


class Outcome(NamedTuple):
    """A participant's time and marks in words, and the result."""

    name: str
    village: str
    hours: str
    percent: str
    pre_test: str
    post_test: str
    result: str


class Taught(NamedTuple):
    """A topic of the curriculum."""

    day: str
    topic: str
    hours: str
    speaker: str
    place: str


class Spent(NamedTuple):
    """A cost in words."""

    kind: str
    payee: str
    rate: str
    quantity: str
    times: str
    amount: str
    note: str


def course_pdf(
    title: str,
    courses: Iterable[Iterable[Item]],
    *,
    language: str,
    digits: Digits,
    words: frozenset[str],
    landscape: bool = False,
) -> bytes:
    """The papers of some courses in one file, each beginning a page."""
    items = apart(courses)
    return sheet_pdf(
        title, items, landscape=landscape, language=language, digits=digits, words=words
    )


def sign_in_sheets(
    course: CourseFacts, days: Sequence[Day], people: Sequence[Attendee]
) -> Iterator[Item]:
    """A sheet a day, with a column for the signature of each half-day."""
    for at, day in enumerate(days):
        if at:
            yield PageBreak()
        yield from _head(_("Sign-in sheet of participants"), course, days=False)
        yield Line((Blank(_("Date"), day.day, 1.4), Blank(_("Time"))))
        yield Space(4)
        signed = [
            Column(_("Signature, {half}").format(half=half), 2.6, "centre") for half in day.halves
        ]
        columns = [_number(), Column(_("Name"), 3.6), Column(_("Village"), 3.4), *signed,
                   Column(_("Note"), 1.6)]  # fmt: skip
        blank = ("",) * (len(signed) + 1)
        rows = [(str(n), one.name, one.village, *blank) for n, one in enumerate(people, 1)]
        empty = [(str(n), "", "", *blank) for n in range(1, _BLANK_ROWS + 1)]
        yield Grid(columns, rows or empty, _SIGNING_ROW)
        yield Signatures((Signing("", _("Keeper of the sign-in sheet"), _("Signed")),))


def roster(course: CourseFacts, people: Sequence[Attendee]) -> Iterator[Item]:
    """Who is on the course."""
    yield from _head(_("List of participants"), course)
    columns = (
        _number(), Column(_("Name"), 3.4), Column(_("Village"), 3.6), Column(_("Craft"), 2.2),
        Column(_("Telephone"), 2.6), Column(_("Note"), 1.6),
    )  # fmt: skip
    yield Grid(columns, [(str(n), *one, "") for n, one in enumerate(people, 1)])
    yield Text(_("Participants in all: {count}").format(count=len(people)))


def results(
    course: CourseFacts, rule: str, outcomes: Sequence[Outcome], counted: str
) -> Iterator[Item]:
    """Time, marks and result of each participant, `rule` above and how many passed below."""
    yield from _head(_("Results of the training"), course)
    yield Text(rule, _CENTRE, 6)
    columns = (
        _number(), Column(_("Name"), 3.4), Column(_("Village"), 3.4),
        Column(_("Hours"), 1.1, "centre"), Column("%", 0.9, "centre"),
        Column(_("Test before"), 1.2, "centre"), Column(_("Test after"), 1.2, "centre"),
        Column(_("Result"), 1.5, "centre"),
    )  # fmt: skip
    yield Grid(columns, [(str(n), *one) for n, one in enumerate(outcomes, 1)])
    yield Text(counted)
    yield Signatures(
        (
            Signing("", _("Prepared by"), _("Signed")),
            Signing("", _("Head of the district office"), _("Signed")),
        )
    )


def curriculum(course: CourseFacts, topics: Sequence[Taught], total: str) -> Iterator[Item]:
    """The topics with their hours and speakers, a day's name once."""
    yield from _head(_("Timetable of the course"), course)
    columns = (
        Column(_("Day"), 2.2), Column(_("Topic"), 4.6), Column(_("Hours"), 1, "centre"),
        Column(_("Speaker"), 2.8), Column(_("Place"), 2.2),
    )  # fmt: skip
    rows, before = [], ""
    for one in topics:
        rows.append(("" if one.day == before else one.day, *one[1:]))
        before = one.day
    yield Grid(columns, rows, totals=("", _("Together"), total, "", ""))


def costs(
    course: CourseFacts,
    spent: Sequence[Spent],
    kinds: Sequence[tuple[str, str, str]],
    total: str,
    in_words: str,
) -> Iterator[Item]:
    """Every cost, and below what each kind came to beside its ceiling."""
    yield from _head(_("Summary of the course's costs"), course)
    money = [Column(_(words), 1.4, "right") for words in ("Rate", "Quantity", "Times", "Amount")]
    columns = [_number(), Column(_("Kind of cost"), 3), Column(_("Paid to"), 2.4), *money,
               Column(_("Note"), 2)]  # fmt: skip
    rows = [(str(n), *one) for n, one in enumerate(spent, 1)]
    yield Grid(columns, rows, totals=("", _("Together"), "", "", "", "", total, ""))
    if in_words:
        yield Text(_("Together {words}").format(words=in_words), after=8)
    yield Text(_("By kind of cost"), HEADING)
    yield Grid(
        (Column(_("Kind of cost"), 4), Column(_("Amount"), 2, "right"), Column(_("Ceiling"), 3)),
        kinds,
    )
    yield Signatures(
        (
            Signing("", _("Prepared by"), _("Signed")),
            Signing("", _("Checked by"), _("Signed")),
        )
    )


def _number() -> Column:
    return Column(_("No."), 0.7, "centre")


def _head(title: str, course: CourseFacts, *, days: bool = True) -> Iterator[Item]:
    """What the paper is, of which course, when and where."""
    yield Text(title, TITLE, 0)
    if not course.name:
        yield Line((Blank(_("Course")),))
        yield Line((Blank(_("Place")),))
        return
    yield Text(course.name, _CENTRE, 0)
    where = _("at {place}").format(place=course.place) if course.place else ""
    by = _("held by {organiser}").format(organiser=course.organiser) if course.organiser else ""
    told = " ".join(filter(None, (course.days if days else "", where, by)))
    yield Text(told, _CENTRE, 6)
