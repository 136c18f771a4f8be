"""Stage ๓: the lead trainer forms a team, and the target households volunteer."""

from collections.abc import Iterable, Iterator

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.households import HOUSEHOLDS, MEMBERS
from desktop.programme.people import name_column, village_columns, village_field
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

_TEAM = N_("Team")
_APPRAISAL = N_("Appraisal")

ROLES = (Choice("lead", N_("Lead trainer")), Choice("member", N_("Team member")))

SHARING_PAGE = "team_shares"
"""The page beside the registers on which households are given to members of the team."""


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
        Field("other_reason", N_("Why, if no sage of the village"), section=_TEAM, width=48),
        Field("duties", N_("Duties"), Kind.LONG_TEXT, _TEAM, width=48),
        Field("prepared_on", N_("Day of preparation"), Kind.DATE, _TEAM, sticky=True),
        Field("order_no", N_("Order of appointment"), section=_TEAM, sticky=True, width=18),
        Field("order_on", N_("Date of the order"), Kind.DATE, _TEAM, sticky=True),
        Field("note", N_("Note"), Kind.LONG_TEXT, _TEAM, width=48),
        Field("appraised_on", N_("Appraised on"), Kind.DATE, _APPRAISAL, sticky=True),
        Field(
            "appraisal",
            N_("How the member carried the households (5 to 1)"),
            Kind.COUNT,
            _APPRAISAL,
            width=6,
            minimum=1,
            maximum=5,
        ),
        Field("appraisal_note", N_("What was seen"), Kind.LONG_TEXT, _APPRAISAL, width=48),
    ),
    columns=(
        name_column("person"),
        *village_columns(),
        Column("role", N_("Role"), Kind.CHOICE, width=14, choices=ROLES),
    ),
    rules=(_lives_in_the_village,),
    lookups=("person.village",),
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
            page=SHARING_PAGE,
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
    registers=(HOUSEHOLDS, TEAM_MEMBERS, MEMBERS),
    gate=gate,
    needs=needs,
    help=N_("The trainer forms a team; the households that volunteer say what they want to learn."),
)
