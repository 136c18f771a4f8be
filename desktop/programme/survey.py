"""Stage ๑: ten sages are surveyed in a village, and the village forum selects one."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.programme.forum import FORUMS
from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.people import (
    PERSON,
    born_in_the_past,
    name_column,
    person_fields,
    village_columns,
    village_field,
)
from desktop.programme.rounds import RoundSettings
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Severity,
    Stage,
    Values,
)
from desktop.thai.dates import format_date
from desktop.words import N_, _, current_language

_KNOWLEDGE = N_("Craft and knowledge")
_CONSENT = N_("Survey and consent")
_CHOICE = N_("Result of the selection")

KNOWLEDGE_FIELDS = (
    Choice("agriculture", N_("Agriculture")),
    Choice("crafts", N_("Industry and crafts")),
    Choice("medicine", N_("Thai traditional medicine")),
    Choice("resources", N_("Natural resources and environment")),
    Choice("funds", N_("Funds and community business")),
    Choice("arts", N_("Arts")),
    Choice("language", N_("Language and literature")),
    Choice("religion", N_("Religion and custom")),
    Choice("food", N_("Food and nutrition")),
    Choice("welfare", N_("Welfare")),
    Choice("other", N_("Other")),
)
WILLING = (
    Choice("yes", N_("Willing to teach")),
    Choice("unsure", N_("Not sure")),
    Choice("no", N_("Not willing")),
)


def _experience_fits_age(values: Values, context: Context) -> Iterable[Problem]:
    born, years = values.get("person.birth_date"), values.get("years")
    if isinstance(born, date) and isinstance(years, int) and years > context.today.year - born.year:
        yield Problem(
            "years",
            _("More years of experience than of age; check them and the date of birth."),
            Severity.WARNING,
        )


def _consented(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("consent_on") and not values.get("consent_text"):
        yield Problem(
            "consent_text",
            _("Write which version of the consent text was signed."),
            Severity.WARNING,
        )


def _chosen_and_willing(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("selected") and values.get("willing") == "no":
        yield Problem(
            "selected",
            _("This sage is not willing to teach; ask once more, or select another."),
            Severity.WARNING,
        )


def _replaced_with_reason(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("instead_of") is not None and not values.get("instead_reason"):
        yield Problem("instead_reason", _("Write why the village sends somebody else."))


SAGES = Register(
    key="sages",
    label=N_("Sages"),
    one=N_("Sage"),
    table="sage",
    title="person.full_name",
    order=("village.code", "person.sort_key"),
    search=("person.search_text", "craft.search_text"),
    hint=N_("Record the sages of each village, or paste them from Excel."),
    fields=(
        *person_fields("person"),
        Field("person.house_no", N_("House number"), section=PERSON, width=10),
        village_field(),
        Field(
            "craft.name", N_("Craft"), section=_KNOWLEDGE, suggest="occupation_kind.name", width=24
        ),
        Field("years", N_("Years of experience"), Kind.COUNT, _KNOWLEDGE, width=8, maximum=100),
        Field(
            "knowledge_field",
            N_("Field of knowledge"),
            Kind.CHOICE,
            _KNOWLEDGE,
            choices=KNOWLEDGE_FIELDS,
            width=24,
        ),
        Field("achievements", N_("Works and awards"), Kind.LONG_TEXT, _KNOWLEDGE, width=48),
        Field("can_teach", N_("What the sage could teach"), Kind.LONG_TEXT, _KNOWLEDGE, width=48),
        Field("learning_centre", N_("Learning centre"), section=_KNOWLEDGE, width=36),
        Field("willing", N_("Willingness"), Kind.CHOICE, _CONSENT, choices=WILLING, width=18),
        Field("surveyed_on", N_("Surveyed on"), Kind.DATE, _CONSENT, sticky=True),
        Field("sources", N_("Sources of the information"), section=_CONSENT, width=48),
        Field("consent_on", N_("Consented on"), Kind.DATE, _CONSENT, sticky=True),
        Field(
            "consent_text",
            N_("Version of the consent text"),
            section=_CONSENT,
            suggest="sage.consent_text",
            sticky=True,
            width=24,
        ),
        Field("votes", N_("Votes at the forum"), Kind.COUNT, _CHOICE, width=8, maximum=9999),
        Field("selected", N_("Selected as lead trainer"), Kind.FLAG, _CHOICE),
        Field(
            "instead_of", N_("Sent in the place of"), Kind.LINK, _CHOICE, target="sages", width=36
        ),
        Field("instead_reason", N_("Why that sage could not attend"), section=_CHOICE, width=48),
    ),
    columns=(
        name_column("person"),
        *village_columns(),
        Column("craft.name", N_("Craft"), sort="craft.sort_key", width=18),
        Column("years", N_("Experience (years)"), Kind.COUNT, width=7),
        Column("votes", N_("Votes at the forum"), Kind.COUNT, width=9),
        Column("selected", N_("Selected"), Kind.FLAG, width=9),
    ),
    rules=(
        born_in_the_past("person"),
        _experience_fits_age,
        _consented,
        _chosen_and_willing,
        _replaced_with_reason,
    ),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when the sages are recorded, the forum met, and its choice is accepted.

    A sage counts with craft and years of experience; works and awards may stay blank, as they do
    for many sages in the workbooks that offices keep.
    """
    text = f"{facts.sages}/{round_.sages_surveyed} → {facts.selected}"
    return first_missing(_missing(facts, round_), text, begun=facts.sages > 0)


