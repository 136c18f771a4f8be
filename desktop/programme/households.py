"""The target households of stage ๓: who volunteered, what they want, live on, and their members."""

from collections.abc import Iterable
from datetime import date

from desktop.programme.income_parts import PARTS
from desktop.programme.people import (
    born_in_the_past,
    name_column,
    person_fields,
    village_columns,
    village_field,
)
from desktop.programme.rounds import COHORT
from desktop.programme.unusual_incomes import UnusualExpenses, UnusualIncome
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Severity,
    Values,
)
from desktop.words import N_, _

HOUSEHOLD = N_("Household")
INCOME = N_("Income before")
_WISH = N_("Training wanted")
_LIVING = N_("Living")
_PLACE = N_("Place in the round")

EXPENSE_LABELS = {
    "production": N_("Expense: production"),
    "essential": N_("Expense: living, needed"),
    "other": N_("Expense: living, not needed"),
    "debt": N_("Expense: paying debts"),
}
"""จปฐ's four kinds of a year's expenses."""

WISHES = ("wanted", "wanted_second", "wanted_third")
"""The links of the occupations a household wants, the most wanted first."""

READINESS = (
    Choice("ready", N_("Ready")),
    Choice("needs_support", N_("Needs support")),
    Choice("not_ready", N_("Not ready yet")),
)
STATUS = (
    Choice("chosen", N_("Chosen")),
    Choice("reserve", N_("Reserve")),
    Choice("withdrawn", N_("Withdrawn")),
)

STANDINGS = (
    *STATUS[:1],
    Choice("training", N_("In training")),
    Choice("practising", N_("Goes on")),
    Choice("stopped", N_("Has stopped")),
    *STATUS[1:],
    Choice("replaced", N_("Withdrawn, place taken")),
)
"""Where a household stands, as status, attendance and visits say together; never typed."""

STANDING = Column("standing", N_("Stands"), Kind.CHOICE, width=11, choices=STANDINGS)
STANDING_REASON = Column("standing_reason", N_("Why it stopped or withdrew"))

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


def _is_not_its_own_trainer(values: Values, _context: Context) -> Iterable[Problem]:
    """Told by the national IDs; without both of them by the names, which a namesake has too."""
    ids = {values.get(f"{one}.national_id") for one in ("representative", "responsible.person")}
    names = [
        tuple(values.get(f"{one}.{part}") for part in ("first_name", "last_name"))
        for one in ("representative", "responsible.person")
    ]
    if len(ids) == 1 and all(ids):
        yield Problem("responsible", _("A household cannot be its own trainer; choose another."))
    elif not all(ids) and names[0] == names[1] and all(names[0]):
        yield Problem(
            "responsible",
            _("Named as the household itself, which cannot be its own trainer; check who it is."),
            Severity.WARNING,
        )


def _joins_a_group_of_its_village(values: Values, context: Context) -> Iterable[Problem]:
    """In a cohort the persons of a group live in several villages."""
    place = values.get("group.village")
    if context.round.variant == COHORT or place is None:
        return
    if values.get("village") not in (None, place):
        yield Problem(
            "group",
            _("This group is of another village; check which group the household is in."),
            Severity.WARNING,
        )


def _wishes_differ(values: Values, _context: Context) -> Iterable[Problem]:
    wishes = [values.get(f"{link}.name") for link in WISHES]
    for at, link in enumerate(WISHES):
        if wishes[at] and wishes[at] in wishes[:at]:
            yield Problem(f"{link}.name", _("This is wished already; write another, or none."))


def _has_a_status(values: Values, _context: Context) -> Iterable[Problem]:
    if "status" in values and values["status"] is None:  # what says nothing of it is chosen
        yield Problem("status", _("Choose whether the household has a place, or waits for one."))


def _withdraws_with_reason(values: Values, _context: Context) -> Iterable[Problem]:
    if values.get("status") == "withdrawn" and not values.get("withdrawn_reason"):
        yield Problem("withdrawn_reason", _("Write why the household withdrew."))


