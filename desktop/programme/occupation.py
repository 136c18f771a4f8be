"""Stage ๕: the team teaches the occupation, and groups form."""

from collections.abc import Iterable, Iterator

from desktop.programme.gates import Missing, Progress, UnitFacts, first_missing
from desktop.programme.people import GROUP_CLASSES, name_column, village_columns, village_field
from desktop.programme.period import PERIOD_COLUMNS, PERIOD_RULES, days_within, period_fields
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

_TRAINING = N_("Training")
_GROUP = N_("Group")
_PEOPLE = N_("Members and officers")

TRAININGS = Register(
    key="trainings",
    label=N_("Trainings"),
    one=N_("Training"),
    table="training",
    title="curriculum",
    order=("village.code", "starts_on"),
    search=("search_text",),
    hint=N_("Record what was taught in each village, and when."),
    fields=(
        Field(
            "village", N_("Village"), Kind.LINK, _TRAINING, target="village", sticky=True, width=28
        ),
        Field(
            "curriculum",
            N_("Curriculum"),
            section=_TRAINING,
            required=True,
            suggest="training.curriculum",
            width=36,
        ),
        *period_fields(_TRAINING, "training.place"),
    ),
    columns=(
        Column("curriculum", N_("Curriculum"), sort="sort_key", width=24),
        *village_columns(),
        *PERIOD_COLUMNS,
    ),
    rules=PERIOD_RULES,
)


ATTENDANCES = Register(
    key="attendances",
    label=N_("Training participants"),
    one=N_("Training participant"),
    table="attendance",
    title="household.representative.full_name",
    order=("household.village.code", "household.representative.sort_key"),
    search=("household.representative.search_text",),
    round="training.round",
    village="household.village",
    hint=N_("Record how many days each household attended."),
    fields=(
        Field(
            "training",
            N_("Training"),
            Kind.LINK,
            _TRAINING,
            required=True,
            target="trainings",
            sticky=True,
            width=36,
        ),
        Field(
            "household",
            N_("Household"),
            Kind.LINK,
            _TRAINING,
            required=True,
            target="households",
            width=36,
        ),
        Field(
            "days_attended",
            N_("Days of training attended"),
            Kind.COUNT,
            _TRAINING,
            required=True,
            width=6,
            maximum=99,
        ),
    ),
    columns=(
        name_column("household.representative"),
        *village_columns("household.village"),
        Column("training.curriculum", N_("Training"), sort="training.sort_key", width=24),
        Column("days_attended", N_("At the training (days)"), Kind.COUNT, width=6),
    ),
    rules=(days_within("training"),),
    lookups=("training.days",),
)


def _enough_members(values: Values, context: Context) -> Iterable[Problem]:
    members, least = values.get("members"), context.round.group_members
    if isinstance(members, int) and members < least:
        yield Problem(
            "members",
            _("A group of the round has at least {least} members; check the count.").format(
                least=least
            ),
            Severity.WARNING,
        )


RECORDED = Column("households", N_("Households in it"), Kind.COUNT, width=8)
"""How many chosen households of the round say that they are in the group; never typed."""


def _no_more_households_than_members(values: Values, _context: Context) -> Iterable[Problem]:
    members, recorded = values.get("members"), values.get(RECORDED.key)
    if isinstance(members, int) and isinstance(recorded, int) and recorded > members:
        sentence = _("{count} households are recorded in this group, more than it has members.")
        yield Problem("members", sentence.format(count=recorded), Severity.WARNING)


