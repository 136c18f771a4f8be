"""Stage ๑: ten sages are surveyed in a village, and the village forum selects one."""

from collections.abc import Iterable, Iterator
from datetime import date

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
from desktop.words import N_, _

_CHOICE = N_("Result of the selection")
_FORUM = N_("Village forum")


def _experience_fits_age(values: Values, context: Context) -> Iterable[Problem]:
    born, years = values.get("person.birth_date"), values.get("years")
    if isinstance(born, date) and isinstance(years, int) and years > context.today.year - born.year:
        yield Problem(
            "years",
            _("More years of experience than of age; check them and the date of birth."),
            Severity.WARNING,
        )


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
        Field("craft.name", N_("Craft"), section=PERSON, suggest="occupation_kind.name", width=24),
        Field("years", N_("Years of experience"), Kind.COUNT, PERSON, width=8, maximum=100),
        Field("achievements", N_("Works and awards"), Kind.LONG_TEXT, PERSON, width=48),
        Field("votes", N_("Votes at the forum"), Kind.COUNT, _CHOICE, width=8, maximum=9999),
        Field("selected", N_("Selected as lead trainer"), Kind.FLAG, _CHOICE),
    ),
    columns=(
        name_column("person"),
        *village_columns(),
        Column("craft.name", N_("Craft"), sort="craft.sort_key", width=18),
        Column("years", N_("Experience (years)"), Kind.COUNT, width=7),
        Column("votes", N_("Votes"), Kind.COUNT, width=7),
        Column("selected", N_("Selected"), Kind.FLAG, width=9),
    ),
    rules=(born_in_the_past("person"), _experience_fits_age),
)


def _attendance_within_village(values: Values, _context: Context) -> Iterable[Problem]:
    total, present = values.get("households_total"), values.get("households_present")
    if isinstance(total, int) and isinstance(present, int) and present > total:
        yield Problem(
            "households_present", _("More households came than the village has; check both counts.")
        )


def _held_by_today(values: Values, context: Context) -> Iterable[Problem]:
    held = values.get("held_on")
    if isinstance(held, date) and held > context.today and values.get("accepted"):
        yield Problem(
            "held_on", _("The forum is still to come; check its date, or untick the acceptance.")
        )


FORUMS = Register(
    key="forums",
    label=N_("Village forums"),
    one=N_("Village forum"),
    table="forum",
    title="village.name",
    order=("village.code",),
    search=("village.search_text",),
    hint=N_("Record the forum at which the village selected its lead trainer."),
    fields=(
        village_field(_FORUM, sticky=False),  # a village has one forum
        Field("held_on", N_("Date of the forum"), Kind.DATE, _FORUM, required=True, sticky=True),
        Field("place", N_("Place"), section=_FORUM, width=28),
        Field("households_total", N_("Households in the village"), Kind.COUNT, _FORUM, width=8),
        Field("households_present", N_("Households present"), Kind.COUNT, _FORUM, width=8),
        Field("chair", N_("Chair of the forum"), section=_FORUM, width=24),
        Field("accepted", N_("The forum accepted the selection"), Kind.FLAG, _FORUM),
        Field("resolution", N_("Resolution"), Kind.LONG_TEXT, _FORUM, width=48),
    ),
    columns=(
        *village_columns(),
        Column("held_on", N_("Date"), Kind.DATE, width=12),
        Column(
            "households_present",
            N_("Present"),
            Kind.COUNT,
            width=8,
            total=True,
            unit=N_("households"),
        ),
        Column(
            "households_total",
            N_("Of"),
            Kind.COUNT,
            width=8,
            total=True,
            unit=N_("households"),
        ),
        Column("accepted", N_("Accepted"), Kind.FLAG, width=9),
    ),
    rules=(_attendance_within_village, _held_by_today),
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
    count = f"{facts.sages}/{round_.sages_surveyed}"
    if facts.forum_on is None:
        yield Missing(
            "forums",
            _("The village forum is not recorded."),
            _("Record the date and attendance of the forum."),
            _("{count} no forum yet").format(count=count),
        )
    if facts.selected != round_.sages_selected:
        yield Missing(
            "sages",
            _("{have} selected; the round selects {need}.").format(
                have=facts.selected, need=round_.sages_selected
            ),
            _("Mark exactly the sages whom the forum selected."),
        )
    if not facts.forum_present:
        yield Missing(
            "forums",
            _("The attendance of the village forum is not recorded."),
            _("Record how many households came to the forum."),
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
    return (
        _("{count} sages in each village, each with craft and years of experience.").format(
            count=round_.sages_surveyed
        ),
        _("A village forum with its date and the households that came."),
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
