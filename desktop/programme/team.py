"""Stage ๓: the lead trainer forms a team, and the target households volunteer."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.income_parts import PARTS, total
from desktop.programme.people import (
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
from desktop.words import N_, _

HOUSEHOLD = N_("Household")
INCOME = N_("Income before")
_WISH = N_("Training wanted")
_TEAM = N_("Team")

ROLES = (Choice("lead", N_("Lead trainer")), Choice("member", N_("Team member")))


def _lives_in_the_village(values: Values, _context: Context) -> Iterable[Problem]:
    home = values.get("person.village")
    if home is not None and values.get("village") not in (None, home):
        yield Problem(
            "person",
            _("This person lives in another village; check the village and the person."),
            Severity.WARNING,
        )


TEAM_MEMBERS = Register(
    key="team_members",
    label=N_("Trainer team"),
    one=N_("Team member"),
    table="team_member",
    title="person.full_name",
    order=("village.code", "role", "person.sort_key"),
    search=("person.search_text",),
    hint=N_("The lead trainer first, then the sages who join the team."),
    fields=(
        village_field(_TEAM),
        Field("person", N_("Sage"), Kind.LINK, _TEAM, required=True, target="people", width=36),
        Field(
            "role", N_("Role"), Kind.CHOICE, _TEAM, required=True, choices=ROLES, default="member"
        ),
        Field("note", N_("Duties and note"), Kind.LONG_TEXT, _TEAM, width=48),
    ),
    columns=(
        name_column("person"),
        *village_columns(),
        Column("role", N_("Role"), Kind.CHOICE, width=14, choices=ROLES),
    ),
    rules=(_lives_in_the_village,),
    lookups=("person.village",),
)

INCOME_LABELS = {
    "main": N_("Main job"),
    "secondary": N_("Secondary job"),
    "other": N_("Other income"),
    "own_use": N_("Produced for own use"),
}


def income_fields(prefix: str, section: str) -> tuple[Field, ...]:
    """จปฐ's four parts of a year's income under `prefix`."""
    return tuple(
        Field(
            prefix + part, INCOME_LABELS[part], Kind.MONEY, section, width=12, unit=N_("baht/year")
        )
        for part in PARTS
    )


class UnusualIncome:
    """A warning when a year's income looks like a month's, lacks a digit or has one too many."""

    LEAST, MOST = 3_000_00, 5_000_000_00

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __call__(self, values: Values, _context: Context) -> Iterable[Problem]:
        """A warning on the first part; none for an income of 0."""
        income = total(values, self.prefix)
        if not income or self.LEAST <= income <= self.MOST:
            return
        if income < self.LEAST:
            told = _("Low for a whole year; check whether it is a month's, or lacks a digit.")
        else:
            told = _("High for a whole year; check whether it has a digit too many.")
        yield Problem(f"{self.prefix}main", told, Severity.WARNING)


def _has_members(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("members") == 0:
        yield Problem("members", _("A household has at least one member; write how many."))


def _surveyed_by_today(values: Values, context: Context) -> Iterable[Problem]:
    surveyed = values.get("baseline_on")
    if isinstance(surveyed, date) and surveyed > context.today:
        yield Problem("baseline_on", _("The survey is in the future; check the date."))


def _responsible_is_of_the_team(values: Values, _context: Context) -> Iterable[Problem]:
    team = values.get("responsible.village")
    if team is not None and values.get("village") not in (None, team):
        yield Problem(
            "responsible",
            _("This trainer is of another village's team; choose one of this village."),
        )


HOUSEHOLDS = Register(
    key="households",
    label=N_("Target households"),
    one=N_("Household"),
    table="household",
    title="representative.full_name",
    order=("village.code", "representative.sort_key"),
    search=("representative.search_text", "wanted.search_text"),
    hint=N_("Record the households that volunteered, or import them from Excel."),
    fields=(
        *person_fields("representative", HOUSEHOLD),
        Field("house_no", N_("House number"), section=HOUSEHOLD, width=10),
        village_field(HOUSEHOLD),
        Field("head_name", N_("Head of household"), section=HOUSEHOLD, width=28),
        Field(
            "members", N_("Members"), Kind.COUNT, HOUSEHOLD, width=6, maximum=50, unit=N_("persons")
        ),
        Field("volunteered", N_("Volunteered"), Kind.FLAG, _WISH),
        Field(
            "wanted.name",
            N_("Occupation wanted"),
            section=_WISH,
            suggest="occupation_kind.name",
            width=24,
        ),
        Field(
            "responsible",
            N_("Responsible trainer"),
            Kind.LINK,
            _WISH,
            target="team_members",
            width=28,
        ),
        Field("baseline_on", N_("Surveyed on"), Kind.DATE, INCOME, sticky=True),
        *income_fields("baseline_", INCOME),
    ),
    columns=(
        name_column("representative"),
        *village_columns(),
        Column("house_no", N_("House no."), width=8),
        Column("members", N_("Members"), Kind.COUNT, width=8, total=True, unit=N_("persons")),
        Column("wanted.name", N_("Occupation"), sort="wanted.sort_key", width=16),
        Column(
            "baseline_total",
            N_("Income before"),
            Kind.MONEY,
            width=12,
            total=True,
            unit=N_("baht"),
        ),
        Column(
            "responsible.person.full_name",
            N_("Trainer"),
            sort="responsible.person.sort_key",
            width=18,
        ),
    ),
    rules=(
        born_in_the_past("representative"),
        _has_members,
        _surveyed_by_today,
        _responsible_is_of_the_team,
        UnusualIncome("baseline_"),
    ),
    lookups=("responsible.village",),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when the team is complete and every target household has all it needs to begin."""
    size = facts.leads + facts.members
    text = f"{size} · {facts.households}/{round_.households}"
    return first_missing(_missing(facts, round_), text, begun=bool(size or facts.households))