GROUPS = Register(
    key="groups",
    label=N_("Occupation groups"),
    one=N_("Occupation group"),
    table="occupation_group",
    title="name",
    order=("village.code", "sort_key"),
    search=("search_text",),
    hint=N_("Register the groups that households of the same occupation form."),
    fields=(
        village_field(_GROUP),
        Field("name", N_("Name of the group"), section=_GROUP, required=True, width=36),
        Field("group_class", N_("Class"), Kind.CHOICE, _GROUP, choices=GROUP_CLASSES, width=18),
        Field(
            "occupation.name",
            N_("Occupation or product"),
            section=_GROUP,
            suggest="occupation_kind.name",
            width=24,
        ),
        Field("registered_on", N_("Registered on"), Kind.DATE, _GROUP),
        Field("phone", N_("Telephone"), Kind.PHONE, _GROUP, width=14),
        Field(
            "members", N_("Members"), Kind.COUNT, _PEOPLE, width=6, unit=N_("persons"), maximum=9999
        ),
        Field("chair", N_("Chair"), section=_PEOPLE, width=28),
        Field("secretary", N_("Secretary"), section=_PEOPLE, width=28),
        Field("treasurer", N_("Treasurer"), section=_PEOPLE, width=28),
        Field("has_rules", N_("The group has written rules"), Kind.FLAG, _PEOPLE),
        Field("fund", N_("Fund"), Kind.MONEY, _PEOPLE, width=12, unit=N_("baht")),
    ),
    columns=(
        Column("name", N_("Group"), sort="sort_key", width=28),
        *village_columns(),
        Column("group_class", N_("Class"), Kind.CHOICE, width=14, choices=GROUP_CLASSES),
        Column("members", N_("Members"), Kind.COUNT, width=8, total=True, unit=N_("persons")),
        RECORDED,
        Column("registered_on", N_("Registered"), Kind.DATE, width=12),
        Column("chair", N_("Chair"), width=18),
    ),
    rules=(_enough_members, _no_more_households_than_members),
    beside=(("members", RECORDED),),
)


def gate(facts: UnitFacts, round_: RoundSettings) -> Progress:
    """Done when the curriculum was taught, attendance is recorded and a group is complete.

    One group has to have all: the round's members, officers, rules and a fund.
    """
    need = facts.households or round_.households
    begun = bool(facts.trainings or facts.groups)
    text = _("attended {have}/{need}").format(have=facts.attended, need=need)
    if facts.groups and facts.attended >= need:
        text = _("groups: {count}").format(count=facts.groups)
    return first_missing(
        _missing(facts, round_, need), text if begun else _("not begun"), begun=begun
    )


def _missing(facts: UnitFacts, round_: RoundSettings, need: int) -> Iterator[Missing]:
    if not facts.trainings:
        yield Missing(
            "trainings",
            _("The training in the village is not recorded."),
            _("Record what was taught and when."),
        )
    if facts.attended < need:
        yield Missing(
            "attendances",
            _("Attendance of {have} of {need} households is recorded.").format(
                have=facts.attended, need=need
            ),
            _("Record the days each household attended."),
        )
    if not facts.groups:
        yield Missing(
            "groups",
            _("No occupation group is registered yet."),
            _("Register the group that formed."),
            _("trained, no group yet"),
        )
    if facts.largest_group < round_.group_members:
        yield Missing(
            "groups",
            _("The group has fewer than {least} members.").format(least=round_.group_members),
            _("Record the group's members."),
        )
    if not facts.complete_groups:
        yield Missing(
            "groups",
            _("No group has members, officers, rules and fund all recorded."),
            _("Complete one group's members, officers, rules and fund."),
        )


def needs(round_: RoundSettings) -> tuple[str, ...]:
    """What the gate will ask for, in sentences with the round's numbers."""
    return (
        _("What was taught, when, and how many days each household attended."),
        _("An occupation group of at least {least} members, with officers, rules and fund.").format(
            least=round_.group_members
        ),
    )


STAGE = Stage(
    key="occupation",
    number="๕",
    label=N_("Occupation training and groups"),
    tab=N_("Training and groups"),
    registers=(TRAININGS, ATTENDANCES, GROUPS),
    gate=gate,
    needs=needs,
    help=N_("The team teaches the households; those of one occupation form a group."),
)