def _takes_a_place_that_is_free(values: Values, _context: Context) -> Iterable[Problem]:
    status = values.get("replaces.status")
    if values.get("replaces") is not None and status not in (None, "withdrawn"):
        yield Problem("replaces", _("That household has not withdrawn; choose one that has."))


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
        Field("applied_on", N_("Application signed on"), Kind.DATE, _WISH, sticky=True),
        Field("readiness", N_("Readiness"), Kind.CHOICE, _WISH, choices=READINESS, width=18),
        Field(
            "wanted.name",
            N_("Occupation wanted"),
            section=_WISH,
            suggest="occupation_kind.name",
            width=24,
        ),
        *(
            Field(f"{link}.name", label, section=_WISH, suggest="occupation_kind.name", width=24)
            for link, label in (
                ("wanted_second", N_("Second wish")),
                ("wanted_third", N_("Third wish")),
            )
        ),
        Field("intent", N_("What for"), Kind.LONG_TEXT, _WISH, width=48),
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
        *(
            Field(f"expense_{part}", label, Kind.MONEY, _LIVING, width=12, unit=N_("baht/year"))
            for part, label in EXPENSE_LABELS.items()
        ),
        Field("debts", N_("Debts"), Kind.MONEY, _LIVING, width=12, unit=N_("baht")),
        Field("savings", N_("Savings"), Kind.MONEY, _LIVING, width=12, unit=N_("baht")),
        Field("land", N_("Land to work on"), Kind.QUANTITY, _LIVING, width=8, unit=N_("rai")),
        Field("tools", N_("Tools"), section=_LIVING, width=48),
        Field("funds", N_("Funds used"), section=_LIVING, suggest="household.funds", width=48),
        Field(
            "status",
            N_("Status in the round"),
            Kind.CHOICE,
            _PLACE,
            choices=STATUS,
            default="chosen",
            width=16,
        ),
        Field(
            "group",
            N_("Occupation group"),
            Kind.LINK,
            _PLACE,
            target="groups",
            width=36,
            hint=N_("The group of this round that the household has joined."),
        ),
        Field(
            "reserve_rank",
            N_("Rank in the reserve"),
            Kind.COUNT,
            _PLACE,
            width=6,
            minimum=1,
            maximum=999,
        ),
        Field("withdrawn_on", N_("Withdrew on"), Kind.DATE, _PLACE),
        Field("withdrawn_reason", N_("Why it withdrew"), section=_PLACE, width=48),
        Field("replaces", N_("In the place of"), Kind.LINK, _PLACE, target="households", width=36),
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
        STANDING,
    ),
    rules=(
        born_in_the_past("representative"),
        _has_members,
        _surveyed_by_today,
        _responsible_is_of_the_team,
        _is_not_its_own_trainer,
        _joins_a_group_of_its_village,
        UnusualIncome("baseline_", "members"),
        UnusualExpenses([f"expense_{kind}" for kind in EXPENSE_LABELS], "baseline_"),
        _wishes_differ,
        _has_a_status,
        _withdraws_with_reason,
        _takes_a_place_that_is_free,
    ),
    lookups=(
        "responsible.village",
        "responsible.person.national_id",
        "responsible.person.first_name",
        "responsible.person.last_name",
        "group.village",
        "replaces.status",
    ),
)

MEMBERS = Register(
    key="household_members",
    label=N_("Household members"),
    one=N_("Household member"),
    table="household_member",
    title="person.full_name",
    order=("household.village.code", "household.representative.sort_key", "id"),
    search=("person.search_text", "household.representative.search_text"),
    round="household.round",
    village="household.village",
    hint=N_("Record the members of a household who live or train with it."),
    fields=(
        Field(
            "household",
            N_("Household of"),
            Kind.LINK,
            HOUSEHOLD,
            required=True,
            target="households",
            sticky=True,
            width=36,
        ),
        *person_fields("person", HOUSEHOLD),
        Field(
            "relation",
            N_("Relation"),
            section=HOUSEHOLD,
            suggest="household_member.relation",
            width=18,
        ),
        Field("trains", N_("Trains too"), Kind.FLAG, HOUSEHOLD),
        Field("note", N_("Note"), Kind.LONG_TEXT, HOUSEHOLD, width=48),
    ),
    columns=(
        name_column("person"),
        Column(
            "household.representative.full_name",
            N_("Household of"),
            sort="household.representative.sort_key",
            width=22,
        ),
        *village_columns("household.village"),
        Column("relation", N_("Relation"), width=12),
        Column("trains", N_("Trains too"), Kind.FLAG, width=8),
    ),
    rules=(born_in_the_past("person"),),
)