def _missing(facts: UnitFacts, round_: RoundSettings) -> Iterator[Missing]:
    yield from _missing_sages(facts, round_.sages_surveyed)
    yield from _missing_forum(facts, f"{facts.sages}/{round_.sages_surveyed}")
    if facts.selected != round_.sages_selected:
        yield Missing(
            "sages",
            _("{have} selected; the round selects {need}.").format(
                have=facts.selected, need=round_.sages_selected
            ),
            _("Mark exactly the sages whom the forum selected."),
        )


def _missing_forum(facts: UnitFacts, count: str) -> Iterator[Missing]:
    """What the forum still lacks: that it is recorded, held, attended, and that it accepted."""
    if facts.forum_on is None:
        yield Missing(
            "forums",
            _("{count} marked as selected, but no village forum is recorded.").format(
                count=facts.selected
            )
            if facts.selected
            else _("The village forum is not recorded."),
            _("Record the date and attendance of the forum."),
            _("{count} no forum yet").format(count=count),
        )
    elif facts.forum_on > facts.today:
        day = format_date(facts.forum_on, "short", language=current_language())
        yield Missing(
            "forums",
            _("The village forum is still to come, on {day}.").format(day=day),
            _("Hold the forum, then record who came and what it resolved."),
            _("{count} forum to come").format(count=count),
        )
    if not facts.forum_present:
        yield Missing(
            "forums",
            _("The attendance of the village forum is not recorded."),
            _("Record how many households came to the forum."),
        )
    elif facts.forum_needed is not None and facts.forum_present < facts.forum_needed:
        yield Missing(
            "forums",
            _("{present} households came to the forum, which needs {needed}.").format(
                present=facts.forum_present, needed=facts.forum_needed
            ),
            _("Hold the forum again, or let the village go on with a reason."),
            _("{count} no quorum").format(count=count),
            urgent=True,
        )
    if not facts.forum_accepted:
        yield Missing(
            "forums",
            _("The forum's acceptance is not recorded."),
            _("Record that the forum accepted the selection."),
            _("{count} not accepted").format(count=count),
            urgent=True,
        )


def _missing_sages(facts: UnitFacts, need: int) -> Iterator[Missing]:
    if facts.sages < need:
        yield Missing(
            "sages",
            _("{have} of {need} sages are recorded.").format(have=facts.sages, need=need),
            _("Sages still to record: {more}.").format(more=need - facts.sages),
            f"{facts.sages}/{need}",
        )
    if facts.complete_sages < need:
        yield Missing(
            "sages",
            _("Sages without craft or years of experience: {count}.").format(
                count=facts.sages - facts.complete_sages
            ),
            _("Record each sage's craft and years of experience."),
            f"{facts.complete_sages}/{need}",
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    quorum = _("At the forum at least {percent} % of the village's households.")
    return (
        _("{count} sages in each village, each with craft and years of experience.").format(
            count=round_.sages_surveyed
        ),
        _("A village forum with its date and the households that came."),
        *([quorum.format(percent=round_.quorum_percent)] if round_.quorum_percent else []),
        _("{count} of the sages selected, and the selection accepted by the forum.").format(
            count=round_.sages_selected
        ),
    )


STAGE = Stage(
    key="survey",
    number="๑",
    label=N_("Survey of sages"),
    tab=N_("Sages"),
    registers=(SAGES, FORUMS),
    gate=gate,
    needs=needs,
    help=N_("Sages are surveyed in each village; the village forum selects among them."),
)