def _missing(facts: UnitFacts, round_: RoundSettings) -> Iterator[Missing]:
    size, need = facts.leads + facts.members, round_.team_size
    if facts.leads < 1:
        yield Missing(
            "team_members", _("The team has no lead trainer."), _("Record the lead trainer.")
        )
    if size < need:
        yield Missing(
            "team_members",
            _("{have} of {need} team members.").format(have=size, need=need),
            _("Team members still to record: {more}.").format(more=need - size),
        )
    yield from _missing_of_households(facts, round_.households)


def _missing_of_households(facts: UnitFacts, need: int) -> Iterator[Missing]:
    have = facts.households
    if have < need:
        yield Missing(
            "households",
            _("{have} of {need} households.").format(have=have, need=need),
            _("Households still to record: {more}.").format(more=need - have),
        )
    if unwilling := have - facts.volunteers:
        yield Missing(
            "households",
            _("Households that have not volunteered: {count}.").format(count=unwilling),
            _("Record that they volunteered, or replace them."),
        )
    if undecided := have - facts.with_occupation:
        yield Missing(
            "households",
            _("Households without a wanted occupation: {count}.").format(count=undecided),
            _("Record the occupation each household wants."),
        )
    if unasked := have - facts.with_baseline:
        yield Missing(
            "households",
            _("Households without an income before: {count}.").format(count=unasked),
            _("Record the income before the training."),
        )
    if alone := have - facts.with_responsible:
        yield Missing(
            "households",
            _("Households without a responsible trainer: {count}.").format(count=alone),
            _("Give each household a responsible team member."),
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    return (
        _("A team of {count}: one lead trainer, and members from the village's sages.").format(
            count=round_.team_size
        ),
        _("{count} target households that volunteered, each with a wanted occupation.").format(
            count=round_.households
        ),
        _("Each household with its income before, and a team member who is responsible."),
    )


STAGE = Stage(
    key="team",
    number="๓",
    label=N_("Team and target households"),
    tab=N_("Team and households"),
    registers=(HOUSEHOLDS, TEAM_MEMBERS),
    gate=gate,
    needs=needs,
    help=N_("The trainer forms a team; the households that volunteer say what they want to learn."),
)
