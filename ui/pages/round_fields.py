"""The numbers of a round as fields, so that the form of every register can edit them."""

import re
from dataclasses import asdict, replace
from datetime import date

from desktop.programme.rounds import COHORT, VILLAGE, RoundSettings
from desktop.programme.values import check_field, read_value
from desktop.programme.vocabulary import Choice, Field, Kind, Problem, Register, Value
from desktop.thai.problems import NotUnderstood
from desktop.words import N_, _

VARIANTS = (
    Choice(VILLAGE, N_("Villages (all stages)")),
    Choice(COHORT, N_("One cohort of the district")),
)
YEARS = (Choice("calendar", N_("Calendar year")), Choice("fiscal", N_("Fiscal year")))

_ROUND = N_("Round")
_NUMBERS = N_("Numbers of the stages")
_TARGETS = N_("Targets and money")


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
        _count("group_members", N_("Members a group needs"), _NUMBERS, N_("persons")),
        Field("follow_up_months", N_("Follow-up after (months, such as 1 3 6 12)"),
              section=_NUMBERS, required=True, width=32),
        _count("practising_percent", N_("Households that practise"), _TARGETS, "%", 100),
        _count("income_growth_percent", N_("Income growth"), _TARGETS, "%"),
        _count("group_percent", N_("Groups to target villages"), _TARGETS, "%"),
        Field("income_line", N_("Income line of the basic needs survey"), Kind.MONEY, _TARGETS,
              required=True, unit=N_("baht/person/year"), width=28),
        Field("material_budget", N_("Material budget of a village or cohort"), Kind.MONEY,
              _TARGETS, unit=N_("baht"), width=28),
    ),
)  # fmt: skip


def shown(settings: RoundSettings) -> dict[str, Value]:
    """The fields' values of a round."""
    values: dict[str, Value] = {
        key: value for key, value in asdict(settings).items() if not isinstance(value, list | tuple)
    }
    months = " ".join(str(month) for month in settings.follow_up_months)
    return values | {"name": _(settings.name), "follow_up_months": months}


def read(
    settings: RoundSettings, raw: dict[str, object], today: date
) -> tuple[RoundSettings, tuple[Problem, ...]]:
    """`settings` with what was typed, and what is wrong with it."""
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for field in ROUND.fields:
        try:
            given = raw[field.key]
            values[field.key] = read_value(field, given, today)
        except NotUnderstood as problem:
            problems.append(Problem(field.key, problem.reason))
            continue
        problems += check_field(field, values[field.key])
    months = _months(str(raw["follow_up_months"]))
    if not months:
        sentence = _("Write the months after the training as numbers, such as 1 3 6 12.")
        problems.append(Problem("follow_up_months", sentence))
    if problems:
        return settings, tuple(problems)
    if values["name"] == _(settings.name):  # untouched: it stays translatable
        values["name"] = settings.name
    return replace(settings, **values | {"follow_up_months": months}), ()  # type: ignore[arg-type]


def _months(text: str) -> tuple[int, ...]:
    """The months written in `text`, rising; none when it holds anything else."""
    parts = re.split(r"[\s,;/]+", text.strip())
    if not all(part.isdecimal() and 0 < int(part) <= 60 for part in parts):
        return ()
    return tuple(sorted({int(part) for part in parts}))
