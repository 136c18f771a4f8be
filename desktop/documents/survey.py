"""The papers of sages: the survey form of each, and the scoring sheet of a village."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import batched

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
from desktop.documents.wording import Digits
from desktop.words import N_, _

_CENTRED = replace(BODY, align="centre")
_ROW = 24.0  # points, room to write
_ON_A_LINE = 3  # choices
_SURVEY = N_("Survey form of community sages")
_SCORES = N_("Scoring sheet of community sages")


@dataclass(frozen=True, slots=True)
class Where:
    """The project and the village that a paper is of, each as it is read; "" is to be written."""

    project: str = ""
    village: str = ""
    tambon: str = ""
    amphoe: str = ""
    changwat: str = ""
    office: str = ""

    def line(self) -> Line:
        """The village on one line."""
        return Line(
            (
                Blank(_("Village"), self.village, 1.5), Blank(_("Tambon"), self.tambon),
                Blank(_("District"), self.amphoe), Blank(_("Province"), self.changwat),
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What is known of a sage, each as it is read; "" is to be written.

    `knowledge` and `willing` are what may be chosen, each with whether it is.
    """

    where: Where
    knowledge: Sequence[tuple[str, bool]]
    willing: Sequence[tuple[str, bool]]
    name: str = ""
    national_id: str = ""
    birth_date: str = ""
    age: str = ""
    phone: str = ""
    house_no: str = ""
    craft: str = ""
    years: str = ""
    achievements: str = ""
    can_teach: str = ""
    learning_centre: str = ""
    sources: str = ""
    surveyed_on: str = ""
    consent_on: str = ""
    consent_text: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scoring sheet of a village: (criterion, most points) and a row for each sage.

    A row is the name, the craft, the points by criterion, total and rank, "" to be written.
    """

    where: Where
    criteria: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]
    most: str = ""


def survey_pdf(
    sages: Sequence[Surveyed],
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """A form for each sage, each on pages of its own."""
    items = apart(map(_form, sages))
    return sheet_pdf(_(_SURVEY), items, language=language, digits=digits, words=words)


def scores_pdf(
    sheets: Sequence[Scored],
    *,
    language: str = "th",
    digits: Digits = "thai",
    words: frozenset[str] = frozenset(),
) -> bytes:
    """The scoring sheet of each village, lying, on a page of its own."""
    items = apart(map(_scores, sheets))
    return sheet_pdf(
        _(_SCORES), items, landscape=True, language=language, digits=digits, words=words
    )


def _form(one: Surveyed) -> Iterator[Item]:
    yield Text(_(_SURVEY), TITLE, 0)
    yield Text(one.where.project, _CENTRED, 4)
    yield one.where.line()
    yield Text(_("1. The sage"), HEADING, 0)
    yield Line((Blank(_("Name and surname"), one.name, 2), Blank(_("Age"), one.age)))
    yield Line((Blank(_("National ID"), one.national_id, 1.4),
                Blank(_("Date of birth"), one.birth_date)))  # fmt: skip
    yield Line((Blank(_("House no."), one.house_no), Blank(_("Telephone"), one.phone, 1.4)))
    yield Text(_("2. Craft and knowledge"), HEADING, 0)
    yield Line((Blank(_("Occupation or craft"), one.craft, 1.6),
                Blank(_("Years of experience"), one.years)))  # fmt: skip
    yield Text(_("Field of knowledge"), after=0)
    yield from _marks(one.knowledge)
    yield Writing(_("Works and awards"), one.achievements, 2)
    yield Writing(_("What the sage could teach"), one.can_teach, 2)
    yield Line((Blank(_("Learning centre"), one.learning_centre),))
    yield Text(_("3. Willingness to be a lead trainer"), HEADING, 0)
    yield from _marks(one.willing)
    yield Line((Blank(_("Sources of the information"), one.sources, 1.8),
                Blank(_("Surveyed on"), one.surveyed_on)))  # fmt: skip
    yield Text(_("4. Consent"), HEADING, 0)
    yield Text(
        _(
            "I let {office} keep, use and pass on the personal data of this form for the work on "
            "community livelihoods. I know that I may withdraw this consent at any time."
        ).format(office=one.where.office or _("the District Community Development Office")),
        after=2,
    )
    yield Line((Blank(_("Consented on"), one.consent_on, 0.7),
                Blank(_("Version of the consent text"), one.consent_text, 1.3)))  # fmt: skip
    yield Signatures(
        (Signing(one.name, _("Who gave the information")),
         Signing("", _("Who surveyed")))
    )  # fmt: skip


def _marks(choices: Sequence[tuple[str, bool]]) -> Iterator[Item]:
    """ "(/) ยินดี   (  ) ไม่แน่ใจ": marked by hand as office forms are, a few on a line."""
    for some in batched(choices, _ON_A_LINE):
        marked = (f"({'/' if chosen else '  '}) {text}" for text, chosen in some)
        yield Text("      ".join(marked), after=0)


def _scores(one: Scored) -> Iterator[Item]:
    yield Text(_(_SCORES), TITLE, 0)
    yield Text(one.where.project, _CENTRED, 4)
    yield one.where.line()
    columns = (
        Column(_("No."), 0.5, "centre"),
        Column(_("Name and surname"), 2.8),
        Column(_("Craft"), 1.5),
        *(Column(_heading(name, most), 1.2, "centre") for name, most in one.criteria),
        Column(_heading(_("Total"), one.most), 0.9, "centre"),
        Column(_("Rank"), 0.7, "centre"),
    )
    rows = [(str(at), *row) for at, row in enumerate(one.rows, 1)]
    yield Grid(columns, rows, _ROW)
    yield Signatures(
        (Signing("", _("Scorer")), Signing("", _("Scorer")),
         Signing("", _("Community development officer")))
    )  # fmt: skip


def _heading(name: str, most: str) -> str:
    """What a column holds, and the most of it where that is known."""
    return f"{name} ({most})" if most else name
