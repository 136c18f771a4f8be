"""The round as a register: its numbers as fields of a form, and what is wrong with them."""

from collections.abc import Iterable
from dataclasses import asdict

from desktop.programme.rounds import COHORT, VILLAGE, RoundSettings
from desktop.programme.stages import STAGES
from desktop.programme.values import check_field
from desktop.programme.vocabulary import Choice, Field, Kind, Problem, Register
from desktop.words import N_, _

FIRST_YEAR, LAST_YEAR = 2500, 2699
LAST_MONTH = 60
"""The latest month after a training in which a household is still visited."""

VARIANTS = (
    Choice(VILLAGE, N_("Villages (all stages)")),
    Choice(COHORT, N_("One cohort of the district")),
)
YEARS = (Choice("calendar", N_("Calendar year")), Choice("fiscal", N_("Fiscal year")))
_YEAR_KEYS = {choice.key for choice in YEARS}

_ROUND = N_("Round")
_NUMBERS = N_("Numbers of the stages")
_TARGETS = N_("Targets and money")
_CEILINGS = N_("Ceilings of a course's costs")


def _count(key: str, label: str, section: str, unit: str = "", maximum: int = 999) -> Field:
    return Field(
        key,
        label,
        Kind.COUNT,
        section,
        required=True,
        unit=unit,
        width=20,
        minimum=0,
        maximum=maximum,
    )


def _ceiling(key: str, label: str, unit: str) -> Field:
    return Field(key, label, Kind.MONEY, _CEILINGS, unit=unit, width=20, minimum=0)


ROUND = Register(
    key="round",
    label=N_("Rounds"),
    one=N_("Round"),
    table="round",
    title="name",
    order=(),
    search=(),
    columns=(),
    round="",
    village="",
    fields=(
        Field("name", N_("Official name of the project"), section=_ROUND, required=True, width=60),
        Field("certificate_year", N_("Certificates are numbered by"), Kind.CHOICE, _ROUND,
              required=True, choices=YEARS, width=20),
        _count("sages_surveyed", N_("Sages surveyed in a village"), _NUMBERS, N_("persons")),
        _count("sages_selected", N_("Sages selected"), _NUMBERS, N_("persons")),
        _count("team_size", N_("Trainer team with its lead"), _NUMBERS, N_("persons")),
        _count("households", N_("Target households or persons"), _NUMBERS),
        _count("course_days", N_("Days of the trainer course"), _NUMBERS, N_("days")),
        _count("attendance_percent", N_("Attendance needed to pass"), _NUMBERS, "%", 100),
        _count("test_percent", N_("Marks needed to pass (0: none)"), _NUMBERS, "%", 100),
        _count("quorum_percent", N_("Households a forum needs (0: not asked)"), _NUMBERS, "%", 100),
        _count("group_members", N_("Members a group needs"), _NUMBERS, N_("persons")),
        Field("follow_up_months", N_("Follow-up after (months, such as 1 3 6 12)"),
              section=_NUMBERS, required=True, width=32),
        _count("practising_percent", N_("Households that practise"), _TARGETS, "%", 100),
        _count("income_growth_percent", N_("Income growth"), _TARGETS, "%"),
        _count("group_percent", N_("Groups to target villages"), _TARGETS, "%"),
        Field("income_line", N_("Income line of the basic needs survey"), Kind.MONEY, _TARGETS,
              required=True, unit=N_("baht/person/year"), width=28, minimum=0),
        Field("material_budget", N_("Material budget of a village or cohort"), Kind.MONEY,
              _TARGETS, unit=N_("baht"), width=28, minimum=0),
        _ceiling("speaker_state", N_("Speaker of the state"), N_("baht/hour")),
        _ceiling("speaker_private", N_("Speaker from outside the state"), N_("baht/hour")),
        _ceiling("snack_state", N_("Refreshments, state place"), N_("baht/person")),
        _ceiling("snack_private", N_("Refreshments, private place"), N_("baht/person")),
        _ceiling("meals_all", N_("All meals of a day"), N_("baht/person/day")),
        _ceiling("meals_part", N_("Some meals of a day"), N_("baht/person/day")),
    ),
)  # fmt: skip


def check_round(settings: RoundSettings) -> Iterable[Problem]:
    """What is wrong with a round's numbers, each by its field; nothing when it can be stored."""
    values = asdict(settings)
    for field in ROUND.fields:
        yield from check_field(field, values[field.key])
    if not FIRST_YEAR <= settings.year <= LAST_YEAR:
        sentence = _("Write the fiscal year of the Buddhist era, such as 2569.")
        yield Problem("year", sentence)
    if settings.variant not in (VILLAGE, COHORT):
        yield Problem("variant", _("There is no such kind of round; choose one that is offered."))
    if settings.certificate_year and settings.certificate_year not in _YEAR_KEYS:
        yield Problem("certificate_year", _("Choose the calendar year or the fiscal year."))
    if (settings.sages_selected or 0) > (settings.sages_surveyed or 0):  # blank in a form
        yield Problem("sages_selected", _("No more sages can be selected than are surveyed."))
    yield from _check_stages(settings.stages)
    yield from _check_months(settings.follow_up_months)


def _check_stages(stages: tuple[str, ...]) -> Iterable[Problem]:
    if not stages:
        yield Problem("stages", _("A round needs a stage; choose at least one."))
    if len(set(stages)) < len(stages) or not {one.key for one in STAGES}.issuperset(stages):
        yield Problem("stages", _("A round has stages of the programme, each once."))


def _check_months(months: tuple[int, ...]) -> Iterable[Problem]:
    rising = list(months) == sorted(set(months))
    if not months or not rising or not all(0 < month <= LAST_MONTH for month in months):
        sentence = _("Write the months after the training as numbers, such as 1 3 6 12.")
        yield Problem("follow_up_months", sentence)
